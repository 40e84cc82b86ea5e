"""The kinds of question: a table with one row for each, and all that the rules know of it.

templates/audits/answers/kinds/KEY.html says how a kind is asked and read on a page. Nothing else
names a kind: whoever wants to know how a question is answered asks its row.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from auditor.rules import question_parts
from auditor.rules.form_fields import Fields
from auditor.rules.forms import GRADES, Option, Question
from auditor.rules.parsing import BadAnswer, Value, checked_length, whole_number

MOST_NUMBER = 1_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2100
ISO_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
BRITISH_DATE = re.compile(r"(?P<day>[0-9]{1,2})[/. ](?P<month>[0-9]{1,2})[/. ](?P<year>[0-9]{4})")
WHOLE_NUMBER = re.compile(r"[0-9]{1,7}|[0-9]{1,3}(,[0-9]{3}){1,2}")

Options = tuple[Option, ...]
Scales = Mapping[str, Options]


def _nothing_to_choose(fields: Fields, scales: Scales) -> Options:
    return ()


@dataclass(frozen=True)
class Kind:
    """One kind of question. `key` is its name in forms and signed copies, where it never changes.

    `read` makes the value of an answer of what was typed, one text or, where `several` may be chosen,
    one for each; it raises BadAnswer, and nothing else. `said` puts a value that was given in words.
    `options` are the answers to choose from as a form's document has them, its scales beside; a kind
    without any is written, and counted only as that.
    """

    key: str
    read: Callable[[Question, list[str]], Value]
    said: Callable[[Question, Value], str]
    nothing_yet: str  # what is still open where there is no answer
    options: Callable[[Fields, Scales], Options] = _nothing_to_choose
    several: bool = False
    is_grade: bool = False  # asked for once a section and once overall; reviewers may give another
    is_prose: bool = False  # sentences: they stand as a paragraph and are their own evidence
    counted_by_theme: bool = False  # together with other answers on its scale, and by aspect
    counted_in_public: bool = False  # by the public version, one answer to an audit
    evidence_label: str = "Evidence"  # where the form says nothing
    evidence_for: frozenset[str] = frozenset()  # the answers that ask for it, where the form says nothing
    evidence_missing: str = "Say what you saw: evidence is asked for with {answer}"


def _read_options(question: Question, texts: list[str]) -> list[str]:
    chosen = {_read_option(question, [text]) for text in texts}
    # In the order of the form, so that ticking in another order is no change.
    return [option.key for option in question.options if option.key in chosen]


def _read_option(question: Question, texts: list[str]) -> str:
    if question.option(texts[0]) is None:
        raise BadAnswer("Choose one of the answers shown.")
    return texts[0]


def _read_text(question: Question, texts: list[str]) -> str:
    return checked_length(texts[0])


def _read_date(question: Question, texts: list[str]) -> str:
    written = texts[0].strip()
    parts = ISO_DATE.fullmatch(written) or BRITISH_DATE.fullmatch(written)
    try:
        day = date(int(parts["year"]), int(parts["month"]), int(parts["day"])) if parts else None
    except ValueError:
        day = None
    if day is None:
        raise BadAnswer("Give a date that exists, such as 27 3 2020.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadAnswer(f"The year has to be between {FIRST_YEAR} and {LAST_YEAR}.")
    return day.isoformat()


def _read_whole_number(question: Question, texts: list[str]) -> int:
    written = texts[0].strip()
    figures = written.replace(",", "") if WHOLE_NUMBER.fullmatch(written) else ""
    number = whole_number(figures, MOST_NUMBER)
    if number is None:
        raise BadAnswer(f"Give a whole number from 0 to {MOST_NUMBER:,}, in figures.")
    return number


def _labels(question: Question, value: Value) -> str:
    return "; ".join(option.label for option in question.chosen(value))


def _as_written(question: Question, value: Value) -> str:
    return str(value)


def _day(question: Question, value: Value) -> str:
    day = date.fromisoformat(value)
    return f"{day.day} {day:%B %Y}"


def _of_scale(fields: Fields, scales: Scales) -> Options:
    if not scales:
        fields.fail("it needs a scale, and the form has none")
    return scales[fields.one_of("scale", scales)]


def _grades(fields: Fields, scales: Scales) -> Options:
    return GRADES


def _of_its_own(fields: Fields, scales: Scales) -> Options:
    return question_parts.options(fields.rows("choices"), fields.where)


TABLE = (
    Kind(
        "scale", _read_option, _labels, "Choose an answer", options=_of_scale,
        counted_by_theme=True, counted_in_public=True,
        evidence_for=frozenset({"partly", "no", "not_evidenced"}),
    ),
    Kind(
        "grade", _read_option, _labels, "Choose a grade", options=_grades, is_grade=True,
        evidence_label="Reasons", evidence_for=frozenset(grade.key for grade in GRADES),
        evidence_missing="Give your reasons for {answer}",
    ),
    Kind("text", _read_text, _as_written, "Write an answer", is_prose=True),
    Kind("date", _read_date, _day, "Give a date"),
    Kind("whole_number", _read_whole_number, _as_written, "Give a whole number"),
    Kind("choice", _read_option, _labels, "Choose an answer", options=_of_its_own, counted_in_public=True),
    Kind(
        "choices", _read_options, _labels, "Choose at least one answer", options=_of_its_own,
        several=True,
    ),
)
KINDS = {kind.key: kind for kind in TABLE}
