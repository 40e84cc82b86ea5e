"""Points: written from findings told, ordered, removed and brought back, and never lost."""

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.summaries import Point, PointSource
from auditor.work import clock
from auditor.work.people.people import signed_in
from auditor.work.programme import cycles
from auditor.work.results import briefings, points, shared_findings
from cast import MONDAY, make_case
from signing import TOLD, reopen, sign


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def cycle(cast):
    cast.audit = sign(cast)
    cast.other = sign(cast, case=cast.other_case)
    return cycles.get(cast.cycle.id)


def write(cast, cycle, text: str, kind: str = "strength", use: str = "summary", rests_on=()) -> Point:
    return points.add(cycle, use, kind, text, signed_in(cast.lead), rests_on)


def texts(cycle, use: str = "summary") -> list[str]:
    return [one.text for one in points.of(cycle.id, use)]


def test_strengths_come_first_and_each_kind_in_its_order(cast, cycle):
    for text, kind in (("B", "improvement"), ("A", "strength"), ("C", "strength")):
        write(cast, cycle, text, kind)
    assert texts(cycle) == ["A", "C", "B"]


def test_the_same_point_sent_twice_is_written_once(cast, cycle):
    assert write(cast, cycle, "A") == write(cast, cycle, "A")
    assert texts(cycle) == ["A"]
    write(cast, cycle, "A", use="briefing")
    assert texts(cycle, "briefing") == ["A"]


def test_a_point_is_put_at_its_place_and_pressing_twice_moves_it_once(cast, cycle):
    made = [write(cast, cycle, text) for text in "ABCD"]
    for _ in range(2):
        points.put(made[3], 2, signed_in(cast.lead))
        assert texts(cycle) == ["A", "D", "B", "C"]


def test_a_removed_point_stays_and_comes_back_with_its_sources(cast, cycle):
    source = (cast.audit.id, "family_fathers")
    made = write(cast, cycle, "A", rests_on=[source])
    points.remove(made, signed_in(cast.lead))
    points.remove(made, signed_in(cast.lead))
    assert texts(cycle) == [] and [one.text for one in points.removed(cycle.id)] == ["A"]
    points.remove(made, signed_in(cast.lead), back=True)
    assert texts(cycle) == ["A"]
    assert points.sources([made]) == {made.id: [source]}


def test_only_sources_that_were_shown_are_dropped(cast, cycle):
    first, second = (cast.audit.id, "family_fathers"), (cast.other.id, "family_fathers")
    third = (cast.audit.id, "record_chronology")
    made = write(cast, cycle, "A", rests_on=[first, second])
    points.correct(made, "strength", "A", signed_in(cast.lead), points.moment(made), shown=[first, third],
                   ticked=[third])
    assert sorted(points.sources([made])[made.id]) == sorted([second, third])


def test_who_words_a_point_that_somebody_else_worded_meanwhile_is_told(cast, cycle):
    made = write(cast, cycle, "A")
    seen = points.moment(made)
    points.correct(made, "strength", "B", signed_in(cast.lead), seen)
    with pytest.raises(points.Changed) as changed:
        points.correct(made, "strength", "C", signed_in(cast.lead), seen)
    assert changed.value.point.text == "B" and texts(cycle) == ["B"]
    points.correct(made, "strength", "B", signed_in(cast.lead), seen)  # the same again is no conflict


def test_a_point_that_becomes_the_other_kind_goes_to_its_end(cast, cycle):
    made = write(cast, cycle, "A")
    write(cast, cycle, "B", "improvement")
    points.correct(made, "improvement", "A", signed_in(cast.lead), points.moment(made))
    assert texts(cycle) == ["B", "A"]


def test_the_briefing_begins_with_the_points_of_the_summary_once(cast, cycle):
    write(cast, cycle, "A", rests_on=[(cast.audit.id, "family_fathers")])
    write(cast, cycle, "B", "improvement")
    assert briefings.start(cycle, signed_in(cast.lead)) == 2
    assert briefings.start(cycle, signed_in(cast.lead)) == 0
    taken = points.of(cycle.id, "briefing")
    assert [one.text for one in taken] == ["A", "B"]
    assert points.sources(taken)[taken[0].id] == [(cast.audit.id, "family_fathers")]
    points.correct(taken[0], "strength", "Shorter", signed_in(cast.lead), points.moment(taken[0]))
    assert texts(cycle) == ["A", "B"], "the summary keeps its own"


