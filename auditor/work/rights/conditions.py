"""The parts that a person plays in audits, as conditions for lists.

They say of many audits what the rules' `parts` says of one. A query that uses them joins Case (left
outer) and Cycle to Audit, as `audits.with_names` does.
"""

import functools
import operator

from peewee import JOIN, SQL, Value, fn
from peewee import Case as When

from auditor.records.audits import Audit, Concern, Event, Holding
from auditor.records.cases import Case, Cycle, Stage, StageReviewer
from auditor.records.people import Person, Team
from auditor.records.reviews import Approval, NamedLead, StandIn
from auditor.rules.rights.permissions import Role
from auditor.rules.workflow import UNFINISHED, WITH_REVIEWERS, Move
from auditor.work import clock
from auditor.work.rights import accounts, supervisors
from auditor.work.rights.accounts import holding, signs_in
from auditor.work.rights.former_workers import had
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn

ONE = Value(1)
NEVER = SQL("1 = 0")


def auditor(me: SignedIn):
    """Audits that the person holds; an external one while the cycle is open or as the lead set."""
    return _open_to(me, (Audit.auditor == me.id) & readable(me.id))


def lead(me: SignedIn):
    """Audits in which the person does the lead's acts: as lead, or where no lead can act.

    They fall to the reviewers of the last stage, then to whomever an administrator named.
    """
    if me.external:
        return NEVER
    elif Role.LEAD in me.roles:
        return can_act(me.id)
    # Whether it can fall to them at all is asked first: mostly it cannot, and the condition is long.
    named, reviews = _named_or_reviewing(me)
    if not (named or reviews):
        return NEVER
    falls = _at_stage(me.id, _last())
    if named:
        falls |= _is_named(me.id) & ~_last_can()
    return falls & can_act(me.id) & ~_leads_can()


def supervisor(me: SignedIn):
    """Audits of whose worker the person does the supervisor's acts, for today's worker too.

    Where supervision itself is judged: of its giver. Where none of the supervisors can act, whoever
    supervises them does.
    """
    if me.external:
        return NEVER
    falls = _supervises(me)
    if _is_above_somebody(me):
        falls |= _above(me) & ~_can(*_supervisors())
    return falls & can_act(me.id)


def unsupervised():
    """Audits of whose worker nobody does the supervisor's acts, so that the lead does them."""
    named = _supervisors()
    return ~_can(*named, *map(_supervisor_of, named))


def nobody_leads():
    """Audits in which nobody can do the lead's acts."""
    one = Person.alias()
    named = one.select(ONE).where(_is_named(one.id), _inside(one))
    return ~_leads_can() & ~_last_can() & ~fn.EXISTS(named)


def nobody_takes():
    """Audits with the reviewers of a stage of which nobody can take them up."""
    person = Person.alias()
    free = not_approved_elsewhere(person.id)
    still = accounts.inside(person) | Cycle.closed_at.is_null()
    able = person.select(ONE).where(_at_stage(person.id, Audit.stage), _able(person), free, still)
    return Audit.state.in_(WITH_REVIEWERS) & ~fn.EXISTS(able)


def not_approved_elsewhere(person):
    """Audits at a stage that a person (an id, or a column of ids) may approve for all they approved before.

    `rules.rights.acting.approved_elsewhere` for lists.
    """
    approval = Approval.alias()
    elsewhere = approval.select(ONE).where(
        approval.audit == Audit.id, approval.by == person, approval.in_force,
        approval.stage != Audit.stage,
    )
    return Audit.one_person_two_stages | ~fn.EXISTS(elsewhere)


def can_act(person: int):
    """Audits on which a person (an id) can act: they can sign in, are no party, and may read it."""
    one = Person.alias()
    found = one.select(ONE).where(one.id == person, signs_in(one))
    return fn.EXISTS(found) & ~party(person) & readable(person)


def of_worker(person):
    """Audits of the work of a person (an id), at allocation or, after a transfer, today."""
    return (judged() == person) | (fn.COALESCE(Case.worker, 0) == person)


def worker(me: SignedIn):
    """Audits of the person's own work, at allocation or, after a transfer, today."""
    return of_worker(me.id) & readable(me.id)


def stages(me: SignedIn):
    """Audits that pass a stage at which the person reviews or stands in, and is no party to.

    From outside only while the cycle is open.
    """
    still = Cycle.closed_at.is_null() if me.external else SQL("1 = 1")
    named = reviews_at(me.id).where(passed(Stage.number))
    stand_in = stands_in(me.id).where(passed(StandIn.stage))
    return still & ~party(me.id) & readable(me.id) & (fn.EXISTS(named) | fn.EXISTS(stand_in))


def party(person):
    """That a person (an id, or a column of ids) audits, began or declined it, or is judged by it.

    Party are as well who receives the supervision that is judged, and whose case it is today or was
    in the time that the audit reads.
    """
    began = Holding.select(ONE).where(
        Holding.audit == Audit.id, Holding.auditor == person, Holding.until.is_null(False),
        Holding.began | Holding.declined,
    )
    return (
        (fn.COALESCE(Audit.auditor, 0) == person)
        | (fn.COALESCE(Audit.worker, 0) == person)
        | (fn.COALESCE(judged(), 0) == person)
        | (fn.COALESCE(Case.worker, 0) == person)
        | fn.EXISTS(began) | had(person)
    )


def judges_own():
    """Audits whose auditor has come to work on the case, or to supervise who does (rules.rights.acting)."""
    found = (
        Audit.worker, Audit.supervisor, Case.worker,
        _supervisor_of(Audit.worker), _supervisor_of(Case.worker),
    )
    return functools.reduce(
        operator.or_, (fn.COALESCE(Audit.auditor == one, Value(False)) for one in found)
    ) | had(Audit.auditor)


