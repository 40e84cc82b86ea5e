"""The thematic audit of how fathers are engaged: 14 questions about one child's file."""

from auditor.rules.catalogue.building import form, good, graded, section, there

THEMES = ("fathers",)
# A father who was fully part of the meetings was not excluded; every other answer may hide it.
LEFT_OUT = {
    "question": "fathers_meetings",
    "is": ["partly", "no", "not_evidenced", "not_applicable"],
}

IDENTIFY = section(
    "identify", "Who the fathers are",
    there(
        "fathers_identified",
        "Is each child's father identified, by name, on the file?",
        "Brothers and sisters may have different fathers; “unknown” should come with who was "
        "asked.",
        themes=THEMES,
    ),
    there(
        "fathers_responsibility",
        "Is it recorded whether he has parental responsibility, and on what it rests?",
        "Marriage, the birth certificate, an agreement or an order: the file should say which.",
        themes=THEMES,
    ),
    there(
        "fathers_contact_tried",
        "Are his contact details known, or was it tried to find them?",
        "Choose Known if they are on file and current; for Tried, say whom we asked and when.",
        themes=THEMES, scale="fathers",
    ),
    there(
        "fathers_household",
        "Are other men in the household, or close to the child, known and recorded?",
        "A partner, a grandfather, a lodger or an older brother can be a help or a risk, and is "
        "easily missed.",
        themes=THEMES,
    ),
    rail="Identified",
)

ENGAGE = section(
    "engage", "Engaged in the assessment",
    there(
        "fathers_contacted",
        "Was he contacted when the assessment was made?",
        "Choose Known if he was spoken to; one letter without an answer is Tried at most.",
        themes=THEMES, scale="fathers",
    ),
    there(
        "fathers_seen",
        "Was he seen in person?",
        "A video call may be right for a father far away or in prison; say so where it was.",
        themes=("fathers", "visits"),
    ),
    good(
        "fathers_views",
        "Are his own views in the assessment?",
        "What others say of him is not his view.",
        themes=THEMES,
    ),
    good(
        "fathers_strengths",
        "Are his strengths assessed as well as the risk he may pose?",
        "Look for what he gives the child, and for evidence behind what is said against him.",
        themes=("fathers", "systemic"),
    ),
    good(
        "fathers_family",
        "Was his side of the family considered, for support and as a place to live?",
        "His parents, brothers and sisters should be on the genogram, and asked.",
        themes=("fathers", "systemic"),
    ),
    rail="Engaged",
)

INCLUDE = section(
    "include", "Included in the plan",
    there(
        "fathers_meetings",
        "Was he invited to the meetings about his child, and were the minutes shared with him?",
        "Check the invitations as well as who came; a separate meeting counts where they cannot "
        "sit together.",
        themes=THEMES,
    ),
    good(
        "fathers_steps",
        "Does the plan have steps of his own?",
        "“Father to engage” is no step; look for what he will do, by when, and who helps him.",
        themes=THEMES,
    ),
    there(
        "fathers_excluded",
        "If he was kept out, are the reason, the risk, a manager's agreement and a date of review "
        "all recorded?",
        "All four are needed for Yes; choose Not applicable where nobody kept him out.",
        themes=THEMES, shown_when=LEFT_OUT,
    ),
    good(
        "fathers_child_asked",
        "Was the child asked about him, and about what they would like?",
        "A young child may show it in play or in a drawing of the family.",
        themes=THEMES,
    ),
    rail="Included",
)

OVERALL = section(
    "overall", "Overall",
    graded(
        "overall_grade",
        "What is your judgement of how the child's father was engaged, and what did it mean for "
        "the child?",
        "Give the reasons, and the effect on the child of his being there or being left out.",
        evidence_label="Reasons, and the effect on the child",
    ),
)

FORM = form(
    "fathers", "Engagement of fathers", "case", 1, ["usual", "fathers"],
    IDENTIFY, ENGAGE, INCLUDE, OVERALL,
)
