"""The pages of a draw: who sees them, what they refuse, drawing, overriding, and the record."""

import re

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import Case, CaseReader, Cycle, CycleAuditor
from auditor.records.draws import Draw, DrawChange
from auditor.records.people import PersonRole
from auditor.work.programme import draws
from cast import MONDAY, make_case, make_cycle, make_person
from counting import queries

DRAW = "/cycles/1/draw"
PAGES = [DRAW, f"{DRAW}/left-out", f"{DRAW}/change", f"{DRAW}/record"]
PLAN = {"workers": "3", "cases_per_worker": "3", "rest": "yes", "family": "yes", "seed": "4711"}
ASKED = "?workers=3&cases_per_worker=3&rest=yes&family=yes&seed=4711"


def text(answer) -> str:
    return re.sub(r"\s+", " ", answer.get_data(as_text=True))


def confirm(lead, **more) -> dict:
    """What the form under a preview sends."""
    html = text(lead.get(DRAW + ASKED + ("&again=1" if "reason" in more else "")))
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    return hidden | PLAN | more


@pytest.fixture
def drawn(cast, browse):
    lead = browse(cast.lead)
    assert lead.post(DRAW, confirm(lead)).status_code == 303
    return lead


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["auditor", "reviewer3", "supervisor", "administrator"])
def test_only_leads_draw(cast, browse, drawn, path, who):
    assert browse(getattr(cast, who)).get(path).status_code == 403
    assert browse(getattr(cast, who)).post(path.removesuffix("/record").removesuffix("/left-out"),
                                           PLAN).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_signs_in_first(cast, browse, path):
    assert "/sign-in" in browse().get(path).location


@pytest.mark.parametrize("path", PAGES)
def test_a_lead_reads_every_page_of_a_draw(drawn, path):
    assert drawn.get(path).status_code == 200


@pytest.mark.parametrize("path", [
    "/cycles/99/draw", "/cycles/99/draw/record", *PAGES[1:], f"{DRAW}/record?number=2",
])
def test_what_is_not_there_is_not_found(cast, browse, path):
    assert browse(cast.lead).get(path).status_code == 404


def test_the_form_begins_with_a_seed_that_can_be_changed(cast, browse):
    page = text(browse(cast.lead).get(DRAW))
    assert re.search(r'name="seed"[^>]*value="\d{6}"', page)
    assert "What it comes to" not in page


def test_looking_beforehand_keeps_nothing_and_is_logged(cast, browse):
    lead = browse(cast.lead)
    page = text(lead.get(DRAW + ASKED))
    assert "2 audits, with seed 4711" in page
    assert "M-10277" in page
    assert "Never audited" in page
    assert not Draw.select().exists()
    assert not Audit.select().exists()
    assert draws.seeds_looked_at(cast.cycle) == ["4711"]


@pytest.mark.parametrize(("field", "typed", "said"), [
    ("workers", "0", "Give a whole number from 1 to 500"),
    ("workers", "many", "Give a whole number from 1 to 500"),
    ("cases_per_worker", "51", "Give a whole number from 1 to 50"),
    ("seed", "", "Give a seed"),
    ("seed", "x" * 41, "A seed has at most 40 characters"),
])
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast, browse, field, typed, said):
    lead = browse(cast.lead)
    for answer in (lead.post(DRAW, PLAN | {field: typed}),
                   lead.get(DRAW, query_string=PLAN | {field: typed})):
        assert answer.status_code == 422
        assert said in text(answer)
        assert f'value="{typed}"' in text(answer)
    assert not Draw.select().exists()


def test_a_plan_that_no_case_fits_says_so(cast, browse):
    lead = browse(cast.lead)
    assert "No case fits this plan" in text(lead.get(DRAW + ASKED + "&plans=care+leaver"))
    assert lead.post(DRAW, PLAN | {"plans": "care leaver"}).status_code == 422


def test_a_draw_is_made_and_shown_with_why(drawn):
    page = text(drawn.get(DRAW))
    assert "Never audited" in page
    assert "1 turn still needed, never sampled" in page
    assert "7 places found no case" in page
    assert {audit.state for audit in Audit.select()} == {"unallocated"}


def test_the_audits_are_allocated_where_that_is_asked(cast, browse):
    lead = browse(cast.lead)
    lead.post(DRAW, confirm(lead, allocate_to="spread"))
    assert {audit.state for audit in Audit.select()} == {"allocated"}


def test_where_nobody_may_have_an_audit_nothing_is_drawn(cast, browse):
    PersonRole.create(person=cast.supervisor, role="auditor")
    CycleAuditor.create(cycle=cast.cycle, person=cast.supervisor)
    lead = browse(cast.lead)
    answer = lead.post(DRAW, confirm(lead, allocate_to=str(cast.supervisor.id)))
    assert answer.status_code == 422
    assert "Supervisor supervises the worker of this case" in text(answer)
    assert not Draw.select().exists()


