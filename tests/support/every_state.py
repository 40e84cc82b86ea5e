"""A cycle on any form, after an earlier one of it, with an audit in every state."""

from dataclasses import dataclass, field, replace
from types import SimpleNamespace

from auditor.records.audits import Answer as AnswerRow
from auditor.records.audits import Audit, Concern
from auditor.records.cases import Case, Cycle
from auditor.records.people import Person
from auditor.rules.answers import Answer
from auditor.rules.forms import FormDefinition, shown
from auditor.rules.results import public_version
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.work.audits import action_proposals, allocation, answers, audits, concerns, drafts, findings
from auditor.work.follow_up import discussions, reopening, replies, withdrawal
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_closing, cycles, draws
from auditor.work.results import briefings, points, public_versions
from auditor.work.reviews import comments, reviews, signed_copies, stand_ins
from cast import make_case, make_cycle, make_person

WORKERS, CASES_EACH = 3, 6  # as many audits as there are stories below, and a few more
STAGES = ("reviewer1", "reviewer2", "reviewer3")
EVIDENCE = "Read in the record of 14 June and in that of 2 August."
@dataclass
class World:
    """A cycle on one form; `told` are its audits by what has become of them."""

    one: SimpleNamespace
    form: FormDefinition
    cycle: Cycle
    told: dict[str, Audit] = field(default_factory=dict)
    browsers: dict[str, object] = field(default_factory=dict)

    def browser(self, name: str, browse):
        if name not in self.browsers:
            self.browsers[name] = browse(getattr(self.one, name))
        return self.browsers[name]


def make_world(one: SimpleNamespace, form: str, kind: str = "quarterly") -> World:
    """A drawn cycle after an earlier one of the same form, with an audit in every state."""
    _add_subjects(one)
    earlier = _cycle(one, form, kind, "The one before")
    world = World(one, drafts.form_of(Audit(form_version=earlier.form_version_id)), earlier)
    first = _drawn(world, 1, 1)
    for place, audit in enumerate(first):
        Way(world, audit, place).sign()
    Cycle.update(closed_at=Audit.get_by_id(first[0].id).signed_off_at).where(Cycle.id == earlier.id).execute()
    world.cycle = _cycle(one, form, kind, "The one at hand")
    listed = _drawn(world, WORKERS * CASES_EACH if form == "supervision" else WORKERS, CASES_EACH)
    for place, ((name, tell), audit) in enumerate(zip(STORIES.items(), listed, strict=False)):
        tell(Way(world, audit, place))
        world.told[name] = audits.get(audit.id)
    assert len(world.told) == len(STORIES)
    _sum_up(world)
    return world


class Way:
    """One audit on its way; each step as the pages do it."""

    def __init__(self, world: World, audit: Audit, place: int):
        self.world, self.one, self.id, self.place = world, world.one, audit.id, place
        self.auditor = world.one.external if place % 3 == 2 else world.one.auditor

    @property
    def audit(self) -> Audit:
        return audits.get(self.id)

    def allocate(self) -> "Way":
        allocation.allocate(self.audit, self.auditor.id, signed_in(self.one.lead))
        return self

    def start(self) -> "Way":
        self.allocate()
        drafts.start(self.audit, signed_in(self.auditor))
        drafts.correct_details(self.audit, signed_in(self.auditor), {"sources": ["case system"]})
        concerns.answer_question(self.audit, signed_in(self.auditor), False)
        return self

    def answer(self, most: int | None = None) -> "Way":
        """Answer every question, or so many, each audit and each question with another answer."""
        self.start()
        for place, question in enumerate(list(self.world.form.questions())[:most]):
            if question.key in shown(self.world.form, answers.of(self.id), self.audit.plan):
                self.save(question, self.place + place)
        return self

    def save(self, question, turn: int) -> None:
        if question.kind.is_prose:
            given = Answer(f"In words, {turn}.")
        elif question.kind.is_grade:
            given = Answer(question.options[turn % 3].key, f"Reasons. {EVIDENCE}")
        else:
            given = Answer(question.options[turn % len(question.options)].key, EVIDENCE)
        revision = AnswerRow.select(AnswerRow.revision).where(
            AnswerRow.audit == self.id, AnswerRow.question == question.key).scalar() or 0
        answers.save(self.audit, signed_in(self.auditor), question.key, given, revision)

    def fill(self) -> "Way":
        self.answer()
        audit, form = self.audit, self.world.form
        for section in drafts.asked_sections(form, answers.of(self.id), audit.plan):
            assert drafts.declare(audit, signed_in(self.auditor), section.key) == {}, section.key
        for one in findings.candidates_of(audit)[:4]:
            sentence = f"What was found about {one.question.number}."
            findings.set_finding(audit, signed_in(self.auditor), one.question.key, sentence, True)
        for urgent in (False, True):
            action_proposals.propose(audit, signed_in(self.auditor), {
                "what": f"Do it {'at once' if urgent else 'in time'}", "why": "It matters.",
                "how_known": "Seen.", "urgent": urgent, "owner": audit.worker_id, "question": "",
            })
        return self

    def send(self) -> "Way":
        drafts.send(self.audit, signed_in(self.auditor), False)
        return self

    def take_up(self, stage: int) -> "Way":
        reviews.take_up(self.audit, signed_in(getattr(self.one, STAGES[stage - 1])))
        return self

    def decide(self, stage: int, decision: Decision) -> "Way":
        self.take_up(stage)
        me = signed_in(getattr(self.one, STAGES[stage - 1]))
        question = next(self.world.form.questions()).key
        comments.add(self.audit, me, question, "Seen the same.", stage == 3)
        reviews.decide(self.audit, me, decision, reviews.seen(self.audit))
        return self

    def approve(self, *stages: int) -> "Way":
        for stage in stages:
            self.decide(stage, Decision(Choice.APPROVE))
        return self

    def regrade(self, stage: int) -> "Way":
        grades = {"overall_grade": "inadequate"}
        return self.decide(stage, Decision(Choice.REGRADE, "The evidence says otherwise.", grades))

    def sign(self) -> "Way":
        return self.fill().send().approve(1).regrade(2).approve(3)

    def give_back(self, stage: int) -> "Way":
        return self.decide(stage, Decision(Choice.RETURN, "Say more."))

    def discuss(self) -> "Way":
        audit, finding = self.audit, findings.told(self.audit)[0]
        copy, supervisor = signed_copies.latest(audit), signed_in(audit.supervisor)
        replies.say_wrong(audit, copy, supervisor, finding.question, "It is not so.")
        values = {"held_on": audit.signed_off_at.date(), "who": "Both", "comment": "Talked through."}
        discussions.record(audit, signed_in(self.one.lead), values, "It is fair.")
        return self

    def reopen(self) -> "Way":
        reopening.reopen(self.audit, signed_in(self.one.lead), "A date is wrong.")
        return self

    def withdraw(self) -> "Way":
        withdrawal.withdraw(self.audit, signed_in(self.one.lead), "No longer asked for.")
        return self

    def decline(self) -> "Way":
        allocation.decline(self.audit, signed_in(self.auditor), "We worked together.")
        return self

    def worry(self, person: Person) -> "Way":
        concerns.raise_one(self.audit, signed_in(person), "Alone at night.",
                           {"whom": "The manager", "when": "9 o'clock", "answer": "Will look."})
        return self

    def skip(self) -> "Way":
        stand_ins.add_stand_in(self.audit, 2, self.one.reviewer1b.id, signed_in(self.one.lead), "On leave.")
        stand_ins.skip_stage(self.audit, signed_in(self.one.lead), "On leave.")
        return self


