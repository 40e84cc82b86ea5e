"""One audit: what must be known of it to judge, and the one function that changes its state."""

import datetime
import functools
from collections.abc import Iterable

from peewee import JOIN, chunked

from auditor.records.audits import Audit, DetailProposal, Event, Holding
from auditor.records.cases import Case, Cycle, Stage
from auditor.records.database import by_id, change, rows
from auditor.records.people import Person, Team
from auditor.rules import detail_proposals, permissions, subjects, workflow
from auditor.rules.deadlines import late_before
from auditor.rules.detail_proposals import Outcome
from auditor.rules.permissions import Act, Move, Part, Role, Standing
from auditor.rules.timeline import Noted
from auditor.rules.workflow import RUNNING
from auditor.work import accounts, clock
from auditor.work.accounts import SIGNS_IN
from auditor.work.former_workers import HAD
from auditor.work.sessions import SignedIn
from auditor.work.supervisors import SUPERVISOR

# Of each person whether they can sign in today, and from inside or outside.
CANNOT, OUTSIDE = 0, 2
ABLE = f"CASE WHEN NOT {SIGNS_IN.format('p')} THEN 0 WHEN p.external THEN 2 ELSE 1 END"

# Everything that a Standing needs besides the audit's own row: audit, kind, number, person, ability. Of
# `raised` the number is who answered. CROSS JOIN begins with the few audits.
FACTS = f"""
WITH given (id, cycle_id, stages_id, case_id, worker_id, supervisor_id) AS (VALUES those),
a AS (
  SELECT g.id, g.cycle_id, g.stages_id, g.case_id, k.worker_id, k.restricted, g.worker_id AS named_id,
    CASE WHEN g.case_id IS NULL THEN NULL ELSE g.supervisor_id END AS supervisor_id,
    CASE WHEN g.case_id IS NULL THEN g.supervisor_id ELSE k.worker_id END AS supervised_id
  FROM given g LEFT JOIN "case" k ON k.id = g.case_id
)
SELECT a.id, 'now', 0, a.worker_id, 1 FROM a
UNION ALL SELECT a.id, 'stage', s.number, p.id, {ABLE} FROM a CROSS JOIN stage s
  LEFT JOIN stage_reviewer r ON r.stage_id = s.id LEFT JOIN person p ON p.id = r.person_id
  WHERE s.cycle_id = a.stages_id
UNION ALL SELECT a.id, 'stage', i.stage, p.id, {ABLE} FROM a CROSS JOIN stand_in i
  JOIN person p ON p.id = i.person_id WHERE i.audit_id = a.id
UNION ALL SELECT a.id, 'skipped', e.stage, NULL, 1 FROM a CROSS JOIN event e
  WHERE e.audit_id = a.id AND e.move = '{Move.SKIP_STAGE}'
UNION ALL SELECT a.id, 'approved', v.stage, v.by_id, 1 FROM a CROSS JOIN approval v
  WHERE v.audit_id = a.id AND v.in_force
UNION ALL SELECT a.id, 'began', NULL, h.auditor_id, 1 FROM a CROSS JOIN holding h
  WHERE h.audit_id = a.id AND h.until IS NOT NULL AND (h.began OR h.declined)
UNION ALL SELECT a.id, 'raised', c.acknowledged_by_id, c.raised_by_id, 1 FROM a CROSS JOIN concern c
  WHERE c.audit_id = a.id
UNION ALL SELECT a.id, 'lead', NULL, p.id, {ABLE} FROM a CROSS JOIN person_role l
  JOIN person p ON p.id = l.person_id WHERE l.role = '{Role.LEAD}'
UNION ALL SELECT a.id, 'named', NULL, p.id, {ABLE} FROM a CROSS JOIN named_lead n
  JOIN person p ON p.id = n.person_id WHERE n.audit_id = a.id
UNION ALL SELECT a.id, 'signed', 1, NULL, 1 FROM a
  WHERE EXISTS (SELECT 1 FROM signed_copy g WHERE g.audit_id = a.id)
UNION ALL SELECT a.id, 'closed', 1, NULL, 1 FROM a CROSS JOIN cycle y
  WHERE y.id = a.cycle_id AND y.closed_at IS NOT NULL
UNION ALL SELECT a.id, 'restricted', 1, d.person_id, 1 FROM a
  LEFT JOIN case_reader d ON d.case_id = a.case_id WHERE a.restricted
UNION ALL SELECT a.id, 'supervisor', NULL, p.id, {ABLE} FROM a CROSS JOIN person p
  WHERE p.id = a.supervisor_id
UNION ALL SELECT a.id, 'above', NULL, p.id, {ABLE} FROM a CROSS JOIN person b
  LEFT JOIN team m ON m.id = b.team_id JOIN person p ON p.id = {SUPERVISOR.format("b", "m")}
  WHERE b.id = a.supervisor_id
UNION ALL SELECT a.id, 'supervisor', NULL, p.id, {ABLE} FROM a CROSS JOIN person w
  LEFT JOIN team t ON t.id = w.team_id JOIN person p ON p.id = {SUPERVISOR.format("w", "t")}
  WHERE w.id = a.supervised_id
UNION ALL SELECT a.id, 'above', NULL, p.id, {ABLE} FROM a CROSS JOIN person w
  LEFT JOIN team t ON t.id = w.team_id JOIN person b ON b.id = {SUPERVISOR.format("w", "t")}
  LEFT JOIN team m ON m.id = b.team_id JOIN person p ON p.id = {SUPERVISOR.format("b", "m")}
  WHERE w.id = a.supervised_id
UNION ALL SELECT a.id, 'had', NULL, f.worker_id, 1 FROM a CROSS JOIN audit u
  CROSS JOIN former_worker f WHERE u.id = a.id AND {HAD.format("u", "f")}
UNION ALL SELECT a.id, 'over', NULL, {SUPERVISOR.format("w", "t")}, 1 FROM a CROSS JOIN person w
  LEFT JOIN team t ON t.id = w.team_id WHERE w.id = a.named_id
"""
ONE = f"({', '.join(['CAST(? AS INTEGER)'] * 6)})"
DAYS = FACTS.count("?")  # how often it asks for the day of today
AT_ONCE = 100  # audits