def test_pressed_twice_it_is_drawn_once(cast, browse):
    lead = browse(cast.lead)
    sent = confirm(lead)
    assert [lead.post(DRAW, sent).status_code for _ in range(2)] == [303, 303]
    assert Draw.select().count() == 1
    assert Audit.select().count() == 2


def test_who_comes_second_is_told_that_a_draw_was_made_meanwhile(cast, browse):
    lead, other = browse(cast.lead), browse(make_person("second_lead", ["lead"]))
    sent = confirm(other)
    lead.post(DRAW, confirm(lead))
    answer = other.post(DRAW, sent | {"reason": "I prefer mine."})
    assert answer.status_code == 422
    assert "A draw has been made meanwhile" in text(answer)
    assert Draw.select().count() == 1


def test_a_draw_of_other_cases_than_were_looked_at_is_shown_anew(cast, browse):
    lead = browse(cast.lead)
    sent = confirm(lead)
    make_case("M-1", cast.worker, cast.team)
    answer = lead.post(DRAW, sent)
    assert answer.status_code == 422
    assert "have changed since you looked" in text(answer)
    assert "3 audits, with seed 4711" in text(answer)


def test_drawing_again_needs_a_reason(drawn):
    first = confirm(drawn, reason="")
    assert drawn.post(DRAW, first | {"seed": "7"}).status_code == 422
    page = text(drawn.get(DRAW + "?again=1"))
    assert "Draw again for Q4 2026" in page
    again = drawn.post(DRAW, first | {"seed": "7", "reason": "A worker has left."})
    assert again.status_code == 303
    assert "Drawn again because: A worker has left." in text(drawn.get(DRAW))
    assert Audit.select().where(Audit.state == "withdrawn").count() == 2


def test_once_an_audit_has_begun_the_draw_stands(drawn):
    sent = confirm(drawn, reason="Another.", seed="7")
    Audit.update(state="in_progress").where(Audit.id == 1).execute()
    assert "The draw stands" in text(drawn.get(DRAW + "?again=1"))
    answer = drawn.post(DRAW, sent)
    assert answer.status_code == 422
    assert "An audit of this cycle has begun" in text(answer)
    assert ">Draw again</a>" not in text(drawn.get(DRAW))


def test_nothing_is_drawn_or_changed_in_a_closed_cycle(drawn):
    Cycle.update(closed_at=MONDAY).execute()
    assert drawn.get(DRAW).status_code == 200
    assert drawn.post(DRAW, PLAN).status_code == 403
    assert drawn.get(f"{DRAW}/change").status_code == 403
    assert drawn.post(f"{DRAW}/change", {"reason": "Late."}).status_code == 403


def test_an_audit_is_swapped_with_a_reason(cast, drawn):
    other = make_case("M-1", cast.worker, cast.team)
    audit = Audit.get(Audit.case == cast.case)
    assert "Swap or drop M-10277" in text(drawn.get(f"{DRAW}/change?audit={audit.id}"))
    sent = {"audit": audit.id, "what": "swap", "subject": "m-1", "reason": "A complaint."}
    assert drawn.post(f"{DRAW}/change", sent).status_code == 303
    page = text(drawn.get(DRAW))
    assert "M-10277 swapped for M-1" in page
    assert "A complaint." in page
    assert Audit.get(Audit.case == other).state == "unallocated"


def test_an_audit_is_dropped_and_one_is_added(cast, drawn):
    audit = Audit.get(Audit.case == cast.case)
    drawn.post(f"{DRAW}/change", {"audit": audit.id, "what": "drop", "reason": "Moved away."})
    assert "M-10277 dropped" in text(drawn.get(DRAW))
    drawn.post(f"{DRAW}/change", {"subject": "M-10277", "reason": "Moved back."})
    assert "M-10277 added" in text(drawn.get(DRAW))
    assert DrawChange.select().count() == 2


@pytest.mark.parametrize(("sent", "said"), [
    ({"subject": "M-1"}, "Say why the draw is changed"),
    ({"subject": "none", "reason": "One."}, "Give the reference of a case that is known here"),
    ({"subject": "M-10277", "reason": "One."}, "This cycle audits it already"),
    ({"audit": "1", "reason": "One."}, "Choose whether another one is audited instead"),
    ({"audit": "1", "what": "drop", "reason": "x" * 2001}, "A reason has at most 2,000"),
])
def test_a_change_that_cannot_be_is_refused_and_kept_on_the_page(drawn, sent, said):
    answer = drawn.post(f"{DRAW}/change", sent)
    assert answer.status_code == 422
    assert said in text(answer)
    assert sent.get("reason", "") in text(answer)
    assert not DrawChange.select().exists()


