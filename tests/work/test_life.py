"""Whatever people do in whatever order, an audit lives only the life that the table allows it."""

import contextlib
from types import SimpleNamespace

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine

from auditor.records.audits import Answer, Audit, Holding, SectionDone
from auditor.records.people import PersonRole
from auditor.records.reviews import Approval, Finding, FindingChange, SignedCopy, Submission
from auditor.rules import workflow
from auditor.rules.forms import shown
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.rules.rights import permissions
from auditor.rules.rights.permissions import Act, Move
from auditor.rules.workflow import LIFE, State
from auditor.work import clock
from auditor.work.audits import allocation, audits, concerns, drafts
from auditor.work.follow_up import reopening, withdrawal
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed
from auditor.work.reviews import reviews, stand_ins, submissions
from auditor.work.rights import audit_facts
from cast import make_audit, make_case, make_cycle, make_person

SELDOM = 0
SOME = st.integers(min_value=0, max_value=5)
QUESTION = "visits_purpose"


def test_no_sequence_of_acts_leaves_the_life_of_an_audit(cast):
    office = _office(cast)

    class OfThisOffice(Life):
        pass

    OfThisOffice.office = office
    run_machine(OfThisOffice, settings=settings(
        max_examples=25, stateful_step_count=25, database=None, derandomize=True,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    ))
    assert Move.SIGN_OFF in office.met and Move.RETURN in office.met, "too little happened"


def in_state_for(move: Move):
    """That the audit is in a state from which the move leads somewhere."""
    return lambda machine: machine.audit.state in workflow.states_for(move)


