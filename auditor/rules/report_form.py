"""What is typed for one part of a report, read into a text or a message."""

from auditor.rules.concern_form import too_long
from auditor.rules.report_parts import READERS, Kind, Part
from auditor.rules.typed import MOST_TEXT, clean_text

MOST_LINE = 200  # characters


def check(part: Part, typed: str) -> tuple[str, str | None]:
    """The text as it is kept, and what is wrong with it, or None.

    An empty text leaves the part out of the paper; only the subject and the readers must be there.
    """
    text = clean_text(typed).strip()
    if part.kind is Kind.CHOICE:
        return text, None if text in READERS else "Choose who may read the report"
    elif part.kind is Kind.LINE:
        text = " ".join(text.split())
        missing = part.key == "subject" and not text
        return text, "Give the report a subject" if missing else too_long(text, MOST_LINE)
    else:
        return text, too_long(text, MOST_TEXT)
