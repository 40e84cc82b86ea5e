"""Who may say who reads a case: nobody whose work is judged, and never so that a concern is hidden."""

import datetime
import html
import re

import pytest

from auditor.records.audits import Concern
from auditor.records.cases import Case, CaseReader
from auditor.records.people import Person, PersonRole, Team
from auditor.rules.rights import restricting as rules
from auditor.work.audits import allocation, concerns
from auditor.work.cases import case_changes, cases
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed
from auditor.work.rights import audit_facts, restricting
from case_forms import change, opened
from cast import make_audit, make_case, make_person
from counting import queries

HELD = "You take part in an audit of this case, so only another lead can change its worker"
WORRY = "He is left alone at night."


def readers_of(case) -> set[int]:
    return {row.person_id for row in CaseReader.select().where(CaseReader.case == case.id)}


def row_of(case) -> Case:
    return Case.get_by_id(case.id)


@pytest.fixture
def judged(cast):
    """A lead who holds a case that is audited, with a concern of its auditor on it."""
    cast.judged = make_person("judged", ["lead"])
    cast.own = make_case("M-30002", cast.judged, cast.team)
    cast.audit = make_audit(cast, case=cast.own, worker=cast.judged, supervisor=None)
    cast.concern = concerns.raise_one(cast.audit, signed_in(cast.auditor), WORRY)
    return cast


def test_whose_work_is_judged_does_not_restrict_the_case_and_is_told_who_can(browse, judged):
    mine = browse(judged.judged)
    page = mine.get(f"/cases/{judged.own.id}/change").text
    assert HELD in page and "Ask Lead." in page
    assert not re.search(r'<input type="checkbox" id="restricted"|<select[^>]* name="worker"', page)
    assert "raised a concern" not in page
    refused = change(mine, judged.own, restricted="yes", stay="nobody", age_band="5 to 9")
    assert refused.status_code == 422 and HELD in refused.text
    assert not row_of(judged.own).restricted and not readers_of(judged.own)
    assert WORRY in browse(judged.lead).get("/").text
    assert browse(judged.auditor).get(f"/audits/{judged.audit.id}/concerns").status_code == 200


def test_they_correct_what_hides_nothing(browse, judged):
    assert change(browse(judged.judged), judged.own, last_seen_on="2026-10-01").status_code == 303
    assert row_of(judged.own).last_seen_on == datetime.date(2026, 10, 1)


def test_they_neither_lift_a_restriction_nor_name_readers(browse, judged):
    assert change(browse(judged.lead), judged.own, restricted="yes", stay="nobody").status_code == 303
    before = readers_of(judged.own)
    assert judged.judged.id in before
    mine = browse(judged.judged)
    page = mine.get(f"/cases/{judged.own.id}/readers").text
    assert HELD in page and 'name="readers"' not in page and "raised a concern" not in page
    refused = mine.post(f"/cases/{judged.own.id}/readers", {"readers": [str(judged.judged.id)]})
    assert refused.status_code == 422 and "Ask Lead." in refused.text
    refused = change(mine, judged.own, restricted="")
    assert refused.status_code == 422 and HELD in refused.text
    assert row_of(judged.own).restricted and readers_of(judged.own) == before


def test_they_do_not_give_the_case_away_so_that_somebody_else_hears_of_the_concern(browse, judged):
    refused = change(browse(judged.judged), judged.own, worker=str(judged.lead.id))
    assert refused.status_code == 422 and HELD in refused.text
    assert row_of(judged.own).worker_id == judged.judged.id
    assert WORRY in browse(judged.lead).get("/").text


@pytest.mark.parametrize("who", ["auditor", "began"])
def test_an_auditor_who_is_a_lead_does_not_either(browse, cast, who):
    PersonRole.create(person=cast.auditor, role="lead")
    audit = make_audit(cast)
    if who == "began":
        allocation.reallocate(audit, cast.other_auditor.id, signed_in(cast.lead), "Ill.", afresh=True)
    assert change(browse(cast.auditor), cast.case, restricted="yes", stay="nobody").status_code == 422
    assert not row_of(cast.case).restricted


def test_it_is_refused_where_it_is_changed_too(judged):
    typed = case_changes.as_typed(row_of(judged.own)) | {"restricted": "yes"}
    values, errors = cases.check(typed, judged.own)
    assert not errors
    with pytest.raises(NotAllowed):
        cases.correct(judged.own, values, signed_in(judged.judged))


