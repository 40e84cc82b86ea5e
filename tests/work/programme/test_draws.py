"""The sample of a cycle: drawn, kept whole, repeated, drawn again, and changed by hand with a reason."""

import datetime

import pytest

from auditor.records.audits import Audit, Event
from auditor.records.cases import Case
from auditor.records.draws import Draw, DrawChange, ReAudit
from auditor.records.journal import JournalEntry
from auditor.rules.programme.sampling_frame import SamplingPlan
from auditor.work import clock
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_audits, draw_changes, draw_inputs, draws
from auditor.work.refusals import NotAllowed
from cast import MONDAY, make_audit, make_case, make_cycle, make_person

TODAY = MONDAY.date()


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def full(cast):
    """Four workers with four cases each, the cast's two among them."""
    cast.workers = [cast.worker, cast.other_worker, *(
        make_person(f"worker{one}", [], team=cast.team) for one in (3, 4)
    )]
    for number, worker in enumerate(cast.workers):
        for one in range(3 if number < 2 else 4):
            make_case(f"D-{number}{one}", worker, cast.team)
    return cast


def plan(**more) -> SamplingPlan:
    return SamplingPlan(TODAY, **more)


def drawn(one, **more) -> Draw:
    return draws.draw(one.cycle, plan(**more), "4711", signed_in(one.lead))


def states(kept: Draw) -> list[str]:
    return [audit.state for audit in draws.in_force(kept)]


def test_a_draw_adds_its_audits_and_is_kept_whole(full):
    kept = drawn(full)
    audits = draws.in_force(kept)
    assert len(audits) == 9
    assert len({audit.worker_id for audit in audits}) == 3
    assert {audit.state for audit in audits} == {"unallocated"}
    assert kept.number == 1
    assert draws.repeats(Draw.get_by_id(kept.id))
    assert JournalEntry.select().where(JournalEntry.act == "drew the sample").count() == 1


def test_what_is_kept_names_nobody(full):
    drawn(full)
    said = repr(Draw.select(Draw.inputs, Draw.result, Draw.plan).tuples().get())
    assert "Worker" not in said
    assert "M-10277" not in said


def test_looking_beforehand_keeps_nothing_and_says_what_will_come(full):
    prepared = draws.prepare(full.cycle, plan(), "4711")
    assert not Draw.select().exists()
    assert not Audit.select().exists()
    kept = draws.draw(full.cycle, plan(), "4711", signed_in(full.lead), seen=prepared.digest)
    assert {audit.case_id for audit in draws.in_force(kept)} == {
        one.case for one in prepared.result.taken
    }


def test_a_draw_is_refused_when_the_cases_changed_since_it_was_looked_at(full):
    seen = draws.prepare(full.cycle, plan(), "4711").digest
    Case.update(closed_on=TODAY).where(Case.id == full.case.id).execute()
    with pytest.raises(draws.InputsChanged):
        draws.draw(full.cycle, plan(), "4711", signed_in(full.lead), seen=seen)
    assert not Audit.select().exists()


def test_where_no_case_fits_there_is_no_draw(cast):
    with pytest.raises(draws.NothingToDraw):
        drawn(cast, plans=("care leaver",))
    assert not Draw.select().exists()


def test_the_drawn_audits_are_spread_over_the_auditors(full):
    auditors = [full.auditor.id, full.other_auditor.id, full.external.id]
    draws.draw(full.cycle, plan(), "1", signed_in(full.lead), auditors=auditors)
    held = [Audit.select().where(Audit.auditor == one).count() for one in auditors]
    assert held == [3, 3, 3]


def test_closed_restricted_and_lately_audited_cases_are_not_drawn(cast):
    make_case("C-1", cast.worker, cast.team, closed_on=TODAY)
    make_case("R-1", cast.worker, cast.team, restricted=True)
    before = make_cycle("Q1 2026", [[cast.reviewer1]], [cast.auditor])
    make_audit(cast, "signed_off", cycle=before, signed_off_at=MONDAY)
    kept = drawn(cast)
    assert [audit.case_id for audit in draws.in_force(kept)] == [cast.other_case.id]


