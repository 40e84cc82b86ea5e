"""The prints of an audit: who may open them, from which copy, and what they never say."""

import datetime
import re

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Answer, Audit
from auditor.records.cases import Case, CaseReader
from auditor.records.database import database
from auditor.records.journal import JournalEntry
from auditor.records.people import Person
from auditor.web.paper import css_string
from auditor.work import clock
from cast import MONDAY, make_audit, make_cycle, make_person
from html_checks import sheet_of, words_of
from signing import USUAL, act, freeze, remark, reopen, sign

LATER = MONDAY + datetime.timedelta(days=30)
MAY_PRINT = (
    "auditor", "reviewer1", "reviewer1b", "reviewer2", "reviewer3", "lead", "supervisor", "worker",
)
STRANGERS = ("administrator", "other_auditor", "manager", "other_worker", "stranger")
PRINTS = ("findings", "full-record", "running.css")


def address(audit, what="findings"):
    return f"/audits/{audit.id}/{what}"


def opened(browse, person, audit, what="findings"):
    with clock.at(LATER):
        return browse(person).get(address(audit, what)).get_data(as_text=True)


@pytest.mark.parametrize("who", MAY_PRINT)
def test_everybody_concerned_may_print_the_findings(cast, browse, who):
    audit = sign(cast)
    browser = browse(getattr(cast, who))
    assert browser.get(address(audit)).status_code == 200
    assert browser.get(address(audit, "running.css")).status_code == 200


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("what", PRINTS)
def test_nobody_else_learns_that_there_are_findings(cast, browse, who, what):
    assert browse(getattr(cast, who)).get(address(sign(cast), what)).status_code == 404


@pytest.mark.parametrize("what", PRINTS)
def test_who_is_not_signed_in_is_asked_to(cast, browse, what):
    answer = browse().get(address(sign(cast), what))
    assert answer.status_code == 303 and "/sign-in" in answer.location


@pytest.mark.parametrize("who", ["auditor", "lead"])
def test_the_lead_and_the_auditor_may_print_the_full_record(cast, browse, who):
    answer = browse(getattr(cast, who)).get(address(sign(cast), "full-record"))
    assert answer.status_code == 200


@pytest.mark.parametrize("who", ["reviewer1", "reviewer3", "supervisor", "worker"])
def test_those_who_print_the_findings_do_not_all_print_the_full_record(cast, browse, who):
    answer = browse(getattr(cast, who)).get(address(sign(cast), "full-record"))
    assert answer.status_code == 403


@pytest.mark.parametrize("state", ["in_progress", "submitted", "under_review", "returned"])
@pytest.mark.parametrize("what", PRINTS)
def test_nothing_is_printed_before_sign_off(cast, browse, state, what):
    audit = make_audit(cast, state)
    assert browse(cast.auditor).get(address(audit, what)).status_code == 403
    assert browse(cast.worker).get(address(audit, what)).status_code == 404


def test_after_a_transfer_the_new_worker_and_supervisor_print_too(cast, browse):
    audit = sign(cast)
    new_supervisor = make_person("new_supervisor", ["supervisor"])
    new_worker = make_person("new_worker", [], supervisor=new_supervisor)
    Case.update(worker=new_worker).where(Case.id == cast.case.id).execute()
    for person in (new_worker, new_supervisor, cast.worker, cast.supervisor):
        assert browse(person).get(address(audit)).status_code == 200


def test_a_restricted_case_is_printed_by_the_readers_it_names(cast, browse):
    audit = sign(cast)
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    CaseReader.create(case=cast.case, person=cast.supervisor)
    assert browse(cast.supervisor).get(address(audit)).status_code == 200
    assert browse(cast.worker).get(address(audit)).status_code == 404


def test_the_findings_say_what_supervision_needs(cast, browse):
    text = words_of(opened(browse, cast.supervisor, sign(cast)))
    for said in (
        "M-10277 · Children's Social Care", "Child in need", "Worker, South", "Q4 2026",
        "auditor, 2 Nov 2026", "1 Nov 2025 – 31 Oct 2026", "2 Nov 2026, after three reviews",
        "Overall: Good", "The assessment tests two explanations.",
        "Pages 4 to 6 weigh bullying against caring for a brother.",
        "The father was written to once and not contacted again.",
        "In recording", "Do thing 1", "It matters to this child.", "Seen on file.", "30 Nov 2026",
        "Worker's reflection", "Supervisor's comment", "Worker, date", "Supervisor, date",
        "OFFICIAL-SENSITIVE", "printed 2 Dec 2026, 09:00 by Supervisor",
    ):
        assert said in text
    assert text.index("What works well") < text.index("What needs to improve")


def test_the_file_is_named_by_reference_and_cycle_only(cast, browse):
    audit = sign(cast)
    assert "<title>Findings M-10277 Q4 2026" in opened(browse, cast.worker, audit)
    assert "<title>Full record M-10277 Q4 2026" in opened(browse, cast.lead, audit, "full-record")


