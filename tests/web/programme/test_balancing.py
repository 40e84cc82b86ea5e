"""The page on which audits are spread over the auditors, and the choices on the board."""

import re

import pytest

from auditor.records.audits import Audit, Event
from auditor.records.cases import Cycle, CycleAuditor
from auditor.records.people import PersonRole
from cast import MONDAY, make_audit, make_case

POSTS = ["/cycles/1/allocate", "/cycles/1/auditors"]


@pytest.fixture
def six(cast):
    """Six audits of cases that wait for an auditor."""
    cases = [make_case(f"A-{number}", cast.worker, cast.team) for number in range(6)]
    return [make_audit(cast, "unallocated", case=case) for case in cases]


def text(answer) -> str:
    return answer.get_data(as_text=True)


def proposed(page: str) -> dict[str, str]:
    """What the page would send: who is chosen for which audit."""
    found = {}
    for name, options in re.findall(r'<select[^>]* name="(audit-\d+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="(\d*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("who", ["auditor", "reviewer3", "supervisor", "administrator"])
def test_only_leads_give_audits_to_auditors(cast, browse, six, path, who):
    answer = browse(getattr(cast, who)).post(path, {f"audit-{six[0].id}": cast.auditor.id})
    assert answer.status_code == 403
    assert Audit.get_by_id(six[0].id).auditor_id is None


@pytest.mark.parametrize("path", POSTS)
def test_a_stranger_signs_in_first(cast, browse, path):
    assert browse().post(path, {"audit-1": "3"}).status_code == 401
    assert not Event.select().exists()


@pytest.mark.parametrize("path", ["/cycles/99/allocate", "/cycles/99/auditors"])
def test_a_cycle_that_is_not_there_is_not_found(cast, browse, path):
    assert browse(cast.lead).post(path).status_code == 404


@pytest.mark.parametrize("path", POSTS)
def test_in_a_closed_cycle_nothing_is_given(cast, browse, six, path):
    Cycle.update(closed_at=MONDAY).where(Cycle.id == cast.cycle.id).execute()
    answer = browse(cast.lead).post(path, {f"audit-{six[0].id}": cast.auditor.id})
    assert answer.status_code == 403


def test_what_is_proposed_is_allocated_when_it_is_confirmed(cast, browse, six):
    lead = browse(cast.lead)
    page = text(lead.get("/cycles/1/allocate"))
    assert sorted(proposed(page).values()) == sorted(
        str(one.id) for one in (cast.auditor, cast.other_auditor, cast.external) for _ in range(2)
    )
    assert {one.state for one in Audit.select()} == {"unallocated"}
    assert lead.post("/cycles/1/allocate", proposed(page)).status_code == 303
    assert {one.state for one in Audit.select()} == {"allocated"}


def test_limits_are_kept_and_what_nobody_can_have_says_why(cast, browse, six):
    limits = f"limit-{cast.auditor.id}=1&limit-{cast.other_auditor.id}=0&limit-{cast.external.id}=3"
    page = text(browse(cast.lead).get(f"/cycles/1/allocate?{limits}"))
    assert sorted(proposed(page).values()) == ["", ""] + sorted(
        [str(cast.auditor.id)] + [str(cast.external.id)] * 3
    )
    assert "Nobody can have 2 of these audits" in page
    assert "Other auditor has 0 and may have 0" in page
    assert f'name="limit-{cast.external.id}" value="3"' in page


@pytest.mark.parametrize("typed", ["many", "-1", "1000", "²"])
def test_a_limit_that_is_none_is_refused_and_stays(cast, browse, six, typed):
    answer = browse(cast.lead).get("/cycles/1/allocate", query_string={f"limit-{cast.auditor.id}": typed})
    assert answer.status_code == 422
    assert "Auditor: Give a whole number from 0 to 999" in text(answer)
    assert f'value="{typed}"' in text(answer)


def test_a_choice_by_hand_goes_before_the_proposal_and_stays_beside_an_error(cast, browse, six):
    PersonRole.create(person=cast.supervisor, role="auditor")
    CycleAuditor.create(cycle=cast.cycle, person=cast.supervisor)
    lead = browse(cast.lead)
    wanted = {f"audit-{one.id}": str(cast.external.id) for one in six}
    refused = lead.post("/cycles/1/allocate", wanted | {f"audit-{six[2].id}": cast.supervisor.id})
    assert refused.status_code == 422
    assert "Supervisor supervises the worker of this case" in text(refused)
    assert proposed(text(refused))[f"audit-{six[0].id}"] == str(cast.external.id)
    assert {one.state for one in Audit.select()} == {"unallocated"}
    assert lead.post("/cycles/1/allocate", wanted).status_code == 303
    assert {one.auditor_id for one in Audit.select()} == {cast.external.id}


def test_nothing_chosen_is_said(cast, browse, six):
    answer = browse(cast.lead).post("/cycles/1/allocate", {f"audit-{six[0].id}": ""})
    assert answer.status_code == 422
    assert "Choose an auditor for at least one audit" in text(answer)


def test_a_lead_who_is_party_to_an_audit_leaves_it_to_another(cast, browse):
    audit = make_audit(cast, "unallocated", worker=cast.lead)
    lead = browse(cast.lead)
    page = text(lead.get("/cycles/1/allocate"))
    assert "Another lead allocates it" in page
    assert proposed(page) == proposed(text(lead.get("/cycles/1"))) == {}
    lead.post("/cycles/1/allocate", {f"audit-{audit.id}": cast.auditor.id})
    lead.post("/cycles/1/auditors", {f"audit-{audit.id}": cast.auditor.id})
    assert Audit.get_by_id(audit.id).state == "unallocated"


def test_what_is_not_begun_changes_hands_on_the_board(cast, browse, six):
    given = make_audit(cast, "allocated")
    begun = make_audit(cast, "in_progress", case=cast.other_case)
    lead = browse(cast.lead)
    chosen = proposed(text(lead.get("/cycles/1")))
    assert chosen[f"audit-{given.id}"] == str(cast.auditor.id)
    assert f"audit-{begun.id}" not in chosen
    chosen |= {f"audit-{six[0].id}": cast.external.id, f"audit-{given.id}": cast.external.id}
    answer = lead.post("/cycles/1/auditors", chosen | {"reason": "On leave.", "group": "late"})
    assert answer.location == "/cycles/1?group=late"
    assert [Audit.get_by_id(one.id).auditor_id for one in (six[0], six[1], given)] == [
        cast.external.id, None, cast.external.id,
    ]
    assert lead.post("/cycles/1/auditors", chosen).status_code == 303
    assert Event.select().where(Event.move.in_(("allocate", "reallocate"))).count() == 2


def test_taking_an_audit_from_somebody_needs_a_reason_and_the_choice_stays(cast, browse):
    given = make_audit(cast, "allocated")
    lead = browse(cast.lead)
    answer = lead.post("/cycles/1/auditors", {f"audit-{given.id}": cast.external.id})
    assert answer.status_code == 422
    assert "<title>Error: Q4 2026" in text(answer)
    assert "Say why an audit goes to somebody else" in text(answer)
    assert proposed(text(answer)) == {f"audit-{given.id}": str(cast.external.id)}
    assert Audit.get_by_id(given.id).auditor_id == cast.auditor.id


def test_what_was_begun_meanwhile_is_not_taken_on_the_board(cast, browse):
    begun = make_audit(cast, "in_progress")
    answer = browse(cast.lead).post(
        "/cycles/1/auditors", {f"audit-{begun.id}": cast.external.id, "reason": "On leave."}
    )
    assert answer.status_code == 422
    assert "It was begun meanwhile" in text(answer)


def test_a_declared_conflict_stands_on_the_board_and_on_the_first_page_as_to_reallocate(cast, browse):
    audit = make_audit(cast, "allocated")
    browse(cast.auditor).post(f"/audits/{audit.id}/decline", {"reason": "I know this family."})
    lead = browse(cast.lead)
    board = text(lead.get("/cycles/1"))
    assert "1 to allocate" in board
    assert "Conflict of interest declared" in board
    assert "Reallocate: conflict of interest declared" in text(lead.get("/"))
    chosen = re.search(rf'name="audit-{audit.id}".*?</select>', board, re.S)[0]
    assert f'value="{cast.auditor.id}"' not in chosen
    assert f'value="{cast.external.id}"' in chosen