def judged():
    """Whose work an audit is about (a column of ids): `rules.audit_subjects.judged` for lists."""
    return When(None, [(Audit.case.is_null(), Audit.supervisor)], Audit.worker)


def unsettled():
    """Audits that are not finished, or have a concern that nobody answered."""
    waiting = Concern.select(Concern.audit).where(Concern.acknowledged_at.is_null())
    return Audit.state.in_(UNFINISHED) | Audit.id.in_(waiting)


def stages_of():
    """The cycle whose stages an audit passes: the one it began in."""
    return fn.COALESCE(Audit.stages_of, Audit.cycle)


def passed(number):
    """That the audit passes the stage of this number: it was not skipped."""
    skipped = Event.select(ONE).where(
        Event.audit == Audit.id, Event.move == Move.SKIP_STAGE, Event.stage == number
    )
    return ~fn.EXISTS(skipped)


def reviews_at(person):
    """The stages of an audit that name the person (an id, or a column of ids), to narrow."""
    return (
        Stage.select(ONE).join(StageReviewer)
        .where(Stage.cycle == stages_of(), StageReviewer.person == person)
    )


def stands_in(person):
    """Where the person (an id, or a column of ids) stands in on an audit, as a query to narrow."""
    return StandIn.select(ONE).where(StandIn.audit == Audit.id, StandIn.person == person)


def supervises(worker, me: SignedIn):
    """That the person supervises somebody (a column of ids), by name or through the team."""
    return fn.COALESCE(worker, 0).in_(supervisors.supervised_by(me.id))


def _open_to(me: SignedIn, condition):
    if me.external:
        # One that was carried over without a date was given to somebody in its new cycle.
        ends = Audit.stages_of.is_null(False) & Audit.external_until.is_null(False)
        still_open = Cycle.closed_at.is_null() & ~ends
        condition &= still_open | (Audit.external_until >= clock.today())
    return condition


def _able(person):
    """That somebody (a table of people) can act on the audit."""
    return signs_in(person) & ~party(person.id) & readable(person.id)


def _inside(person):
    return accounts.inside(person) & _able(person)


def _named_or_reviewing(me: SignedIn) -> tuple[bool, bool]:
    """Whether the person was ever named for an audit, and whether they review at any stage."""
    named, reviews, stands_in = (
        fn.EXISTS(table.select(ONE).where(table.person == me.id))
        for table in (NamedLead, StageReviewer, StandIn)
    )
    return Person.select(named, reviews | stands_in).where(Person.id == me.id).tuples().first()


def _is_above_somebody(me: SignedIn) -> bool:
    """Whether the person supervises anybody who supervises, today or on any audit."""
    theirs = supervisors.supervised_by(me.id)
    today = fn.EXISTS(supervisors.supervised_by(theirs))
    on_an_audit = fn.EXISTS(Audit.select(ONE).where(Audit.supervisor.in_(theirs)))
    return Person.select(ONE).where(Person.id == me.id, today | on_an_audit).exists()


def _supervises(me: SignedIn):
    """Audits of which the person is named as supervisor, or supervises today's worker."""
    of_case = (Audit.supervisor == me.id) | supervises(Case.worker, me)
    return When(None, [(Audit.case.is_null(), supervises(Audit.supervisor, me))], of_case)


def _above(me: SignedIn):
    """Audits of whose supervisors the person is a supervisor."""
    two_down = supervisors.supervised_by(supervisors.supervised_by(me.id))
    of_case = supervises(Audit.supervisor, me) | fn.COALESCE(Case.worker, 0).in_(two_down)
    of_giver = fn.COALESCE(Audit.supervisor, 0).in_(two_down)
    return When(None, [(Audit.case.is_null(), of_giver)], of_case)


def _supervisors() -> tuple:
    """Who supervises the worker of an audit, at allocation and today (columns of ids)."""
    of_giver = _supervisor_of(Audit.supervisor)
    named = When(None, [(Audit.case.is_null(), of_giver)], Audit.supervisor)
    return named, _supervisor_of(Case.worker)


def _supervisor_of(worker):
    """Who supervises somebody (a column of ids), as a column."""
    one, team = Person.alias(), Team.alias()
    found = one.select(supervisors.supervisor(one, team))
    return found.join(team, JOIN.LEFT_OUTER, on=(one.team == team.id)).where(one.id == worker)


def _can(*people):
    """That one of these people (columns of ids) can act on the audit, and is not from outside."""
    one = Person.alias()
    among = functools.reduce(operator.or_, (one.id == person for person in people))
    return fn.EXISTS(one.select(ONE).where(among, _inside(one)))


def _leads_can():
    one = Person.alias()
    return fn.EXISTS(one.select(ONE).where(one.id.in_(holding(Role.LEAD)), _inside(one)))


def _last_can():
    one = Person.alias()
    return fn.EXISTS(one.select(ONE).where(_at_stage(one.id, _last()), _inside(one)))


def _is_named(person):
    """That an administrator named the person (an id, or a column of ids) for the audit."""
    named = NamedLead.select(ONE).where(NamedLead.audit == Audit.id, NamedLead.person == person)
    return fn.EXISTS(named)


def _at_stage(person, number):
    """That the person (an id, or a column of ids) is of the stage with this number, or stands in."""
    named = reviews_at(person).where(Stage.number == number)
    stand_in = stands_in(person).where(StandIn.stage == number)
    return fn.EXISTS(named) | fn.EXISTS(stand_in)


def _last():
    stage = Stage.alias()
    return stage.select(fn.MAX(stage.number)).where(stage.cycle == stages_of(), passed(stage.number))
