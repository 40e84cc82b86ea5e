"""Cycles: listed, made and changed, and how far their audits are."""

from collections.abc import Iterable

import peewee
from peewee import JOIN, fn
from peewee import Case as When

from auditor.records.audits import Audit, Holding
from auditor.records.cases import (
    Case,
    Cycle,
    CycleAuditor,
    Form,
    FormVersion,
    Stage,
    StageReviewer,
)
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.reviews import StandIn
from auditor.records.text import alphabetical
from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.programme.cycle_form import CycleKind
from auditor.rules.programme.cycle_progress import grouped
from auditor.rules.workflow import NOT_BEGUN, State
from auditor.work import journal, pagination
from auditor.work.pagination import Page
from auditor.work.refusals import NotAllowed
from auditor.work.rights import conditions, own_work
from auditor.work.signed_in import SignedIn

BEGUN = frozenset(State) - NOT_BEGUN - {State.WITHDRAWN}

Counts = list[tuple[str, str, int]]


def page(after: int | None = None, before: int | None = None) -> Page:
    """One page of the cycles with their forms, the one that starts last on top."""
    query = (
        Cycle.select(Cycle, FormVersion, Form)
        .join(FormVersion).join(Form).switch(Cycle)
    )
    return pagination.page_of(query, Cycle.starts_on, Cycle.id, after, before, descending=True)


def get(cycle_id: int) -> Cycle | None:
    """The cycle with its form, or None."""
    query = Cycle.select(Cycle, FormVersion, Form).join(FormVersion).join(Form)
    return query.where(Cycle.id == cycle_id).first()


def progress(cycle_ids: list[int]) -> dict[int, Counts]:
    """How many audits of each cycle are where, in one query, groups of nought left out.

    By cycle id: (key of the group, the words that follow the number, the number).
    """
    return {
        cycle: [group for group in grouped(of_states) if group[2]]
        for cycle, of_states in states(cycle_ids).items()
    }


def states(cycle_ids: list[int]) -> dict[int, dict[str, int]]:
    """How many audits of each cycle are in each state, in one query."""
    query = (
        Audit.select(Audit.cycle, Audit.state, fn.COUNT(Audit.id))
        .where(Audit.cycle.in_(cycle_ids)).group_by(Audit.cycle, Audit.state)
    )
    found: dict[int, dict[str, int]] = {cycle: {} for cycle in cycle_ids}
    for cycle, state, count in query.tuples():
        found[cycle][state] = count
    return found


def opened_by(me: SignedIn, shown: Iterable[Audit]) -> tuple[set[int], set[int]]:
    """The ids of those audits that a lead may open, and of those on which they do the lead's acts.

    Not the ones they are party to, or may not read; their own they open as its auditor.
    """
    led = When(None, [(conditions.lead(me), 1)], 0)
    query = (
        Audit.select(Audit.id, led).join(Case, JOIN.LEFT_OUTER).switch(Audit).join(Cycle)
        .where(Audit.id.in_([one.id for one in shown]), conditions.lead(me) | conditions.auditor(me))
    )
    found = list(query.tuples())
    return {audit for audit, _ in found}, {audit for audit, leads in found if leads}


def quarterly_of_cases():
    """Cycles that audit the sample of cases of a quarter; a query that asks joins its form (Form)."""
    return (Cycle.kind == CycleKind.QUARTERLY) & (Form.subject == SubjectKey.CASE)


def led_by(me: SignedIn, cycle: Cycle, audit_ids: Iterable[int]) -> list[int]:
    """Those of these audits of a cycle on which the person does the lead's acts, by id."""
    found = Audit.select(Audit.id).where(Audit.cycle == cycle.id, Audit.id.in_(list(audit_ids)))
    return sorted(opened_by(me, found)[1])


def stages(cycle: Cycle) -> list[tuple[Stage, list[Person]]]:
    """The stages of a cycle in order, each with who may review it."""
    query = (
        Stage.select(Stage, StageReviewer, Person)
        .join(StageReviewer, JOIN.LEFT_OUTER, attr="reviewer").join(Person, JOIN.LEFT_OUTER)
        .where(Stage.cycle == cycle.id).order_by(Stage.number, alphabetical(Person.name))
    )
    found: dict[int, tuple[Stage, list[Person]]] = {}
    for stage in query:
        _, reviewers = found.setdefault(stage.id, (stage, []))
        if getattr(stage, "reviewer", None) and stage.reviewer.person_id:
            reviewers.append(stage.reviewer.person)
    return list(found.values())


