"""What is changed in a draw by hand: an audit swapped, added or dropped, each with its reason."""

from peewee import JOIN

from auditor.records.audits import Audit, Holding
from auditor.records.cases import Case, Cycle
from auditor.records.database import change
from auditor.records.draws import Draw, DrawChange
from auditor.records.people import Person
from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.audits.timeline import Noted
from auditor.rules.parsing import row_number
from auditor.rules.programme import draw_record
from auditor.rules.programme.sampling_frame import Reason
from auditor.rules.workflow import NOT_BEGUN
from auditor.work import case_references, clock, journal, settings
from auditor.work.audits import allocation, audits, candidates, case_history
from auditor.work.cases import cases
from auditor.work.follow_up import withdrawal
from auditor.work.programme import cycle_audits, draws
from auditor.work.refusals import NotAllowed
from auditor.work.signed_in import SignedIn

LATER = (Reason.OTHERS_FIRST, Reason.WORKER_LATER)
SUGGESTED = 3


def swap(kept: Draw, dropped: Audit, subject: Case | Person, reason: str, me: SignedIn) -> Audit:
    """Drop an audit from a draw and add one of this case or worker instead; returns the new one.

    Whoever had the dropped audit gets the new one, if a rule of the team does not forbid it. Raises
    NotAllowed, and cycle_audits.NotAdded where the case cannot be audited; then nothing is changed.
    """
    with change():
        _withdraw(kept, dropped, reason, me)
        made = _add(kept, subject, reason, me)
        _record(kept, reason, me, "swapped", dropped=dropped, added=made)
        if dropped.auditor_id and candidates.why_not(made, dropped.auditor_id) is None:
            allocation.give(made, dropped.auditor_id, me)
    return made


def add(kept: Draw, subject: Case | Person, reason: str, me: SignedIn) -> Audit:
    """Add an audit of this case or worker to a draw; raises cycle_audits.NotAdded."""
    with change():
        made = _add(kept, subject, reason, me)
        _record(kept, reason, me, "added to", added=made)
    return made


def drop(kept: Draw, dropped: Audit, reason: str, me: SignedIn) -> None:
    """Drop an audit that has not begun from a draw; raises NotAllowed."""
    with change():
        _withdraw(kept, dropped, reason, me)
        _record(kept, reason, me, "dropped from", dropped=dropped)


def of_draw(kept: Draw) -> list[DrawChange]:
    """What was changed in a draw, the first change first, with who did it."""
    query = DrawChange.select(DrawChange, Person).join(Person, JOIN.LEFT_OUTER, on=DrawChange.by, attr="by")
    return list(query.where(DrawChange.draw == kept.id).order_by(DrawChange.id))


def may_drop(audit: Audit) -> bool:
    """Whether an audit of a draw has not begun, so that it may be dropped or swapped."""
    began = Holding.select().where(Holding.audit == audit.id, Holding.began).exists()
    return audit.state in NOT_BEGUN and not began


def begun(shown: list[Audit]) -> set[int]:
    """The ids of those audits that have begun or ended, and so stay in their draw."""
    held = Holding.select(Holding.audit).where(
        Holding.audit.in_([one.id for one in shown]), Holding.began
    )
    ended = {one.id for one in shown if one.state not in NOT_BEGUN}
    return ended | {audit for (audit,) in held.tuples()}


def find(text: str, subject: str, me: SignedIn) -> Case | Person | None:
    """The case called so that this person may read, or the worker with this id."""
    if subject == SubjectKey.SUPERVISION:
        worker = row_number(text)
        return next(iter(cycle_audits.workers_of([worker])), None) if worker else None
    found = [one for (one,) in Case.select(Case.id).where(case_references.called(text)).tuples()]
    return cases.these(found, me).first()


def next_in_line(kept: Draw, audit: Audit) -> list[Case] | list[Person]:
    """What the draw would have come to next: of the same worker, or else of the workers after."""
    result = draw_record.result_of(kept.result)
    workers = {row[0]: row[1] for row in kept.inputs["cases"]}
    subject = kept.plan["subject"]
    of_worker = subject == SubjectKey.SUPERVISION
    there = {one.worker_id if of_worker else one.case_id for one in draws.in_force(kept)}
    waiting = [one.case for one in result.left_out if one.reason in LATER and one.case not in there]
    own = [one for one in waiting if workers[one] == audit.worker_id]
    return draws.people_to_draw((own or waiting)[:SUGGESTED], subject)


def _withdraw(kept: Draw, dropped: Audit, reason: str, me: SignedIn) -> None:
    if dropped.id not in {one.id for one in draws.in_force(kept)}:
        raise NotAllowed("This audit is not of the draw, or was dropped from it before.")
    if not may_drop(dropped):
        raise NotAllowed("This audit has begun: withdraw it from its own page instead.")
    withdrawal.end(dropped, me, reason)


def _add(kept: Draw, subject: Case | Person, reason: str, me: SignedIn) -> Audit:
    last, months = cycle_audits.last_audits([subject]), settings.limits().rest_months
    rests = case_history.rests(last.get(subject.id), clock.today(), months)
    made, = cycle_audits.add_audits(
        Cycle.get_by_id(kept.cycle_id), [subject], me, {subject.id: reason} if rests else {}
    )
    if not rests:
        audits.note(made, me.id, Noted.ADDED_TO_THE_DRAW, reason)
    return made


def _record(
    kept: Draw, reason: str, me: SignedIn, what: str, dropped: Audit | None = None,
    added: Audit | None = None,
) -> None:
    DrawChange.create(
        draw=kept, dropped=dropped, added=added, reason=reason, by=me.id, at=clock.now()
    )
    for audit in (dropped, added):
        if audit:
            journal.record(me.id, f"{what} the draw" if " " in what else f"{what} in the draw", audit.id)
