"""All answers of a cycle that a lead may take out, read a page of audits at a time."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from auditor.records.audits import Audit, Event, Holding
from auditor.records.cases import Cycle, Stage
from auditor.records.reviews import Comment, SignedAnswer, SignedCopy, Submission
from auditor.rules import audit_subjects
from auditor.rules.deadlines import london_day
from auditor.rules.results import answer_rows
from auditor.rules.results.answer_rows import About, Remark, Value
from auditor.rules.rights.permissions import SENT, Move
from auditor.rules.workflow import State
from auditor.work import audit_names, forms
from auditor.work.audits import audits, before_correction
from auditor.work.results import figures
from auditor.work.reviews import submissions
from auditor.work.reviews.signed_copies import is_latest
from auditor.work.rights import audit_facts, conditions
from auditor.work.signed_in import SignedIn

AT_ONCE = 50  # audits


class Extent(NamedTuple):
    """How many audits are in it, and how many are not: with their auditors, withdrawn, not to be read."""

    inside: int
    with_auditors: int
    withdrawn: int
    not_yours: int


def extent(me: SignedIn, cycle: Cycle) -> Extent:
    """How many audits of a cycle this lead takes out, and why the others are left."""
    states, inside = figures.states([cycle.id]), _readable(me, cycle).count()
    sent = sum(states[state] for state in SENT)
    withdrawn = states[State.WITHDRAWN]
    return Extent(inside, states.total() - sent - withdrawn, withdrawn, sent - inside)


def rows(
    me: SignedIn, cycle: Cycle, state_said: Callable[[str], str]
) -> Iterator[list[Value]]:
    """A row for each answer, as answer_rows.HEADS has it, audit by audit, with constant queries a page.

    Of an audit that is signed off what its latest signed copy says, of another one what was last sent;
    what its auditor wrote since is not in it.
    `state_said` puts the state of an audit into words.
    """
    last = 0
    while found := list(_readable(me, cycle).where(Audit.id > last).order_by(Audit.id).limit(AT_ONCE)):
        last = found[-1].id
        signed = [one for one in found if one.state == State.SIGNED_OFF]
        sent = [one for one in found if one.state != State.SIGNED_OFF]
        of_each = _of_signed(signed, state_said) | _of_sent(sent, state_said)
        for one in found:
            yield from of_each.get(one.id, ())


def _readable(me: SignedIn, cycle: Cycle):
    """The audits that were sent, and that this person reads as lead: no party to them, no outsider."""
    states = [str(state) for state in SENT]
    return audit_names.with_names().where(
        Audit.cycle == cycle.id, Audit.state.in_(states), conditions.lead(me)
    )


def _of_signed(found: list[Audit], state_said) -> dict[int, Iterable[list[Value]]]:
    by_id = {one.id: one for one in found}
    copies = SignedCopy.select().where(SignedCopy.audit.in_(list(by_id)), is_latest())
    of_copy = _counted([copy.id for copy in copies])
    return {
        copy.audit_id: answer_rows.rows(
            _about_signed(by_id[copy.audit_id], copy, state_said),
            forms.form_of(by_id[copy.audit_id].form_version_id),
            answer_rows.from_signed_copy(copy.content, of_copy.get(copy.id, {})),
            answer_rows.remarks_of(copy.content),
        )
        for copy in copies
    }


def _counted(copies: list[int]) -> dict[int, dict[str, tuple[str, str]]]:
    """By copy and question: the key that was chosen, or the final grade, and the first grade."""
    query = SignedAnswer.select(
        SignedAnswer.signed_copy, SignedAnswer.question, SignedAnswer.value, SignedAnswer.first
    ).where(SignedAnswer.signed_copy.in_(copies))
    found: dict[int, dict[str, tuple[str, str]]] = {}
    for copy, question, value, first in query.tuples():
        found.setdefault(copy, {})[question] = (value, first)
    return found


def _about_signed(audit: Audit, copy: SignedCopy, state_said) -> About:
    said = copy.content
    return About(
        said["reference"], state_said(audit.state), said["service"],
        said["plan"] if audit_subjects.of_key(said["subject"]).has_plan else "", said["team"],
        said["auditor_role"] == "external auditor", london_day(copy.at), copy.number,
    )


def _of_sent(found: list[Audit], state_said) -> dict[int, Iterable[list[Value]]]:
    authors = _authors(found)
    sent, remarks = _submissions(authors), _remarks(found, _first_events(authors))
    return {
        one.id: _sent_rows(one, sent[one.id], remarks.get(one.id, []), state_said)
        for one in found if one.id in sent
    }


def _sent_rows(
    audit: Audit, sent: list[Submission], remarks: list[Remark], state_said
) -> Iterator[list[Value]]:
    form = forms.form_of(audit.form_version_id)
    first, last = submissions.answers_of(sent[0]), submissions.answers_of(sent[-1])
    about = About(
        audit_names.reference(audit), state_said(audit.state), audit.service, audit_subjects.plan_of(audit),
        audit.team.name if audit.team else "", bool(audit.auditor and audit.auditor.external),
    )
    grades = {
        key: one.value for key, one in first.items() if form.question(key).kind.is_grade
    }
    given = answer_rows.from_submission(form, last, audit.plan, grades)
    return answer_rows.rows(about, form, given, remarks)


def _authors(found: list[Audit]) -> dict[int, list[int]]:
    """By audit whose answers (ids of people) it holds, since it was last begun afresh."""
    held: dict[int, list[Holding]] = {one.id: [] for one in found}
    for holding in Holding.select().where(Holding.audit.in_(list(held))).order_by(Holding.id.desc()):
        held[holding.audit_id].append(holding)
    return {one.id: audits.authors_of(one, held[one.id]) for one in found}


def _submissions(authors: dict[int, list[int]]) -> dict[int, list[Submission]]:
    """What was sent of each audit since it was last begun afresh, oldest first."""
    query = Submission.select().where(Submission.audit.in_(list(authors)))
    sent: dict[int, list[Submission]] = {}
    for one in query.order_by(Submission.audit, Submission.number):
        if one.by_id in authors[one.audit_id]:
            sent.setdefault(one.audit_id, []).append(one)
    return sent


def _first_events(authors: dict[int, list[int]]) -> dict[int, int]:
    """By audit the event by which it was first sent since then: submissions.first_event, for many."""
    query = Event.select(Event.id, Event.audit, Event.by).where(
        Event.audit.in_(list(authors)), Event.move == Move.SUBMIT
    )
    first: dict[int, int] = {}
    for event, audit, by in query.order_by(Event.id).tuples():
        if by in authors[audit]:
            first.setdefault(audit, event)
    return first


def _remarks(found: list[Audit], first: dict[int, int]) -> dict[int, list[Remark]]:
    """By audit what was said on it since its `first` sending (an event), oldest first.

    Not what its auditor has not sent.
    """
    sent = before_correction.last_comments(one.id for one in found if one.state == State.RETURNED)
    cycles = {one.id: audit_facts.stages_of(one) for one in found}
    titles = {
        (cycle, number): title
        for cycle, number, title in Stage.select(Stage.cycle, Stage.number, Stage.title)
        .where(Stage.cycle.in_(list(set(cycles.values())))).tuples()
    }
    said: dict[int, list[Remark]] = {}
    query = Comment.select().where(Comment.audit.in_(list(cycles))).order_by(Comment.id)
    for one in query:
        if one.audit_id not in first or (one.after_event_id or 0) < first[one.audit_id]:
            continue
        if one.stage is None and one.id > sent.get(one.audit_id, one.id):
            continue
        stage = None
        if one.stage is not None:
            stage = titles.get((cycles[one.audit_id], one.stage), f"Stage {one.stage}")
        said.setdefault(one.audit_id, []).append(Remark(one.question, stage, one.text))
    return said
