"""An audit in every state and in every special standing, with who may know of each."""

import datetime
import re
from dataclasses import dataclass, field
from types import SimpleNamespace

from auditor.records.actions import Action
from auditor.records.audits import (
    Answer,
    Audit,
    Concern,
    DetailProposal,
    EarlierAnswer,
    Event,
    Holding,
)
from auditor.records.cases import CaseReader, Cycle, CycleAuditor
from auditor.records.people import Person
from auditor.records.reviews import Comment, Finding, SignedCopy, Submission
from auditor.records.summaries import Point
from auditor.records.supervision import Discussion, Reflection, Reply
from auditor.rules.follow_up import actions
from auditor.rules.rights import permissions
from auditor.work import clock
from auditor.work.people.people import signed_in
from auditor.work.rights import audit_facts
from cast import make_audit, make_case, make_cycle, make_person
from signing import freeze, last_event, reopen, sign

SECRETS = re.compile(r"Only-\w+-says-this")
SECTION, QUESTION = "visits", "visits_purpose"
KEYS = {"audits.section": SECTION, "audits.save_section": SECTION} | {
    f"reports.{view}": "summary" for view in ("change", "save", "put_back")
}
CHILDREN = {
    "action_id": Action, "comment_id": Comment, "concern_id": Concern, "discussion_id": Discussion,
    "reflection_id": Reflection,
}
REVIEWERS = {"reviewer1", "reviewer1b", "reviewer2", "reviewer3"}
READERS = {"lead", "auditor"} | REVIEWERS
PRINTERS = READERS | {"supervisor", "worker"}


@dataclass
class Everyone:
    """The people by name, the audits by name, and by audit the names of those who may know of it."""

    one: SimpleNamespace
    audits: dict[str, Audit] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=dict)
    browsers: dict[str, object] = field(default_factory=dict)

    @property
    def people(self) -> dict[str, Person]:
        return {name: who for name, who in vars(self.one).items() if isinstance(who, Person)}

    def add(self, name: str, audit: Audit, known: set[str]) -> Audit:
        """Keep an audit under a name, with something of every kind in it that only it says."""
        self.audits[name], self.known[name] = Audit.get_by_id(audit.id), known
        _fill(self.one, audit, name)
        return audit

    def put_back(self, name: str) -> None:
        """The audit as it was when it was added, but for its events, which only grow."""
        audit = self.audits[name]
        Concern.delete().where(Concern.audit == audit.id, Concern.text == "").execute()
        Audit.update(**audit.__data__).where(Audit.id == audit.id).execute()

    def browser(self, name: str | None, browse):
        """The one browser in which this person is signed in; nobody is, where it is None."""
        if name not in self.browsers:
            self.browsers[name] = browse(self.people[name] if name else None)
        return self.browsers[name]

    def may(self, person: str, act, audit: str) -> bool:
        """What the table of rights says."""
        standing = audit_facts.of(self.audits[audit])
        playing = audit_facts.parts(signed_in(self.people[person]), standing)
        return permissions.may(playing, act, standing)

    def may_step(self, person: str, step, audit: str) -> bool:
        """What the table of actions says of the first action of this audit."""
        action = Action.get_by_id(child_of(Action, self.audits[audit]))
        standing = audit_facts.of(self.audits[audit])
        who = signed_in(self.people[person])
        held = actions.ActionFacts(action.state, action.owner_id, action.reported_by_id)
        return actions.may(who.id, audit_facts.parts(who, standing), step, standing, held)


def secret(audit: str) -> str:
    """The words that stand in the answers of this audit and nowhere else."""
    return f"Only-{audit}-says-this."


def make_everyone(one: SimpleNamespace) -> Everyone:
    """One audit per state, and one of each that people may or may not see for a special reason."""
    for name, roles in (("new_worker", []), ("declined", ["auditor"]), ("second_lead", ["lead"]),
                        ("new_supervisor", ["supervisor"])):
        setattr(one, name, make_person(name, roles))
    Person.update(supervisor=one.new_supervisor).where(Person.id == one.new_worker.id).execute()
    CycleAuditor.create(cycle=one.cycle, person=one.declined)
    world = Everyone(one)
    leads = {"lead", "second_lead"}
    Point.create(cycle=one.cycle, use="summary", kind="strength", text="Said.", place=1, by=one.lead,
                 at=clock.now())
    for state, known in (
        ("unallocated", leads),
        ("allocated", leads | {"auditor"}),
        ("in_progress", leads | {"auditor"}),
        ("submitted", leads | READERS),
        ("under_review", leads | READERS),
        ("returned", leads | READERS),
        ("withdrawn", leads | {"auditor"}),
    ):
        taken = {"taken_up_by": one.reviewer1} if state == "under_review" else {}
        world.add(state, make_audit(one, state, **taken), known)
    world.add("signed_off", sign(one), leads | PRINTERS)
    world.add("discussed", sign(one), leads | PRINTERS)
    _discuss(one, world.audits["discussed"])
    _add_special(world, leads)
    return world


