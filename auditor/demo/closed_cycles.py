"""The closed cycles, noted in the diary from their first day to their closing."""

import datetime
from collections.abc import Iterable, Mapping

from auditor.demo import (
    after_sign_off,
    cases,
    committee_report,
    cycles,
    filing,
    story,
    summing_up,
    supervision_sessions,
    texts,
    usual_way,
)
from auditor.demo.cycles import Round, Running
from auditor.demo.play import Company, PlannedAudit, Play
from auditor.demo.working_hours import pace_from
from auditor.records.actions import ActionEvent
from auditor.records.database import insert_all
from auditor.rules.results import public_version
from auditor.work.people.people import signed_in
from auditor.work.programme import cycles as all_cycles
from auditor.work.results import public_versions

# Working days after the first of a cycle.
ADDED, ALLOCATED, WITHDRAWN = 0.05, 0.1, 3.3
CLOSED, CONFIRMED = 56, 58
CLOSED_2019 = 41
CLOSED_FATHERS = 43
SUMMED_UP = 1.3  # after closing
REPORTED, READ = 43.4, 45.2  # the week before the committee of 10 February 2020

AGAIN = texts.REASONS["again"]
ANSWERED = {10347}  # whose worker calls a finding factually wrong, and is answered
# What is not closed yet of the actions that these audits left: by quarter and place in it.
FATES = {(5, 0): ("verified", "open"), (5, 3): ("verified", "open"), (5, 6): ("open", "verified")}


def note_june(company: Company, at_once: bool = True) -> None:
    """The cycle before the one of the story; `at_once`, or by the pages, which takes longer."""
    running = _begin(company, cycles.JUNE_2019, story.JUNE, {}, first=True, at_once=at_once)
    signed = [usual_way.go_all_the_way(play, ALLOCATED + 0.03 * place, waiting=1.6)
              for place, play in enumerate(running.plays)]
    _close(running, CLOSED_2019, signed)


def note_december(company: Company) -> None:
    """The cycle of the story: 19 audits, four auditors, three stages - and one withdrawn besides."""
    before = {part.number for part in story.JUNE}
    again = {part.number: AGAIN["as_agreed"] for part in story.DECEMBER if part.number in before}
    running = _begin(company, cycles.DECEMBER_2019, story.DECEMBER, again, first=True)
    signed = [usual_way.go_all_the_way(play, ALLOCATED + 0.03 * place, waiting=1.6)
              for place, play in enumerate(running.plays)]
    _close(running, CLOSED_2019, signed)
    _withdraw_one(running)
    company.diary.note(running.pace(CLOSED_2019), lambda: after_sign_off.let_last(company.cast))
    company.diary.note(running.pace(CLOSED_2019), cases.leave_2019)
    lead = signed_in(company.cast["lead"])
    when = running.pace(CLOSED_2019 + SUMMED_UP)
    company.diary.note(when, lambda: summing_up.write_december(running.cycle, lead))
    company.diary.note(running.pace(REPORTED), lambda: committee_report.write(running.cycle, lead))
    company.diary.note(running.pace(READ), lambda: committee_report.read(running.cycle, lead))


def note_quarters(company: Company, today: datetime.date) -> None:
    """The closed quarters before that of `today`, and what happened to the cases between them."""
    for number, quarter in enumerate(cycles.closed_quarters(today)):
        parts = story.of_quarter(number)
        running = _begin(company, quarter, parts, _again(number), first=number == 0)
        signed = [usual_way.go_all_the_way(play, _allocated(place), waiting=2)
                  for place, play in enumerate(running.plays)]
        _close(running, CLOSED, signed, number)
        if number == 0:
            company.diary.note(running.pace(CLOSED), cases.step_up)
    company.diary.note(running.pace(CLOSED), cases.close_since)
    last, lead = running, signed_in(company.cast["lead"])
    when = last.pace(CLOSED + SUMMED_UP)
    company.diary.note(when, lambda: summing_up.write_quarter(last.cycle, lead))
    company.diary.note(running.pace(CONFIRMED), lambda: _confirm(running, together=True))


def note_fathers(company: Company, today: datetime.date) -> None:
    """The closed cycle on how fathers are engaged."""
    again = {part.number: AGAIN["one_theme"] for part in story.FATHERS}
    running = _begin(company, cycles.fathers(today), story.FATHERS, again, first=False)
    signed = [usual_way.go_all_the_way(play, ALLOCATED + 0.5 * place)
              for place, play in enumerate(running.plays)]
    _close(running, CLOSED_FATHERS, signed)
    lead = signed_in(company.cast["lead"])
    when = running.pace(CLOSED_FATHERS + SUMMED_UP)
    company.diary.note(when, lambda: summing_up.write_fathers(running.cycle, lead))
    when = running.pace(CLOSED_FATHERS + 2.2)
    company.diary.note(when, lambda: _confirm(running, together=False))


def withdraw(play: Play, when: float, why: str) -> None:
    """The lead withdraws an audit, for the reason of this name."""
    reason = texts.worded(texts.REASONS["withdrawn"][why], play.plan)
    play.then(when, lambda: play.hand.withdraw(reason))


def _begin(
    company: Company, one: Round, parts: Iterable[PlannedAudit], again: Mapping[int, str], first: bool,
    at_once: bool = True,
) -> Running:
    """The cycle with its audits, of cases on the plans of their `first` audit or those of today."""
    running = Running(company, one, pace_from(one.starts_on))
    for part in parts:
        # A concern stands in a timeline from the moment it is raised: that audit goes by the pages.
        plan = cases.plan_of(part.number, first)
        running.add(part, plan, at_once=at_once and not part.concern)
    running.begin(ADDED, again)
    return running


def _withdraw_one(running: Running) -> None:
    part = story.WITHDRAWN_2019
    play = running.add(part, cases.plan_of(part.number, first=True))
    play.allocate(WITHDRAWN - 2.5)
    withdraw(play, WITHDRAWN, "moved_away")


def _close(
    running: Running, when: float, signed: list[float], quarter: int | None = None
) -> None:
    pairs = list(zip(running.plays, signed, strict=True))
    running.close(when)
    running.company.diary.note(running.pace(when), lambda: _settle(pairs, quarter))


def _confirm(running: Running, together: bool) -> None:
    """The lead reads what the public may know of a cycle, or of the last four quarters `together`."""
    cycle = all_cycles.get(running.cycle.id)
    counted = public_versions.quarters(cycle) if together else []
    seen = public_version.digest(public_versions.of(cycle, counted))
    public_versions.confirm(cycle, counted, signed_in(running.company.cast["lead"]), seen)


def _settle(pairs: list[tuple[Play, float]], quarter: int | None) -> None:
    actions, events = filing.of_each(play.hand.id for play, _ in pairs), []
    for place, (play, signed) in enumerate(pairs):
        fates = FATES.get((quarter, place), after_sign_off.ALL_CLOSED)
        events += after_sign_off.settle(play, actions[play.hand.id], signed, fates)
    insert_all(ActionEvent, events)
    for play, signed in pairs:
        if play.part.number in ANSWERED and quarter is not None:
            supervision_sessions.call_wrong_and_answer(play, signed)
    supervision_sessions.discuss_all(pairs)


def _allocated(place: int) -> float:
    """The audits of one worker's cases at once, then after some days those of the next."""
    return 1 + ALLOCATED + 7 * (place // 3) + 0.03 * (place % 3)


def _again(quarter: int) -> dict[int, str]:
    """By case, the reason for auditing it again within twelve months."""
    return {
        number: AGAIN[why] for (when, number), why in story.WHY_AGAIN.items() if when == quarter
    }
