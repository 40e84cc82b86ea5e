"""The form of a cycle: filled in as it stands, and checked against people, forms and audits."""

from collections.abc import Mapping

from auditor.records.audits import Audit
from auditor.records.cases import Cycle, FormVersion
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.text import same
from auditor.rules.parsing import faults
from auditor.rules.programme import cycle_form
from auditor.rules.rights.permissions import Role
from auditor.rules.workflow import UNFINISHED
from auditor.work import forms, sorting
from auditor.work.people import people
from auditor.work.programme import cycles
from auditor.work.rights import own_work
from auditor.work.signed_in import SignedIn


def as_typed(cycle: Cycle | None) -> dict[str, list[str]]:
    """A cycle as its form has it; of a new one the people and stages, as in the one before."""
    example = cycle or Cycle.select().order_by(Cycle.starts_on.desc(), Cycle.id.desc()).first()
    if example is None:
        return {}
    typed = {"auditors": [str(one.id) for one in cycles.auditors(example)]}
    for stage, reviewers in cycles.stages(example):
        typed[f"stage{stage.number}_title"] = [stage.title]
        typed[f"stage{stage.number}_people"] = [str(one.id) for one in reviewers]
    if cycle:
        typed |= {
            "title": [cycle.title], "kind": [cycle.kind], "note": [cycle.note],
            "form_version": [str(cycle.form_version_id)],
            "starts_on": [cycle.starts_on.isoformat()], "ends_on": [cycle.ends_on.isoformat()],
        }
    return typed


def check(
    typed: Mapping[str, list[str]], cycle: Cycle | None = None
) -> tuple[dict, dict[str, str]]:
    """Read the form of a new cycle, or of `cycle`: values for `cycles.make` or
    `cycles.correct`, and messages by field.

    Once an audit has begun, the form, and the number and titles of the stages, are not read.
    """
    if cycle and cycles.begun(cycle):
        typed = dict(typed) | fixed(cycle)
    values, errors = cycle_form.check(typed)
    return values, _refused(values, cycle) | errors


def save(
    typed: Mapping[str, list[str]], me: SignedIn, cycle: Cycle | None = None
) -> tuple[Cycle | None, dict[str, str]]:
    """Make a cycle, or change `cycle`, from its form, checked as audits, people and forms are then.

    Goes out: the cycle, or None and messages by field.
    """
    try:
        with change():
            now = cycles.get(cycle.id) if cycle else None
            values, errors = check(typed, now)
            if errors:
                return None, errors
            if now is None:
                return cycles.make(values, me), {}
            cycles.correct(now, values, me)
            return now, {}
    except own_work.Partial as refused:
        return None, {refused.field: str(refused)}


def fixed(cycle: Cycle) -> dict[str, list[str]]:
    """The fields that cannot change once an audit has begun, as the form has them."""
    filled_in = {"form_version": [str(cycle.form_version_id)]}
    titles = {stage.number: stage.title for stage, _ in cycles.stages(cycle)}
    for number in range(1, cycle_form.MOST_STAGES + 1):
        filled_in[f"stage{number}_title"] = [titles.get(number, "")]
        if number not in titles:
            filled_in[f"stage{number}_people"] = []
    return filled_in


def reviewers_to_choose() -> list[Person]:
    """Everybody who may be named for a stage, by name."""
    found = {one.id: one for role in (Role.REVIEWER, Role.LEAD) for one in people.open_ones(role)}
    return sorting.by_name(found.values())


def _refused(values: dict, cycle: Cycle | None) -> dict[str, str]:
    errors = {
        "title": _taken(values["title"], cycle),
        "form_version": _unfit_form(values["form_version"], cycle),
        "auditors": _still_hold(values["auditors"], cycle) or _strangers(
            values["auditors"], {one.id for one in people.open_ones(Role.AUDITOR)}, cycle, "auditor"
        ),
    }
    known = {one.id for one in reviewers_to_choose()}
    for number, (_, chosen) in enumerate(values["stages"], start=1):
        errors[f"stage{number}_people"] = _strangers(chosen, known, cycle, "reviewer")
    return faults(errors)


def _taken(title: str, cycle: Cycle | None) -> str | None:
    taken = same(Cycle.title, title) & (Cycle.id != (cycle.id if cycle else 0))
    return "There is a cycle with this title already" if Cycle.select().where(taken).exists() else None


def _unfit_form(version: int | None, cycle: Cycle | None) -> str | None:
    chosen = forms.published().where(FormVersion.id == (version or 0)).first()
    if chosen is None:
        return "Choose a form from the list"
    other_subject = cycle and chosen.form.subject != cycle.form_version.form.subject
    if other_subject and Audit.select().where(Audit.cycle == cycle.id).exists():
        return "The audits of this cycle are of another kind: choose a form of that kind"
    return cycles.why_form_stays(cycle, chosen.id) if cycle else None


def _still_hold(chosen: set[int], cycle: Cycle | None) -> str | None:
    if cycle is None:
        return None
    held = (
        Person.select(Person.name).join(Audit, on=(Audit.auditor == Person.id))
        .where(
            Audit.cycle == cycle.id, Audit.stages_of.is_null(), Audit.state.in_(UNFINISHED),
            Person.id.not_in(chosen),
        )
        .distinct()
    )
    names = [one.name for one in sorting.by_name(held)]
    return f"Still with an audit of this cycle: {', '.join(names)}" if names else None


def _strangers(chosen: set[int], known: set[int], cycle: Cycle | None, role: str) -> str | None:
    """What is wrong with who was chosen; whoever is there already may stay, account open or not."""
    there = set()
    if cycle:
        there = {one.id for one in cycles.auditors(cycle)}
        there |= {one.id for _, reviewers in cycles.stages(cycle) for one in reviewers}
    return None if chosen <= known | there else f"Choose people with the role of {role}"
