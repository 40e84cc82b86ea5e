"""The guard before every view: who is asking, what the rule of the view is, and whether it holds."""

from collections.abc import Callable
from functools import wraps

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_wtf.csrf import CSRFError, CSRFProtect

from auditor.records.database import database
from auditor.rules.follow_up.actions import Step
from auditor.rules.rights import permissions
from auditor.rules.rights.permissions import Act, Duty, Move
from auditor.web.access import came_second, load, load_action, may
from auditor.work.audits import audits
from auditor.work.follow_up import workers
from auditor.work.people import sessions
from auditor.work.programme import cycles
from auditor.work.rights import audit_facts

csrf = CSRFProtect()
SESSION_KEY = "key"
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


def needs(*acts: Act | Move, second: Callable | None = None) -> Callable:
    """Load the audit of the address through what the person may see (404) and may do (403).

    The view gets the audit, not its id, where any of these acts may be done. Where none may, `second`
    (given the audit) answers whoever might have, had nobody been first; it gives None for others. A
    move pressed twice by the same person is answered with the audit's page instead of a refusal.
    """

    def decorate(view):
        @wraps(view)
        def guarded(audit_id, **values):
            audit = load(audit_id)
            if any(may(act) for act in acts):
                return view(audit=audit, **values)
            else:
                return (second and second(audit)) or _pressed_twice(audit, acts) or abort(403)

        guarded.rule, guarded.loads = acts[0], _loaded(view, "audit_id")
        return guarded

    return decorate


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

        guarded.rule, guarded.loads = step, _loaded(view, "action_id")
        return guarded

    return decorate


def loads(what: str, load: Callable, *within: str, by: str = "") -> Callable:
    """Let a view have `what` its address names - a cycle, a comment, a question - instead of its id.

    `load` finds it by its id, or by what the address calls `by`, after what was loaded before it
    (`within`: the audit of a comment); where it gives None that is 404. It goes below the rule of the
    view, so that whoever may not see such pages is told no more than that.
    """
    named = by or f"{what}_id"

    def decorate(view):
        if hasattr(view, "rule"):
            raise RuntimeError(f"{view.__name__}: say who may see it above what it loads")

        @wraps(view)
        def guarded(**values):
            sent = values.pop(named)
            found = load(*(values[one] for one in within), sent)
            return view(**{what: found or abort(404)}, **values)

        guarded.loads = _loaded(view, named)
        return guarded

    return decorate


def _open_cycle(cycle_id: int):
    cycle = cycles.get(cycle_id)
    return abort(403) if cycle and cycle.closed_at else cycle


of_cycle = loads("cycle", cycles.get)
of_open_cycle = loads("cycle", _open_cycle)
of_worker = loads("worker", lambda worker_id: workers.get(worker_id, g.me))


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
    g.facts = audit_facts.of(audits.get(g.audit.id))
    g.parts = audit_facts.parts(g.me, g.facts)
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
    """Keep the application from starting while a view has no rule, or has an id and not what it names."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        view, said = app.view_functions[rule.endpoint], f"{rule.endpoint} ({rule})"
        loaded = getattr(view, "loads", frozenset())
        for one in sorted(loaded - rule.arguments):
            raise RuntimeError(f"{said} asks for a {_name(one)} but names no {_name(one)}")
        for one in sorted(rule.arguments - loaded):
            if one.endswith("_id"):
                raise RuntimeError(f"{said} gets the id of a {_name(one)}: let the guard load it")
        if not hasattr(view, "rule"):
            raise RuntimeError(f"{said} has no rule: say who may see it")


def _loaded(view: Callable, named: str) -> frozenset[str]:
    return getattr(view, "loads", frozenset()) | {named}


def _name(argument: str) -> str:
    return argument.removesuffix("_id")


def _pressed_twice(audit, acts):
    """Where a move leads that this person made a moment ago, or None where they did not."""
    moves = [act for act in acts if isinstance(act, Move)]
    return redirect(after_move(), 303) if audits.just_did(audit, g.me.id, *moves) else None


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
