"""Pages of one audit that are printed: its findings for supervision, and the full record."""

from types import SimpleNamespace

from flask import Blueprint, abort, g, request, url_for

from auditor.rules.forms import TO_IMPROVE, FindingKind
from auditor.rules.reviews import signed_copy
from auditor.rules.rights.permissions import Act, Part
from auditor.rules.workflow import State
from auditor.web import events, numbers, paper, words
from auditor.web.follow_up import findings_desk
from auditor.web.guard import may, needs
from auditor.web.page import page
from auditor.work import journal
from auditor.work.reviews import signed_copies

blueprint = Blueprint("findings", __name__)


@blueprint.get("/audits/<id:audit_id>/findings")
@needs(Act.PRINT_FINDINGS)
def show(audit):
    """The findings for supervision: from the signed copy, with what became of the actions."""
    copy = _asked(audit)
    journal.record(g.me.id, "opened the findings", audit.id, f"copy {copy.number}")
    return shown(audit, copy)


def shown(audit, copy, refused_at: str = "", **refused):
    """The page of the findings; `refused` is what did not go through below them, in the part `refused_at`.

    Where there is a notice somebody was first: 409.
    """
    said = findings_desk.around(audit, refused_at, **refused)
    actions, previous = signed_copies.followed_up(audit), signed_copies.previous(audit)
    findings = signed_copy.for_supervision(copy.content)
    return page(
        "follow_up/findings/show.html", 409 if said["notice"] else None,
        findings=findings,
        strengths=listed(findings, FindingKind.STRENGTH, replies=said["replies"]),
        improvements=listed(findings, FindingKind.IMPROVEMENT, replies=said["replies"]),
        recording=listed(findings, FindingKind.RECORDING, replies=said["replies"]),
        remarks=signed_copy.other_remarks(findings),
        actions_today={action.id: action for action in actions},
        actions_added=signed_copies.added_since(actions, findings),
        actions_passed_on=signed_copies.passed_on_since(audit, copy),
        previous=previous,
        previous_actions=signed_copies.followed_up(previous),
        this_print="findings.show", **_around(audit, copy), **said,
    )


@blueprint.get("/audits/<id:audit_id>/full-record")
@needs(Act.PRINT_RECORD)
def record(audit):
    """The full record: all that was shown, both grades, the remarks and the timeline."""
    copy = _asked(audit)
    journal.record(g.me.id, "opened the full record", audit.id, f"copy {copy.number}")
    return page(
        "follow_up/findings/full_record.html",
        record=copy.content,
        happened=_happened(copy.content),
        strengths=listed(copy.content, FindingKind.STRENGTH),
        improvements=listed(copy.content, *TO_IMPROVE),
        only=copy.content[signed_copy.RECORD_ONLY],
        this_print="findings.record", **_around(audit, copy),
    )


@blueprint.get("/audits/<id:audit_id>/running.css")
@needs(Act.PRINT_FINDINGS)
def running(audit):
    """The footer of each printed sheet, which only a stylesheet can set."""
    return paper.foot(_asked(audit).content["reference"])


def listed(findings: dict, *kinds: str, replies=()) -> list[dict]:
    """Findings as prints list them: what is told, the evidence, the review's remarks, the replies."""
    return [
        {"told": one["sentence"], "evidence": one["evidence"], "note": _note(one, replies)}
        for one in signed_copy.findings_of(findings, *kinds)
    ]


def _asked(audit):
    """The newest signed copy; an earlier one by its number, for the lead."""
    if "copy" not in request.args:
        found = signed_copies.latest(audit)
    elif Part.LEAD in g.parts:
        found = signed_copies.numbered(audit, numbers.asked("copy") or 0)
    else:
        abort(403)
    return found or abort(404)


def _note(finding: dict, replies) -> str:
    remarks = [f"From the review: {text}" for text in finding["remarks"]]
    return "\n\n".join(filter(None, [*remarks, findings_desk.noted(finding, replies)]))


def _happened(content: dict) -> list[dict]:
    """The timeline that a signed copy keeps, as it is listed."""
    return [
        {
            "at": words.moment(paper.kept(one["at"])),
            "who": one["by"],
            "what": events.done(SimpleNamespace(**one)),
            "note": one["note"],
        }
        for one in content[signed_copy.RECORD_ONLY]["timeline"]
    ]


def _around(audit, copy) -> dict:
    """What both prints say and link to besides their content."""
    period = copy.content["period"]
    asked = {"copy": request.args["copy"]} if "copy" in request.args else {}
    return {
        "notes": _notes(audit, copy),
        "period": words.period(paper.kept(period["from"]), paper.kept(period["to"])),
        "marking": paper.MARKING,
        "printed": paper.printed(),
        "running_css": url_for("findings.running", audit_id=audit.id, **asked),
        "back": _back(audit),
        "earlier_copies": range(1, copy.number) if Part.LEAD in g.parts else (),
        "audit": audit,
    }


def _back(audit) -> str:
    """The audit's page, or today's for those who may only print."""
    return url_for("audits.show", audit_id=audit.id) if may(Act.READ) else url_for("home.today")


def _notes(audit, copy) -> list[str]:
    """What must be known before this copy is used: that it replaces one, or will be replaced."""
    notes, latest = [], signed_copies.latest(audit)
    replaced, opened = copy.content["replaces"], signed_copies.reopened(audit)
    if replaced:
        before = paper.on_paper(replaced["signed_off"])
        notes.append(f"Copy {copy.number}, which replaces the copy of {before}.")
    if latest.number > copy.number:
        notes.append(f"Replaced by copy {latest.number} of {paper.on_paper(latest.at)}.")
    if audit.state != State.SIGNED_OFF and opened:
        notes.append(f"Being corrected since {paper.on_paper(opened.at)}. A corrected copy will follow.")
    return notes