def test_a_change_pressed_twice_is_made_once(cast, drawn):
    make_case("M-1", cast.worker, cast.team)
    sent = {"subject": "M-1", "reason": "Asked for."}
    assert drawn.post(f"{DRAW}/change", sent).status_code == 303
    assert drawn.post(f"{DRAW}/change", sent).status_code == 422
    assert Audit.select().count() == 3


def test_an_audit_that_has_begun_cannot_be_swapped(drawn):
    Audit.update(state="in_progress").where(Audit.id == 1).execute()
    assert "audit=1" not in text(drawn.get(DRAW))
    answer = drawn.post(f"{DRAW}/change", {"audit": 1, "what": "drop", "reason": "Late."})
    assert answer.status_code == 422
    assert "has begun" in text(answer)


def test_an_audit_of_another_cycle_is_not_of_the_draw(drawn):
    assert drawn.get(f"{DRAW}/change?audit=99").status_code == 404


def test_a_lead_does_not_swap_an_audit_of_their_own(cast, drawn):
    Audit.update(worker=cast.lead).where(Audit.id == 1).execute()
    assert drawn.get(f"{DRAW}/change?audit=1").status_code == 403


def test_those_not_drawn_are_listed_by_reason(cast, drawn):
    for number in range(60):
        make_case(f"N-{number:02}", cast.worker, cast.team)
    page = text(drawn.get(f"{DRAW}/left-out{ASKED}&workers=1"))
    assert page.count("<tr>") == 51
    assert "Others of the same worker came first" in page
    second = text(drawn.get(f"{DRAW}/left-out{ASKED}&from=50"))
    assert 'rel="prev"' in second
    only = text(drawn.get(f"{DRAW}/left-out{ASKED}&why=restricted"))
    assert "None." in only


def test_the_record_says_all_that_is_needed_to_repeat_the_draw(cast, drawn):
    make_case("M-1", cast.worker, cast.team)
    drawn.post(f"{DRAW}/change", {"subject": "M-1", "reason": "Asked for."})
    page = text(drawn.get(f"{DRAW}/record"))
    for said in ("4711", "M-10277", "M-10402", "the same", "Asked for.", "SHA-256",
                 Draw.get().digest, "1 seed beforehand", "OFFICIAL-SENSITIVE"):
        assert said in page, said
    assert "NOT the same" not in page


def test_the_record_of_an_earlier_draw_stays(drawn):
    drawn.post(DRAW, confirm(drawn, reason="Again.", seed="7"))
    assert "number=1" in text(drawn.get(f"{DRAW}/record"))
    assert "4711" in text(drawn.get(f"{DRAW}/record?number=1"))


def test_a_case_restricted_since_is_not_named(cast, drawn):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    for path in (*PAGES, f"{DRAW}/left-out{ASKED}", f"{DRAW}/left-out{ASKED}&why=restricted"):
        assert "M-10277" not in text(drawn.get(path)), path
    CaseReader.create(case=cast.case, person=cast.lead)
    assert "M-10277" in text(drawn.get(DRAW))


def test_supervision_is_drawn_by_worker(cast, browse):
    themed = make_cycle("Supervision", [[cast.reviewer1]], [cast.auditor], "supervision")
    lead, path = browse(cast.lead), f"/cycles/{themed.id}/draw"
    page = text(lead.get(path))
    assert 'name="cases_per_worker"' not in page
    asked = "?workers=2&rest=yes&seed=5"
    seen = re.search(r'name="seen" value="(\w+)"', text(lead.get(path + asked)))[1]
    sent = {"workers": "2", "rest": "yes", "seed": "5", "seen": seen, "number": "0"}
    assert lead.post(path, sent).status_code == 303
    assert "Supervision of" in text(lead.get(path))
    for more in ("/record", "/left-out", "/change"):
        assert lead.get(path + more).status_code == 200
    audit = Audit.select().first()
    left = ({cast.worker.id, cast.other_worker.id, cast.supervisor.id}
            - {one.worker_id for one in Audit.select()}).pop()
    swap = {"audit": audit.id, "what": "swap", "subject": left, "reason": "On leave."}
    assert lead.post(path + "/change", swap).status_code == 303


def test_the_page_of_a_draw_asks_as_much_for_many_cases_as_for_few(cast, drawn):
    few = queries(lambda: drawn.get(DRAW)), queries(lambda: drawn.get(f"{DRAW}/left-out{ASKED}"))
    for number in range(80):
        worker = make_person(f"w{number}", [], team=cast.team) if number < 20 else cast.worker
        make_case(f"N-{number:02}", worker, cast.team)
    drawn.post(DRAW, confirm(drawn, reason="Again.", seed="7"))
    many = queries(lambda: drawn.get(DRAW)), queries(lambda: drawn.get(f"{DRAW}/left-out{ASKED}"))
    assert many[0] <= few[0]
    assert many[1] <= few[1]
