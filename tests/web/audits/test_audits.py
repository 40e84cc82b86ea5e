"""The pages of a draft: who may open them, what they save, what they refuse, and that nothing is lost."""

import pytest

from auditor.records.audits import Audit, Concern
from auditor.records.people import Person
from auditor.work.audits import answers, concerns, drafts, findings
from auditor.work.people.people import signed_in
from cast import complete, make_audit, make_person


@pytest.fixture
def audit(cast):
    return make_audit(cast)


@pytest.fixture
def page(browse, cast):
    return browse(cast.auditor)


def typed(audit, key="voice", **fields):
    """What the page of a section sends when it is sent whole."""
    form = drafts.form_of(audit)
    sent = {}
    saved = answers.saved_of(audit.id)
    for question in form.section(key).questions:
        sent[f"{question.key}-revision"] = str(saved[question.key].revision if question.key in saved else 0)
        sent[f"{question.key}-evidence"] = ""
    return sent | {name.replace("__", "-"): value for name, value in fields.items()}


def address(audit, rest=""):
    return f"/audits/{audit.id}{rest}"


DRAFT_PAGES = ["", "/case", "/voice", "/tell", "/actions", "/check", "/answers/voice_seen/earlier"]


@pytest.mark.parametrize("rest", DRAFT_PAGES)
def test_its_auditor_opens_every_page_of_a_draft(page, audit, rest):
    assert page.get(address(audit, rest)).status_code == 200


@pytest.mark.parametrize("rest", DRAFT_PAGES)
def test_a_stranger_does_not_learn_that_an_audit_exists(browse, cast, audit, rest):
    assert browse(cast.stranger).get(address(audit, rest)).status_code == 404


@pytest.mark.parametrize("rest", DRAFT_PAGES[1:])
def test_the_lead_sees_that_a_draft_exists_but_not_what_it_says(browse, cast, audit, rest):
    assert browse(cast.lead).get(address(audit, rest)).status_code == 403


def test_the_lead_sees_how_far_a_draft_is_without_its_words(browse, cast, audit, page):
    page.post(address(audit, "/voice"), typed(audit, voice_seen="no", voice_seen__evidence="Hidden words."))
    html = browse(cast.lead).get(address(audit)).get_data(as_text=True)
    assert "1 of 5" in html
    assert "Hidden words." not in html


@pytest.mark.parametrize("rest", DRAFT_PAGES[1:])
def test_a_sent_audit_is_not_edited(page, cast, rest):
    sent = make_audit(cast, "submitted")
    assert page.get(address(sent, rest)).status_code == 403


@pytest.mark.parametrize("rest", ["", "/voice", "/check"])
def test_nobody_gets_in_without_signing_in(browse, audit, rest):
    answer = browse().get(address(audit, rest))
    assert answer.status_code == 303
    assert "/sign-in" in answer.location


def test_an_unknown_section_is_not_found(page, audit):
    assert page.get(address(audit, "/nothing")).status_code == 404


def test_an_id_of_thirty_digits_is_not_found(page):
    assert page.get("/audits/" + "9" * 30).status_code == 404


def test_beginning_needs_the_declaration_and_happens_once(page, cast):
    audit = make_audit(cast, "allocated")
    assert page.post(address(audit, "/start")).status_code == 303
    assert Audit.get_by_id(audit.id).state == "in_progress"
    again = page.post(address(audit, "/start"))
    assert again.status_code == 303
    assert Audit.get_by_id(audit.id).events.count() == 1


def test_a_section_is_saved_without_the_script(page, audit):
    sent = typed(audit, voice_seen="no", voice_seen__evidence="Two visits.\r\nNone alone.")
    assert page.post(address(audit, "/voice"), sent).location.endswith("/family")
    saved = answers.of(audit.id)["voice_seen"]
    assert (saved.value, saved.evidence) == ("no", "Two visits.\nNone alone.")


def test_save_and_come_back_later_goes_to_the_task_list(page, audit):
    assert page.post(address(audit, "/voice"), typed(audit, after="later")).location == address(audit)


