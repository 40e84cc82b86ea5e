"""What others did to audits of who is signed in: seen, and gone from today's page."""

from flask import Blueprint, abort, g, redirect, url_for

from auditor.web.guard import signed_in
from auditor.work import notices

blueprint = Blueprint("notices", __name__)


@blueprint.post("/notices/<id:notice_id>/seen")
@signed_in
def see(notice_id):
    """Note that it was seen."""
    if not notices.see(g.me, notice_id):
        abort(404)
    return redirect(url_for("home.today"), 303)
