"""An answer is saved under a revision, overwrites nobody, and nothing that was typed is ever gone."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.records.audits import Audit
from auditor.rules.answers import Answer
from auditor.rules.rights.permissions import Move
from auditor.work import clock
from auditor.work.audits import answers, audits
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed, Overtaken
from cast import MONDAY, make_audit

KEY = "voice_seen"


@pytest.fixture
def audit(cast):
    return make_audit(cast)


def save(audit, cast, evidence, revision, value="partly", **more):
    return answers.save(audit, signed_in(cast.auditor), KEY, Answer(value, evidence), revision, **more)


def test_the_first_answer_has_revision_one(audit, cast):
    saved = save(audit, cast, "Seen twice.", 0)
    assert (saved.revision, answers.of(audit.id)[KEY]) == (1, Answer("partly", "Seen twice."))


def test_each_save_raises_the_revision(audit, cast):
    save(audit, cast, "Seen twice.", 0)
    assert save(audit, cast, "Seen twice, alone once.", 1).revision == 2


def test_the_same_text_again_is_saved_whatever_its_revision(audit, cast):
    save(audit, cast, "Seen twice.", 0)
    assert save(audit, cast, "Seen twice.", 0).revision == 1


def test_nobody_overwrites_a_text_they_have_not_seen(audit, cast):
    save(audit, cast, "The first window.", 0)
    with pytest.raises(answers.Conflict) as conflict:
        save(audit, cast, "The second window.", 0)
    assert conflict.value.saved.evidence == "The first window."
    assert answers.of(audit.id)[KEY].evidence == "The first window."


def test_a_page_that_left_overwrites_the_text_it_had_sent_itself(audit, cast):
    save(audit, cast, "Seen", 0)
    saved = save(audit, cast, "Seen twice", 0, known=Answer("partly", "Seen"))
    assert saved.revision == 2


@pytest.mark.parametrize("chosen", ["mine", "theirs"])
def test_of_two_texts_one_stands_and_the_other_is_kept(audit, cast, chosen):
    save(audit, cast, "Theirs.", 0)
    verb = answers.choose if chosen == "mine" else answers.leave
    verb(audit, signed_in(cast.auditor), KEY, Answer("no", "Mine."))
    stands, other = ("Mine.", "Theirs.") if chosen == "mine" else ("Theirs.", "Mine.")
    assert answers.of(audit.id)[KEY].evidence == stands
    assert [one.evidence for one in answers.earlier(audit, KEY)] == [other]


def test_an_answer_is_refused_once_the_audit_is_sent(audit, cast):
    audits.move(audit, Move.SUBMIT, cast.auditor.id, stage=1)
    with pytest.raises(Overtaken):
        save(audit, cast, "Too late.", 0)
    assert answers.of(audit.id) == {}


def test_an_answer_of_an_earlier_auditor_is_refused(audit, cast):
    Audit.update(auditor=cast.other_auditor).where(Audit.id == audit.id).execute()
    with pytest.raises(NotAllowed):
        save(audit, cast, "No longer mine.", 0)


def test_an_empty_first_answer_makes_no_row(audit, cast):
    assert save(audit, cast, "", 0, value=None).revision == 0
    assert answers.saved_of(audit.id) == {}


def test_an_answer_may_be_emptied_and_its_text_is_kept(audit, cast):
    save(audit, cast, "A long and careful piece of evidence.", 0)
    save(audit, cast, "", 1, value=None)
    assert [one.evidence for one in answers.earlier(audit, KEY)] == [
        "A long and careful piece of evidence."
    ]


def test_one_version_is_kept_per_five_minutes_of_typing(audit, cast):
    text = ""
    for minute in range(12):
        with clock.at(MONDAY + datetime.timedelta(minutes=minute)):
            revision = answers.saved_of(audit.id)[KEY].revision if text else 0
            text += f"Sentence {minute}. "
            save(audit, cast, text.strip(), revision)
    assert answers.earlier(audit, KEY).count() == 3


texts = st.text(st.sampled_from("abc \n"), max_size=60)


@settings(max_examples=25,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(texts, st.integers(0, 3)), min_size=1, max_size=8))
def test_no_text_that_loses_more_than_a_few_words_is_ever_gone(cast, typed):
    audit = make_audit(cast)
    moment, revision, seen = MONDAY, 0, []
    for text, minutes in typed:
        moment += datetime.timedelta(minutes=minutes)
        with clock.at(moment):
            saved = save(audit, cast, text, revision)
        revision = saved.revision
        seen.append(text)
    kept = [one.evidence for one in answers.earlier(audit, KEY)]
    kept.append(answers.of(audit.id).get(KEY, Answer()).evidence)
    for before, after in zip(seen, seen[1:], strict=False):
        if len(before) - len(after) > 20:
            assert before in kept
