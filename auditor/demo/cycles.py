"""Which cycles the demonstration has: two of 2019, six closed quarters, and the one that runs."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.demo import cases, filing
from auditor.demo.by_pages import ByPages
from auditor.demo.by_rows import ByRows
from auditor.demo.office import Pace
from auditor.demo.play import Company, Part, Play
from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.rules.deadlines import add_months
from auditor.work import audits, clock, cycle_audits, cycles, forms

STAGES = (
    ("Service manager", ("service_manager", "deputy_manager")),
    ("Quality assurance manager", ("qa_manager",)),
    ("Assistant director", ("assistant_director",)),
)
AUDITORS = ("auditor1", "auditor2", "auditor3", "auditor4")
CLOSED_QUARTERS = 6


@dataclass(frozen=True)
class Round:
    """When a cycle runs and what it is called."""

    title: str
    starts_on: datetime.date
    ends_on: datetime.date
    note: str


JUNE_2019 = Round(
    "June 2019", datetime.date(2019, 6, 3), datetime.date(2019, 7, 31),
    "Half of the open cases; the other half follows in the winter.",
)
DECEMBER_2019 = Round(
    "December 2019", datetime.date(2019, 12, 2), datetime.date(2020, 1, 31),
    "The second half of the open cases of the year, and some of June read again.",
)
A_QUARTER = "Three cases of each of three workers."


def quarter(today: datetime.date, back: int = 0) -> Round:
    """The quarter of a day, or one so many quarters back: "Q4 2026"."""
    first = add_months(datetime.date(today.year, (today.month - 1) // 3 * 3 + 1, 1), -3 * back)
    last = add_months(first, 3) - datetime.timedelta(days=1)
    return Round(f"Q{(first.month + 2) // 3} {first.year}", first, last, A_QUARTER)


def closed_quarters(today: datetime.date) -> list[Round]:
    """The quarters before that of a day, the oldest first."""
    return [quarter(today, back) for back in range(CLOSED_QUARTERS, 0, -1)]


class Running:
    """A cycle whose days are noted in the diary; `pace` counts them."""

    def __init__(self, company: Company, one: Round, pace: Pace):
        self.company, self.one, self.pace = company, one, pace
        self.plays: list[Play] = []
        self.cycle: Cycle | None = None

    def add(self, part: Part, plan: str, at_once: bool = False) -> Play:
        """One more audit, of a case on this plan; what is done to it is written `at_once` at the end.
        """
        cast = self.company.cast
        auditor = cast[part.auditor].id
        form = self.company.judging.form
        hand = ByRows(cast, auditor, form) if at_once else ByPages(cast, auditor)
        self.plays.append(Play(self.company, self.pace, part, plan, hand))
        return self.plays[-1]

    def begin(self, when: float, again: Mapping[int, str]) -> None:
        """The lead makes the cycle and adds its audits; `again` says why, by case, within a year."""
        self.company.diary.note(self.pace(when), lambda: self._begin(again))

    def close(self, when: float) -> None:
        """Everything is signed off or withdrawn, and the lead closes the cycle."""
        self.company.diary.note(self.pace(when), self._close)

    def _begin(self, again: Mapping[int, str]) -> None:
        cast, lead = self.company.cast, self.company.cast["lead"].id
        values = {
            "title": self.one.title, "kind": "quarterly", "note": self.one.note,
            "form_version": forms.newest("standard").id,
            "starts_on": self.one.starts_on, "ends_on": self.one.ends_on,
            "auditors": {cast[key].id for key in AUDITORS},
            "stages": [(title, {cast[key].id for key in keys}) for title, keys in STAGES],
        }
        self.cycle = cycles.make(values, lead)
        listed = cases.get_each(play.part.number for play in self.plays)
        reasons = {one.id: again[number] for number, one in listed.items() if number in again}
        added = cycle_audits.add_audits(self.cycle, list(listed.values()), lead, reasons)
        for play, audit in zip(self.plays, added, strict=True):
            play.hand.id = audit.id
        self._name()

    def _name(self) -> None:
        """Let whoever writes by rows know the audits with their people."""
        named = {one.id: one for one in audits.with_names().where(Audit.cycle == self.cycle.id)}
        for hand in self._by_rows():
            hand.audit = named[hand.id]

    def _close(self) -> None:
        if self._by_rows():
            filing.file(self._by_rows())
        # There is no page yet on which a cycle is closed, so its one column is set here.
        Cycle.update(closed_at=clock.now()).where(Cycle.id == self.cycle.id).execute()

    def _by_rows(self) -> list[ByRows]:
        return [play.hand for play in self.plays if isinstance(play.hand, ByRows)]
