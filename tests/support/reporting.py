"""The facts of December 2019, as a report has them."""

from auditor.rules.results.report_facts import Graded, ReportFacts

ROLES = (
    "Children's Social Care and Early Help Service Manager",
    "Safeguarding and Quality Assurance Service Manager",
    "Assistant Director for People Services",
)
DECEMBER = ReportFacts(
    cycle="December 2019", form="Case file audit", sections=9, questions=36, audits=19,
    audits_in_all=19, auditors=4, external=2, services=("Children's Social Care", "Early Help"),
    system="Mosaic", reviewers=ROLES, workers=3, cases_per_worker=3,
    grades=(Graded("Overall", (3, 13, 3, 0)), Graded("Visits", (1, 7, 11, 0))),
    agreed=17, pairs=19, actions=38, actions_done=32, actions_not_needed=4,
    strengths=("Assessments test hypotheses.", "Supervision follows up."),
    improvements=("Each visit needs a purpose.",),
)
