"""Forms: the list of versions, and one whole form as people are asked it."""

from flask import Blueprint

from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.forms import GRADES, Condition, FormDefinition, Question
from auditor.rules.rights.permissions import Duty
from auditor.web.guard import loads, on_duty
from auditor.web.page import page
from auditor.web.words import finding_kind, listed
from auditor.work import forms, settings

blueprint = Blueprint("forms", __name__)
of_version = loads("version", forms.get_published)
SUBJECTS = {SubjectKey.CASE: "One case", SubjectKey.SUPERVISION: "One worker’s supervision"}


@blueprint.get("/forms")
@on_duty(Duty.KEEP_FORMS)
def every():
    """Every published version of every form."""
    return page("home/forms/every.html", versions=[_listed(one) for one in forms.published()])


@blueprint.get("/forms/<id:version_id>")
@on_duty(Duty.KEEP_FORMS)
@of_version
def show(version):
    """The whole form, read-only, with what decides whether a question is asked."""
    form = forms.form_of(version.id)
    return page(
        "home/forms/show.html", version=version, form=form, subject=SUBJECTS[form.subject],
        sections=[_section(form, section) for section in form.sections],
        grade_help=_grade_help(), evidence_needed=settings.get("evidence_needed"),
    )


def _grade_help() -> list[tuple[str, str]]:
    given = settings.get("grade_help")
    return [(grade.label, given[grade.key]) for grade in GRADES if given.get(grade.key)]


def _listed(version) -> dict:
    form = forms.form_of(version.id)
    return {
        "id": version.id,
        "title": form.title,
        "number": version.number,
        "subject": SUBJECTS[form.subject],
        "questions": sum(1 for question in form.questions() if question.number),
        "sections": len(form.sections),
        "published_at": version.published_at,
    }


def _section(form: FormDefinition, section) -> dict:
    return {
        "key": section.key,
        "title": section.title,
        "questions": [
            {"asked": question, "notes": _notes(form, question)} for question in section.questions
        ],
    }


def _notes(form: FormDefinition, question: Question) -> list[tuple[str, str]]:
    """What is known of a question besides its text: (what, words)."""
    found = [
        ("Asked", "; ".join(_when(form, one) for one in question.shown_when)),
        (question.evidence_label or "Evidence", _evidence(question)),
        ("May be told as", _findings(question)),
        ("Judges", {"compliance": "compliance: is it there, in time",
                    "quality": "quality: is it any good"}.get(question.aspect or "", "")),
        ("Themes", listed(question.themes)),
        ("May be left empty", "yes" if question.optional else ""),
        ("Follows up", "actions of earlier audits" if question.follows_up else ""),
    ]
    return [(what, words) for what, words in found if words]


def _when(form: FormDefinition, condition: Condition) -> str:
    if condition.question is None:
        plans = _either(sorted(condition.values))
        return f"{'unless' if condition.negated else 'only if'} the plan is {plans}"
    asked = form.question(condition.question)
    answers = _either(_labels(asked, condition.values))
    which = f"question {asked.number}" if asked.number else f"“{asked.text}”"
    return f"only if the answer to {which} is {answers}"


def _evidence(question: Question) -> str:
    reasons = [option.label for option in question.options if option.asks == "reason"]
    if question.evidence_for and len(question.evidence_for) == len(question.options):
        words = "asked for on every answer"
    elif question.evidence_for and question.options:
        words = f"asked for on {listed(_labels(question, question.evidence_for))}"
    elif question.evidence_for:
        words = "asked for"
    else:
        words = ""
    reason = f"a short reason on {listed(reasons)}" if reasons else ""
    return "; ".join(piece for piece in (words, reason) if piece)


def _findings(question: Question) -> str:
    kinds: dict[str, list[str]] = {}
    for answer, kind in question.findings.items():
        kinds.setdefault(kind, []).append(answer)
    return "; ".join(
        f"{finding_kind(kind).lower()}" + (
            f" ({listed(_labels(question, answers))})" if question.options else ""
        )
        for kind, answers in kinds.items()
    )


def _labels(question: Question, keys) -> list[str]:
    """The labels of these answers, in the order of the form."""
    return [option.label for option in question.options if option.key in keys] or sorted(keys)


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), *words[-1:]] if len(words) > 1 else words)
