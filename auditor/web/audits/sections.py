"""What the pages of one draft share: the rail of sections, their state, and where a question is."""

from flask import url_for

from auditor.rules.answers import Answer, progress
from auditor.rules.forms import FormDefinition, Question, Section, shown
from auditor.web import words
from auditor.work.audits import drafts


def get(audit, key: str) -> Section | None:
    """The section of the audit's form with this key."""
    return next((one for one in drafts.form_of(audit).sections if one.key == key), None)


def plain(given: dict) -> dict[str, Answer]:
    """The answers without their revisions."""
    return {
        key: one if isinstance(one, Answer) else one.answer for key, one in given.items()
    }


def address(audit, question: Question) -> str:
    """Where a question is answered."""
    return url_for(
        "audits.section", audit_id=audit.id, key=question.section, _anchor=f"q-{question.key}"
    )


def rail(audit, form: FormDefinition, given: dict, current: str | None, done: set[str] | None = None) -> dict:
    """The sections with their state, how much is answered, and a mark that tells when it changed."""
    found = plain(given)
    done = drafts.sections_done(audit.id) if done is None else done
    listed = [
        _entry(audit, form, found, section, done)
        for section in drafts.asked_sections(form, found, audit.plan)
    ]
    answered, asked = progress(form, found, audit.plan)
    return {
        "sections": listed,
        "current": current,
        "progress": (answered, asked),
        "mark": f"{answered}/{asked} " + " ".join(one["status_text"] for one in listed),
    }


def _entry(audit, form: FormDefinition, found: dict[str, Answer], section, done: set[str]) -> dict:
    answered, asked = progress(form, found, audit.plan, section.key)
    complete = section.key in done and not drafts.section_points(audit, found, section.key)
    if complete:
        status = "Completed"
    elif answered or any(not found[q.key].empty for q in section.questions if q.key in found):
        status = f"{answered} of {asked}" if asked else "In progress"
    else:
        status = "Not started"
    return {
        "key": section.key,
        "title": section.rail,
        "whole_title": section.title,
        "href": url_for("audits.section", audit_id=audit.id, key=section.key),
        "status_text": status,
        "done": complete,
    }


def shown_questions(form: FormDefinition, key: str, given: dict, plan: str) -> list[tuple[Question, bool]]:
    """The questions of a section in order, each with whether it is shown now.

    Those never shown for this plan are left out; those an answer may open are kept as places.
    """
    keys = shown(form, plain(given), plan)
    return [
        (question, question.key in keys)
        for question in form.section(key).questions
        if question.key in keys or question.depends_on
    ]


def to_choose(form: FormDefinition, keys: set[str]) -> list[tuple[str, str]]:
    """The questions with these keys as the options of a choice, the whole audit first."""
    listed = [
        (one.key, f"{one.number} {one.text}" if one.number else one.text)
        for one in form.questions() if one.key in keys
    ]
    return [("", "The whole audit"), *listed]


def next_after(audit, form: FormDefinition, key: str, given: dict) -> str:
    """The page after a section: the next section, or what to tell."""
    keys = [one.key for one in drafts.asked_sections(form, plain(given), audit.plan)]
    later = keys[keys.index(key) + 1:] if key in keys else []
    if later:
        return url_for("audits.section", audit_id=audit.id, key=later[0])
    else:
        return url_for("audits.tell", audit_id=audit.id)


def first_open(audit, rail: dict) -> str:
    """Where to carry on: the case while its question is open, else the first unfinished section."""
    if audit.unsafe_at_start is None or not audit.sources:
        return url_for("audits.case", audit_id=audit.id)
    unfinished = (one["href"] for one in rail["sections"] if not one["done"])
    return next(unfinished, url_for("audits.tell", audit_id=audit.id))


def subtitle(audit) -> str:
    """The line under the heading of each page of a draft."""
    pieces = [
        words.plan_of(audit) or audit.service,
        audit.cycle.title,
    ]
    if audit.period_from and audit.period_to:
        pieces.append(f"period read {words.period(audit.period_from, audit.period_to)}")
    return " · ".join(pieces)
