"""Findings of one audit: chosen and worded by the auditor, changed visibly by reviewers."""

from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.reviews import Finding, FindingChange
from auditor.rules import audit_subjects
from auditor.rules.answers import Answer
from auditor.rules.audits.findings import (
    ANSWER_CHANGED,
    CANNOT_BE_TOLD,
    FindingCandidate,
    answer_changed,
    candidates,
    describe_change,
    sentence_fault,
)
from auditor.rules.forms import FINDING_KINDS, FormDefinition
from auditor.rules.parsing import clean_text
from auditor.rules.rights.permissions import Act
from auditor.work import clock, forms
from auditor.work.audits import answers, audits
from auditor.work.signed_in import SignedIn

Answers = dict[str, Answer]  # by question key
Chosen = dict[str, Finding]  # likewise


def candidates_of(audit: Audit, given: Answers | None = None) -> list[FindingCandidate]:
    """What may be told of an audit, in the order of its form, on its answers or those `given`."""
    form = forms.form_of(audit.form_version_id)
    return candidates(form, answers.of(audit.id) if given is None else given, audit.plan)


def by_question(audit: Audit) -> dict[str, Finding]:
    """Every finding that was ever chosen, by question key; `told` says whether it still is."""
    query = Finding.select(Finding, Person).join(Person).where(Finding.audit == audit.id)
    return {finding.question: finding for finding in query}


def told(
    audit: Audit, given: Answers | None = None, chosen: Chosen | None = None
) -> list[Finding]:
    """The findings that the audit tells, in the order of its form, strengths first.

    A finding whose question is hidden now, or whose answer no longer makes it one, is not told; the
    kind of the others is what the answer makes them. Here and below, on the answers `given` and the
    findings `chosen` as they stand, unless a reader is given them as they were sent.
    """
    found = []
    for one, finding in _told_now(audit, given, chosen):
        finding.kind = one.kind
        found.append(finding)
    return sorted(found, key=lambda finding: FINDING_KINDS.index(finding.kind))


def outdated(
    audit: Audit, given: Answers | None = None, chosen: Chosen | None = None
) -> dict[str, str]:
    """By question key, what became of the answers under findings that nobody looked at since.

    Such a finding keeps an audit from being sent and from being signed off.
    """
    return {
        one.question.key: describe_change(finding, one)
        for one, finding in _told_now(audit, given, chosen) if answer_changed(finding, one)
    }


def dropped(
    audit: Audit, given: Answers | None = None, chosen: Chosen | None = None
) -> list[Finding]:
    """The findings that were chosen and are not told, as their answer no longer makes them one."""
    possible = {one.question.key for one in candidates_of(audit, given)}
    chosen = by_question(audit) if chosen is None else chosen
    return [finding for key, finding in chosen.items() if finding.told and key not in possible]


def set_finding(
    audit: Audit, me: SignedIn, question: str, sentence: str, told: bool, seen: str | None = None
) -> str | None:
    """Choose, word or drop the finding on one question; returns what is wrong with it, or None.

    Its kind is what the answer makes it now. `seen` is the answer that the page showed (`rests_on`
    of its candidate): where it is another one now, nothing is chosen. What the finding said before is
    kept with who said it. Raises as audits.ensure_may does.
    """
    sentence = clean_text(sentence).strip()
    problem = sentence_fault(sentence) if told else None
    if problem:
        return problem
    with change():
        audit = audits.ensure_may(me.id, Act.CHOOSE_FINDINGS, audit)
        before = Finding.get_or_none(Finding.audit == audit.id, Finding.question == question)
        one = next((one for one in candidates_of(audit) if one.question.key == question), None)
        if told and one is None:
            return CANNOT_BE_TOLD
        elif told and seen not in (None, one.rests_on):
            return ANSWER_CHANGED
        elif before is None and told:
            _choose(audit, me, one, sentence)
        elif before is not None and _differs(before, one, sentence, told):
            _change(before, me, one, sentence, told)
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


def still_open(audit: Audit, form: FormDefinition, given: dict[str, Answer]) -> dict[str, str]:
    """What keeps an audit from being sent, as far as findings go.

    None chosen where some could be, and each whose answer changed since it was worded.
    """
    if candidates(form, given, audit.plan) and not told(audit):
        told_to = audit_subjects.of_audit(audit).judged
        return {"findings": f"Choose what to tell the {told_to}, and write one sentence for each"}
    else:
        return {
            f"finding-{key}": f"{form.question(key).text} {what} Look at its finding again"
            for key, what in outdated(audit).items()
        }


def _told_now(
    audit: Audit, given: Answers | None, chosen: Chosen | None
) -> list[tuple[FindingCandidate, Finding]]:
    chosen = by_question(audit) if chosen is None else chosen
    return [
        (one, chosen[one.question.key]) for one in candidates_of(audit, given)
        if one.question.key in chosen and chosen[one.question.key].told
    ]


def _choose(audit: Audit, me: SignedIn, one: FindingCandidate, sentence: str) -> None:
    Finding.insert(
        audit=audit, question=one.question.key, kind=one.kind, sentence=sentence, told=True,
        by=me.id, at=clock.now(), rests_on=one.rests_on,
    ).execute()


def _differs(before: Finding, one: FindingCandidate | None, sentence: str, told: bool) -> bool:
    said_otherwise = (before.sentence, before.told) != (sentence, told)
    return said_otherwise or (told and one is not None and answer_changed(before, one))


def _change(before: Finding, me: SignedIn, one: FindingCandidate | None, sentence: str, told: bool) -> None:
    FindingChange.insert(
        finding=before, kind=before.kind, sentence=before.sentence, told=before.told,
        by=before.by_id, at=before.at,
    ).execute()
    rests_on = {"kind": one.kind, "rests_on": one.rests_on} if one else {}
    Finding.update(
        sentence=sentence or before.sentence, told=told, by=me.id, at=clock.now(), **rests_on
    ).where(Finding.id == before.id).execute()
