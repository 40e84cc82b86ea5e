"""How the timeline says what happened: past tense, one sentence for each event."""

SAID = {
    "created": "Put into the cycle",
    "allocate": "Allocated",
    "start": "Begun",
    "submit": "Sent for review",
    "take_up": "Taken up for review at stage {stage}",
    "put_back": "Put back into the queue of stage {stage}",
    "approve": "Approved at stage {stage}",
    "sign_off": "Signed off at stage {stage}",
    "return": "Returned to the auditor at stage {stage}",
    "skip_stage": "Stage {stage} skipped",
    "decline": "Given back: conflict of interest",
    "reallocate": "Given to another auditor",
    "withdraw": "Withdrawn",
    "reopen": "Reopened to be corrected",
    "details_proposed": "Another worker, team or supervisor proposed",
    "details_confirmed": "Another worker, team or supervisor confirmed",
    "details_declined": "Another worker, team or supervisor declined",
    "details_taken_back": "Proposal of another worker, team or supervisor taken back",
    "details_lapsed": "Proposal of another worker, team or supervisor lapsed, undecided",
}


def done(event) -> str:
    """What happened, for who reads the timeline; an event of another kind says its own words."""
    said = SAID.get(event.move)
    if said is None:
        return event.move[:1].upper() + event.move[1:].replace("_", " ")
    else:
        return said.format(stage=event.stage or "")
