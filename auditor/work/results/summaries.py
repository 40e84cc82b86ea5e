"""The summary of findings of a cycle, gathered: what its page and its print say."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Cycle, FormVersion
from auditor.rules.forms import FormDefinition, Option
from auditor.rules.programme.cycle_progress import FURTHEST_FIRST
from auditor.rules.programme.turnaround import StepDays
from auditor.rules.results import summary as rules
from auditor.rules.results import trend
from auditor.rules.results.figures import MADE, OVERDUE
from auditor.rules.results.summary import QuestionLine, ScaleGroup, Tally
from auditor.rules.results.trend import Bar, Round
from auditor.rules.workflow import State
from auditor.work import forms
from auditor.work.follow_up import action_rights
from auditor.work.programme import board
from auditor.work.results import earlier_actions, figures, points, stage_exceptions
from auditor.work.results.earlier_actions import EarlierActions
from auditor.work.results.stage_exceptions import Departure

EARLIER = 8  # cycles beside which the grades stand


@dataclass(frozen=True)
class Summary:
    """All figures of one cycle; `rounds` are earlier cycles of the same form and this one, oldest first.

    `before` are the lines of the cycle just before. Shares are of 0 to 1, days are working days.
    """

    cycle: Cycle
    states: Counter[str]
    groups: list[tuple[str, str, bool, int]]
    lines: list[QuestionLine]
    before: list[QuestionLine]
    rounds: list[Round]
    forms: dict[int, FormDefinition]
    tallies: list[Tally]
    actions: Counter[str]
    days_to_verify: float | None
    earlier_actions: EarlierActions
    steps: list[StepDays]
    concerns: int
    concerns_waiting: int
    departures: list[Departure]
    points: list[tuple[points.Point, int, int]]

    @property
    def form(self) -> FormDefinition:
        return self.forms[self.cycle.form_version_id]

    @property
    def signed_off(self) -> int:
        return self.states[State.SIGNED_OFF]

    @property
    def by_state(self) -> list[tuple[str, int]]:
        """How many audits are in each state in which there are any, the furthest first."""
        return [(one, self.states[one]) for one in FURTHEST_FIRST if self.states[one]]

    @property
    def total(self) -> int:
        """How many audits the cycle has, those that were withdrawn left out."""
        return self.states.total() - self.states[State.WITHDRAWN]

    @cached_property
    def grades(self) -> list[QuestionLine]:
        return rules.graded(self.lines)

    @property
    def compares(self) -> bool:
        """Whether there are overall grades of this cycle, and an earlier one beside which they stand."""
        return len(self.rounds) > 1 and any(number for _, number in self.grades[0].grades)

    @cached_property
    def sections(self) -> dict[str, list[tuple[tuple[Option, ...], list[QuestionLine]]]]:
        """The questions that are no grades, by the title of their section and by scale."""
        return {title: rules.by_scale(some) for title, some in rules.by_section(self.lines).items()}

    @cached_property
    def aspects(self) -> list[tuple[tuple[Option, ...], list[ScaleGroup]]]:
        """Compliance and quality, by scale."""
        return rules.on_one_scale(rules.by_aspect(self.lines))

    @cached_property
    def themes(self) -> list[tuple[tuple[Option, ...], list[ScaleGroup]]]:
        """The themes, by scale."""
        return rules.on_one_scale(rules.by_theme(self.lines))

    @cached_property
    def told(self) -> Counter[str]:
        """How many findings of each kind were told."""
        return rules.told_by_kind(self.lines)

    @cached_property
    def trends(self) -> dict[str, list[Bar]]:
        """By grade question (key), its bars."""
        return {
            one.question.key: trend.trend(one.question.key, self.rounds, self.forms, self.tallies)
            for one in self.grades if one.version is None
        }

    @property
    def trend_breaks(self) -> bool:
        """Whether a grade was asked in other words in one of the cycles than in the one before it."""
        return any(bar.breaks for bars in self.trends.values() for bar in bars)

    def counted_by(self, column: int) -> Counter:
        """Signed-off audits by service (0), plan (1), or whether their auditor is external (2)."""
        found: Counter = Counter()
        for *names, number in self.groups:
            found[names[column]] += number
        return found


def of_cycle(cycle: Cycle) -> Summary:
    """The summary of a cycle as it stands, read with its form; the same few queries for any number."""
    rounds = [*earlier(cycle), Round(cycle.id, cycle.title, cycle.form_version_id)]
    tallies, read = _tallies(cycle, rounds)
    own = [one for one in tallies if one.cycle == cycle.id]
    written = points.of(cycle.id)
    return Summary(
        cycle, figures.states([cycle.id]), figures.groups([cycle.id]),
        rules.lines(own, read, cycle.form_version_id), _before(rounds, tallies, read),
        rounds, read, tallies, actions(cycle), earlier_actions.days_to_verify(Audit.cycle == cycle.id),
        earlier_actions.standing(cycle.id, {read[one.version] for one in own}), board.steps(cycle),
        figures.concerns([cycle.id]), figures.waiting_concerns([cycle.id]),
        stage_exceptions.of_cycle(cycle.id), points.with_counts(written),
    )


def earlier(cycle: Cycle) -> list[Round]:
    """Up to 8 earlier cycles of the same form with something signed off, the oldest first."""
    counted = Audit.select(Audit.cycle).where(Audit.state == State.SIGNED_OFF)
    query = (
        Cycle.select(Cycle.id, Cycle.title, Cycle.form_version).join(FormVersion)
        .where(
            FormVersion.form == cycle.form_version.form_id, Cycle.id.in_(counted),
            (Cycle.starts_on < cycle.starts_on)
            | ((Cycle.starts_on == cycle.starts_on) & (Cycle.id < cycle.id)),
        )
        .order_by(Cycle.starts_on.desc(), Cycle.id.desc()).limit(EARLIER)
    )
    return [Round(*row) for row in query.tuples()][::-1]


def actions(cycle: Cycle) -> Counter[str]:
    """How many actions were made, are in each state, and are overdue."""
    found = figures.actions([cycle.id])
    late = Action.select().join(Audit).where(action_rights.overdue(), Audit.cycle == cycle.id).count()
    return found + Counter({MADE: found.total(), OVERDUE: late})


def _tallies(cycle: Cycle, rounds: list[Round]) -> tuple[list[Tally], dict[int, FormDefinition]]:
    """All answers of this cycle and the one before, of those before only grades; and their forms."""
    near = [one.cycle for one in rounds[-2:]]
    found = figures.tallies(near)
    graded = [q.key for q in forms.form_of(cycle.form_version_id).questions() if q.kind.is_grade]
    far = [one.cycle for one in rounds[:-2]]
    found += figures.tallies(far, graded) if far else []
    versions = {one.version for one in [*found, *rounds]}
    return found, {version: forms.form_of(version) for version in versions}


def _before(rounds: list[Round], tallies: list[Tally], read: dict[int, FormDefinition]) -> list[QuestionLine]:
    if len(rounds) == 1:
        return []
    one = rounds[-2]
    return rules.lines((tally for tally in tallies if tally.cycle == one.cycle), read, one.version)
