"""What the lead wrote for the committee, beside what is live."""

from auditor.records.cases import Cycle
from auditor.work import cycles, reports

HEAD = {
    "committee": "Safeguarding Sub Committee",
    "dated": "10 February 2020",
    "report_of": "Director of Community and Children's Services",
    "report_author": "Safeguarding and Quality Assurance Service Manager",
}
WRITTEN = {
    "background_more": (
        "Audits used to be carried out twice a year, so that all open cases were audited within the "
        "year: half of them in May and June, the other half in October and November. That left little "
        "time to act on what one round had found before the next began."
    ),
    "conclusion_more": (
        "More thematic audits are planned beside the quarterly ones. The first of them will look at how "
        "fathers are engaged."
    ),
}
STILL_TO_COME = "The others will be signed off by the end of the quarter."
FOLLOWED_UP = "Those that are still open will be followed up with the workers' supervisors."


def write(cycle: Cycle, lead: int) -> None:
    """The paper of February 2020: its head, two paragraphs of the lead's own, and one that goes on."""
    for part, text in (HEAD | WRITTEN).items():
        reports.save(cycle, part, text, 0, lead)
    _go_on(cycle, "actions", FOLLOWED_UP, lead)


def begin(cycle: Cycle, lead: int) -> None:
    """A paper begun while the quarter runs: what it says of its audits is overtaken by the next one."""
    _go_on(cycle, "completed", STILL_TO_COME, lead)


def read(cycle: Cycle, lead: int) -> None:
    """The lead reads the paper for identifying detail before it goes out."""
    cycle = cycles.get(cycle.id)  # it has been closed since it was made
    reports.confirm(cycle, reports.paper(cycle).digest(), lead)


def _go_on(cycle: Cycle, part: str, words: str, lead: int) -> None:
    reports.save(cycle, part, f"{reports.paper(cycle).text(part)} {words}", 0, lead)
