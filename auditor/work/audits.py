"""One audit: what must be known of it to judge, and the one function that changes its state."""

import datetime
import re
from collections.abc import Iterable

from peewee import JOIN

from auditor.records.audits import Audit, DetailProposal, Event, Holding
from auditor.records.cases import Case, Cycle, Stage
from auditor.records.database import by_id, change, rows
from auditor.records.people import Person, Team
from auditor.rules import detail_proposals, permissions, workflow
from auditor.rules.detail_proposals import Outcome
from auditor.rules.permissions import Act, Move, Part, Standing
from auditor.work import clock
from auditor.work.sessions import SignedIn

FACTS = """
SELECT 'stage', s.number, r.person_id FROM stage s
  LEFT JOIN stage_reviewer r ON r.stage_id = s.id WHERE s.cycle_id = ?5
UNION ALL SELECT 'stage', i.stage, i.person_id FROM stand_in i WHERE i.audit_id = ?2
UNION ALL SELECT 'skipped', e.stage, NULL FROM event e WHERE e.audit_id = ?2 AND e.move = 'skip_stage'
UNION ALL SELECT 'approved', a.stage, a.by_id FROM approval a WHERE a.audit_id = ?2 AND a.in_force = ?3
UNION ALL SELECT 'began', NULL, h.auditor_id FROM holding h
  WHERE h.audit_id = ?2 AND h.until IS NOT NULL AND (h.began = ?3 OR h.declined = ?3)
UNION ALL SELECT 'raised', NULL, c.raised_by_id FROM concern c WHERE c.audit_id = ?2
UNION ALL SELECT 'lead', NULL, p.id FROM person p JOIN person_role l ON l.person_id = p.id
  WHERE l.role = 'lead' AND p.closed_at IS NULL
UNION ALL SELECT 'signed', MAX(g.number), NULL FROM signed_copy g WHERE g.audit_id = ?2
UNION ALL SELECT 'closed', 1, NULL FROM cycle y WHERE y.id = ?1 AND y.closed_at IS NOT NULL
UNION ALL SELECT 'restricted', 1, d.person_id FROM "case" k
  LEFT JOIN case_reader d ON d.case_id = k.id WHERE k.id = ?4 AND k.restricted = ?3
UNION ALL SELECT 'now', k.worker_id, COALESCE(w.supervisor_id, t.supervisor_id) FROM "case" k
  LEFT JOIN person w ON w.id = k.worker_id LEFT JOIN team t ON t.id = w.team_id WHERE k.id = ?4
"""

FACTS_SQL = re.sub(r"\?\d", "?", FACTS)
FACTS_VALUES = re.findall(r"\?(\d)", FACTS)


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
    facts: dict[str, list[tuple]] = {}
    for kind, number, person in _facts(audit):
        facts.setdefault(kind, []).append((number, person))
    restricted = facts.get("restricted")
    worker, supervisors = _audited(audit, facts)
    return Standing(
        state=audit.state,
        stage=audit.stage,
        auditor=audit.auditor_id,
        earlier_auditors=_people(facts, "began") - {audit.auditor_id},
        stages=_stages(facts),
        approved=tuple(facts.get("approved", ())),
        one_person_two_stages=audit.one_person_two_stages,
        worker=worker,
        supervisors=supervisors,
        workers_now=frozenset(number for number, _ in facts.get("now", ()) if number),
        readers=None if restricted is None else _people(facts, "restricted"),
        leads=_people(facts, "lead"),
        raised_by=_people(facts, "raised"),
        has_signed_copy=any(number for number, _ in facts.get("signed", ())),
        cycle_closed="closed" in facts,
        carried_over=audit.stages_of_id is not None,
        external_until=audit.external_until,
    )


def parts(person: SignedIn, known: Standing) -> frozenset[Part]:
    """The parts that a signed-in person plays in the audit that `known` is about."""
    return permissions.parts(person.id, person.roles, person.external, known, clock.today())


def may(person: SignedIn, act: Act | Move, audit: Audit) -> bool:
    """Whether the person may do `act` on the audit as it stands now."""
    known = standing(audit)
    return permissions.may(parts(person, known), act, known)


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
    known = standing(audit)
    found = rows(
        "SELECT p.external, r.role FROM person p LEFT JOIN person_role r ON r.person_id = p.id"
        " WHERE p.id = ? AND p.closed_at IS NULL",
        person,
    )
    if not found:
        return frozenset(), known
    roles = frozenset(role for _, role in found if role)
    external = any(outside for outside, _ in found)
    return permissions.parts(person, roles, external, known, clock.today()), known


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


def just_did(audit: Audit, person: int, made: Move) -> bool:
    """Whether the audit's last event is this very move by this very person: a button pressed twice."""
    last = Event.select().where(Event.audit == audit.id).order_by(Event.id.desc()).first()
    return bool(last and last.move == made and last.by_id == person)


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


def reference(audit: Audit) -> str:
    """What the audit is called everywhere: its case reference, or the audited worker's supervision."""
    if audit.case_id:
        return audit.case.reference
    else:
        return f"Supervision {audit.worker_id}"


def _facts(audit: Audit) -> list[tuple]:
    known = {
        "1": audit.cycle_id, "2": audit.id, "3": True, "4": audit.case_id, "5": stages_of(audit),
    }
    return rows(FACTS_SQL, *(known[number] for number in FACTS_VALUES))


def _people(facts: dict[str, list[tuple]], kind: str) -> frozenset[int]:
    return frozenset(person for _, person in facts.get(kind, ()) if person)


def _audited(audit: Audit, facts: dict) -> tuple[int | None, frozenset[int]]:
    """Whose work is judged and who supervises them; where supervision is judged, it is its giver's."""
    if audit.case_id:
        found = {audit.supervisor_id} | {person for _, person in facts.get("now", ())}
        return audit.worker_id, frozenset(found - {None})
    else:
        managers = rows(
            "SELECT COALESCE(p.supervisor_id, t.supervisor_id) FROM person p"
            " LEFT JOIN team t ON t.id = p.team_id WHERE p.id = ?",
            audit.supervisor_id,
        )
        return audit.supervisor_id, frozenset(row[0] for row in managers if row[0])


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
        note(audit, by, "details_lapsed")


def _later(moment: datetime.datetime, since: datetime.datetime) -> datetime.datetime:
    return max(moment, since + datetime.timedelta(microseconds=1))
