"""Proposals of another worker, team or supervisor as pages show them: from, to, who would lose what."""

from dataclasses import dataclass, field

from peewee import JOIN

from auditor.records.audits import Audit, DetailProposal
from auditor.records.cases import Case, Cycle
from auditor.records.people import Person, Team
from auditor.rules.audits import detail_proposals as rules
from auditor.rules.audits.detail_proposals import ENDED, FIELDS, Details, ProposalOutcome
from auditor.rules.rights import acting, permissions
from auditor.rules.workflow import OVER
from auditor.work import clock
from auditor.work.rights import audit_facts, conditions
from auditor.work.signed_in import SignedIn


@dataclass(frozen=True)
class Shown:
    """One proposal as pages show it: (field, from, to) of each change, and who would lose what, said.

    `deciders` (ids) decide on it while it is open.
    """

    row: DetailProposal
    changes: list[tuple[str, str, str]]
    lost: list[str] = field(default_factory=list)
    deciders: frozenset[int] = frozenset()

    @property
    def open(self) -> bool:
        return self.row.outcome == ProposalOutcome.OPEN

    @property
    def ended(self) -> bool:
        """Whether the lead decided it, or it lapsed undecided: its auditor reads which."""
        return self.row.outcome in ENDED


def latest(audit: Audit) -> Shown | None:
    """The newest proposal of an audit, whatever became of it; an open one says who would lose what."""
    row = _rows().where(DetailProposal.audit == audit.id).order_by(DetailProposal.id.desc()).first()
    return _shown(row, audit) if row else None


def waits(audit: Audit) -> bool:
    """Whether a proposal on this audit waits for the lead."""
    return DetailProposal.select().where(
        DetailProposal.audit == audit.id, DetailProposal.outcome == ProposalOutcome.OPEN
    ).exists()


def to_decide(me: SignedIn, most: int) -> list[Shown]:
    """The open proposals that the person decides on, oldest first, each with its audit."""
    query = (
        _rows().select_extend(Audit, Cycle, Case)
        .switch(DetailProposal).join(Audit).join(Cycle).switch(Audit).join(Case, JOIN.LEFT_OUTER)
        .where(
            DetailProposal.outcome == ProposalOutcome.OPEN, conditions.lead(me),
            Audit.state.not_in(OVER),
        )
        .order_by(DetailProposal.id).limit(most)
    )
    return [one for one in (_shown(row, row.audit) for row in query) if me.id in one.deciders]


def wanted(row: DetailProposal) -> Details:
    """The details that a proposal asks for."""
    return Details(*(getattr(row, f"{name}_id") for name in FIELDS))


def deciders(row: DetailProposal, audit: Audit) -> frozenset[int]:
    """Who decides on a proposal (ids): not whose work the audit would then judge, where another can."""
    concerned = rules.judged(wanted(row), supervision=audit.case_id is None)
    return acting.deciding(audit_facts.of(audit), concerned)


def named(before: Details, after: Details) -> list[tuple[str, str, str]]:
    """(field, from, to) of each change, with names; "" stands for none."""
    both = (before, after)
    teams = _names(Team, [one.team for one in both])
    known = _names(Person, [id_ for one in both for id_ in (one.worker, one.supervisor)])
    found = []
    for name in rules.changes(before, after):
        names = teams if name == "team" else known
        found.append((name, *(names.get(getattr(one, name), "") for one in both)))
    return found


def _before(row: DetailProposal) -> Details:
    return Details(*(getattr(row, f"{name}_before_id") for name in FIELDS))


def _rows():
    """Proposals with the names of who proposed and who decided."""
    by, decider = Person.alias(), Person.alias()
    return (
        DetailProposal.select(DetailProposal, by, decider)
        .join(by, on=(DetailProposal.by == by.id), attr="by").switch(DetailProposal)
        .join(decider, JOIN.LEFT_OUTER, on=(DetailProposal.decided_by == decider.id), attr="decided_by")
    )


def _shown(row: DetailProposal, audit: Audit) -> Shown:
    changes = named(_before(row), wanted(row))
    if row.outcome != ProposalOutcome.OPEN:
        return Shown(row, changes)
    lost = _lost(audit, wanted(row))
    names = _names(Person, lost)
    said = [rules.loses(names[person], words) for person, words in lost.items()]
    return Shown(row, changes, sorted(said), deciders(row, audit))


def _names(table, ids) -> dict[int, str]:
    wanted = [one for one in ids if one]
    return dict(table.select(table.id, table.name).where(table.id.in_(wanted)).tuples())


def _lost(audit: Audit, then_named: Details) -> dict[int, list[str]]:
    """What each person would no longer be on the audit, were it as proposed."""
    now = audit_facts.of(audit)
    then = audit_facts.of(Audit(**audit.__data__ | then_named._asdict()))
    known = {now.auditor, now.worker, then_named.worker, then_named.supervisor}
    known |= now.leads | now.supervisors | now.above | now.named
    known = (known | {one for _, of_stage in now.stages for one in of_stage}) - {None}
    today = clock.today()
    external = dict(Person.select(Person.id, Person.external).where(Person.id.in_(known)).tuples())
    before, after = (
        {
            one: permissions.parts(one, bool(external[one]), facts, today)
            for one in sorted(known)
        }
        for facts in (now, then)
    )
    return rules.lost(before, after)
