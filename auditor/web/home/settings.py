"""Settings: the team's limits and texts for the lead, sign-in for the administrator."""

from dataclasses import asdict

from flask import Blueprint, g, request

from auditor.rules.deadlines import NAMES, Limits
from auditor.rules.forms import GRADES
from auditor.rules.home import mail_form, settings_form
from auditor.rules.rights.permissions import Duty
from auditor.web.guard import on_duty
from auditor.web.page import page, see_other
from auditor.work import journal, settings

blueprint = Blueprint("settings", __name__)
CALLED = {
    "limits": "time limits",
    "concern_text": "what to do about a concern",
    "concern_telephone": "telephone number for a concern",
    "grade_help": "help for the grades",
    "council": "name of the council",
    "case_system": "name of the case system",
    "evidence_needed": "whether evidence is asked for",
}

BOXES = {"evidence_needed": "council", "mail_on": "mail_host"}  # each with a field of its form


@blueprint.get("/settings")
@on_duty(Duty.SEE_SETTINGS)
def show():
    """The settings, each to be changed by who has the duty."""
    return _settings_page()


@blueprint.post("/settings")
@on_duty(Duty.KEEP_SETTINGS)
def save():
    """Keep limits and texts; nothing is kept while something is wrong."""
    values, errors = settings_form.check(request.form)
    if errors:
        return _settings_page(request.form, errors)
    changed = settings.keep(values)
    if changed:
        journal.record(
            g.me.id, "changed settings", detail=", ".join(CALLED[key] for key in changed)
        )
    return see_other("settings.show", saved="yes")


@blueprint.post("/settings/sign-in")
@on_duty(Duty.KEEP_SIGN_IN)
def save_sign_in():
    """Keep after how many idle minutes a session ends."""
    minutes, errors = settings_form.check_idle(request.form)
    if errors:
        return _settings_page(request.form, errors)
    if settings.keep({"idle_minutes": minutes}):
        journal.record(g.me.id, "changed settings", detail=f"idle time: {minutes} minutes")
    return see_other("settings.show", saved="yes")


@blueprint.post("/settings/mail")
@on_duty(Duty.KEEP_SIGN_IN)
def save_mail():
    """Keep whether a daily mail is sent, through which server and from whom."""
    values, errors = mail_form.check(request.form)
    if errors:
        return _settings_page(request.form, errors)
    if settings.keep({"mail": values}):
        said = "on" if values["on"] else "off"
        journal.record(g.me.id, "changed settings", detail=f"daily mail: {said}")
    return see_other("settings.show", saved="yes")


def _settings_page(typed=None, errors=None):
    """The page; what was typed fills the form that was sent, the other shows what is kept."""
    kept = _kept()
    if typed is not None:
        sent = set(kept) & set(typed) | {box for box, beside in BOXES.items() if beside in typed}
        kept |= {name: typed.get(name) for name in sent}
    return page(
        "home/settings/show.html", kept=kept, errors=errors, names=NAMES, grades=GRADES,
        usual=asdict(Limits()), saved="saved" in request.args and not errors,
    )


def _kept() -> dict:
    """Every field of the page by its name, as the settings have it."""
    given, mail = settings.get("grade_help"), settings.get("mail")
    return asdict(settings.limits()) | {
        "idle_minutes": settings.get("idle_minutes"),
        "concern_text": settings.get("concern_text"),
        "concern_telephone": settings.get("concern_telephone"),
        "council": settings.get("council"),
        "case_system": settings.get("case_system"),
        "evidence_needed": "yes" if settings.get("evidence_needed") else None,
    } | {f"help_{grade.key}": given.get(grade.key, "") for grade in GRADES} | {
        f"mail_{name}": value for name, value in mail.items()
    } | {"mail_on": "yes" if mail["on"] else None}
