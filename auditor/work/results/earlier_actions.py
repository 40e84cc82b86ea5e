"""Closing the loop: what became of the earlier audits of cases that a cycle audits again."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from peewee import fn

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.reviews import SignedAnswer, SignedCopy
from auditor.rules.deadlines import london_day, working_days_between
from auditor.rules.follow_up.actions import ActionState
from auditor.rules.forms import FormDefinition
from auditor.work.audits.actions import kept
from auditor.work.results import figures
from auditor.work.reviews.signed_copies import is_latest, previous_in_list


@dataclass(frozen=True)
class EarlierActions:
    """Of a cycle's signed-off audits: how many had an earlier one, and what became of its actions.

    `answers` are, by question that asks for it, how the follow-up was judged; `days` the median of
    working days from opening to verification, as actions stand today.
    """

    audited_before: int
    answers: dict[str, Counter[str]]
    actions: Counter[str]
    days: float | None

    @property
    def left(self) -> int:
        """How many actions the earlier audits left."""
        return self.actions.total()

    @property
    def share(self) -> float | None:
        """The share of these that is verified, 0 to 1."""
        return self.actions[ActionState.VERIFIED] / self.left if self.left else None


def standing(cycle: int, forms: Iterable[FormDefinition]) -> EarlierActions:
    """How far the earlier actions of a cycle (id) are; `forms` are those that its audits were made with."""
    keys = {one.key for form in forms for one in form.questions() if one.follows_up}
    return EarlierActions(
        _audited_before(cycle), _answers(cycle, keys), _actions(cycle),
        days_to_verify(of_earlier(cycle)),
    )


def had_earlier():
    """That an audit had an earlier one of the same case, or of the same worker's supervision."""
    return fn.EXISTS(previous_in_list())


def of_earlier(cycle: int):
    """That an action was left by the audit before one of this cycle (id)."""
    return Action.audit.in_(Audit.select(previous_in_list()).where(figures.signed_off([cycle])))


def days_to_verify(condition) -> float | None:
    """The median of working days from opening to verification of the actions that fit a condition."""
    query = Action.select(Action.opened_at, Action.closed_at).join(Audit).where(
        condition, Action.state == ActionState.VERIFIED, Action.opened_at.is_null(False)
    )
    days = [
        working_days_between(london_day(opened), london_day(closed))
        for opened, closed in query.tuples()
    ]
    return median(days) if days else None


def _audited_before(cycle: int) -> int:
    return Audit.select().where(figures.signed_off([cycle]), had_earlier()).count()


def _answers(cycle: int, keys: set[str]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {key: Counter() for key in keys}
    query = (
        SignedAnswer.select(SignedAnswer.question, SignedAnswer.value, fn.COUNT(SignedAnswer.id))
        .join(SignedCopy).join(Audit)
        .where(
            figures.signed_off([cycle]), is_latest(), SignedAnswer.question.in_(keys),
            had_earlier(),
        )
        .group_by(SignedAnswer.question, SignedAnswer.value)
    )
    for question, value, number in query.tuples():
        found[question][value] = number
    return found


def _actions(cycle: int) -> Counter[str]:
    query = (
        Action.select(Action.state, fn.COUNT(Action.id))
        .where(of_earlier(cycle), kept())
        .group_by(Action.state)
    )
    return Counter(dict(query.tuples()))
