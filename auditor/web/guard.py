"""The guard before every view: who is asking, what the rule of the view is, and whether it holds."""

from collections.abc import Callable
from functools import wraps

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_wtf.csrf import CSRFError, CSRFProtect

from auditor.records.database import database
from auditor.rules import permissions
from auditor.rules.actions import Step
from auditor.rules.permissions import Act, Duty, Move
from auditor.web.at_hand import came_second, load, load_action, may
from auditor.work import audits, sessions, workers

csrf = CSRFProtect()
SESSION_KEY = "key"
OF_WORKER = "a worker whom one may know"
LONGEST_QUERY = 16_000  # bytes of what follows the question mark of an address
LONGEST_ONWARD = 2_000  # characters of an address that signing in leads on to
WITHOUT_PEOPLE = ("static", "health.htmx", "health.healthz")  # served even without a database


def public(view: Callable) -> Callable:
    """Let anybody in; nothing is public unless it says so."""
    view.rule = "public"
    return view


def signed_in(view: Callable) -> Callable:
    """Let in whoever is signed in."""
    view.rule = "signed in"
    return view


def on_duty(duty: Duty) -> Callable:
    """Let in whoever has this duty in the tool; others are told 403."""

    def decorate(view):
        @wraps(view)
        def guarded(**values):
            if not permissions.does(g.me.roles, duty):
                abort(403)
            return view(**values)

        guarded.rule = duty
        return guarded

    return decorate


def needs(act: Act | Move) -> Callable:
    """Load the audit of the address through what the person may see (404) and may do (403).

    The view gets the audit, not its id. A move pressed twice by the same person is answered with the
    audit's page instead of a refusal.
    """

    def decorate(view):
        @wraps(view)
        def guarded(audit_id, **values):
            audit = load(audit_id)
            if may(act):
                return view(audit=audit, **values)
            elif isinstance(act, Move) and audits.just_did(audit, g.me.id, act):
                return redirect(after_move(), 303)
            else:
                abort(403)

        guarded.rule = act
        return guarded

    return decorate


def of_worker(view: Callable) -> Callable:
    """Load the worker of the address, where who is signed in may know of their supervision; else 404.

    The view gets the worker, not their id.
    """

    @wraps(view)
    def guarded(worker_id, **values):
        return view(worker=workers.get(worker_id, g.me) or abort(404), **values)

    guarded.rule = OF_WORKER
    return guarded


def needs_step(step: Step) -> Callable:
    """Load the action of the address, with its audit, as `needs` does the audit (404, 403).

    The view gets the action. Who was overtaken, or pressed twice, gets in all the same: the step
    itself then says who was first, and the page keeps what was typed.
    """

    def decorate(view):
        @wraps(view)
        def guarded(action_id, **values):
            action = load_action(action_id)
            if may(step) or came_second(action, step):
                return view(action=action, **values)
            else:
                abort(403)

        guarded.rule = step
        return guarded

    return decorate


def does(duty: Duty) -> bool:
    """Whether who is signed in has a duty apart from any one audit."""
    return bool(g.get("me")) and permissions.does(g.me.roles, duty)


def keeps_cases(key: str) -> bool:
    """Whether the session with this key is open now and its person keeps cases.

    The server asks before it takes in a file, outside any request. It only reads; a fault is no
    answer here: it comes again, and is told, when the request itself is served.
    """
    try:
        with database.connection_context():
            return permissions.does(sessions.roles(key), Duty.KEEP_CASES)
    except Exception:
        return False


def after_move() -> str:
    """Where a move ends for this person: the audit's page, or today's where it is no longer theirs."""
    g.standing = audits.standing(audits.get(g.audit.id))
    g.parts = audits.parts(g.me, g.standing)
    if may(Act.KNOW):
        return url_for("audits.show", audit_id=g.audit.id)
    else:
        return url_for("home.today")


def install(app: Flask) -> None:
    """Stand before every request of `app`."""
    app.config.update(WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_CHECK_DEFAULT=False)
    csrf.init_app(app)
    app.before_request(_stand)
    app.teardown_request(_leave)
    app.jinja_env.globals.update(may=may, does=does, Act=Act, Move=Move, Duty=Duty, Step=Step)


def check(app: Flask) -> None:
    """Keep the application from starting while a view has no rule; names the view."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        held = getattr(view, "rule", None)
        if held is None and rule.endpoint != "static":
            raise RuntimeError(f"{rule.endpoint} ({rule}) has no rule: say who may see it")
        if isinstance(held, Act | Move) and "audit_id" not in rule.arguments:
            raise RuntimeError(f"{rule.endpoint} ({rule}) asks for {held} but names no audit")
        if isinstance(held, Step) and "action_id" not in rule.arguments:
            raise RuntimeError(f"{rule.endpoint} ({rule}) asks for {held} but names no action")
        if held == OF_WORKER and "worker_id" not in rule.arguments:
            raise RuntimeError(f"{rule.endpoint} ({rule}) asks for {held} but names no worker")


def _stand():
    if request.endpoint in WITHOUT_PEOPLE:
        return None
    if len(request.query_string) > LONGEST_QUERY:
        abort(414)
    if "\0" in request.path:
        abort(404)
    database.connect(reuse_if_open=True)
    g.me = sessions.who(session[SESSION_KEY]) if SESSION_KEY in session else None
    view = current_app.view_functions.get(request.endpoint)
    if view is not None and getattr(view, "rule", None) != "public" and g.me is None:
        return _sign_in_first()
    csrf.protect(apply_exemptions=True)
    return None


def _sign_in_first():
    if request.htmx or request.headers.get("X-Autosave"):
        abort(401)
    if request.method == "POST":
        try:
            csrf.protect(apply_exemptions=True)
        except CSRFError:
            return _ask()
        from auditor.web import sign_in  # the sign-in page itself stands behind this guard

        return sign_in.keep_and_ask()
    return _ask()


def _ask():
    wanted = request.full_path.rstrip("?") if request.method == "GET" else "/"
    if len(wanted) > LONGEST_ONWARD:
        wanted = "/"
    return redirect(url_for("sign_in.ask", next=wanted if wanted != "/" else None), 303)


def _leave(_error):
    if not database.is_closed():
        database.close()
