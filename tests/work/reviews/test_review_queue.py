"""The queue: oldest first, each sees what they may, and says how long it has waited."""

import datetime

import pytest

from auditor.records.audits import Audit, Event, Holding
from auditor.records.cases import Case, CaseReader
from auditor.records.reviews import Approval, StandIn, Submission
from auditor.rules.rights.permissions import Act, Move
from auditor.work import audit_names
from auditor.work.people.people import signed_in
from auditor.work.reviews import review_queue
from auditor.work.rights import audit_facts
from cast import MONDAY, make_audit, make_case, make_cycle
from counting import queries
from reviewing import TUESDAY, Story


def waiting(person, mine=True, **more) -> list[int]:
    return [one.id for one in review_queue.review_queue(signed_in(person), mine, **more).rows]


def submitted(cast, moment=MONDAY, **more) -> Audit:
    return make_audit(cast, **({"state": "submitted", "since": moment} | more))


def test_the_longest_waiting_comes_first(cast):
    later, first = submitted(cast, TUESDAY), submitted(cast, MONDAY)
    assert waiting(cast.reviewer1) == [first.id, later.id]


def test_waiting_counts_from_when_it_came_to_the_stage_not_from_when_it_was_taken_up(cast):
    story = Story(cast).send()
    came = story.moment
    story.wait(3).take_up(cast.reviewer1)
    (row,) = review_queue.review_queue(signed_in(cast.reviewer1)).rows
    assert row.came == came and row.taker == "Reviewer1"
    assert (row.stages, row.sent) == (3, 1)


def test_an_approval_begins_the_waiting_for_the_next_stage(cast):
    story = Story(cast).send().wait(2).approve(cast.reviewer1)
    (row,) = review_queue.review_queue(signed_in(cast.reviewer2)).rows
    assert row.came == story.moment


def test_mine_is_what_i_may_take_up_or_have_taken_up(cast):
    free = submitted(cast)
    own = submitted(cast, state="under_review", taken_up_by=cast.reviewer1)
    others = submitted(cast, state="under_review", taken_up_by=cast.reviewer1b)
    submitted(cast, stage=2)
    assert set(waiting(cast.reviewer1)) == {free.id, own.id}
    assert others.id in waiting(cast.reviewer1, mine=False)


def test_anyones_is_what_waits_at_any_stage_of_an_audit_i_review(cast):
    first, second = submitted(cast), submitted(cast, stage=2)
    other = make_cycle("Other", [[cast.reviewer2]], [cast.auditor])
    unseen = submitted(cast, cycle=other)
    assert set(waiting(cast.reviewer1, mine=False)) == {first.id, second.id}
    assert set(waiting(cast.lead, mine=False)) == {first.id, second.id, unseen.id}


def test_own_audits_and_those_one_began_are_never_in_the_queue(cast):
    audit = submitted(cast)
    for person in (cast.auditor, cast.other_auditor, cast.worker):
        StandIn.create(audit=audit, stage=1, person=person, reason="", by=cast.lead, at=MONDAY)
    Holding.create(audit=audit, auditor=cast.other_auditor, since=MONDAY, until=MONDAY, began=True)
    for person in (cast.auditor, cast.other_auditor, cast.worker):
        assert waiting(person) == waiting(person, mine=False) == []


def test_a_stand_in_sees_what_they_stand_in_for(cast):
    audit = submitted(cast)
    submitted(cast)
    StandIn.create(audit=audit, stage=1, person=cast.stranger, reason="", by=cast.lead, at=MONDAY)
    assert waiting(cast.stranger) == [audit.id]


def test_a_restricted_case_waits_for_its_readers_only(cast):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    audit = submitted(cast)
    assert waiting(cast.reviewer1) == waiting(cast.lead, mine=False) == []
    CaseReader.create(case=cast.case, person=cast.reviewer1)
    assert waiting(cast.reviewer1) == [audit.id]


