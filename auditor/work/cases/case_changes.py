"""The form of a case: what was typed is put on what the case says now, or comes back with what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from auditor.records.cases import Case
from auditor.records.database import change
from auditor.records.people import Person
from auditor.rules import record_merging
from auditor.rules.cases.cases import looks_like_a_name
from auditor.rules.parsing import row_numbers
from auditor.work.cases import cases
from auditor.work.refusals import NotAllowed
from auditor.work.rights import own_work, restricting
from auditor.work.signed_in import SignedIn

FIELDS = (
    "reference", "family", "service", "plan", "opened_on", "closed_on", "last_seen_on", "age_band",
)
NOT_SAID = "Say who of those at work on this case may go on reading it"
MEANWHILE = "This changed while you were writing: choose which to keep"


@dataclass(frozen=True)
class CaseForm:
    """A form to fill in: what it says, `saved` what the case says, and what is wrong.

    `conflicts` are fields changed here and by somebody else, with what is saved now; `asked` are
    those at work on the case of whom to say whether they stay readers.
    """

    typed: dict[str, str]
    saved: dict[str, str]
    errors: dict[str, str]
    conflicts: dict[str, str]
    asked: list[tuple[Person, str]] = field(default_factory=list)


def as_typed(case: Case) -> dict[str, str]:
    """What a case says, as its form sends it."""
    typed = {name: str(getattr(case, name) or "") for name in FIELDS}
    typed |= {"team": str(case.team_id or ""), "worker": str(case.worker_id or "")}
    return typed | {"restricted": "yes" if case.restricted else ""}


def shown_first(case: Case) -> CaseForm:
    """The form of a case as it is opened."""
    saved = as_typed(case)
    no_name = {"no_name": "yes" if looks_like_a_name(case.reference) else ""}
    return CaseForm(saved | no_name, saved, {}, {})


def save(
    case: Case, typed: Mapping[str, str], seen_fields: Mapping[str, str], me: SignedIn,
    stay: Iterable[str] = (),
) -> CaseForm | None:
    """Save what a person typed into the form of a case; None once it is saved.

    `seen_fields` are the fields as the form showed them when it was opened: what nobody touched here
    stays as somebody else saved it meanwhile. `stay` are the ids of who goes on reading a case that is
    restricted, or anything else for nobody. Raises NotAllowed where they may not read the case any more.
    """
    with change():
        now = cases.get(case.id, me)
        if now is None:
            raise NotAllowed("This case was restricted a moment ago, and you are not one of its readers.")
        form = _read(now, typed, seen_fields, me, stay)
        return form if form.errors else _write(now, form, me, stay)


def _write(now: Case, form: CaseForm, me: SignedIn, stay: Iterable[str]) -> CaseForm | None:
    values, _ = cases.check(form.typed, now)
    try:
        cases.correct(now, values, me, row_numbers(stay))
    except own_work.Partial as refused:
        return replace(form, errors={refused.field: str(refused)})
    return None


def _read(now: Case, typed, seen_fields, me: SignedIn, stay: Iterable[str]) -> CaseForm:
    saved = as_typed(now)
    merged, conflicts = record_merging.merge(seen_fields, typed, saved)
    merged["no_name"] = typed.get("no_name", "")
    values, errors = cases.check(merged, now)
    errors |= restricting.faults(now, values, me)
    asked = cases.to_ask_about(now, values, me)
    unsaid = NOT_SAID if asked and not stay else cases.cannot_restrict(now, values, me, row_numbers(stay))
    if unsaid and not errors:
        errors["stay" if asked else "restricted"] = unsaid
    return CaseForm(merged, saved, dict.fromkeys(conflicts, MEANWHILE) | errors, conflicts, asked)
