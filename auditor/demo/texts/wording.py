"""What makes a text suit a plan: the plans it is for, and the words that each plan uses."""

from typing import NamedTuple

AT_HOME = ("early help", "assessment", "child in need", "child protection")
IN_CARE = ("looked after", "care leaver")
CHILDREN = (*AT_HOME, "looked after")
SOCIAL_WORK = ("assessment", "child in need", "child protection", *IN_CARE)
SOCIAL_WORK_AT_HOME = AT_HOME[1:]
SOCIAL_WORK_CHILDREN = CHILDREN[1:]


class For(NamedTuple):
    """A text that suits some plans only."""

    plans: tuple[str, ...]
    text: str


Text = str | For

CHILD_WORDS = {
    "child": "child",
    "worker": "social worker",
    "manager": "team manager",
    "assessment": "child and family assessment",
    "plan": "plan",
    "meeting": "review meeting",
    "carer": "mother",
}
WORDS = {
    "early help": CHILD_WORDS
    | {
        "worker": "early help practitioner",
        "manager": "early help manager",
        "assessment": "early help assessment",
        "plan": "early help plan",
        "meeting": "team around the family meeting",
    },
    "assessment": CHILD_WORDS | {"plan": "initial plan", "meeting": "network meeting"},
    "child in need": CHILD_WORDS
    | {"plan": "child in need plan", "meeting": "child in need review"},
    "child protection": CHILD_WORDS | {"plan": "child protection plan", "meeting": "core group"},
    "looked after": CHILD_WORDS
    | {
        "assessment": "assessment of need",
        "plan": "care plan",
        "meeting": "looked-after review",
        "carer": "foster carer",
    },
    "care leaver": CHILD_WORDS
    | {
        "child": "young person",
        "worker": "personal adviser",
        "assessment": "pathway assessment",
        "plan": "pathway plan",
        "meeting": "pathway review",
        "carer": "key worker",
    },
}


def suits(text: Text, plan: str | None) -> bool:
    """Whether the text may stand in an audit of this plan; no plan takes texts for all plans."""
    return isinstance(text, str) or plan in text.plans


def worded(text: Text, plan: str | None) -> str:
    """The text in the words of the plan: {child} is a young person to a personal adviser."""
    plain = text if isinstance(text, str) else text.text
    return plain.format_map(WORDS.get(plan or "", CHILD_WORDS))