def test_a_case_rests_from_the_day_in_london_on_which_it_was_signed_off(cast):
    before = make_cycle("Q2 2026", [[cast.reviewer1]], [cast.auditor])
    late = datetime.datetime(2026, 6, 30, 23, 30)
    make_audit(cast, "signed_off", cycle=before, signed_off_at=late)
    [audited] = draw_inputs.history(cast.cycle)
    assert audited.signed_off_on == datetime.date(2026, 7, 1)


def test_a_case_of_another_cycle_that_goes_on_is_not_drawn(cast):
    other = make_cycle("Fathers", [[cast.reviewer1]], [cast.auditor], "fathers")
    make_audit(cast, "in_progress", cycle=other)
    assert [audit.case_id for audit in draws.in_force(drawn(cast))] == [cast.other_case.id]


def test_without_rest_a_case_audited_lately_is_drawn_and_its_audit_says_why(cast):
    before = make_cycle("Q1 2026", [[cast.reviewer1]], [cast.auditor])
    make_audit(cast, "signed_off", cycle=before, signed_off_at=MONDAY)
    kept = drawn(cast, rest_months=0)
    reasons = {audit.case_id: audit.override_reason for audit in draws.in_force(kept)}
    assert reasons[cast.case.id].startswith("Drawn from every case")
    assert reasons[cast.other_case.id] == ""


def test_a_re_audit_is_no_turn_of_the_worker(full):
    before = make_cycle("Q1 2026", [[full.reviewer1]], [full.auditor])
    again = make_audit(full, "signed_off", cycle=before, signed_off_at=datetime.datetime(2024, 1, 1))
    def sampled():
        prepared = draws.prepare(full.cycle, plan(), "1").result
        return {one.worker: one.sampled for one in prepared.workers}[full.worker.id]
    assert sampled() == before.starts_on
    ReAudit.create(audit=again, earlier=make_audit(full, "withdrawn", cycle=before))
    assert sampled() is None


def test_drawing_again_needs_a_reason_and_takes_the_first_draw_back(full):
    first = drawn(full)
    with pytest.raises(NotAllowed, match="Say why"):
        drawn(full)
    second = draws.draw(full.cycle, plan(workers=2), "7", signed_in(full.lead), reason="One has left.")
    assert second.number == 2
    assert set(states(first)) == {"withdrawn"}
    assert states(second) == ["unallocated"] * 6
    assert draws.latest(full.cycle).id == second.id
    withdrawn = Event.select().where(Event.move == "withdraw")
    assert {event.note for event in withdrawn} == {"One has left."}


def test_a_second_draw_draws_from_the_same_cases_as_the_first(full):
    first = drawn(full)
    again = draws.prepare(full.cycle, plan(), "4711")
    assert again.digest == first.digest


def test_nothing_is_drawn_again_once_an_audit_has_begun(full):
    kept = drawn(full)
    Audit.update(state="in_progress").where(Audit.id == kept.audits[0]).execute()
    with pytest.raises(NotAllowed, match="has begun"):
        draws.draw(full.cycle, plan(), "7", signed_in(full.lead), reason="Another try.")
    assert Draw.select().count() == 1
    assert not Audit.select().where(Audit.state == "withdrawn").exists()


def test_an_audit_is_dropped_with_a_reason_that_stays(full):
    kept = drawn(full)
    audit, *_ = draws.in_force(kept)
    draw_changes.drop(kept, audit, "The family moved away.", signed_in(full.lead))
    assert len(draws.in_force(kept)) == 8
    assert Audit.get_by_id(audit.id).state == "withdrawn"
    changed, = draw_changes.of_draw(kept)
    assert (changed.dropped_id, changed.added_id, changed.reason) == (
        audit.id, None, "The family moved away."
    )
    assert changed.by.name == "Lead"
    with pytest.raises(NotAllowed):
        draw_changes.drop(kept, audit, "Again.", signed_in(full.lead))


