"""How a paper for a committee says numbers, lists and shares."""

from collections.abc import Iterable

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
FEWEST_SAID = 5  # a count of 1 to 4 is not printed in public


def number(count: int) -> str:
    """In words up to nine, then in figures: no, one, nine, 10, 1,204."""
    return WORDS[count] if 0 <= count < len(WORDS) else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """One audit, three audits, no audits: with the noun; `many` where an s will not do."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def few_in_words(count: int, one: str, public: bool) -> str:
    """The count with its noun; where the public reads it, "fewer than five" for 1 to 4."""
    if public and 0 < count < FEWEST_SAID:
        return f"fewer than {number(FEWEST_SAID)} {one}s"
    else:
        return counted(count, one)


def are(count: int) -> str:
    """The verb that goes with so many: is for one, are for none or more."""
    return "is" if count == 1 else "are"


def listed(items: Iterable[str]) -> str:
    """a; a and b; a, b and c."""
    texts = list(items)
    return " and ".join([", ".join(texts[:-1]), *texts[-1:]] if len(texts) > 1 else texts)


def share(part: int, total: int) -> str:
    """How many of so many the public may read: a number only where it and the rest are 5 or more."""
    if part >= FEWEST_SAID and total - part >= FEWEST_SAID:
        return number(part)
    else:
        return half(part, total)


def half(part: int, total: int) -> str:
    """On which side of half a part is, which tells no count; the same where it is all of them."""
    return "more than half" if 2 * part > total else "no more than half"


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def years(months: int) -> str:
    """Two years, one year, 18 months."""
    return counted(months // 12, "year") if months % 12 == 0 else counted(months, "month")
