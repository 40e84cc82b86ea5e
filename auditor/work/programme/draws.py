"""The draw of a cycle: prepared, looked at beforehand, drawn, kept whole, and repeated."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from peewee import JOIN, IntegrityError

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle, Form, FormVersion
from auditor.records.database import change
from auditor.records.draws import Draw, DrawChange
from auditor.records.journal import JournalEntry
from auditor.records.people import Person, Team
from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.programme import draw_record, sampling
from auditor.rules.programme.cycle_form import CycleKind
from auditor.rules.programme.sampling_frame import SampledCase as Subject
from auditor.rules.programme.sampling_frame import SamplingPlan
from auditor.rules.workflow import State
from auditor.work import audit_names, clock, journal, settings
from auditor.work.audits import case_history
from auditor.work.follow_up import withdrawal
from auditor.work.programme import cycle_audits, cycles, draw_inputs
from auditor.work.refusals import NotAllowed
from auditor.work.signed_in import SignedIn

LOOKED = "looked at a draw beforehand"
BEGUN = "An audit of this cycle has begun, so the draw stands. Swap, add or drop audits instead."

MEANWHILE = "A draw has been made meanwhile. Look at it before you draw again."


class InputsChanged(Exception):
    """Cases or audits are no longer what they were when the draw was looked at."""


class NothingToDraw(Exception):
    """No case fits the plan."""


@dataclass(frozen=True)
class Prepared:
    """What a draw would come to: what it draws from, its digest, and the draw itself."""

    inputs: dict
    digest: str
    subjects: dict[int, Subject]
    result: sampling.DrawOutcome


def usual(cycle: Cycle) -> SamplingPlan:
    """The plan that a draw of this cycle begins with: that of the last draw of its kind."""
    subject, limits = draw_inputs.subjects_of(cycle), settings.limits()
    before = latest(cycle) or _last_of_kind(subject)
    size = before.plan if before else {
        "workers": cycle.workers, "cases_per_worker": cycle.cases_per_worker, "rest_months": 1,
        "one_per_family": True, "services": [], "plans": [],
    }
    return SamplingPlan(
        day=clock.today(), subject=subject, theme=cycle.form_version.form.title,
        workers=size["workers"], cases_per_worker=size["cases_per_worker"],
        services=tuple(size["services"]), plans=tuple(size["plans"]),
        rest_months=limits.rest_months if size["rest_months"] else 0,
        coverage_months=limits.coverage_months, one_per_family=size["one_per_family"],
    )


def new_seed() -> str:
    """A seed that nobody chose: six figures."""
    return f"{secrets.randbelow(1_000_000):06}"


def prepare(cycle: Cycle, plan: SamplingPlan, seed: str) -> Prepared:
    """What a draw would come to now; nothing is kept. A draw that stands is left out of account."""
    before = latest(cycle)
    replaced = frozenset(one.id for one in in_force(before)) if before else frozenset()
    found, history = draw_inputs.of_cycle(cycle, replaced)
    inputs = draw_record.inputs_as_data(found, history)
    return Prepared(
        inputs, draw_record.digest(inputs, draw_record.plan_as_data(plan)),
        {one.id: one for one in found}, sampling.draw(found, history, plan, seed),
    )


def draw(
    cycle: Cycle, plan: SamplingPlan, seed: str, me: SignedIn, seen: str = "", reason: str = "",
    auditors: Iterable[int] = (),
) -> Draw:
    """Draw the sample of a cycle, add its audits, and keep the draw with all it was drawn from.

    A second draw needs a `reason`, with which the audits of the first are withdrawn. `seen` is the
    digest of what was looked at beforehand. With `auditors` (ids) the audits are allocated at once,
    spread evenly. Raises NotAllowed once an audit has begun, InputsChanged where `seen` no longer
    holds, NothingToDraw, and cycle_audits.NotAdded; then nothing is changed.
    """
    try:
        return _draw(cycle, plan, seed, me, seen, reason, auditors)
    except IntegrityError:  # on PostgreSQL, where somebody else drew at the same moment
        raise NotAllowed(MEANWHILE) from None


def latest(cycle: Cycle) -> Draw | None:
    """The draw of a cycle that stands, or None."""
    return Draw.select().where(Draw.cycle == cycle.id).order_by(Draw.number.desc()).first()


def numbered(cycle: Cycle, number: int) -> Draw | None:
    """One draw of a cycle by its number, or None."""
    return Draw.get_or_none(Draw.cycle == cycle.id, Draw.number == number)


def every(cycle: Cycle) -> list[Draw]:
    """All draws of a cycle, the first one first, without what they were drawn from."""
    query = (
        Draw.select(Draw.id, Draw.number, Draw.at, Draw.day, Draw.seed, Draw.reason, Person)
        .join(Person, on=Draw.by, attr="by", join_type=JOIN.LEFT_OUTER)
    )
    return list(query.where(Draw.cycle == cycle.id).order_by(Draw.number))


def may_draw_again(cycle: Cycle) -> bool:
    """Whether no audit of the cycle has begun, so that another draw may replace this one."""
    return not cycles.begun(cycle)


def in_force(kept: Draw) -> list[Audit]:
    """The audits of a draw as it stands after what was changed in it, with their people."""
    ids = set(kept.audits)
    for dropped, added in DrawChange.select(DrawChange.dropped, DrawChange.added).where(
        DrawChange.draw == kept.id
    ).tuples():
        ids = (ids - {dropped}) | ({added} - {None})
    return list(audit_names.with_names().where(Audit.id.in_(ids)).order_by(Audit.id))


def changed_audits(kept: Draw) -> list[Audit]:
    """The audits that were dropped from a draw or added to it by hand, with their people."""
    changes = DrawChange.select().where(DrawChange.draw == kept.id)
    ids = {one for row in changes for one in (row.dropped_id, row.added_id) if one}
    return list(audit_names.with_names().where(Audit.id.in_(ids)))


def names(ids: Iterable[int]) -> dict[int, str]:
    """What these people (ids) are called, by id."""
    return dict(Person.select(Person.id, Person.name).where(Person.id.in_(set(ids))).tuples())


def seeds_looked_at(cycle: Cycle) -> list[str]:
    """The seeds with which somebody looked at what a draw of this cycle would come to, in order."""
    before = f"{cycle.title}: seed "
    looked = JournalEntry.select(JournalEntry.detail).where(
        JournalEntry.act == LOOKED, JournalEntry.detail.startswith(before)
    )
    found = [detail.removeprefix(before) for (detail,) in looked.order_by(JournalEntry.id).tuples()]
    return list(dict.fromkeys(found))


def repeats(kept: Draw) -> bool:
    """Whether drawing again from what was kept takes and leaves out the same."""
    again = draw_record.repeat(kept.inputs, kept.plan, kept.seed)
    return draw_record.result_as_data(again) == draw_record.result_as_data(
        draw_record.result_of(kept.result)
    )


def people_to_draw(ids: Iterable[int], subject: str) -> list[Case] | list[Person]:
    """The cases, or the workers, with these ids, in this order, with worker and team."""
    ids = list(ids)
    if subject == SubjectKey.SUPERVISION:
        found = {one.id: one for one in cycle_audits.workers_of(ids)}
    else:
        worker = Person.alias()
        query = (
            Case.select(Case, worker, Team)
            .join(worker, on=(Case.worker == worker.id), attr="worker").switch(Case)
            .join(Team, on=(Case.team == Team.id), attr="team", join_type=JOIN.LEFT_OUTER)
        )
        found = {one.id: one for one in query.where(Case.id.in_(ids))}
    return [found[one] for one in ids if one in found]


def _draw(
    cycle: Cycle, plan: SamplingPlan, seed: str, me: SignedIn, seen: str, reason: str,
    auditors: Iterable[int],
) -> Draw:
    with change():
        prepared, before = prepare(cycle, plan, seed), latest(cycle)
        if seen and seen != prepared.digest:
            raise InputsChanged
        if not prepared.result.taken:
            raise NothingToDraw
        if before:
            _take_back(cycle, before, me, reason)
        made = _add(cycle, prepared.result, plan, me, auditors)
        kept = Draw.create(
            cycle=cycle, number=before.number + 1 if before else 1, by=me.id, at=clock.now(),
            day=plan.day, seed=seed, plan=draw_record.plan_as_data(plan), inputs=prepared.inputs,
            digest=prepared.digest, result=draw_record.result_as_data(prepared.result),
            audits=[audit.id for audit in made], reason=reason,
        )
        journal.record(me.id, "drew the sample", detail=f"{cycle.title}: draw {kept.number}, seed {seed}")
    return kept


def _last_of_kind(subject: str) -> Draw | None:
    """The last draw that sampled the same, cases or workers, in a quarterly cycle."""
    query = (
        Draw.select().join(Cycle).join(FormVersion).join(Form)
        .where(
            Form.subject == subject,
            (Cycle.kind == CycleKind.QUARTERLY) | (subject == SubjectKey.SUPERVISION),
        )
    )
    return query.order_by(Draw.id.desc()).first()


def _take_back(cycle: Cycle, before: Draw, me: SignedIn, reason: str) -> None:
    if not may_draw_again(cycle):
        raise NotAllowed(BEGUN)
    if not reason:
        raise NotAllowed("Say why the sample is drawn again.")
    for audit in in_force(before):
        if audit.state != State.WITHDRAWN:
            withdrawal.end(audit, me, reason)


def _add(
    cycle: Cycle, result: sampling.DrawOutcome, plan: SamplingPlan, me: SignedIn, auditors: Iterable[int]
) -> list[Audit]:
    subjects = people_to_draw([one.case for one in result.taken], plan.subject)
    last, limits = cycle_audits.last_audits(subjects), settings.limits()
    reasons = {
        one.id: f"Drawn from every case: {cycle.title} left none out for an earlier audit."
        for one in subjects
        if case_history.rests(last.get(one.id), clock.today(), limits.rest_months)
    }
    return cycle_audits.add_audits(cycle, subjects, me, reasons, auditors)