def test_a_swapped_audit_goes_to_the_same_auditor(full):
    kept = draws.draw(full.cycle, plan(), "1", signed_in(full.lead), auditors=[full.auditor.id])
    audit = draws.in_force(kept)[0]
    other = draw_changes.next_in_line(kept, audit)[0]
    assert other.worker_id == audit.worker_id
    made = draw_changes.swap(kept, audit, other, "A serious incident is looked into.", signed_in(full.lead))
    assert Audit.get_by_id(made.id).auditor_id == full.auditor.id
    assert made.id in {one.id for one in draws.in_force(kept)}
    assert other.id not in {one.id for one in draw_changes.next_in_line(kept, audit)}


def test_a_case_audited_lately_is_added_with_the_reason_on_its_audit(cast):
    before = make_cycle("Q1 2026", [[cast.reviewer1]], [cast.auditor])
    make_audit(cast, "signed_off", cycle=before, signed_off_at=MONDAY)
    kept = drawn(cast)
    made = draw_changes.add(kept, cast.case, "A complaint came in.", signed_in(cast.lead))
    assert made.override_reason == "A complaint came in."
    assert len(draws.in_force(kept)) == 2


def test_any_other_added_case_says_why_in_its_timeline(full):
    kept = drawn(full, workers=1)
    taken = {audit.case_id for audit in draws.in_force(kept)}
    other = Case.select().where(Case.id.not_in(taken)).first()
    made = draw_changes.add(kept, other, "Asked for by the director.", signed_in(full.lead))
    assert made.override_reason == ""
    said = Event.select().where(Event.audit == made.id, Event.move == "added to the draw").get()
    assert said.note == "Asked for by the director."


def test_what_has_begun_stays_in_the_draw(full):
    kept = drawn(full)
    audit = draws.in_force(kept)[0]
    Audit.update(state="in_progress").where(Audit.id == audit.id).execute()
    audit = Audit.get_by_id(audit.id)
    assert draw_changes.begun([audit]) == {audit.id}
    with pytest.raises(NotAllowed, match="has begun"):
        draw_changes.drop(kept, audit, "Too late.", signed_in(full.lead))


def test_where_the_new_case_cannot_be_audited_nothing_is_dropped(full):
    kept = drawn(full)
    audit, other, *_ = draws.in_force(kept)
    with pytest.raises(cycle_audits.NotAdded):
        draw_changes.swap(kept, audit, other.case, "A mistake.", signed_in(full.lead))
    assert not DrawChange.select().exists()
    assert Audit.get_by_id(audit.id).state == "unallocated"


def test_a_case_is_found_by_its_reference_however_it_is_spaced(full):
    assert draw_changes.find(" m-10277 ", "case", signed_in(full.lead)) == full.case
    assert draw_changes.find("none", "case", signed_in(full.lead)) is None
    Case.update(restricted=True).where(Case.id == full.case.id).execute()
    assert draw_changes.find("M-10277", "case", signed_in(full.lead)) is None


def test_supervision_is_sampled_by_worker(full):
    themed = make_cycle("Supervision", [[full.reviewer1]], [full.auditor], "supervision")
    assert draws.usual(themed).subject == "worker"
    kept = draws.draw(themed, plan(workers=2, subject="worker"), "1", signed_in(full.lead))
    audits = draws.in_force(kept)
    assert len(audits) == 2
    assert {audit.case_id for audit in audits} == {None}
    assert draws.repeats(kept)
    other, = draw_changes.next_in_line(kept, audits[0])[:1]
    made = draw_changes.swap(kept, audits[0], other, "On leave.", signed_in(full.lead))
    assert made.worker_id == other.id


def test_a_draw_begins_with_the_plan_of_the_one_before(full):
    assert draws.usual(full.cycle).workers == 3
    drawn(full, workers=2, cases_per_worker=4, services=("Children's Social Care",))
    after = make_cycle("Q1 2027", [[full.reviewer1]], [full.auditor])
    assert (draws.usual(after).workers, draws.usual(after).cases_per_worker) == (2, 4)
    assert draws.usual(after).day == TODAY


def test_seeds_differ():
    assert len({draws.new_seed() for _ in range(20)}) > 15