class Overtaken(Exception):
    """Somebody else moved the audit first: `by` whom and `at` what moment."""

    def __init__(self, by: str, at: datetime.datetime, state: str):
        super().__init__(f"{by} was first")
        self.by, self.at, self.state = by, at, state


class NotAllowed(Exception):
    """A rule of the team forbids it; the message says which."""


def get(audit_id: int) -> Audit | None:
    """The audit with this id, whoever may see it."""
    return by_id(Audit, audit_id)


def standing(audit: Audit) -> Standing:
    """What must be known of an audit to say who plays which part, in one query."""
    return standings([audit])[audit.id]


def standings(found: Iterable[Audit]) -> dict[int, Standing]:
    """The same of each of these audits, by id; one query for many."""
    by_id = {audit.id: audit for audit in found}
    facts: dict[int, list[tuple]] = {one: [] for one in by_id}
    for some in chunked(by_id.values(), AT_ONCE):
        for audit, *fact in _facts(some):
            facts[audit].append(fact)
    return {one: _standing(audit, facts[one]) for one, audit in by_id.items()}


def parts(me: SignedIn, known: Standing) -> frozenset[Part]:
    """The parts that a signed-in person plays in the audit that `known` is about."""
    return permissions.parts(me.id, me.external, known, clock.today())


def may(me: SignedIn, act: Act | Move, audit: Audit) -> bool:
    """Whether the person may do `act` on the audit as it stands now."""
    known = standing(audit)
    return permissions.may(parts(me, known), act, known)


def ensure_may(person: int, act: Act | Move, audit: Audit) -> Audit:
    """The audit as it is now, on which this person (an id) may do `act`; to begin a change() with.

    The guard's look before is for the person's sake; this one holds, as nobody else writes until the
    change ends. Raises Overtaken where the audit was moved since it was read, WrongMove where its
    state has no such move, and NotAllowed where the person's parts or account changed.
    """
    now = get(audit.id)
    playing, known = parts_now(person, now)
    if permissions.may(playing, act, known):
        return now
    elif now.since != audit.since:
        raise overtaken(now)
    elif isinstance(act, Move):
        workflow.after(now.state, act)
    raise NotAllowed(f"You may no longer {act} here: your part in this audit has changed.")


