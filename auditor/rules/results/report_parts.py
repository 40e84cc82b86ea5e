"""The parts of the committee's report, in the order of the paper."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where a part stands in the paper; the value is the heading over it, if it has one."""

    HEAD = ""
    SUMMARY = "Summary"
    RECOMMENDATION = "Recommendation"
    BACKGROUND = "Background"
    POSITION = "Current Position"
    CONCLUSION = "Conclusion"
    APPENDICES = "Appendices"
    PAPERS = "Background Papers"
    APPENDIX = "Appendix 1"


class Kind(StrEnum):
    """How a part is written."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True)
class Part:
    """One part: its key, what the lead knows it as, its place, and the figures it rests on."""

    key: str
    label: str
    place: Place
    kind: Kind = Kind.TEXT
    figures: tuple[str, ...] = ()


MAIN_REPORT = "Main Report"
NUMBERED = (Place.BACKGROUND, Place.POSITION, Place.CONCLUSION)  # the paragraphs of the Main Report
PUBLIC, NOT_PUBLIC = "Public", "Not public"
READERS = (PUBLIC, NOT_PUBLIC)
COMPLETED = ("audits", "audits_in_all", "auditors", "external", "services")
ACTIONS = ("actions", "actions_done", "actions_not_needed")

PARTS = (
    Part("committee", "Committee", Place.HEAD, Kind.LINE),
    Part("dated", "Dated", Place.HEAD, Kind.LINE),
    Part("subject", "Subject", Place.HEAD, Kind.LINE),
    Part("readers", "Who may read it", Place.HEAD, Kind.CHOICE),
    Part("report_of", "Report of", Place.HEAD, Kind.LINE),
    Part("purpose", "What it is for", Place.HEAD, Kind.LINE),
    Part("report_author", "Report author", Place.HEAD, Kind.LINE),
    Part("summary", "Summary", Place.SUMMARY,
         figures=(*COMPLETED, "reviewers", "strengths", "improvements")),
    Part("recommendation", "Recommendation", Place.RECOMMENDATION),
    Part("auditing", "What an audit is", Place.BACKGROUND, figures=("sections", "questions")),
    Part("sampling", "How audits are chosen", Place.BACKGROUND,
         figures=("workers", "cases_per_worker", "coverage_months")),
    Part("background_more", "More background", Place.BACKGROUND),
    Part("completed", "What was audited", Place.POSITION, figures=COMPLETED),
    Part("source", "What was read", Place.POSITION, figures=("system",)),
    Part("reviewed", "Who reviewed it", Place.POSITION, figures=("reviewers",)),
    Part("strengths", "Strengths", Place.POSITION, figures=("strengths",)),
    Part("improvements", "Areas for improvement", Place.POSITION, figures=("improvements",)),
    Part("actions", "Actions", Place.POSITION, figures=ACTIONS),
    Part("position_more", "More on the position", Place.POSITION),
    Part("conclusion", "Conclusion", Place.CONCLUSION),
    Part("ahead", "What comes next", Place.CONCLUSION),
    Part("conclusion_more", "More in conclusion", Place.CONCLUSION),
    Part("appendices", "Appendices", Place.APPENDICES, Kind.LINE),
    Part("papers", "Background Papers", Place.PAPERS),
    Part("graded", "Grades", Place.APPENDIX, figures=("audits", "grades")),
    Part("agreement", "Agreement", Place.APPENDIX, figures=("agreed", "pairs")),
    Part("appendix_more", "More in the appendix", Place.APPENDIX),
)
BY_KEY = {part.key: part for part in PARTS}
