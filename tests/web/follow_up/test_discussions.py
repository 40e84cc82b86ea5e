"""Discussions below the print of the findings: recorded, reflected on, corrected, never undone."""

import datetime

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.journal import JournalEntry
from auditor.records.supervision import Discussion, Reflection
from auditor.work import clock
from cast import MONDAY, make_audit, make_cycle, make_person
from html_checks import sheet_of, words_of
from signing import freeze, last_event, reopen, sign

LATER = MONDAY + datetime.timedelta(days=3)
TYPED = {
    "held_on": "2026-11-04", "who": "Worker and Supervisor", "reflection": "I had not seen it so.",
    "comment": "We agreed to begin with the father.",
}


@pytest.fixture(autouse=True)
def later():
    with clock.at(LATER):
        yield


def at(audit, *more) -> str:
    return "/".join((f"/audits/{audit.id}/discussions", *map(str, more)))


def shown(browse, who, audit, query="") -> str:
    return browse(who).get(f"/audits/{audit.id}/findings{query}").get_data(as_text=True)


def printed(browse, who, audit) -> str:
    return words_of(sheet_of(shown(browse, who, audit)))


@pytest.mark.parametrize("who", ["supervisor", "lead", "reviewer1", "reviewer3"])
def test_supervisor_lead_and_reviewers_record_the_discussion(cast, browse, who):
    audit, person = sign(cast), getattr(cast, who)
    answer = browse(person).post(at(audit), TYPED)
    assert answer.status_code == 303
    assert answer.location.endswith(f"/audits/{audit.id}/findings#discussion")
    one = Discussion.get()
    assert (one.held_on, one.who, one.comment, one.by) == (
        datetime.date(2026, 11, 4), TYPED["who"], TYPED["comment"], person)
    assert last_event(audit).move == "discussed the findings"
    assert JournalEntry.get(JournalEntry.act == "recorded a discussion").audit == audit
    text = printed(browse, cast.worker, audit)
    for said in (
        "I had not seen it so.", f"Written down by {person.name}, 5 Nov 2026",
        "We agreed to begin with the father.", "Discussed 4 Nov 2026: Worker and Supervisor.",
        f"Recorded by {person.name}, 5 Nov 2026", "Worker, date",
    ):
        assert said in text


def test_where_nothing_was_recorded_the_blank_lines_stay(cast, browse):
    audit = sign(cast)
    assert sheet_of(shown(browse, cast.supervisor, audit)).count('class="rule"') == 5
    browse(cast.supervisor).post(at(audit), TYPED | {"reflection": "", "comment": ""})
    assert sheet_of(shown(browse, cast.supervisor, audit)).count('class="rule"') == 5
    browse(cast.supervisor).post(at(audit), TYPED | {"reflection": "", "held_on": "2026-11-05"})
    assert sheet_of(shown(browse, cast.supervisor, audit)).count('class="rule"') == 3
    browse(cast.worker).post(f"/audits/{audit.id}/reflections", {"reflection": "I see."})
    assert sheet_of(shown(browse, cast.supervisor, audit)).count('class="rule"') == 0


def test_the_form_asks_for_what_is_usual(cast, browse):
    html = shown(browse, cast.supervisor, sign(cast))
    assert 'value="2026-11-05"' in html and 'value="Worker and Supervisor"' in html


@pytest.mark.parametrize(("who", "status"), [
    ("stranger", 404), ("other_worker", 404), ("manager", 404), ("worker", 403), ("auditor", 403),
])
def test_nobody_else_records_a_discussion(cast, browse, who, status):
    assert browse(getattr(cast, who)).post(at(sign(cast)), TYPED).status_code == status
    assert not Discussion.select().exists()


@pytest.mark.parametrize("state", ["in_progress", "under_review", "returned"])
def test_nothing_is_discussed_before_sign_off(cast, browse, state):
    assert browse(cast.lead).post(at(make_audit(cast, state)), TYPED).status_code == 403


