"""The closed cycles, noted in the diary from their first day to their closing."""

import datetime
from collections.abc import Iterable, Mapping

from auditor.demo import afterwards, cases, cycles, story, texts, usual
from auditor.demo.cycles import Round, Running
from auditor.demo.office import pace_from
from auditor.demo.play import Company, Part, Play
from auditor.work import allocation

# Working days after the first of a cycle.
ADDED, ALLOCATED, WITHDRAWN = 0.05, 0.1, 3.3
CLOSED = 56
CLOSED_2019 = 41

# By quarter, what is not closed yet of the actions: of the last but one, and of the last.
FATES = {4: ("verified", "reported_done"), 5: ("verified", "open", "reported_done")}
ONE_IN = 3  # of the audits of those quarters; the others have closed theirs


def note_june(company: Company) -> None:
    """The cycle before the one of the story."""
    running = _begin(company, cycles.JUNE_2019, story.JUNE, {}, first=True)
    for place, play in enumerate(running.plays):
        signed = usual.go_all_the_way(play, ALLOCATED + 0.03 * place)
        afterwards.settle(play, signed)
    running.close(CLOSED_2019)


def note_december(company: Company) -> list[Play]:
    """The cycle of the story: 19 audits, four auditors, three stages - and one withdrawn besides."""
    before = {part.number for part in story.JUNE}
    again = {part.number: story.READ_AGAIN for part in story.DECEMBER if part.number in before}
    parts = (*story.DECEMBER, story.WITHDRAWN_2019)
    running = _begin(company, cycles.DECEMBER_2019, parts, again, first=True)
    *plays, withdrawn = running.plays
    for place, play in enumerate(plays):
        signed = usual.go_all_the_way(play, ALLOCATED + 0.03 * place, waiting=1.4)
        afterwards.settle(play, signed)
        afterwards.let_last(play, signed, story.LASTS_UNTIL)
    withdrawn.allocate(ALLOCATED + 0.6)
    withdraw(withdrawn, WITHDRAWN, "another authority")
    running.close(CLOSED_2019)
    company.diary.note(running.pace(CLOSED_2019), cases.leave_2019)
    return plays


def note_quarters(company: Company, today: datetime.date) -> None:
    """The closed quarters before that of `today`, and what happened to the cases between them."""
    for number, quarter in enumerate(cycles.closed_quarters(today)):
        running = _begin(
            company, quarter, story.of_quarter(number), _again(number), first=number == 0
        )
        for place, play in enumerate(running.plays):
            signed = usual.go_all_the_way(play, 1 + ALLOCATED + 0.05 * place)
            afterwards.settle(play, signed, _fates(number, place))
        running.close(CLOSED)
        if number == 0:
            company.diary.note(running.pace(CLOSED), cases.step_up)
    company.diary.note(running.pace(CLOSED), cases.close_since)


def withdraw(play: Play, when: float, word: str) -> None:
    """The lead withdraws an audit, for the reason of the bank that has this word."""
    reason = next(one for one in texts.WITHDRAW_REASONS if word in one)
    lead = play.cast["lead"].id
    play.then(when, lambda: allocation.withdraw(play.audit, lead, reason))


def _begin(
    company: Company, one: Round, parts: Iterable[Part], again: Mapping[int, str], first: bool
) -> Running:
    """The cycle with its audits: of cases on the plans of their first audit, or on those of today."""
    running = Running(company, one, pace_from(one.starts_on))
    for part in parts:
        running.add(part, cases.plan_of(part.number, first))
    running.begin(ADDED, again)
    return running


def _again(quarter: int) -> dict[int, str]:
    """By case, the bank's reason for auditing it again within twelve months."""
    return {
        number: next(one for one in texts.OVERRIDE_REASONS if word in one)
        for (when, number), word in story.WHY_AGAIN.items()
        if when == quarter
    }


def _fates(quarter: int, place: int) -> tuple[str, ...]:
    if place % ONE_IN == 0:
        return FATES.get(quarter, afterwards.ALL_CLOSED)
    else:
        return afterwards.ALL_CLOSED
