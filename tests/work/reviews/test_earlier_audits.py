"""Closing the loop: what earlier audits told and asked for comes with the next audit."""

import datetime

from auditor.records.actions import Action
from auditor.records.reviews import Finding
from auditor.work.reviews import earlier_audits
from cast import MONDAY, make_audit, make_cycle
from signing import TOLD, act, freeze, sign

DAY = datetime.timedelta(days=1)


def test_an_audit_comes_with_the_findings_and_actions_of_those_before_it_newest_first(cast):
    old = sign(cast, moment=MONDAY - 200 * DAY, actions=1)
    new = sign(cast, moment=MONDAY - 100 * DAY, actions=0)
    act(cast, new, "Only proposed", state="proposed")
    sign(cast, case=cast.other_case)
    found = earlier_audits.before(make_audit(cast))
    assert [one.audit for one in found] == [new, old]
    assert {one["sentence"] for one in found[0].findings} == {said for _, said in TOLD.values()}
    assert [[action.what for action in one.actions] for one in found] == [[], ["Do thing 1"]]
    assert earlier_audits.before(old) == []


def test_findings_are_those_of_the_latest_copy_and_actions_stand_as_they_do_today(cast):
    before = sign(cast, moment=MONDAY - 100 * DAY, actions=1)
    Finding.update(sentence="The father was seen once.").where(
        Finding.question == "family_fathers").execute()
    freeze(before, cast.reviewer3)
    Action.update(state="verified", closed_at=MONDAY).execute()
    one, = earlier_audits.before(make_audit(cast))
    assert "The father was seen once." in {finding["sentence"] for finding in one.findings}
    assert one.actions[0].state == "verified"


def test_supervision_is_followed_up_by_the_same_workers_next_audit_of_it(cast):
    cycle = make_cycle("Supervision", [[cast.reviewer1]], [], form="supervision")
    more = {"cycle": cycle, "form_version": cycle.form_version_id, "case": None, "plan": ""}
    given = {"overall_grade": ("good", "Regular.")}
    before = sign(cast, answers=given, told={}, **more)
    sign(cast, answers=given, told={}, worker=cast.other_worker, **more)
    assert [one.audit for one in earlier_audits.before(make_audit(cast, **more))] == [before]


def test_the_number_of_queries_does_not_grow_with_the_audits(cast, count_queries):
    audit = make_audit(cast)
    counts = []
    for number in (1, 3):
        for _ in range(number):
            sign(cast, actions=3)
        counts.append(count_queries(lambda: earlier_audits.before(audit)))
    assert counts[0] == counts[1]