STORIES = {
    "unallocated": lambda way: way,
    "allocated": lambda way: way.allocate(),
    "in progress": lambda way: way.answer(5),
    "ready to send": lambda way: way.fill(),
    "declined": lambda way: way.answer(3).decline(),
    "submitted": lambda way: way.fill().send(),
    "at stage 1": lambda way: way.fill().send().take_up(1),
    "skipped to stage 2": lambda way: way.fill().send().skip(),
    "at stage 2": lambda way: way.fill().send().approve(1).take_up(2),
    "at stage 3": lambda way: way.fill().send().approve(1).regrade(2).take_up(3),
    "returned": lambda way: way.fill().send().give_back(1),
    "signed off": lambda way: way.sign(),
    "discussed": lambda way: way.sign().discuss(),
    "reopened": lambda way: way.sign().reopen(),
    "signed again": lambda way: way.sign().reopen().send().approve(3),
    "withdrawn": lambda way: way.fill().send().withdraw(),
    "with a concern": lambda way: way.answer(2).worry(way.auditor),
}


def _add_subjects(one: SimpleNamespace) -> None:
    """Workers of one team, with cases on every plan."""
    plans = ("child in need", "child protection", "looked after", "care leaver", "early help", "assessment")
    for number in range(1, WORKERS * CASES_EACH + 1):
        worker = make_person(f"worker_{number}", [], team=one.team)
        setattr(one, f"worker_{number}", worker)
    for number in range(WORKERS * (CASES_EACH + 1)):
        worker = getattr(one, f"worker_{number % WORKERS + 1}")
        make_case(f"M-5{number:04}", worker, one.team, plan=plans[number // WORKERS % len(plans)])
    Case.update(restricted=True).where(Case.id.in_((one.case.id, one.other_case.id))).execute()
    Person.update(team=one.help_team).where(Person.id.in_((one.worker.id, one.other_worker.id))).execute()


def _cycle(one: SimpleNamespace, form: str, kind: str, title: str) -> Cycle:
    stages = [[one.reviewer1, one.reviewer1b], [one.reviewer2], [one.reviewer3]]
    made = make_cycle(title, stages, [one.auditor, one.external], form=form)
    Cycle.update(kind=kind).where(Cycle.id == made.id).execute()
    return cycles.get(made.id)


def _drawn(world: World, workers: int, cases_each: int) -> list[Audit]:
    plan = replace(draws.usual(world.cycle), workers=workers, cases_per_worker=cases_each)
    drawn = draws.draw(world.cycle, plan, "4711", signed_in(world.one.lead))
    return list(Audit.select().where(Audit.id.in_(drawn.audits)).order_by(Audit.id))


def _sum_up(world: World) -> None:
    lead, cycle = signed_in(world.one.lead), world.cycle
    audit = world.told["signed off"]
    told = findings.told(audit)[0]
    for use in (points.SUMMARY, points.BRIEFING):
        for kind in (points.STRENGTH, points.IMPROVEMENT):
            points.add(cycle, use, kind, f"A {kind} of practice.", lead, [(audit.id, told.question)])
    briefings.call(cycle, "What we found", lead)


def close(world: World) -> None:
    """Acknowledge what worries, withdraw what is unfinished, close the cycle, confirm what is public."""
    for concern in Concern.select().where(Concern.acknowledged_at.is_null()):
        concerns.acknowledge(concern, signed_in(world.one.lead), "Looked at.")
    cycle = cycles.get(world.cycle.id)
    left = {one.id: "The cycle ends." for one in cycle_closing.unfinished(cycle)}
    cycle_closing.close(cycle, cycle_closing.ClosingPlan(withdrawn=left), signed_in(world.one.lead))
    closed = cycles.get(cycle.id)
    seen = public_version.digest(public_versions.of(closed))
    public_versions.confirm(closed, [], signed_in(world.one.lead), seen)
