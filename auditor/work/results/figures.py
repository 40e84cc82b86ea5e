"""What the signed copies of some cycles say, counted by the database: the ground of every summary.

Only audits that are signed off now count, each by its latest signed copy; one that is being
corrected is not counted until it is signed off again.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from peewee import fn

from auditor.records.actions import Action
from auditor.records.audits import Audit, Concern
from auditor.records.people import Person
from auditor.records.reviews import SignedAnswer, SignedCopy
from auditor.rules.results.summary import Tally
from auditor.rules.workflow import State
from auditor.work.audits.actions import kept
from auditor.work.reviews.signed_copies import is_latest

Cycles = Iterable[int]


class FindingCount(NamedTuple):
    """How often findings of one kind were told on one question."""

    question: str
    kind: str
    number: int


def states(cycles: Cycles) -> Counter[str]:
    """How many audits of these cycles (ids) are in each state."""
    query = (
        Audit.select(Audit.state, fn.COUNT(Audit.id))
        .where(Audit.cycle.in_(list(cycles))).group_by(Audit.state)
    )
    return Counter(dict(query.tuples()))


def by_column(cycles: Cycles, column) -> dict[object, int]:
    """How many signed-off audits have each value of a column of Audit."""
    query = (
        Audit.select(column, fn.COUNT(Audit.id)).where(signed_off(cycles)).group_by(column)
        .order_by(column)
    )
    return dict(query.tuples())


def by_auditor(cycles: Cycles) -> list[tuple[int, bool, int]]:
    """Who audited what is signed off: (person, external, how many audits)."""
    query = (
        Audit.select(Person.id, Person.external, fn.COUNT(Audit.id))
        .join(Person, on=(Audit.auditor == Person.id)).where(signed_off(cycles))
        .group_by(Person.id, Person.external).order_by(Person.id)
    )
    return list(query.tuples())


def groups(cycles: Cycles) -> list[tuple[str, str, bool, int]]:
    """Who and what is signed off: (service, plan, external auditor, how many audits)."""
    columns = (Audit.service, Audit.plan, Person.external)
    query = (
        Audit.select(*columns, fn.COUNT(Audit.id)).join(Person, on=(Audit.auditor == Person.id))
        .where(signed_off(cycles)).group_by(*columns).order_by(*columns)
    )
    return list(query.tuples())


def answers(cycles: Cycles) -> dict[str, Counter[str]]:
    """By question, how often each answer was given; for a grade, each final grade.

    Keys of questions, and of options; "" is what was written, or not graded.
    """
    found: dict[str, Counter[str]] = {}
    query = _counted(cycles, SignedAnswer.question, SignedAnswer.value)
    for question, value, number in query.tuples():
        found.setdefault(question, Counter())[value] = number
    return found


def tallies(cycles: Cycles, questions: Iterable[str] | None = None) -> list[Tally]:
    """The same with everything that is counted of an answer, by cycle and version of its form.

    In one reading of the signed copies; of some questions (keys) where they are named.
    """
    query = _counted(
        cycles, Audit.cycle, Audit.form_version, SignedAnswer.question, SignedAnswer.value,
        SignedAnswer.first, SignedAnswer.told,
    )
    if questions is not None:
        query = query.where(SignedAnswer.question.in_(list(questions)))
    return [Tally(*row) for row in query.tuples()]


def pairs(cycles: Cycles) -> dict[str, Counter[tuple[str, str]]]:
    """By grade question, how often the auditor's first grade met each final grade: (first, final)."""
    found: dict[str, Counter[tuple[str, str]]] = {}
    query = _counted(cycles, SignedAnswer.question, SignedAnswer.first, SignedAnswer.value)
    for question, first, final, number in query.where(
        SignedAnswer.first != "", SignedAnswer.value != ""
    ).tuples():
        found.setdefault(question, Counter())[first, final] = number
    return found


def told(cycles: Cycles) -> list[FindingCount]:
    """How often findings were told, by question and kind."""
    query = _counted(cycles, SignedAnswer.question, SignedAnswer.told)
    return [FindingCount(*row) for row in query.where(SignedAnswer.told != "").tuples()]


def concerns(cycles: Cycles) -> int:
    """How many concerns were raised on the audits of these cycles, in whatever state they are."""
    return Concern.select().join(Audit).where(Audit.cycle.in_(list(cycles))).count()


def waiting_concerns(cycles: Cycles) -> int:
    """How many of these wait for an answer."""
    query = Concern.select().join(Audit).where(Audit.cycle.in_(list(cycles)))
    return query.where(Concern.acknowledged_at.is_null()).count()


def actions(cycles: Cycles) -> Counter[str]:
    """How many actions that audits of these cycles asked for are in each state, proposals left out."""
    query = (
        Action.select(Action.state, fn.COUNT(Action.id)).join(Audit)
        .where(Audit.cycle.in_(list(cycles)), kept())
        .group_by(Action.state)
    )
    return Counter(dict(query.tuples()))


def signed_off(cycles: Cycles):
    """That an audit of these cycles (ids) is signed off now: what every figure counts."""
    return Audit.cycle.in_(list(cycles)) & (Audit.state == State.SIGNED_OFF)


def _counted(cycles: Cycles, *columns):
    return (
        SignedAnswer.select(*columns, fn.COUNT(SignedAnswer.id))
        .join(SignedCopy).join(Audit).where(signed_off(cycles), is_latest())
        .group_by(*columns).order_by(*columns)
    )
