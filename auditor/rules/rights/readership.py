"""Who may read a case: everybody, or where it is restricted only the readers that it names."""


def may_read(person: int, readers: frozenset[int] | None) -> bool:
    """Whether a person (an id) may read a case that names these readers; None: it is not restricted."""
    return readers is None or person in readers


def reading(people: frozenset[int], readers: frozenset[int] | None) -> frozenset[int]:
    """Those of these people who may read a case that names these readers."""
    return frozenset(one for one in people if may_read(one, readers))
