"""Today: what waits for whoever is signed in, concerns first."""

from flask import Blueprint, g, url_for

from auditor.rules.deadlines import describe_due
from auditor.rules.rights.permissions import Duty
from auditor.web.guard import does, signed_in
from auditor.web.page import page
from auditor.web.words import count
from auditor.work import clock, journal
from auditor.work.home import current_cycle
from auditor.work.home import today as waits
from auditor.work.home.to_do import ToDo
from auditor.work.people import notices, set_up

blueprint = Blueprint("home", __name__)
SHOWN = 50  # rows; the rest is a click away
MOST_CYCLES = 6

# What each kind of thing is called, and the page on which it is done.
KINDS = {
    ToDo.RETURNED: ("Correct and send again", "audits.show"),
    ToDo.IN_PROGRESS: ("Finish the audit", "audits.show"),
    ToDo.ALLOCATED: ("Start the audit", "audits.show"),
    ToDo.TO_REVIEW: ("Review, stage {stage}", "reviews.show"),
    ToDo.REVIEWING: ("Finish the review, stage {stage}", "reviews.show"),
    ToDo.ALLOCATE: ("Allocate the audit", "audits.show"),
    ToDo.DECLINED: ("Reallocate: conflict of interest declared", "audits.show"),
    ToDo.GIVE_ON: ("Reallocate: its auditor now works on it or supervises who does", "audits.show"),
    ToDo.AUDIT_OVERDUE: ("Audit overdue", "audits.show"),
    ToDo.REVIEW_OVERDUE: ("Review overdue, stage {stage}", "audits.show"),
    ToDo.DECIDE_DETAILS: ("Decide: was the worker, team or supervisor another one?", "audits.show"),
    ToDo.NOBODY_TAKES: ("Nobody of stage {stage} can take it up: add a stand-in", "audits.show"),
    ToDo.NAME_SOMEBODY: ("Name somebody: {what}", "naming.show"),
    ToDo.ANSWER: ("Answer: a finding is called wrong", "findings.show"),
    ToDo.RE_AUDIT: ("Add the re-audit: judged inadequate", "audits.show"),
    ToDo.DISCUSS: ("Discuss the findings", "findings.show"),
    ToDo.READ: ("Read the findings", "findings.show"),
    ToDo.ACT: ("Action: {what}", "actions.show"),
    ToDo.ACTION_OVERDUE: ("Action overdue: {what}", "actions.show"),
    ToDo.VERIFY: ("Verify action: {what}", "actions.show"),
}
LONGEST = 90  # characters of an action that a row shows


@blueprint.get("/")
@signed_in
def today():
    """What waits for me, by role."""
    concerns, rows = waits.unanswered_concerns(g.me), waits.waiting(g.me)
    journal.saw_today(g.me.id, "saw a concern on today’s page", [one.audit_id for one in concerns])
    shown = [_row(one) for one in rows[:SHOWN]]
    return page(
        "home/today.html", concerns=concerns, rows=shown, left_out=len(rows) - len(shown),
        late=sum(row["late"] for row in shown), notices=notices.unseen(g.me), **_for_the_lead(),
    )


def _for_the_lead() -> dict:
    """How each open cycle stands, and what is still to be set up."""
    if not does(Duty.RUN_CYCLES):
        return {}
    steps = set_up.start_list()
    at_hand = current_cycle.standings()
    return {
        "standings": at_hand[:MOST_CYCLES],
        "cycles_left_out": at_hand[MOST_CYCLES:],
        "standing_words": _standing_words(at_hand[0]) if len(at_hand) == 1 else "",
        "first_steps": [] if steps[-1]["done"] else steps,
        "steps_left": [step for step in steps if not step["done"]] if steps[-1]["done"] else [],
    }


@blueprint.app_template_filter("where_they_are")
def where_they_are(standing) -> str:
    """How many audits a cycle has, and where they are: "9 audits · 2 signed off, 1 returned"."""
    groups = [f"{number} {name}" for name, number in standing.groups.items() if number]
    return " · ".join(filter(None, [count(standing.total, "audit"), ", ".join(groups)]))


def _standing_words(standing) -> str:
    return f"{standing.cycle.title} · {where_they_are(standing)}"


def _row(one) -> dict:
    words, endpoint = KINDS[one.kind]
    due, late = describe_due(one.due, clock.today()) if one.due else ("", False)
    where = {"action_id": one.action} if one.action else {"audit_id": one.audit}
    return {
        "what": words.format(stage=one.stage, what=_short(one.what)),
        "href": url_for(endpoint, **where),
        "reference": one.reference,
        "who": f"{one.who} · external" if one.external else one.who,
        "note": one.note,
        "since": one.since,
        "due": one.due,
        "late_words": due if late else "",
        "late": late,
    }


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
