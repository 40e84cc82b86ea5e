"""What the lead wrote for the committee, beside what is live."""

from auditor.demo.texts.reading import read
from auditor.records.cases import Cycle
from auditor.work.programme import cycles
from auditor.work.results import reports
from auditor.work.signed_in import SignedIn

PAPER = read("report")


def write(cycle: Cycle, lead: SignedIn) -> None:
    """The paper of February 2020: its head, two paragraphs of the lead's own, and one that goes on."""
    for part, text in (PAPER["head"] | PAPER["written"]).items():
        reports.save(cycle, part, text, 0, lead)
    _go_on(cycle, "actions", lead)


def begin(cycle: Cycle, lead: SignedIn) -> None:
    """A paper begun while the quarter runs: what it says of its audits is overtaken by the next one."""
    _go_on(cycle, "completed", lead)


def read(cycle: Cycle, lead: SignedIn) -> None:
    """The lead reads the paper for identifying detail before it goes out."""
    cycle = cycles.get(cycle.id)  # it has been closed since it was made
    reports.confirm(cycle, reports.paper(cycle).digest(), lead)


def _go_on(cycle: Cycle, part: str, lead: SignedIn) -> None:
    reports.save(cycle, part, f"{reports.paper(cycle).text(part)} {PAPER['added'][part]}", 0, lead)