def test_declaring_complete_says_what_is_open_and_keeps_what_was_typed(page, audit):
    sent = typed(audit, voice_seen="partly", complete="yes")
    answer = page.post(address(audit, "/voice"), sent)
    html = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Error:" in html
    assert 'href="#voice_words"' in html
    assert answers.of(audit.id)["voice_seen"].value == "partly"


def test_another_window_is_not_overwritten_and_both_texts_are_shown(page, audit, cast):
    stale = typed(audit, voice_seen="yes", voice_seen__evidence="From the stale window.")
    page.post(address(audit, "/voice"), typed(audit, voice_seen="no", voice_seen__evidence="From the first."))
    answer = page.post(address(audit, "/voice"), stale)
    html = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "From the stale window." in html and "From the first." in html
    assert answers.of(audit.id)["voice_seen"].evidence == "From the first."


def test_choosing_between_two_texts_keeps_the_other_one(page, audit):
    page.post(address(audit, "/voice"), typed(audit, voice_seen="no", voice_seen__evidence="First."))
    sent = typed(audit, voice_seen="yes", voice_seen__evidence="Mine.", voice_seen__choose="mine")
    assert page.post(address(audit, "/voice"), sent).status_code == 303
    assert answers.of(audit.id)["voice_seen"].evidence == "Mine."
    assert [one.evidence for one in answers.earlier(audit, "voice_seen")] == ["First."]


@pytest.mark.parametrize("fields", [
    {"voice_seen": "maybe"},
    {"voice_seen": "yes", "voice_seen__evidence": "x" * 10_001},
])
def test_what_cannot_be_saved_is_named_and_comes_back(page, audit, fields):
    sent = typed(audit, **fields, voice_words="yes")
    answer = page.post(address(audit, "/voice"), sent)
    assert answer.status_code == 422
    assert fields.get("voice_seen__evidence", "") in answer.get_data(as_text=True)
    assert answers.of(audit.id)["voice_words"].value == "yes"


def test_ten_thousand_characters_are_saved(page, audit):
    page.post(address(audit, "/voice"), typed(audit, voice_seen="no", voice_seen__evidence="x" * 10_000))
    assert len(answers.of(audit.id)["voice_seen"].evidence) == 10_000


