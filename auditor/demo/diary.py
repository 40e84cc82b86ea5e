"""What is to happen, noted in any order and done in the order of its moments."""

import datetime
from collections.abc import Callable

from auditor.work import clock


class Diary:
    """Steps with their moments (naive UTC); of two at one moment the one noted first is first."""

    def __init__(self):
        self._noted: list[tuple[datetime.datetime, int, Callable[[], object]]] = []

    def note(self, moment: datetime.datetime, step: Callable[[], object]) -> None:
        """Let `step` be done at `moment`."""
        self._noted.append((moment, len(self._noted), step))

    def play(self) -> None:
        """Do everything, each step at its own time."""
        for moment, _, step in sorted(self._noted, key=lambda noted: noted[:2]):
            with clock.at(moment):
                step()
