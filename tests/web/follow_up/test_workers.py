"""The page of workers in supervision, and the pack of one: who opens them, what they say."""

import datetime

import pytest
from flask import Flask

from auditor.records.journal import JournalEntry
from auditor.records.supervision import Discussion
from auditor.web import guard
from auditor.work import clock
from auditor.work.follow_up import replies as replying
from auditor.work.people.people import signed_in
from auditor.work.reviews import signed_copies
from cast import MONDAY, make_case, make_person
from html_checks import sheet_of, words_of
from signing import act, sign

DAY = datetime.timedelta(days=1)
NOW = MONDAY + 30 * DAY
MAY = ("worker", "supervisor", "lead")
STRANGERS = ("manager", "auditor", "reviewer1", "other_worker", "administrator", "stranger")


@pytest.fixture(autouse=True)
def now():
    with clock.at(NOW):
        yield


def pack(browse, who, worker) -> str:
    return browse(who).get(f"/workers/{worker.id}/pack").get_data(as_text=True)


@pytest.mark.parametrize("what", ["pack", "pack/running.css"])
@pytest.mark.parametrize("who", MAY)
def test_worker_supervisor_and_lead_print_the_pack(cast, browse, who, what):
    sign(cast)
    answer = browse(getattr(cast, who)).get(f"/workers/{cast.worker.id}/{what}")
    assert answer.status_code == 200


@pytest.mark.parametrize("what", ["pack", "pack/running.css"])
@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_learns_that_there_is_one(cast, browse, who, what):
    sign(cast)
    answer = browse(getattr(cast, who)).get(f"/workers/{cast.worker.id}/{what}")
    assert answer.status_code == 404


@pytest.mark.parametrize("number", [0, 999, 2**31])
def test_a_worker_who_is_not_there_is_not_found(cast, browse, number):
    assert browse(cast.lead).get(f"/workers/{number}/pack").status_code == 404


def test_the_pack_says_what_a_session_needs(cast, browse):
    audit = sign(cast, actions=0)
    before = sign(cast, moment=MONDAY - 60 * DAY, actions=0)
    Discussion.create(audit=before, held_on=MONDAY.date(), who="Both", by=cast.supervisor, at=MONDAY,
                      signed_copy=signed_copies.latest(before))
    act(cast, audit, "Meet the father")
    act(cast, audit, "Keep the chronology", state="verified", closed_at=NOW - DAY)
    copy = signed_copies.latest(audit)
    replying.say_wrong(audit, copy, signed_in(cast.worker), "family_fathers", "He was seen on 3 June.")
    html = pack(browse, cast.supervisor, cast.worker)
    text = words_of(sheet_of(html))
    for said in (
        "Worker, South", "Last session 2 Nov 2026", "Findings to discuss: 1 audit",
        "M-10277 · Q4 2026 · Good", "to be discussed by 16 Nov 2026, 12 days late",
        "One letter of 11 June; no call or visit since.",
        "Called factually wrong by Worker, 2 Dec 2026: He was seen on 3 June. Not answered yet.",
        "Meet the father It matters to this child. M-10277 30 Nov 2026 Overdue , 2 days late",
        "Verified since the last session, 2 Nov 2026", "Keep the chronology M-10277 1 Dec 2026",
        "Waiting for the lead’s answer", "Strengths to share", "Worker’s reflection",
        "Agreed until the next session", "Supervisor, date", "OFFICIAL-SENSITIVE",
        "printed 2 Dec 2026, 09:00 by Supervisor",
    ):
        assert said in text, said
    assert f'href="/audits/{audit.id}/findings#discussion"' in html


def test_a_pack_with_nothing_in_it_says_so_and_keeps_the_blank_lines(cast, browse):
    text = words_of(sheet_of(pack(browse, cast.worker, cast.worker)))
    for said in ("All findings are discussed.", "No action is open.", "Nothing was verified since.",
                 "Last session none on record", "None was told in the last twelve months.",
                 "This session"):
        assert said in text


def test_the_file_and_the_foot_name_nobody_but_who_printed(cast, browse):
    sign(cast)
    html = pack(browse, cast.lead, cast.worker)
    assert "<title>Supervision pack 2 Dec 2026</title>" in html
    sheet = browse(cast.lead).get(f"/workers/{cast.worker.id}/pack/running.css").text
    assert "Supervision pack" in sheet and "Worker" not in sheet


@pytest.mark.parametrize("never", [
    "A draft reason that nobody else reads.", "Reviews were held in time.", "Fathers first.",
    "Other auditor", "Reviewer1",
])
def test_the_pack_never_says_what_the_findings_do_not(cast, browse, never):
    sign(cast, auditor=cast.other_auditor)
    assert never not in pack(browse, cast.worker, cast.worker)


def test_opening_a_pack_is_logged_and_each_audit_in_it_once_a_day(cast, browse):
    audit, supervisor = sign(cast), browse(cast.supervisor)
    for _ in range(2):
        supervisor.get(f"/workers/{cast.worker.id}/pack")
    opened = JournalEntry.select().where(JournalEntry.act == "opened a supervision pack")
    assert [one.detail for one in opened] == ["Worker"] * 2
    seen = JournalEntry.select().where(JournalEntry.act == "saw the findings in a supervision pack")
    assert [one.audit for one in seen] == [audit]


def test_the_list_says_what_waits_for_each_and_leads_to_the_pack(cast, browse):
    act(cast, sign(cast, actions=0), "Meet the father")
    html = browse(cast.supervisor).get("/workers").get_data(as_text=True)
    text = words_of(html)
    assert "Worker South 1 1 late 1 1 overdue Supervision pack" in text
    assert f'href="/workers/{cast.worker.id}/pack"' in html
    assert "Other worker South None None" in text


def test_a_lead_narrows_the_list_to_a_team(cast, browse):
    helper = make_person("helper", [], team=cast.help_team)
    make_case("M-1", helper, cast.help_team)
    lead = browse(cast.lead)
    assert "Helper" in lead.get("/workers").text
    page = lead.get(f"/workers?team={cast.help_team.id}").text
    assert "Helper" in page and f"/workers/{cast.worker.id}/pack" not in page
    assert browse(cast.supervisor).get(f"/workers?team={cast.help_team.id}").text.count("/pack") == 2


def test_the_list_goes_on_page_by_page(cast, browse):
    for number in range(60):
        make_person(f"w{number:02}", [], team=cast.team)
    supervisor = browse(cast.supervisor)
    first = supervisor.get("/workers").text
    assert first.count("/pack") == 50 and "Next page" in first
    link = first.split('rel="next"')[0].rpartition('href="')[2].split('"')[0]
    assert supervisor.get(link).text.count("/pack") == 12


@pytest.mark.parametrize(("who", "offered"), [
    ("lead", True), ("supervisor", True), ("worker", True), ("auditor", False), ("reviewer1", False),
    ("administrator", False),
])
def test_supervision_is_offered_to_leads_supervisors_and_workers(cast, browse, who, offered):
    assert ('<a href="/workers"' in browse(getattr(cast, who)).get("/").text) is offered


def test_an_empty_list_says_how_workers_come_to_be_on_it(cast, browse):
    assert "Nobody is here yet." in browse(cast.auditor).get("/workers").text


def test_a_view_that_asks_for_a_worker_has_one_in_its_address():
    app = Flask("thrown_away")
    app.add_url_rule("/new", "topic.new", guard.of_worker(lambda worker: ""))
    with pytest.raises(RuntimeError, match="names no worker"):
        guard.check(app)