def auditors(cycle: Cycle) -> list[Person]:
    """Who audits in a cycle, by name."""
    of_cycle = CycleAuditor.select(CycleAuditor.person).where(CycleAuditor.cycle == cycle.id)
    return list(Person.select().where(Person.id.in_(of_cycle)).order_by(alphabetical(Person.name)))


def begun(cycle: Cycle) -> bool:
    """Whether an audit that passes its stages has begun, so that its form and its stages stand."""
    of_cycle = Audit.select(Audit.id).where(conditions.stages_of() == cycle.id)
    held = Holding.select().where(Holding.audit.in_(of_cycle), Holding.began)
    return of_cycle.where(Audit.state.in_(BEGUN)).exists() or held.exists()


def why_form_stays(cycle: Cycle, version: int) -> str | None:
    """Why a cycle cannot take the form of this version (id), or None where it can.

    What was carried over to it keeps its own form, and is counted here: so it stays that form,
    whichever version.
    """
    form = FormVersion.select(FormVersion.form).where(FormVersion.id == version)
    other = (
        Form.select(Form.title).join(FormVersion).join(Audit, on=(Audit.form_version == FormVersion.id))
        .where(
            Audit.cycle == cycle.id, Audit.stages_of.is_null(False), Audit.stages_of != cycle.id,
            Audit.state != State.WITHDRAWN, FormVersion.form.not_in(form),
        ).first()
    )
    return f"Audits with the form “{other.title}” were carried over to this cycle: keep it" if other else None


def make(values: dict, me: SignedIn) -> Cycle:
    """Make a cycle of checked `values`."""
    with change():
        cycle = Cycle.create(made_by=me.id, **_columns(values))
        _set_people(cycle, values)
        journal.record(me.id, "made a cycle", detail=cycle.title)
    return cycle


def correct(cycle: Cycle, values: dict, me: SignedIn) -> None:
    """Change a cycle to checked `values`; what is not begun takes the new form.

    Raises NotAllowed where audits with another form were carried over to it, and own_work.Partial
    where who is party to one of its audits changes who reviews, and another lead can.
    """
    with change():
        refused = why_form_stays(cycle, values["form_version"])
        if refused:
            raise NotAllowed(refused)
        stage = _other_reviewers(cycle, values)
        if stage:
            own_work.leave_to_another_lead(me, conditions.stages_of() == cycle.id, f"stage{stage}_people")
        Cycle.update(**_columns(values)).where(Cycle.id == cycle.id).execute()
        if values["form_version"] != cycle.form_version_id:
            Audit.update(form_version=values["form_version"]).where(
                conditions.stages_of() == cycle.id
            ).execute()
        _set_people(cycle, values)
        journal.record(me.id, "changed a cycle", detail=values["title"])


def _other_reviewers(cycle: Cycle, values: dict) -> int | None:
    """The number of the first stage whose reviewers are not those of `values`, or None."""
    before = {stage.number: {one.id for one in reviewers} for stage, reviewers in stages(cycle)}
    after = {number: set(chosen) for number, (_, chosen) in enumerate(values["stages"], start=1)}
    changed = (one for one in sorted(before | after) if before.get(one) != after.get(one))
    return next(changed, None)


def _columns(values: dict) -> dict:
    names = ("title", "kind", "form_version", "starts_on", "ends_on", "note")
    return {name: values[name] for name in names}


def _set_people(cycle: Cycle, values: dict) -> None:
    _only(CycleAuditor, CycleAuditor.cycle, cycle.id, values["auditors"])
    for number, (title, chosen) in enumerate(values["stages"], start=1):
        stage, _ = Stage.get_or_create(cycle=cycle, number=number, defaults={"title": title})
        Stage.update(title=title).where(Stage.id == stage.id).execute()
        _only(StageReviewer, StageReviewer.stage, stage.id, chosen)
    _drop_stages(cycle, len(values["stages"]))


def _only(table: type[peewee.Model], column: peewee.Field, of: int, chosen: set[int]) -> None:
    table.delete().where(column == of, table.person.not_in(chosen)).execute()
    for person in chosen:
        table.insert({column: of, table.person: person}).on_conflict_ignore().execute()


def _drop_stages(cycle: Cycle, kept: int) -> None:
    gone = Stage.select(Stage.id).where(Stage.cycle == cycle.id, Stage.number > kept)
    of_cycle = Audit.select(Audit.id).where(conditions.stages_of() == cycle.id)
    StageReviewer.delete().where(StageReviewer.stage.in_(gone)).execute()
    StandIn.delete().where(StandIn.audit.in_(of_cycle), StandIn.stage > kept).execute()
    Stage.delete().where(Stage.cycle == cycle.id, Stage.number > kept).execute()
