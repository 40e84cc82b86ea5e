"""The acts of a lead on an audit, over HTTP: the ladder for each of them."""

import datetime

import pytest

from auditor.records.audits import Answer, Audit, Event, Holding
from auditor.records.cases import Cycle, CycleAuditor
from auditor.records.people import PersonRole
from auditor.records.reviews import StandIn
from auditor.work import clock
from cast import MONDAY, make_audit

WHY = {"reason": "Long-term sickness."}

# act: (a state it is done in, one it is not, what is sent, what shows that it was done)
ACTS = {
    "allocate": ("unallocated", "in_progress", {"auditor": "other_auditor"}, "allocated"),
    "reallocate": ("in_progress", "submitted", {"auditor": "other_auditor"} | WHY, "allocated"),
    "withdraw": ("submitted", "signed_off", WHY, "withdrawn"),
    "reopen": ("signed_off", "in_progress", {"auditor": "auditor", "stage": "3"} | WHY, "returned"),
    "skip-stage": ("submitted", "in_progress", WHY, "submitted"),
    "stand-in": ("submitted", "signed_off", {"person": "reviewer3", "stage": "1"} | WHY, None),
    "two-stages": ("submitted", "signed_off", WHY, None),
    "external-until": ("returned", "signed_off", {"until": "2027-01-08"}, None),
}
LEADS_ACTS = sorted(ACTS)


def sent(one, act) -> dict:
    """What is sent, with people's keys as their ids."""
    return {
        field: getattr(one, value).id if field in ("auditor", "person") else value
        for field, value in ACTS[act][2].items()
    }


def state_of(audit) -> str:
    return Audit.get_by_id(audit.id).state


def events(audit) -> int:
    return Event.select().where(Event.audit == audit.id).count()


@pytest.mark.parametrize("act", LEADS_ACTS)
def test_the_lead_does_it(cast, browse, act):
    audit, lead = make_audit(cast, ACTS[act][0]), browse(cast.lead)
    path = f"/audits/{audit.id}/{act}"
    assert lead.get(path).status_code == 200
    answer = lead.post(path, sent(cast, act))
    assert (answer.status_code, answer.location) == (303, f"/audits/{audit.id}")
    assert ACTS[act][3] in (None, state_of(audit))
    assert events(audit) == 1


@pytest.mark.parametrize("act", LEADS_ACTS)
def test_a_stranger_does_not_find_it(cast, browse, act):
    audit = make_audit(cast, ACTS[act][0])
    stranger = browse(cast.stranger)
    assert stranger.get(f"/audits/{audit.id}/{act}").status_code == 404
    assert stranger.post(f"/audits/{audit.id}/{act}", sent(cast, act)).status_code == 404
    assert browse(cast.lead).get(f"/audits/999/{act}").status_code == 404


@pytest.mark.parametrize("act", [act for act in LEADS_ACTS if act != "allocate"])
def test_its_auditor_may_not_do_it(cast, browse, act):
    audit = make_audit(cast, ACTS[act][0])
    answer = browse(cast.auditor).post(f"/audits/{audit.id}/{act}", sent(cast, act))
    assert answer.status_code == 403
    assert state_of(audit) == ACTS[act][0]


@pytest.mark.parametrize("act", LEADS_ACTS)
def test_not_in_another_state(cast, browse, act):
    audit = make_audit(cast, ACTS[act][1])
    answer = browse(cast.lead).post(f"/audits/{audit.id}/{act}", sent(cast, act))
    assert answer.status_code == 403
    assert state_of(audit) == ACTS[act][1]


@pytest.mark.parametrize(("act", "field"), [
    (act, field) for act in LEADS_ACTS for field in ACTS[act][2]
])
def test_what_is_missing_is_said_beside_the_field_and_the_rest_is_kept(cast, browse, act, field):
    audit = make_audit(cast, ACTS[act][0])
    answer = browse(cast.lead).post(
        f"/audits/{audit.id}/{act}", sent(cast, act) | {field: "  "}
    )
    html = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'href="#{field}"' in html
    assert "<title>Error:" in html
    if field != "reason" and "reason" in ACTS[act][2]:
        assert WHY["reason"] in html
    assert not events(audit)


@pytest.mark.parametrize("act", ["allocate", "reallocate", "withdraw", "reopen"])
def test_pressed_twice_it_is_done_once(cast, browse, act):
    audit, lead = make_audit(cast, ACTS[act][0]), browse(cast.lead)
    path = f"/audits/{audit.id}/{act}"
    lead.post(path, sent(cast, act))
    again = lead.post(path, sent(cast, act))
    assert again.status_code in (303, 422)
    assert events(audit) == 1


@pytest.mark.parametrize("value", ["0", "999", "x", "-1", "9" * 30, "\x00"])
@pytest.mark.parametrize(("act", "field"), [
    ("allocate", "auditor"), ("reopen", "stage"), ("stand-in", "person"), ("stand-in", "stage"),
])
def test_an_odd_choice_is_refused_with_a_reason(cast, browse, act, field, value):
    audit = make_audit(cast, ACTS[act][0])
    if (act, field, value) == ("reopen", "stage", "0"):
        value = "7"
    answer = browse(cast.lead).post(
        f"/audits/{audit.id}/{act}", sent(cast, act) | {field: value}
    )
    assert answer.status_code == 422
    assert not events(audit)


