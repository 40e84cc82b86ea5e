"""The pages of a cycle that hold a form: what each of them shows."""

from flask import g, request

from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.programme.cycle_form import KINDS, MOST_STAGES
from auditor.rules.rights.permissions import Role
from auditor.web import numbers
from auditor.web.cases.cases import choices
from auditor.web.page import page
from auditor.work import clock, forms, settings, sorting
from auditor.work.audits import case_history
from auditor.work.cases import cases
from auditor.work.people import people
from auditor.work.programme import cycle_audits, cycle_checks, cycles


def auditors_asked(cycle) -> list[int]:
    """To whom (ids) audits are to be allocated as they are added: all of the cycle, one, or nobody yet."""
    if request.form.get("allocate_to") == "spread":
        return [one.id for one in cycles.auditors(cycle)]
    else:
        return [one for one in (numbers.sent("allocate_to"),) if one]


def form(cycle, typed: dict[str, list[str]], errors=None):
    """The form of a cycle, or of a new one, with what was typed and what is wrong with it."""
    begun = cycle is not None and cycles.begun(cycle)
    typed = typed | cycle_checks.fixed(cycle) if begun else typed
    there = {} if cycle is None else {one.id: one for one in cycles.auditors(cycle)}
    reviewing = {} if cycle is None else {
        one.id: one for _, who in cycles.stages(cycle) for one in who
    }
    return page(
        "programme/cycles/change.html", cycle=cycle, typed=typed, errors=errors,
        one={name: texts[0] for name, texts in typed.items() if texts}, kinds=list(KINDS.items()),
        begun=begun, most_stages=MOST_STAGES,
        forms=[(one.id, f"{one.form.title}, version {one.number}") for one in forms.published()],
        auditors=_people(there, people.open_ones(Role.AUDITOR)),
        reviewers=_people(reviewing, cycle_checks.reviewers_to_choose()),
    )


def choosing(cycle, chosen=(), errors=None, reasons: dict | None = None):
    """The page to choose from: what was ticked stays ticked, on top, with what is wrong with it."""
    asked = {name: request.args[name] for name in ("search", "plan", "team", "worker")
             if request.args.get(name)}
    of_workers = cycle.form_version.form.subject == SubjectKey.SUPERVISION
    found = _offered(cycle, of_workers, asked)
    ticked = {one.id for one in chosen}
    shown = [*chosen, *(one for one in found.rows if one.id not in ticked)]
    last, months = cycle_audits.last_audits(shown), settings.limits().rest_months
    return page(
        "programme/cycles/choose.html", cycle=cycle, asked=asked, found=found,
        kept=asked | {"cycle_id": cycle.id},
        shown=shown, of_workers=of_workers, chosen=ticked, errors=errors, last=last,
        reasons=reasons or {}, allocate_to=request.form.get("allocate_to", ""), months=months,
        resting={one.id for one in shown
                 if case_history.rests(last.get(one.id), clock.today(), months)},
        auditors=cycles.auditors(cycle), **choices(),
    )


def _offered(cycle, of_workers: bool, asked: dict[str, str]):
    after, before = numbers.after_and_before()
    if of_workers:
        offered = cycle_audits.offered_workers(cycle, asked.get("search", ""))
        return people.page_of(offered, after, before)
    else:
        offered = cycle_audits.offered_cases(cycle, g.me, asked)
        return cases.page(offered, after=after, before=before)


def _people(there: dict, others) -> list[tuple[int, str, str]]:
    known = there | {one.id: one for one in others}
    return [
        (one.id, one.name + (" (external)" if one.external else ""), one.job_title)
        for one in sorting.by_name(known.values())
    ]