@pytest.mark.parametrize("never", [
    "A draft reason that nobody else reads.",
    "Reviews were held in time.",
    "Fathers first.",
    "Between reviewer and auditor.",
    "Reviewer1",
    "Other worker",
    "Other auditor",
    "A hidden answer.",
])
def test_the_findings_never_say(cast, browse, never):
    answers = USUAL | {"planning_permanence": ("no", "A hidden answer.")}
    told = {"planning_permanence": ("improvement", "A hidden answer.")}
    earlier = sign(cast, cycle=make_cycle("Q3 2026", [[cast.reviewer1]], [cast.other_auditor]),
                   moment=MONDAY - datetime.timedelta(days=90), auditor=cast.other_auditor)
    Action.update(owner=cast.other_worker).where(Action.audit == earlier).execute()
    audit = sign(cast, answers=answers, told=told)
    remark(cast, audit, "Between reviewer and auditor.", "family_fathers")
    freeze(audit, cast.reviewer3)
    assert never not in opened(browse, cast.worker, audit)


def test_the_section_grades_printed_are_those_after_review(cast, browse):
    text = words_of(opened(browse, cast.worker, sign(cast)))
    assert "Family, fathers and network Requires improvement" in text


def test_remarks_for_the_worker_are_printed_without_the_reviewers_name(cast, browse):
    audit = sign(cast)
    remark(cast, audit, "Begin with him.", "family_fathers", for_worker=True)
    remark(cast, audit, "Thank you for the care.", for_worker=True)
    freeze(audit, cast.reviewer3)
    text = words_of(opened(browse, cast.worker, audit))
    assert "From the review: Begin with him." in text
    assert "Thank you for the care." in text
    assert "Reviewer1" not in text


def test_the_actions_stand_as_they_are_today(cast, browse):
    audit = sign(cast)
    first, second = Action.select().where(Action.audit == audit).order_by(Action.id)
    Action.update(state="verified", reported_at=MONDAY, closed_at=LATER).where(
        Action.id == first.id
    ).execute()
    act(cast, audit, "Added in supervision")
    text = words_of(opened(browse, cast.supervisor, audit))
    assert "today: done 2 Nov 2026, verified 2 Dec 2026" in text
    assert "today: open, overdue since 30 Nov 2026" in text
    assert "Added in supervision" in text


def test_the_previous_audits_actions_stand_with_their_state_today(cast, browse):
    cycle = make_cycle("Q3 2026", [[cast.reviewer1]], [])
    earlier = sign(cast, cycle=cycle, moment=MONDAY - datetime.timedelta(days=90), actions=0)
    act(cast, earlier, "Bring the chronology up to date", state="reported_done", reported_at=MONDAY)
    text = words_of(opened(browse, cast.worker, sign(cast)))
    assert "From the audit of Q3 2026" in text
    assert "Bring the chronology up to date reported done 2 Nov 2026" in text


def test_nothing_is_said_of_a_previous_audit_where_there_is_none(cast, browse):
    assert "From the audit of" not in opened(browse, cast.worker, sign(cast))


def test_what_is_changed_later_does_not_change_what_is_printed(cast, browse):
    audit = sign(cast)
    before = sheet_of(opened(browse, cast.supervisor, audit))
    Person.update(name="Somebody else").where(Person.id == cast.worker.id).execute()
    Case.update(plan="looked after", reference="Z-1").where(Case.id == cast.case.id).execute()
    Answer.update(evidence="Rewritten.").execute()
    assert sheet_of(opened(browse, cast.supervisor, audit)) == before


def test_while_it_is_corrected_the_copy_stays_printable_and_says_so(cast, browse):
    audit = reopen(cast, sign(cast), "The wrong brother's file.", LATER)
    text = words_of(opened(browse, cast.worker, audit))
    assert "Being corrected since 2 Dec 2026" in text
    assert "The wrong brother's file." not in text


def test_a_second_copy_says_what_it_replaces_and_the_lead_can_open_the_first(cast, browse):
    audit = reopen(cast, sign(cast), "The wrong brother's file.", LATER)
    freeze(audit, cast.reviewer3, LATER)
    Audit.update(state="signed_off").where(Audit.id == audit.id).execute()
    assert "Copy 2, which replaces the copy of 2 Nov 2026." in opened(browse, cast.worker, audit)
    lead = browse(cast.lead)
    first = lead.get(address(audit) + "?copy=1").get_data(as_text=True)
    assert "Replaced by copy 2 of 2 Dec 2026." in first
    assert lead.get(address(audit, "running.css") + "?copy=1").status_code == 200
    record = lead.get(address(audit, "full-record")).get_data(as_text=True)
    assert "The wrong brother&#39;s file." in record


@pytest.mark.parametrize("who", ["worker", "supervisor", "reviewer1", "auditor"])
def test_earlier_copies_are_for_the_lead(cast, browse, who):
    assert browse(getattr(cast, who)).get(address(sign(cast)) + "?copy=1").status_code == 403


@pytest.mark.parametrize("number", ["2", "0", "-1", "x", "", "9" * 30])
@pytest.mark.parametrize("what", PRINTS)
def test_a_copy_that_is_not_there_is_not_found(cast, browse, number, what):
    answer = browse(cast.lead).get(address(sign(cast), what) + f"?copy={number}")
    assert answer.status_code == 404


