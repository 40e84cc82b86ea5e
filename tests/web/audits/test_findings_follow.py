"""A finding follows its answer: what changed is said, the kind follows, nothing is signed unseen."""

import datetime

import pytest

from auditor.records.audits import Audit
from auditor.records.reviews import Finding, FindingChange, SignedAnswer
from auditor.rules.answers import Answer
from auditor.work import clock
from auditor.work.audits import answers, audits, drafts, findings
from auditor.work.follow_up import reopening
from auditor.work.people.people import signed_in
from auditor.work.reviews import signed_copies
from cast import complete, make_audit
from reviewing import Story

KEY = "visits_purpose"  # told on Partly
OLD = "What was found about visits_purpose."


@pytest.fixture
def audit(cast):
    made = make_audit(cast)
    complete(made, cast.auditor)
    return made


@pytest.fixture
def page(browse, cast):
    return browse(cast.auditor)


def answer(audit, cast, value: str) -> None:
    answers.choose(audit, signed_in(cast.auditor), KEY, Answer(value, "Each visit has its reason on file."))


def text(response) -> str:
    return response.get_data(as_text=True)


def told(sentence: str, seen: str) -> dict:
    return {"told": KEY, f"{KEY}-sentence": sentence, f"{KEY}-rests-on": seen}


def test_its_auditor_is_told_that_the_answer_changed(page, audit, cast):
    answer(audit, cast, "yes")
    changed = "The answer is now “Yes”. It was “Partly” when this was written."
    assert changed in text(page.get(f"/audits/{audit.id}/tell"))
    assert changed in text(page.get(f"/audits/{audit.id}/check"))


def test_the_kind_follows_the_answer(audit, cast):
    answer(audit, cast, "yes")
    assert {one.question: one.kind for one in findings.told(audit)}[KEY] == "strength"


def test_nothing_is_sent_unseen(page, audit, cast):
    answer(audit, cast, "yes")
    refused = page.post(f"/audits/{audit.id}/check", {"unsafe_at_sending": "no"})
    assert refused.status_code == 422 and f'href="/audits/{audit.id}/tell#{KEY}-told"' in text(refused)
    assert audits.get(audit.id).state == "in_progress"


@pytest.mark.parametrize("sentence", [OLD, "Every visit has a purpose."])
def test_it_is_sent_once_its_auditor_looked_at_it_again(page, audit, cast, sentence):
    answer(audit, cast, "yes")
    page.post(f"/audits/{audit.id}/tell", told(sentence, "yes"))
    assert page.post(f"/audits/{audit.id}/check", {"unsafe_at_sending": "no"}).status_code == 303
    kept = Finding.get(Finding.audit == audit, Finding.question == KEY)
    assert (kept.kind, kept.rests_on, kept.sentence) == ("strength", "yes", sentence)
    was = FindingChange.get(FindingChange.finding == kept)
    assert (was.kind, was.sentence) == ("improvement", OLD)


def test_a_page_that_shows_the_old_answer_chooses_nothing(page, audit, cast):
    answer(audit, cast, "yes")
    refused = page.post(f"/audits/{audit.id}/tell", told("Visits drift.", "partly"))
    assert refused.status_code == 422
    assert "The answer changed while this page was open" in text(refused)
    assert "Visits drift." in text(refused), "what was typed comes back"
    assert Finding.get(Finding.audit == audit, Finding.question == KEY).sentence == OLD


def test_words_that_can_no_longer_be_told_are_shown_and_kept(page, audit, cast):
    answer(audit, cast, "not_applicable")
    assert KEY not in {one.question for one in findings.told(audit)}
    for where in ("tell", "check"):
        assert OLD in text(page.get(f"/audits/{audit.id}/{where}"))


def test_a_better_evidence_asks_for_nothing(page, audit, cast):
    answer(audit, cast, "partly")
    assert findings.outdated(audit) == {}
    assert page.post(f"/audits/{audit.id}/check", {"unsafe_at_sending": "no"}).status_code == 303


@pytest.fixture
def last_stage(cast):
    """Signed off, reopened, the answer changed and sent with the old wording, as before this was asked."""
    story = Story(cast, clock.now() - datetime.timedelta(days=2)).send()
    for reviewer in (cast.reviewer1, cast.reviewer2):
        story.approve(reviewer)
    story.take_up(cast.reviewer3)
    Finding.update(kind="strength", rests_on="yes").where(Finding.question == KEY).execute()
    return story


def test_it_is_not_signed_off_unseen(browse, cast, last_stage):
    me, path = browse(cast.reviewer3), f"/reviews/{last_stage.id}"
    assert "The answer is now “Partly”. It was “Yes” when this was written." in text(me.get(path))
    refused = me.post(f"{path}/decision", {"decision": "approve", "seen": "1.3", "reason": "Fine."})
    assert refused.status_code == 422 and "Fine." in text(refused)
    assert last_stage.audit.state == "under_review"


def test_it_is_signed_off_once_the_reviewer_looked_at_it_again(browse, cast, last_stage):
    me, path = browse(cast.reviewer3), f"/reviews/{last_stage.id}"
    again = {f"sentence-{KEY}": OLD, f"told-{KEY}": "yes", f"rests-on-{KEY}": "partly"}
    assert me.post(f"{path}/findings/{KEY}", again).status_code == 303
    me.post(f"{path}/decision", {"decision": "approve", "seen": "1.3", "reason": "Fine."})
    assert last_stage.audit.state == "signed_off"
    printed = signed_copies.latest(last_stage.audit).content["findings"]
    assert {one["question"]: one["kind"] for one in printed}[KEY] == "improvement"


def test_after_a_reopening_a_changed_answer_is_not_signed_under_the_old_kind(page, cast):
    story = Story(cast, clock.now() - datetime.timedelta(days=2)).send()
    for reviewer in (cast.reviewer1, cast.reviewer2, cast.reviewer3):
        story.approve(reviewer)
    reopening.reopen(story.audit, signed_in(cast.lead), "A purpose was recorded after all.")
    story.answer(KEY, "yes")
    with pytest.raises(drafts.Unfinished):
        story.send()
    page.post(f"/audits/{story.id}/tell", told("Each visit has a purpose.", "yes"))
    story.send().approve(cast.reviewer3)
    copy = signed_copies.latest(Audit.get_by_id(story.id))
    assert {one["question"]: one["kind"] for one in copy.content["findings"]}[KEY] == "strength"
    counted = SignedAnswer.get(SignedAnswer.signed_copy == copy, SignedAnswer.question == KEY)
    assert (counted.value, counted.told) == ("yes", "strength")
