"""What an auditor has not sent is the auditor's own: on no page, in no export, but where it is theirs too."""

import datetime

import pytest

from all_pages import walk
from auditor.records.actions import Action
from auditor.records.audits import Event
from auditor.records.journal import JournalEntry
from auditor.records.reviews import BeforeCorrection, Finding
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.work import clock
from auditor.work.audits import action_proposals, allocation, audits, concerns, findings
from auditor.work.follow_up import reopening, withdrawal
from auditor.work.people.people import signed_in
from auditor.work.reviews import comments
from reviewing import Story

KEY, TOLD = "visits_purpose", "oversight_reflective"
SENT = "As-it-was-sent."
SECRET = "Only-the-auditor-knows"
APPROVED, RETURNED = Decision(Choice.APPROVE), Decision(Choice.RETURN, "Say more.")


@pytest.fixture
def story(cast):
    """An audit of two days ago: sent with findings, an action and, at its review, comments."""
    story = Story(cast, clock.now() - datetime.timedelta(days=2))
    with story.minute():
        say(story.audit, cast.auditor, SENT)
    story.send().take_up(cast.reviewer1)
    with story.minute():
        comments.add(story.audit, signed_in(cast.reviewer1), KEY, "Why-so, asks the reviewer.")
    return story


@pytest.fixture(params=["returned", "reopened", "returned, the clock set back"])
def corrected(request, story, cast):
    """The same, back with its auditor, who has changed all that an audit says."""
    if request.param == "reopened":
        story.decide(cast.reviewer1, APPROVED).approve(cast.reviewer2).approve(cast.reviewer3)
        with story.minute():
            reopening.reopen(story.audit, signed_in(cast.lead), "A date is wrong.")
    else:
        story.decide(cast.reviewer1, RETURNED)
    if "clock" in request.param:
        story.moment -= datetime.timedelta(hours=3)
    write_unsent(story, cast.auditor)
    return story


def say(audit, auditor, words: str) -> None:
    """A finding worded anew and an action proposed by its auditor."""
    findings.set_finding(audit, signed_in(auditor), KEY, f"Finding: {words}", True)
    action_proposals.propose(audit, signed_in(auditor), {
        "what": f"Action: {words}", "why": "It matters.", "how_known": "", "owner": audit.worker_id,
        "urgent": False, "question": KEY,
    })


def write_unsent(story: Story, auditor) -> None:
    """Every kind of thing that its auditor writes, none of it sent."""
    story.answer(KEY, "partly", f"Evidence: {SECRET}").answer(TOLD, "no", f"Evidence: {SECRET}")
    with story.minute():
        proposed = Action.select().where(Action.audit == story.id, Action.state == "proposed").first()
        if proposed:
            values = {"what": f"Action: {SECRET}", "owner": proposed.owner_id}
            action_proposals.correct(story.audit, signed_in(auditor), proposed.id, values)
        say(story.audit, auditor, SECRET)
        findings.set_finding(story.audit, signed_in(auditor), TOLD, f"Finding: {SECRET}", True)
        comments.add(story.audit, signed_in(auditor), KEY, f"Reply: {SECRET}")
        comments.add(story.audit, signed_in(auditor), "", f"Reply: {SECRET}")


@pytest.mark.parametrize("who", [
    "lead", "reviewer1", "reviewer3", "supervisor", "worker", "other_auditor", "administrator",
])
def test_what_is_not_sent_is_on_no_page_and_in_no_file(app, browse, cast, corrected, who):
    told = [
        path for path, page in walk(app, cast, browse(getattr(cast, who)), [corrected.audit])
        if SECRET in page
    ]
    assert not told


def test_what_was_sent_stays_to_be_read_while_it_is_corrected(browse, cast, corrected):
    for who in (cast.reviewer1, cast.reviewer3, cast.lead):
        for path in (f"/audits/{corrected.id}", f"/reviews/{corrected.id}"):
            page = browse(who).get(path).text
            assert f"Finding: {SENT}" in page and f"Action: {SENT}" in page, path
            assert "the auditor is correcting it" in page
        assert "Why-so, asks the reviewer." in page
        assert f"Evidence for {KEY}." in page


def test_its_auditor_sees_what_is_not_sent(app, browse, cast, corrected):
    told = [
        path for path, page in walk(app, cast, browse(cast.auditor), [corrected.audit])
        if SECRET in page
    ]
    assert {f"/audits/{corrected.id}", f"/audits/{corrected.id}/tell",
            f"/audits/{corrected.id}/check", f"/audits/{corrected.id}/actions"} <= set(told)


