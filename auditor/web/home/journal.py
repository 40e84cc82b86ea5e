"""The log: who saw, printed or changed what, newest first."""

from flask import Blueprint, g, request, url_for

from auditor.rules.parsing import clean_text
from auditor.rules.rights.permissions import Duty
from auditor.web import numbers
from auditor.web.guard import on_duty
from auditor.web.page import page
from auditor.work.cases import cases
from auditor.work.home import journal_entries

blueprint = Blueprint("journal", __name__)


@blueprint.get("/journal")
@on_duty(Duty.READ_JOURNAL)
def show():
    """The log, 50 lines a page, of one person or one reference where asked."""
    person, reference = numbers.asked("person") or None, clean_text(request.args.get("reference", "")[:100])
    found = journal_entries.page(g.me, person, reference, *numbers.after_and_before())
    return page(
        "home/journal/show.html",
        rows=[_row(entry) for entry in found.rows],
        people=journal_entries.people(),
        person=person,
        reference=reference,
        restricted=len(cases.not_for(g.me)),
        newer=_address(before=found.before) if found.before else None,
        older=_address(after=found.after) if found.after else None,
    )


def _address(**edge: int) -> str:
    asked = {name: request.args[name] for name in ("person", "reference") if request.args.get(name)}
    return url_for("journal.show", **asked, **edge)


def _row(entry) -> dict:
    reference = journal_entries.reference_of(entry)
    return {
        "at": entry.at,
        "who": entry.by.name if entry.by else "The server",
        "act": entry.act,
        "detail": journal_entries.detail_of(entry),
        "reference": reference,
        "href": url_for("journal.show", reference=reference) if reference else None,
    }
