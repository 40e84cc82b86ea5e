"""A draw that was written down says the same again, and can be repeated from what was kept."""

import datetime
import json

from auditor.rules.programme import draw_record
from auditor.rules.programme.sampling import PastAudit, SampledCase, SamplingPlan, draw

DAY = datetime.date(2026, 10, 1)
CASES = [SampledCase(one, one % 4 or None, "Early Help", "early help", "F-1" if one < 4 else "",
                     opened_on=DAY, team=7) for one in range(1, 30)]
HISTORY = [PastAudit(one, 1, None, DAY - datetime.timedelta(30 * one)) for one in range(1, 25)]
PLAN = SamplingPlan(DAY, services=("Early Help",), theme="Fathers")


def kept(data: dict) -> dict:
    return json.loads(json.dumps(data))


def test_what_was_written_down_is_read_as_it_was():
    inputs = kept(draw_record.inputs_as_data(reversed(CASES), HISTORY))
    cases, history = draw_record.inputs_of(inputs)
    assert (set(cases), set(history)) == (set(CASES), set(HISTORY))
    assert draw_record.plan_of(kept(draw_record.plan_as_data(PLAN))) == PLAN
    result = draw(CASES, HISTORY, PLAN, "4711")
    assert draw_record.result_of(kept(draw_record.result_as_data(result))) == result


def test_a_draw_is_repeated_from_what_was_kept():
    inputs, plan = draw_record.inputs_as_data(CASES, HISTORY), draw_record.plan_as_data(PLAN)
    again = draw_record.repeat(kept(inputs), kept(plan), "4711")
    assert again == draw(CASES, HISTORY, PLAN, "4711")


def test_the_mark_of_the_inputs_changes_with_any_of_them_and_with_no_order_of_rows():
    plan = draw_record.plan_as_data(PLAN)
    mark = draw_record.digest(draw_record.inputs_as_data(CASES, HISTORY), plan)
    assert draw_record.digest(draw_record.inputs_as_data(CASES[::-1], HISTORY[::-1]), plan) == mark
    assert draw_record.digest(draw_record.inputs_as_data(CASES[1:], HISTORY), plan) != mark
    other = plan | {"workers": 4}
    assert draw_record.digest(draw_record.inputs_as_data(CASES, HISTORY), other) != mark
