"""Saving one answer by itself: the autosave, and what an answer said before."""

from flask import Blueprint, g, make_response, redirect, render_template, request

from auditor.rules.answers import Answer
from auditor.rules.cases import identifiers
from auditor.rules.forms import Question, shown
from auditor.rules.parsing import BadAnswer, read_evidence, read_value
from auditor.rules.rights.permissions import Act
from auditor.web.audits import sections
from auditor.web.audits.draft_forms import read_revision
from auditor.web.guard import loads, needs
from auditor.web.page import page
from auditor.work.audits import answers, drafts

blueprint = Blueprint("answers", __name__)


def _question(audit, key: str) -> Question | None:
    try:
        return drafts.form_of(audit).question(key)
    except KeyError:
        return None


def _version(audit, question: Question, version_id: int):
    return answers.earlier_version(audit, question.key, version_id)


of_question = loads("question", _question, "audit", by="key")
of_version = loads("version", _version, "audit", "question")


@blueprint.post("/audits/<id:audit_id>/answers/<key>")
@needs(Act.ANSWER)
@of_question
def save(audit, question):
    """Save one answer; the reply is its new state, for the script to put in place."""
    try:
        typed = Answer(
            read_value(question, request.form.getlist(question.key)),
            read_evidence(request.form.getlist(f"{question.key}-evidence")),
        )
        saved = _saved(audit, question, typed)
    except BadAnswer as problem:
        return make_response(_piece("refused", question, message=str(problem)), 422)
    except answers.Conflict as conflict:
        return make_response(_piece("conflict", question, theirs=conflict.saved, mine=typed), 409)
    reply = make_response(_piece("saved", question, saved=saved, **_changes(audit, question, saved)))
    reply.headers["X-Revision"] = str(saved.revision)
    return reply


@blueprint.get("/audits/<id:audit_id>/answers/<key>/earlier")
@needs(Act.ANSWER)
@of_question
def earlier(audit, question):
    """What an answer said before, with a button that brings each version back."""
    return page(
        "audits/answers/earlier.html", audit=audit, question=question,
        versions=answers.earlier(audit, question.key),
        saved=answers.saved_of(audit.id).get(question.key),
    )


@blueprint.post("/audits/<id:audit_id>/answers/<key>/earlier/<id:version_id>")
@needs(Act.ANSWER)
@of_question
@of_version
def bring_back(audit, question, version):
    """Save an earlier version again; the one that it replaces is kept too."""
    answers.choose(audit, g.me, question.key, Answer(version.value, version.evidence))
    return redirect(sections.address(audit, question), 303)


def _saved(audit, question: Question, typed: Answer) -> answers.Saved:
    chosen = request.form.get(f"{question.key}-choose")
    if chosen == "mine":
        return answers.choose(audit, g.me, question.key, typed)
    elif chosen == "theirs":
        return answers.leave(audit, g.me, question.key, typed)
    else:
        return answers.save(
            audit, g.me, question.key, typed, read_revision(request.form, question.key),
            _on_its_way(question),
        )


def _on_its_way(question: Question) -> Answer | None:
    """The text that the same page had sent just before, when it could not await the reply."""
    key = question.key
    if f"{key}-sent" not in request.form:
        return None
    return Answer(
        read_value(question, request.form.getlist(f"{key}-sent")),
        read_evidence(request.form.getlist(f"{key}-sent-evidence")),
    )


def _piece(name: str, question: Question, **context) -> str:
    return render_template(f"audits/answers/{name}.html", question=question, **context)


def _changes(audit, question: Question, saved: answers.Saved) -> dict:
    """What else changed on the page: warnings, the rail, and questions that opened or closed."""
    said = {"warnings": identifiers.warnings(saved.evidence), "audit": audit}
    return said if saved.only_words_changed else said | _around(audit, question, saved)


def _around(audit, question: Question, saved: answers.Saved) -> dict:
    form, given = drafts.form_of(audit), answers.saved_of(audit.id)
    given[question.key] = saved
    on_page = set(request.form.get("shown", "").split())
    section = form.section(question.section)
    now_shown = {
        one.key for one in section.questions if one.depends_on
    } & shown(form, sections.plain(given), audit.plan)
    rail = sections.rail(audit, form, given, question.section)
    return {
        "rail": rail if request.form.get("progress") != rail["mark"] else None,
        "opened": [one for one in section.questions if one.key in now_shown - on_page],
        "closed": sorted((on_page - now_shown) & {one.key for one in section.questions}),
        "given": given,
    }
