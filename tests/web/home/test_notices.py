"""Whoever an act of somebody else concerns is told of it, until they have seen it."""

import pytest

from auditor.records.audits import Audit, Notice
from auditor.records.cases import Case, CaseReader, Cycle
from auditor.work import clock
from auditor.work.audits import allocation, concerns
from auditor.work.follow_up import withdrawal
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_closing
from auditor.work.reviews import reviews
from auditor.work.rights import case_work
from case_forms import change
from cast import make_audit, make_cycle

REASON = "A reason that is the lead's own."


@pytest.fixture
def audit(cast):
    return make_audit(cast)


def today(browse, person) -> str:
    return browse(person).get("/").get_data(as_text=True)


def test_who_had_the_audit_is_told_that_another_has_it(browse, cast, audit):
    allocation.reallocate(audit, cast.other_auditor.id, signed_in(cast.lead), REASON)
    html = today(browse, cast.auditor)
    assert "M-10277 was given to another auditor." in html
    assert REASON not in html and f'href="/audits/{audit.id}"' not in html
    assert "was given to another auditor" not in today(browse, cast.other_auditor)


def test_the_auditor_and_who_reviews_are_told_that_it_was_withdrawn(browse, cast):
    audit = make_audit(cast, "under_review", taken_up_by=cast.reviewer1)
    withdrawal.withdraw(audit, signed_in(cast.lead), REASON)
    assert "M-10277 was withdrawn." in today(browse, cast.auditor)
    assert "M-10277 was withdrawn." in today(browse, cast.reviewer1)
    assert "was withdrawn" not in today(browse, cast.reviewer1b)


def test_an_absent_reviewer_is_told_that_their_audit_was_put_back(browse, cast):
    audit = make_audit(cast, "under_review", taken_up_by=cast.reviewer1)
    reviews.put_back(audit, signed_in(cast.lead))
    assert "M-10277 was put back in the queue" in today(browse, cast.reviewer1)


def test_who_puts_back_their_own_is_told_nothing(browse, cast):
    reviews.put_back(make_audit(cast, "under_review", taken_up_by=cast.reviewer1), signed_in(cast.reviewer1))
    assert Notice.select().count() == 0


def test_who_raised_a_concern_is_told_that_it_was_answered(browse, cast, audit):
    concern = concerns.raise_one(audit, signed_in(cast.auditor), "Alone at night.")
    concerns.acknowledge(concern, signed_in(cast.supervisor), "Visited today.")
    html = today(browse, cast.auditor)
    assert "Your concern on M-10277 was answered." in html
    assert "Visited today." not in html and f'href="/audits/{audit.id}"' in html


def test_what_was_seen_is_gone_and_stays_known(browse, cast, audit):
    withdrawal.withdraw(audit, signed_in(cast.lead), REASON)
    notice, me = Notice.get(), browse(cast.auditor)
    assert me.post(f"/notices/{notice.id}/seen").status_code == 303
    assert me.post(f"/notices/{notice.id}/seen").status_code == 303  # pressed twice
    assert "was withdrawn" not in today(browse, cast.auditor)
    assert Notice.get_by_id(notice.id).seen_at


def test_nobody_sees_the_notice_of_another(browse, cast, audit):
    withdrawal.withdraw(audit, signed_in(cast.lead), REASON)
    assert browse(cast.other_auditor).post(f"/notices/{Notice.get().id}/seen").status_code == 404
    assert Notice.get().seen_at is None


@pytest.mark.parametrize("ended", ["reallocated", "closed", "withdrawn"])
def test_an_external_auditor_is_told_without_reference_or_name_once_it_is_not_theirs(
    browse, cast, ended
):
    audit = make_audit(cast, auditor=cast.external)
    if ended == "reallocated":
        allocation.reallocate(audit, cast.auditor.id, signed_in(cast.lead), REASON)
    else:
        withdrawal.withdraw(audit, signed_in(cast.lead), REASON)
    if ended == "closed":
        Cycle.update(closed_at=clock.now()).execute()
    knows = browse(cast.external).get(f"/audits/{audit.id}").status_code == 200
    notices = today(browse, cast.external).split("For you to know")[1]
    assert ("M-10277" in notices) == ("Lead, " in notices) == knows == (ended == "withdrawn")