def test_discussions_go_on_while_the_audit_is_corrected(cast, browse):
    audit = reopen(cast, sign(cast), "A date is wrong.", LATER)
    assert browse(cast.supervisor).post(at(audit), TYPED).status_code == 303


@pytest.mark.parametrize(("typed", "field"), [
    ({"held_on": ""}, "held_on"), ({"held_on": "2026-11-06"}, "held_on"),
    ({"held_on": "2026-11-01"}, "held_on"), ({"who": " "}, "who"), ({"who": "x" * 201}, "who"),
    ({"comment": "x" * 10_001}, "comment"), ({"reflection": "x" * 10_001}, "reflection"),
])
def test_what_cannot_be_recorded_comes_back_with_everything_typed(cast, browse, typed, field):
    answer = browse(cast.supervisor).post(at(sign(cast)), TYPED | typed)
    html = answer.get_data(as_text=True)
    assert answer.status_code == 422 and f'href="#{field}"' in html and "<title>Error:" in html
    assert all(text in html for text in (TYPED | typed).values())
    assert not Discussion.select().exists() and not Reflection.select().exists()


def test_a_lead_is_told_too_where_there_are_earlier_copies(cast, browse):
    audit = sign(cast)
    freeze(audit, cast.reviewer3, LATER)
    answer = browse(cast.lead).post(at(audit), TYPED | {"who": ""})
    assert answer.status_code == 422 and f"/audits/{audit.id}/findings?copy=1" in answer.text


def test_sent_twice_it_is_recorded_once(cast, browse):
    audit, supervisor = sign(cast), browse(cast.supervisor)
    for _ in range(2):
        assert supervisor.post(at(audit), TYPED).status_code == 303
    assert (Discussion.select().count(), Reflection.select().count()) == (1, 1)


def test_a_correction_leaves_the_earlier_wording_readable(cast, browse):
    audit, supervisor = sign(cast), browse(cast.supervisor)
    supervisor.post(at(audit), TYPED)
    first = Discussion.get()
    form = shown(browse, cast.supervisor, audit, f"?discussion={first.id}")
    assert "Correct the discussion" in form and TYPED["comment"] in form
    for _ in range(2):
        answer = supervisor.post(at(audit, first.id), TYPED | {"comment": "We agreed on both."})
        assert answer.status_code == 303
    second = Discussion.get(Discussion.corrects == first)
    assert (Discussion.select().count(), second.comment) == (2, "We agreed on both.")
    html = shown(browse, cast.worker, audit)
    assert "We agreed on both." in sheet_of(html) and TYPED["comment"] not in sheet_of(html)
    assert "1 earlier wording" in html and TYPED["comment"] in html
    assert "corrected by Supervisor, 5 Nov 2026" in words_of(sheet_of(html))


def test_a_correction_that_changes_nothing_adds_nothing(cast, browse):
    audit, supervisor = sign(cast), browse(cast.supervisor)
    supervisor.post(at(audit), TYPED)
    assert supervisor.post(at(audit, Discussion.get().id), TYPED).status_code == 303
    assert Discussion.select().count() == 1


@pytest.mark.parametrize(("who", "status"), [("lead", 303), ("reviewer1", 403), ("worker", 403)])
def test_only_who_wrote_it_or_the_lead_corrects_a_discussion(cast, browse, who, status):
    audit = sign(cast)
    browse(cast.supervisor).post(at(audit), TYPED)
    answer = browse(getattr(cast, who)).post(at(audit, Discussion.get().id), TYPED | {"who": "All"})
    assert answer.status_code == status


def test_a_correction_that_comes_second_says_who_was_first_and_keeps_what_was_typed(cast, browse):
    audit = sign(cast)
    browse(cast.supervisor).post(at(audit), TYPED)
    first = Discussion.get().id
    browse(cast.lead).post(at(audit, first), TYPED | {"comment": "The lead’s words."})
    answer = browse(cast.supervisor).post(at(audit, first), TYPED | {"comment": "My own words."})
    html = answer.get_data(as_text=True)
    assert answer.status_code == 409 and "Lead corrected it first" in html
    assert "My own words." in html and "The lead’s words." in html
    assert f'action="{at(audit, first + 1)}#discussion"' in html