def test_who_may_not_have_it_is_listed_with_the_reason(cast, browse):
    PersonRole.create(person=cast.supervisor, role="auditor")
    CycleAuditor.create(cycle=cast.cycle, person=cast.supervisor)
    audit = make_audit(cast, "unallocated")
    lead = browse(cast.lead)
    html = lead.get(f"/audits/{audit.id}/allocate").get_data(as_text=True)
    assert "Supervisor supervises the worker of this case" in html
    assert f'<option value="{cast.supervisor.id}"' not in html
    answer = lead.post(f"/audits/{audit.id}/allocate", {"auditor": cast.supervisor.id})
    assert answer.status_code == 422


def test_an_auditor_gives_an_audit_back_with_a_sentence(cast, browse):
    audit, auditor = make_audit(cast, "allocated"), browse(cast.auditor)
    path = f"/audits/{audit.id}/decline"
    assert auditor.get(path).status_code == 200
    assert auditor.post(path, {"reason": ""}).status_code == 422
    answer = auditor.post(path, {"reason": "I know this family."})
    assert (answer.status_code, answer.location) == (303, "/")
    assert state_of(audit) == "unallocated"
    assert auditor.get(f"/audits/{audit.id}").status_code == 404
    assert browse(cast.lead).get(f"/audits/{audit.id}").status_code == 200


@pytest.mark.parametrize("who", ["lead", "other_auditor"])
def test_only_its_auditor_declines(cast, browse, who):
    audit = make_audit(cast, "allocated")
    answer = browse(getattr(cast, who)).post(f"/audits/{audit.id}/decline", WHY)
    assert answer.status_code in (403, 404)
    assert state_of(audit) == "allocated"


def test_where_something_is_answered_the_lead_says_how_it_goes_on(cast, browse):
    audit = make_audit(cast)
    Answer.create(audit=audit, question="record_details", value="no", by=cast.auditor,
                  at=clock.now())
    lead, path = browse(cast.lead), f"/audits/{audit.id}/reallocate"
    page = lead.get(path).get_data(as_text=True)
    assert "Start afresh" in page
    assert 'checked' not in page
    assert lead.post(path, sent(cast, "reallocate")).status_code == 422
    lead.post(path, sent(cast, "reallocate") | {"how": "carry_on"})
    assert Answer.get().value == "no"
    assert not Holding.select().order_by(Holding.id.desc()).first().afresh


def test_a_lead_who_is_party_does_no_leads_act(cast, browse):
    audit = make_audit(cast, auditor=cast.lead)
    lead = browse(cast.lead)
    assert lead.post(f"/audits/{audit.id}/withdraw", WHY).status_code == 403


def test_where_the_only_lead_is_party_the_last_stage_acts(cast, browse):
    audit = make_audit(cast, auditor=cast.lead)
    third = browse(cast.reviewer3)
    path = f"/audits/{audit.id}/reallocate"
    assert third.post(path, sent(cast, "reallocate")).status_code == 303
    assert Audit.get_by_id(audit.id).auditor_id == cast.other_auditor.id


def test_the_last_stage_is_not_offered_to_be_skipped(cast, browse):
    audit = make_audit(cast, "submitted", stage=3)
    lead, path = browse(cast.lead), f"/audits/{audit.id}/skip-stage"
    assert "This is the last stage" in lead.get(path).get_data(as_text=True)
    assert lead.post(path, WHY).status_code == 422


def test_a_stand_in_added_twice_stands_in_once(cast, browse):
    audit, lead = make_audit(cast, "submitted"), browse(cast.lead)
    lead.post(f"/audits/{audit.id}/stand-in", sent(cast, "stand-in"))
    again = lead.post(f"/audits/{audit.id}/stand-in", sent(cast, "stand-in"))
    assert again.status_code == 422
    assert StandIn.select().count() == 1


def test_reopening_in_a_closed_cycle_asks_until_when_an_external_auditor_sees_it(cast, browse):
    Cycle.update(closed_at=MONDAY).where(Cycle.id == cast.cycle.id).execute()
    audit = make_audit(cast, "signed_off", auditor=cast.external)
    lead, path = browse(cast.lead), f"/audits/{audit.id}/reopen"
    until = (clock.today() + datetime.timedelta(days=30)).isoformat()
    assert 'name="until"' in lead.get(path).get_data(as_text=True)
    again = sent(cast, "reopen") | {"auditor": cast.external.id, "until": until}
    assert lead.post(path, again | {"until": "soon"}).status_code == 422
    assert lead.post(path, again).status_code == 303
    assert browse(cast.external).get(f"/audits/{audit.id}").status_code == 200


def test_a_reason_of_ten_thousand_characters_is_refused_and_kept(cast, browse):
    audit = make_audit(cast, "submitted")
    answer = browse(cast.lead).post(f"/audits/{audit.id}/withdraw", {"reason": "x" * 10_000})
    assert answer.status_code == 422
    assert "x" * 10_000 in answer.get_data(as_text=True)
