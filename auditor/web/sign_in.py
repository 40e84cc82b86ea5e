"""Signing in and out, also from a page whose session ended while somebody typed on it."""

from dataclasses import dataclass

from flask import (
    Blueprint,
    abort,
    current_app,
    g,
    make_response,
    redirect,
    request,
    session,
    url_for,
)
from flask_wtf.csrf import generate_csrf
from werkzeug.exceptions import HTTPException

from auditor.rules.people.passwords import MOST
from auditor.web.guard import LONGEST_ONWARD, SESSION_KEY, public
from auditor.web.page import page, see_other
from auditor.work.people import sessions, set_up
from auditor.work.people.sessions import SlowDown

blueprint = Blueprint("sign_in", __name__)

WRONG = "Your email address or password is incorrect. Check both and try again."
TOO_LONG = f"A password has at most {MOST} characters. Check it and try again."
KEPT = "kept:"  # stands before the name of a field that is only carried along
MOST_KEPT = 1_000_000  # characters
NEVER_KEPT = ("csrf_token", "password", "present", "wanted", "code")


@dataclass(frozen=True)
class Kept:
    """What somebody sent after their session had ended, and where to."""

    path: str
    fields: list[tuple[str, str]]


@blueprint.get("/sign-in")
@public
def ask():
    """The sign-in page; on an empty database the way to set-up."""
    onward = same_site(request.args.get("next", ""))
    if g.me:
        return redirect(onward or url_for("home.today"), 303)
    elif set_up.is_needed():
        return see_other("set_up.ask")
    else:
        return _page(200, onward=onward)


@blueprint.post("/sign-in")
@public
def enter():
    """Begin a session, or say that email and password do not fit, or how long to wait."""
    password = request.form.get("password", "")
    if len(password) > MOST:
        return _refuse(422, TOO_LONG)
    try:
        key = sessions.sign_in(request.form.get("email", ""), password, request.remote_addr or "")
    except SlowDown as slow:
        return _refuse(429, waiting(slow), {"Retry-After": str(slow.seconds)})
    if key is None:
        return _refuse(422, WRONG)
    same = begin(key)
    if from_script():
        return "", 204, {"X-CSRFToken": generate_csrf()}
    kept = _kept_in_form()
    if kept and same:
        return page("people/sign_in/carry_on.html", kept=kept)
    return redirect(same_site(request.form.get("next", "")) or url_for("home.today"), 303)


@blueprint.post("/sign-out")
@public
def out():
    """End the session."""
    if SESSION_KEY in session:
        sessions.end(session[SESSION_KEY])
    session.clear()
    return see_other("sign_in.ask")


def keep_and_ask():
    """Answer a form that arrived after its session had ended: sign in, then it is sent on."""
    return _page(401, kept=_kept(request.full_path.rstrip("?"), request.form.items(multi=True)))


def begin(key: str) -> bool:
    """Give this browser the session with this key; whether the same person had it before.

    Everything else in the cookie goes, so that nobody can plant anything there beforehand. Only
    where the same person comes back is the token of their forms kept: other windows of theirs,
    where they typed, can go on saving.
    """
    before, token = session.get(SESSION_KEY), session.get("csrf_token")
    same = bool(before) and sessions.same_person(before, key)
    session.clear()
    g.pop("csrf_token", None)
    session[SESSION_KEY] = key
    if same and token:
        session["csrf_token"] = token
    if before:
        sessions.end(before)
    g.me = sessions.who(key)
    return same


def from_script() -> bool:
    """Whether our own script asks, which shows no page."""
    return "X-Autosave" in request.headers


def waiting(slow: SlowDown) -> str:
    """How long to wait, in a sentence."""
    return f"There were too many tries. Wait {slow.seconds} seconds, then try again."


def same_site(path: str) -> str | None:
    """The path with its query where it leads to this site and nowhere else, or None."""
    plain = len(path) <= LONGEST_ONWARD and path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else None


def _refuse(status: int, message: str, headers: dict[str, str] | None = None):
    if from_script():
        answer = make_response(message, 401 if status == 422 else status)
        answer.mimetype = "text/plain"
    else:
        onward = same_site(request.form.get("next", ""))
        answer = _page(status, onward=onward, kept=_kept_in_form(), error=message)
    answer.headers.update(headers or {})
    return answer


def _page(status: int, onward=None, kept: Kept | None = None, error: str | None = None):
    return page(
        "people/sign_in/ask.html", status, onward=onward, kept=kept, email=_typed_email(),
        errors={"email": error} if error else None, accounts=_accounts(),
    )


def _typed_email() -> str:
    return request.form.get("email", "") if request.endpoint == "sign_in.enter" else ""


def _accounts() -> dict | None:
    config = current_app.config
    if not config.get("DEMO"):
        return None
    return {"password": config["DEMO_PASSWORD"], "listed": config["DEMO_ACCOUNTS"]}


def _kept_in_form() -> Kept | None:
    path = request.form.get("kept-path", "")
    carried = [
        (name.removeprefix(KEPT), value)
        for name, value in request.form.items(multi=True) if name.startswith(KEPT)
    ]
    return _kept(path, carried) if path else None


def _kept(path: str, fields) -> Kept | None:
    """What is carried along: never a password or a token, never to another site or to sign-out."""
    if not _takes_forms(path):
        return None
    fields = [(name, value) for name, value in fields if name not in NEVER_KEPT]
    if sum(len(name) + len(value) for name, value in fields) > MOST_KEPT:
        abort(413)
    return Kept(path, fields)


def _takes_forms(path: str) -> bool:
    if not same_site(path):
        return False
    adapter = current_app.url_map.bind("")
    try:
        endpoint, _ = adapter.match(path.partition("?")[0], method="POST")
    except HTTPException:
        return False
    return endpoint.partition(".")[0] not in ("sign_in", "set_up")
