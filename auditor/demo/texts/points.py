"""What the lead of the demonstration writes of a cycle: points of the summary, and of the briefing."""

from typing import NamedTuple

STRENGTH, IMPROVEMENT = "strength", "improvement"


class Written(NamedTuple):
    """A point, and the questions whose findings it rests on; of one service only, where it says so."""

    kind: str
    text: str
    questions: tuple[str, ...] = ()  # none: every question
    service: str = ""


DECEMBER = (
    Written(
        STRENGTH,
        "Social work assessment is a strength: the history, the people who matter and the views of other"
        " agencies are brought to a view of the social worker's own.",
        ("assessment_analysis", "assessment_timely"), "Children's Social Care",
    ),
    Written(
        STRENGTH, "Supervision is regular and makes a difference to how cases are understood.",
        ("oversight_frequency", "oversight_reflective"),
    ),
    Written(
        STRENGTH,
        "Practice is reflective and keeps to the child: what a visit or a meeting meant for the child is"
        " asked, and not only what was done.",
        ("oversight_reflective", "identity_shaped"),
    ),
    Written(
        STRENGTH,
        "Hypotheses are put forward and tested, in assessments and in supervision, before one is chosen.",
        ("assessment_analysis", "oversight_reflective"),
    ),
    Written(
        STRENGTH, "There is good direct work with children, suited to their age and within steady"
        " relationships.",
        ("visits_direct_work",),
    ),
    Written(
        STRENGTH,
        "Supervision follows up what looked-after-child reviews, previous audits and individual plans"
        " asked for.",
        ("oversight_follow_up",),
    ),
    Written(
        STRENGTH,
        "Processes comply with statutory and practice requirements: reviews, supervision and assessments"
        " take place when they should.",
        ("planning_reviews", "oversight_frequency", "assessment_timely"),
    ),
    Written(
        STRENGTH,
        "Assessments are completed in timescale, and are shortened or extended where that is right for"
        " the child, with the reason recorded.",
        ("assessment_timely",),
    ),
    Written(
        STRENGTH, "The Early Help service is excellent.", service="Early Help",
    ),
    Written(
        IMPROVEMENT,
        "Visits need to be planned, so that each has a purpose that comes from the plan and says what was"
        " learned.",
        ("visits_purpose",),
    ),
    Written(
        IMPROVEMENT,
        "The service is still learning systemic skills; advanced systemic practitioners can be consulted"
        " on any case.",
        ("assessment_analysis", "family_network"),
    ),
    Written(
        IMPROVEMENT, "Fathers need to be engaged more consistently in assessments.",
        ("family_fathers",),
    ),
)

BRIEFING_TITLE = "What the December audits tell us"
BRIEFING = (
    Written(
        STRENGTH,
        "We put forward hypotheses and test them. Keep writing down the explanation that you ruled out,"
        " and why.",
        ("assessment_analysis", "oversight_reflective"),
    ),
    Written(
        STRENGTH, "Children do good direct work with somebody they know well.", ("visits_direct_work",),
    ),
    Written(
        STRENGTH,
        "What reviews, audits and supervision ask for is followed up until it is done.",
        ("oversight_follow_up",),
    ),
    Written(
        STRENGTH, "Assessments take the time that suits the child, and say so.", ("assessment_timely",),
    ),
    Written(
        IMPROVEMENT,
        "Before a visit, write down in one sentence what it is for. After it, write what we know now that"
        " we did not know before.",
        ("visits_purpose",),
    ),
    Written(
        IMPROVEMENT,
        "Stuck, or always of one mind? Take the case to one of the advanced systemic practitioners.",
        ("assessment_analysis", "family_network"),
    ),
    Written(
        IMPROVEMENT,
        "Call, write and offer a visit to every father. Where one is left out, record the reason and who"
        " agreed to it.",
        ("family_fathers",),
    ),
)

QUARTER = (
    Written(
        STRENGTH,
        "Assessments are finished in a time that suits the child, and longer ones say what the time was"
        " for.",
        ("assessment_timely",),
    ),
    Written(
        STRENGTH, "Assessments weigh more than one explanation before they reach a view.",
        ("assessment_analysis",),
    ),
    Written(
        STRENGTH, "What earlier audits and reviews asked for is followed up.", ("oversight_follow_up",),
    ),
    Written(
        IMPROVEMENT,
        "Too many visits are recorded without the purpose that they were made for.", ("visits_purpose",),
    ),
    Written(
        IMPROVEMENT,
        "Direct work is planned less often than it is needed, and what it brought to light does not"
        " always reach the plan.",
        ("visits_direct_work",),
    ),
    Written(
        IMPROVEMENT, "Fathers are still met later than mothers, or not at all.", ("family_fathers",),
    ),
)

FATHERS = (
    Written(
        STRENGTH, "Where fathers were met, they and their families became part of the plan.",
        ("fathers_views", "fathers_family", "fathers_strengths", "fathers_steps"),
    ),
    Written(
        STRENGTH, "Who the fathers are, and what they are responsible for, is known and on record.",
        ("fathers_identified", "fathers_responsibility", "fathers_household"),
    ),
    Written(
        IMPROVEMENT,
        "One letter is not enough: contact needs to be tried by more than one way, and each try recorded.",
        ("fathers_contact_tried", "fathers_contacted"),
    ),
    Written(
        IMPROVEMENT, "Fathers need to be invited to meetings about their children, and sent the minutes.",
        ("fathers_meetings",),
    ),
)
