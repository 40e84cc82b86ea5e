"""Workers in supervision: how much waits for each, and the pack of one to print."""

from flask import Blueprint, g, request, url_for

from auditor.rules.forms import TO_IMPROVE, FindingKind
from auditor.rules.parsing import row_number
from auditor.rules.reviews.signed_copy import for_supervision
from auditor.rules.rights.permissions import Duty
from auditor.web import numbers, paper, words
from auditor.web.follow_up import findings
from auditor.web.guard import does, of_worker, signed_in
from auditor.web.page import page
from auditor.web.people.choices import named
from auditor.work import clock, journal
from auditor.work.follow_up import packs, workers
from auditor.work.people import people, teams

blueprint = Blueprint("workers", __name__)
PACK = "Supervision pack"


@blueprint.get("/workers")
@signed_in
def every():
    """The workers whom the reader may know, and how much waits for each."""
    asked = request.args.get("team", "") if does(Duty.RUN_CYCLES) else ""
    listed = people.page_of(workers.every(g.me, row_number(asked)), *numbers.after_and_before())
    return page(
        "follow_up/workers/every.html", listed=listed, asked=asked, teams=named(teams.every()),
        waits=workers.waits([one.id for one in listed.rows], g.me),
        pages={
            "previous": listed.before and url_for("workers.every", team=asked or None, before=listed.before),
            "next": listed.after and url_for("workers.every", team=asked or None, after=listed.after),
        },
    )


@blueprint.get("/workers/<id:worker_id>/pack")
@signed_in
@of_worker
def pack(worker):
    """What a session with this worker has to go through, to be printed."""
    found = packs.of(worker, g.me)
    journal.record(g.me.id, "opened a supervision pack", detail=worker.name)
    journal.saw_today(
        g.me.id, "saw the findings in a supervision pack",
        [one.audit.id for one in found.to_discuss] + [one.id for one, _ in found.strengths],
    )
    return page(
        "follow_up/workers/pack.html",
        worker=worker, pack=found, to_discuss=list(map(_read, found.to_discuss)),
        pack_title=f"{PACK} {paper.on_paper(clock.now())}", marking=paper.MARKING,
        printed=paper.printed(), running_css=url_for("workers.running", worker_id=worker.id),
    )


@blueprint.get("/workers/<id:worker_id>/pack/running.css")
@signed_in
@of_worker
def running(worker):
    """The footer of each sheet of the pack."""
    return paper.foot(PACK)


def _read(one: packs.ToDiscuss) -> dict:
    """One audit as the pack prints it: no more of its copy than its findings page says."""
    told = for_supervision(one.content)
    return {
        "audit": one.audit, "due_on": one.due_on, "overall": told["overall"],
        "strengths": findings.listed(told, FindingKind.STRENGTH, replies=one.replies),
        "improvements": findings.listed(told, *TO_IMPROVE, replies=one.replies),
        "remarks": told["remarks"],
        "period": words.period(*(paper.kept(told["period"][end]) for end in ("from", "to"))),
    }
