"""What was typed into the form of a draw, read as a plan and a seed."""

import datetime
from collections.abc import Mapping

from auditor.rules import reasons
from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.cases.cases import SERVICES
from auditor.rules.deadlines import Limits
from auditor.rules.forms import PLANS
from auditor.rules.parsing import clean_text, faults, first_text, one_line, whole_number
from auditor.rules.programme.sampling_frame import SamplingPlan

MOST_WORKERS, MOST_CASES, LONGEST_SEED = 500, 50, 40


def check(
    typed: Mapping[str, list[str]], usual: SamplingPlan, day: datetime.date, limits: Limits
) -> tuple[tuple[SamplingPlan, str], dict[str, str]]:
    """Read the form of a draw: its plan and seed, and messages by field.

    `typed` has a list of texts per field: workers, cases_per_worker, services, plans, rest and
    family ("yes" where these are left out) and seed. `usual` says what is sampled and for what theme;
    a number that cannot be read stays as in `usual`.
    """
    numbers, errors = {}, {}
    for field, most in (("workers", MOST_WORKERS), ("cases_per_worker", MOST_CASES)):
        numbers[field], errors[field] = _number(first_text(typed, field), most)
        numbers[field] = numbers[field] or getattr(usual, field)
    if usual.subject == SubjectKey.SUPERVISION:
        errors["cases_per_worker"] = None
    seed = one_line(first_text(typed, "seed"))
    errors["seed"] = _seed(seed)
    plan = SamplingPlan(
        day=day, workers=numbers["workers"], cases_per_worker=numbers["cases_per_worker"],
        services=tuple(one for one in SERVICES if one in typed.get("services", [])),
        plans=tuple(one for one in PLANS if one in typed.get("plans", [])),
        theme=usual.theme, subject=usual.subject,
        rest_months=limits.rest_months if first_text(typed, "rest") == "yes" else 0,
        coverage_months=limits.coverage_months, one_per_family=first_text(typed, "family") == "yes",
    )
    return (plan, seed), faults(errors)


def as_typed(plan: SamplingPlan, seed: str) -> dict[str, list[str]]:
    """A plan and a seed as the form of a draw has them."""
    return {
        "workers": [str(plan.workers)], "cases_per_worker": [str(plan.cases_per_worker)],
        "services": list(plan.services), "plans": list(plan.plans), "seed": [seed],
        "rest": ["yes"] if plan.rest_months else [],
        "family": ["yes"] if plan.one_per_family else [],
    }


def check_reason(typed: Mapping[str, str], what: str) -> tuple[str, dict[str, str]]:
    """The reason for something that departs from the draw, and messages by field."""
    reason = clean_text(typed.get("reason", "")).strip()
    problem = reasons.too_long(reason) if reason else f"Say why {what}"
    return reason, faults({"reason": problem})


def _number(text: str, most: int) -> tuple[int | None, str | None]:
    number = whole_number(text, most)
    return (number, None) if number else (None, f"Give a whole number from 1 to {most}")


def _seed(seed: str) -> str | None:
    if not seed:
        return "Give a seed: any number or word"
    else:
        return f"A seed has at most {LONGEST_SEED} characters" if len(seed) > LONGEST_SEED else None
