"""Who is signed in: the person behind a request, as every function of work is told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SignedIn:
    """The person behind a request."""

    session: int
    id: int
    name: str
    email: str
    external: bool
    roles: frozenset[str]
