"""The right of reply: a finding is called factually wrong, the lead answers or reopens."""

import datetime

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import CycleAuditor
from auditor.records.people import Person
from auditor.records.reviews import Finding, SignedCopy
from auditor.records.supervision import Reply
from auditor.work import clock
from cast import MONDAY, make_audit
from html_checks import sheet_of, words_of
from signing import TOLD, freeze, sign

LATER = MONDAY + datetime.timedelta(days=3)
TYPED = {"question": "family_fathers", "reason": "He was seen on 3 June."}
WRONG, SENTENCE = "Called factually wrong by Worker, 5 Nov 2026: He was seen on 3 June.", (
    TOLD["family_fathers"][1])


@pytest.fixture(autouse=True)
def later():
    with clock.at(LATER):
        yield


def at(audit, *more) -> str:
    return "/".join((f"/audits/{audit.id}/replies", *map(str, more)))


def printed(browse, who, audit, query="") -> str:
    path = f"/audits/{audit.id}/findings{query}"
    return words_of(sheet_of(browse(who).get(path).get_data(as_text=True)))


@pytest.fixture
def called(cast, browse):
    """An audit one of whose findings the worker calls wrong."""
    audit = sign(cast)
    assert browse(cast.worker).post(at(audit), TYPED).status_code == 303
    return audit


@pytest.mark.parametrize("who", ["worker", "supervisor"])
def test_worker_and_supervisor_call_a_finding_wrong_with_a_reason(cast, browse, who):
    audit, person = sign(cast), getattr(cast, who)
    answer = browse(person).post(at(audit), TYPED)
    assert answer.status_code == 303 and answer.location.endswith("/findings#replies")
    one = Reply.get()
    assert (one.question, one.reason, one.by, one.answered_at) == (*TYPED.values(), person, None)


@pytest.mark.parametrize(("who", "status"), [
    ("stranger", 404), ("other_worker", 404), ("lead", 403), ("auditor", 403), ("reviewer1", 403),
])
def test_nobody_else_calls_a_finding_wrong(cast, browse, who, status):
    assert browse(getattr(cast, who)).post(at(sign(cast)), TYPED).status_code == status
    assert not Reply.select().exists()


@pytest.mark.parametrize("state", ["in_progress", "returned"])
def test_before_sign_off_there_is_no_finding_to_reply_to(cast, browse, state):
    assert browse(cast.worker).post(at(make_audit(cast, state)), TYPED).status_code == 404


@pytest.mark.parametrize(("typed", "field"), [
    ({"question": ""}, "question"), ({"question": "voice_seen"}, "question"),
    ({"reason": ""}, "reason"), ({"reason": "x" * 10_001}, "reason"),
])
def test_without_a_finding_or_a_reason_it_comes_back(cast, browse, typed, field):
    answer = browse(cast.worker).post(at(sign(cast)), TYPED | typed)
    assert answer.status_code == 422 and f'href="#{field}"' in answer.text
    assert (TYPED | typed)["reason"] in answer.text and not Reply.select().exists()


def test_one_reply_of_a_person_to_a_finding_waits_at_a_time(cast, browse, called):
    browse(cast.worker).post(at(called), TYPED | {"reason": "And on 4 June."})
    browse(cast.supervisor).post(at(called), TYPED)
    browse(cast.worker).post(at(called), TYPED | {"question": "record_chronology"})
    assert [one.by_id for one in Reply.select().order_by(Reply.id)] == [
        cast.worker.id, cast.supervisor.id, cast.worker.id]


def test_until_it_is_answered_the_print_says_so_under_the_finding(cast, browse, called):
    text = printed(browse, cast.supervisor, called)
    assert f"{WRONG} Not answered yet." in text
    assert text.index(SENTENCE) < text.index(WRONG)


def test_the_lead_answers_and_the_print_shows_both(cast, browse, called):
    lead = browse(cast.lead)
    for _ in range(2):
        answer = lead.post(at(called, 1), {"answer-1": "The note of 3 June is of another child."})
        assert answer.status_code == 303
    text = printed(browse, cast.worker, called)
    assert f"{WRONG} Answered by Lead, 5 Nov 2026: The note of 3 June is of another child." in text


