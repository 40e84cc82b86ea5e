"""The record of a draw on paper: what it was drawn from, what became of each, and how it is drawn."""

import datetime
from collections.abc import Iterable

from flask import g

from auditor.rules.programme import draw_record
from auditor.rules.programme.sampling import DrawOutcome, PastAudit, SamplingPlan
from auditor.web import words
from auditor.web.page import page
from auditor.web.paper import MARKING, on_paper
from auditor.web.programme.draw_pages import hidden, said
from auditor.work import clock
from auditor.work.programme import draw_changes, draws


def record(cycle, kept):
    """All of a draw, so that anybody can repeat it."""
    plan, result = draw_record.plan_of(kept.plan), draw_record.result_of(kept.result)
    found, history = draw_record.inputs_of(kept.inputs)
    subjects = draws.people_to_draw([one.id for one in found], plan.subject)
    people = {place.worker for place in result.workers} | {one.worker for one in found}
    return page(
        "programme/draws/record.html", cycle=cycle, kept=kept, plan=plan, result=result, found=found,
        outcome=_outcomes(result, plan), audited=_last_days(history),
        subjects={one.id: one for one in subjects}, names=draws.names(people - {None}),
        by=draws.names([kept.by_id]).get(kept.by_id, "Auditor"), called=called(kept),
        hidden=hidden([one.id for one in subjects], plan), changes=draw_changes.of_draw(kept),
        repeats=draws.repeats(kept), seeds=draws.seeds_looked_at(cycle), draws=draws.every(cycle),
        marking=MARKING, printed=f"{words.moment(clock.now())} by {g.me.name}",
    )


def called(kept) -> dict[int, str]:
    """What the audits are called, by id, that were dropped from a draw or added to it."""
    changed, plan = draws.changed_audits(kept), draw_record.plan_of(kept.plan)
    unseen = hidden([one.case_id for one in changed if one.case_id], plan)
    return {one.id: _name(one, one.case_id in unseen) for one in changed}


def _name(audit, unseen: bool) -> str:
    if unseen:
        return "Restricted case"
    else:
        return audit.case.reference if audit.case_id else audit.worker.name


def _outcomes(result: DrawOutcome, plan: SamplingPlan) -> dict[int, str]:
    """What became of each: taken, or why not and until when."""
    found = {one.case: "Taken" for one in result.taken}
    for one in result.left_out:
        until = f", until {on_paper(one.until)}" if one.until else ""
        found[one.case] = said(plan)[one.reason] + until
    return found


def _last_days(history: Iterable[PastAudit]) -> dict[int, datetime.date]:
    days: dict[int, datetime.date] = {}
    for one in history:
        if one.signed_off_on:
            days[one.case] = max(days.get(one.case, one.signed_off_on), one.signed_off_on)
    return days
