"""Text without what does not matter when it is searched, compared or sorted."""

import re
import unicodedata

ACCENTS = "[\u0300-\u036f]"


def plain(text: str | None) -> str | None:
    """The text in small letters without accents, to search and to order by: "Ó" is "o".

    Its length has been looked at before.
    """
    if text is None or text.isascii():
        return text and text.lower()
    return re.sub(ACCENTS, "", unicodedata.normalize("NFKD", text)).lower()


def small(text: str | None) -> str | None:
    """The text in small letters, those of every language."""
    return text and text.lower()