@pytest.mark.parametrize(("who", "status"), [("worker", 404), ("auditor", 403), ("lead", 403)])
def test_nothing_is_printed_of_an_audit_that_was_withdrawn(cast, browse, who, status):
    audit = reopen(cast, sign(cast), "A slip.", LATER)
    Audit.update(state="withdrawn", since=LATER).where(Audit.id == audit.id).execute()
    assert browse(getattr(cast, who)).get(address(audit)).status_code == status


def test_findings_of_supervision_are_headed_for_the_supervisor(cast, browse):
    cycle = make_cycle("Supervision 2026", [[cast.reviewer1]], [], form="supervision")
    audit = sign(cast, answers={"overall_grade": ("good", "Regular.")}, told={}, cycle=cycle,
                 form_version=cycle.form_version_id, case=None, plan="")
    text = words_of(opened(browse, cast.supervisor, audit))
    for said in ("Audit findings for the supervisor", "Supervisor's reflection",
                 "Manager's comment", "Supervisor's manager, date"):
        assert said in text
    assert "Worker's reflection" not in text
    assert browse(cast.manager).get(address(audit)).status_code == 200


def test_the_full_record_says_everything_that_was_shown(cast, browse):
    audit = sign(cast)
    remark(cast, audit, "Between reviewer and auditor.", "family_fathers")
    freeze(audit, cast.reviewer3)
    text = words_of(opened(browse, cast.lead, audit, "full-record"))
    for said in (
        "Auditor, auditor", "Reviewer1, Stage 1", "Between reviewer and auditor.",
        "Reviews were held in time.", "A draft reason that nobody else reads.",
        "Good to Requires improvement to be good. Fathers first.", "Not evidenced on file",
        "Stage 3: approved by Reviewer3", "Do thing 1", "Case file audit",
    ):
        assert said in text


def test_opening_a_print_is_logged_without_case_text(cast, browse):
    audit = sign(cast)
    opened(browse, cast.supervisor, audit)
    opened(browse, cast.lead, audit, "full-record")
    opened(browse, cast.lead, audit, "running.css")
    logged = JournalEntry.select(
        JournalEntry.by, JournalEntry.act, JournalEntry.audit, JournalEntry.detail
    ).where(JournalEntry.audit.is_null(False)).order_by(JournalEntry.id)
    assert list(logged.tuples()) == [
        (cast.supervisor.id, "opened the findings", audit.id, "copy 1"),
        (cast.lead.id, "opened the full record", audit.id, "copy 1"),
    ]


@pytest.mark.parametrize("text", [
    '"} body { display: none } @import "x', "O'Brien \\", "line\nbreak", "</style>", "Zoë · ✓",
    "\0",
])
def test_no_name_can_leave_the_string_in_the_foot_of_a_sheet(text):
    written = css_string(text)
    assert re.fullmatch(r'"([A-Za-z0-9 ]|\\[0-9a-f]{1,6} )*"', written)
    letters = re.sub(r"\\([0-9a-f]+) ", lambda hit: chr(int(hit[1], 16)), written[1:-1])
    assert letters == text.replace("\0", "\ufffd")


def test_the_foot_of_a_sheet_names_the_reference_the_marking_and_who_printed(cast, browse):
    audit = sign(cast)
    Person.update(name='M. "Mo" }').where(Person.id == cast.lead.id).execute()
    with clock.at(LATER):
        answer = browse(cast.lead).get(address(audit, "running.css"))
    assert answer.mimetype == "text/css"
    expected = 'M-10277 · OFFICIAL-SENSITIVE · printed 2 Dec 2026, 09:00 by M. "Mo" }'
    assert css_string(expected) in answer.get_data(as_text=True)


@pytest.mark.parametrize("who", ["worker", "supervisor"])
def test_who_may_only_print_goes_back_to_the_first_page(cast, browse, who):
    assert '<a href="/">Back</a>' in opened(browse, getattr(cast, who), sign(cast))


def test_who_may_read_the_audit_goes_back_to_it(cast, browse):
    audit = sign(cast)
    assert f'<a href="/audits/{audit.id}">Back</a>' in opened(browse, cast.reviewer1, audit)


def test_a_page_of_findings_asks_the_database_no_more_often_when_there_is_more_to_say(
    cast, browse, monkeypatch
):
    asked = []
    run = database.obj.execute_sql
    few, many = sign(cast, actions=1), sign(cast, actions=12)
    for number in range(10):
        remark(cast, many, f"Remark {number}.", "family_fathers", for_worker=True)
    freeze(many, cast.reviewer3)
    browser = browse(cast.worker)
    monkeypatch.setattr(database.obj, "execute_sql",
                        lambda *given, **more: asked.append(given) or run(*given, **more))

    def count(audit):
        asked.clear()
        assert browser.get(address(audit)).status_code == 200
        return len(asked)

    count(few)  # the first request of a process also reads the settings and the form
    assert count(many) <= count(few) + 1  # the previous audit's actions