def _add_special(world: Everyone, leads: set[str]) -> None:
    one, now = world.one, clock.now()
    reopened = reopen(one, sign(one), "A date is wrong.", now)
    world.add("reopened", reopened, leads | PRINTERS)

    hidden = make_case("M-20001", one.worker, one.team, restricted=True)
    for person in (one.auditor, one.reviewer2, one.second_lead):
        CaseReader.create(case=hidden, person=person)
    restricted = make_audit(one, "under_review", case=hidden, taken_up_by=one.reviewer1)
    world.add("restricted", restricted, {"auditor", "reviewer2", "second_lead"})

    closed = make_cycle(
        "Q3 2026", [[one.reviewer1], [one.reviewer2], [one.reviewer3]], [one.external, one.auditor]
    )
    Cycle.update(closed_at=now).where(Cycle.id == closed.id).execute()
    after = (PRINTERS | leads) - {"auditor", "reviewer1b"}
    world.add("closed", sign(one, cycle=closed, auditor=one.external), after)
    until = {"external_until": clock.today() + datetime.timedelta(days=7)}
    carried = sign(one, cycle=closed, auditor=one.external, **until)
    world.add("closed_but_let_see", carried, after | {"external"})

    declined = make_audit(one, "unallocated")
    Holding.create(audit=declined, auditor=one.declined, since=now, until=now, declined=True)
    world.add("declined", declined, leads)

    moved = make_case("M-20002", one.new_worker, one.team)
    transferred = sign(one, case=moved, worker=one.worker)
    world.add("transferred", transferred, PRINTERS | leads | {"new_worker", "new_supervisor"})

    worrying = make_audit(one)
    world.add("with_concern", worrying, leads | {"auditor", "supervisor"})
    Concern.create(audit=worrying, raised_by=one.auditor, raised_at=now, text="Alone at night.")

    for state, known in (("in_progress", {"auditor"}), ("under_review", READERS)):
        doubted = make_audit(one, state)
        world.add(f"{state}_doubted", doubted, leads | known)
        DetailProposal.create(
            audit=doubted, by=one.auditor, at=now, worker_before=one.worker, worker=one.other_worker,
            team_before=one.team, team=one.team, supervisor_before=one.supervisor,
            supervisor=one.supervisor, reason=secret(f"{state}_doubted"),
        )


def _fill(one: SimpleNamespace, audit: Audit, name: str) -> None:
    now, words = clock.now(), secret(name)
    given = {"value": "partly", "evidence": words}
    if audit.state not in ("unallocated", "allocated"):
        Answer.delete().where(Answer.audit == audit.id, Answer.question == QUESTION).execute()
        Answer.create(audit=audit, question=QUESTION, by=one.auditor, at=now, **given)
    EarlierAnswer.create(audit=audit, question=QUESTION, value="no", evidence=words, by=one.auditor,
                         at=now, kept_at=now)
    sent = Submission.update(answers={QUESTION: given}).where(Submission.audit == audit.id)
    if not sent.execute():
        Finding.create(audit=audit, question=QUESTION, kind="improvement",
                       sentence=f"Told: {words}", by=one.auditor, at=now)
        Action.create(audit=audit, case=audit.case_id, what=f"Do: {words}", why="Because.",
                      owner=one.worker, proposed_by=one.auditor, proposed_at=now)
        if audit.state in ("submitted", "under_review", "returned"):
            Submission.create(audit=audit, number=1, stage=1, by=one.auditor, at=now,
                              answers={QUESTION: given})
            Event.create(audit=audit, by=one.auditor, at=now, move="submit",
                         from_state="in_progress", to_state="submitted", stage=1)
    elif audit.state == "signed_off":
        freeze(audit, one.reviewer3, now)  # a second copy, which says it too
    for who, stage in ((one.reviewer1, 1), (one.auditor, None)):
        Comment.create(audit=audit, question=QUESTION, stage=stage, by=who, at=now,
                       text=f"Said: {words}", after_event=last_event(audit))


def _discuss(one: SimpleNamespace, audit: Audit) -> None:
    """A session and a reflection, written down by the supervisor; two findings called wrong."""
    now, copy = clock.now(), SignedCopy.get(SignedCopy.audit == audit)
    Discussion.create(audit=audit, held_on=clock.today(), who="Both", by=one.supervisor, at=now,
                      signed_copy=copy)
    Reflection.create(audit=audit, text="It is fair.", by=one.supervisor, at=now, signed_copy=copy)
    for person in (one.worker, one.supervisor):
        Reply.create(signed_copy=copy, question="family_fathers", reason="He was seen.", by=person,
                     at=now)


def child_of(table, audit: Audit, *which) -> int | None:
    """The id of the first such row of this audit: a comment, a concern, an action, a version."""
    query = table.select(table.id).where(table.audit == audit.id, *which)
    return query.order_by(table.id).scalar()


def address(rule, world: Everyone, audit: Audit | None = None) -> str:
    """An address that fits the rule, with things that are there."""
    audit = audit or world.audits["in_progress"]
    values = {
        "audit_id": audit.id, "case_id": audit.case_id, "cycle_id": audit.cycle_id,
        "person_id": world.one.worker.id, "team_id": world.one.team.id, "key": QUESTION,
        "version_id": 1, "worker_id": world.one.worker.id,
    }
    if rule.endpoint in KEYS:
        values["key"] = KEYS[rule.endpoint]
    if rule.endpoint == "answers.bring_back":
        values["version_id"] = child_of(EarlierAnswer, audit)
    for name in rule.arguments & set(CHILDREN):
        values[name] = child_of(CHILDREN[name], audit) or 1
    _, path = rule.build({name: values.get(name, 1) for name in rule.arguments})
    return path
