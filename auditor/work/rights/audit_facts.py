"""What must be known of an audit to say who plays which part in it, and that question as it stands now."""

import functools
from collections.abc import Iterable

from peewee import chunked

from auditor.records.audits import Audit
from auditor.records.cases import Stage
from auditor.records.database import rows
from auditor.records.people import Person
from auditor.rules import audit_subjects
from auditor.rules.rights import permissions
from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.permissions import Act, Move, Part, Role
from auditor.work import clock
from auditor.work.rights import accounts
from auditor.work.rights.accounts import SIGNS_IN
from auditor.work.rights.former_workers import HAD
from auditor.work.rights.supervisors import SUPERVISOR
from auditor.work.signed_in import SignedIn

# Of each person whether they can sign in today, and from inside or outside.
CANNOT, OUTSIDE = 0, 2

ABLE = f"CASE WHEN NOT {SIGNS_IN.format('p')} THEN 0 WHEN p.external THEN 2 ELSE 1 END"

# Everything that AuditFacts needs besides the audit's own row: audit, kind, number, person, ability. Of
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


def of(audit: Audit) -> AuditFacts:
    """What must be known of an audit to say who plays which part, in one query."""
    return of_each([audit])[audit.id]


def of_each(found: Iterable[Audit]) -> dict[int, AuditFacts]:
    """The same of each of these audits, by id; one query for many."""
    by_id = {audit.id: audit for audit in found}
    facts: dict[int, list[tuple]] = {one: [] for one in by_id}
    for some in chunked(by_id.values(), AT_ONCE):
        for audit, *fact in _facts(some):
            facts[audit].append(fact)
    return {one: _standing(audit, facts[one]) for one, audit in by_id.items()}


def parts(me: SignedIn, known: AuditFacts) -> frozenset[Part]:
    """The parts that a signed-in person plays in the audit that `known` is about."""
    return permissions.parts(me.id, me.external, known, clock.today())


def may(me: SignedIn, act: Act | Move, audit: Audit) -> bool:
    """Whether the person may do `act` on the audit as it stands now."""
    known = of(audit)
    return permissions.may(parts(me, known), act, known)


def parts_now(person: int, audit: Audit) -> tuple[frozenset[Part], AuditFacts]:
    """The parts of a person (an id) by account and roles as they are now, none once it is closed."""
    known, found = of(audit), Person.get_by_id(person)
    if accounts.is_open(found):
        return permissions.parts(person, found.external, known, clock.today()), known
    else:
        return frozenset(), known


def stages(audit: Audit) -> list[Stage]:
    """The review stages of an audit, in order."""
    return list(Stage.select().where(Stage.cycle == stages_of(audit)).order_by(Stage.number))


def stage_titles(audit: Audit) -> dict[int, str]:
    """What the stages of an audit are called, by number and in order."""
    return {one.number: one.title for one in stages(audit)}


def stages_of(audit: Audit) -> int:
    """The cycle (its id) whose stages the audit passes: the one it began in."""
    return audit.stages_of_id or audit.cycle_id


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


def _standing(audit: Audit, found: list[tuple]) -> AuditFacts:
    facts: dict[str, list[tuple]] = {}
    able: dict[int, set[int]] = {}
    for kind, number, person, ability in found:
        facts.setdefault(kind, []).append((number, person))
        able.setdefault(ability, set()).add(person)
    restricted = facts.get("restricted")
    return AuditFacts(
        state=audit.state,
        stage=audit.stage,
        auditor=audit.auditor_id,
        earlier_auditors=_people(facts, "began") - {audit.auditor_id},
        stages=_stages(facts),
        approved=tuple(facts.get("approved", ())),
        one_person_two_stages=audit.one_person_two_stages,
        worker=audit_subjects.judged(audit),
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
