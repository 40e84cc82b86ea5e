"""What is audited, a case or the supervision of a worker, and the words in which each is spoken of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class SubjectKey(StrEnum):
    """What a form asks about, as its versions name it."""

    CASE = "case"
    SUPERVISION = "worker"


@dataclass(frozen=True)
class Subject:
    """How one of the two is spoken of.

    `judged` is whose work is looked at, `above` who discusses the findings with them. Only a case is
    on a plan.
    """

    key: SubjectKey
    has_plan: bool
    page: str  # where a draft says what is audited
    audits: str  # of many
    column: str  # in a list of audits of one kind
    sources: Mapping[str, str] = field(hash=False)  # as kept, and as said
    judged: str
    above: str
    acknowledges: str  # who answers a concern, beside the lead
    asked_of: str  # what an action is for
    why: str
    why_missing: str
    what_and_why: str
    known_to_me: str
    conflict: str
    give_back: str
    recognised: str  # whom nobody may recognise in what is published

    def audit_of(self, reference: str) -> str:
        """One audit above its pages: "Audit of case M-10277"."""
        return f"Audit of case {reference}" if self.has_plan else "Audit of supervision"

    def named(self, reference: str) -> str:
        """What is audited, where a sentence begins: "Case M-10277", "Supervision 7"."""
        return f"Case {reference}" if self.has_plan else reference


CASE = Subject(
    key=SubjectKey.CASE, has_plan=True, page="The case", audits="case file audits", column="Case",
    sources={
        "case system": "Case system", "talk with the worker": "Talk with the worker",
        "talk with the family": "Talk with the family",
    },
    judged="worker", above="supervisor", acknowledges="the worker’s supervisor",
    asked_of="What must be done for this child, by one named person.",
    why="Why, for this child", why_missing="Say why, for this child",
    what_and_why="What, and why for this child", known_to_me="I know this family",
    conflict="Do you know this family, or have you worked with them or supervised this worker?",
    give_back="I know this family: give it back", recognised="a child, a family or a worker",
)
SUPERVISION = Subject(
    key=SubjectKey.SUPERVISION, has_plan=False, page="The supervision", audits="audits of supervision",
    column="Supervision",
    sources={
        "supervision records": "Supervision records", "case system": "Case system",
        "talk with the worker": "Talk with the worker",
        "talk with the supervisor": "Talk with the supervisor",
    },
    judged="supervisor", above="manager", acknowledges="the supervisor’s manager",
    asked_of="What must be done, by one named person.",
    why="Why it matters", why_missing="Say why it matters", what_and_why="What, and why",
    known_to_me="I used to manage them",
    conflict="Do you know the worker or the supervisor well, or have you managed one of them?",
    give_back="I know one of them well: give it back", recognised="a worker, a supervisor or a child",
)
NO_PLAN = "Supervision has no plan"
SUBJECTS = {one.key: one for one in (CASE, SUPERVISION)}


def of_key(key: str) -> Subject:
    """The subject that a form, a signed copy or a draw names."""
    return SUBJECTS[SubjectKey(key)]


def of_audit(audit) -> Subject:
    """The subject of an audit: one that has no case is of the supervision of its worker."""
    return CASE if audit.case_id else SUPERVISION


def judged(audit) -> int | None:
    """Whose work (an id) an audit is about: the worker's of its case; of supervision, its giver's."""
    return audit.worker_id if of_audit(audit) is CASE else audit.supervisor_id


def plan_of(audit) -> str:
    """The plan that an audit's case is on; "" for supervision, whatever its row may say."""
    return audit.plan if of_audit(audit).has_plan else ""
