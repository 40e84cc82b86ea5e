"""What others did to audits of who is signed in: seen, and gone from today's page."""

from flask import Blueprint, g

from auditor.web.guard import loads, signed_in
from auditor.web.page import see_other
from auditor.work.people import notices

blueprint = Blueprint("notices", __name__)
of_notice = loads("notice", lambda notice_id: notices.get(notice_id, g.me))


@blueprint.post("/notices/<id:notice_id>/seen")
@signed_in
@of_notice
def see(notice):
    """Note that it was seen."""
    notices.see(notice)
    return see_other("home.today")
