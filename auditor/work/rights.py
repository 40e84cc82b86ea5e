"""The parts that a person plays in audits, as conditions for lists.

They say of many audits what the rules' `parts` says of one. A query that uses them joins Case (left
outer) and Cycle to Audit, as `audits.with_names` does.
"""

from peewee import JOIN, Value, fn
from peewee import Case as When

from auditor.records.audits import Audit, Concern, Event, Holding
from auditor.records.cases import Case, CaseReader, Cycle, Stage, StageReviewer
from auditor.records.people import Person, PersonRole, Team
from auditor.records.reviews import StandIn
from auditor.rules.permissions import Role
from auditor.rules.workflow import Move
from auditor.work import clock
from auditor.work.sessions import SignedIn

ONE = Value(1)


def auditor(me: SignedIn):
    """Audits that the person holds; an external one while the cycle is open or as the lead set."""
    return _open_to(me, (Audit.auditor == me.id) & readable(me))


def lead(me: SignedIn):
    """Audits in which the person does the lead's acts: as lead, or where all leads are party."""
    free = ~party(me.id) & readable(me)
    return free if Role.LEAD in me.roles else free & _leads_instead(me)


def supervisor(me: SignedIn):
    """Audits of whose worker the person is the supervisor, at allocation or today.

    Where supervision itself is judged: whoever supervises its giver.
    """
    of_case = (Audit.supervisor == me.id) | supervises(Case.worker, me)
    return When(None, [(Audit.case.is_null(), supervises(Audit.supervisor, me))], of_case) & (
        readable(me)
    )


def unsupervised():
    """Audits of whose worker nobody is the supervisor, neither at allocation nor today."""
    of_case = Audit.supervisor.is_null() & ~_has_supervisor(Case.worker)
    return When(None, [(Audit.case.is_null(), ~_has_supervisor(Audit.supervisor))], of_case)


def of_worker(person):
    """Audits of the work of a person (an id), at allocation or, after a transfer, today."""
    return (judged() == person) | (fn.COALESCE(Case.worker, 0) == person)


def worker(me: SignedIn):
    """Audits of the person's own work, at allocation or, after a transfer, today."""
    return of_worker(me.id) & readable(me)


def stages(me: SignedIn):
    """Audits that pass a stage at which the person reviews or stands in, and is no party to."""
    named = reviews_at(me).where(passed(Stage.number))
    stand_in = stands_in(me).where(passed(StandIn.stage))
    return ~party(me.id) & readable(me) & (fn.EXISTS(named) | fn.EXISTS(stand_in))


def raised(me: SignedIn):
    """Audits on which the person raised a concern."""
    concern = Concern.alias()
    found = concern.select(ONE).where(concern.audit == Audit.id, concern.raised_by == me.id)
    return _open_to(me, fn.EXISTS(found) & readable(me))


def readable(me: SignedIn):
    """Audits of cases that are not restricted, or that name the person among their readers."""
    reader = CaseReader.select(ONE).where(CaseReader.case == Case.id, CaseReader.person == me.id)
    return Case.id.is_null() | (Case.restricted == False) | fn.EXISTS(reader)  # noqa: E712 - SQL


def party(person):
    """That a person (an id, or a column of ids) audits, began, declined it or is judged by it."""
    began = Holding.select(ONE).where(
        Holding.audit == Audit.id, Holding.auditor == person, Holding.until.is_null(False),
        Holding.began | Holding.declined,
    )
    return (
        (fn.COALESCE(Audit.auditor, 0) == person)
        | (fn.COALESCE(judged(), 0) == person)
        | fn.EXISTS(began)
    )


def judged():
    """Whose work an audit is about (a column of ids): where supervision is judged, its giver's."""
    return When(None, [(Audit.case.is_null(), Audit.supervisor)], Audit.worker)


def stages_of():
    """The cycle whose stages an audit passes: the one it began in."""
    return fn.COALESCE(Audit.stages_of, Audit.cycle)


def passed(number):
    """That the audit passes the stage of this number: it was not skipped."""
    skipped = Event.select(ONE).where(
        Event.audit == Audit.id, Event.move == Move.SKIP_STAGE, Event.stage == number
    )
    return ~fn.EXISTS(skipped)


def reviews_at(me: SignedIn):
    """The stages of an audit that name the person, as a query to narrow."""
    return (
        Stage.select(ONE).join(StageReviewer)
        .where(Stage.cycle == stages_of(), StageReviewer.person == me.id)
    )


def stands_in(me: SignedIn):
    """Where the person stands in on an audit, as a query to narrow."""
    return StandIn.select(ONE).where(StandIn.audit == Audit.id, StandIn.person == me.id)


def supervises(worker, me: SignedIn):
    """That the person supervises somebody (a column of ids), by name or through the team."""
    one, supervisor = _supervisor_of(worker)
    return fn.EXISTS(one.where(supervisor == me.id))


def _open_to(me: SignedIn, condition):
    if me.external:
        # One that was carried over without a date was given to somebody in its new cycle.
        ends = Audit.stages_of.is_null(False) & Audit.external_until.is_null(False)
        still_open = Cycle.closed_at.is_null() & ~ends
        condition &= still_open | (Audit.external_until >= clock.today())
    return condition


def _has_supervisor(worker):
    one, supervisor = _supervisor_of(worker)
    return fn.EXISTS(one.where(supervisor.is_null(False)))


def _supervisor_of(worker):
    """A query that finds the worker (a column of ids), and who supervises them today."""
    one, team = Person.alias(), Team.alias()
    found = one.select(ONE).join(team, JOIN.LEFT_OUTER, on=(one.team == team.id))
    return found.where(one.id == worker), fn.COALESCE(one.supervisor, team.supervisor)


def _leads_instead(me: SignedIn):
    leads = (
        PersonRole.select(ONE).join(Person)
        .where(PersonRole.role == Role.LEAD, Person.closed_at.is_null())
    )
    free = leads.where(~party(PersonRole.person))
    return _reviews_last(me) & fn.EXISTS(leads) & ~fn.EXISTS(free)


def _reviews_last(me: SignedIn):
    """That the person is of the last stage that the audit passes, or stands in there."""
    named = reviews_at(me).where(Stage.number == _last())
    stand_in = stands_in(me).where(StandIn.stage == _last())
    return fn.EXISTS(named) | fn.EXISTS(stand_in)


def _last():
    stage, skipped = Stage.alias(), Event.alias()
    passed_over = skipped.select(ONE).where(
        skipped.audit == Audit.id, skipped.move == Move.SKIP_STAGE, skipped.stage == stage.number
    )
    return stage.select(fn.MAX(stage.number)).where(
        stage.cycle == stages_of(), ~fn.EXISTS(passed_over)
    )