class Life(RuleBasedStateMachine):
    """One audit in a small team, in which several people may do several things."""

    office: SimpleNamespace

    @initialize(hurry=st.integers(min_value=0, max_value=9), to=SOME)
    def begin(self, hurry, to):
        one = self.office.one
        case = make_case(f"M-{40_000 + self.office.turn()}", one.worker, one.team)
        self.id = make_audit(one, "unallocated", case=case, cycle=self.office.cycle).id
        self.changes, self.sent, self.signed = 0, 0, 0
        usual = [lambda: self.allocate(0, to), lambda: self.start(0), lambda: self.send(0, True, 0)]
        usual += [lambda: self.take_up(to), lambda: self.decide(Choice.APPROVE, False)] * 3
        for step in usual[:hurry]:
            step()

    @property
    def audit(self) -> Audit:
        return audits.get(self.id)

    def can(self, *acts) -> list:
        """The people who may do one of these acts now."""
        known = audit_facts.of(self.audit)
        return [
            one for one in self.office.people
            if any(permissions.may(audit_facts.parts(one, known), act, known) for act in acts)
        ]

    def attempt(self, made: Move, pick: int, act) -> None:
        """Let one of those who may, if any, do it: a move is one change, and a refusal is none."""
        able, before = self.can(made), self.audit.state
        if able:
            try:
                act(able[pick % len(able)])
            except (NotAllowed, drafts.Unfinished):
                assert self.audit.state == before
            else:
                self.changes += 1
                self.office.met.add(made)

    @precondition(in_state_for(Move.ALLOCATE))
    @rule(pick=SOME, to=SOME)
    def allocate(self, pick, to):
        auditor = self.office.auditors[to % len(self.office.auditors)]
        self.attempt(Move.ALLOCATE, pick, lambda me: allocation.allocate(self.audit, auditor, me))

    @precondition(in_state_for(Move.START))
    @rule(pick=SOME)
    def start(self, pick):
        self.attempt(Move.START, pick, lambda me: drafts.start(self.audit, me))

    @precondition(in_state_for(Move.SUBMIT))
    @rule(pick=SOME, ready=st.sampled_from([True, True, True, False]), text=SOME)
    def send(self, pick, ready, text):
        def act(me):
            if ready:
                self.office.fill(self.audit, me.id, text)
            drafts.send(self.audit, me, False)
            self.sent += 1

        self.attempt(Move.SUBMIT, pick, act)

    @precondition(in_state_for(Move.TAKE_UP))
    @rule(pick=SOME)
    def take_up(self, pick):
        self.attempt(Move.TAKE_UP, pick, lambda me: reviews.take_up(self.audit, me))

    @precondition(in_state_for(Move.PUT_BACK))
    @rule(pick=SOME)
    def put_back(self, pick):
        self.attempt(Move.PUT_BACK, pick, lambda me: reviews.put_back(self.audit, me))

    @precondition(in_state_for(Move.RETURN))
    @rule(choice=st.sampled_from([Choice.APPROVE, Choice.APPROVE, Choice.APPROVE, Choice.RETURN]),
          from_first=st.booleans())
    def decide(self, choice, from_first):
        audit = self.audit
        last = audit.stage == allocation.last_stage(audit)
        yes = Move.SIGN_OFF if last else Move.APPROVE
        move = yes if choice is Choice.APPROVE else Move.RETURN
        if audit.taken_up_by_id not in [one.id for one in self.can(move)]:
            return  # the lead gave the last word to somebody else meanwhile
        waits = bool(concerns.unanswered(self.id))
        decision = Decision(choice, "Because.", from_first_stage=from_first)
        try:
            reviews.decide(audit, signed_in(audit.taken_up_by), decision, reviews.seen(audit))
        except NotAllowed:
            assert waits and move is Move.SIGN_OFF
        else:
            assert not (waits and move is Move.SIGN_OFF)
            self.changes += 1
            self.signed += move is Move.SIGN_OFF
            self.office.met.add(move)

    @precondition(in_state_for(Move.DECLINE))
    @rule(pick=SOME)
    def decline(self, pick):
        if pick == SELDOM:
            self.attempt(
                Move.DECLINE, pick, lambda me: allocation.decline(self.audit, me, "Know them."))

    @precondition(in_state_for(Move.REALLOCATE))
    @rule(pick=SOME, to=SOME, afresh=st.booleans())
    def reallocate(self, pick, to, afresh):
        auditor = self.office.auditors[to % len(self.office.auditors)]
        if pick < 2:
            self.attempt(Move.REALLOCATE, pick, lambda me: allocation.reallocate(
                self.audit, auditor, me, "Ill.", afresh))

    @precondition(in_state_for(Move.WITHDRAW))
    @rule(pick=SOME)
    def withdraw(self, pick):
        if pick == SELDOM:
            self.attempt(Move.WITHDRAW, pick, lambda me: withdrawal.withdraw(self.audit, me, "No."))

    @precondition(in_state_for(Move.REOPEN))
    @rule(pick=SOME, to=SOME, stage=st.integers(min_value=0, max_value=4))
    def reopen(self, pick, to, stage):
        auditor = (self.office.auditors + [self.audit.auditor_id])[to % 4]
        self.attempt(Move.REOPEN, pick, lambda me: reopening.reopen(
            self.audit, me, "Wrong date.", auditor, stage or None))

    @precondition(in_state_for(Move.SKIP_STAGE))
    @rule(pick=SOME)
    def skip_stage(self, pick):
        self.attempt(
            Move.SKIP_STAGE, pick, lambda me: stand_ins.skip_stage(self.audit, me, "Away."))

    @rule(pick=SOME, who=SOME, stage=st.integers(min_value=1, max_value=4))
    def stand_in(self, pick, who, stage):
        able = self.can(Act.ADD_STAND_IN)
        if able:
            person = self.office.people[who % len(self.office.people)].id
            with contextlib.suppress(NotAllowed):
                stand_ins.add_stand_in(self.audit, stage, person, able[0], "Away.")

    @rule(pick=SOME)
    def allow_two_stages(self, pick):
        able = self.can(Act.ALLOW_TWO_STAGES)
        if able and pick == SELDOM:
            stand_ins.allow_two_stages(self.audit, able[0], "We are few.")

    @rule(pick=SOME)
    def raise_a_concern(self, pick):
        able = self.can(Act.RAISE_CONCERN)
        if able and pick == SELDOM:
            concerns.raise_one(self.audit, signed_in(able[0]), f"Alone at night. {self.office.turn()}")

    @rule()
    def acknowledge_concerns(self):
        able = self.can(Act.ACKNOWLEDGE)
        for concern in concerns.unanswered(self.id):
            others = [one for one in able if one.id != concern.raised_by_id]
            if others:
                concerns.acknowledge(concern, signed_in(others[0]), "Visited.")

    @invariant()
    def it_lives_as_the_table_says(self):
        state, changes = State.UNALLOCATED, 0
        for event in audits.timeline(self.audit):
            assert event.from_state == state
            if event.move in set(Move):
                state = LIFE[State(event.from_state), Move(event.move)]
                changes += 1
            assert event.to_state == state
        assert state == self.audit.state and changes == self.changes

    @invariant()
    def whoever_holds_it_is_the_one_it_is_with(self):
        held = Holding.select().where(Holding.audit == self.id, Holding.until.is_null())
        auditor = self.audit.auditor_id
        assert [one.auditor_id for one in held] == ([auditor] if auditor else [])

    @invariant()
    def it_is_at_a_stage_and_with_a_reviewer_only_while_it_is_reviewed(self):
        audit, passes = self.audit, allocation.stages_to_pass(self.audit)
        reviewed = audit.state in (State.SUBMITTED, State.UNDER_REVIEW)
        assert passes and ((audit.stage in passes) if reviewed else audit.stage is None)
        assert (audit.taken_up_by_id is not None) == (audit.state == State.UNDER_REVIEW)

    @invariant()
    def nobody_approves_their_own_work_nor_two_stages(self):
        query = Approval.select().where(Approval.audit == self.id, Approval.in_force)
        approvals = list(query)
        people, stages = [one.by_id for one in approvals], [one.stage for one in approvals]
        assert len(set(stages)) == len(stages)
        assert not set(people) & {self.audit.auditor_id, *audits.authors(self.audit)}
        assert self.audit.one_person_two_stages or len(set(people)) == len(people)

    @invariant()
    def what_is_signed_off_has_its_copy_and_a_yes_of_each_stage(self):
        copies = SignedCopy.select().where(SignedCopy.audit == self.id).order_by(SignedCopy.number)
        assert [one.number for one in copies] == list(range(1, self.signed + 1))
        if self.audit.state == State.SIGNED_OFF:
            query = Approval.select().where(Approval.audit == self.id, Approval.in_force)
            assert {one.stage for one in query} >= set(allocation.stages_to_pass(self.audit))
            assert copies

    @invariant()
    def every_sending_is_kept(self):
        assert Submission.select().where(Submission.audit == self.id).count() == self.sent
        if self.audit.state in (State.SUBMITTED, State.UNDER_REVIEW, State.SIGNED_OFF):
            assert submissions.latest(self.audit)


