"""What makes a text suit a plan: the plans it is for, and the words that each plan uses."""

from collections.abc import Iterable
from typing import NamedTuple

from auditor.demo.texts.reading import Table, WrongText, entries, read
from auditor.rules.forms import PLANS

GROUPS = read("words")["groups"]
CHILD_WORDS = read("words")["usual"]
WORDS = {plan: CHILD_WORDS | read("words")[plan] for plan in PLANS}


class For(NamedTuple):
    """A text that suits some plans only."""

    plans: tuple[str, ...]
    text: str


Text = str | For


def texts_under(table: Table, heading: str) -> list[Text]:
    """The texts under a heading, in their order; raises WrongText where one is for no known plan."""
    where = f"{table.where}, {heading}"
    return [
        For(plans_of(where, one["plans"]), one["text"]) if one["plans"] else one["text"]
        for one in entries(table, heading, "text", plans=())
    ]


def plans_of(where: str, listed: Iterable[str]) -> tuple[str, ...]:
    """The plans that are listed, by their own names or by that of their group; raises WrongText for others.
    """
    for one in listed:
        if one not in GROUPS and one not in PLANS:
            raise WrongText(f"{where}: “{one}” is neither a plan nor a group of plans")
    return tuple(plan for one in listed for plan in GROUPS.get(one, (one,)))


def suits(text: Text, plan: str | None) -> bool:
    """Whether the text may stand in an audit of this plan; no plan takes texts for all plans."""
    return isinstance(text, str) or plan in text.plans


def worded(text: Text, plan: str | None) -> str:
    """The text in the words of the plan: {child} is a young person to a personal adviser."""
    plain = text if isinstance(text, str) else text.text
    return plain.format_map(WORDS.get(plan or "", CHILD_WORDS))
