"""The quarter that runs: an audit in every state, its days counted back from now."""

import datetime

from auditor.demo import (
    after_sign_off,
    cases,
    committee_report,
    cycles,
    story,
    supervision_sessions,
    texts,
    usual_way,
    working_hours,
)
from auditor.demo.closed_cycles import withdraw
from auditor.demo.cycles import Running
from auditor.demo.play import Company, PlannedAudit, Play
from auditor.records.audits import Audit
from auditor.rules.deadlines import london_day
from auditor.work.people.people import signed_in

# Working days: how far back the story goes, and the least in which it is told in a young quarter.
LONGEST, LEAST = 27, 2
FRESH = 50  # minutes since the concern was raised
LATE_AFTER = 11  # ten to complete an audit, and one day late


def note_live(company: Company, now: datetime.datetime) -> None:
    """Everything that has happened in the quarter of `now` (naive UTC)."""
    quarter = cycles.quarter(london_day(now))
    pace = working_hours.pace_until(now, quarter.starts_on, LONGEST, LEAST)
    running = Running(company, quarter, pace)
    _sign_off(running)
    _review(running)
    _send_back(running, now)
    _fall_late(running, now)
    _allocate(running)
    added = {story.WITHDRAWN.number: texts.REASONS["added"]["no_progress"]}
    running.begin_with_a_draw(-LONGEST, story.SEED, added)


def _add(running: Running, part: PlannedAudit) -> Play:
    return running.add(part, cases.plan_of(part.number))


def _sign_off(running: Running) -> None:
    """Three audits that have passed all stages.

    The discussion of the first is late and one of its findings called wrong; the next is due.
    """
    for part, allocated, sent, days in (
        (story.SIGNED_FIRST, -26.9, -22, (-20.4, -17.3, -13.6)),
        (story.SIGNED_LAST, -26.8, -21.2, (-19.1, -15.7, -9.4)),
        (story.SIGNED_RI, -26.7, -19.5, (-17.8, -12.2, -6.1)),
    ):
        usual_way.sign_off_in_days(_add(running, part), allocated, sent, days)
    _follow_up(running, *running.plays)
    lead = signed_in(running.company.cast["lead"])
    running.plays[0].then(-8.3, lambda: committee_report.begin(running.cycle, lead))


def _follow_up(running: Running, first: Play, last: Play, improving: Play) -> None:
    """What becomes of their actions so far; one case passes to another worker meanwhile."""
    first.then(-5.2, lambda: after_sign_off.note_progress(first))
    first.then(-3.4, lambda: after_sign_off.report_lately(first))
    first.then(-2.7, lambda: supervision_sessions.call_wrong(first))
    improving.then(-2.6, lambda: after_sign_off.report_in_vain(improving))
    improving.then(-1.3, lambda: after_sign_off.send_back(improving))
    improving.then(-1.8, lambda: supervision_sessions.discuss_now(improving))
    last.then(-2.2, lambda: cases.transfer(running.company.cast, *story.TRANSFERRED))


def _review(running: Running) -> None:
    """Audits with the reviewers: sent and waiting for stage 1 and stage 3, and read at stage 2."""
    waiting = _add(running, story.RE_AUDIT)
    usual_way.write_in_days(waiting, -9.2, -1.1)
    last = _add(running, story.THIRD_STAGE)
    usual_way.write_in_days(last, -18.3, -10.6)
    usual_way.approve(last, 1, -8.2)
    usual_way.approve(last, 2, -3.3)
    read = _add(running, story.SECOND_STAGE)
    usual_way.write_in_days(read, -18.2, -8.9)
    usual_way.approve(read, 1, -4.4)
    reviewer = usual_way.reviewer_of(read, 2)
    read.take_up(reviewer, -0.15)
    read.remark(reviewer, -0.1, ["family_fathers"])


def _send_back(running: Running, now: datetime.datetime) -> None:
    """An audit that stage 1 returned; reading on, its auditor raises a concern."""
    play = _add(running, story.RETURNED_NOW)
    usual_way.write_in_days(play, -15.1, -7.4, hesitant=True)
    reviewer = usual_way.reviewer_of(play, 1)
    play.take_up(reviewer, -4.1)
    usual_way.send_back(play, reviewer, -2.9)
    running.company.diary.note(working_hours.shortly_before(now, FRESH), play.concern())


def _fall_late(running: Running, now: datetime.datetime) -> None:
    """A draft that was due on the last working day but one."""
    play = _add(running, story.LATE)
    today = working_hours.last_working_day(london_day(now))
    due = working_hours.working_days_before(today, 1)
    begun = working_hours.pace_from(working_hours.working_days_before(today, LATE_AFTER))(0.2)
    if begun > running.pace(-LONGEST):
        running.company.diary.note(begun, play.hand.allocate)
    else:
        play.allocate(-LATE_AFTER)
    # In a young quarter nobody has had an audit for ten days yet, and one is late all the same.
    play.then(-10.4, lambda: Audit.update(due_on=due).where(Audit.id == play.hand.id).execute())
    play.begin(-9.8)
    play.write(-9.7, -1.3, sections=6, hesitant=True)


def _allocate(running: Running) -> None:
    """One audit just allocated, one given back for a conflict of interest, one withdrawn."""
    _add(running, story.ALLOCATED).allocate(-1.6)
    declined = _add(running, story.DECLINED)
    declined.allocate(-6.2)
    reason = texts.worded(texts.REASONS["declined"]["partner"], declined.plan)
    declined.then(-1.2, lambda: declined.hand.decline(reason))
    withdrawn = _add(running, story.WITHDRAWN)
    withdrawn.allocate(-18.1)
    withdrawn.begin(-16.4)
    withdrawn.write(-16.3, -15.2, sections=2)
    withdraw(withdrawn, -14.3, "serious_incident")
