"""Reads a form's sections and questions from the plain data they are kept as."""

from auditor.rules import question_parts as parts
from auditor.rules.form_fields import Fields, quoted
from auditor.rules.forms import (
    ASPECTS,
    OVERALL_GRADE,
    SUBJECTS,
    Condition,
    FormDefinition,
    Option,
    Question,
    Section,
    grade_key,
)
from auditor.rules.question_kinds import KINDS

LONGEST_RAIL = 22  # characters that fit the side rail on one line
# A section's page is /audits/ID/KEY, beside these pages of every audit.
RESERVED = frozenset({
    "actions", "allocate", "answers", "case", "check", "comments", "concerns", "decline", "discussions",
    "external-until", "findings", "full-record", "proposed-details", "reallocate", "reflections",
    "reopen", "replies", "running.css", "skip-stage", "stand-in", "start", "tell", "two-stages",
    "unsafe", "withdraw",
})
QUESTION_FIELDS = (
    "key", "kind", "scale", "choices", "text", "hint", "aspect", "themes", "evidence_label",
    "evidence_for", "findings", "shown_when", "optional", "follows_up",
)


def read_form(document: object) -> FormDefinition:
    """The form that plain data (dicts, lists, text, numbers) describes.

    Raises BadForm, naming form, question and fault, for anything that could not be asked,
    answered, numbered or counted as it is written; never any other error.
    """
    known = ("key", "title", "subject", "version", "scales", "sections")
    fields = Fields(document, "The form", known)
    key = fields.key()
    fields.where = f"Form {quoted(key)}"
    scales = {name: parts.options(rows, f"{fields.where}, scale {quoted(name)}")
              for name, rows in fields.mapping("scales").items()}
    form = FormDefinition(
        key=key,
        title=fields.text("title"),
        subject=fields.one_of("subject", SUBJECTS),
        version=fields.count("version"),
        scales=scales,
        sections=_Reading(fields.where, scales).sections(fields),
    )
    _check_overall_grade(form, fields)
    return form


class _Reading:
    """What has been read of a form so far: conditions may only look back, numbers run on."""

    def __init__(self, where: str, scales: dict[str, tuple[Option, ...]]):
        self.where = where
        self.scales = scales
        self.number = 0
        self.earlier: dict[str, Question] = {}
        self.all_keys: set[str] = set()

    def sections(self, fields: Fields) -> tuple[Section, ...]:
        rows = fields.rows("sections")
        if not rows:
            fields.fail("it has no sections")
        self.all_keys = _question_keys(rows)
        sections: dict[str, Section] = {}
        for place, row in enumerate(rows, start=1):
            section = self.section(row, place)
            if section.key in sections:
                fields.fail(f"the section {quoted(section.key)} is there twice")
            sections[section.key] = section
        return tuple(sections.values())

    def section(self, row: object, place: int) -> Section:
        fields = Fields(row, f"{self.where}, section {place}",
                        ("key", "title", "rail", "questions"))
        key = fields.key()
        fields.where = f"{self.where}, section {quoted(key)}"
        if key in RESERVED:
            fields.fail("its key is the address of another page of each audit; choose another")
        rail = fields.text("rail")
        if len(rail) > LONGEST_RAIL:
            fields.fail(f"“rail” has {len(rail)} characters; at most {LONGEST_RAIL} fit")
        rows = fields.rows("questions")
        if not rows:
            fields.fail("it has no questions")
        questions = tuple(self.question(each, key, at) for at, each in enumerate(rows, start=1))
        for question in questions[:-1]:
            if question.key == grade_key(key):
                fields.fail(f"the section's grade {quoted(question.key)} has to come last")
        return Section(key, fields.text("title"), rail, questions)

    def question(self, row: object, section: str, place: int) -> Question:
        fields = Fields(row, f"{self.where}, section {quoted(section)}, question {place}",
                        QUESTION_FIELDS)
        key = fields.key()
        fields.where = f"{self.where}, question {quoted(key)}"
        if key in self.earlier:
            fields.fail("another question has the same key")
        kind = KINDS[fields.one_of("kind", KINDS)]
        options = kind.options(fields, self.scales)
        question = Question(
            key=key,
            kind=kind,
            text=fields.text("text"),
            hint=fields.text("hint", ""),
            number=self.next_number(key, section),
            section=section,
            options=options,
            aspect=fields.one_of("aspect", ASPECTS, None),
            themes=tuple(fields.words("themes", ())),
            evidence_label=fields.text("evidence_label", kind.evidence_label),
            evidence_for=parts.evidence_for(fields, kind.evidence_for, options),
            findings=parts.findings(fields, options),
            shown_when=self.conditions(fields),
            optional=fields.flag("optional"),
            follows_up=fields.flag("follows_up"),
        )
        _check_grade(question, fields)
        self.earlier[key] = question
        return question

    def next_number(self, key: str, section: str) -> int | None:
        if key == grade_key(section):
            return None
        self.number += 1
        return self.number

    def conditions(self, fields: Fields) -> tuple[Condition, ...]:
        document = fields.document.get("shown_when")
        if document is None:
            return ()
        rows = document if isinstance(document, list | tuple) else [document]
        return tuple(self.condition(row, fields) for row in rows)

    def condition(self, row: object, question: Fields) -> Condition:
        where = f"{question.where}, “shown_when”"
        fields = Fields(row, where, ("plan", "not_plan", "question", "is"))
        named = set(fields.document)
        if named == {"question", "is"}:
            return self.condition_on_answer(fields)
        if named in ({"plan"}, {"not_plan"}):
            return parts.condition_on_plan(fields, named.pop())
        fields.fail("it has to name “plan”, or “not_plan”, or “question” and “is”")

    def condition_on_answer(self, fields: Fields) -> Condition:
        key = fields.text("question")
        if key not in self.earlier:
            fault = "does not come earlier" if key in self.all_keys else "does not exist"
            fields.fail(f"it depends on the question {quoted(key)}, which {fault}")
        options = [option.key for option in self.earlier[key].options]
        return Condition(parts.some_of(fields, "is", options, "an answer"), key)


def _question_keys(rows: list) -> set[str]:
    """All keys ahead of reading, to tell a later question from one that does not exist."""
    keys: set[str] = set()
    for row in rows:
        questions = row.get("questions") if isinstance(row, dict) else None
        for question in questions if isinstance(questions, list | tuple) else ():
            key = question.get("key") if isinstance(question, dict) else None
            keys |= {key} if isinstance(key, str) else set()
    return keys


def _check_grade(question: Question, fields: Fields) -> None:
    is_section_grade = question.key == grade_key(question.section)
    if (is_section_grade or question.key == OVERALL_GRADE) and not question.kind.is_grade:
        fields.fail(f"it has to be of the kind “grade”, not {quoted(question.kind.key)}")
    if question.key == OVERALL_GRADE and (question.shown_when or question.optional):
        fields.fail("the overall grade is always asked: no condition, and not optional")


def _check_overall_grade(form: FormDefinition, fields: Fields) -> None:
    if all(question.key != OVERALL_GRADE for question in form.questions()):
        fields.fail(f"there is no question {quoted(OVERALL_GRADE)}")
