"""Findings of one audit: chosen and worded by the auditor, changed visibly by reviewers."""

from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.reviews import Finding, FindingChange
from auditor.rules.answers import Answer
from auditor.rules.findings import Candidate, candidates, check_sentence
from auditor.rules.forms import Form
from auditor.rules.typed import clean_text
from auditor.work import answers, clock, forms


def candidates_of(audit: Audit) -> list[Candidate]:
    """What may be told of an audit, in the order of its form."""
    form = forms.form_of(audit.form_version_id)
    return candidates(form, answers.of(audit.id), audit.plan)


def by_question(audit: Audit) -> dict[str, Finding]:
    """Every finding that was ever chosen, by question key; `told` says whether it still is."""
    query = Finding.select(Finding, Person).join(Person).where(Finding.audit == audit.id)
    return {finding.question: finding for finding in query}


def told(audit: Audit) -> list[Finding]:
    """The findings that the audit tells, in the order of its form, strengths first.

    A finding whose question is hidden now, or whose answer no longer makes it one, is not told.
    """
    chosen = by_question(audit)
    order = ("strength", "improvement", "recording")
    possible = [one for one in candidates_of(audit) if one.question.key in chosen]
    found = [chosen[one.question.key] for one in possible if chosen[one.question.key].told]
    return sorted(found, key=lambda finding: order.index(finding.kind))


def set_finding(
    audit: Audit, person: int, question: str, kind: str, sentence: str, told: bool
) -> str | None:
    """Choose, word or drop the finding on one question; returns what is wrong with it, or None.

    What it said before is kept with who said it.
    """
    sentence = clean_text(sentence).strip()
    problem = check_sentence(sentence) if told else None
    if problem:
        return problem
    with change():
        before = Finding.get_or_none(Finding.audit == audit.id, Finding.question == question)
        if before is None:
            _choose(audit, person, question, kind, sentence, told)
        elif (before.kind, before.sentence, before.told) != (kind, sentence, told):
            _change(before, person, kind, sentence, told)
    return None


def changes(audit: Audit) -> dict[str, list[FindingChange]]:
    """How the findings stood before they were changed, oldest first, by question key."""
    query = (
        FindingChange.select(FindingChange, Finding, Person)
        .join(Finding).switch(FindingChange).join(Person)
        .where(Finding.audit == audit.id)
        .order_by(FindingChange.id)
    )
    found: dict[str, list[FindingChange]] = {}
    for one in query:
        found.setdefault(one.finding.question, []).append(one)
    return found


def still_open(audit: Audit, form: Form, given: dict[str, Answer]) -> dict[str, str]:
    """What keeps an audit from being sent, as far as findings go: none chosen where some could be."""
    if candidates(form, given, audit.plan) and not told(audit):
        return {"findings": "Choose what to tell the worker, and write one sentence for each"}
    else:
        return {}


def _choose(audit, person, question, kind, sentence, told) -> None:
    if told:
        Finding.insert(
            audit=audit, question=question, kind=kind, sentence=sentence, told=True,
            by=person, at=clock.now(),
        ).execute()


def _change(before: Finding, person: int, kind: str, sentence: str, told: bool) -> None:
    FindingChange.insert(
        finding=before, kind=before.kind, sentence=before.sentence, told=before.told,
        by=before.by_id, at=before.at,
    ).execute()
    Finding.update(
        kind=kind, sentence=sentence or before.sentence, told=told, by=person,
        at=clock.now(),
    ).where(Finding.id == before.id).execute()
