"""The thematic audit of supervision: 15 questions about one worker's supervision."""

from auditor.rules.catalogue.building import form, good, graded, section, there

THEMES = ("supervision",)
SYSTEMIC = ("supervision", "systemic")

ARRANGEMENTS = section(
    "arrangements", "Arrangements",
    there(
        "supervision_agreement",
        "Is there a supervision agreement, signed by both and reviewed within the last year?",
        "Look for both names and a date, and for what the two expect of each other.",
        themes=THEMES,
    ),
    there(
        "supervision_interval",
        "Did sessions take place at the interval that our policy asks for?",
        "Newly qualified and newly arrived workers are due more; name the longest gap.",
        themes=THEMES,
    ),
    there(
        "supervision_rebooked",
        "Were sessions that had to be postponed rebooked and held soon after?",
        "Within a week or so is soon; “not applicable” is right where none was postponed.",
        themes=THEMES,
    ),
    there(
        "supervision_cover",
        "Was supervision covered while the supervisor was away?",
        "The worker should have known whom to turn to for decisions as well as for the session.",
        themes=THEMES,
    ),
)

SESSION = section(
    "session", "The sessions",
    there(
        "supervision_agenda",
        "Do both the worker and the supervisor shape the agenda?",
        "Look for something that the worker brought, beside the list of cases.",
        themes=THEMES,
    ),
    there(
        "supervision_last_actions",
        "Were the actions of the last session gone through at the next?",
        "Compare two sessions in a row: each action should be done, carried on or dropped with a "
        "reason.",
        themes=THEMES,
    ),
    good(
        "supervision_reflective",
        "Is the discussion reflective: are hypotheses put forward, and tested?",
        "A good sign is a question that the worker could not answer at once.",
        themes=SYSTEMIC,
    ),
    good(
        "supervision_child",
        "Is the child's experience at the centre of what is discussed?",
        "Count how often the record says what the child saw, said or felt, rather than what was "
        "done.",
        themes=THEMES,
    ),
    good(
        "supervision_risk",
        "Are risk and thresholds thought through, whether to step up, step down or stay?",
        "Look for what would change the decision, not for the decision alone.",
        themes=THEMES,
    ),
    good(
        "supervision_identity",
        "Are identity, culture and possible bias talked about, the worker's own included?",
        "It need not be every session, but a year without it is a finding.",
        themes=SYSTEMIC,
    ),
    good(
        "supervision_wellbeing",
        "Are the worker's wellbeing, workload and safety asked after, and is help given where it "
        "is needed?",
        "Judge that it was asked and acted on; what was confided is not for the audit.",
        themes=THEMES,
    ),
)

FOLLOW_THROUGH = section(
    "follow_through", "Follow-through",
    there(
        "supervision_record",
        "Do decisions reach the child's record, with their reasons?",
        "Take two decisions from the supervision notes and look for them on the children's files.",
        themes=THEMES,
    ),
    there(
        "supervision_audit_findings",
        "Were the findings of audits and reviews taken up in supervision?",
        "See whether the last audit of one of the worker's cases was talked through, and its "
        "actions done.",
        themes=THEMES,
        follows_up=True,
    ),
    good(
        "supervision_development",
        "Are the worker's strengths and needs for development named and followed over time?",
        "Training booked is a start; look for whether what was learned came back to the practice.",
        themes=THEMES,
    ),
)

OVERALL = section(
    "overall", "Overall",
    graded(
        "overall_grade",
        "What is your judgement of this worker's supervision overall, and what one thing should "
        "change?",
        "Give the reasons first, then the one change that would help the worker and the children "
        "most.",
        evidence_label="Reasons, and one thing to change",
    ),
)

FORM = form(
    "supervision", "Supervision", "worker", 1, ["usual"],
    ARRANGEMENTS, SESSION, FOLLOW_THROUGH, OVERALL,
)
