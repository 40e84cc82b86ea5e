"""The usual way of an audit: written, sent, reviewed at three stages, and signed off."""

from auditor.demo import remarks, texts
from auditor.demo.play import APPROVE, Play
from auditor.rules.reviews.reviews import Choice, Decision

STAGES = (1, 2, 3)
RETURNS_AT = 2
MORNING, EVENING = 0.1, 0.98  # of a working day
WHY = texts.REASONS["returned"]["no_example"]


def go_all_the_way(play: Play, allocated: float, waiting: float = 1.0) -> float:
    """From allocation to sign-off, in working days of its pace; returns when it was signed off.

    `waiting` stretches the time that it lies with the reviewers.
    """
    play.allocate(allocated)
    when = write_up(play, allocated)
    for stage in STAGES:
        when = review(play, stage, when, waiting)
    return when


def write_up(play: Play, allocated: float) -> float:
    """The auditor fills it in within ten working days, and sends it; returns when."""
    begun = allocated + play.chance.uniform(0.3, 3)
    if play.part.concern:
        day = int(begun) + 1
        begun = day + MORNING
        play.raise_concern(begun + 0.05, acknowledged=day + EVENING)
    play.begin(begun)
    done = begun + play.chance.uniform(0.7, 4)
    play.write(begun + 0.06, done)
    play.tell(done + 0.02)
    play.send(done + 0.05)
    return done + 0.05


def sign_off_in_days(play: Play, allocated: float, sent: float, approved: tuple[float, ...]) -> None:
    """The auditor sends it at a given moment, and the stages approve it at theirs."""
    write_in_days(play, allocated, sent)
    for stage, when in enumerate(approved, start=1):
        approve(play, stage, when)


def write_in_days(play: Play, allocated: float, sent: float, hesitant: bool = False) -> None:
    """The auditor begins after a third of the days from allocation to sending, and answers to their end."""
    begun = allocated + (sent - allocated) * 0.3
    play.allocate(allocated)
    play.begin(begun)
    play.write(begun + 0.05, sent - 0.2, hesitant=hesitant)
    play.tell(sent - 0.1)
    play.send(sent)


def review(play: Play, stage: int, came: float, waiting: float = 1.0) -> float:
    """One stage approves it, after a return where the story has one; returns when."""
    when = came + play.chance.uniform(0.4, 2.2) * waiting
    if stage == RETURNS_AT and play.part.returned:
        when = _return(play, reviewer_of(play, stage), when)
    approve(play, stage, when + 0.4)
    return when + 0.4


def approve(play: Play, stage: int, when: float) -> None:
    """A reviewer has read it by `when`, with a remark or two, and approves it at this stage."""
    reviewer = reviewer_of(play, stage)
    chosen = play.remarkable(play.chance.choice((0, 0, 1, 1, 2)))
    play.take_up(reviewer, when - 0.3)
    play.remark(reviewer, when - 0.2, chosen)
    if stage == STAGES[-1] and play.chance.random() < 0.15:
        play.remark(reviewer, when - 0.1, [None])
    play.decide(reviewer, when, _decision(play, stage))


def reviewer_of(play: Play, stage: int) -> str:
    """Who reviews this audit at this stage, by key of the cast."""
    usual = play.part.first, "qa_manager", "assistant_director"
    return (play.part.reviewers or usual)[stage - 1]


def send_back(play: Play, reviewer: str, when: float) -> None:
    """A reviewer asks for something on some answers, and returns the audit for it."""
    play.remark(reviewer, when, list(play.part.returned))
    play.decide(reviewer, when + 0.1, Decision(Choice.RETURN, WHY))


def _return(play: Play, reviewer: str, when: float) -> float:
    play.take_up(reviewer, when)
    send_back(play, reviewer, when + 0.1)
    corrected = when + play.chance.uniform(1, 3.5)
    play.correct(corrected)
    play.send(corrected + 0.15)
    return corrected + play.chance.uniform(0.6, 1.5)


def _decision(play: Play, stage: int) -> Decision:
    if play.part.regraded and play.part.regraded[0] == stage:
        _, question, after = play.part.regraded
        _, reason = remarks.changed_grade(question, after, play.plan)
        return Decision(Choice.REGRADE, reason, {question: after})
    else:
        return APPROVE
