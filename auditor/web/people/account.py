"""One's own account: the first password by a one-time link, a new password, open sessions."""

from flask import Blueprint, flash, g, request

from auditor.rules.people import passwords as policy
from auditor.web import sign_in
from auditor.web.guard import public, signed_in
from auditor.web.page import page, see_other
from auditor.work.people import invitations, people, sessions

blueprint = Blueprint("account", __name__)
NOT_YOURS = "This is not your current password."


@blueprint.get("/account")
@signed_in
def show():
    """Who I am here, where I am signed in, and the form for another password."""
    return _page()


@blueprint.post("/account/password")
@signed_in
def change_password():
    """Set another password; other sessions end."""
    wanted = request.form.get("wanted", "")
    fault = policy.problem(wanted, g.me.email, g.me.name)
    if fault:
        return _page({"wanted": fault})
    try:
        changed = sessions.change_password(
            g.me, request.form.get("present", ""), wanted, request.remote_addr or ""
        )
    except sessions.SlowDown as slow:
        return _page({"present": sign_in.waiting(slow)}, 429)
    if not changed:
        return _page({"present": NOT_YOURS})
    flash("Your password is changed. Other browsers are signed out.")
    return see_other("account.show")


@blueprint.post("/account/sessions")
@signed_in
def end_others():
    """End my sessions in other browsers."""
    sessions.end_all(g.me.id, but=g.me.session)
    flash("Other browsers are signed out.")
    return see_other("account.show")


@blueprint.get("/welcome/<key>")
@public
def welcome(key):
    """Where a one-time link leads: the form for a password."""
    return _welcome_page(invitations.holder(key))


@blueprint.post("/welcome/<key>")
@public
def set_password(key):
    """Set the password, once, and sign in."""
    person = invitations.holder(key)
    if person is None:
        return _welcome_page(None)
    wanted = request.form.get("password", "")
    fault = policy.problem(wanted, person.email, person.name)
    if fault:
        return _welcome_page(person, {"password": fault})
    person = invitations.use(key, wanted)
    if person is None:
        return _welcome_page(None)
    sign_in.begin(sessions.begin(person))
    return see_other("home.today")


@blueprint.post("/stay")
@signed_in
def stay():
    """Somebody is there: the guard has counted it as activity, and nothing else is to do."""
    return "", 204


def _page(errors=None, status: int | None = None):
    person = people.get(g.me.id)
    return page(
        "people/account/show.html", status, errors=errors, person=person,
        roles=people.roles_of([person.id])[person.id], signed_in=sessions.open_ones(person.id),
    )


def _welcome_page(person, errors=None):
    if person is None:
        return page("people/account/link_over.html", 404)
    return page("people/account/welcome.html", person=person, errors=errors)
