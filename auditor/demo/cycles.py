"""Which cycles the demonstration has: two of 2019, closed quarters, two themes, the one that runs."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from auditor.demo import cases, filing
from auditor.demo.at_once import AtOnce
from auditor.demo.play import Company, PlannedAudit, Play
from auditor.demo.step_by_step import StepByStep
from auditor.demo.texts.reading import read
from auditor.demo.working_hours import Pace
from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.rules.deadlines import add_months
from auditor.rules.forms import PLANS
from auditor.rules.programme.sampling_frame import SamplingPlan
from auditor.work import audit_names, forms
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_audits, cycle_closing, cycles, draw_changes, draws, re_audits
from auditor.work.signed_in import SignedIn

STAGES = (
    ("Service manager", ("service_manager", "deputy_manager")),
    ("Quality assurance manager", ("qa_manager",)),
    ("Assistant director", ("assistant_director",)),
)
AUDITORS = ("auditor1", "auditor2", "auditor3", "auditor4")
CLOSED_QUARTERS = 6
NOTES = read("cycles")


@dataclass(frozen=True)
class Round:
    """When a cycle runs and what it is called."""

    title: str
    starts_on: datetime.date
    ends_on: datetime.date
    note: str
    kind: str = "quarterly"
    form: str = "standard"
    stages: tuple[tuple[str, tuple[str, ...]], ...] = STAGES


JUNE_2019 = Round(
    "June 2019", datetime.date(2019, 6, 3), datetime.date(2019, 7, 31),
    NOTES["june_2019"],
)
DECEMBER_2019 = Round(
    "December 2019", datetime.date(2019, 12, 2), datetime.date(2020, 1, 31),
    NOTES["december_2019"],
)


def quarter(today: datetime.date, back: int = 0) -> Round:
    """The quarter of a day, or one so many quarters back: "Q4 2026"."""
    first = add_months(datetime.date(today.year, (today.month - 1) // 3 * 3 + 1, 1), -3 * back)
    last = add_months(first, 3) - datetime.timedelta(days=1)
    return Round(f"Q{(first.month + 2) // 3} {first.year}", first, last, NOTES["quarter"])


def fathers(today: datetime.date) -> Round:
    """The theme that was looked at beside the last closed quarter."""
    beside = quarter(today, 1)
    return Round(
        f"Fathers, {beside.title}", beside.starts_on + datetime.timedelta(days=14), beside.ends_on,
        NOTES["fathers"],
        kind="thematic", form="fathers",
    )


def supervision(today: datetime.date) -> Round:
    """The theme beside the quarter that runs. The service manager supervises the supervisors, and so
    discusses what is found instead of reviewing it.
    """
    beside = quarter(today)
    return Round(
        f"Supervision, {beside.title}", beside.starts_on, beside.ends_on,
        NOTES["supervision"], kind="thematic", form="supervision", stages=STAGES[1:],
    )


def closed_quarters(today: datetime.date) -> list[Round]:
    """The quarters before that of a day, the oldest first."""
    return [quarter(today, back) for back in range(CLOSED_QUARTERS, 0, -1)]


class Running:
    """A cycle whose days are noted in the diary; `pace` counts them."""

    def __init__(self, company: Company, one: Round, pace: Pace):
        self.company, self.one, self.pace = company, one, pace
        self.plays: list[Play] = []
        self.cycle: Cycle | None = None

    def add(self, part: PlannedAudit, plan: str, at_once: bool = False) -> Play:
        """One more audit, of a case on this plan; what is done to it is written `at_once` at the end.
        """
        cast = self.company.cast
        auditor = cast[part.auditor].id
        form = self.company.judging.form
        hand = AtOnce(cast, auditor, form) if at_once else StepByStep(cast, auditor)
        self.plays.append(Play(self.company, self.pace, part, plan, hand))
        return self.plays[-1]

    def begin(self, when: float, again: Mapping[int, str]) -> None:
        """The lead makes the cycle and adds its audits; `again` says why, by case, within a year."""
        self.company.diary.note(self.pace(when), lambda: self._begin(again))

    def begin_with_a_draw(self, when: float, seed: str, by_hand: Mapping[int, str]) -> None:
        """The lead makes the cycle, draws its sample, and adds the re-audits that are due.

        `by_hand` says, by case, why the lead adds one to the draw.
        """
        self.company.diary.note(self.pace(when), lambda: self._draw(seed, by_hand))

    def begin_with_workers(self, when: float, seed: str) -> None:
        """The lead makes the cycle, and draws whose supervision is audited: one for each play."""
        self.company.diary.note(self.pace(when), lambda: self._draw_workers(seed))

    def close(self, when: float) -> None:
        """Everything is signed off or withdrawn, and the lead closes the cycle."""
        self.company.diary.note(self.pace(when), self._close)

    def _begin(self, again: Mapping[int, str]) -> None:
        self._make()
        listed = cases.get_each(play.part.number for play in self.plays)
        reasons = {one.id: again[number] for number, one in listed.items() if number in again}
        cycle_audits.add_audits(self.cycle, list(listed.values()), self._lead(), reasons)
        self._name()

    def _draw(self, seed: str, by_hand: Mapping[int, str]) -> None:
        self._make()
        drawn = draws.draw(self.cycle, self._plan(), seed, self._lead())
        for one in re_audits.due(self.cycle):
            re_audits.add(self.cycle, one.earlier.id, self._lead())
        for number, case in cases.get_each(by_hand).items():
            draw_changes.add(drawn, case, by_hand[number], self._lead())
        self._name()

    def _draw_workers(self, seed: str) -> None:
        self._make()
        plan = replace(draws.usual(self.cycle), workers=len(self.plays))
        drawn = draws.draw(self.cycle, plan, seed, self._lead())
        for play, audit in zip(self.plays, drawn.audits, strict=True):
            play.hand.id = audit

    def _plan(self) -> SamplingPlan:
        """Three cases of each of three workers; of assessments, over within weeks, none."""
        plans = tuple(one for one in PLANS if one != cases.PLANS[cases.NEW])
        return replace(draws.usual(self.cycle), plans=plans)

    def _make(self) -> None:
        cast = self.company.cast
        values = {
            "title": self.one.title, "kind": self.one.kind, "note": self.one.note,
            "form_version": forms.newest(self.one.form).id,
            "starts_on": self.one.starts_on, "ends_on": self.one.ends_on,
            "auditors": {cast[key].id for key in AUDITORS},
            "stages": [(title, {cast[key].id for key in keys}) for title, keys in self.one.stages],
        }
        self.cycle = cycles.make(values, self._lead())

    def _lead(self) -> SignedIn:
        return signed_in(self.company.cast["lead"])

    def _name(self) -> None:
        """Let each play know its audit; whoever writes by rows, with its people."""
        added = audit_names.with_names().where(Audit.cycle == self.cycle.id)
        named = {one.case.reference: one for one in added}
        for play in self.plays:
            play.hand.id = named[cases.reference(play.part.number)].id
        for play in self.plays:
            if isinstance(play.hand, AtOnce):
                play.hand.audit = named[cases.reference(play.part.number)]

    def _close(self) -> None:
        if self._at_once():
            filing.file(self._at_once())
        cycle_closing.close(self.cycle, cycle_closing.ClosingPlan(), self._lead())

    def _at_once(self) -> list[AtOnce]:
        return [play.hand for play in self.plays if isinstance(play.hand, AtOnce)]
