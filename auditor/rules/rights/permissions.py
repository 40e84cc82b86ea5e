"""Who may do what: one table of acts, the parts a person plays, and one question."""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from auditor.rules.rights import acting
from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.readership import may_read
from auditor.rules.workflow import DRAFT, NOT_BEGUN, UNFINISHED, WITH_REVIEWERS, Move, State, states_for


class Role(StrEnum):
    """What a person is in the tool, whichever audit it is about."""

    ADMINISTRATOR = "administrator"
    LEAD = "lead"
    AUDITOR = "auditor"
    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"


OF_EXTERNALS = frozenset({Role.AUDITOR, Role.REVIEWER, Role.ADMINISTRATOR})


class Part(StrEnum):
    """What a person is to one audit."""

    AUDITOR = "its auditor"
    BEGAN = "who began it"
    REVIEWER = "a reviewer of the current stage"
    STAGES = "the people of its stages"
    LEAD = "lead"
    SUPERVISOR = "the supervisor of the audited worker"
    WORKER = "the audited worker"
    RAISED = "who raised a concern on it"
    ANSWERS = "who answers a concern, once one was raised"


class Act(StrEnum):
    """What may be asked of one audit besides a move."""

    KNOW = "know of it"
    READ = "see the answers"
    READ_UNSENT = "see what is not sent"
    ANSWER = "answer"
    CHOOSE_FINDINGS = "choose findings"
    PROPOSE_ACTION = "propose an action"
    RAISE_CONCERN = "raise a concern"
    SEE_CONCERN = "see a concern"
    TELL_CONCERN = "say who was told"
    ACKNOWLEDGE = "acknowledge a concern"
    COMMENT = "comment"
    REPLY = "answer a comment"
    PRINT_FINDINGS = "print the findings"
    PRINT_RECORD = "print the full record"
    DISCUSS = "record a discussion"
    REFLECT = "write one's reflection"
    SAY_WRONG = "mark a finding as factually wrong"
    ANSWER_REPLY = "answer who calls a finding wrong"
    ADD_ACTION = "add an action"
    REPORT_PROGRESS = "report progress on an action"
    VERIFY_ACTION = "verify an action"
    ADD_STAND_IN = "add a stand-in"
    ALLOW_TWO_STAGES = "let one person approve two stages"
    LET_EXTERNAL_SEE = "set until when an external auditor sees it"
    CORRECT_DETAILS = "correct service and plan"
    PROPOSE_DETAILS = "propose another worker, team or supervisor"
    DECIDE_DETAILS = "decide on another worker, team or supervisor"


class Rule(NamedTuple):
    """Which parts may do an act, in which states."""

    parts: frozenset[Part]
    states: frozenset[State]


ANY = frozenset(State)
SENT = frozenset({*WITH_REVIEWERS, State.RETURNED, State.SIGNED_OFF})
SIGNED = frozenset({State.SIGNED_OFF})


def _rule(*parts: Part, states: frozenset[State] = ANY) -> Rule:
    return Rule(frozenset(parts), states)


def _move(move: Move, *parts: Part) -> Rule:
    return Rule(frozenset(parts), states_for(move))