def parts_now(person: int, audit: Audit) -> tuple[frozenset[Part], Standing]:
    """The parts of a person (an id) by account and roles as they are now, none once it is closed."""
    known, found = standing(audit), Person.get_by_id(person)
    if accounts.is_open(found):
        return permissions.parts(person, found.external, known, clock.today()), known
    else:
        return frozenset(), known


def move(audit: Audit, made: Move, by: int | None, note: str = "", **columns) -> Audit:
    """Take the audit one step in its life, with the event, in one transaction.

    `columns` are set with the state. Raises WrongMove where the table of its life has no such step,
    and Overtaken where somebody else moved it since `audit` was read.
    """
    before, since = audit.state, audit.since
    after = workflow.after(before, made)
    moment = clock.now()
    with change():
        changed = (
            Audit.update(state=after, since=_later(moment, since), **columns)
            .where(Audit.id == audit.id, Audit.state == before, Audit.since == since)
            .execute()
        )
        if not changed:
            raise overtaken(audit)
        if detail_proposals.lapses(made, after):
            _let_lapse(audit, by)
        Event.insert(
            audit=audit, by=by, at=moment, move=made, from_state=before, to_state=after,
            stage=audit.stage, note=note,
        ).execute()
    return Audit.get_by_id(audit.id)


def note(audit: Audit, by: int | None, what: str, text: str = "") -> None:
    """Write an event that changes no state, such as a corrected detail or a stand-in."""
    with change():
        Event.insert(
            audit=audit, by=by, at=clock.now(), move=what, from_state=audit.state,
            to_state=audit.state, stage=audit.stage, note=text,
        ).execute()


def overtaken(audit: Audit) -> Overtaken:
    """Who moved the audit last, as the exception that says so."""
    last = (
        Event.select(Event, Person).join(Person, JOIN.LEFT_OUTER)
        .where(Event.audit == audit.id).order_by(Event.id.desc()).first()
    )
    now = Audit.get_by_id(audit.id)
    if last:
        return Overtaken(last.by.name if last.by else "Auditor", last.at, now.state)
    else:
        return Overtaken("Somebody", now.since, now.state)


def just_did(audit: Audit, person: int, *moves: Move) -> bool:
    """Whether the audit's last event is one of these moves by this very person: a button pressed twice."""
    last = Event.select().where(Event.audit == audit.id).order_by(Event.id.desc()).first()
    return bool(last and last.move in moves and last.by_id == person)


def authors(audit: Audit) -> list[int]:
    """Its auditor, and those whose answers the auditor carried on from."""
    held = Holding.select().where(Holding.audit == audit.id).order_by(Holding.id.desc())
    return authors_of(audit, held)


def authors_of(audit: Audit, held: Iterable[Holding]) -> list[int]:
    """The same, of an audit whose holdings were read already, the latest first."""
    found = [audit.auditor_id] if audit.auditor_id else []
    for holding in held:
        found.append(holding.auditor_id)
        if holding.afresh:
            break
    return found


def timeline(audit: Audit):
    """Everything that happened to the audit, oldest first."""
    return (
        Event.select(Event, Person).join(Person, JOIN.LEFT_OUTER)
        .where(Event.audit == audit.id).order_by(Event.id)
    )


def stages(audit: Audit) -> list[Stage]:
    """The review stages of an audit, in order."""
    return list(Stage.select().where(Stage.cycle == stages_of(audit)).order_by(Stage.number))


def stage_titles(audit: Audit) -> dict[int, str]:
    """What the stages of an audit are called, by number and in order."""
    return {one.number: one.title for one in stages(audit)}


def stages_of(audit: Audit) -> int:
    """The cycle (its id) whose stages the audit passes: the one it began in."""
    return audit.stages_of_id or audit.cycle_id


