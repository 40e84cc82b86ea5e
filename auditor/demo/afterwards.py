"""What became of the actions after the audit was signed off: reported done, verified, not needed."""

import datetime

from auditor.demo.play import Play
from auditor.records.reviews import Action
from auditor.work import actions, clock

ALL_CLOSED = ("verified", "verified", "not_needed", "verified")
NOT_NEEDED = "The plan changed at the review, and with it the reason for this step."

# There is no page yet on which actions are reported and verified, so the columns are set here, by
# the rule that whoever verifies an action neither owns it nor reported it done.


def settle(play: Play, signed: float, fates: tuple[str, ...] = ALL_CLOSED) -> None:
    """Let the actions on an audit's findings come, in their order, to these states after sign-off."""
    for place, fate in enumerate(fates):
        reported = signed + play.chance.uniform(4, 14)
        settled = reported + play.chance.uniform(2, 6)
        if fate in ("reported_done", "verified"):
            play.then(reported, lambda place=place: _report_done(play, _usual(play, place)))
        if fate == "verified":
            play.then(settled, lambda place=place: _verify(play, _usual(play, place)))
        if fate == "not_needed":
            play.then(settled, lambda place=place: _not_needed(play, _usual(play, place)))


def let_last(play: Play, signed: float, until: datetime.date) -> None:
    """Give the actions that the story wants besides until that day."""
    play.then(signed, lambda: [_set(one, due_on=until) for one in _besides(play)])


def report_last_done(play: Play) -> None:
    """The last of those actions is reported done."""
    _report_done(play, _besides(play)[-1])


def _report_done(play: Play, action: Action | None) -> None:
    if action:
        signing_in = {play.cast[key].id for key in ("worker4", "supervisor")}
        possible = {action.owner_id, play.audit.supervisor_id} & signing_in
        by = min(possible, default=play.cast["lead"].id)
        _set(action, state="reported_done", reported_at=clock.now(), reported_by=by)


def _verify(play: Play, action: Action | None) -> None:
    if action:
        by = "qa_manager" if action.reported_by_id == play.cast["lead"].id else "lead"
        _set(action, state="verified", closed_at=clock.now(), closed_by=play.cast[by])


def _not_needed(play: Play, action: Action | None) -> None:
    if action:
        _set(action, state="not_needed", closed_at=clock.now(), closed_by=play.cast["lead"],
             note=NOT_NEEDED)


def _usual(play: Play, place: int) -> Action | None:
    besides = [one.id for one in _besides(play)]
    listed = [one for one in actions.of_audit(play.audit) if one.id not in besides]
    return listed[place] if place < len(listed) else None


def _besides(play: Play) -> list[Action]:
    words = [one["what"] for one in play.part.actions]
    return [one for one in actions.of_audit(play.audit) if one.what in words]


def _set(action: Action, **columns) -> None:
    Action.update(**columns).where(Action.id == action.id).execute()