def test_once_it_is_sent_again_everything_new_is_there(browse, cast, corrected):
    corrected.send()
    page = browse(cast.reviewer1).get(f"/reviews/{corrected.id}").text
    for kind in ("Evidence", "Finding", "Action", "Reply"):
        assert f"{kind}: {SECRET}" in page, kind
    assert "the auditor is correcting it" not in page
    assert not BeforeCorrection.select().exists()


def test_what_a_reviewer_worded_before_returning_it_stays_readable(browse, cast, story):
    with story.minute():
        findings.set_finding(
            story.audit, signed_in(cast.reviewer1), KEY, "The-reviewer-says-it-so.", True
        )
    story.decide(cast.reviewer1, RETURNED)
    write_unsent(story, cast.auditor)
    page = browse(cast.reviewer2).get(f"/reviews/{story.id}").text
    assert "The-reviewer-says-it-so." in page and f"Was: “Finding: {SENT}”" in page


def test_an_audit_returned_before_this_was_kept_shows_no_finding_rather_than_an_unsent_one(
    browse, cast, story
):
    story.decide(cast.reviewer1, RETURNED)
    BeforeCorrection.delete().execute()
    write_unsent(story, cast.auditor)
    page = browse(cast.reviewer1).get(f"/reviews/{story.id}").text
    assert SECRET not in page and f"Evidence for {KEY}." in page


def test_a_lead_sees_of_a_draft_how_far_it_is_and_others_do_not(browse, cast):
    draft = Story(cast, clock.now() - datetime.timedelta(days=1))
    with draft.minute():
        concerns.raise_one(draft.audit, signed_in(cast.auditor), "Alone at night.")
    assert "<h2>Sections</h2>" in browse(cast.lead).get(f"/audits/{draft.id}").text
    assert "<h2>Sections</h2>" not in browse(cast.supervisor).get(f"/audits/{draft.id}").text


def test_who_carries_on_sees_what_was_not_sent_and_the_log_says_so(browse, cast, corrected):
    with corrected.minute():
        allocation.reallocate(
            corrected.audit, cast.other_auditor.id, signed_in(cast.lead), "Ill.", afresh=False
        )
        audits.move(corrected.audit, "start", cast.other_auditor.id)
    new, old = browse(cast.other_auditor), browse(cast.auditor)
    assert f"Finding: {SECRET}" in new.get(f"/audits/{corrected.id}/tell").text
    assert f"Finding: {SECRET}" in new.get(f"/audits/{corrected.id}").text
    assert SECRET not in old.get(f"/audits/{corrected.id}").text
    assert SECRET not in browse(cast.lead).get(f"/audits/{corrected.id}").text
    logged = JournalEntry.select().where(
        JournalEntry.act == "let another auditor carry on from what was not sent"
    )
    assert [(one.by_id, one.audit_id) for one in logged] == [(cast.lead.id, corrected.id)]


@pytest.fixture
def withdrawn(story, cast):
    story.decide(cast.reviewer1, RETURNED)
    write_unsent(story, cast.auditor)
    with story.minute():
        withdrawal.withdraw(story.audit, signed_in(cast.lead), "The case moved away.")
    return story


def test_after_a_withdrawal_the_lead_may_read_it_and_its_auditor_is_told(browse, cast, withdrawn):
    lead, auditor = browse(cast.lead), browse(cast.auditor)
    page = lead.get(f"/audits/{withdrawn.id}").text
    assert SECRET not in page and "its auditor is told" in page
    assert "Read what had not been sent" not in auditor.get(f"/audits/{withdrawn.id}").text
    page = lead.get(f"/reviews/{withdrawn.id}").text
    for kind in ("Evidence", "Finding", "Action", "Reply"):
        assert f"{kind}: {SECRET}" in page, kind
    page = auditor.get(f"/audits/{withdrawn.id}").text
    assert "Read what had not been sent" in page and "Lead" in page
    logged = JournalEntry.select().where(JournalEntry.act == "read what was not sent")
    assert [(one.by_id, one.audit_id) for one in logged] == [(cast.lead.id, withdrawn.id)]


TOLD_IT_WAS_READ = "What you had not sent of M-10277 was read by the lead after it was withdrawn."


