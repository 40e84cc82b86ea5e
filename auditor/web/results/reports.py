"""The committee's report of a cycle, for the lead: read and written, previewed, and as a Word file."""

import io

from flask import Blueprint, g, request, send_file, url_for

from auditor.rules.parsing import clean_text
from auditor.rules.results import report, report_form
from auditor.rules.results.report_parts import MAIN_REPORT, NUMBERED, ReportPlace
from auditor.rules.rights.permissions import Duty
from auditor.web import numbers, words
from auditor.web.guard import loads, of_cycle, on_duty
from auditor.web.page import page, see_other
from auditor.web.paper import running as in_the_foot
from auditor.work import clock, journal, settings
from auditor.work.results import report_document, reports

blueprint = Blueprint("reports", __name__)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
of_part = loads("written", lambda cycle, key: reports.paper(cycle).parts.get(key), "cycle", by="key")
FIGURES_MOVED = "The figures changed while you wrote. The live text below is the new one; save again."


@blueprint.get("/cycles/<id:cycle_id>/report")
@on_duty(Duty.REPORT)
@of_cycle
def show(cycle):
    """The paper as it will read, each part with who wrote it and what changed since."""
    return _paper_page(cycle)


@blueprint.get("/cycles/<id:cycle_id>/report/parts/<key>")
@on_duty(Duty.REPORT)
@of_cycle
@of_part
def change(cycle, written):
    """The form of one part."""
    return _part_page(cycle, written, written.text)


@blueprint.post("/cycles/<id:cycle_id>/report/parts/<key>")
@on_duty(Duty.REPORT)
@of_cycle
@of_part
def save(cycle, written):
    """Keep what the lead wrote; what reads like the live text stays live."""
    text, errors = report_form.check(written.part, request.form)
    if errors:
        return _part_page(cycle, written, text, errors)
    elif clean_text(request.form.get("seen", "")) != clean_text(written.live):
        return _part_page(cycle, written, text, {"text": FIGURES_MOVED}, 409)
    else:
        return _save(cycle, written, None if text == written.live else text, text)


@blueprint.post("/cycles/<id:cycle_id>/report/parts/<key>/live")
@on_duty(Duty.REPORT)
@of_cycle
@of_part
def put_back(cycle, written):
    """Let a part be live again; what it said stays among its earlier texts."""
    return _save(cycle, written, None, written.text)


@blueprint.post("/cycles/<id:cycle_id>/report/read")
@on_duty(Duty.REPORT)
@of_cycle
def confirm(cycle):
    """Keep that the lead read the paper, as it stood on their page, for identifying detail."""
    if reports.confirm(cycle, request.form.get("mark", ""), g.me):
        return see_other("reports.show", cycle_id=cycle.id)
    return _paper_page(cycle, 409)


@blueprint.get("/cycles/<id:cycle_id>/report/preview")
@on_duty(Duty.REPORT)
@of_cycle
def preview(cycle):
    """The paper on A4 as it will be printed."""
    paper = reports.paper(cycle)
    journal.record(g.me.id, "opened a report", detail=cycle.title)
    return page(
        "results/reports/preview.html", cycle=cycle, paper=paper, main=NUMBERED, places=ReportPlace,
        called=report.file_name(paper),
        council=settings.get("council"), draft=_draft(cycle, paper), **_words(),
        running_css=url_for("reports.running", cycle_id=cycle.id),
    )


@blueprint.get("/cycles/<id:cycle_id>/report/running.css")
@on_duty(Duty.REPORT)
@of_cycle
def running(cycle):
    """The footer of each printed sheet, which only a stylesheet can set."""
    paper = reports.paper(cycle)
    said = [paper.text("subject"), paper.text("readers"), _draft(cycle, paper),
            f"printed {words.moment(clock.now())}"]
    return in_the_foot(" · ".join(one for one in said if one))


@blueprint.get("/cycles/<id:cycle_id>/report.docx")
@on_duty(Duty.REPORT)
@of_cycle
def download(cycle):
    """The paper as a Word document."""
    paper = reports.paper(cycle)
    around = report_document.Around(
        settings.get("council"), clock.now(), bool(_draft(cycle, paper))
    )
    journal.record(g.me.id, "downloaded a report", detail=cycle.title)
    return send_file(
        io.BytesIO(report_document.make(paper, around)), mimetype=WORD, as_attachment=True,
        download_name=f"{report.file_name(paper)}.docx",
    )


@blueprint.app_template_filter("report_lines")
def report_lines(text: str) -> list[tuple[str, str]]:
    """The lines of a part, each with what it is: "text" or "point"."""
    return list(report.lines(text))


def _save(cycle, written, kept_text: str | None, typed: str):
    """Write the part where it stands as the form saw it; else show both texts."""
    key, revision = written.part.key, numbers.sent("number") or 0
    try:
        reports.save(cycle, key, kept_text, revision, g.me)
    except reports.Conflict as other:
        return _part_page(cycle, reports.paper(cycle).parts[key], typed, status=409, meanwhile=other.kept)
    return see_other("reports.show", cycle_id=cycle.id, _anchor=key)


def _paper_page(cycle, status: int = 200):
    paper = reports.paper(cycle)
    kept, still = reports.read(cycle, paper)
    return page(
        "results/reports/show.html", status, cycle=cycle, paper=paper, read=kept, still_read=still,
        overtaken=status == 409, main=NUMBERED, places=ReportPlace, mark=paper.digest(), **_words(),
    )


def _part_page(cycle, written, typed: str, errors=None, status: int | None = None, meanwhile=None):
    """The form of a part with what was typed, what is wrong, and what it says by now."""
    return page(
        "results/reports/change.html", status, cycle=cycle, one=written, typed=typed, meanwhile=meanwhile,
        overtaken=status == 409 and not errors, errors=errors,
        earlier=reports.earlier(cycle, written.part.key),
    )


def _draft(cycle, paper) -> str:
    """What is said of a public paper that nobody has read for identifying detail as it stands."""
    _, still = reports.read(cycle, paper)
    return report_document.DRAFT if paper.public and not still else ""


def _words() -> dict[str, str]:
    return {
        "main_report": MAIN_REPORT, "to_fill_in": report_document.TO_FILL_IN,
        "table": report_document.TABLE, "picture": report_document.PICTURE,
    }
