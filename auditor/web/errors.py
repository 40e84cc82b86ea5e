"""One page for each thing that can go wrong; it says what happened and what to do next."""

from flask import Flask, current_app, g, make_response, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from auditor.records import health
from auditor.records.faults import Fault, fault_of
from auditor.rules.follow_up.actions import WrongStep
from auditor.rules.workflow import WrongMove
from auditor.web import words
from auditor.web.access import look_again
from auditor.web.page import page
from auditor.work.refusals import NotAllowed, Overtaken

SAID = {
    400: ("We could not read that", "Go back, reload the page and try again."),
    401: ("Sign in again", "Your session has ended. Sign in and carry on."),
    403: (
        "That is not yours to do",
        "Your roles do not include this page. If they should, ask your lead or administrator.",
    ),
    404: (
        "Page not found",
        "Check the address. If it names an audit, it may not be yours to see; ask the lead.",
    ),
    405: ("That address does not take this", "Go back and use the button on the page."),
    413: (
        "That is too much at once",
        "An answer can have at most 10,000 characters. Go back, shorten it and send it again.",
    ),
    414: ("That address is too long", "Go back and use the links on the page."),
    429: ("Please wait a moment", "There were too many tries. Wait, then try once more."),
    500: (
        "Something went wrong on our side",
        "What was saved is safe. Go back and try again; if it happens twice, tell who looks after "
        "this server, with the time.",
    ),
}
UNSAVED = "Your last change was not saved. Go back: what you typed is still on that page."
OF_DATABASE = {
    Fault.FULL: ("The server’s disk is full", "Tell your administrator: the disk needs room."),
    Fault.READ_ONLY: (
        "The database cannot be written to",
        "Tell your administrator: Auditor has lost the right to write to its database.",
    ),
    Fault.DAMAGED: (
        "The database is damaged",
        "Tell your administrator now: stop Auditor and restore a backup.",
    ),
    Fault.BUSY: ("The database is busy", "Wait a minute, then try again."),
    Fault.UNREACHABLE: (
        "The database does not answer",
        "Wait a minute, then try again. If it goes on, tell your administrator.",
    ),
}
RETRY = {"Retry-After": "30"}  # seconds
NOT_WITH_THIS_ACTION = (
    "Your part in this action, or its state today, does not allow it. Open the action to see where "
    "it is, or ask the lead."
)
NOT_IN_THIS_AUDIT = (
    "Your part in this audit, or its state today, does not allow it. Open the audit to see where "
    "it is, or ask the lead."
)


def install(app: Flask) -> None:
    """Answer every error of `app` with a page of its own."""
    app.register_error_handler(CSRFError, _stale_page)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Overtaken, _overtaken)
    app.register_error_handler(WrongMove, _wrong_move)
    app.register_error_handler(WrongStep, _wrong_step)
    app.register_error_handler(NotAllowed, _not_allowed)
    app.register_error_handler(Exception, _broken)


def say(status: int, title: str, text: str):
    """An error page with this title and what to do next; what was typed can be copied from it."""
    typed = _typed() if status in (403, 409) else []
    return page("error.html", status, title=title, text=text, status=status, typed=typed)


def _typed() -> list[str]:
    """The sentences that a refused form sent, by whom is signed in; never a password."""
    if request.method != "POST" or not g.get("me") or request.headers.get("X-Autosave"):
        return []
    sent = ((name, value) for name, values in request.form.lists() for value in values)
    return [value for name, value in sent if "password" not in name and len(value.split()) > 1]


def _http(error: HTTPException):
    if error.code and error.code < 400:
        return error
    title, text = SAID.get(error.code, SAID[400])
    if error.code == 403 and "action" in g:
        text = NOT_WITH_THIS_ACTION
    elif error.code == 403 and "audit" in g:
        text = NOT_IN_THIS_AUDIT
    return say(error.code or 500, title, text)


def _stale_page(_error):
    return say(
        400, "This page is out of date",
        "It was open while you signed out or in. Go back, reload the page and send it again.",
    )


def _overtaken(error: Overtaken):
    look_again()
    return say(
        409, "Somebody was first",
        f"{error.by} acted on this audit {words.since(error.at, words.now())}: it is now "
        f"“{words.state(error.state)}”. Nothing of yours was done twice. Open the audit to see it.",
    )


def _wrong_move(error: WrongMove):
    return say(
        403, "That is not possible now",
        f"The audit is “{words.state(error.state)}”; from there this step leads nowhere.",
    )


def _wrong_step(_error: WrongStep):
    return say(403, "That is not possible now", NOT_WITH_THIS_ACTION)


def _not_allowed(error: NotAllowed):
    look_again()
    return say(403, "A rule of the team forbids this", str(error))


def _broken(error: Exception):
    """A fault of ours, or of the database; both are logged, and neither shows its inside."""
    fault = fault_of(error)
    asked = request.method, request.path, getattr(g.get("me"), "id", None)
    if fault is None:
        current_app.logger.error("%s %s by %s", *asked, exc_info=error)
        return _said_somehow(500, *SAID[500])
    current_app.logger.error("%s %s by %s: the database is %s: %s", *asked, fault, error)
    health.saw(fault)
    title, text = OF_DATABASE[fault]
    return _said_somehow(503, title, f"{UNSAVED} {text}" if request.method == "POST" else text, RETRY)


def _said_somehow(status: int, title: str, text: str, headers: dict[str, str] | None = None):
    """The error page, or its words alone where the page needs what is broken, such as the database."""
    try:
        answer = say(status, title, text)
    except Exception:
        answer = make_response(f"{title}. {text}", status, {"Content-Type": "text/plain; charset=utf-8"})
    answer.headers.update(headers or {})
    return answer
