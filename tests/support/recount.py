"""The figures of a cycle counted again, row by row and without any of the code that sums it up."""

import datetime
from collections import Counter
from statistics import median
from zoneinfo import ZoneInfo

from auditor.records.actions import Action
from auditor.records.audits import Answer, Audit
from auditor.records.cases import Cycle, FormVersion
from auditor.records.people import Person
from auditor.records.reviews import Finding, GradeChange, SignedCopy, Submission
from auditor.rules.deadlines import working_day

LONDON = ZoneInfo("Europe/London")


def signed_off(cycle: Cycle) -> list[Audit]:
    """The audits that count."""
    return [one for one in Audit.select().where(Audit.cycle == cycle) if one.state == "signed_off"]


def documents(cycle: Cycle) -> list[dict]:
    """The latest signed copy of each."""
    found = {}
    for copy in SignedCopy.select().order_by(SignedCopy.number):
        found[copy.audit_id] = copy.content
    return [found[one.id] for one in signed_off(cycle)]


def answers_of_documents(cycle: Cycle) -> dict[str, Counter]:
    """By question, how often each label was said; of grades, each final key."""
    found: dict[str, Counter] = {}
    for content in documents(cycle):
        graded = {one["question"]: one for one in [*content["grades"], content["overall"]] if one}
        for question in (one for section in content["sections"] for one in section["questions"]):
            said = question["answer"] if question["kind"] != "text" else ""
            if question["key"] in graded:
                said = graded[question["key"]]["final"] or ""
            found.setdefault(question["key"], Counter())[said] += 1
    return found


def answers_of_rows(cycle: Cycle) -> dict[str, Counter]:
    """The same by option, from the answers themselves and the reviewers' changes of grades."""
    found: dict[str, Counter] = {}
    for audit in signed_off(cycle):
        sent = Submission.select().where(Submission.audit == audit).order_by(Submission.number)
        asked = list(sent)[-1].answers
        rows = {one.question: one.value for one in Answer.select().where(Answer.audit == audit)}
        kinds = _kinds(audit.form_version_id)
        for question in asked:
            value = rows[question]
            if kinds[question] == "grade":
                value = _last_grade(audit, question) or value
            found.setdefault(question, Counter())["" if kinds[question] == "text" else value] += 1
    return found


def pairs_of_rows(cycle: Cycle, question: str) -> Counter:
    """The auditor's grade at the first sending, and the grade after review."""
    found: Counter = Counter()
    for audit in signed_off(cycle):
        first = Submission.get(Submission.audit == audit, Submission.number == 1)
        own = Answer.get(Answer.audit == audit, Answer.question == question).value
        final = _last_grade(audit, question) or own
        found[first.answers[question]["value"], final] += 1
    return found


def told_of_rows(cycle: Cycle) -> Counter:
    """Findings that are told, by question and kind."""
    audits = [one.id for one in signed_off(cycle)]
    rows = Finding.select().where(Finding.audit.in_(audits))
    return Counter((one.question, one.kind) for one in rows if one.told)


def external(cycle: Cycle) -> Counter:
    """Audits by whether their auditor is external."""
    return Counter(Person.get_by_id(one.auditor_id).external for one in signed_off(cycle))


def earlier_of(audit: Audit) -> Audit | None:
    """The audit of the same case, or of the same worker's supervision, that came before."""
    own = SignedCopy.get(SignedCopy.audit == audit, SignedCopy.number == 1).at
    before = [
        (first.at, first.audit_id)
        for first in SignedCopy.select(SignedCopy, Audit).join(Audit).where(SignedCopy.number == 1)
        if first.audit_id != audit.id and first.at < own and first.audit.state != "withdrawn"
        and first.audit.case_id == audit.case_id
        and (audit.case_id or first.audit.worker_id == audit.worker_id)
    ]
    return Audit.get_by_id(max(before)[1]) if before else None


def actions(audits: list[int]) -> list[Action]:
    """The actions of these audits, without proposals."""
    rows = Action.select().where(Action.audit.in_(audits))
    return [one for one in rows if one.state not in ("proposed", "set_aside")]


def days_to_verify(some: list[Action]) -> float | None:
    """The median of working days from opening to verification."""
    took = [_days(one.opened_at, one.closed_at) for one in some if one.state == "verified"]
    return median(took) if took else None


def _days(opened: datetime.datetime, closed: datetime.datetime) -> int:
    day, last, count = _london(opened), _london(closed), 0
    while day < last:
        day += datetime.timedelta(days=1)
        count += working_day(day)
    return count


def _london(moment: datetime.datetime) -> datetime.date:
    return moment.replace(tzinfo=datetime.UTC).astimezone(LONDON).date()


def _last_grade(audit: Audit, question: str) -> str | None:
    changes = GradeChange.select().where(GradeChange.audit == audit, GradeChange.question == question)
    return next((one.after for one in changes.order_by(GradeChange.id.desc())), None)


def _kinds(version: int) -> dict[str, str]:
    document = FormVersion.get_by_id(version).content
    return {q["key"]: q["kind"] for section in document["sections"] for q in section["questions"]}