def test_a_bad_correction_comes_back_with_what_was_typed(cast, browse):
    audit = sign(cast)
    browse(cast.supervisor).post(at(audit), TYPED)
    answer = browse(cast.supervisor).post(at(audit, 1), TYPED | {"who": "", "comment": "Other."})
    assert answer.status_code == 422 and "Other." in answer.text
    assert 'href="#who"' in answer.text and "Correct the discussion" in answer.text


@pytest.mark.parametrize("number", [99, 2**31])
def test_what_is_no_discussion_of_this_audit_is_not_found(cast, browse, number):
    audit, other = sign(cast), sign(cast, case=cast.other_case, worker=cast.other_worker)
    browse(cast.lead).post(at(other), TYPED)
    for one in (number, Discussion.get().id):
        assert browse(cast.lead).post(at(audit, one), TYPED).status_code == 404


def test_the_worker_types_the_reflection_under_their_own_name(cast, browse):
    audit, worker = sign(cast), browse(cast.worker)
    for _ in range(2):
        answer = worker.post(f"/audits/{audit.id}/reflections", {"reflection": "It is fair."})
        assert answer.status_code == 303
    assert Reflection.get().by == cast.worker and Reflection.select().count() == 1
    assert "It is fair. Worker, 5 Nov 2026" in printed(browse, cast.supervisor, audit)


@pytest.mark.parametrize(("who", "status"), [
    ("stranger", 404), ("supervisor", 403), ("lead", 403), ("reviewer1", 403), ("auditor", 403),
])
def test_nobody_else_types_the_workers_reflection_as_their_own(cast, browse, who, status):
    answer = browse(getattr(cast, who)).post(
        f"/audits/{sign(cast).id}/reflections", {"reflection": "It is fair."})
    assert answer.status_code == status


@pytest.mark.parametrize("text", ["", "  ", "x" * 10_001])
def test_an_empty_reflection_is_refused_and_a_long_one_kept_in_the_form(cast, browse, text):
    answer = browse(cast.worker).post(f"/audits/{sign(cast).id}/reflections", {"reflection": text})
    assert answer.status_code == 422 and text in answer.text and not Reflection.select().exists()


@pytest.mark.parametrize(("who", "status"), [("supervisor", 303), ("lead", 303), ("worker", 403),
                                             ("reviewer1", 403), ("stranger", 404)])
def test_a_reflection_is_corrected_by_who_wrote_it_down_or_the_lead(cast, browse, who, status):
    audit = sign(cast)
    browse(cast.supervisor).post(at(audit), TYPED)
    path = f"/audits/{audit.id}/reflections/{Reflection.get().id}"
    answer = browse(getattr(cast, who)).post(path, {"reflection": "I had seen it so."})
    assert answer.status_code == status
    html = shown(browse, cast.worker, audit)
    assert ("I had seen it so." in sheet_of(html)) is (status == 303)
    assert "I had not seen it so." in html


def test_after_a_second_copy_the_lines_are_blank_again_below_what_was_said(cast, browse):
    audit = sign(cast)
    browse(cast.supervisor).post(at(audit), TYPED)
    moment = LATER + datetime.timedelta(days=1)
    freeze(audit, cast.reviewer3, moment)
    Audit.update(signed_off_at=moment).where(Audit.id == audit.id).execute()
    html = shown(browse, cast.supervisor, audit)
    assert TYPED["comment"] in sheet_of(html) and sheet_of(html).count('class="rule"') == 5
    assert "asks for another look" in html


