"""The concern path: asked, saved at once, told, acknowledged by somebody else, never undone."""

import pytest

from auditor.records.audits import Audit, Concern, ConcernTold
from auditor.records.journal import JournalEntry
from auditor.work import settings
from auditor.work.audits import concerns
from auditor.work.people.people import signed_in
from cast import make_audit

TOLD = {"whom": "Team manager", "when": "10:52", "answer": "Strategy discussion today"}


@pytest.fixture
def audit(cast):
    return make_audit(cast)


def raised(cast, audit, text="Bruise seen") -> Concern:
    return concerns.raise_one(audit, signed_in(cast.auditor), text)


def at(audit, rest="") -> str:
    return f"/audits/{audit.id}/concerns{rest}"


def typed(concern, **fields) -> dict[str, str]:
    return {f"{name}-{concern.id}": value for name, value in fields.items()}


def test_yes_is_saved_at_once_and_shows_what_to_do_now(browse, cast, audit):
    settings.put("concern_telephone", "01632 960 123")
    browser = browse(cast.auditor)
    answer = browser.post(f"/audits/{audit.id}/unsafe", {"unsafe": "yes"})
    concern = Concern.get()
    assert (answer.status_code, concern.text) == (303, "")
    assert answer.location == at(audit, f"#concern-{concern.id}")
    html = browser.get(at(audit)).text
    places = [html.index(part) for part in (
        "If a child is in danger now", "01632 960 123", "alerts nobody outside it",
        "What worries you", "Who was told", "When", "What they answered",
    )]
    assert places == sorted(places)


def test_no_is_kept_and_may_become_yes_but_never_the_other_way(browse, cast, audit):
    browser, address = browse(cast.auditor), f"/audits/{audit.id}/unsafe"
    assert browser.post(address, {"unsafe": "no"}).status_code == 303
    assert Audit.get().unsafe_at_start is False and not Concern.select().exists()
    assert browser.post(address, {"unsafe": "yes"}).status_code == 303
    assert browser.post(address, {"unsafe": "no"}).status_code == 403
    assert Audit.get().unsafe_at_start is True and Concern.select().count() == 1


def test_the_question_answered_twice_saves_one_concern(browse, cast, audit):
    browser = browse(cast.auditor)
    for _ in range(2):
        browser.post(f"/audits/{audit.id}/unsafe", {"unsafe": "yes"})
    assert Concern.select().count() == 1


def test_neither_yes_nor_no_asks_again(browse, cast, audit):
    answer = browse(cast.auditor).post(f"/audits/{audit.id}/unsafe", {"unsafe": "perhaps"})
    assert answer.status_code == 422 and "Answer yes or no" in answer.text
    assert Audit.get().unsafe_at_start is None


@pytest.mark.parametrize(("who", "state", "status"), [
    ("stranger", "in_progress", 404), ("lead", "in_progress", 403), ("auditor", "submitted", 403),
])
def test_only_its_auditor_answers_the_question_in_a_draft(browse, cast, who, state, status):
    audit = make_audit(cast, state)
    answer = browse(getattr(cast, who)).post(f"/audits/{audit.id}/unsafe", {"unsafe": "yes"})
    assert answer.status_code == status
    assert not Concern.select().exists()


def test_the_draft_asks_the_question_and_each_page_leads_to_a_concern(browse, cast, audit):
    browser = browse(cast.auditor)
    html = browser.get(f"/audits/{audit.id}/case").text
    assert "Is there anything that suggests a child is unsafe now?" in html
    for page in ("case", "record", "tell", "check"):
        assert at(audit, "/new") in browser.get(f"/audits/{audit.id}/{page}").text


@pytest.mark.parametrize(("who", "state"), [
    ("auditor", "in_progress"), ("reviewer1", "submitted"), ("lead", "in_progress"),
    ("supervisor", "signed_off"), ("auditor", "signed_off"),
])
def test_auditor_reviewers_lead_and_supervisor_raise_a_concern(browse, cast, who, state):
    audit, person = make_audit(cast, state), getattr(cast, who)
    browser = browse(person)
    assert browser.get(at(audit, "/new")).status_code == 200
    answer = browser.post(at(audit, "/new"), {"text": "Bruise seen"} | TOLD)
    assert answer.status_code == 303
    html = browser.get(at(audit)).text
    assert "Bruise seen" in html and "Team manager" in html and "10:52" in html
    assert Concern.get().raised_by == person


def test_a_stranger_knows_nothing_of_a_concern(browse, cast, audit):
    raised(cast, audit)
    browser = browse(cast.stranger)
    assert browser.get(at(audit)).status_code == browser.get(at(audit, "/new")).status_code == 404
    assert browser.post(at(audit, "/new"), {"text": "Bruise"}).status_code == 404


def test_the_people_of_a_stage_do_not_see_a_concern_they_did_not_raise(browse, cast):
    audit = make_audit(cast, "submitted")
    concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")
    assert browse(cast.reviewer2).get(at(audit)).status_code == 403


