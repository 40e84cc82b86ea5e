"""The reason for what somebody does, or the answer to it: as it is kept, and how long it may be."""

from auditor.rules.parsing import clean_text

LONGEST = 2000  # characters


def read(typed: str, needed: str = "") -> tuple[str, str | None]:
    """A reason as it is kept, and what is wrong with it, or None; `needed` is said where it is empty.

    Far more than may be kept is not cleaned: that would take long.
    """
    text = clean_text(typed).strip() if len(typed) <= 2 * LONGEST else typed
    if len(text) > LONGEST:
        return text, f"Use at most {LONGEST:,} characters"
    else:
        return text, needed if needed and not text else None


def too_long(reason: str) -> str | None:
    """What is wrong with a reason that is longer than one may be; None of any other."""
    return f"A reason has at most {LONGEST:,} characters" if len(reason) > LONGEST else None