def test_in_a_theme_on_supervision_the_supervisor_reflects_and_their_manager_discusses(cast, browse):
    cycle = make_cycle("Supervision 2026", [[cast.reviewer1]], [], form="supervision")
    audit = sign(cast, answers={"overall_grade": ("good", "Regular.")}, told={}, cycle=cycle,
                 form_version=cycle.form_version_id, case=None, plan="")
    html = shown(browse, cast.manager, audit)
    assert "Manager’s comment" in html and 'value="Supervisor and Manager"' in html
    assert browse(cast.manager).post(at(audit), TYPED).status_code == 303
    assert browse(cast.supervisor).post(at(audit), TYPED).status_code == 403
    path = f"/audits/{audit.id}/reflections"
    assert browse(cast.supervisor).post(path, {"reflection": "It is fair."}).status_code == 303
    assert browse(cast.worker).post(path, {"reflection": "It is fair."}).status_code == 404


def test_the_sheet_holds_neither_forms_nor_earlier_wordings(cast, browse):
    audit = sign(cast)
    browse(cast.supervisor).post(at(audit), TYPED)
    browse(cast.supervisor).post(at(audit, 1), TYPED | {"comment": "Other."})
    sheet = sheet_of(shown(browse, cast.lead, audit))
    assert "<form" not in sheet and "earlier wording" not in sheet


def test_after_a_transfer_the_page_asks_and_says_with_whom_a_session_was(browse, cast):
    audit, new = sign(cast), make_person("new_worker", [], supervisor=cast.manager)
    Case.update(worker=new).where(Case.id == cast.case.id).execute()
    supervisor = browse(cast.supervisor)
    path = f"/audits/{audit.id}/findings"
    page = supervisor.get(path).text
    assert "Held with" in page and "Worker, the worker of then" in page
    today = {"held_on": clock.today().isoformat(), "who": "Both", "comment": ""}
    supervisor.post(f"/audits/{audit.id}/discussions", today | {"whom": cast.worker.id})
    page = supervisor.get(path).text
    assert "(with Worker, the worker of then)" in page
    assert "and not yet with New worker" in page
    manager, two = browse(cast.manager), today | {"who": "New worker and I"}
    refused = manager.post(f"/audits/{audit.id}/discussions", two)
    assert refused.status_code == 422 and "Say with whom it was held" in refused.text
    manager.post(f"/audits/{audit.id}/discussions", two | {"whom": new.id})
    assert [one.worker_id for one in Discussion.select().order_by(Discussion.id)] == [
        cast.worker.id, new.id]
    page = supervisor.get(path).text
    assert "and not yet with" not in page and page.count("the worker of then)") == 2  # desk and sheet


def test_a_session_is_with_nobody_whom_the_audit_does_not_name(browse, cast):
    audit = sign(cast)
    page = browse(cast.supervisor).get(f"/audits/{audit.id}/findings").text
    assert "Held with" not in page
    browse(cast.supervisor).post(f"/audits/{audit.id}/discussions", {
        "held_on": clock.today().isoformat(), "who": "Both", "whom": cast.lead.id})
    assert Discussion.get().worker_id == cast.worker.id


def test_a_correction_may_say_that_it_was_with_the_other_worker(browse, cast):
    audit, new = sign(cast), make_person("new_worker", [])
    Case.update(worker=new).where(Case.id == cast.case.id).execute()
    supervisor = browse(cast.supervisor)
    today = {"held_on": clock.today().isoformat(), "who": "Both", "comment": ""}
    supervisor.post(f"/audits/{audit.id}/discussions", today | {"whom": new.id})
    first = Discussion.get()
    path = f"/audits/{audit.id}/discussions/{first.id}"
    supervisor.post(path, today | {"who": "All three", "whom": new.id})
    supervisor.post(f"/audits/{audit.id}/discussions/{first.id + 1}",
                    today | {"who": "All three", "whom": cast.worker.id})
    assert [one.worker_id for one in Discussion.select().order_by(Discussion.id)] == [
        new.id, new.id, cast.worker.id]