@pytest.mark.parametrize(("state", "answered", "held"), [
    ("in_progress", True, True), ("signed_off", False, True), ("withdrawn", False, True),
    ("signed_off", True, False), ("withdrawn", True, False),
])
def test_it_holds_while_an_audit_is_unfinished_or_a_concern_unanswered(browse, judged, state, answered, held):
    if answered:
        concerns.acknowledge(judged.concern, signed_in(judged.lead), "Visited.")
    judged.audit.state = state
    judged.audit.save()
    said = restricting.held_back(row_of(judged.own), signed_in(judged.judged))
    assert bool(said) == held
    assert (judged.own.id in restricting.takes_part_in(signed_in(judged.judged))) == held
    assert judged.own.id not in restricting.takes_part_in(signed_in(judged.lead))


def test_where_no_other_lead_can_the_page_says_who_could(browse, judged):
    PersonRole.delete().where(PersonRole.person == judged.lead.id).execute()
    page = browse(judged.judged).get(f"/cases/{judged.own.id}/change").text
    assert "No other lead can: ask an administrator to make somebody a lead who takes no part in it." in page


def test_who_raised_a_concern_keeps_sight_of_it_until_it_is_answered(browse, judged):
    lead = browse(judged.lead)
    page = lead.get(f"/cases/{judged.own.id}/change").text
    assert "Auditor raised a concern: they cannot be taken off the readers until it is answered." in page
    assert change(lead, judged.own, restricted="yes", stay="nobody").status_code == 303
    assert judged.auditor.id in readers_of(judged.own)
    path = f"/cases/{judged.own.id}/readers"
    assert "Auditor raised a concern" in lead.get(path).text
    assert lead.post(path, {"readers": [str(judged.lead.id)]}).status_code == 303
    assert readers_of(judged.own) == {judged.lead.id, judged.auditor.id}
    assert WORRY in browse(judged.auditor).get(f"/audits/{judged.audit.id}/concerns").text
    concerns.acknowledge(Concern.get(), signed_in(judged.lead), "Visited.")
    lead.post(path, {"readers": [str(judged.lead.id)]})
    assert readers_of(judged.own) == {judged.lead.id}


def test_readers_after_whom_nobody_could_answer_a_concern_are_refused(browse, cast):
    """The lead's own concern: they cannot answer it, and the only one who could would not read it."""
    for table in (Person, Team):
        table.update(supervisor=None).execute()
    audit = make_audit(cast, supervisor=None)
    concerns.raise_one(audit, signed_in(cast.lead), WORRY)
    second, lead = make_person("second_lead", ["lead"]), browse(cast.lead)
    refused = change(lead, cast.case, restricted="yes", stay="nobody")
    assert refused.status_code == 422 and "nobody could lead or answer a concern" in refused.text
    assert "can acknowledge a concern on it" in refused.text and not row_of(cast.case).restricted
    assert change(lead, cast.case, restricted="yes", stay=str(second.id)).status_code == 303
    assert second.id in readers_of(cast.case)
    path = f"/cases/{cast.case.id}/readers"
    assert lead.post(path, {"readers": [str(cast.lead.id)]}).status_code == 422
    assert second.id in readers_of(cast.case)


@pytest.mark.parametrize("gone", [
    {"password": None}, {"access_ends": datetime.date(2020, 1, 1)}, {"email": None},
    {"closed_at": datetime.datetime(2026, 1, 1)},
])
def test_a_lead_who_cannot_sign_in_is_not_enough_among_the_readers(browse, cast, gone):
    other = make_person("gone", ["lead"])
    change(browse(cast.lead), cast.case, restricted="yes")
    Person.update(**gone).where(Person.id == other.id).execute()
    path = f"/cases/{cast.case.id}/readers"
    refused = browse(cast.lead).post(path, {"readers": [str(other.id)]})
    assert refused.status_code == 422 and "Leave among the readers a lead who can sign in" in refused.text
    assert cast.lead.id in readers_of(cast.case)


def test_nor_is_a_lead_who_takes_part_in_its_audit(browse, judged):
    lead = browse(judged.lead)
    change(lead, judged.own, restricted="yes", stay="nobody")
    refused = lead.post(f"/cases/{judged.own.id}/readers", {"readers": [str(judged.judged.id)]})
    assert refused.status_code == 422
    assert judged.lead.id in readers_of(judged.own)


def test_restricting_again_names_none_of_the_readers_of_before(browse, cast):
    make_audit(cast)
    lead = browse(cast.lead)
    change(lead, cast.case, restricted="yes", stay=str(cast.auditor.id))
    lead.post(f"/cases/{cast.case.id}/readers", {"readers": [str(cast.lead.id), str(cast.stranger.id)]})
    change(lead, cast.case, restricted="")
    assert not readers_of(cast.case)
    CaseReader.create(case=cast.case, person=cast.stranger)  # as earlier versions left them
    change(lead, cast.case, restricted="yes", stay="nobody")
    assert readers_of(cast.case) == {cast.lead.id, cast.worker.id, cast.supervisor.id}


def test_a_case_open_to_everybody_is_given_no_readers(cast):
    assert cases.set_readers(cast.case, {cast.lead.id}, signed_in(cast.lead))
    assert not readers_of(cast.case)


