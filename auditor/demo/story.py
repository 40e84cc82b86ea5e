"""What the story wants of each audit: of 2019, and of the quarters since."""

import datetime

from auditor.demo import texts
from auditor.demo.play import PlannedAudit

G, RI, O, I = "good", "requires_improvement", "outstanding", "inadequate"  # noqa: E741 - as printed

# Three answers that are Partly, for want of an example in each.
RETURNED = (
    ("voice_influence", "family_network", "planning_plan"),
    ("voice_influence", "planning_plan", "visits_direct_work"),
    ("family_network", "planning_plan", "visits_direct_work"),
    ("voice_influence", "family_network", "visits_direct_work"),
)

JUNE = (
    PlannedAudit(10277, "auditor2", RI, {"record_chronology": "no", "identity_explored": "partly"}),
    PlannedAudit(10264, "auditor3"),
    PlannedAudit(10107, "auditor4", RI),
    PlannedAudit(10159, "auditor1"),
    PlannedAudit(10128, "auditor2"),
    PlannedAudit(10188, "auditor3", RI, returned=RETURNED[0]),
    PlannedAudit(10233, "auditor4"),
    PlannedAudit(10241, "auditor1", O),
    PlannedAudit(10214, "auditor2"),
    PlannedAudit(10206, "auditor3", RI),
    PlannedAudit(10218, "auditor4", regraded=(3, "family_grade", RI)),
    PlannedAudit(10247, "auditor1"),
    PlannedAudit(10203, "auditor2", RI),
    PlannedAudit(10238, "auditor3", O),
    PlannedAudit(10221, "auditor4"),
    PlannedAudit(10259, "auditor1"),
)

# An action of theirs is to last a childhood, so that one is open to this day.
LASTS_UNTIL = datetime.date(2030, 9, 2)

DECEMBER = (
    PlannedAudit(10277, "auditor1", G, {
        "assessment_analysis": "yes", "oversight_follow_up": "yes", "family_fathers": "partly",
        "visits_purpose": "partly", "assessment_grade": O, "visits_grade": RI,
    }, regraded=(2, "family_grade", RI)),
    PlannedAudit(10107, "auditor1", G, {"planning_grade": RI, "visits_grade": RI},
                 regraded=(3, "overall_grade", RI)),
    PlannedAudit(10119, "auditor2", O),
    PlannedAudit(10197, "auditor3"),
    PlannedAudit(10153, "auditor4"),
    PlannedAudit(10172, "auditor1", RI, returned=RETURNED[1]),
    PlannedAudit(10146, "auditor2", G, {"visits_purpose": "partly"}, regraded=(2, "visits_grade", RI)),
    PlannedAudit(10128, "auditor3", G, {"oversight_reflective": "yes"}),
    PlannedAudit(10135, "auditor4", RI, {"voice_daily_life": "no"}, concern=True),
    PlannedAudit(10115, "auditor1"),
    PlannedAudit(10264, "auditor2", G, {"visits_direct_work": "yes", "planning_reviews": "yes"},
                 actions=texts.LASTING),
    PlannedAudit(10141, "auditor3", G, regraded=(2, "record_grade", G)),
    PlannedAudit(10180, "auditor4", G, returned=RETURNED[2]),
    PlannedAudit(10131, "auditor1", G, {"oversight_follow_up": "yes"}, regraded=(3, "oversight_grade", O)),
    PlannedAudit(10159, "auditor2", O),
    PlannedAudit(10122, "auditor3", O, regraded=(2, "voice_grade", G)),
    PlannedAudit(10268, "auditor4"),
    PlannedAudit(10229, "auditor2", RI, regraded=(3, "overall_grade", G)),
    PlannedAudit(10164, "auditor3", G, {"assessment_timely": "yes"}),
)
WITHDRAWN_2019 = PlannedAudit(10252, "auditor4", RI)

# Three cases of each of three workers in each closed quarter, with the grades of their auditors.
QUARTERS = (
    ((10304, RI), (10327, G), (10318, G), (10302, RI), (10324, I), (10331, G), (10316, G),
     (10352, RI), (10367, RI)),
    ((10309, G), (10333, RI), (10350, G), (10308, RI), (10329, RI), (10338, G), (10325, G),
     (10400, RI), (10424, G)),
    ((10306, G), (10340, RI), (10411, G), (10313, G), (10342, RI), (10299, G), (10336, O),
     (10347, RI), (10374, G)),
    ((10264, G), (10320, RI), (10295, G), (10322, G), (10366, G), (10333, RI), (10353, G),
     (10376, O), (10391, G)),
    ((10345, G), (10361, G), (10304, RI), (10363, G), (10381, RI), (10408, G), (10396, G),
     (10415, RI), (10316, G)),
    ((10369, G), (10383, I), (10324, RI), (10356, G), (10385, O), (10404, G), (10349, G),
     (10377, G), (10400, G)),
)
WHY_AGAIN = {  # by quarter and case: the name of the reason for auditing it again
    (3, 10333): "complaint",
    (4, 10304): "another_plan",
    (4, 10316): "three_left",
    (5, 10400): "three_left",
}
REGRADED = (
    (2, "family_grade", RI), (3, "visits_grade", RI), (2, "oversight_grade", O),
    (3, "record_grade", G), (2, "voice_grade", G),
)