P = Part
RULES: dict[Act | Move, tuple[Rule, ...]] = {
    Act.KNOW: (
        _rule(P.LEAD, P.AUDITOR, P.RAISED, P.ANSWERS),
        _rule(P.STAGES, states=SENT),
        _rule(P.SUPERVISOR, P.WORKER, states=SIGNED),
    ),
    Act.READ: (
        _rule(P.AUDITOR, states=ANY - NOT_BEGUN),
        _rule(P.STAGES, states=SENT),
        _rule(P.LEAD, states=SENT | {State.WITHDRAWN}),
    ),
    # Of an audit that is being corrected, everybody else reads what was last sent.
    Act.READ_UNSENT: (
        _rule(P.AUDITOR, states=DRAFT | {State.WITHDRAWN}),
        _rule(P.LEAD, states=frozenset({State.WITHDRAWN})),
    ),
    Act.ANSWER: (_rule(P.AUDITOR, states=DRAFT),),
    Act.CORRECT_DETAILS: (_rule(P.AUDITOR, states=DRAFT),),
    Act.PROPOSE_DETAILS: (_rule(P.AUDITOR, states=DRAFT),),
    Act.DECIDE_DETAILS: (_rule(P.LEAD, states=UNFINISHED),),
    Act.CHOOSE_FINDINGS: (
        _rule(P.AUDITOR, states=DRAFT),
        _rule(P.REVIEWER, states=frozenset({State.UNDER_REVIEW})),
    ),
    Act.PROPOSE_ACTION: (
        _rule(P.AUDITOR, states=DRAFT),
        _rule(P.REVIEWER, states=frozenset({State.UNDER_REVIEW})),
    ),
    Act.RAISE_CONCERN: (_rule(P.AUDITOR, P.STAGES, P.LEAD, P.SUPERVISOR),),
    Act.SEE_CONCERN: (_rule(P.LEAD, P.SUPERVISOR, P.RAISED, P.ANSWERS),),
    Act.TELL_CONCERN: (_rule(P.RAISED),),
    # Besides: each concern only by those to whom it falls (rules.rights.acting), never by who raised it.
    Act.ACKNOWLEDGE: (_rule(P.LEAD, P.SUPERVISOR, P.ANSWERS),),
    Act.COMMENT: (_rule(P.REVIEWER, states=frozenset({State.UNDER_REVIEW})),),
    Act.REPLY: (_rule(P.AUDITOR, states=frozenset({State.RETURNED})),),
    Act.PRINT_FINDINGS: (
        _rule(P.AUDITOR, P.STAGES, P.LEAD, P.SUPERVISOR, P.WORKER, states=SIGNED),
    ),
    Act.PRINT_RECORD: (_rule(P.LEAD, P.AUDITOR, states=SIGNED),),
    Act.DISCUSS: (_rule(P.LEAD, P.STAGES, P.SUPERVISOR, states=SIGNED),),
    Act.REFLECT: (_rule(P.WORKER, states=SIGNED),),
    Act.SAY_WRONG: (_rule(P.WORKER, P.SUPERVISOR, states=SIGNED),),
    Act.ANSWER_REPLY: (_rule(P.LEAD, states=SIGNED),),
    Act.ADD_ACTION: (_rule(P.LEAD, P.STAGES, P.SUPERVISOR, states=SIGNED),),
    # Besides: whoever owns the action, and never its owner or who reported it (rules.follow_up.actions).
    Act.REPORT_PROGRESS: (_rule(P.LEAD, P.SUPERVISOR, states=SIGNED),),
    Act.VERIFY_ACTION: (_rule(P.LEAD, P.SUPERVISOR, P.STAGES, states=SIGNED),),
    Act.ADD_STAND_IN: (_rule(P.LEAD, states=UNFINISHED),),
    Act.ALLOW_TWO_STAGES: (_rule(P.LEAD, states=UNFINISHED),),
    Act.LET_EXTERNAL_SEE: (_rule(P.LEAD, states=UNFINISHED),),
    Move.START: (_move(Move.START, P.AUDITOR),),
    Move.SUBMIT: (_move(Move.SUBMIT, P.AUDITOR),),
    Move.DECLINE: (_move(Move.DECLINE, P.AUDITOR),),
    Move.TAKE_UP: (_move(Move.TAKE_UP, P.REVIEWER),),
    Move.PUT_BACK: (_move(Move.PUT_BACK, P.REVIEWER, P.LEAD),),
    Move.APPROVE: (_move(Move.APPROVE, P.REVIEWER),),
    Move.SIGN_OFF: (_move(Move.SIGN_OFF, P.REVIEWER),),
    Move.RETURN: (_move(Move.RETURN, P.REVIEWER),),
    Move.SKIP_STAGE: (_move(Move.SKIP_STAGE, P.LEAD),),
    Move.ALLOCATE: (_move(Move.ALLOCATE, P.LEAD),),
    Move.REALLOCATE: (_move(Move.REALLOCATE, P.LEAD),),
    Move.WITHDRAW: (_move(Move.WITHDRAW, P.LEAD),),
    Move.REOPEN: (_move(Move.REOPEN, P.LEAD),),
}

OF_THE_SIGNED_COPY = frozenset({
    Act.KNOW, Act.PRINT_FINDINGS, Act.PRINT_RECORD, Act.DISCUSS, Act.REFLECT, Act.SAY_WRONG,
    Act.ANSWER_REPLY, Act.ADD_ACTION, Act.REPORT_PROGRESS, Act.VERIFY_ACTION,
})

# What an auditor may not do once the audit has come to judge their own work, or a worker of theirs.
NOT_ON_OWN = frozenset({Move.SUBMIT})

assert set(RULES) == set(Act) | set(Move), "every act and every move needs its rule"


class Duty(StrEnum):
    """What may be done in the tool apart from one audit."""

    SEE_TODAY = "see what waits"
    REVIEW = "see the reviewers' queue"
    RUN_CYCLES = "run cycles"
    KEEP_CASES = "keep the cases"
    KEEP_FORMS = "keep the forms"
    SEE_SETTINGS = "see the settings"
    KEEP_SETTINGS = "set limits and help texts"
    KEEP_SIGN_IN = "set how people sign in"
    KEEP_PEOPLE = "keep people and teams"
    NAME_SOMEBODY = "name somebody where nobody can act"
    READ_JOURNAL = "read the log"
    REPORT = "write summaries and reports"
    TAKE_DATA_OUT = "take the answers of a cycle out"


