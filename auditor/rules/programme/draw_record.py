"""A draw as plain data: kept whole with what it was drawn from, read again, and repeated."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, fields
from datetime import date

from auditor.rules.programme.sampling import DrawOutcome, Taken, WorkerTurn, draw
from auditor.rules.programme.sampling_frame import LeftOut, PastAudit, Reason, SampledCase, SamplingPlan

LISTS = {"taken": Taken, "left_out": LeftOut, "workers": WorkerTurn}
DATES = {
    SampledCase: ("opened_on", "closed_on"), PastAudit: ("sampled_on", "signed_off_on"), Taken: ("last",),
    LeftOut: ("until",), WorkerTurn: ("sampled",),
}


def inputs_as_data(cases: Iterable[SampledCase], history: Iterable[PastAudit]) -> dict:
    """Cases and history as JSON can hold them, in an order of their own; ids and no names."""
    return {
        "cases": sorted((_row(one) for one in cases), key=str),
        "history": sorted((_row(one) for one in history), key=str),
    }


def inputs_of(data: dict) -> tuple[list[SampledCase], list[PastAudit]]:
    """The cases and the history that `inputs_as_data` wrote down."""
    cases = [_read(SampledCase, row) for row in data["cases"]]
    return cases, [_read(PastAudit, row) for row in data["history"]]


def plan_as_data(plan: SamplingPlan) -> dict:
    """The plan as JSON can hold it."""
    return {field.name: _plain(getattr(plan, field.name)) for field in fields(plan)}


def plan_of(data: dict) -> SamplingPlan:
    """The plan that `plan_as_data` wrote down."""
    values = {name: tuple(one) if isinstance(one, list) else one for name, one in data.items()}
    return SamplingPlan(**values | {"day": date.fromisoformat(data["day"])})


def result_as_data(result: DrawOutcome) -> dict:
    """What was drawn and what was not as JSON can hold it."""
    data = {field.name: getattr(result, field.name) for field in fields(result)}
    return data | {name: [_row(one) for one in data[name]] for name in LISTS}


def result_of(data: dict) -> DrawOutcome:
    """The draw that `result_as_data` wrote down."""
    lists = {name: tuple(_read(kind, row) for row in data[name]) for name, kind in LISTS.items()}
    return DrawOutcome(**data | lists)


def digest(inputs: dict, plan: dict) -> str:
    """A short mark of everything that a draw depends on but its seed: equal marks, equal inputs."""
    said = json.dumps([inputs, plan], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def repeat(inputs: dict, plan: dict, seed: str) -> DrawOutcome:
    """Draw again from what was written down."""
    return draw(*inputs_of(inputs), plan_of(plan), seed)


def _row(one) -> list:
    return [_plain(value) for value in astuple(one)]


def _plain(value):
    if isinstance(value, date):
        return value.isoformat()
    else:
        return list(value) if isinstance(value, tuple) else value


def _read(kind: type, row: list):
    values = dict(zip((field.name for field in fields(kind)), row, strict=True))
    for name in DATES[kind]:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    if kind is LeftOut:
        values["reason"] = Reason(values["reason"])
    return kind(**values)