def test_who_approved_another_stage_is_not_offered_it(cast):
    audit = submitted(cast, stage=2)
    sent = Submission.create(audit=audit, number=1, stage=1, by=cast.auditor, at=MONDAY, answers={})
    Approval.create(audit=audit, submission=sent, stage=1, by=cast.reviewer2, at=MONDAY)
    assert waiting(cast.reviewer2) == []
    Audit.update(one_person_two_stages=True).where(Audit.id == audit.id).execute()
    assert waiting(cast.reviewer2) == [audit.id]


def test_the_people_of_a_skipped_stage_see_it_no_more(cast):
    audit = submitted(cast, stage=2)
    Event.create(audit=audit, at=MONDAY, move=Move.SKIP_STAGE, stage=1)
    assert waiting(cast.reviewer1, mine=False) == []


@pytest.mark.parametrize("state", ["in_progress", "returned", "signed_off", "withdrawn"])
def test_only_what_is_with_reviewers_waits(cast, state):
    make_audit(cast, state, stage=1)
    assert waiting(cast.lead, mine=False) == []


def test_the_queue_narrows_by_cycle_service_stage_and_auditor(cast):
    audit = submitted(cast)
    submitted(cast, stage=2, auditor=cast.other_auditor, service="Early Help",
              cycle=make_cycle("Other", [[cast.reviewer1]], []))
    for one in (
        {"cycle": cast.cycle.id}, {"service": "Children's Social Care"}, {"stage": 1},
        {"auditor": cast.auditor.id},
    ):
        assert waiting(cast.lead, mine=False, **one) == [audit.id], one


def test_filters_offer_only_what_the_person_may_see(cast):
    submitted(cast)
    offered = review_queue.filters(signed_in(cast.reviewer1))
    assert offered["cycle"] == [(cast.cycle.id, "Q4 2026")]
    assert offered["auditor"] == [(cast.auditor.id, "Auditor")]
    assert review_queue.filters(signed_in(cast.stranger))["cycle"] == []


def test_pages_of_fifty_miss_nothing_and_repeat_nothing(cast):
    made = [
        submitted(cast, MONDAY + datetime.timedelta(hours=number // 2)).id for number in range(60)
    ]
    me = signed_in(cast.reviewer1)
    first = review_queue.review_queue(me)
    second = review_queue.review_queue(me, after=first.after)
    assert [one.id for one in first.rows + second.rows] == made
    assert len(first.rows) == 50 and second.after is None
    back = review_queue.review_queue(me, before=second.before)
    assert [one.id for one in back.rows] == made[:50]


def test_the_queue_says_of_many_what_the_permissions_say_of_one(cast):
    other = make_case("M-2", cast.other_worker, cast.team, restricted=True)
    CaseReader.create(case=other, person=cast.reviewer2)
    made = [
        submitted(cast, stage=stage, case=case, auditor=auditor)
        for stage in (1, 2, 3)
        for case in (cast.case, other)
        for auditor in (cast.auditor, cast.reviewer2)
    ]
    worker_only = submitted(cast, case=None, supervisor=cast.reviewer3)
    for person in vars(cast).values():
        if not hasattr(person, "email"):
            continue
        me, mine = signed_in(person), waiting(person)
        for audit in [*made, worker_only]:
            assert (audit.id in mine) == audit_facts.may(me, Move.TAKE_UP, audit), (me.name, audit.id)
            if audit.id in waiting(person, mine=False):
                assert audit_facts.may(me, Act.READ, audit), (me.name, audit.id)


def test_the_queue_asks_as_many_queries_of_thirty_audits_as_of_three(cast):
    counted = []
    for number in (3, 27):
        for _ in range(number):
            submitted(cast)
        counted.append(queries(lambda: read_all(cast.reviewer1)))
    assert counted[0] == counted[1]


def read_all(reviewer) -> None:
    for one in review_queue.review_queue(signed_in(reviewer)).rows:
        assert audit_names.reference(one) and one.auditor.name and one.cycle.title


def test_how_many_wait_is_counted_for_me_and_for_anyone(cast):
    submitted(cast)
    submitted(cast, stage=2)
    me = signed_in(cast.reviewer1)
    assert (review_queue.how_many(me), review_queue.how_many(me, mine=False)) == (1, 2)
