"""Taking all answers of a cycle out, for the lead: a page that says what is in it, and the files."""

from flask import Blueprint, g, stream_with_context

from auditor.rules import audit_subjects
from auditor.rules.results import answer_rows
from auditor.rules.results.spreadsheet_cells import file_name
from auditor.rules.rights.permissions import Duty
from auditor.web import words
from auditor.web.downloads import CSV, XLSX, download
from auditor.web.guard import of_cycle, on_duty
from auditor.web.page import page
from auditor.work import journal
from auditor.work.results import export, export_files

blueprint = Blueprint("answers_out", __name__)


@blueprint.get("/cycles/<id:cycle_id>/answers")
@on_duty(Duty.TAKE_DATA_OUT)
@of_cycle
def show(cycle):
    """What is in the files, what is left out of them, and the files."""
    return page(
        "results/export/show.html", cycle=cycle, extent=export.extent(g.me, cycle), heads=_heads(cycle)
    )


@blueprint.get("/cycles/<id:cycle_id>/answers.csv")
@on_duty(Duty.TAKE_DATA_OUT)
@of_cycle
def as_csv(cycle):
    """The answers as text, sent while they are read."""
    lines = export_files.as_csv(_heads(cycle), _taken(cycle, ".csv"))
    return download(stream_with_context(lines), CSV, file_name(cycle.title, "csv"))


@blueprint.get("/cycles/<id:cycle_id>/answers.xlsx")
@on_duty(Duty.TAKE_DATA_OUT)
@of_cycle
def as_xlsx(cycle):
    """The answers as a workbook."""
    book = export_files.as_xlsx(_heads(cycle), _taken(cycle, ".xlsx"))
    return download(book, XLSX, file_name(cycle.title, "xlsx"))


def _heads(cycle) -> tuple[str, ...]:
    return answer_rows.heads(audit_subjects.of_key(cycle.form_version.form.subject))


def _taken(cycle, ending: str):
    """The rows; that they are taken is logged before the first is read."""
    audits = words.count(export.extent(g.me, cycle).inside, "audit")
    journal.record(g.me.id, "took answers out", detail=f"{cycle.title}, {audits}, {ending}")
    return export.rows(g.me, cycle, words.state)
