"""The summary of findings of a cycle, for the lead: on screen, in print, and the audits behind it."""

from collections.abc import Callable

from flask import Blueprint, abort, g, request, url_for

from auditor.rules import audit_subjects
from auditor.rules.results import figures
from auditor.rules.rights.permissions import Duty
from auditor.web import numbers, paper, words
from auditor.web.guard import of_cycle, on_duty
from auditor.web.page import page
from auditor.web.results import figure_words
from auditor.work import journal
from auditor.work.cases import cases
from auditor.work.programme import cycles
from auditor.work.results import figure_audits, stage_exceptions, summaries

blueprint = Blueprint("summaries", __name__)
Row = tuple[str, int, str]  # of a small table: what is counted, how often, and the name of its figure
LISTED = 50  # departures; the rest is behind their figures


@blueprint.get("/cycles/<id:cycle_id>/summary")
@on_duty(Duty.REPORT)
@of_cycle
def show(cycle):
    """The summary so far, with its pictures; each figure leads to its audits."""
    journal.record(g.me.id, "opened a summary", detail=cycle.title)
    return page("results/summaries/show.html", cycle=cycle, **_content(cycle))


@blueprint.get("/cycles/<id:cycle_id>/summary/print")
@on_duty(Duty.REPORT)
@of_cycle
def printed(cycle):
    """The same on paper."""
    journal.record(g.me.id, "opened the print of a summary", detail=cycle.title)
    return page(
        "results/summaries/print.html", cycle=cycle, marking=paper.MARKING,
        running_css=url_for("summaries.running", cycle_id=cycle.id), **_content(cycle),
    )


@blueprint.get("/cycles/<id:cycle_id>/summary/running.css")
@on_duty(Duty.REPORT)
@of_cycle
def running(cycle):
    """The footer of each printed sheet."""
    return paper.foot(f"Summary, {cycle.title}")


@blueprint.get("/cycles/<id:cycle_id>/summary/audits")
@on_duty(Duty.REPORT)
@of_cycle
def listed(cycle):
    """The audits behind one figure, fifty at a time; linked where this lead may open them."""
    figure = figures.read(request.args.get("figure", "")) or abort(404)
    question, point = figure_audits.question_of(cycle, figure), figure_audits.point_of(cycle, figure)
    words_of_it = figure_words.said(figure, question, point)
    if words_of_it is None:
        abort(404)
    found = figure_audits.page(cycle, figure, g.me, *numbers.after_and_before())
    return page(
        "results/summaries/audits.html", cycle=cycle, figure=figure, said=words_of_it, found=found,
        total=figure_audits.count(cycle, figure), restricted=figure_audits.restricted(cycle, figure, g.me),
        known=cycles.opened_by(g.me, found.rows)[0],
    )


@blueprint.app_template_filter("percent")
def percent(share: float | None) -> str:
    """A share of 0 to 1 in whole per cent, as people say it; a dash where there is none."""
    return "–" if share is None else f"{int(100 * share + 0.5)}%"


@blueprint.app_template_filter("days")
def days(number: float | None) -> str:
    """A median: 4 or 4.5; a dash where there is none."""
    return "–" if number is None else f"{number:g}"


@blueprint.app_template_filter("theme")
def theme(key: str) -> str:
    """A theme or an aspect as a heading."""
    return figure_words.theme(key)


def _content(cycle) -> dict:
    found = summaries.of_cycle(cycle)
    rows, _ = cases.readable_ones(stage_exceptions.audits_of(found.departures), g.me)
    readable = {one.id: one for one in rows}
    open_ones = [one for one in found.departures if one.audit in readable]
    departed = open_ones[:LISTED]
    return {
        "found": found, "states": _states(found), "counted": _counted(found),
        "departed": departed, "audits": readable,
        "departed_more": len(open_ones) - len(departed),
        "departed_restricted": len(found.departures) - len(open_ones),
        "before": {_same(one): one for one in found.before if one.version is None},
        "before_title": found.rounds[-2].title if len(found.rounds) > 1 else "", "same": _same,
        "known": cycles.opened_by(g.me, rows)[0],
    }


def _counted(found) -> list[tuple[str, list[Row]]]:
    """The small tables of a summary: where its audits are, and what is signed off by whom and what."""
    tables = [("State", _states(found))]
    if found.signed_off:
        tables.append(("Signed off, by service", _rows(found, 0, "service", str)))
        if audit_subjects.of_key(found.form.subject).has_plan:
            tables.append(("Signed off, by plan", _rows(found, 1, "plan", _plan)))
        tables.append(("Signed off, by auditor", [
            ("External", number, "auditor.external") if external
            else ("Of the authority", number, "auditor.internal")
            for external, number in found.counted_by(2).items()
        ]))
    return tables


def _states(found) -> list[Row]:
    return [(words.state(state), number, f"state.{state}") for state, number in found.by_state]


def _rows(found, column: int, kind: str, called: Callable[[str], str]) -> list[Row]:
    return [(called(key), number, f"{kind}.{key}") for key, number in found.counted_by(column).items()]


def _plan(key: str) -> str:
    return words.plan(key) or "No plan"


def _same(line) -> tuple:
    """What a line has in common with that of another cycle, if it was asked in the same words."""
    return line.question.key, line.question.text, line.question.options
