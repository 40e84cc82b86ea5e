"""What the forms of a draft sent, read into values and messages."""

from dataclasses import dataclass, field

from flask import g

from auditor.rules.answers import Answer
from auditor.rules.forms import shown
from auditor.rules.parsing import BadAnswer, read_evidence, read_value, row_number
from auditor.work.audits import answers, drafts


@dataclass
class SectionRead:
    """A section sent whole: what was typed, what is wrong, what was overtaken, what opened."""

    typed: dict[str, Answer] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    conflicts: dict[str, answers.Saved] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)


def read_section(audit, key: str, sent) -> SectionRead:
    """Save each answer of a section that was sent; what cannot be saved is named, nothing is lost."""
    form, read = drafts.form_of(audit), SectionRead()
    before = shown(form, answers.of(audit.id), audit.plan)
    for question in form.section(key).questions:
        if f"{question.key}-revision" in sent:
            _save(audit, question, sent, read)
    after = shown(form, answers.of(audit.id), audit.plan)
    asked_here = [one.key for one in form.section(key).questions]
    read.opened = [one for one in asked_here if one in after - before]
    return read


def read_findings(candidates, sent) -> list[tuple]:
    """Each candidate with what was chosen: (question key, sentence, told, the answer that was seen)."""
    return [
        (
            one.question.key, sent.get(f"{one.question.key}-sentence", ""),
            one.question.key in sent.getlist("told"), sent.get(f"{one.question.key}-rests-on"),
        )
        for one in candidates
        if f"{one.question.key}-sentence" in sent
    ]


def read_revision(sent, key: str) -> int:
    """The revision that a page had seen of an answer; -1, which none has, for anything else."""
    number = row_number(sent.get(f"{key}-revision", "0"))
    return -1 if number is None else number


def _save(audit, question, sent, read: SectionRead) -> None:
    key = question.key
    try:
        typed = Answer(
            read_value(question, sent.getlist(key)), read_evidence(sent.getlist(f"{key}-evidence"))
        )
    except BadAnswer as problem:
        read.typed[key] = Answer(sent.get(key), sent.get(f"{key}-evidence", ""))
        read.errors[f"{key}-evidence" if question.options else key] = str(problem)
        return
    try:
        _save_one(audit, key, typed, sent)
    except answers.Conflict as conflict:
        read.typed[key] = typed
        read.conflicts[key] = conflict.saved
        read.errors[key] = "Another text was saved here meanwhile: choose one"


def _save_one(audit, key: str, typed: Answer, sent) -> None:
    chosen = sent.get(f"{key}-choose")
    if chosen == "mine":
        answers.choose(audit, g.me, key, typed)
    elif chosen == "theirs":
        answers.leave(audit, g.me, key, typed)
    else:
        answers.save(audit, g.me, key, typed, read_revision(sent, key))
