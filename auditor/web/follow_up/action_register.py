"""The register of actions, on screen and on paper."""

from flask import Blueprint, g, request, url_for

from auditor.rules.follow_up.actions import KEPT, ActionState
from auditor.rules.rights.permissions import Role
from auditor.web import numbers, paper, words
from auditor.web.guard import signed_in
from auditor.web.page import page
from auditor.work import journal
from auditor.work.follow_up import action_register
from auditor.work.follow_up.action_register import ALL, ANY_STATE, MINE, OVERDUE, TEAM, TO_VERIFY

blueprint = Blueprint("action_register", __name__)
FILTERS = ("search", "state", "cycle", "service", "team", "owner")
STATES = [
    ("", "Not finished"), (OVERDUE, "Overdue"),
    *((one, words.action_state(one)) for one in ActionState if one in KEPT), (ANY_STATE, "Every state"),
]
LABELS = {MINE: "Mine", TEAM: "My team's", TO_VERIFY: "To verify", ALL: "All"}
TITLES = {
    MINE: "My actions", TEAM: "My team’s actions", TO_VERIFY: "Actions to verify", ALL: "Actions",
}
MOST_PRINTED = 500  # actions: some thirty sheets, which nobody carries to a meeting


@blueprint.get("/actions")
@signed_in
def every():
    """The actions that fit the filters, due first on top, fifty at a time."""
    whose, asked = _whose(), _asked()
    found = action_register.page(
        action_register.every(g.me, whose, asked),
        *numbers.after_and_before(),
    )
    journal.record(g.me.id, "opened the register of actions", detail=LABELS[whose])
    kept = asked | {"whose": whose}
    return page(
        "follow_up/action_register/every.html", found=found, whose=whose, asked=asked, kept=kept,
        lists=_lists(whose, asked), states=STATES, choices=action_register.choices(g.me),
        team=TEAM, mine=MINE, to_verify=TO_VERIFY,
    )


@blueprint.get("/actions/print")
@signed_in
def on_paper():
    """The same actions on paper, in full."""
    whose, asked = _whose(), _asked()
    found = action_register.first(action_register.every(g.me, whose, asked), MOST_PRINTED + 1)
    journal.record(g.me.id, "printed the register of actions", detail=LABELS[whose])
    return page(
        "follow_up/action_register/print.html", actions=found[:MOST_PRINTED], more=len(found) > MOST_PRINTED,
        title=TITLES[whose], narrowed=_narrowed(asked), marking=paper.MARKING, printed=paper.printed(),
        most=MOST_PRINTED, back=url_for("action_register.every", whose=whose, **asked),
        running_css=url_for("action_register.running"),
    )


@blueprint.get("/actions/running.css")
@signed_in
def running():
    """The footer of each printed sheet."""
    return paper.foot("Actions")


def _whose() -> str:
    asked = request.args.get("whose", "")
    return asked if asked in LABELS else action_register.usual(g.me)


def _asked() -> dict[str, str]:
    return {name: request.args[name] for name in FILTERS if request.args.get(name)}


def _lists(whose: str, asked: dict[str, str]) -> list[dict]:
    """The lists of the register as tabs; who supervises and verifies nothing is offered two."""
    counts = action_register.counts(g.me)._asdict()
    checks = bool({Role.LEAD, Role.REVIEWER, Role.SUPERVISOR} & g.me.roles)
    return [
        {
            "label": label, "count": counts[one], "current": one == whose,
            "href": url_for("action_register.every", whose=one, **asked),
        }
        for one, label in LABELS.items()
        if one in (MINE, ALL, whose) or checks or counts[one]
    ]


def _narrowed(asked: dict[str, str]) -> list[str]:
    """What the list was narrowed to, in words."""
    offered = action_register.choices(g.me) | {"state": STATES}
    known = {name: {str(value): said for value, said in some} for name, some in offered.items()}
    said = [known[name].get(asked.get(name, "")) for name in ("state", "cycle", "service", "team", "owner")]
    search = asked.get("search", "").strip()
    return [one for one in said if one] + ([f"reference with “{search[:60]}”"] if search else [])
