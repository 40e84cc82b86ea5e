"""The page on which a cycle is closed: who may, what it asks and refuses, what it lists."""

import datetime

import pytest

from auditor.records.audits import Audit, Concern
from auditor.records.cases import Case, Cycle
from auditor.records.journal import JournalEntry
from auditor.work import clock
from cast import MONDAY, make_audit, make_cycle
from signing import sign


@pytest.fixture
def after(cast):
    return make_cycle("Q1 2027", [[cast.lead]], [cast.other_auditor])


def text(answer) -> str:
    return " ".join(answer.get_data(as_text=True).split())


def seen(lead) -> str:
    page = lead.get("/cycles/1/close").get_data(as_text=True)
    return page.split('name="seen" value="')[1].split('"')[0]


@pytest.mark.parametrize("who", ["auditor", "reviewer3", "supervisor", "administrator"])
def test_only_leads_close_cycles(cast, browse, who):
    browser = browse(getattr(cast, who))
    assert browser.get("/cycles/1/close").status_code == 403
    assert browser.post("/cycles/1/close", {"act": "close"}).status_code == 403
    assert Cycle.get_by_id(1).closed_at is None


def test_a_stranger_signs_in_first(cast, browse):
    assert "/sign-in" in browse().get("/cycles/1/close").location
    assert browse().post("/cycles/1/close", {"act": "close"}).status_code == 401


def test_a_cycle_that_is_not_there_is_not_found(cast, browse):
    assert browse(cast.lead).get("/cycles/99/close").status_code == 404
    assert browse(cast.lead).post("/cycles/99/close").status_code == 404


def test_a_cycle_is_closed_after_everything_was_listed_and_confirmed(cast, browse, after):
    sign(cast)
    running = make_audit(cast, auditor=cast.external)
    unread = make_audit(cast, "unallocated", case=cast.other_case)
    lead = browse(cast.lead)
    until = clock.today() + datetime.timedelta(days=14)
    chosen = {
        "seen": seen(lead), f"audit-{running.id}": str(after.id), f"audit-{unread.id}": "withdraw",
        f"reason-{unread.id}": "Nobody could take it.", "until": until.isoformat(),
    }
    listed = text(lead.post("/cycles/1/close", chosen))
    assert "Nothing has happened yet" in listed
    assert "1 audit is signed off and stays so" in listed
    assert "is carried over to Q1 2027, with External, external, until" in listed
    assert "is withdrawn: Nobody could take it." in listed
    assert Cycle.get_by_id(1).closed_at is None
    assert lead.post("/cycles/1/close", chosen | {"act": "close"}).location == "/cycles/1"
    assert Cycle.get_by_id(1).closed_at is not None
    assert Audit.get_by_id(running.id).cycle_id == after.id
    assert Audit.get_by_id(unread.id).state == "withdrawn"
    page = text(lead.get("/cycles/1"))
    assert "Carried over" in page and "Q1 2027" in page and "Close the cycle" not in page
    assert "Carried over" in text(lead.get(f"/cycles/{after.id}"))
    said = JournalEntry.get(JournalEntry.act == "closed a cycle").detail
    assert said == "Q4 2026: 1 withdrawn, 1 carried over"


def test_pressed_twice_it_is_closed_once(cast, browse):
    lead = browse(cast.lead)
    for _ in range(2):
        answer = lead.post("/cycles/1/close", {"seen": "", "act": "close"})
        assert answer.status_code == 303
    assert JournalEntry.select().where(JournalEntry.act == "closed a cycle").count() == 1
    assert lead.get("/cycles/1/close").status_code == 303


def test_what_is_missing_is_said_beside_what_was_chosen(cast, browse, after):
    first, second = make_audit(cast), make_audit(cast, case=cast.other_case)
    lead = browse(cast.lead)
    answer = lead.post("/cycles/1/close", {
        "seen": seen(lead), f"audit-{first.id}": "withdraw", "act": "close",
    })
    assert answer.status_code == 422
    assert "Say why it is withdrawn" in text(answer)
    assert "Choose what becomes of it" in text(answer)
    assert 'value="withdraw" selected' in text(answer)
    assert {Audit.get_by_id(one.id).state for one in (first, second)} == {"in_progress"}