def with_names():
    """Audits with their case, cycle, auditor, worker, supervisor and team, in one query for lists."""
    auditor, worker, supervisor = Person.alias(), Person.alias(), Person.alias()
    return (
        Audit.select(Audit, Case, Cycle, auditor, worker, supervisor, Team)
        .join(Case, JOIN.LEFT_OUTER).switch(Audit)
        .join(Cycle).switch(Audit)
        .join(auditor, JOIN.LEFT_OUTER, on=(Audit.auditor == auditor.id), attr="auditor").switch(Audit)
        .join(worker, JOIN.LEFT_OUTER, on=(Audit.worker == worker.id), attr="worker").switch(Audit)
        .join(supervisor, JOIN.LEFT_OUTER, on=(Audit.supervisor == supervisor.id), attr="supervisor")
        .switch(Audit)
        .join(Team, JOIN.LEFT_OUTER, on=(Audit.team == Team.id), attr="team")
    )


def moved():
    """Events by which an audit came to another state; the others only note something."""
    return Event.from_state != Event.to_state


def late():
    """Audits that are late today: `rules.workflow.late` for lists."""
    return Audit.state.in_(RUNNING) & (Audit.due_on < late_before(clock.today()))


def reference(audit: Audit) -> str:
    """What the audit is called everywhere: its case reference, or the audited worker's supervision."""
    if audit.case_id:
        return audit.case.reference
    else:
        return f"Supervision {audit.worker_id}"


def _facts(found: list[Audit]) -> list[tuple]:
    values = [
        value for one in found
        for value in (
            one.id, one.cycle_id, stages_of(one), one.case_id, one.worker_id, one.supervisor_id
        )
    ]
    return rows(_facts_sql(len(found)), *values, *[clock.today().isoformat()] * DAYS)


@functools.cache
def _facts_sql(number: int) -> str:
    return FACTS.replace("those", ", ".join([ONE] * number))


def _standing(audit: Audit, found: list[tuple]) -> Standing:
    facts: dict[str, list[tuple]] = {}
    able: dict[int, set[int]] = {}
    for kind, number, person, ability in found:
        facts.setdefault(kind, []).append((number, person))
        able.setdefault(ability, set()).add(person)
    restricted = facts.get("restricted")
    return Standing(
        state=audit.state,
        stage=audit.stage,
        auditor=audit.auditor_id,
        earlier_auditors=_people(facts, "began") - {audit.auditor_id},
        stages=_stages(facts),
        approved=tuple(facts.get("approved", ())),
        one_person_two_stages=audit.one_person_two_stages,
        worker=subjects.judged(audit),
        receiver=None if audit.case_id else audit.worker_id,
        supervisors=_people(facts, "supervisor"),
        above=_people(facts, "above"),
        over=_people(facts, "over"),
        workers_now=_people(facts, "now"),
        had=_people(facts, "had"),
        readers=None if restricted is None else _people(facts, "restricted"),
        leads=_people(facts, "lead"),
        named=_people(facts, "named"),
        raised_by=_people(facts, "raised"),
        waiting=frozenset(raiser for by, raiser in facts.get("raised", ()) if by is None),
        shut_out=frozenset(able.get(CANNOT, ())) - {None},
        external=frozenset(able.get(OUTSIDE, ())) - {None},
        has_signed_copy="signed" in facts,
        cycle_closed="closed" in facts,
        carried_over=audit.stages_of_id is not None,
        external_until=audit.external_until,
    )


def _people(facts: dict[str, list[tuple]], kind: str) -> frozenset[int]:
    return frozenset(person for _, person in facts.get(kind, ()) if person)


def _stages(facts: dict[str, list[tuple]]) -> tuple[tuple[int, frozenset[int]], ...]:
    skipped = {number for number, _ in facts.get("skipped", ())}
    found: dict[int, set[int]] = {}
    for number, person in facts.get("stage", ()):
        if number not in skipped:
            found.setdefault(number, set()).add(person)
    return tuple((number, frozenset(people - {None})) for number, people in sorted(found.items()))


def _let_lapse(audit: Audit, by: int | None) -> None:
    """End an open proposal of another worker, team or supervisor, with its event."""
    lapsed = DetailProposal.update(
        outcome=Outcome.LAPSED, decided_by=by, decided_at=clock.now()
    ).where(DetailProposal.audit == audit.id, DetailProposal.outcome == Outcome.OPEN)
    if lapsed.execute():
        note(audit, by, Noted.DETAILS_LAPSED)


def _later(moment: datetime.datetime, since: datetime.datetime) -> datetime.datetime:
    return max(moment, since + datetime.timedelta(microseconds=1))
