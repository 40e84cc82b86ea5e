"""The reviewers' pages: who may open them, what they show, and what each button does."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit, Event
from auditor.records.journal import JournalEntry
from auditor.records.reviews import Comment, Finding, GradeChange, StandIn
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.work import clock
from auditor.work.audits import concerns
from auditor.work.people.people import signed_in
from auditor.work.reviews import comments, reviews
from cast import make_audit, make_case
from reviewing import Story

RETURN = Decision(Choice.RETURN, "Say more.")
PEOPLE = ("stranger", "worker", "supervisor", "administrator")


@pytest.fixture
def story(cast):
    return Story(cast, clock.now() - datetime.timedelta(days=1)).send()


@pytest.fixture
def taken(story, cast):
    return story.take_up(cast.reviewer1)


def text(answer) -> str:
    return answer.get_data(as_text=True)


def decision(story, choice: str, **more) -> dict:
    return {"decision": choice, "seen": reviews.seen(story.audit)} | more


def decide(browser, story, choice: str, **more):
    return browser.post(f"/reviews/{story.id}/decision", decision(story, choice, **more))


# The queue


def test_the_queue_shows_what_waits_with_age_and_overdue(browse, cast, story):
    Audit.update(due_on=clock.today() - datetime.timedelta(days=9)).execute()
    answer = browse(cast.reviewer1).get("/reviews")
    assert "M-10277" in text(answer) and "late" in text(answer) and "1 of 3" in text(answer)


def test_the_queue_is_for_reviewers_and_the_lead(browse, cast):
    assert browse(cast.lead).get("/reviews").status_code == 200
    assert browse(cast.auditor).get("/reviews").status_code == 403
    assert browse().client.get("/reviews").status_code == 303


def test_the_queue_keeps_its_filters_in_the_address(browse, cast, story):
    me = browse(cast.reviewer1)
    assert "M-10277" in text(me.get(f"/reviews?cycle={cast.cycle.id}&stage=1"))
    assert "M-10277" not in text(me.get("/reviews?stage=2"))
    assert "M-10277" not in text(me.get("/reviews?service=Early+Help"))


@pytest.mark.parametrize("asked", ["cycle=abc", "stage=" + "9" * 30, "after=-1", "before=²"])
def test_an_address_that_makes_no_sense_is_no_error(browse, cast, story, asked):
    assert browse(cast.reviewer1).get(f"/reviews?{asked}").status_code == 200


def test_htmx_gets_the_queue_alone(browse, cast, story):
    headers = {"HX-Request": "true", "HX-Target": "queue"}
    answer = browse(cast.reviewer1).get("/reviews", headers=headers)
    assert text(answer).strip().startswith('<div id="queue">')


def test_the_pages_ask_as_many_queries_of_thirty_audits_as_of_three(browse, cast, story, count_queries):
    me, counted = browse(cast.reviewer1), []
    for number in (3, 27):
        for _ in range(number):
            make_audit(cast, "submitted")
        pages = "/reviews", f"/reviews/{story.id}"
        assert [me.get(page).status_code for page in pages] == [200, 200]
        counted.append([count_queries(lambda page=page: me.get(page)) for page in pages])
    assert counted[0] == counted[1]


# One review


def test_the_page_shows_answers_comments_grades_findings_and_timeline(browse, cast, taken):
    with taken.minute():
        comments.add(taken.audit, signed_in(cast.reviewer1), "voice_seen", "Is that so?")
    page = text(browse(cast.reviewer1).get(f"/reviews/{taken.id}"))
    assert "Stage 1 of 3" in page and "Evidence for voice_seen." in page
    assert "Is that so?" in page and "You · stage 1" in page
    assert "What was found about visits_purpose." in page
    assert 'id="timeline"' in page and 'id="decide"' in page


def test_reading_is_written_in_the_log_without_case_text(browse, cast, story):
    browse(cast.reviewer1).get(f"/reviews/{story.id}")
    entry = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    assert (entry.act, entry.audit_id, entry.by_id) == (
        "read the audit", story.id, cast.reviewer1.id,
    )


@pytest.mark.parametrize("person", PEOPLE)
def test_strangers_do_not_learn_that_the_audit_is_there(browse, cast, story, person):
    assert browse(getattr(cast, person)).get(f"/reviews/{story.id}").status_code == 404
    assert browse(cast.reviewer1).get("/reviews/999999").status_code == 404


def test_a_draft_is_not_read_by_its_reviewers_nor_by_the_lead(browse, cast):
    draft = make_audit(cast)
    assert browse(cast.reviewer1).get(f"/reviews/{draft.id}").status_code == 404
    assert browse(cast.lead).get(f"/reviews/{draft.id}").status_code == 403


def test_the_auditor_reads_along_but_not_what_reviewers_are_still_writing(browse, cast, taken):
    with taken.minute():
        comments.add(taken.audit, signed_in(cast.reviewer1), "voice_seen", "Is that so?")
    page = text(browse(cast.auditor).get(f"/reviews/{taken.id}"))
    assert "Evidence for voice_seen." in page and "Is that so?" not in page
    assert 'id="decide"' not in page


def test_a_resubmission_shows_what_changed_and_says_which_approval_is_older(browse, cast, story):
    story.approve(cast.reviewer1).give_back(cast.reviewer2)
    story.answer("voice_seen", "no", "Not alone since May.").send()
    page = text(browse(cast.reviewer2).get(f"/reviews/{story.id}"))
    assert "What changed" in page and "Not alone since May." in page
    assert "before these changes" in page and "changed since" in page


def test_somebody_who_approved_another_stage_is_told_why_they_cannot_decide(browse, cast, story):
    StandIn.create(audit=story.id, stage=2, person=cast.reviewer1, reason="", by=cast.lead,
                   at=clock.now())
    story.approve(cast.reviewer1)
    page = text(browse(cast.reviewer1).get(f"/reviews/{story.id}"))
    assert "You approved stage 1" in page and "stand-in" in page and "Reviewer2" in page
    assert "Take up</button>" not in page


def test_what_a_concern_says_is_for_those_who_may_see_it(browse, cast, story):
    with story.minute():
        concerns.raise_one(story.audit, signed_in(cast.auditor), "Alone at night.")
    assert "Alone at night." in text(browse(cast.lead).get(f"/reviews/{story.id}"))
    page = text(browse(cast.reviewer1).get(f"/reviews/{story.id}"))
    assert "Alone at night." not in page and "not answered yet" in page


# Take up, put back


def test_a_reviewer_takes_an_audit_up(browse, cast, story):
    answer = browse(cast.reviewer1).post(f"/reviews/{story.id}/take-up")
    assert (answer.status_code, answer.location) == (303, f"/reviews/{story.id}")
    assert story.audit.taken_up_by_id == cast.reviewer1.id


def test_taking_up_twice_takes_up_once(browse, cast, story):
    me = browse(cast.reviewer1)
    assert [me.post(f"/reviews/{story.id}/take-up").status_code for _ in "ab"] == [303, 303]
    taken = Event.select().where(Event.audit == story.id, Event.move == "take_up")
    assert taken.count() == 1


def test_who_comes_second_is_told_who_was_first_and_when(browse, cast, story):
    browse(cast.reviewer1).post(f"/reviews/{story.id}/take-up")
    answer = browse(cast.reviewer1b).post(f"/reviews/{story.id}/take-up")
    assert answer.status_code == 409
    assert "Reviewer1" in text(answer) and "just now" in text(answer)
    assert story.audit.taken_up_by_id == cast.reviewer1.id


@pytest.mark.parametrize(
    ("person", "status"),
    [("stranger", 404), ("reviewer2", 403), ("auditor", 403), ("lead", 403)],
)
def test_only_the_people_of_the_stage_take_up_or_decide(browse, cast, taken, person, status):
    them = browse(getattr(cast, person))
    for path in ("take-up", "decision", "comments"):
        assert them.post(f"/reviews/{taken.id}/{path}", {"text": "x"}).status_code == status, path


def test_nothing_is_taken_up_or_put_back_in_the_wrong_state(browse, cast, story):
    me = browse(cast.reviewer1)
    assert me.post(f"/reviews/{story.id}/put-back").status_code == 403
    assert me.post(f"/reviews/{story.id}/decision").status_code == 403
    story.give_back(cast.reviewer1b)
    assert me.post(f"/reviews/{story.id}/take-up").status_code == 403


@pytest.mark.parametrize("person", ["reviewer1", "reviewer1b", "lead"])
def test_anyone_of_the_stage_or_the_lead_puts_back_what_was_taken_up(browse, cast, taken, person):
    them = browse(getattr(cast, person))
    assert them.post(f"/reviews/{taken.id}/put-back").status_code == 303
    assert (taken.audit.state, taken.audit.taken_up_by_id) == ("submitted", None)
    assert them.post(f"/reviews/{taken.id}/put-back").status_code == 303  # pressed twice


# The decision


def test_approving_passes_the_audit_on(browse, cast, taken):
    answer = decide(browse(cast.reviewer1), taken, "approve")
    assert (answer.status_code, answer.location) == (303, f"/reviews/{taken.id}")
    assert (taken.audit.state, taken.audit.stage) == ("submitted", 2)


def test_approving_twice_approves_once(browse, cast, taken):
    me, form = browse(cast.reviewer1), decision(taken, "approve")
    codes = [me.post(f"/reviews/{taken.id}/decision", form).status_code for _ in "ab"]
    assert codes == [303, 303]
    assert taken.audit.approvals.count() == 1


def test_returning_twice_returns_once(browse, cast, taken):
    me, form = browse(cast.reviewer1), decision(taken, "return", reason="Say more.")
    codes = [me.post(f"/reviews/{taken.id}/decision", form).status_code for _ in "ab"]
    assert codes == [303, 303]
    assert Event.select().where(Event.audit == taken.id, Event.move == "return").count() == 1


def test_another_grade_is_recorded_beside_the_auditors(browse, cast, taken):
    answer = decide(browse(cast.reviewer1), taken, "regrade", reason="Thin.",
                    **{"grade-voice_grade": "inadequate"})
    assert answer.status_code == 303
    page = text(browse(cast.reviewer2).get(f"/reviews/{taken.id}"))
    assert "Auditor: " in page and "Stands now" in page and "Thin." in page
    assert GradeChange.get().before == "good"


def test_a_return_without_a_reason_comes_back_with_everything_typed(browse, cast, taken):
    answer = decide(browse(cast.reviewer1), taken, "return", from_first_stage="yes",
                    **{"grade-voice_grade": "inadequate"})
    page = text(answer)
    assert answer.status_code == 422 and "<title>Error: " in page
    assert 'href="#reason"' in page and "There is a problem" in page
    assert 'value="return" checked' in page and 'value="inadequate" selected' in page
    assert taken.audit.state == "under_review"


@pytest.mark.parametrize("choice", ["", "burn", "regrade"])
def test_a_decision_that_is_none_is_sent_back(browse, cast, taken, choice):
    answer = decide(browse(cast.reviewer1), taken, choice, reason="Kept <b>words</b>.")
    assert answer.status_code == 422 and "Kept &lt;b&gt;words&lt;/b&gt;." in text(answer)


def test_the_last_stage_signs_off_and_says_so(browse, cast, story):
    story.approve(cast.reviewer1).approve(cast.reviewer2).take_up(cast.reviewer3)
    me = browse(cast.reviewer3)
    assert "Sign off, grades as they are" in text(me.get(f"/reviews/{story.id}"))
    assert decide(me, story, "approve").status_code == 303
    assert story.audit.state == "signed_off"
    assert f"/audits/{story.id}/findings" in text(me.get(f"/reviews/{story.id}"))


def test_sign_off_waits_for_a_concern_and_keeps_what_was_typed(browse, cast, story):
    with story.minute():
        concerns.raise_one(story.audit, signed_in(cast.auditor), "Alone at night.")
    story.approve(cast.reviewer1).approve(cast.reviewer2).take_up(cast.reviewer3)
    answer = decide(browse(cast.reviewer3), story, "approve", reason="Good work.")
    assert answer.status_code == 422 and "Good work." in text(answer)
    assert story.audit.state == "under_review"


def test_a_decision_on_an_earlier_sending_is_refused_and_what_was_typed_is_kept(
    browse, cast, taken
):
    stale = decision(taken, "approve", reason="My words.")
    with taken.minute():
        reviews.put_back(taken.audit, signed_in(cast.reviewer1))
    taken.give_back(cast.reviewer1b).send().take_up(cast.reviewer1)
    answer = browse(cast.reviewer1).post(f"/reviews/{taken.id}/decision", stale)
    page = text(answer)
    assert answer.status_code == 409 and "changed while your page was open" in page
    assert "My words." in page and 'value="approve" checked' in page
    assert taken.audit.state == "under_review"


def test_a_decision_after_somebody_put_the_audit_back_keeps_what_was_typed(browse, cast, taken):
    stale = decision(taken, "return", reason="My words.")
    with taken.minute():
        reviews.put_back(taken.audit, signed_in(cast.reviewer1b))
    answer = browse(cast.reviewer1).post(f"/reviews/{taken.id}/decision", stale)
    assert answer.status_code == 409 and "My words." in text(answer)


def test_who_did_not_take_it_up_does_not_decide(browse, cast, taken):
    answer = decide(browse(cast.reviewer1b), taken, "return", reason="My words.")
    assert answer.status_code == 409 and "My words." in text(answer)
    assert taken.audit.state == "under_review"


def test_a_decision_without_its_token_is_refused(browse, cast, taken):
    answer = browse(cast.reviewer1).client.post(
        f"/reviews/{taken.id}/decision", data=decision(taken, "approve")
    )
    assert answer.status_code == 400 and taken.audit.state == "under_review"


# Comments


def test_a_reviewer_comments_beside_a_question(browse, cast, taken):
    me = browse(cast.reviewer1)
    typed = {"question": "voice_seen", "text": "Is that so?", "for_worker": "yes"}
    answer = me.post(f"/reviews/{taken.id}/comments", typed)
    assert (answer.status_code, answer.location) == (
        303, f"/reviews/{taken.id}#remarks-voice_seen",
    )
    me.post(f"/reviews/{taken.id}/comments", typed)  # pressed twice
    (kept,) = Comment.select()
    assert (kept.question, kept.stage, kept.for_worker) == ("voice_seen", 1, True)


def test_htmx_is_led_to_the_one_question(browse, cast, taken):
    typed = {"question": "voice_seen", "text": "Is that so?", "then": "question"}
    answer = browse(cast.reviewer1).post(f"/reviews/{taken.id}/comments", typed)
    assert answer.location == f"/reviews/{taken.id}/remarks/voice_seen"


def test_an_empty_comment_comes_back_beside_its_question(browse, cast, taken):
    typed = {"question": "voice_seen", "text": "  ", "for_worker": "yes"}
    answer = browse(cast.reviewer1).post(f"/reviews/{taken.id}/comments", typed)
    assert answer.status_code == 422 and 'id="remarks-voice_seen"' in text(answer)
    assert "Write the comment" in text(answer) and "checked" in text(answer)


@pytest.mark.parametrize("key", ["nonsense", "planning_permanence", "../secret", "x" * 300])
def test_there_is_no_comment_on_a_question_that_is_not_asked(browse, cast, taken, key):
    me = browse(cast.reviewer1)
    typed = {"question": key, "text": "Hello."}
    assert me.post(f"/reviews/{taken.id}/comments", typed).status_code == 404
    assert me.get(f"/reviews/{taken.id}/remarks/{key}").status_code == 404
    assert not Comment.select().exists()


def test_ones_own_comment_is_edited_and_marked_for_the_worker(browse, cast, taken):
    with taken.minute():
        comments.add(taken.audit, signed_in(cast.reviewer1), "voice_seen", "Is that so?")
    me, one = browse(cast.reviewer1), Comment.get()
    page = text(me.get(f"/reviews/{taken.id}/remarks/voice_seen?write={one.id}"))
    assert "Is that so?</textarea>" in page
    path = f"/reviews/{taken.id}/comments/{one.id}"
    assert me.post(path, {"question": "voice_seen", "show": "yes"}).status_code == 303
    assert me.post(path, {"question": "voice_seen", "text": ""}).status_code == 422
    assert Comment.get().for_worker and Comment.get().text == "Is that so?"
    me.post(path, {"question": "voice_seen", "text": "It is so.", "for_worker": "yes"})
    assert Comment.get().text == "It is so."


def test_nobody_edits_the_comment_of_another(browse, cast, taken):
    with taken.minute():
        comments.add(taken.audit, signed_in(cast.reviewer1), "voice_seen", "Is that so?")
    path = f"/reviews/{taken.id}/comments/{Comment.get().id}"
    answer = browse(cast.reviewer1b).post(path, {"question": "voice_seen", "text": "Mine."})
    assert answer.status_code == 403 and Comment.get().text == "Is that so?"


def test_a_comment_box_is_for_those_who_may_comment(browse, cast, story):
    page = browse(cast.reviewer1).get(f"/reviews/{story.id}/remarks/voice_seen?write=new")
    assert page.status_code == 403
    assert browse(cast.stranger).get(f"/reviews/{story.id}/remarks").status_code == 404
    assert browse(cast.lead).get(f"/reviews/{story.id}/remarks").status_code == 200


def test_the_auditor_answers_a_comment_while_the_audit_is_returned(browse, cast, taken):
    with taken.minute():
        comments.add(taken.audit, signed_in(cast.reviewer1), "voice_seen", "Is that so?")
    me, path = browse(cast.auditor), f"/audits/{taken.id}/comments"
    typed = {"question": "voice_seen", "text": "See page 4."}
    assert me.post(path, typed).status_code == 403
    taken.decide(cast.reviewer1, RETURN)
    box = text(me.get(f"/reviews/{taken.id}/remarks/voice_seen?write=new"))
    assert "Is that so?" in box and "Your answer" in box
    answer = me.post(path, typed)
    assert (answer.status_code, answer.location) == (303, f"/audits/{taken.id}/voice#q-voice_seen")
    reply = Comment.select().order_by(Comment.id.desc()).get()
    assert (reply.by_id, reply.stage) == (cast.auditor.id, None)
    edited = me.post(f"{path}/{reply.id}", {"question": "voice_seen", "text": "See page 5."})
    assert edited.status_code == 303 and Comment.get_by_id(reply.id).text == "See page 5."
    assert me.post(path, {"question": "", "text": ""}).status_code == 422


def test_nobody_else_answers_for_the_auditor(browse, cast, story):
    story.give_back(cast.reviewer1)
    path, typed = f"/audits/{story.id}/comments", {"question": "", "text": "Hello."}
    assert browse(cast.reviewer1).post(path, typed).status_code == 403
    assert browse(cast.lead).post(path, typed).status_code == 403
    assert browse(cast.stranger).post(path, typed).status_code == 404


# Findings and actions


def test_a_reviewer_words_a_finding_anew_and_the_old_words_stay_beside_it(browse, cast, taken):
    me, path = browse(cast.reviewer1), f"/reviews/{taken.id}/findings/visits_purpose"
    assert me.get(f"{path}?write=1").status_code == 200
    typed = {"sentence-visits_purpose": "Visits lack a purpose.", "told-visits_purpose": "yes"}
    assert me.post(path, typed).status_code == 303
    assert me.post(path, typed).status_code == 303  # pressed twice
    page = text(me.get(f"/reviews/{taken.id}"))
    assert "Visits lack a purpose." in page
    assert page.count("“What was found about visits_purpose.” – Auditor") == 1


def test_a_reviewer_drops_a_finding_visibly(browse, cast, taken):
    me, path = browse(cast.reviewer1), f"/reviews/{taken.id}/findings/visits_purpose"
    assert me.post(path, {"sentence-visits_purpose": ""}).status_code == 303
    assert not Finding.get(Finding.question == "visits_purpose").told
    assert "no longer told" in text(me.get(f"/reviews/{taken.id}"))


def test_a_finding_without_words_is_sent_back(browse, cast, taken):
    me, path = browse(cast.reviewer1), f"/reviews/{taken.id}/findings/visits_purpose"
    answer = me.post(path, {"sentence-visits_purpose": " ", "told-visits_purpose": "yes"})
    assert answer.status_code == 422 and 'href="#sentence-visits_purpose"' in text(answer)


def test_findings_are_changed_by_who_may(browse, cast, story):
    path = f"/reviews/{story.id}/findings/visits_purpose"
    assert browse(cast.reviewer1).get(path).status_code == 403
    assert browse(cast.stranger).post(path, {}).status_code == 404
    story.take_up(cast.reviewer1)
    assert browse(cast.reviewer2).post(path, {}).status_code == 403
    nothing = f"/reviews/{story.id}/findings/voice_grade"
    assert browse(cast.reviewer1).post(nothing, {}).status_code == 404


def test_a_reviewer_is_led_to_proposing_an_action(browse, cast, taken):
    me = browse(cast.reviewer1)
    assert f'href="/audits/{taken.id}/actions"' in text(me.get(f"/reviews/{taken.id}"))
    typed = {"what": "Visit.", "why": "Not seen.", "owner": str(cast.worker.id)}
    me.post(f"/audits/{taken.id}/actions", typed)
    assert Action.get().proposed_by_id == cast.reviewer1.id
    assert "Not seen." in text(me.get(f"/reviews/{taken.id}"))


def test_an_audit_of_supervision_is_reviewed_like_any_other(browse, cast):
    audit = make_audit(cast, "submitted", case=None, supervisor=cast.supervisor)
    me = browse(cast.reviewer1)
    assert me.get(f"/reviews/{audit.id}").status_code == 200
    assert f"Supervision {cast.worker.id}" in text(me.get("/reviews"))


def test_a_case_closed_meanwhile_says_so(browse, cast, story):
    case = make_case("M-9", cast.worker, cast.team, closed_on=datetime.date(2026, 1, 5))
    Audit.update(case=case).where(Audit.id == story.id).execute()
    assert "This case was closed on" in text(browse(cast.reviewer1).get(f"/reviews/{story.id}"))
