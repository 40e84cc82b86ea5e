"""The theme that runs beside the quarter: supervision, from the draw of workers to what was discussed."""

import datetime

from auditor.demo import cycles, story, supervision_sessions, usual_way, working_hours
from auditor.demo.cycles import Running
from auditor.demo.play import Company
from auditor.demo.running_quarter import LEAST, LONGEST
from auditor.rules.deadlines import london_day

DRAWN = -19.4  # working days before now


def note_supervision(company: Company, now: datetime.datetime) -> None:
    """Everything that has happened in the cycle of supervision beside the quarter of `now` (naive UTC)."""
    one = cycles.supervision(london_day(now))
    running = Running(company, one, working_hours.pace_until(now, one.starts_on, LONGEST, LEAST))
    discussed, signed, reading, waiting, begun, given = (
        running.add(part, plan="") for part in story.SUPERVISION
    )
    usual_way.sign_off_in_days(discussed, -19.1, -15.4, (-13.2, -10.3))
    discussed.then(-6.4, lambda: supervision_sessions.discuss_now(discussed))
    usual_way.sign_off_in_days(signed, -18.8, -13.7, (-9.6, -4.8))
    usual_way.write_in_days(reading, -14.9, -5.7)
    usual_way.approve(reading, 1, -3.2)
    reading.take_up("assistant_director", -0.4)
    usual_way.write_in_days(waiting, -12.2, -1.9)
    begun.allocate(-6.3)
    begun.begin(-4.2)
    begun.write(-4.1, -1.6, sections=2)
    given.allocate(-2.1)
    running.begin_with_workers(DRAWN, story.SEED_OF_SUPERVISION)