def test_who_wrote_it_is_told_once_on_the_first_page_that_it_was_read(browse, cast, withdrawn):
    lead, auditor = browse(cast.lead), browse(cast.auditor)
    assert TOLD_IT_WAS_READ not in auditor.get("/").text
    lead.get(f"/audits/{withdrawn.id}")
    assert TOLD_IT_WAS_READ not in auditor.get("/").text
    for _ in range(2):
        lead.get(f"/reviews/{withdrawn.id}")
    assert auditor.get("/").text.count(TOLD_IT_WAS_READ) == 1
    auditor.get(f"/reviews/{withdrawn.id}")
    assert TOLD_IT_WAS_READ not in lead.get("/").text


def test_who_declined_it_is_told_that_it_was_withdrawn_and_that_it_was_read(browse, cast, story):
    story.decide(cast.reviewer1, RETURNED)
    write_unsent(story, cast.auditor)
    with story.minute():
        allocation.decline(story.audit, signed_in(cast.auditor), "I know the family now.")
        withdrawal.withdraw(story.audit, signed_in(cast.lead), "No longer needed.")
    assert SECRET in browse(cast.lead).get(f"/reviews/{story.id}").text
    page = browse(cast.auditor).get("/").text
    assert "M-10277 was withdrawn." in page and TOLD_IT_WAS_READ in page
    assert TOLD_IT_WAS_READ not in browse(cast.other_auditor).get("/").text


def test_both_who_wrote_it_are_told_that_it_was_read(browse, cast, corrected):
    with corrected.minute():
        allocation.reallocate(
            corrected.audit, cast.other_auditor.id, signed_in(cast.lead), "Ill.", afresh=False
        )
        withdrawal.withdraw(corrected.audit, signed_in(cast.lead), "No longer needed.")
    browse(cast.lead).get(f"/reviews/{corrected.id}")
    for who, withdrawn in ((cast.auditor, False), (cast.other_auditor, True)):
        page = browse(who).get("/").text
        assert TOLD_IT_WAS_READ in page and ("M-10277 was withdrawn." in page) == withdrawn


def test_whose_words_were_put_away_by_a_start_afresh_is_told_of_no_reading(browse, cast, corrected):
    with corrected.minute():
        allocation.reallocate(corrected.audit, cast.other_auditor.id, signed_in(cast.lead), "Ill.")
        withdrawal.withdraw(corrected.audit, signed_in(cast.lead), "No longer needed.")
    assert SECRET not in browse(cast.lead).get(f"/reviews/{corrected.id}").text
    assert TOLD_IT_WAS_READ not in browse(cast.auditor).get("/").text


def test_after_a_withdrawal_nobody_else_reads_it(app, browse, cast, withdrawn):
    for who in (cast.reviewer1, cast.supervisor, cast.worker, cast.other_auditor):
        for path, page in walk(app, cast, browse(who), [withdrawn.audit]):
            assert SECRET not in page, path


def test_what_was_withdrawn_from_review_holds_nothing_unsent(browse, cast, story):
    with story.minute():
        withdrawal.withdraw(story.audit, signed_in(cast.lead), "The case moved away.")
    assert f"Finding: {SENT}" in browse(cast.lead).get(f"/audits/{story.id}").text
    browse(cast.lead).get(f"/reviews/{story.id}")
    assert not JournalEntry.select().where(JournalEntry.act == "read what was not sent").exists()


def test_what_is_kept_is_of_the_last_time_it_went_back(browse, cast, story):
    story.decide(cast.reviewer1, RETURNED)
    with story.minute():
        say(story.audit, cast.auditor, "Second-time.")
    story.send().take_up(cast.reviewer1).decide(cast.reviewer1, RETURNED)
    write_unsent(story, cast.auditor)
    page = browse(cast.lead).get(f"/audits/{story.id}").text
    assert "Finding: Second-time." in page and "Action: Second-time." in page
    assert SECRET not in page
    assert Finding.get(Finding.audit == story.id, Finding.question == KEY).sentence.endswith(SECRET)
    assert Event.select().where(Event.audit == story.id, Event.move == "return").count() == 2


def test_that_an_answer_changed_under_a_finding_is_not_told_before_it_is_sent(browse, cast, story):
    story.decide(cast.reviewer1, RETURNED).answer(TOLD, "no", "Corrected.")
    assert "The answer is now" in browse(cast.auditor).get(f"/audits/{story.id}/tell").text
    for path in (f"/reviews/{story.id}", f"/audits/{story.id}"):
        page = browse(cast.reviewer1).get(path).text
        assert "The answer is now" not in page and f"What was found about {TOLD}." in page
