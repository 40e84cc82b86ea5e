"""People: the list, one person, adding, correcting, and the one-time link."""

from flask import Blueprint, abort, g, request, session, url_for

from auditor.rules.people import people as rules
from auditor.rules.rights.permissions import Duty, Role
from auditor.web import numbers
from auditor.web.guard import loads, on_duty
from auditor.web.page import page, see_other
from auditor.web.people.choices import named, roles_to_ask, roles_to_give
from auditor.work import clock
from auditor.work.leavers import account_closing, handover, responsibilities
from auditor.work.people import invitations, people, teams
from auditor.work.rights import restricting

blueprint = Blueprint("people", __name__)
LINK = "link"
of_person = loads("person", people.get)


@blueprint.get("/people")
@on_duty(Duty.KEEP_PEOPLE)
def every():
    """Everybody, by name, narrowed by name, role, team and whether the account is closed."""
    asked = {name: request.args.get(name, "").strip() for name in ("q", "role", "team", "closed")}
    found = people.every(
        asked["q"], asked["role"], numbers.asked("team"), asked["closed"] == "yes"
    )
    listed = people.page_of(found, *numbers.after_and_before())
    return page(
        "people/every.html", asked=asked, listed=listed, pages=_pages(listed, asked),
        roles=people.roles_of(one.id for one in listed.rows),
        roles_to_ask=roles_to_ask(), teams_to_ask=named(teams.every()),
        narrowed=any(asked.values()),
    )


@blueprint.get("/people/new")
@on_duty(Duty.KEEP_PEOPLE)
def new():
    """The form for somebody new."""
    return _form_page(None, {"team": request.args.get("team", "")}, [])


@blueprint.post("/people/new")
@on_duty(Duty.KEEP_PEOPLE)
def add():
    """Add somebody; with an email address they get a one-time link."""
    person, errors = people.save(g.me, request.form, request.form.getlist("roles"))
    if errors:
        return _form_page(None, request.form, request.form.getlist("roles"), errors)
    if person.email:
        _keep_link(person)
    return see_other("people.show", person_id=person.id)


@blueprint.get("/people/<id:person_id>")
@on_duty(Duty.KEEP_PEOPLE)
@of_person
def show(person):
    """One person; the one-time link just made for them, once."""
    roles = people.roles_of([person.id])[person.id]
    return page(
        "people/show.html", person=person, roles=roles, link=_take_link(person),
        waiting=invitations.waiting(person.id), valid_until=invitations.until,
        may_change=rules.may_change(g.me.roles, roles),
        why_stays_open=account_closing.why_stays_open(g.me, person),
        teams=list(teams.supervised_by(person.id)), workers=list(people.supervised_by(person.id)),
    )


@blueprint.get("/people/<id:person_id>/edit")
@on_duty(Duty.KEEP_PEOPLE)
@of_person
def edit(person):
    """The form with what is known."""
    people.must_be_allowed(g.me, person)
    return _form_page(person, _as_typed(person), people.roles_of([person.id])[person.id])


@blueprint.post("/people/<id:person_id>/edit")
@on_duty(Duty.KEEP_PEOPLE)
@of_person
def change(person):
    """Correct somebody's details and roles."""
    _, errors = people.save(g.me, request.form, request.form.getlist("roles"), person)
    if errors:
        return _form_page(person, request.form, request.form.getlist("roles"), errors)
    return see_other("people.show", person_id=person.id)


@blueprint.post("/people/<id:person_id>/link")
@on_duty(Duty.KEEP_PEOPLE)
@of_person
def make_link(person):
    """Make a new one-time link, for somebody new or who forgot the password."""
    if not person.email or person.closed_at:
        abort(403)
    _keep_link(person)
    return see_other("people.show", person_id=person.id)


@blueprint.get("/people/<id:person_id>/close")
@on_duty(Duty.KEEP_PEOPLE)
@of_person
def closing(person):
    """What this person still holds, and to whom it could go."""
    return _closing_page(person, {})


@blueprint.post("/people/<id:person_id>/close")
@on_duty(Duty.KEEP_PEOPLE)
@of_person
def close(person):
    """Hand it on and close the account."""
    errors = account_closing.close(g.me, person, request.form)
    if errors:
        return _closing_page(person, request.form, errors)
    return see_other("people.show", person_id=person.id)


@blueprint.post("/people/<id:person_id>/reopen")
@on_duty(Duty.KEEP_PEOPLE)
@of_person
def reopen(person):
    """Open a closed account again."""
    account_closing.reopen(g.me, person)
    return see_other("people.show", person_id=person.id)


def _form_page(person, typed, roles, errors=None):
    return page(
        "people/form.html", person=person, typed=typed, ticked=roles,
        errors=errors, roles_to_give=roles_to_give(g.me.roles), teams=named(teams.every()),
        supervisors=named(_supervisors(person)),
    )


def _supervisors(person) -> list:
    able = [one for one in people.open_ones(Role.SUPERVISOR) if not person or one.id != person.id]
    present = person.supervisor if person else None
    return able if not present or present.id in {one.id for one in able} else [present, *able]


def _able(person) -> dict[str, list[tuple[int, str]]]:
    return {role or "anybody": named(ones) for role, ones in responsibilities.successors(person).items()}


def _as_typed(person) -> dict[str, str]:
    return {
        "name": person.name, "email": person.email or "", "job_title": person.job_title,
        "external": "yes" if person.external else "",
        "access_ends": person.access_ends.isoformat() if person.access_ends else "",
        "team": str(person.team_id or ""), "supervisor": str(person.supervisor_id or ""),
    }


def _closing_page(person, typed, errors=None):
    people.must_be_allowed(g.me, person)
    if person.closed_at:
        return see_other("people.show", person_id=person.id)
    found = responsibilities.by(person)
    return page(
        "people/close.html", person=person, held=found, typed=typed,
        errors=errors, able=_able(person), why_not=account_closing.why_stays_open(g.me, person),
        may_choose_auditor=handover.may_choose_auditor(g.me, found), successors=handover,
        only_reader=restricting.only_reader(person),
    )


def _keep_link(person) -> None:
    """Make a link and carry its key to the next page, in the cookie of who made it, once."""
    session[LINK] = {"person": person.id, "key": invitations.make(g.me, person)}


def _take_link(person) -> dict | None:
    kept = session.get(LINK)
    if not kept or kept["person"] != person.id:
        return None
    del session[LINK]
    return {
        "href": url_for("account.welcome", key=kept["key"], _external=True),
        "until": invitations.until(clock.now()),
    }


def _pages(listed, asked: dict[str, str]) -> dict[str, str | None]:
    kept = {name: value for name, value in asked.items() if value}
    return {
        "previous": listed.before and url_for("people.every", **kept, before=listed.before),
        "next": listed.after and url_for("people.every", **kept, after=listed.after),
    }