def test_the_only_lead_who_reads_a_restricted_case_stays_a_lead(browse, judged):
    change(browse(judged.lead), judged.own, restricted="yes", stay="nobody")
    administrator = browse(judged.administrator)
    typed = {"name": "Lead", "email": "lead@example.org", "roles": ["reviewer"]}
    refused = administrator.post(f"/people/{judged.lead.id}/edit", typed)
    assert refused.status_code == 422
    assert "Lead is the only lead who can act on 1 restricted case with unfinished work." in refused.text
    assert "M-30002" not in refused.text
    assert "Lead is the only lead" in administrator.get(f"/people/{judged.lead.id}/close").text
    second = make_person("second_lead", ["lead"])
    cases.set_readers(row_of(judged.own), {judged.lead.id, second.id}, signed_in(judged.lead))
    assert administrator.post(f"/people/{judged.lead.id}/edit", typed).status_code == 303


def test_what_the_form_of_a_case_asks_is_the_same_for_one_audit_as_for_three(browse, cast):
    make_audit(cast)
    lead = browse(cast.lead)
    few = queries(lambda: lead.get(f"/cases/{cast.case.id}/change"))
    for state in ("allocated", "submitted"):
        make_audit(cast, state)
    assert queries(lambda: lead.get(f"/cases/{cast.case.id}/change")) == few


def test_two_tabs_lose_neither_the_restriction_nor_the_age(browse, cast):
    lead, second_tab = browse(cast.lead), opened(cast.case)
    assert change(lead, cast.case, restricted="yes").status_code == 303
    assert change(lead, cast.case, second_tab, age_band="5 to 9").status_code == 303
    now = row_of(cast.case)
    assert now.restricted and now.age_band == "5 to 9"


def test_the_page_carries_what_it_showed(browse, cast):
    page = browse(cast.lead).get(f"/cases/{cast.case.id}/change").text
    shown = dict(re.findall(r'name="seen-(\w+)" value="([^"]*)"', html.unescape(page)))
    assert shown == case_changes.as_typed(row_of(cast.case))


def test_a_field_changed_in_both_tabs_comes_back_with_both_and_is_saved_on_purpose(browse, cast):
    lead, second_tab = browse(cast.lead), opened(cast.case)
    change(lead, cast.case, family="F 1", last_seen_on="2026-10-01", age_band="5 to 9")
    again = change(lead, cast.case, second_tab, family="F 2", worker=str(cast.other_worker.id))
    assert again.status_code == 409
    row = re.search(r'<tr><th scope="row">Family reference.*?</tr>', again.text)[0]
    assert "F 1" in row and "F 2" in row
    assert re.search(r'<input [^>]*name="family"[^>]* value="F 2"', again.text)
    assert 'value="2026-10-01"' in again.text
    assert row_of(cast.case).family == "F 1" and row_of(cast.case).worker_id == cast.worker.id
    shown = dict(re.findall(r'name="(seen-\w+)" value="([^"]*)"', again.text))
    sent = second_tab | shown | {"family": "F 2", "last_seen_on": "2026-10-01", "age_band": "5 to 9"}
    assert change(lead, cast.case, sent).status_code == 303
    assert (row_of(cast.case).family, row_of(cast.case).age_band) == ("F 2", "5 to 9")


def test_a_form_that_does_not_say_what_it_showed_lifts_no_restriction(browse, cast):
    change(browse(cast.lead), cast.case, restricted="yes")
    bare = {name: value for name, value in opened(cast.case).items() if not name.startswith("seen-")}
    answer = change(browse(cast.lead), cast.case, bare, restricted="")
    assert answer.status_code == 409 and row_of(cast.case).restricted


def test_a_worker_whose_account_was_closed_is_kept_by_the_form(browse, cast):
    Person.update(closed_at=datetime.datetime(2026, 1, 1)).where(Person.id == cast.worker.id).execute()
    page = browse(cast.lead).get(f"/cases/{cast.case.id}/change").text
    assert f'<option value="{cast.worker.id}" selected>' in page


def test_the_rules_say_of_a_small_world_what_the_team_says(judged):
    (known,) = restricting.running(row_of(judged.own))
    leads = frozenset({judged.lead.id, judged.judged.id})
    assert rules.may_say(leads, [known], None) == {judged.lead.id}
    assert rules.may_say(leads, [known], frozenset({judged.judged.id})) == frozenset()
    assert rules.staying([known]) == {judged.auditor.id}
    assert rules.leave_nobody(frozenset({judged.judged.id, judged.auditor.id}), [known])
    assert not rules.leave_nobody(frozenset({judged.lead.id}), [known])
    assert judged.lead.id in rules.can_answer([known])
    assert known == audit_facts.of(judged.audit)