@pytest.mark.parametrize(("who", "status"), [
    ("worker", 403), ("supervisor", 403), ("reviewer1", 403), ("auditor", 403), ("stranger", 404),
])
def test_only_the_lead_answers(cast, browse, called, who, status):
    answer = browse(getattr(cast, who)).post(at(called, 1), {"answer-1": "No."})
    assert answer.status_code == status and Reply.get().answered_at is None


@pytest.mark.parametrize("text", ["", "x" * 10_001])
def test_an_answer_says_something_and_is_never_cut(cast, browse, called, text):
    answer = browse(cast.lead).post(at(called, 1), {"answer-1": text})
    assert answer.status_code == 422 and 'href="#answer-1"' in answer.text and text in answer.text


def test_who_answers_second_is_told_who_was_first(cast, browse, called):
    Person.update(name="First lead").where(Person.id == cast.reviewer1.id).execute()
    Reply.update(answer="It stands.", answered_by=cast.reviewer1, answered_at=LATER).execute()
    answer = browse(cast.lead).post(at(called, 1), {"answer-1": "It falls."})
    assert answer.status_code == 409
    assert "First lead answered first" in answer.text and "It falls." in answer.text
    assert Reply.get().answer == "It stands."


def test_a_reply_of_another_audit_is_not_found(cast, browse, called):
    other = sign(cast, case=cast.other_case)
    for number in (1, 99, 2**31):
        answer = browse(cast.lead).post(at(other, number), {f"answer-{number}": "No."})
        assert answer.status_code == 404


def test_reopening_answers_everything_that_waits_with_its_reason(cast, browse, called):
    browse(cast.supervisor).post(at(called), TYPED | {"question": "record_chronology"})
    other = sign(cast, case=cast.other_case, worker=cast.worker)
    browse(cast.worker).post(at(other), TYPED)
    lead = browse(cast.lead)
    page = lead.get(f"/audits/{called.id}/reopen").get_data(as_text=True)
    assert "2 replies call findings wrong and wait for an answer" in page
    assert CycleAuditor.select().where(CycleAuditor.person == cast.auditor).exists()
    sent = {"auditor": cast.auditor.id, "stage": "3", "reason": "The visit was overlooked."}
    assert lead.post(f"/audits/{called.id}/reopen", sent).status_code == 303
    answered = Reply.select().where(Reply.reopened == True)  # noqa: E712 - SQL
    assert [one.answer for one in answered] == ["The visit was overlooked."] * 2
    assert Reply.get(Reply.answered_at.is_null()).signed_copy.audit == other
    text = printed(browse, cast.worker, called)
    assert f"{WRONG} Reopened to be corrected by Lead, 5 Nov 2026: The visit was overlooked." in text


def test_a_finding_worded_anew_is_printed_without_the_reply_and_the_earlier_copy_with_it(
    cast, browse, called
):
    Finding.update(sentence="The father was seen once.").where(
        Finding.audit == called, Finding.question == "family_fathers").execute()
    freeze(called, cast.reviewer3, LATER)
    assert WRONG not in printed(browse, cast.worker, called)
    assert WRONG in printed(browse, cast.lead, called, "?copy=1")
    browser = browse(cast.worker)
    whole = browser.get(f"/audits/{called.id}/findings").get_data(as_text=True)
    assert "in copy 1" in whole and TYPED["reason"] in whole


def test_a_reply_is_to_the_latest_copy(cast, browse):
    audit = sign(cast)
    newest = freeze(audit, cast.reviewer3, LATER)
    browse(cast.worker).post(at(audit), TYPED)
    assert Reply.get().signed_copy == newest and SignedCopy.select().count() == 2


def test_what_was_withdrawn_asks_for_no_answer(cast, browse, called):
    assert "a finding is called wrong" in browse(cast.lead).get("/").text
    Audit.update(state="withdrawn").where(Audit.id == called.id).execute()
    assert "a finding is called wrong" not in browse(cast.lead).get("/").text
    assert browse(cast.lead).post(at(called, 1), {"answer-1": "No."}).status_code == 403