@pytest.mark.parametrize("text, kept", [
    ("nul \x00 and bell \x07", "nul \ufffd and bell "),
    ("right to left שלום", "right to left שלום"),
    ("emoji 👩‍👧 kept", "emoji 👩‍👧 kept"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
])
def test_any_text_is_saved_as_it_can_be_read(page, audit, text, kept):
    page.post(address(audit, "/voice"), typed(audit, voice_seen="no", voice_seen__evidence=text))
    assert answers.of(audit.id)["voice_seen"].evidence == kept.rstrip()
    assert "<script>alert" not in page.get(address(audit, "/voice")).get_data(as_text=True)


def test_details_are_checked(page, audit):
    sent = {"period_from": "2026-10-31", "period_to": "2025-11-01", "sources": "case system"}
    answer = page.post(address(audit, "/case"), sent)
    assert answer.status_code == 422
    assert "ends before it begins" in answer.get_data(as_text=True)


def test_service_and_plan_are_corrected_from_the_list_only(page, audit):
    answer = page.post(address(audit, "/case"), {"plan": "something", "service": "\x00"})
    assert answer.status_code == 422
    assert "Choose a plan from the list" in answer.text and "Choose a service from the list" in answer.text
    assert Audit.get_by_id(audit.id).plan == "child in need"
    assert page.post(address(audit, "/case"), {"plan": "looked after"}).status_code == 303
    assert Audit.get_by_id(audit.id).plan == "looked after"
    assert audit.events.get().note.startswith("Plan: from child in need to looked after.")


def test_an_audit_is_told_checked_and_sent(page, audit, cast):
    complete(audit, cast.auditor)
    key = "voice_seen"
    sent = {"told": key, f"{key}-sentence": "The child is seen alone and often."}
    assert page.post(address(audit, "/tell"), sent).location.endswith("/actions")
    assert page.post(address(audit, "/check"), {"unsafe_at_sending": "no"}).status_code == 303
    assert Audit.get_by_id(audit.id).state == "submitted"


def test_sending_twice_sends_once(page, audit, cast):
    complete(audit, cast.auditor)
    for _ in range(2):
        assert page.post(address(audit, "/check"), {"unsafe_at_sending": "no"}).status_code == 303
    assert [event.move for event in Audit.get_by_id(audit.id).events].count("submit") == 1


def test_sending_says_what_is_open(page, audit):
    answer = page.post(address(audit, "/check"), {"unsafe_at_sending": "no"})
    assert answer.status_code == 422
    assert "1 Record and history: Choose an answer" in answer.get_data(as_text=True)


def send(page, audit, unsafe: str):
    return page.post(address(audit, "/check"), {"unsafe_at_sending": unsafe})


def describe(page, audit, concern) -> None:
    """Say what it is, on the form that the page of concerns offers."""
    address_of_it = address(audit, f"/concerns/{concern.id}/describe")
    assert page.post(address_of_it, {f"text-{concern.id}": "Locked out at night."}).status_code == 303


def test_a_yes_at_sending_leads_to_the_concern(page, audit, cast):
    complete(audit, cast.auditor)
    for _ in range(2):
        answer = send(page, audit, "yes")
        concern, kept = Concern.get(), Audit.get_by_id(audit.id)
        assert answer.location == address(audit, f"/concerns#concern-{concern.id}")
        assert (kept.state, kept.unsafe_at_sending) == ("in_progress", True)
    assert [one.move for one in kept.events].count("answered the concern question: yes") == 1


def test_a_yes_at_sending_stands_on_the_first_pages_at_once(page, audit, cast, browse):
    send(page, audit, "yes")
    for person in (cast.lead, cast.supervisor):
        assert address(audit, "/concerns") in browse(person).get("/").text


def test_a_yes_at_sending_is_not_undone_by_a_no(page, audit, cast):
    complete(audit, cast.auditor)
    send(page, audit, "yes")
    refused = send(page, audit, "no")
    assert refused.status_code == 422 and "your concern has no words yet" in refused.text
    assert address(audit, "/concerns") in refused.text
    describe(page, audit, Concern.get())
    assert "You answered <strong>yes</strong> here before" in page.get(address(audit, "/check")).text
    assert send(page, audit, "no").status_code == 303
    sent = Audit.get_by_id(audit.id)
    assert (sent.state, sent.unsafe_at_sending, Concern.select().count()) == ("submitted", True, 1)


def test_a_yes_whose_concern_is_described_sends_the_audit(page, audit, cast):
    complete(audit, cast.auditor)
    send(page, audit, "yes")
    describe(page, audit, Concern.get())
    assert send(page, audit, "yes").status_code == 303
    sent = Audit.get_by_id(audit.id)
    assert (sent.state, sent.unsafe_at_sending, Concern.select().count()) == ("submitted", True, 1)


def test_a_yes_at_sending_alerts_anew_where_an_earlier_concern_was_answered(page, audit, cast):
    complete(audit, cast.auditor)
    earlier = concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen.")
    concerns.acknowledge(earlier, signed_in(cast.supervisor), "Strategy discussion held.")
    answer = send(page, audit, "yes")
    [waits] = concerns.unanswered(audit.id)
    assert answer.location == address(audit, f"/concerns#concern-{waits.id}") and waits != earlier
    assert Audit.get_by_id(audit.id).state == "in_progress"


def test_a_concern_that_somebody_else_raised_is_no_answer_to_a_yes_at_sending(page, audit, cast):
    complete(audit, cast.auditor)
    concerns.raise_one(audit, signed_in(cast.supervisor), "Bruise seen.")
    assert "/concerns#" in send(page, audit, "yes").location
    assert {one.raised_by for one in Concern.select()} == {cast.supervisor, cast.auditor}


def test_a_yes_at_the_start_is_described_before_the_audit_is_sent(page, audit, cast):
    complete(audit, cast.auditor)
    page.post(address(audit, "/unsafe"), {"unsafe": "yes"})
    assert "your concern has no words yet" in page.get(address(audit, "/check")).text
    assert send(page, audit, "no").status_code == 422
    describe(page, audit, Concern.get())
    assert send(page, audit, "no").status_code == 303


def test_a_yes_at_sending_is_kept_where_the_audit_is_not_finished(page, audit):
    assert "/concerns#" in send(page, audit, "yes").location
    describe(page, audit, Concern.get())
    assert send(page, audit, "yes").status_code == 422
    assert Audit.get_by_id(audit.id).unsafe_at_sending is True


def test_a_yes_in_a_second_window_is_kept_though_the_first_has_sent_it(page, audit, cast):
    complete(audit, cast.auditor)
    send(page, audit, "no")
    answer = send(page, audit, "yes")
    [waits] = concerns.unanswered(audit.id)
    assert answer.location == address(audit, f"/concerns#concern-{waits.id}")


def test_only_its_auditor_is_asked_at_sending(browse, audit, cast):
    for person, status in ((cast.lead, 403), (cast.supervisor, 404)):
        assert send(browse(person), audit, "yes").status_code == status
    assert not Concern.select().exists()


def test_a_finding_without_a_sentence_is_refused(page, audit, cast):
    complete(audit, cast.auditor)
    answer = page.post(address(audit, "/tell"), {"told": "voice_seen", "voice_seen-sentence": ""})
    assert answer.status_code == 422
    assert findings.by_question(audit).keys() == {"visits_purpose", "oversight_reflective"}


def test_actions_are_proposed_changed_and_taken_back(page, audit, cast):
    sent = {"what": "Meet the father.", "why": "Weekends there.", "owner": str(cast.worker.id)}
    assert page.post(address(audit, "/actions"), sent).status_code == 303
    action = audit.actions.get()
    page.post(address(audit, f"/actions/{action.id}"), sent | {"what": "Write to the father."})
    assert audit.actions.get().what == "Write to the father."
    page.post(address(audit, f"/actions/{action.id}"), {"take_back": "yes"})
    assert audit.actions.get().state == "set_aside"


def test_an_action_needs_what_why_and_who(page, audit):
    answer = page.post(address(audit, "/actions"), {"what": "", "why": "", "owner": "9" * 30})
    assert answer.status_code == 422
    assert audit.actions.count() == 0


def test_my_audits_lists_only_mine(browse, cast, audit):
    other = browse(cast.other_auditor).get("/audits").get_data(as_text=True)
    assert "M-10277" not in other
    assert "M-10277" in browse(cast.auditor).get("/audits").get_data(as_text=True)


def test_an_external_auditor_sees_nothing_after_the_cycle_closes(browse, cast):
    audit = make_audit(cast, auditor=cast.external)
    page = browse(cast.external)
    assert page.get(address(audit)).status_code == 200
    cast.cycle.closed_at = audit.since
    cast.cycle.save()
    assert page.get(address(audit)).status_code == 404
    assert "M-10277" not in page.get("/audits").get_data(as_text=True)


def test_every_signed_in_page_is_kept_by_no_cache(page, audit):
    for rest in DRAFT_PAGES:
        headers = page.get(address(audit, rest)).headers
        assert headers["Cache-Control"] == "no-store"
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert "HX-Target" in headers["Vary"]


def test_the_task_list_needs_no_more_queries_for_more(browse, cast, audit, count_queries):
    page = browse(cast.auditor)
    page.get(address(audit))
    few = count_queries(lambda: page.get(address(audit)))
    complete(audit, cast.auditor)
    for number in range(20):
        make_person(f"more{number}", ["auditor"])
    assert Person.select().count() > 30
    assert count_queries(lambda: page.get(address(audit))) <= few + 2