DUTIES: dict[Duty, frozenset[Role]] = {
    Duty.SEE_TODAY: frozenset(Role),
    Duty.REVIEW: frozenset({Role.REVIEWER, Role.LEAD}),
    Duty.RUN_CYCLES: frozenset({Role.LEAD}),
    Duty.KEEP_CASES: frozenset({Role.LEAD}),
    Duty.KEEP_FORMS: frozenset({Role.LEAD}),
    Duty.SEE_SETTINGS: frozenset({Role.ADMINISTRATOR, Role.LEAD}),
    Duty.KEEP_SETTINGS: frozenset({Role.LEAD}),
    Duty.KEEP_SIGN_IN: frozenset({Role.ADMINISTRATOR}),
    Duty.KEEP_PEOPLE: frozenset({Role.ADMINISTRATOR, Role.LEAD}),
    Duty.NAME_SOMEBODY: frozenset({Role.ADMINISTRATOR}),
    Duty.READ_JOURNAL: frozenset({Role.LEAD}),
    Duty.REPORT: frozenset({Role.LEAD}),
    Duty.TAKE_DATA_OUT: frozenset({Role.LEAD}),
}


def parts(
    person: int, external: bool, audit: AuditFacts, today: datetime.date
) -> frozenset[Part]:
    """The parts that a person plays in one audit.

    Nobody reviews, leads or supervises on what they are party to (rules.rights.acting says who is, and to
    whom these parts fall); nobody approves two stages unless the lead allowed it; nobody from outside
    reviews once the cycle is closed; an external auditor holds nothing after that, except until the
    date the lead set, also where the audit was carried over, and keeps no concern on what is no longer
    theirs; a restricted case has only the readers it names.
    """
    if not may_read(person, audit.readers):
        return frozenset()
    found = _given(person, external, audit, today) | _reviewing(person, external, audit)
    does = acting.acting(audit)
    if person in does.lead:
        found.add(Part.LEAD)
    if person in does.supervisor:
        found.add(Part.SUPERVISOR)
    if any(person in acting.answering(audit, raiser) for raiser in audit.raised_by):
        found.add(Part.ANSWERS)
    if person in audit.raised_by and (not external or found & {Part.AUDITOR, Part.STAGES}):
        found.add(Part.RAISED)
    return frozenset(found)


def may(playing: frozenset[Part], act: Act | Move, audit: AuditFacts) -> bool:
    """Whether somebody playing these parts may do `act` on the audit as it stands.

    What concerns the signed copy goes on while the audit is being corrected, as do actions and
    discussions; it ends where the audit is withdrawn, whose answers are for the lead and its auditor only.
    An audit that has come to judge its auditor's own work is not sent: the lead gives it to another.
    """
    if act in NOT_ON_OWN and acting.judges_own(audit):
        return False
    state = State(audit.state)
    if audit.has_signed_copy and state in UNFINISHED and act in OF_THE_SIGNED_COPY:
        state = State.SIGNED_OFF
    return any(state in rule.states and playing & rule.parts for rule in RULES[act])


def in_force(external: bool, roles: Iterable[str]) -> frozenset[str]:
    """The roles of somebody that count: whoever comes from outside neither leads nor supervises."""
    return frozenset(roles) & OF_EXTERNALS if external else frozenset(roles)


def does(roles: frozenset[str] | set[str], duty: Duty) -> bool:
    """Whether somebody with these roles has a duty apart from any one audit."""
    return bool(DUTIES[duty] & {Role(role) for role in roles})


def _given(person: int, external: bool, audit: AuditFacts, today: datetime.date) -> set[Part]:
    """The parts that come with the audit itself: who has it, who began it, whose work it is."""
    found = set()
    if person == audit.auditor and not (external and _closed_to_externals(audit, today)):
        found.add(Part.AUDITOR)
    if person in audit.earlier_auditors:
        found.add(Part.BEGAN)
    if person in (audit.workers_now | {audit.worker}):
        found.add(Part.WORKER)
    return found


def _closed_to_externals(audit: AuditFacts, today: datetime.date) -> bool:
    if audit.external_until is None:
        return audit.cycle_closed
    else:
        return (audit.cycle_closed or audit.carried_over) and today > audit.external_until


def _reviewing(person: int, external: bool, audit: AuditFacts) -> set[Part]:
    found = set()
    if person in acting.party(audit) or (external and audit.cycle_closed):
        return found
    if any(person in people for _, people in audit.stages):
        found.add(Part.STAGES)
    of_current = person in acting.at_stage(audit.stage, audit)
    if of_current and not acting.approved_elsewhere(person, audit.stage, audit):
        found.add(Part.REVIEWER)
    return found
