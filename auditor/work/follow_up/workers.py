"""Workers as supervision knows them: who may know of whom, and how much waits for each."""

from collections.abc import Iterable
from dataclasses import dataclass

from peewee import JOIN, SQL, Value, fn
from peewee import Case as When

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.people import Person, Team
from auditor.rules.deadlines import late
from auditor.rules.follow_up.actions import ActionState
from auditor.rules.follow_up.discussions import due_on
from auditor.rules.rights.permissions import Role
from auditor.rules.workflow import State
from auditor.work import clock, settings
from auditor.work.follow_up import action_rights, discussions
from auditor.work.rights import conditions, supervisors
from auditor.work.rights.accounts import works_here
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn

ONE = Value(1)


@dataclass
class Waits:
    """How much waits for one worker: discussions (late among them), open actions (overdue among them)."""

    discussions: int = 0
    late: int = 0
    actions: int = 0
    overdue: int = 0


def get(worker: int, me: SignedIn) -> Person | None:
    """The person with this id, with team and supervisor, where `me` may know of their supervision.

    That is the person, whoever supervises them today, and the lead where their work is audited.
    """
    supervisor = Person.alias()
    query = (
        Person.select(Person, Team, supervisor)
        .join(Team, JOIN.LEFT_OUTER, on=Person.team, attr="team").switch(Person)
        .join(
            supervisor, JOIN.LEFT_OUTER, on=(supervisors.supervisor(Person, Team) == supervisor.id),
            attr="supervised_by",
        )
    )
    known = (Person.id == me.id) | _supervised(me) | _led(me)
    return query.where(Person.id == worker, known).first()


def every(me: SignedIn, team: int | None = None):
    """The workers whom `me` may know, with their teams: of one team (an id) or of any.

    Oneself only where there is something to see, or nothing else that one does here.
    """
    own = Person.id == me.id
    if me.roles:
        own &= _audited(me)
    query = (
        Person.select(Person, Team).join(Team, JOIN.LEFT_OUTER, on=Person.team, attr="team")
        .where(works_here(), own | _supervised(me) | _led(me))
    )
    return query.where(Person.team == team) if team else query


def waits(workers: Iterable[int], me: SignedIn) -> dict[int, Waits]:
    """How much waits for each of these workers (ids) that `me` may see, in two queries."""
    found = {worker: Waits() for worker in workers}
    limit, today = settings.limits().discuss, clock.today()
    for signed_off_at, *waiting in _undiscussed(list(found), me):
        overdue = late(due_on(signed_off_at, limit), today)
        for worker in found.keys() & set(waiting):
            found[worker].discussions += 1
            found[worker].late += overdue
    for worker, number, overdue in _open_actions(list(found), me):
        found[worker].actions, found[worker].overdue = number, overdue
    return found


def in_view(me: SignedIn):
    """Audits of whose worker `me` is supervisor or lead, or that are of `me`: a condition of `rights`."""
    return conditions.worker(me) | conditions.supervisor(me) | conditions.lead(me)


def _supervised(me: SignedIn):
    return supervisors.supervisor(Person, Team) == me.id


def _led(me: SignedIn):
    return _audited(me) if Role.LEAD in me.roles else SQL("1 = 0")


def _audited(me: SignedIn):
    """That a person has cases, or that their work was audited, as far as `me` may know."""
    one = Case.alias()
    hidden = one.select(one.id).where(~readable(me.id, one))
    cases, of_case, of_supervision = Case.alias(), Audit.alias(), Audit.alias()
    return (
        fn.EXISTS(cases.select(ONE).where(cases.worker == Person.id, cases.id.not_in(hidden)))
        | fn.EXISTS(of_case.select(ONE).where(
            of_case.worker == Person.id, of_case.case.is_null(False), of_case.case.not_in(hidden)))
        | fn.EXISTS(of_supervision.select(ONE).where(
            of_supervision.supervisor == Person.id, of_supervision.case.is_null()))
    )


def _undiscussed(workers: list[int], me: SignedIn):
    """(when it was signed off, then whose work it is about and whose case it is today) of each audit.

    Of these two those with whom it was not discussed; None stands for the others.
    """
    before, now = conditions.judged(), discussions.present()
    waits_before, waits_now = (discussions.waits_for(one) & one.in_(workers) for one in (before, now))
    query = (
        Audit.select(
            Audit.signed_off_at, When(None, [(waits_before, before)], None),
            When(None, [(waits_now, now)], None),
        )
        .join(Cycle).switch(Audit).join(Case, JOIN.LEFT_OUTER)
        .where(
            Audit.state == State.SIGNED_OFF, in_view(me), waits_before | waits_now,
        )
    )
    return query.tuples()


def _open_actions(workers: list[int], me: SignedIn):
    """(owner, open actions, overdue ones among them) of each worker with any."""
    overdue = When(None, [(action_rights.overdue(), 1)], 0)
    query = (
        Action.select(Action.owner, fn.COUNT(Action.id), fn.SUM(overdue))
        .join(Audit).join(Cycle).switch(Audit).join(Case, JOIN.LEFT_OUTER)
        .where(
            Action.owner.in_(workers), Action.state == ActionState.OPEN,
            in_view(me) | ((Action.owner == me.id) & readable(me.id)),
        )
        .group_by(Action.owner)
    )
    return query.tuples()
