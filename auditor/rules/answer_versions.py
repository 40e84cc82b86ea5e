"""Whether text is lost when one version of an answer replaces another."""

from auditor.rules.parsing import Value

MOST_DROPPED = 20  # characters that may go without a version being kept


def value_goes(old: Value, new: Value) -> bool:
    """Whether `old` was chosen or written and is not in `new` any more."""
    if old in (None, "", []) or old == new:
        return False
    if _is_prose(old) or _is_prose(new):
        return text_goes(str(old), str(new or ""))
    return True


def _is_prose(value: Value) -> bool:
    # Keys of options, dates and numbers have no white space in them, sentences do. A written
    # answer of a single word passes for a choice, which only keeps a version more.
    return isinstance(value, str) and any(character.isspace() for character in value)


def text_goes(old: str, new: str) -> bool:
    """Whether more than 20 characters are lost, at once or little by little past a multiple of 20."""
    worn = len(old) // MOST_DROPPED > len(new) // MOST_DROPPED
    return worn or _dropped(old, new) > MOST_DROPPED


def _dropped(old: str, new: str) -> int:
    """How many characters of `old` lie between the first and the last that differ in `new`."""
    start = _same_start(old, new)
    return len(old) - start - _same_start(old[start:][::-1], new[start:][::-1])


def _same_start(one: str, other: str) -> int:
    # Halving, as comparing slices costs far less than walking 10,000 characters at each save.
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
