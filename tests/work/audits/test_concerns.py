"""Concerns: saved at once, told, acknowledged by somebody else, never undone."""

import datetime

import pytest

from auditor.records.audits import Audit, Concern, ConcernTold, Event
from auditor.records.journal import JournalEntry
from auditor.work import clock
from auditor.work.audits import allocation, concerns
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed, Overtaken
from cast import make_audit

NINE = datetime.datetime(2026, 11, 23, 9, 0)


def test_a_concern_is_saved_at_once_even_before_it_is_described_or_told(cast):
    audit = make_audit(cast)
    with clock.at(NINE):
        concerns.raise_one(audit, signed_in(cast.auditor))
    [kept] = concerns.of_audit(audit.id)
    assert (kept.text, kept.raised_by.name, kept.raised_at) == ("", "Auditor", NINE)
    assert kept.told_rows == []
    assert [one.id for one in concerns.unanswered(audit.id)] == [kept.id]


def test_who_was_told_is_added_and_never_replaced(cast):
    audit = make_audit(cast)
    told = {"whom": "Team manager", "when": "10:52", "answer": "Strategy discussion today"}
    concern = concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen", told)
    concerns.tell(concern, signed_in(cast.auditor), "Duty manager", "11:20", "")
    [kept] = concerns.of_audit(audit.id)
    assert [(one.whom, one.when) for one in kept.told_rows] == [
        ("Team manager", "10:52"), ("Duty manager", "11:20"),
    ]
    assert kept.told_rows[0].answer == "Strategy discussion today"


def test_raising_and_telling_twice_saves_once(cast):
    audit = make_audit(cast)
    told = {"whom": "Team manager", "when": "10:52", "answer": ""}
    for _ in range(2):
        concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen", told)
    assert (Concern.select().count(), ConcernTold.select().count()) == (1, 1)


def test_another_worry_is_another_concern(cast):
    audit = make_audit(cast)
    concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")
    concerns.raise_one(audit, signed_in(cast.auditor), "Left alone overnight")
    assert [one.text for one in concerns.of_audit(audit.id)] == [
        "Bruise seen", "Left alone overnight"
    ]


def test_a_concern_is_described_later_but_its_words_are_never_replaced(cast):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor))
    concerns.describe(concern, signed_in(cast.auditor), "Bruise seen")
    concerns.describe(concern, signed_in(cast.auditor), "Bruise seen")
    with pytest.raises(Overtaken):
        concerns.describe(concern, signed_in(cast.auditor), "Nothing, really")
    assert Concern.get().text == "Bruise seen"


def test_words_that_come_after_it_was_acknowledged_are_a_concern_of_their_own(cast):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor))
    concerns.acknowledge(concern, signed_in(cast.lead), "Asked what it is")
    for _ in range(2):
        raised = concerns.describe(concern, signed_in(cast.auditor), "Locked out at night now")
    first, [waiting] = Concern.get_by_id(concern.id), concerns.unanswered(audit.id)
    assert first.text == "" and waiting == raised != first
    assert waiting.text == "Locked out at night now"


def test_whoever_raised_it_and_has_left_the_audit_may_still_say_what_it_was(cast):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor))
    concerns.acknowledge(concern, signed_in(cast.lead), "Asked what it is")
    allocation.reallocate(audit, cast.other_auditor.id, signed_in(cast.lead), "Ill.")
    concerns.describe(concern, signed_in(cast.auditor), "Locked out at night now")
    assert [one.text for one in concerns.unanswered(audit.id)] == ["Locked out at night now"]


def test_words_that_were_acknowledged_are_not_raised_again_by_the_same_words(cast):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor))
    concerns.describe(concern, signed_in(cast.auditor), "Bruise seen")
    concerns.acknowledge(concern, signed_in(cast.lead), "Strategy discussion held")
    assert concerns.describe(concern, signed_in(cast.auditor), "Bruise seen") == concern
    assert concerns.unanswered(audit.id) == []


def test_who_raised_a_concern_never_acknowledges_it(cast):
    concern = concerns.raise_one(make_audit(cast), signed_in(cast.auditor), "Bruise seen")
    with pytest.raises(NotAllowed):
        concerns.acknowledge(concern, signed_in(cast.auditor), "Nothing to worry about")
    assert Concern.get().acknowledged_at is None


def test_of_two_who_acknowledge_the_second_is_told_who_was_first_and_when(cast):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")
    with clock.at(NINE):
        concerns.acknowledge(concern, signed_in(cast.lead), "Strategy discussion held")
    with pytest.raises(Overtaken) as told:
        concerns.acknowledge(concern, signed_in(cast.supervisor), "Visited")
    assert (told.value.by, told.value.at) == ("Lead", NINE)
    assert Concern.get().done == "Strategy discussion held"
    assert concerns.unanswered(audit.id) == []


def test_acknowledging_twice_changes_nothing_the_second_time(cast):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")
    concerns.acknowledge(concern, signed_in(cast.lead), "Strategy discussion held")
    concerns.acknowledge(concern, signed_in(cast.lead), "Something else")
    assert Concern.get().done == "Strategy discussion held"
    assert Event.select().where(Event.move == "acknowledged a concern").count() == 1


def test_the_timeline_and_the_log_say_what_happened_without_its_words(cast):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")
    concerns.tell(concern, signed_in(cast.auditor), "Team manager", "10:52", "Strategy discussion")
    concerns.acknowledge(concern, signed_in(cast.lead), "Strategy discussion held")
    happened = ["raised a concern", "said who was told of a concern", "acknowledged a concern"]
    timeline, log = Event.select().order_by(Event.id), JournalEntry.select().order_by(JournalEntry.id)
    assert [(one.move, one.note) for one in timeline] == [(one, "") for one in happened]
    assert [(one.act, one.detail) for one in log] == [
        (one, "") for one in happened
    ]


def test_yes_to_the_question_saves_a_concern_once(cast):
    audit = make_audit(cast)
    first = concerns.answer_question(audit, signed_in(cast.auditor), True)
    again = concerns.answer_question(Audit.get_by_id(audit.id), signed_in(cast.auditor), True)
    assert first == again
    assert Audit.get().unsafe_at_start is True


def test_a_no_may_become_a_yes_but_never_the_other_way(cast):
    audit = make_audit(cast)
    concerns.answer_question(audit, signed_in(cast.auditor), False)
    assert Audit.get().unsafe_at_start is False and not Concern.select().exists()
    concerns.answer_question(Audit.get(), signed_in(cast.auditor), True)
    with pytest.raises(NotAllowed):
        concerns.answer_question(Audit.get(), signed_in(cast.auditor), False)
    assert Audit.get().unsafe_at_start is True


def test_a_yes_after_the_first_concern_was_answered_is_a_new_concern(cast):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")
    concerns.acknowledge(concern, signed_in(cast.lead), "Strategy discussion held")
    concerns.answer_question(audit, signed_in(cast.auditor), True)
    assert len(concerns.of_audit(audit.id)) == 2 and len(concerns.unanswered(audit.id)) == 1


def test_what_no_database_holds_is_left_out_of_the_words(cast):
    concerns.raise_one(make_audit(cast), signed_in(cast.auditor), "Bruise\x00 seen\r\non Monday ")
    assert Concern.get().text == "Bruise seen\non Monday"
