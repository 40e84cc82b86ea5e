"""A restricted case leaves no trace for a lead whom it does not name: in no list, log, search or file."""

import datetime
import re

import pytest

from all_pages import said, walk
from auditor.records.actions import Action
from auditor.records.audits import Audit, Concern, Event
from auditor.records.cases import Case, CaseReader
from auditor.records.reviews import StandIn
from auditor.records.supervision import Discussion, Reflection
from auditor.work import clock, journal
from auditor.work.cases import case_import, example_workbook
from auditor.work.people.people import signed_in
from cast import make_audit, make_case, make_cycle, make_person
from everyone import Everyone
from signing import act, sign

REFERENCE, ALIKE = "M-20001", "M-20002"
SECRETS = re.compile(rf"{REFERENCE}|Only-hidden\w*-says-this|Hushed|Whispered|Unspoken")
STATES = (
    "unallocated", "allocated", "in_progress", "submitted", "under_review", "returned", "withdrawn",
)


@pytest.fixture
def hidden(cast):
    """A restricted case of a worker with no other, in every state and with everything that is kept."""
    now = clock.now()
    for name, roles in (("second_lead", ["lead"]), ("hushed_worker", []), ("hushed_auditor", ["auditor"]),
                        ("hushed_reviewer", ["reviewer"])):
        setattr(cast, name, make_person(name, roles))
    case = make_case(REFERENCE, cast.hushed_worker, cast.team, restricted=True)
    for person in (cast.lead, cast.hushed_auditor, cast.hushed_reviewer):
        CaseReader.create(case=case, person=person)
    world = Everyone(cast)
    mine = {"case": case, "auditor": cast.hushed_auditor, "worker": cast.hushed_worker,
            "due_on": clock.today() - datetime.timedelta(days=30)}
    for state in STATES:
        taken = {"taken_up_by": cast.hushed_reviewer} if state == "under_review" else {}
        held = mine if state != "unallocated" else mine | {"auditor": None}
        world.add(f"hidden_{state}", make_audit(cast, state, **held | taken), set())
    signed = sign(cast, moment=now, **mine)
    world.add("hidden_signed", signed, set())
    late = {"owner": cast.hushed_worker, "due_on": clock.today() - datetime.timedelta(days=60)}
    act(cast, signed, "Unspoken thing to do", **late)
    Action.update(owner=cast.hushed_worker).where(Action.audit == signed.id).execute()
    for name in ("hidden_signed", "hidden_in_progress", "hidden_submitted"):
        Concern.create(audit=world.audits[name], raised_by=cast.hushed_auditor, raised_at=now,
                       text="Whispered worry.")
    Discussion.create(audit=signed, held_on=clock.today(), who="Hushed two", by=cast.lead, at=now)
    Reflection.create(audit=signed, text="Unspoken thought.", by=cast.lead, at=now)
    StandIn.create(audit=signed, stage=2, person=cast.hushed_reviewer, reason="Unspoken reason.",
                   by=cast.lead, at=now)
    for move in ("take_up", "skip_stage"):
        Event.create(audit=signed, by=cast.hushed_reviewer, at=now, move=move, stage=2,
                     note="Unspoken reason.")
    for who, what in ((cast.lead, "opened a case"), (cast.hushed_auditor, "changed a case")):
        journal.record(who.id, what, detail=REFERENCE, case=case.id)
    journal.record(cast.hushed_auditor.id, "opened the audit", signed.id, "Whispered detail")
    make_cycle("Q1 2027", [[cast.reviewer1], [cast.reviewer2], [cast.reviewer3]], [cast.auditor])
    return world


def audits_of(world) -> list[Audit]:
    return [*world.audits.values(), make_audit(world.one)]


def traces(page: str, but: str = "") -> set[str]:
    """What of the restricted case stands in a page; names of people stand in lists of people."""
    return {one for one in SECRETS.findall(page) if one != but}


# Pages on which everybody who works here stands by name, whatever their cases: to be chosen, or as
# people. That they have a restricted case is not said there.
OF_PEOPLE = re.compile(
    r"/people|/teams|/cases/new|/cases($|\?)|/cases/import|/cases/\d+/change|/cycles/new"
    r"|/cycles/\d+/(change|add|draw/change)|/journal|/audits/\d+/(stand-in|details|actions|case)"
)


def test_a_second_lead_who_is_no_reader_finds_no_trace_on_any_page(app, browse, hidden):
    browser, found = browse(hidden.one.second_lead), {}
    for path, page in [*walk(app, hidden.one, browser, audits_of(hidden)), *more(hidden, browser)]:
        named = "Hushed" if OF_PEOPLE.search(path) else ""
        if traces(page, named):
            found[path] = sorted(traces(page, named))
    assert not found


