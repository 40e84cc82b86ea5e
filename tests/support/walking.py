"""Every page that somebody has business on, in a world that has an audit in every state."""

import html as entities
import re

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.summaries import Point
from auditor.rules.follow_up.actions import UNFINISHED
from auditor.rules.rights.permissions import Act, Duty, Move, Part, may
from auditor.rules.workflow import State
from auditor.work.audits import answers, audits, drafts, findings
from auditor.work.people.people import signed_in
from auditor.work.programme import cycles
from auditor.work.rights import audit_facts
from every_state import World
from html_checks import sheet_of, words_of

WHO = (
    "lead", "auditor", "external", "reviewer1", "reviewer2", "reviewer3", "supervisor", "manager",
    "worker_1", "worker_2", "administrator",
)
OF_THE_LEAD = (
    "/workers", "/cycles", "/coverage", "/journal", "/cases", "/people", "/teams", "/forms",
)
OF_ANY_AUDIT = (  # what every audit asks and says of a child, and names of services and systems
    "Children's Social Care", "Children&#39;s Social Care", "Case system", "case system",
    "a child is unsafe now", "a child may be unsafe now", "a child was unsafe",
    "If a child is in danger now", "evidence about children", "a worker, a supervisor or a child",
    "Service · Plan · Team",  # columns of a file, the same for all forms
)
OF_CASES = r"cases?|famil(?:y|ies)|child(?:ren)?|plans?(?! \d+ workers)"  # a draw has a plan of its own
ALIKE = ("allocation.", "concerns.raise_one")  # forms that are the same in one state
NOT_YET = {"public.printed"}  # of a cycle that runs nothing is printed for the public
NOT_ONCE_CLOSED = {"closing.ask", "cycles.choose", "draws.change", "spreading.propose"}
KEYS = {
    "audits.section": lambda world, audit: [
        one.key for one in drafts.asked_sections(world.form, answers.of(audit.id), audit.plan)],
    "answers.earlier": lambda world, audit: [next(world.form.questions()).key],
    "reviews.remarks.show": lambda world, audit: [next(world.form.questions()).key],
    "reviews.findings.show": lambda world, audit: [
        one.question.key for one in findings.candidates_of(audit)[:2]],
    "reports.change": lambda world, audit: ["summary", "subject", "strengths"],
}


def walk(world: World, routes, browse) -> tuple[list[str], dict[str, str]]:
    """Open every page that somebody has business on; returns what was no 200, and what was said where."""
    faults, said, met = [], {}, set()
    for name in WHO:
        browser = world.browser(name, browse)
        for path in [*_own(world, name, routes), *_of_audits(world, name, routes, met)]:
            answer = browser.get(path)
            if answer.status_code != 200:
                faults.append(f"{name}, {path}: {answer.status_code}")
            if answer.mimetype == "text/html":
                said.setdefault(path, answer.get_data(as_text=True))
    for path, html in list(said.items()):
        if path.endswith("/summary"):
            _follow(world, html, browse, faults, said)
    return faults, said


def walk_the_cycle(world: World, routes, browse) -> list[str]:
    """Open every page that the lead has of the cycle; returns what was no 200."""
    browser = world.browser("lead", browse)
    answers = {path: browser.get(path).status_code for path in _own(world, "lead", routes)}
    return [f"lead, {path}: {status}" for path, status in answers.items() if status != 200]


def misspoken(world: World, said: dict[str, str]) -> list[str]:
    """What pages of an audit or a cycle of supervision say of a case, a family, a child or a plan."""
    asked = [words_of(one) for q in world.form.questions() for one in (q.text, q.hint) if one]
    found = []
    for path, html in said.items():
        text = words_of(sheet_of(html)) + " ".join(re.findall(r'(?:aria-label|title)="([^"]*)"', html))
        for one in (*asked, *OF_ANY_AUDIT):
            text = text.replace(one, "")
        if not path.startswith(OF_THE_LEAD) or path.startswith("/cycles/"):
            wrong = re.findall(r".{0,40}\b(?:" + OF_CASES + r")\b.{0,40}", text, re.I)
            found += [f"{path}: {one}" for one in wrong]
    return found


def _own(world: World, name: str, routes):
    """The addresses that are of no one audit: everybody's, the reviewers', the lead's."""
    roles = signed_in(getattr(world.one, name)).roles
    yield from ("/", "/audits", "/actions", "/actions/print")
    if "lead" in roles or "reviewer" in roles:
        yield "/reviews"
    if "lead" in roles:
        yield from OF_THE_LEAD
        for rule, asks in routes:
            if isinstance(asks, Duty) and "cycle_id" in rule.arguments:
                yield from addresses(world, rule)
        audit = world.told["signed off"]
        yield f"/forms/{audit.form_version_id}"
        yield from (f"/people/{audit.worker_id}{end}" for end in ("", "/edit", "/close"))
        if audit.case_id:
            yield from (f"/cases/{audit.case_id}{end}" for end in ("", "/change", "/close"))


def _of_audits(world: World, name: str, routes, met: set):
    """The addresses of each audit that the table of rights gives this person; who plays the same
    parts in it as somebody before goes by.
    """
    who = signed_in(getattr(world.one, name))
    for audit in map(audits.get, (one.id for one in world.told.values())):
        standing = audit_facts.of(audit)
        playing = audit_facts.parts(who, standing)
        if (audit.id, playing) in met or not may(playing, Act.KNOW, standing):
            continue
        met.add((audit.id, playing))
        for rule, asks in routes:
            state = rule.endpoint, audit.state, playing
            if isinstance(asks, Act | Move) and may(playing, asks, standing) and state not in met:
                yield from addresses(world, rule, audit)
            if rule.endpoint.startswith(ALIKE):
                met.add(state)
        if may(playing, Act.PRINT_FINDINGS, standing):
            kept = Action.state.in_(UNFINISHED)
            mine = Action.select().where(Action.audit == audit.id, kept).order_by(Action.id).first()
            yield from (f"/actions/{mine.id}",) if mine else ()
        if playing & {Part.LEAD, Part.SUPERVISOR} and audit.state == State.SIGNED_OFF:
            yield f"/workers/{standing.worker}/pack"


def addresses(world: World, rule, audit: Audit | None = None):
    """The addresses of a rule: of this audit or of the cycle, one for each key that it can have."""
    cycle = cycles.get(world.cycle.id)
    values = {
        "audit_id": audit and audit.id, "cycle_id": cycle.id,
        "point_id": Point.select(Point.id).where(Point.cycle == cycle.id).limit(1).scalar(),
    }
    if rule.endpoint not in (NOT_ONCE_CLOSED if cycle.closed_at else NOT_YET) | {"summaries.listed"}:
        for key in KEYS.get(rule.endpoint, lambda world, audit: [None])(world, audit):
            _, path = rule.build({name: (values | {"key": key})[name] for name in rule.arguments})
            yield path


def _follow(world: World, html: str, browse, faults: list[str], said: dict[str, str]) -> None:
    """Open the audits behind one figure of each kind and value."""
    browser, met = world.browser("lead", browse), {}
    for path in re.findall(r'href="(/cycles/\d+/summary/audits[^"]+)"', html):
        name = path.partition("figure=")[2]
        met.setdefault((name.partition(".")[0], name.rpartition(".")[2]), entities.unescape(path))
    for path in met.values():
        answer = browser.get(path)
        said[path] = answer.get_data(as_text=True)
        if answer.status_code != 200 or "<tbody>" not in said[path]:
            faults.append(f"lead, {path}: {answer.status_code}, or nobody listed")