def test_the_title_of_a_briefing_is_no_point(cast, cycle):
    assert briefings.title(cycle) == "Practice briefing, Q4 2026"
    for text in ("What we saw", "What we saw", "What the audits say"):
        briefings.call(cycle, text, signed_in(cast.lead))
    assert briefings.title(cycle) == "What the audits say"
    assert texts(cycle, "briefing") == []
    assert Point.select().count() == 2, "the title before stays in the tables"


def found(cycle, person, **asked) -> list[tuple]:
    rows = shared_findings.page(cycle, signed_in(person), "summary", asked).rows
    return [(one.audit.id, one.question, one.kind, one.sentence) for one in rows]


def test_findings_told_are_listed_strengths_first_in_the_order_of_the_form(cast, cycle):
    rows = found(cycle, cast.lead)
    assert len(rows) == 2 * len(TOLD)
    assert [kind for *_, kind, _ in rows] == ["strength"] * 4 + ["improvement"] * 2 + ["recording"] * 2
    asked = [question for _, question, *_ in rows[:4]]
    assert asked == ["assessment_analysis"] * 2 + ["oversight_follow_up"] * 2
    assert rows[4][3] == TOLD["family_fathers"][1]


def test_they_are_narrowed_by_kind_question_theme_and_use(cast, cycle):
    assert {one[1] for one in found(cycle, cast.lead, kind="recording")} == {"record_chronology"}
    assert len(found(cycle, cast.lead, question="family_fathers")) == 2
    assert {one[1] for one in found(cycle, cast.lead, theme="fathers")} == {"family_fathers"}
    assert found(cycle, cast.lead, kind="rumour") == []
    source = (cast.audit.id, "family_fathers")
    made = write(cast, cycle, "A", rests_on=[source])
    assert len(found(cycle, cast.lead, point=shared_findings.UNUSED)) == 2 * len(TOLD) - 1
    assert [one[:2] for one in found(cycle, cast.lead, point=str(made.id))] == [source]
    points.remove(made, signed_in(cast.lead))
    assert len(found(cycle, cast.lead, point=shared_findings.UNUSED)) == 2 * len(TOLD)


def test_nobody_reads_findings_of_a_restricted_case_or_of_their_own_work_as_lead(cast, cycle):
    Case.update(restricted=True).where(Case.id == cast.other_case.id).execute()
    assert {one[0] for one in found(cycle, cast.lead)} == {cast.audit.id}
    assert shared_findings.withheld(cycle, signed_in(cast.lead)) == len(TOLD)
    Audit.update(worker=cast.lead).where(Audit.id == cast.audit.id).execute()
    assert found(cycle, cast.lead) == []


def test_only_what_is_told_can_be_named_as_a_source(cast, cycle):
    hidden = sign(cast, case=make_case("R-1", cast.worker, cast.team, restricted=True))
    reopened = reopen(cast, sign(cast), "A date is wrong.", MONDAY)
    asked = [
        (cast.audit.id, "family_fathers"), (cast.audit.id, "visits_purpose"),
        (hidden.id, "family_fathers"), (reopened.id, "family_fathers"), (999, "family_fathers"),
    ]
    known = shared_findings.these(cycle, signed_in(cast.lead), asked)
    assert [one.source for one in known] == [(cast.audit.id, "family_fathers")]


def test_listing_what_is_told_asks_as_much_for_many_as_for_few(cast, cycle, count_queries):
    me = signed_in(cast.lead)
    few = count_queries(lambda: shared_findings.page(cycle, me, "summary", {}))
    for number in range(20):
        sign(cast, case=make_case(f"N-{number}", cast.worker, cast.team), actions=0)
    assert len(shared_findings.page(cycle, me, "summary", {}).rows) == 50
    assert count_queries(lambda: shared_findings.page(cycle, me, "summary", {})) == few


def test_a_point_that_names_a_case_or_a_worker_is_warned_of(cast, cycle):
    made = write(cast, cycle, f"In {cast.case.reference} {cast.worker.name} met the father.")
    plain = write(cast, cycle, "Fathers are met.")
    said = points.warnings(cycle, [made, plain])
    assert set(said) == {made.id} and len(said[made.id]) == 2


def test_sources_are_named_once(cast, cycle):
    source = (cast.audit.id, "family_fathers")
    write(cast, cycle, "A", rests_on=[source, source])
    write(cast, cycle, "A", rests_on=[source])
    assert PointSource.select().count() == 1