# One theme in nine files that were audited within the year, none of them in the quarter beside it.
FATHERS = (
    PlannedAudit(10342, "auditor3", RI, {"fathers_contact_tried": "not_tried", "fathers_meetings": "no"}),
    PlannedAudit(10313, "auditor4", G, {"fathers_contacted": "known"}),
    PlannedAudit(10320, "auditor1", G, {"fathers_strengths": "partly"}),
    PlannedAudit(10363, "auditor2", RI, {"fathers_meetings": "partly", "fathers_contact_tried": "tried"}),
    PlannedAudit(10353, "auditor3"),
    PlannedAudit(10376, "auditor4", RI, regraded=(3, "overall_grade", G)),
    PlannedAudit(10345, "auditor1", O, {"fathers_views": "yes", "fathers_contact_tried": "known"}),
    PlannedAudit(10361, "auditor2", RI, {"fathers_contacted": "not_tried", "fathers_child_asked": "no"}),
    PlannedAudit(10396, "auditor3", G, {"fathers_meetings": "partly"}),
)


# The theme beside the quarter that runs, in the order of its draw.
_SIGN_OFF = {"reviewers": ("qa_manager", "assistant_director")}
SUPERVISION = (
    PlannedAudit(
        1, "auditor3", G, {"supervision_interval": "yes", "supervision_reflective": "partly"}, **_SIGN_OFF,
    ),
    PlannedAudit(2, "auditor4", RI, {"supervision_interval": "partly", "supervision_audit_findings": "no"},
                 **_SIGN_OFF),
    PlannedAudit(3, "auditor1", G, {"supervision_child": "partly"}, **_SIGN_OFF),
    PlannedAudit(4, "auditor2", G, {"supervision_record": "partly"}, **_SIGN_OFF),
    PlannedAudit(5, "auditor3", G, **_SIGN_OFF),
    PlannedAudit(6, "auditor1", G, **_SIGN_OFF),
)
SEED_OF_SUPERVISION = "885418"


# The quarter that runs, by what has become of each audit; nine of them are what its draw comes to.
LATE = PlannedAudit(10402, "auditor2", RI)
RETURNED_NOW = PlannedAudit(10388, "auditor3", G, {"family_fathers": "partly"}, returned=RETURNED[3])
SIGNED_RI = PlannedAudit(10315, "auditor3", RI, {"assessment_timely": "yes"},
                         regraded=(2, "visits_grade", RI))
SECOND_STAGE = PlannedAudit(10427, "auditor1", G, {
    "voice_seen": "yes", "voice_words": "partly", "voice_grade": RI, "family_fathers": "partly",
})
SIGNED_FIRST = PlannedAudit(10358, "auditor2", G, {"oversight_reflective": "yes"}, first="deputy_manager")
ALLOCATED = PlannedAudit(10398, "auditor1")
DECLINED = PlannedAudit(10379, "auditor4")
THIRD_STAGE = PlannedAudit(10350, "auditor1", G)
SIGNED_LAST = PlannedAudit(10309, "auditor4", G, {"family_fathers": "partly"})
RE_AUDIT = PlannedAudit(10383, "auditor2", RI)  # due since the quarter before, and outside the draw
WITHDRAWN = PlannedAudit(10331, "auditor4")  # added to the draw by hand
SEED = "271828"
TRANSFERRED = (SIGNED_LAST.number, "worker4")  # a case, and who takes it over


def of_quarter(quarter: int) -> list[PlannedAudit]:
    """What one of the closed quarters audits, the first being 0: one return, two changed grades."""
    return [_part(quarter, place) for place in range(len(QUARTERS[quarter]))]


def _part(quarter: int, place: int) -> PlannedAudit:
    number, grade = QUARTERS[quarter][place]
    turn = quarter + place
    return PlannedAudit(
        number, f"auditor{turn % 4 + 1}", grade,
        regraded=REGRADED[turn % len(REGRADED)] if place in (1, 6) and grade != I else None,
        returned=RETURNED[quarter % len(RETURNED)] if place == 4 else (),
        first="deputy_manager" if turn % 3 == 0 else "service_manager",
    )
