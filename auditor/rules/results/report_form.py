"""What is typed for one part of a report, read into a text or a message."""

from collections.abc import Mapping

from auditor.rules.parsing import clean_text, faults, one_line, read_text, too_long
from auditor.rules.results.report_parts import READERS, PartKind, ReportPart

MOST_LINE = 200  # characters


def check(part: ReportPart, typed: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The text of a part (`text`) as it is kept, and messages by field.

    An empty text leaves the part out of the paper; only the subject and the readers must be there.
    """
    text, problem = _read(part, typed.get("text", ""))
    return text, faults({"text": problem})


def _read(part: ReportPart, typed: str) -> tuple[str, str | None]:
    if part.kind is PartKind.CHOICE:
        text = clean_text(typed).strip()
        return text, None if text in READERS else "Choose who may read the report"
    elif part.kind is PartKind.LINE:
        text = one_line(typed)
        missing = part.key == "subject" and not text
        return text, "Give the report a subject" if missing else too_long(text, MOST_LINE)
    else:
        return read_text(typed)
