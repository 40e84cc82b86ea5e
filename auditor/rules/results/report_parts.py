"""The parts of the committee's report, in the order of the paper."""

from dataclasses import dataclass
from enum import StrEnum


class ReportPlace(StrEnum):
    """Where a part goes in the paper; the value is the heading over it, if it has one."""

    HEAD = ""
    SUMMARY = "Summary"
    RECOMMENDATION = "Recommendation"
    BACKGROUND = "Background"
    POSITION = "Current Position"
    CONCLUSION = "Conclusion"
    APPENDICES = "Appendices"
    PAPERS = "Background Papers"
    APPENDIX = "Appendix 1"


class PartKind(StrEnum):
    """How a part is written."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True)
class ReportPart:
    """One part: its key, what the lead knows it as, its place, and the figures it rests on."""

    key: str
    label: str
    place: ReportPlace
    kind: PartKind = PartKind.TEXT
    figures: tuple[str, ...] = ()


MAIN_REPORT = "Main Report"
# The paragraphs of the Main Report.
NUMBERED = (ReportPlace.BACKGROUND, ReportPlace.POSITION, ReportPlace.CONCLUSION)
PUBLIC, NOT_PUBLIC = "Public", "Not public"
READERS = (PUBLIC, NOT_PUBLIC)
COMPLETED = ("audits", "audits_in_all", "auditors", "external", "services")
ACTIONS = ("actions", "actions_done", "actions_not_needed")

PARTS = (
    ReportPart("committee", "Committee", ReportPlace.HEAD, PartKind.LINE),
    ReportPart("dated", "Dated", ReportPlace.HEAD, PartKind.LINE),
    ReportPart("subject", "Subject", ReportPlace.HEAD, PartKind.LINE),
    ReportPart("readers", "Who may read it", ReportPlace.HEAD, PartKind.CHOICE),
    ReportPart("report_of", "Report of", ReportPlace.HEAD, PartKind.LINE),
    ReportPart("purpose", "What it is for", ReportPlace.HEAD, PartKind.LINE),
    ReportPart("report_author", "Report author", ReportPlace.HEAD, PartKind.LINE),
    ReportPart("summary", "Summary", ReportPlace.SUMMARY,
               figures=(*COMPLETED, "reviewers", "strengths", "improvements")),
    ReportPart("recommendation", "Recommendation", ReportPlace.RECOMMENDATION),
    ReportPart("auditing", "What an audit is", ReportPlace.BACKGROUND, figures=("sections", "questions")),
    ReportPart("sampling", "How audits are chosen", ReportPlace.BACKGROUND,
               figures=("workers", "cases_per_worker", "coverage_months")),
    ReportPart("background_more", "More background", ReportPlace.BACKGROUND),
    ReportPart("completed", "What was audited", ReportPlace.POSITION, figures=COMPLETED),
    ReportPart("source", "What was read", ReportPlace.POSITION, figures=("system",)),
    ReportPart("reviewed", "Who reviewed it", ReportPlace.POSITION, figures=("reviewers",)),
    ReportPart("strengths", "Strengths", ReportPlace.POSITION, figures=("strengths",)),
    ReportPart("improvements", "Areas for improvement", ReportPlace.POSITION, figures=("improvements",)),
    ReportPart("actions", "Actions", ReportPlace.POSITION, figures=ACTIONS),
    ReportPart("position_more", "More on the position", ReportPlace.POSITION),
    ReportPart("conclusion", "Conclusion", ReportPlace.CONCLUSION),
    ReportPart("ahead", "What comes next", ReportPlace.CONCLUSION),
    ReportPart("conclusion_more", "More in conclusion", ReportPlace.CONCLUSION),
    ReportPart("appendices", "Appendices", ReportPlace.APPENDICES, PartKind.LINE),
    ReportPart("papers", "Background Papers", ReportPlace.PAPERS),
    ReportPart("graded", "Grades", ReportPlace.APPENDIX, figures=("audits", "grades")),
    ReportPart("agreement", "Agreement", ReportPlace.APPENDIX, figures=("agreed", "pairs")),
    ReportPart("appendix_more", "More in the appendix", ReportPlace.APPENDIX),
)
BY_KEY = {part.key: part for part in PARTS}
