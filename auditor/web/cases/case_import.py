"""Importing a case list, for the lead: upload, preview, apply, and what came of it."""

from flask import Blueprint, g, request
from werkzeug.exceptions import RequestEntityTooLarge

from auditor.rules.cases.case_lists import NoCaseList
from auditor.rules.rights.permissions import Duty
from auditor.web import errors, numbers, words
from auditor.web.cases.case_import_words import Names, worker_options
from auditor.web.downloads import CSV, XLSX, download
from auditor.web.guard import does, loads, on_duty
from auditor.web.page import page, see_other
from auditor.work import clock
from auditor.work.cases import case_files, case_import, example_workbook

blueprint = Blueprint("case_import", __name__)
of_import = loads("kept", lambda import_id: case_import.get(import_id, g.me), by="import_id")
CHOOSE = "Choose the file with the case list"


@blueprint.get("/cases/import")
@on_duty(Duty.KEEP_CASES)
def start():
    """Choose a file; or see first what it may be."""
    return _start()


@blueprint.post("/cases/import")
@on_duty(Duty.KEEP_CASES)
def upload():
    """Read a file, and go on to what it would change."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return _start(CHOOSE)
    try:
        kept = case_import.take(file.read(), g.me)
    except (case_files.BadFile, NoCaseList) as reason:
        return _start(str(reason))
    return see_other("case_import.show", import_id=kept.id)


@blueprint.get("/cases/import/<id:import_id>")
@on_duty(Duty.KEEP_CASES)
@of_import
def show(kept):
    """What an import would change, or what came of it once it was applied."""
    if kept.applied_at:
        actions, restricted = case_import.open_actions_of(kept, g.me)
        return page("cases/case_import/result.html", kept=kept, result=kept.result, actions=actions,
                    restricted=restricted)
    return _preview(kept, {}, {})


@blueprint.post("/cases/import/<id:import_id>")
@on_duty(Duty.KEEP_CASES)
@of_import
def apply(kept):
    """Change the cases as the preview says."""
    ticked = numbers.ticked("close")
    _, faults = case_import.apply(kept, g.me, request.form, ticked)
    if "digest" in faults:
        return _preview(kept, {}, faults)
    elif faults:
        return _preview(kept, request.form, faults, ticked)
    return see_other("case_import.show", import_id=kept.id)


@blueprint.get("/cases/import/template.csv")
@on_duty(Duty.KEEP_CASES)
def template():
    """The plain template, empty."""
    return download(example_workbook.template(), CSV, "case-list.csv")


@blueprint.get("/cases/import/example.xlsx")
@on_duty(Duty.KEEP_CASES)
def example():
    """A made-up workbook to try the import with."""
    return download(example_workbook.workbook(clock.today()), XLSX, "made-up-case-lists.xlsx")


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(error):
    """Say that a file is too large where it was chosen."""
    if request.endpoint == "case_import.upload" and does(Duty.KEEP_CASES):
        return _start(case_files.too_large())
    return errors.say(413, *errors.SAID[413])


def _start(fault: str | None = None):
    return page(
        "cases/case_import/start.html", errors={"file": fault} if fault else {},
        waiting=case_import.waiting(g.me), megabytes=case_files.LARGEST // 1024 // 1024,
    )


def _preview(kept, typed, faults: dict[str, str], ticked=frozenset()):
    shown = case_import.preview(kept, g.me)
    names = Names(shown)
    return page(
        "cases/case_import/preview.html", kept=kept, shown=shown, names=names,
        found=shown.comparison, typed=typed, errors=faults, ticked=ticked,
        teams=[(team.id, team.name) for team in shown.known_teams],
        workers=[worker_options(shown, names, one) for one in shown.workers],
        day=words.day,
    )
