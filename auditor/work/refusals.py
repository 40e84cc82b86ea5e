"""What a change refuses: a rule of the team forbids it, or somebody else was first."""

import datetime


class Overtaken(Exception):
    """Somebody else moved the audit first: `by` whom and `at` what moment."""

    def __init__(self, by: str, at: datetime.datetime, state: str):
        super().__init__(f"{by} was first")
        self.by, self.at, self.state = by, at, state


class NotAllowed(Exception):
    """A rule of the team forbids it; the message says which."""
