"""What the pages of a draw show: names for its ids, and reasons in words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import g, request, url_for

from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.cases.cases import SERVICES
from auditor.rules.forms import PLANS
from auditor.rules.programme import draw_form
from auditor.rules.programme.sampling import DrawOutcome, WorkerTurn
from auditor.rules.programme.sampling_frame import Reason, SamplingPlan
from auditor.web import numbers, words
from auditor.web.page import page
from auditor.work import settings
from auditor.work.cases import cases
from auditor.work.programme import cycles, draws

SAID = {
    Reason.OTHERS_FIRST: "Others of the same worker came first",
    Reason.WORKER_LATER: "Their worker’s turn comes later",
    Reason.FAMILY: "A sibling is audited in this cycle",
    Reason.RESTS: "Audited lately",
    Reason.NOW: "Being audited now",
    Reason.HERE: "In this cycle besides the draw",
    Reason.OTHER_SERVICE: "Of another service",
    Reason.OTHER_PLAN: "On another plan",
    Reason.NO_WORKER: "Has no worker",
    Reason.RESTRICTED: "Restricted",
    Reason.CLOSED: "Closed",
}
OF_WORKERS = SAID | {Reason.WORKER_LATER: "Their turn comes later"}
PAGE = 50
AHEAD = 10  # workers shown whose turn comes next


@dataclass(frozen=True)
class Shown:
    """A draw with the names that this reader may see."""

    result: DrawOutcome
    plan: SamplingPlan
    taken: list[tuple[WorkerTurn, list]]
    later: list[WorkerTurn]
    left_out: list[tuple[Reason, str, int]]
    names: dict[int, str]
    subjects: dict[int, object]
    hidden: set[int]


def shown(result: DrawOutcome, plan: SamplingPlan) -> Shown:
    """What was drawn by worker, whose turn comes next, and how many were left out for what reason."""
    by_worker: dict[int, list] = {}
    for one in result.taken:
        by_worker.setdefault(one.worker, []).append(one)
    taken = [(place, by_worker[place.worker]) for place in result.workers if place.taken]
    later = [place for place in result.workers if not place.taken][:AHEAD]
    subjects = draws.people_to_draw([one.case for one in result.taken], plan.subject)
    return Shown(
        result, plan, taken, later, _counted(result, plan),
        draws.names([place.worker for place, _ in taken] + [place.worker for place in later]),
        {one.id: one for one in subjects}, hidden([one.id for one in subjects], plan),
    )


def hidden(ids: list[int], plan: SamplingPlan) -> set[int]:
    """Which of these cases this reader may not know by reference."""
    return cases.hidden_from(g.me, ids) if plan.subject == SubjectKey.CASE else set()


def said(plan: SamplingPlan) -> dict[Reason, str]:
    """Why something was not taken, in words."""
    return OF_WORKERS if plan.subject == SubjectKey.SUPERVISION else SAID


def form(cycle, kept, typed: dict[str, list[str]], errors=None, **more):
    """The plan of a draw to fill in, and below it what it would come to, where that is known."""
    again = kept is not None
    return page(
        "programme/draws/form.html", cycle=cycle, kept=kept, typed=typed,
        one={name: texts[0] for name, texts in typed.items() if texts}, errors=errors,
        services=[(one, one) for one in SERVICES], plans=[(one, words.plan(one)) for one in PLANS],
        subject=draws.usual(cycle).subject, auditors=cycles.auditors(cycle),
        stands=again and not draws.may_draw_again(cycle), number=kept.number if kept else 0,
        months=settings.limits().rest_months, **{"seen": None, "reason": "", "allocate_to": ""} | more,
    )


def left_out(cycle, result: DrawOutcome, plan: SamplingPlan, kept):
    """Fifty of those that were not taken, for one reason or for any, with until when or for whom."""
    wanted, start = request.args.get("why", ""), _start()
    asked = [one for one in result.left_out if wanted in ("", one.reason)]
    unseen = cases.not_for(g.me) if plan.subject == SubjectKey.CASE else set()
    rows = [one for one in asked if one.case not in unseen]
    some = rows[start:start + PAGE]
    siblings = [one.sibling for one in some if one.sibling]
    subjects = draws.people_to_draw([*(one.case for one in some), *siblings], plan.subject)
    return page(
        "programme/draws/left_out.html", cycle=cycle, plan=plan, rows=some, total=len(rows),
        why=wanted, subjects={one.id: one for one in subjects}, counted=_counted(result, plan),
        hidden=unseen, restricted=len(asked) - len(rows), said=said(plan), kept=kept,
        later=_from(start + PAGE) if start + PAGE < len(rows) else None,
        earlier=_from(start - PAGE) if start else None, without=_asked(), back=_back(cycle),
    )


def typed(cycle) -> dict[str, list[str]]:
    """What was typed into the form of a draw; at first its usual plan and a new seed."""
    sent = request.form if request.method == "POST" else request.args
    if "seed" in sent:
        return sent.to_dict(flat=False)
    else:
        return draw_form.as_typed(draws.usual(cycle), draws.new_seed())


def _counted(result: DrawOutcome, plan: SamplingPlan) -> list[tuple[Reason, str, int]]:
    counts: dict[Reason, int] = {}
    for one in result.left_out:
        counts[one.reason] = counts.get(one.reason, 0) + 1
    return [(reason, text, counts[reason]) for reason, text in said(plan).items() if reason in counts]


def _start() -> int:
    return numbers.asked("from") or 0


def _asked(**more) -> str:
    """The query of this page without where it starts and what it narrows to."""
    asked = {name: texts for name, texts in request.args.lists() if name not in ("from", "why")}
    return urlencode(asked | more, doseq=True)


def _from(start: int) -> str:
    why = {"why": request.args["why"]} if request.args.get("why") else {}
    return "?" + _asked(**why, **{"from": max(start, 0)})


def _back(cycle) -> str:
    return url_for("draws.show", cycle_id=cycle.id) + ("?" + _asked() if _asked() else "")

