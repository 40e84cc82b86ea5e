"""The public version of a cycle: looked at, confirmed by the lead, and printed."""

from flask import Blueprint, abort, g, redirect, request, url_for

from auditor.rules.results import public_version
from auditor.rules.results.disclosure import FEWEST
from auditor.rules.rights.permissions import Duty
from auditor.web.errors import say
from auditor.web.guard import of_cycle, on_duty
from auditor.web.page import page
from auditor.web.paper import kept
from auditor.work.results import public_versions

blueprint = Blueprint("public", __name__)
TICK = "Tick that you have read it, or do not confirm it yet"
CHANGED = "The figures or words have changed since you opened this page. Read it again, then confirm it."
NOT_CONFIRMED = "Nobody has confirmed this version yet"
FIRST = "Once the cycle is closed, read its public version and confirm it there. Then it can be printed."


@blueprint.get("/cycles/<id:cycle_id>/public")
@on_duty(Duty.REPORT)
@of_cycle
def show(cycle):
    """What the public may know of a cycle, or of four quarters, with what the lead is to confirm."""
    return _show(cycle, _together(cycle))


@blueprint.post("/cycles/<id:cycle_id>/public")
@on_duty(Duty.REPORT)
@of_cycle
def confirm(cycle):
    """Confirm that it was read for identifying detail. Of a cycle that runs there is nothing to
    confirm: two versions of it, compared, would tell what was signed off between them.
    """
    together = _together(cycle)
    if not cycle.closed_at:
        return say(403, NOT_CONFIRMED, FIRST)
    if not request.form.get("read"):
        return _show(cycle, together, {"read": TICK})
    try:
        public_versions.confirm(cycle, together, g.me, request.form.get("seen", ""))
    except public_versions.ChangedMeanwhile:
        return _show(cycle, together, {"read": CHANGED}, 409)
    return redirect(_address("public.show", cycle, together), 303)


@blueprint.get("/cycles/<id:cycle_id>/public/print")
@on_duty(Duty.REPORT)
@of_cycle
def printed(cycle):
    """What was confirmed, word for word, on paper. What nobody confirmed has no print, as a warning on
    paper is lost with the next photocopy; what has changed since says so.
    """
    together = _together(cycle)
    confirmed = public_versions.latest(cycle, max(len(together), 1))
    if confirmed is None:
        return say(403, NOT_CONFIRMED, FIRST)
    return page(
        "results/public_version/print.html",
        cycle=cycle, version=confirmed.content, confirmed=confirmed, fewest=FEWEST,
        legend=public_version.keeps_back(confirmed.content),
        current=confirmed.content == public_versions.of(cycle, together), day=kept,
        back=_address("public.show", cycle, together),
    )


def _together(cycle) -> list:
    """The four cycles that are to be counted together, where that is asked."""
    asked = request.values.get("quarters", "")
    if asked == str(public_version.POOLED):
        return public_versions.quarters(cycle) or abort(404)
    elif asked:
        abort(404)
    else:
        return []


def _show(cycle, together: list, errors=None, status: int | None = None):
    document = public_versions.of(cycle, together)
    confirmed = public_versions.latest(cycle, len(document["cycles"]))
    changed = public_version.differences(confirmed.content, document) if confirmed else []
    pool = not together and document["grades"] is None and public_versions.quarters(cycle)
    return page(
        "results/public_version/show.html", status,
        cycle=cycle, version=document, confirmed=confirmed, changed=changed,
        seen=public_version.digest(document), errors=errors, fewest=FEWEST, day=kept,
        legend=public_version.keeps_back(document),
        warned=public_versions.looks_identifying(document), quarters=public_version.POOLED,
        pool=_address("public.show", cycle, pool) if pool else None, together=together,
        print_href=_address("public.printed", cycle, together),
        address=_address("public.show", cycle, together),
    )


def _address(endpoint: str, cycle, together) -> str:
    more = {"quarters": public_version.POOLED} if together else {}
    return url_for(endpoint, cycle_id=cycle.id, **more)
