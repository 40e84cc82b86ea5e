"""The case lists that can be read: what marks each, and which of its columns are kept as what."""

import re
import unicodedata
from dataclasses import dataclass, field

SOCIAL_CARE = "Children's Social Care"
LONGEST_HEADING = 300  # characters
NOT_A_LETTER_OR_FIGURE = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True)
class CaseList:
    """One list: headings that only it has, and for each kept value the headings it may stand under.

    `plan` is the plan of every row, "" where a column says it. `covers` are the plans of all cases
    that the list would hold if they were open; None where it holds what its rows say.
    """

    key: str
    title: str
    marks: tuple[str, ...]
    columns: dict[str, tuple[str, ...]] = field(hash=False)
    needed: tuple[str, ...] = ("reference",)
    plan: str = ""
    covers: tuple[str, ...] | None = None


def heading_key(cell: object) -> str:
    """What two headings have in common that mean the same: letters and figures, case aside.

    Nothing, "", of what is no text, or longer than a heading would be.
    """
    heading = isinstance(cell, str) and len(cell) <= LONGEST_HEADING
    text = unicodedata.normalize("NFKC", cell) if heading else ""
    return NOT_A_LETTER_OR_FIGURE.sub("", text.casefold())


CHILD = ("Child Unique ID", "Child ID", "Child's Unique ID", "Unique Child ID")
OF_EVERY_LIST = {
    "reference": CHILD,
    "team": ("Allocated Team", "Team"),
    "worker": ("Allocated Worker", "Allocated Social Worker", "Social Worker", "Worker"),
    "age": ("Age of Child (Years)", "Age of Child", "Age (Years)", "Age"),
}

# Ofsted, "Annex A: child-level data", August 2019, for inspections of children's social care
# services: the headings of its lists 6 to 9, and spellings that authorities use for them.
LIST_6 = CaseList(
    key="6",
    title="List 6, children in need",
    marks=("CIN Start Date", "CIN Closure Date", "Reason for Closure", "Case status"),
    columns=OF_EVERY_LIST | {
        "plan": ("Case status",),
        "opened": ("CIN Start Date",),
        "closed": ("CIN Closure Date",),
        "last_seen": ("Date Child Was Last Seen", "Date Last Seen"),
    },
    needed=("reference", "plan"),
    covers=("assessment", "child in need", "child protection", "looked after"),
)
LIST_7 = CaseList(
    key="7",
    title="List 7, child protection",
    marks=(
        "Child Protection Plan Start Date", "Child Protection Plan End Date",
        "Initial Category of Abuse", "Latest Category of Abuse", "Date of latest review conference",
    ),
    columns=OF_EVERY_LIST | {
        "ended": ("Child Protection Plan End Date",),
        "last_seen": ("Date of the Last Statutory Visit",),
    },
    plan="child protection",
    covers=("child protection",),
)
LIST_8 = CaseList(
    key="8",
    title="List 8, children in care",
    marks=(
        "Date Started to be Looked After", "Date Ceased to be Looked After", "Permanence Plan",
        "Date of Latest Statutory Review", "Date of Last IRO Visit / Contact to the Child",
        "Start Date of Most Recent Placement", "Placement Type",
    ),
    columns=OF_EVERY_LIST | {
        "ended": ("Date Ceased to be Looked After",),
        "last_seen": ("Date of Last Social Work Visit",),
    },
    plan="looked after",
    covers=("looked after",),
)
LIST_9 = CaseList(
    key="9",
    title="List 9, care leavers",
    marks=(
        "Eligibility Category", "LA In Touch", "Type of Accommodation",
        "Suitability of Accommodation", "Activity Status",
    ),
    columns=OF_EVERY_LIST | {
        "worker": (*OF_EVERY_LIST["worker"], "Allocated Personal Advisor"),
    },
    plan="care leaver",
    covers=("care leaver",),
)
PLAIN = CaseList(
    key="plain",
    title="Plain template",
    marks=("Reference", "Case reference"),
    columns={
        "reference": ("Reference", "Case reference"),
        "family": ("Family", "Family reference"),
        "service": ("Service",),
        "plan": ("Plan",),
        "team": ("Team", "Allocated Team"),
        "worker": ("Worker", "Allocated Worker"),
        "opened": ("Opened", "Opened on"),
        "closed": ("Closed", "Closed on"),
        "last_seen": ("Last seen", "Last seen on"),
        "age": ("Age", "Age band"),
    },
    needed=("reference", "plan"),
)
LISTS = (LIST_6, LIST_7, LIST_8, LIST_9, PLAIN)
TEMPLATE = ("reference", "family", "service", "plan", "team", "worker", "opened", "closed")

# The other Annex A, of area inspections of special educational needs and disabilities: its sheets
# have the same names, its rows are of other children.
SPECIAL_NEEDS = (
    "ehcplan", "senprimaryneed", "maineducationestablishment", "subsidiaryeducationestablishment",
    "electivehomeeducation", "pupilpremium",
)
IDENTIFIERS_OF_PUPILS = ("upn", "uln")
