"""The closed cycles of the demonstration, played from the first audit added to the closing."""

import datetime

from auditor.demo import afterwards, cases, cycles, story, texts, usual
from auditor.demo.cycles import Round
from auditor.demo.diary import Diary
from auditor.demo.judging import Judging
from auditor.demo.office import Pace, pace_from
from auditor.demo.people import Cast
from auditor.demo.play import Part, Play
from auditor.records.cases import Case, Cycle
from auditor.work import allocation, cycle_audits

ADDED = 0.05  # working days after the cycle began


class Past:
    """Plays closed cycles into a diary."""

    def __init__(self, cast: Cast, judging: Judging, diary: Diary):
        self.cast, self.judging, self.diary = cast, judging, diary

    def june(self) -> None:
        """The cycle before the one of the story."""
        pace = pace_from(cycles.JUNE_2019.starts_on)
        plays = [self._play(part, pace, early=True) for part in story.JUNE]
        self._begin(cycles.JUNE_2019, pace, plays, {})
        for place, play in enumerate(plays):
            signed = usual.go_all_the_way(play, 0.1 + 0.03 * place, waiting=1.3)
            afterwards.all_closed(play, signed)
        self._close(cycles.JUNE_2019, pace(41))
