"""What a report says of points, actions and grades: in figures, or in words where the public reads it."""

from auditor.rules.forms import GRADES
from auditor.rules.results import report_grades
from auditor.rules.results.report_facts import ReportFacts
from auditor.rules.results.report_words import (
    FEWEST_SAID,
    are,
    counted,
    few_in_words,
    half,
    listed,
    number,
    sentence,
    share,
)


def strengths(facts: ReportFacts) -> str:
    """The strengths in the lead's words as a list; nothing where none is written."""
    return _points("strength", "strengths", facts.strengths)


def improvements(facts: ReportFacts) -> str:
    """The areas for improvement in the lead's words as a list; nothing where none is written."""
    return _points("area for improvement", "areas for improvement", facts.improvements)


def actions(facts: ReportFacts, public: bool) -> str:
    """How many actions were asked for, and what became of them."""
    if not facts.actions:
        return "The audits asked for no actions." if facts.audits else ""
    asked = f"The audits asked for {few_in_words(facts.actions, 'action', public)}."
    became = _closed_in_public(facts) if public else _became(facts)
    return f"{asked} {became}"


def graded(facts: ReportFacts, public: bool) -> str:
    """The grades overall after review; in public their drift in words where there is no table."""
    overall = facts.grades[0].counts if facts.grades else ()
    if not any(overall):
        return ""
    elif not public:
        return f"{_by_grade(overall)} The table and the picture show the grades after review."
    found = report_grades.printed(facts.grades, facts.audits, public)
    if found.rows:
        what = "The table and the picture show" if found.drawn else "The table shows"
        return f"{what} the grades after review. {found.why}".strip()
    else:
        return f"{_drift(overall)} {found.why}".strip()


def agreement(facts: ReportFacts, public: bool) -> str:
    """In how many audits the review kept the overall grade that the auditor first gave."""
    if not facts.pairs or (public and facts.pairs < FEWEST_SAID):
        return ""
    many = half(facts.agreed, facts.pairs) if public else number(facts.agreed)
    audits = "the audits" if public else counted(facts.pairs, "audit")
    return f"In {many} of {audits} the review kept the overall grade that the auditor had first given."


def _points(one: str, many: str, texts: tuple[str, ...]) -> str:
    if not texts:
        return ""
    head = f"The audits found this {one}:" if len(texts) == 1 else f"The audits found these {many}:"
    return "\n".join([head, *(f"- {' '.join(text.split())}" for text in texts)])


def _became(facts: ReportFacts) -> str:
    still = facts.actions - facts.actions_done - facts.actions_not_needed
    parts = [
        (count, words) for count, words in (
            (facts.actions_done, "done and verified"),
            (facts.actions_not_needed, "no longer needed"),
            (still, "still open"),
        ) if count
    ]
    if facts.actions == 1:
        return f"It is {parts[0][1]}."
    elif len(parts) == 1:
        return f"All of them are {parts[0][1]}."
    else:
        return f"Of these, {listed(f'{number(n)} {are(n)} {words}' for n, words in parts)}."


def _closed_in_public(facts: ReportFacts) -> str:
    closed = facts.actions_done + facts.actions_not_needed
    if closed == facts.actions:
        return "All of them are done and verified, or no longer needed."
    elif not closed:
        return "None of them is verified as done yet."
    else:
        many = share(closed, facts.actions)
        return f"{sentence(many)} of them are done and verified, or no longer needed."


def _by_grade(overall: tuple[int, ...]) -> str:
    given = [(n, grade.label.lower()) for n, grade in zip(overall, GRADES, strict=True) if n]
    (most, best), *others = given
    first = f"{counted(most, 'audit')} {'was' if most == 1 else 'were'} graded {best}"
    return f"Overall, {listed([first, *(f'{number(n)} {label}' for n, label in others)])}."


def _drift(overall: tuple[int, ...]) -> str:
    """Which side of half is good or better: no count, and the same words where all are of one grade."""
    total, good = sum(overall), sum(overall[:2])
    if total < FEWEST_SAID:
        return ""
    return f"{sentence(half(good, total))} of the audits were graded good or outstanding overall."
