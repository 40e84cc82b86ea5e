"""What became of the actions after the audit was signed off: reported done, verified, not needed."""

import datetime

from auditor.demo.play import Play
from auditor.records.reviews import Action
from auditor.work import clock

ALL_CLOSED = ("verified", "verified", "not_needed", "verified")
NOT_NEEDED = "The plan changed at the review, and with it the reason for this step."

# There is no page yet on which actions are reported and verified, so the columns are set here, by
# the rule that whoever verifies an action neither owns it nor reported it done.


def settle(play: Play, signed: float, fates: tuple[str, ...] = ALL_CLOSED) -> None:
    """Let the actions on an audit's findings come, in their order, to these states after sign-off."""
    for action, fate in zip(_usual(play), fates, strict=False):
        reported = signed + play.chance.uniform(4, 14)
        settled = reported + play.chance.uniform(2, 6)
        if fate in ("reported_done", "verified"):
            _report_done(play, action, play.pace(reported))
        if fate == "verified":
            _verify(play, action, play.pace(settled))
        if fate == "not_needed":
            _set(action, state=fate, closed_at=play.pace(settled), closed_by=play.cast["lead"],
                 note=NOT_NEEDED)


def let_last(play: Play, until: datetime.date) -> None:
    """Give the actions that the story wants besides until that day."""
    for action in _besides(play):
        _set(action, due_on=until)


def report_last_done(play: Play) -> None:
    """The last of those actions is reported done now."""
    for action in _besides(play)[-1:]:
        _report_done(play, action, clock.now())


def _report_done(play: Play, action: Action, moment: datetime.datetime) -> None:
    signing_in = {play.cast[key].id for key in ("worker4", "supervisor")}
    possible = {action.owner_id, action.audit.supervisor_id} & signing_in
    by = max(possible, default=play.cast["lead"].id)
    _set(action, state="reported_done", reported_at=moment, reported_by=by)
    action.reported_by = by


def _verify(play: Play, action: Action, moment: datetime.datetime) -> None:
    by = "qa_manager" if action.reported_by_id == play.cast["lead"].id else "lead"
    _set(action, state="verified", closed_at=moment, closed_by=play.cast[by])


def _usual(play: Play) -> list[Action]:
    return [one for one in _of(play) if not _wanted(play, one)]


def _besides(play: Play) -> list[Action]:
    return [one for one in _of(play) if _wanted(play, one)]


def _wanted(play: Play, action: Action) -> bool:
    return action.what in [one["what"] for one in play.part.actions]


def _of(play: Play) -> list[Action]:
    return list(Action.select().where(Action.audit == play.hand.id).order_by(Action.id))


def _set(action: Action, **columns) -> None:
    Action.update(**columns).where(Action.id == action.id).execute()