def test_raising_twice_saves_once(browse, cast, audit):
    browser = browse(cast.auditor)
    for _ in range(2):
        browser.post(at(audit, "/new"), {"text": "Bruise seen"} | TOLD)
    assert (Concern.select().count(), ConcernTold.select().count()) == (1, 1)


def test_a_concern_is_saved_even_where_who_was_told_is_incomplete(browse, cast, audit):
    answer = browse(cast.auditor).post(
        at(audit, "/new"), {"text": "Bruise seen", "whom": "Team manager", "when": "", "answer": ""}
    )
    assert answer.status_code == 422 and Concern.get().text == "Bruise seen"
    assert "Say when" in answer.text and 'value="Team manager"' in answer.text


def test_a_text_too_long_is_refused_whole_and_comes_back(browse, cast, audit):
    answer = browse(cast.auditor).post(at(audit, "/new"), {"text": "long " * 2100})
    assert answer.status_code == 422 and answer.text.count("long ") >= 2100
    assert "shorten it by" in answer.text


def test_what_worries_is_described_later_with_who_was_told(browse, cast, audit):
    concern = raised(cast, audit, "")
    answer = browse(cast.auditor).post(
        at(audit, f"/{concern.id}/describe"), typed(concern, text="Bruise seen", **TOLD)
    )
    assert answer.status_code == 303
    assert (Concern.get().text, ConcernTold.get().whom) == ("Bruise seen", "Team manager")


@pytest.fixture
def answered_unsaid(cast, audit):
    """A concern that was acknowledged before it was described."""
    concern = raised(cast, audit, "")
    concerns.acknowledge(concern, signed_in(cast.lead), "Asked what it is")
    return concern


def test_words_that_come_after_it_was_acknowledged_stand_on_the_first_pages(
    browse, cast, audit, answered_unsaid
):
    browser = browse(cast.auditor)
    sent = typed(answered_unsaid, text="Locked out at night now", **TOLD)
    answer = browser.post(at(audit, f"/{answered_unsaid.id}/describe"), sent)
    [new] = concerns.unanswered(audit.id)
    assert answer.location == at(audit, f"#concern-{new.id}")
    assert [one.whom for one in new.told_rows] == ["Team manager"]
    assert "was raised as a new concern" in browser.get(at(audit)).text
    for person in (cast.lead, cast.supervisor):
        assert "Locked out at night now" in browse(person).get("/").text
        assert "Locked out at night now" in browse(person).get(at(audit)).text


def test_a_concern_acknowledged_before_it_was_described_offers_a_new_one(
    browse, cast, audit, answered_unsaid
):
    page = browse(cast.auditor).get(at(audit)).text
    assert "Acknowledged before it was described" in page and at(audit, "/new") in page
    assert f"text-{answered_unsaid.id}" not in page


@pytest.mark.parametrize("text", ["long " * 2100, " "])
def test_words_refused_after_it_was_acknowledged_come_back(browse, cast, audit, answered_unsaid, text):
    sent = typed(answered_unsaid, text=text)
    answer = browse(cast.auditor).post(at(audit, f"/{answered_unsaid.id}/describe"), sent)
    assert answer.status_code == 422 and text.strip() in answer.text
    assert f'id="text-{answered_unsaid.id}"' in answer.text
    assert concerns.unanswered(audit.id) == []


def test_an_empty_description_is_asked_for(browse, cast, audit):
    concern = raised(cast, audit, "")
    sent = typed(concern, text=" ")
    answer = browse(cast.auditor).post(at(audit, f"/{concern.id}/describe"), sent)
    assert answer.status_code == 422 and "Say what worries you" in answer.text
    assert f'href="#text-{concern.id}"' in answer.text


def test_words_that_stand_are_not_replaced_and_the_new_ones_are_not_lost(browse, cast, audit):
    concern = raised(cast, audit)
    answer = browse(cast.auditor).post(
        at(audit, f"/{concern.id}/describe"), typed(concern, text="Nothing, really")
    )
    assert answer.status_code == 409 and "Nothing, really" in answer.text
    assert Concern.get().text == "Bruise seen"


def test_who_was_told_is_added(browse, cast, audit):
    concern, browser = raised(cast, audit), browse(cast.auditor)
    for whom in ("Team manager", "Duty manager"):
        sent = typed(concern, **TOLD | {"whom": whom})
        assert browser.post(at(audit, f"/{concern.id}/told"), sent).status_code == 303
    html = browser.get(at(audit)).text
    assert html.index("Team manager") < html.index("Duty manager")


def test_whom_and_when_are_asked_for(browse, cast, audit):
    concern = raised(cast, audit)
    answer = browse(cast.auditor).post(
        at(audit, f"/{concern.id}/told"), typed(concern, whom="", when="", answer="Will call")
    )
    assert answer.status_code == 422 and "Will call" in answer.text
    assert "Say who was told" in answer.text and not ConcernTold.select().exists()