def _office(one) -> SimpleNamespace:
    """A team so small that a reviewer audits, an auditor reviews, and the lead does everything."""
    both, all_in_one = make_person("both", ["auditor", "reviewer"]), make_person(
        "all_in_one", ["lead", "auditor", "reviewer"])
    PersonRole.create(person=one.reviewer3, role="auditor")
    PersonRole.create(person=one.auditor, role="reviewer")
    people = [one.lead, all_in_one, both, one.auditor, one.reviewer1, one.reviewer3, one.supervisor]
    auditors = [one.auditor, both, all_in_one]
    cycle = make_cycle(
        "A small team", [[one.reviewer1, both], [all_in_one, one.auditor], [one.reviewer3, both]],
        [*auditors, one.reviewer3],
    )
    turns = iter(range(1, 100_000))
    office = SimpleNamespace(
        one=one, cycle=cycle, people=[signed_in(person) for person in people],
        auditors=[person.id for person in auditors], turn=lambda: next(turns), met=set(),
    )
    office.fill = _filler(make_audit(one, cycle=cycle))
    return office


def _filler(example: Audit):
    """A function that answers all there is to answer, in a few statements."""
    form = drafts.form_of(example)
    keys = shown(form, {}, example.plan)
    values = {
        one.key: one.options[0].key if one.options else "Words." for one in form.questions()
        if one.key in keys
    }
    values |= {one.key: "good" for one in form.questions() if one.kind.is_grade and one.key in keys}

    def fill(audit: Audit, by: int, text: int) -> None:
        moment = clock.now()
        for table in (Answer, SectionDone):
            table.delete().where(table.audit == audit.id).execute()
        Answer.insert_many([
            {"audit": audit.id, "question": key, "value": value, "evidence": f"Seen {text}.",
             "by": by, "at": moment}
            for key, value in values.items()
        ]).execute()
        SectionDone.insert_many([
            {"audit": audit.id, "section": one.key, "by": by, "at": moment} for one in form.sections
        ]).execute()
        Audit.update(sources=["case system"], unsafe_at_start=False).where(
            Audit.id == audit.id).execute()
        of_audit = Finding.select(Finding.id).where(Finding.audit == audit.id)
        FindingChange.delete().where(FindingChange.finding.in_(of_audit)).execute()
        Finding.delete().where(Finding.audit == audit.id).execute()
        Finding.create(audit=audit, question=QUESTION, kind="strength", sentence="It was good.",
                       by=by, at=moment)

    return fill
