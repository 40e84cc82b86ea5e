"""What became of actions after sign-off: notes on the way, reported done, verified, no longer needed."""

import datetime

from auditor.demo import story, texts
from auditor.demo.people import Cast
from auditor.demo.play import Play
from auditor.demo.texts.reading import read
from auditor.demo.texts.wording import texts_under
from auditor.records.actions import Action
from auditor.records.people import Person
from auditor.rules.follow_up import actions as rules
from auditor.rules.follow_up.actions import UNFINISHED, Step
from auditor.work import clock
from auditor.work.follow_up import action_steps
from auditor.work.people.people import signed_in

ALL_CLOSED = ("verified", "verified", "not_needed", "verified")
LASTING = [one["what"] for one in texts.LASTING]
SAID = read("progress")
NOTES, DONE, SEEN = (texts_under(SAID, heading) for heading in ("notes", "done", "seen"))


def settle(
    play: Play, actions: list[Action], signed: float, fates: tuple[str, ...] = ALL_CLOSED
) -> list[dict]:
    """Let the actions of an audit come, in their order, to these states after sign-off.

    Returns the events to be written. There are some hundreds of them: step by step through the
    functions of the pages they would take longer than anybody waits.
    """
    usual = [one for one in actions if one.what not in LASTING]
    events = []
    for action, fate in zip(usual, fates, strict=False):
        columns, state = {}, action.state
        for moment, step, by, text in _steps(play, action, signed, fate):
            with clock.at(moment):
                columns |= action_steps.columns(step, by, text)
            state = rules.after(state, step)
            events.append({"action": action.id, "by": by, "at": moment, "what": step, "text": text})
        Action.update(state=state, **columns).where(Action.id == action.id).execute()
    return events


def let_last(cast: Cast) -> None:
    """Give the actions that are to last a childhood their own date."""
    for action in Action.select().where(Action.what.in_(LASTING)).order_by(Action.id):
        action_steps.take(
            action, Step.MOVE_DATE, signed_in(cast["lead"]), SAID["lasts"], due_on=story.LASTS_UNTIL
        )


def report_lately(play: Play) -> None:
    """One of those actions, and the last of a signed-off audit, are reported done now."""
    lasting = Action.select().where(Action.what == LASTING[-1])
    for place, action in enumerate((lasting.get(), _of(play)[-1])):
        _take(play, action, Step.REPORT, DONE[2 * place])


def note_progress(play: Play) -> None:
    """Whoever owns the first action of an audit says how it stands."""
    _take(play, _of(play)[0], Step.NOTE, NOTES[1])


def report_in_vain(play: Play) -> None:
    """The first action of an audit is reported done."""
    _take(play, _of(play)[0], Step.REPORT, DONE[1])


def send_back(play: Play) -> None:
    """The lead does not find what was reported, and says what is missing."""
    action_steps.take(_of(play)[0], Step.NOT_YET, signed_in(play.cast["lead"]), SAID["not_yet"])


def _steps(
    play: Play, action: Action, signed: float, fate: str
) -> list[tuple[datetime.datetime, Step, int, str]]:
    reported = play.pace(signed + play.chance.uniform(4, 9))
    settled = play.pace(signed + play.chance.uniform(11, 15))
    note, done, seen = (
        play.chance.choice(some) for some in (NOTES, DONE, SEEN)
    )
    by, lead = _reporter(action, play.cast).id, play.cast["lead"].id
    verifier = play.cast["qa_manager"].id if by == lead else lead
    return {
        "open": [(reported, Step.NOTE, by, note)],
        "verified": [(reported, Step.REPORT, by, done), (settled, Step.VERIFY, verifier, seen)],
        "not_needed": [(settled, Step.NOT_NEEDED, lead, SAID["not_needed"])],
    }[fate]


def _take(play: Play, action: Action, step: Step, text: str) -> None:
    action_steps.take(action, step, signed_in(_reporter(action, play.cast)), text)


def _of(play: Play) -> list[Action]:
    query = Action.select().where(Action.audit == play.hand.id, Action.state.in_(UNFINISHED))
    return list(query.order_by(Action.id))


def _reporter(action: Action, cast: Cast) -> Person:
    """Its owner, or whoever supervises them, or the lead, whichever can sign in."""
    people = {one.id: one for one in cast.values()}
    owner = people[action.owner_id]
    supervisor = people[owner.supervisor_id or owner.team.supervisor_id]
    return next((one for one in (owner, supervisor) if one.password), cast["lead"])