def test_only_who_raised_a_concern_adds_to_it(browse, cast, audit):
    concern = raised(cast, audit)
    concerns.raise_one(audit, signed_in(cast.supervisor), "Left alone overnight")
    for person in (cast.lead, cast.supervisor):
        sent = typed(concern, **TOLD)
        answer = browse(person).post(at(audit, f"/{concern.id}/told"), sent)
        assert answer.status_code == 403
    assert not ConcernTold.select().exists()


@pytest.mark.parametrize("who", ["lead", "supervisor"])
def test_lead_and_supervisor_acknowledge_with_what_was_done(browse, cast, audit, who):
    concern, browser = raised(cast, audit), browse(getattr(cast, who))
    assert "Acknowledge with what was done" in browser.get(at(audit)).text
    sent = typed(concern, done="Strategy discussion held")
    for _ in range(2):
        assert browser.post(at(audit, f"/{concern.id}/acknowledge"), sent).status_code == 303
    html = browser.get(at(audit)).text
    assert "Strategy discussion held" in html and "Acknowledge with" not in html


def test_who_raised_it_does_not_acknowledge_it_even_as_lead(browse, cast, audit):
    concern = concerns.raise_one(audit, signed_in(cast.lead), "Bruise seen")
    browser = browse(cast.lead)
    assert "Acknowledge with what was done" not in browser.get(at(audit)).text
    sent = typed(concern, done="Nothing to worry about")
    assert browser.post(at(audit, f"/{concern.id}/acknowledge"), sent).status_code == 403
    assert Concern.get().acknowledged_at is None


def test_its_auditor_does_not_acknowledge_a_concern(browse, cast, audit):
    concern = raised(cast, audit)
    answer = browse(cast.auditor).post(
        at(audit, f"/{concern.id}/acknowledge"), typed(concern, done="Done")
    )
    assert answer.status_code == 403


def test_nobody_acknowledges_words_that_came_while_they_wrote(browse, cast, audit):
    concern, browser = raised(cast, audit, ""), browse(cast.lead)
    assert f'name="wordless-{concern.id}"' in browser.get(at(audit)).text
    concerns.describe(concern, signed_in(cast.auditor), "Locked out at night now")
    sent = typed(concern, done="Asked what it is")
    answer = browser.post(at(audit, f"/{concern.id}/acknowledge"), sent | typed(concern, wordless="yes"))
    assert answer.status_code == 409 and Concern.get().acknowledged_at is None
    assert "Locked out at night now" in answer.text and "Asked what it is" in answer.text
    assert f'name="wordless-{concern.id}"' not in answer.text
    assert browser.post(at(audit, f"/{concern.id}/acknowledge"), sent).status_code == 303


def test_what_was_done_is_asked_for(browse, cast, audit):
    concern = raised(cast, audit)
    sent = typed(concern, done="")
    answer = browse(cast.lead).post(at(audit, f"/{concern.id}/acknowledge"), sent)
    assert answer.status_code == 422 and "Say what was done" in answer.text
    assert "<title>Error: " in answer.text


def test_the_second_to_acknowledge_is_told_who_was_first_and_keeps_the_text(browse, cast, audit):
    concern = raised(cast, audit)
    concerns.acknowledge(concern, signed_in(cast.lead), "Strategy discussion held")
    answer = browse(cast.supervisor).post(
        at(audit, f"/{concern.id}/acknowledge"), typed(concern, done="Visited at noon")
    )
    assert answer.status_code == 409
    assert "Lead acknowledged it first" in answer.text and "Visited at noon" in answer.text
    assert Concern.get().done == "Strategy discussion held"


def test_a_concern_of_another_audit_is_not_found(browse, cast, audit):
    concern = raised(cast, audit)
    other = make_audit(cast, case=cast.other_case)
    answer = browse(cast.lead).post(
        at(other, f"/{concern.id}/acknowledge"), typed(concern, done="Done")
    )
    assert answer.status_code == 404


def test_looking_at_a_concern_is_logged(browse, cast, audit):
    raised(cast, audit)
    browse(cast.lead).get(at(audit))
    entry = JournalEntry.select().where(JournalEntry.act == "opened the concerns").get()
    assert (entry.by, entry.audit) == (cast.lead, audit)


def test_what_is_typed_is_shown_and_never_run(browse, cast, audit):
    raised(cast, audit, "<script>alert(1)</script> \u202etxt 🙂")
    html = browse(cast.lead).get(at(audit)).text
    assert "<script>alert" not in html and "&lt;script&gt;" in html and "🙂" in html


def test_the_number_of_queries_does_not_grow_with_the_concerns(browse, cast, audit, count_queries):
    browser = browse(cast.lead)
    raised(cast, audit)
    few = count_queries(lambda: browser.get(at(audit)))
    for number in range(20):
        concerns.tell(raised(cast, audit, f"Worry {number}"), signed_in(cast.auditor), **TOLD)
    assert count_queries(lambda: browser.get(at(audit))) == few
