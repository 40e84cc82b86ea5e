"""One's own account: the first password by a one-time link, a new password, open sessions."""

from flask import Blueprint, abort, flash, g, redirect, request, url_for

from auditor.rules import passwords as policy
from auditor.web import sign_in
from auditor.web.guard import public, signed_in
from auditor.web.page import page
from auditor.work import invitations, people, sessions

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
        return _page(422, {"wanted": fault})
    try:
        changed = sessions.change_password(
            g.me, request.form.get("present", ""), wanted, request.remote_addr or ""
        )
    except sessions.SlowDown as slow:
        return _page(429, {"present": sign_in.waiting(slow)})
    if not changed:
        return _page(422, {"present": NOT_YOURS})
    flash("Your password is changed. Other browsers are signed out.")
    return redirect(url_for("account.show"), 303)


@blueprint.post("/account/sessions")
@signed_in
def end_others():
    """End my sessions in other browsers."""
    sessions.end_all(g.me.id, but=g.me.session)
    flash("Other browsers are signed out.")
    return redirect(url_for("account.show"), 303)


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
        return _welcome_page(person, 422, fault)
    person = invitations.use(key, wanted)
    if person is None:
        return _welcome_page(None)
    sign_in.begin(sessions.begin(person))
    return redirect(url_for("home.today"), 303)


@blueprint.post("/stay")
@signed_in
def stay():
    """Somebody is there: the guard has counted it as activity, and nothing else is to do."""
    return "", 204


def _page(status: int = 200, errors: dict[str, str] | None = None):
    person = people.get(g.me.id) or abort(404)
    return page(
        "account/show.html", status, errors=errors or {}, person=person,
        roles=people.roles_of([person.id])[person.id], signed_in=sessions.open_ones(person.id),
    )


def _welcome_page(person, status: int = 200, fault: str | None = None):
    if person is None:
        return page("account/link_over.html", 404)
    return page("account/welcome.html", status, person=person, error=fault)
