"""What became of actions after sign-off: reported done, verified, no longer needed."""

from auditor.demo import story
from auditor.demo.people import Cast
from auditor.demo.play import Play
from auditor.records.actions import Action
from auditor.work import clock

ALL_CLOSED = ("verified", "verified", "not_needed", "verified")
NOT_NEEDED = "The plan changed at the review, and with it the reason for this step."
LASTING = [one["what"] for one in story.LASTING]

# There is no page yet on which actions are reported and verified, so the columns are set here, by
# the rule that whoever verifies an action neither owns it nor reported it done.


def settle(
    play: Play, actions: list[Action], signed: float, fates: tuple[str, ...] = ALL_CLOSED
) -> None:
    """Let the actions of an audit come, in their order, to these states after sign-off."""
    usual = [one for one in actions if one.what not in LASTING]
    for action, fate in zip(usual, fates, strict=False):
        reported = play.pace(signed + play.chance.uniform(4, 9))
        settled = play.pace(signed + play.chance.uniform(11, 15))
        columns, by = {}, _reporter(action, play.cast)
        if fate in ("reported_done", "verified"):
            columns |= {"state": fate, "reported_at": reported, "reported_by": by}
        if fate == "verified":
            verifier = play.cast["qa_manager" if by == play.cast["lead"].id else "lead"]
            columns |= {"closed_at": settled, "closed_by": verifier}
        if fate == "not_needed":
            lead = play.cast["lead"]
            columns |= {"state": fate, "closed_at": settled, "closed_by": lead, "note": NOT_NEEDED}
        if columns:
            _set(action, **columns)


def let_last() -> None:
    """Give the actions that are to last a childhood their own date."""
    Action.update(due_on=story.LASTS_UNTIL).where(Action.what.in_(LASTING)).execute()


def report_lately(play: Play) -> None:
    """One of those actions, and the last of a signed-off audit, are reported done now."""
    lasting = Action.select().where(Action.what == LASTING[-1])
    last = Action.select().where(Action.audit == play.hand.id).order_by(Action.id.desc())
    for action in (lasting.get(), last.get()):
        by = _reporter(action, play.cast)
        _set(action, state="reported_done", reported_at=clock.now(), reported_by=by)


def _reporter(action: Action, cast: Cast) -> int:
    """Its owner, or whoever supervises them, or the lead, whichever can sign in."""
    people = {one.id: one for one in cast.values()}
    owner = people[action.owner_id]
    boss = people[owner.supervisor_id or owner.team.supervisor_id]
    return next((one.id for one in (owner, boss) if one.password), cast["lead"].id)


def _set(action: Action, **columns) -> None:
    Action.update(**columns).where(Action.id == action.id).execute()
