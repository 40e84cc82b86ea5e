"""The demonstration: a made-up team and its audits, the same at each start but for recent dates.

To be read as a story: `people`, `cases` and `cycles` are who and what there is, and `story` says what is
wanted of each audit. `closed_cycles`, `running_quarter` and `running_theme` note in the `diary` what
happens when, in `working_hours`; `play` is one audit as people work on it, `usual_way` its way to sign-off,
`judging` and `remarks` what is found and said. It is done `step_by_step` as on the pages or, of closed
cycles, written `at_once` (`filing`). Then come `after_sign_off`, `supervision_sessions`, `summing_up` and
the `committee_report`. What people write stands in `texts`.
"""

import datetime

from auditor.demo import cases, closed_cycles, cycles, running_quarter, running_theme, working_hours
from auditor.demo.diary import Diary
from auditor.demo.judging import Judging
from auditor.demo.people import ACCOUNTS, PASSWORD, SINCE, make_people
from auditor.demo.play import Company
from auditor.demo.texts.reading import read
from auditor.records.database import change
from auditor.rules.deadlines import london_day
from auditor.work import clock, forms, settings

__all__ = ["ACCOUNTS", "PASSWORD", "make"]


def make() -> None:
    """Fill the open, migrated, empty database with people, cases and their audits, up to now.

    One transaction of a few seconds: the story is played through the functions that the pages use,
    each at its own moment.
    """
    with change():
        settings.keep(read("settings"))
        form = forms.form_of(forms.newest("standard").id)
        company = Company(make_people(), Judging(form), Diary())
        now = clock.now()
        _note_cases(company, now)
        closed_cycles.note_june(company)
        closed_cycles.note_december(company)
        closed_cycles.note_quarters(company, clock.today())
        closed_cycles.note_fathers(company.on(forms.newest("fathers").id), clock.today())
        running_quarter.note_live(company, now)
        running_theme.note_supervision(company.on(forms.newest("supervision").id), now)
        company.diary.play()


def _note_cases(company: Company, now: datetime.datetime) -> None:
    cast, diary, today = company.cast, company.diary, london_day(now)
    first = cycles.closed_quarters(today)[0].starts_on
    diary.note(SINCE, lambda: cases.add_of_2019(cast))
    diary.note(_before(first), lambda: cases.add_since(cast))
    diary.note(_before(today), lambda: cases.add_new(cast))
    diary.note(now, cases.see_everybody)


def _before(day: datetime.date) -> datetime.datetime:
    """A morning some working days before a day."""
    return working_hours.pace_from(working_hours.working_days_before(day, 4))(0.3)
