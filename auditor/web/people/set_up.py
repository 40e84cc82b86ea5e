"""The first run: the page on which the first administrator and lead is made, once."""

from flask import Blueprint, abort, request

from auditor.web import sign_in
from auditor.web.guard import public
from auditor.web.page import page, see_other
from auditor.work.people import sessions, set_up

blueprint = Blueprint("set_up", __name__)


@blueprint.get("/set-up")
@public
def ask():
    """The form, while nobody is in the database; afterwards there is no such page."""
    if not set_up.is_needed():
        abort(404)
    return page("people/set_up/ask.html", typed={})


@blueprint.post("/set-up")
@public
def begin():
    """Make the first person and sign them in."""
    if not set_up.is_needed():
        abort(404)
    try:
        person, errors = set_up.begin(request.form, request.remote_addr or "")
    except set_up.AlreadyDone:
        abort(404)
    except sessions.SlowDown as slow:
        person, errors = None, {"code": sign_in.waiting(slow)}
        return page("people/set_up/ask.html", 429, typed=request.form, errors=errors)
    if errors:
        return page("people/set_up/ask.html", typed=request.form, errors=errors)
    sign_in.begin(sessions.begin(person))
    return see_other("home.today")