def test_a_concern_answered_is_told_to_an_external_auditor_without_the_reference(browse, cast):
    audit = make_audit(cast, auditor=cast.external)
    concern = concerns.raise_one(audit, signed_in(cast.external), "Alone at night.")
    Cycle.update(closed_at=clock.now()).execute()
    concerns.acknowledge(concern, signed_in(cast.lead), "Visited today.")
    assert "Your concern on an audit of yours was answered." in today(browse, cast.external)


def test_a_colleague_is_told_which_audit_was_given_to_another_and_by_whom(browse, cast, audit):
    allocation.reallocate(audit, cast.other_auditor.id, signed_in(cast.lead), REASON)
    notices = today(browse, cast.auditor).split("For you to know")[1]
    assert "M-10277 was given" in notices and "Lead, " in notices


def restrict(browse, cast, **more):
    return change(browse(cast.lead), cast.case, restricted="yes", **more)


def test_restricting_a_case_asks_about_those_who_are_at_work_on_it(browse, cast, audit):
    asked = restrict(browse, cast)
    html = asked.get_data(as_text=True)
    assert asked.status_code == 422
    for person in (cast.auditor, cast.reviewer1, cast.reviewer1b, cast.reviewer2, cast.reviewer3):
        assert person.name in html.split("Who of those at work")[1]
    assert "audits it, Q4 2026" in html and "reviews Stage 1, Q4 2026" in html
    assert not Case.get_by_id(cast.case.id).restricted


def test_who_stays_goes_on_and_the_others_are_told(browse, cast, audit):
    stay = [str(one.id) for one in (cast.auditor, cast.reviewer1, cast.reviewer2, cast.reviewer3)]
    assert restrict(browse, cast, stay=stay).status_code == 303
    assert browse(cast.auditor).get(f"/audits/{audit.id}/voice").status_code == 200
    assert browse(cast.reviewer1b).get(f"/audits/{audit.id}").status_code == 404
    html = today(browse, cast.reviewer1b)
    assert "An audit of yours is now restricted, and you may no longer open it." in html
    assert "M-10277" not in html and cast.lead.name not in html.split("notices-title")[1]
    assert [one.person_id for one in Notice.select()] == [cast.reviewer1b.id]


def test_nobody_of_these_is_an_answer_too(browse, cast, audit):
    assert restrict(browse, cast, stay="nobody").status_code == 303
    assert browse(cast.auditor).get(f"/audits/{audit.id}").status_code == 404
    assert {one.person_id for one in Notice.select()} == set(case_work.at_work(cast.case))


def test_nobody_becomes_a_reader_who_is_not_at_work_on_it(browse, cast, audit):
    restrict(browse, cast, stay=str(cast.stranger.id))
    named = {one.person_id for one in CaseReader.select()}
    assert named == {cast.lead.id, cast.worker.id, cast.supervisor.id}


@pytest.mark.parametrize("state", ["signed_off", "withdrawn"])
def test_a_case_without_a_running_audit_is_restricted_at_once(browse, cast, state):
    make_audit(cast, state)
    assert restrict(browse, cast).status_code == 303


def test_a_reader_taken_away_while_at_work_is_told_once(browse, cast, audit):
    restrict(browse, cast, stay=str(cast.auditor.id))
    Notice.delete().execute()
    for _ in range(2):
        readers = [str(one.id) for one in (cast.lead, cast.worker, cast.supervisor)]
        browse(cast.lead).post(f"/cases/{cast.case.id}/readers", {"readers": readers})
    assert [one.person_id for one in Notice.select()] == [cast.auditor.id]


def test_who_is_carried_over_is_told(browse, cast, audit):
    next_cycle = make_cycle("Q1 2027", [[cast.reviewer1], [cast.reviewer2], [cast.reviewer3]], [])
    sent = {f"audit-{audit.id}": str(next_cycle.id), "seen": cycle_closing.seen([audit]),
            "act": "close"}
    browse(cast.lead).post(f"/cycles/{cast.cycle.id}/close", sent)
    assert Audit.get_by_id(audit.id).cycle_id == next_cycle.id
    assert "M-10277 was carried over to another cycle." in today(browse, cast.auditor)
