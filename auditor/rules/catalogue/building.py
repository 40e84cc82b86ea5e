"""The few words that the forms of the catalogue are written in; each returns plain data."""

USUAL = [
    {"key": "yes", "label": "Yes", "asks": None},
    {"key": "partly", "label": "Partly", "asks": None},
    {"key": "no", "label": "No", "asks": None},
    {"key": "not_evidenced", "label": "Not evidenced on file", "asks": None},
    {"key": "not_applicable", "label": "Not applicable", "asks": "reason"},
]
FATHERS = [
    {"key": "known", "label": "Known", "asks": None},
    {"key": "tried", "label": "Tried", "asks": None},
    {"key": "not_tried", "label": "Not tried", "asks": None},
    {"key": "not_applicable", "label": "Not applicable", "asks": "reason"},
]
SCALES = {"usual": USUAL, "fathers": FATHERS}
ASKS_EVIDENCE = {"usual": ["partly", "no", "not_evidenced"], "fathers": ["tried", "not_tried"]}
FINDINGS = {
    "usual": {"yes": "strength", "partly": "improvement", "no": "improvement",
              "not_evidenced": "recording"},
    # Having tried is neither: what was tried, and how often, is for the auditor's own words.
    "fathers": {"known": "strength", "not_tried": "improvement"},
}
GRADE_KEYS = ["outstanding", "good", "requires_improvement", "inadequate"]


def form(key: str, title: str, subject: str, version: int, scales: list[str],
         *sections: dict) -> dict:
    return {"key": key, "title": title, "subject": subject, "version": version,
            "scales": {name: [dict(option) for option in SCALES[name]] for name in scales},
            "sections": list(sections)}


def section(key: str, title: str, *questions: dict, rail: str | None = None) -> dict:
    return {"key": key, "title": title, "rail": rail or title, "questions": list(questions)}


def there(key: str, text: str, hint: str, **more: object) -> dict:
    """A question of compliance: is it there, and in time?"""
    return judged(key, text, hint, "compliance", **more)


def good(key: str, text: str, hint: str, **more: object) -> dict:
    """A question of quality: is it any good?"""
    return judged(key, text, hint, "quality", **more)


def judged(key: str, text: str, hint: str, aspect: str, *, themes: tuple[str, ...] = (),
           scale: str = "usual", shown_when: dict | None = None,
           follows_up: bool = False) -> dict:
    question = asked(key, "scale", text, hint, aspect, themes, ASKS_EVIDENCE[scale],
                     FINDINGS[scale])
    return question | {"scale": scale, "shown_when": shown_when, "follows_up": follows_up}


def written(key: str, text: str, hint: str, finding: str) -> dict:
    """A question answered in the auditor's own words, which are a finding of that kind."""
    return asked(key, "text", text, hint, "quality", (), [], {"any": finding})


def graded(key: str, text: str, hint: str, evidence_label: str = "Reasons") -> dict:
    question = asked(key, "grade", text, hint, "quality", (), GRADE_KEYS, {})
    return question | {"evidence_label": evidence_label}


def asked(key: str, kind: str, text: str, hint: str, aspect: str, themes: tuple[str, ...],
          evidence_for: list[str], findings: dict[str, str]) -> dict:
    return {
        "key": key,
        "kind": kind,
        "text": text,
        "hint": hint,
        "aspect": aspect,
        "themes": list(themes),
        "evidence_label": "Evidence",
        "evidence_for": list(evidence_for),
        "findings": dict(findings),
        "shown_when": None,
        "optional": False,
        "follows_up": False,
    }