def more(world, browser):
    """(address, what it says) of the pages about its people, the searches, figures and messages."""
    one = world.one
    people = [one.hushed_worker.id, one.hushed_auditor.id, one.hushed_reviewer.id]
    paths = [f"/people/{person}{end}" for person in people for end in ("", "/edit", "/close")]
    paths += [f"/people/{person}/pack" for person in people]
    paths += [f"/cycles/{one.cycle.id}?group={group}" for group in (
        "late", "signed_off", "with_reviewers", "with_auditors", "returned", "unallocated", "withdrawn")]
    paths += [f"/actions?whose={whose}&state=all" for whose in ("all", "team", "verify")]
    paths += [f"/actions?owner={one.hushed_worker.id}", "/reviews?whose=anyone", "/cases?open=all"]
    paths += [f"/cases?worker={one.hushed_worker.id}", "/cases?restricted=yes", "/cases?audited=never"]
    summary = said(browser.client.get(f"/cycles/{one.cycle.id}/summary"))
    figures = set(re.findall(r'href="(/cycles/\d+/summary/audits[^"]+)"', summary))
    assert len(figures) > 20
    for path in paths + sorted(figures):
        yield path, said(browser.client.get(path.replace("&amp;", "&")))


@pytest.mark.parametrize("path", [
    "/cases?search={}&open=all", "/actions?search={}&state=all", "/journal?reference={}",
    "/cycles/1/add?search={}",
])
def test_a_search_for_its_reference_says_what_one_for_none_does(browse, hidden, path):
    browser = browse(hidden.one.second_lead)
    tokens = r'content="[^"]+"|name="csrf_token" value="[^"]*"|X-CSRFToken[^}]+'
    there, nowhere = (
        re.sub(rf"{one}|{tokens}", "", browser.client.get(path.format(one)).get_data(as_text=True))
        for one in (REFERENCE, "M-29999")
    )
    assert there == nowhere


def test_the_log_leaves_out_what_was_done_on_it_and_says_how_many_cases_that_are(browse, hidden):
    page = browse(hidden.one.second_lead).get("/journal").text
    assert "1 restricted: lines on this case" in page
    assert "Changed a case" not in page and "Opened the audit" not in page
    page = browse(hidden.one.lead).get(f"/journal?reference={REFERENCE}").text
    for said_there in ("Changed a case", "Opened the audit", "Whispered detail", REFERENCE):
        assert said_there in page
    assert "restricted: lines" not in page


def test_of_one_person_the_log_leaves_it_out_as_well(browse, hidden):
    lead = browse(hidden.one.second_lead)
    page = lead.get(f"/journal?person={hidden.one.hushed_auditor.id}").text
    assert "Nothing in the log fits" in page


def test_a_reference_in_use_is_refused_as_taken_and_no_more(browse, hidden):
    answer = browse(hidden.one.second_lead).post("/cases/new", {
        "reference": REFERENCE, "service": "Early Help", "plan": "early help",
    })
    assert answer.status_code == 422 and "There is a case with this reference already" in answer.text
    assert "estricted" not in re.sub(r'<(label|legend|input|p class="hint").*?>.*', "", answer.text)


def test_totals_include_it_and_the_lists_say_how_many_one_may_not_open(browse, hidden):
    one, lead = hidden.one, browse(hidden.one.second_lead)
    board = lead.get(f"/cycles/{one.cycle.id}").text
    assert f"{len(hidden.audits)} in all" in board and "8 restricted, which you may not open" in board
    listed = lead.get(f"/cycles/{one.cycle.id}/summary/audits?figure=state.signed_off").text
    assert "1 audit" in listed and "1 you may not open" in listed
    listed = browse(one.lead).get(f"/cycles/{one.cycle.id}/summary/audits?figure=state.signed_off").text
    assert REFERENCE in listed and "you may not open" not in listed


def test_what_others_do_on_ones_own_audit_is_not_in_ones_log(browse, cast):
    own = make_audit(cast, auditor=cast.lead)
    for who, what in ((cast.reviewer1, "read the audit"), (cast.lead, "opened the audit")):
        journal.record(who.id, what, own.id)
    page = browse(cast.lead).get("/journal").text
    assert "Read the audit" not in page and "Opened the audit" in page
    second = make_person("second_lead", ["lead"])
    assert "Read the audit" in browse(second).get("/journal").text


def test_an_old_line_about_a_case_that_is_called_otherwise_now_says_no_reference(browse, cast):
    journal.record(cast.lead.id, "opened a case", detail="M-OLD-NAME")
    page = browse(cast.lead).get("/journal").text
    assert "Opened a case" in page and "M-OLD-NAME" not in page


def test_the_result_of_an_import_leaves_out_a_case_that_was_restricted_since(browse, cast):
    audit = sign(cast)
    act(cast, audit, "Unspoken thing to do")
    lines = [("M-2", "", "", "looked after", "South", "Worker")]
    me = signed_in(cast.lead)
    kept = case_import.take(example_workbook.template(lines), me)
    case_import.apply(kept, me, {
        "digest": case_import.preview(kept, me).digest, "confirmed": "yes", "close_missing": "yes",
        "team-0": str(cast.team.id), "worker-0": str(cast.worker.id),
    }, set())
    path = f"/cases/import/{kept.id}"
    before = browse(cast.lead).get(path).text
    assert "Unspoken thing to do" in before and "M-10277" in before and "restricted" not in before
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    after = browse(cast.lead).get(path).text
    assert "Unspoken" not in after and "M-10277" not in after
    assert "1 restricted: a case that was closed is no longer open to you." in after
