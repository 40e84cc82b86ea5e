"""How far the open cases are audited: counted, told back through the quarters, and drawn ahead."""

import datetime
from dataclasses import dataclass

from auditor.records.audits import Audit
from auditor.records.cases import Cycle, Form, FormVersion
from auditor.records.database import database, rows
from auditor.records.draws import Draw
from auditor.records.people import Team
from auditor.rules.audits.timeline import Noted
from auditor.rules.deadlines import add_months
from auditor.rules.programme import coverage as rules
from auditor.rules.programme.rotation import QUARTER
from auditor.rules.programme.sampling_frame import SamplingPlan, past
from auditor.rules.workflow import Move, State
from auditor.work import clock, settings
from auditor.work.programme import cycles, draw_inputs

QUARTERS_BACK = 8
SEED = "forecast"

# What the figures depend on changes one of these. The log also has what was only looked at: opened,
# read, saw, looked at, printed, signed in.
CHANGES = f"""
SELECT (SELECT id FROM journal_entry
    WHERE SUBSTR(act, 1, 4) NOT IN ('open', 'read', 'saw ', 'look', 'prin', 'sign')
    ORDER BY id DESC LIMIT 1),
  (SELECT id FROM event
    WHERE move IN ('{Noted.CREATED}', '{Move.SIGN_OFF}', '{Move.WITHDRAW}', '{Move.REOPEN}')
    ORDER BY id DESC LIMIT 1),
  (SELECT MAX(id) FROM "case"), (SELECT MAX(id) FROM audit)
"""


@dataclass(frozen=True)
class Coverage:
    """All that the page says: figures of a day, by team (id) and service, before and ahead."""

    day: datetime.date
    months: int
    now: rules.Figures
    teams: dict
    services: dict
    past_quarters: list[tuple[datetime.date, rules.Figures]]
    forecast: rules.Forecast
    plan: SamplingPlan
    pace: int | None
    longest: list[rules.WaitingCase]


def standing() -> Coverage:
    """The coverage as it is now; counted again only where something it depends on has changed."""
    kept = vars(database.obj).setdefault("coverage", {})
    key = (clock.today(), settings.limits(), tuple(rows(CHANGES)[0]))
    if key not in kept:
        kept.clear()
        kept[key] = _count()
    return kept[key]


def usual_plan(day: datetime.date) -> SamplingPlan:
    """What a quarter draws: as many workers and cases of each as the last quarterly draw did."""
    limits = settings.limits()
    last = (
        Draw.select(Draw.plan).join(Cycle).join(FormVersion).join(Form)
        .where(cycles.quarterly_of_cases()).order_by(Draw.id.desc()).first()
    )
    size = last.plan if last else {"workers": 3, "cases_per_worker": 3}
    return SamplingPlan(
        day, workers=size["workers"], cases_per_worker=size["cases_per_worker"],
        rest_months=limits.rest_months, coverage_months=limits.coverage_months,
    )


def teams() -> dict[int, str]:
    """What the teams are called, by id."""
    return dict(Team.select(Team.id, Team.name).tuples())


def _count() -> Coverage:
    day, months = clock.today(), settings.limits().coverage_months
    cases, history = draw_inputs.cases(every=True), draw_inputs.history()
    known, quarter = past(history), rules.quarter_of(day)
    open_ones = [one for one in cases if rules.open_on(one, day)]
    plan = usual_plan(_first_to_draw(day))
    return Coverage(
        day, months, rules.figures(open_ones, known, day, months),
        rules.by(lambda one: one.team, open_ones, known, day, months),
        rules.by(lambda one: one.service, open_ones, known, day, months),
        rules.past_quarters(cases, history, rules.quarters_before(quarter, QUARTERS_BACK), months),
        rules.forecast(open_ones, history, plan, SEED), plan,
        rules.pace(open_ones, history, plan, SEED), rules.longest(open_ones, known, day),
    )


def _first_to_draw(day: datetime.date) -> datetime.date:
    """Today, or the first day of the next quarter where this one's sample is there already."""
    quarter = rules.quarter_of(day)
    there = (
        Audit.select().join(Cycle).join(FormVersion).join(Form)
        .where(
            cycles.quarterly_of_cases(), Cycle.starts_on >= quarter, Cycle.starts_on <= day,
            Audit.state != State.WITHDRAWN,
        )
    )
    return add_months(quarter, QUARTER) if there.exists() else day