def test_a_cycle_of_another_form_is_not_offered_refused_and_the_page_says_why(cast, browse):
    fathers = make_cycle("Fathers 2027", [[cast.lead]], [cast.other_auditor], "fathers")
    audit, lead = make_audit(cast), browse(cast.lead)
    page = text(lead.get("/cycles/1/close"))
    assert f'value="{fathers.id}"' not in page
    assert "carried over only to a cycle with the same form" in page
    assert "Not offered: Fathers 2027 (it uses another form, Engagement of fathers)." in page
    for act in ("", "close"):
        answer = lead.post("/cycles/1/close", {
            "seen": seen(lead), f"audit-{audit.id}": str(fathers.id), "act": act,
        })
        assert answer.status_code == 422 and "Fathers 2027 uses another form" in text(answer)
    assert Audit.get_by_id(audit.id).cycle_id == 1


def test_from_the_list_one_goes_back_to_change_something(cast, browse, after):
    audit = make_audit(cast)
    lead = browse(cast.lead)
    chosen = {"seen": seen(lead), f"audit-{audit.id}": str(after.id)}
    back = lead.post("/cycles/1/close", chosen | {"act": "change"})
    assert back.status_code == 200
    assert f'value="{after.id}" selected' in text(back)
    assert Cycle.get_by_id(1).closed_at is None


def test_while_a_concern_is_unanswered_there_is_no_way_to_close(cast, browse):
    audit = make_audit(cast, "withdrawn")
    Concern.create(audit=audit, raised_by=cast.auditor, raised_at=MONDAY, text="Alone.")
    lead = browse(cast.lead)
    page = text(lead.get("/cycles/1"))
    assert "1 concern waits for an answer" in page
    assert f'href="/audits/{audit.id}/concerns"' in page
    assert "/cycles/1/close" not in page
    assert "Not before every concern is answered" in text(lead.get("/cycles/1/close"))
    refused = lead.post("/cycles/1/close", {"seen": "", "act": "close"})
    assert refused.status_code == 422
    assert Cycle.get_by_id(1).closed_at is None


def test_what_happened_meanwhile_sends_back_to_look_again(cast, browse, after):
    audit = make_audit(cast, "allocated")
    lead = browse(cast.lead)
    chosen = {"seen": seen(lead), f"audit-{audit.id}": str(after.id), "act": "close"}
    Audit.update(state="in_progress").where(Audit.id == audit.id).execute()
    refused = lead.post("/cycles/1/close", chosen)
    assert refused.status_code == 422
    assert "changed while your page was open" in text(refused)


def test_the_reference_of_a_case_that_the_lead_may_not_read_is_not_told(cast, browse, after):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    audit = make_audit(cast)
    lead = browse(cast.lead)
    chosen = {"seen": seen(lead), "restricted": str(after.id)}
    for page in (lead.get("/cycles/1/close"), lead.post("/cycles/1/close", chosen)):
        assert "M-10277" not in text(page)
        assert "1 restricted" in text(page) and f"audit-{audit.id}" not in text(page)
    assert 'value="withdraw"' not in text(lead.get("/cycles/1/close"))
    lead.post("/cycles/1/close", chosen | {"act": "close"})
    assert "M-10277" not in text(lead.get("/cycles/1"))
    assert Audit.get_by_id(audit.id).cycle_id == after.id


def test_the_lead_sets_later_until_when_an_external_auditor_sees_it(cast, browse):
    audit = make_audit(cast, auditor=cast.external)
    lead = browse(cast.lead)
    assert f"/audits/{audit.id}/external-until" in text(lead.get(f"/audits/{audit.id}"))
    assert "external-until" not in text(browse(cast.external).get(f"/audits/{audit.id}"))
