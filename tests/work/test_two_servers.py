"""Two servers on one database: what both do at the same moment is done once, and no rule is broken."""

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit, Concern
from auditor.records.cases import Case
from auditor.records.journal import JournalEntry
from auditor.records.people import Invitation, Person, PersonRole, Team
from auditor.records.reviews import SignedCopy, Submission
from auditor.work.audits import action_proposals, audits
from auditor.work.cases import case_import, example_workbook
from auditor.work.people import invitations, set_up
from auditor.work.people.people import signed_in
from auditor.work.reviews import reviews
from cast import make_audit, make_case, make_person
from reviewing import Story
from two_processes import (
    Pair,
    add_case,
    apply_import,
    close_account,
    give_up_roles,
    invite,
    new_code,
    propose,
    raise_concern,
    refused,
    send,
    set_up_with,
    sign_off,
    take_address,
    use_link,
)

several_times = pytest.mark.parametrize("turn", range(3))


@pytest.fixture(scope="module")
def pair():
    """Two processes for the tests of this file."""
    made = Pair()
    yield made
    made.stop()


@pytest.fixture
def at_once(pair, database_url):
    """at_once(first, second): what two acts in two processes gave, begun at the same moment."""
    return lambda *calls: pair.at_once(database_url, *calls)


def open_ones(role: str) -> set[int]:
    query = PersonRole.select(PersonRole.person).join(Person)
    return {one for (one,) in query.where(PersonRole.role == role, Person.closed_at.is_null()).tuples()}


@several_times
def test_of_two_administrators_who_close_each_other_one_stays(cast, at_once, turn):
    one, other = cast.administrator, make_person("second", ["administrator"])
    given = at_once((close_account, one.id, other.id), (close_account, other.id, one.id))
    assert len(refused(given)) == 1 and "may no longer change" in refused(given)[0].said
    assert len(open_ones("administrator")) == 1


@several_times
def test_of_two_leads_who_give_up_their_role_one_stays(cast, at_once, turn):
    second = make_person("second", ["lead", "auditor"])
    given = at_once((give_up_roles, cast.lead.id, ["auditor"]), (give_up_roles, second.id, ["auditor"]))
    assert sorted(map(bool, given)) == [False, True] and "last lead" in str(given)
    assert len(open_ones("lead")) == 1


@several_times
def test_of_two_leads_one_who_is_closed_and_one_who_gives_up_one_stays(cast, at_once, turn):
    second = make_person("second", ["lead", "administrator"])
    given = at_once(
        (close_account, cast.administrator.id, second.id), (give_up_roles, cast.lead.id, ["auditor"])
    )
    assert len(open_ones("lead")) == 1, given


@several_times
def test_two_people_of_one_address_are_one(cast, at_once, turn):
    one, other = make_person("one", ["auditor"]), make_person("other", ["auditor"])
    given = at_once((take_address, cast.lead.id, one.id), (take_address, cast.lead.id, other.id))
    assert sorted(map(bool, given)) == [False, True] and refused(given) == []
    assert Person.select().where(Person.email == "same@example.org").count() == 1


@several_times
def test_a_case_is_added_to_a_cycle_once(cast, at_once, turn):
    case = make_case("M-30001", cast.worker, cast.team)
    given = at_once(*[(add_case, case.id, cast.cycle.id, cast.lead.id)] * 2)
    assert [one.what for one in refused(given)] == ["NotAdded"]
    assert Audit.select().where(Audit.case == case.id).count() == 1


@several_times
def test_nothing_is_signed_off_over_a_concern(cast, at_once, turn):
    story = Story(cast).send().approve(cast.reviewer1).approve(cast.reviewer2).take_up(cast.reviewer3)
    signed, raised = at_once(
        (sign_off, story.id, cast.reviewer3.id, reviews.seen(story.audit)),
        (raise_concern, story.id, cast.auditor.id),
    )
    assert Concern.select().where(Concern.id == raised).count() == 1
    copies = SignedCopy.select().where(SignedCopy.audit == story.id).count()
    if isinstance(signed, str):  # first, and the concern after it
        happened = [one.move for one in audits.timeline(story.audit)]
        assert happened[-2:] == ["sign_off", "raised a concern"] and copies == 1
    else:
        assert signed.what == "NotAllowed" and story.audit.state == "under_review" and copies == 0


@several_times
def test_an_audit_is_signed_off_once(cast, at_once, turn):
    story = Story(cast).send().approve(cast.reviewer1).approve(cast.reviewer2).take_up(cast.reviewer3)
    given = at_once(*[(sign_off, story.id, cast.reviewer3.id, reviews.seen(story.audit))] * 2)
    assert len(refused(given)) == 1
    copies = SignedCopy.select(SignedCopy.number).where(SignedCopy.audit == story.id)
    assert [one.number for one in copies] == [1]


@several_times
def test_an_audit_is_sent_once(cast, at_once, turn):
    story = Story(cast)
    given = at_once(*[(send, story.id, cast.auditor.id)] * 2)
    assert len(refused(given)) == 1
    sent = Submission.select(Submission.number).where(Submission.audit == story.id)
    assert [one.number for one in sent] == [1]


@several_times
def test_a_proposal_sent_twice_is_made_once(cast, at_once, turn):
    audit = make_audit(cast)
    typed = {"what": "Meet.", "why": "Because.", "owner": str(cast.worker.id)}
    values, errors = action_proposals.check(audit, signed_in(cast.auditor), typed)
    given = at_once(*[(propose, audit.id, cast.auditor.id, values)] * 2)
    assert errors == {} and refused(given) == []
    assert Action.select().where(Action.audit == audit.id).count() == 1


@several_times
def test_a_concern_sent_twice_is_raised_once(cast, at_once, turn):
    audit = make_audit(cast)
    given = at_once(*[(raise_concern, audit.id, cast.auditor.id)] * 2)
    assert given[0] == given[1] and Concern.select().count() == 1


@several_times
def test_the_tool_is_set_up_once(connected, at_once, turn):
    code = set_up.new_code()
    given = at_once((set_up_with, code, "ann"), (set_up_with, code, "bob"))
    assert [one.what for one in refused(given)] in (["AlreadyDone"], []) and given.count({}) == 1
    assert Person.select().count() == 1 and PersonRole.select().count() == 2


@several_times
def test_of_two_starts_before_the_set_up_the_code_of_one_holds(connected, at_once, turn):
    codes = at_once((new_code,), (new_code,))
    fits = [set_up.begin(
        {"code": code, "name": "Ann", "email": "ann@example.org", "password": "x"}, "192.0.2.1"
    )[1] for code in codes]
    assert sorted("code" in errors for errors in fits) == [False, True]


@several_times
def test_of_two_links_made_at_once_one_lets_in(cast, at_once, turn):
    given = at_once(*[(invite, cast.lead.id, cast.auditor.id)] * 2)
    assert refused(given) == []
    assert sorted(invitations.holder(key) is not None for key in given) == [False, True]
    assert Invitation.select().where(Invitation.person == cast.auditor).count() == 1


@several_times
def test_a_link_is_used_once(cast, at_once, turn):
    key = invitations.make(signed_in(cast.lead), cast.auditor)
    given = at_once((use_link, key, "three quiet otters swim"), (use_link, key, "four loud herons dive"))
    assert sorted(given) == [False, True]


@several_times
def test_an_import_is_applied_once(cast, at_once, turn):
    kept, typed = an_import(cast, "M-2")
    given = at_once(*[(apply_import, kept.id, typed)] * 2)
    assert given[0] == given[1] and given[0][0]["new"] == 1
    assert Case.select().where(Case.reference == "M-2").count() == 1
    assert JournalEntry.select().where(JournalEntry.act == "imported cases").count() <= 1


@several_times
def test_of_two_imports_of_the_same_cases_one_is_shown_again(cast, at_once, turn):
    second = make_person("second", ["lead"])
    one, typed = an_import(cast, "M-2", team="Brand New")
    other, also_typed = an_import(cast, "M-2", team="Brand New", by=second)
    given = at_once((apply_import, one.id, typed), (apply_import, other.id, also_typed))
    assert sorted(result is None for result, _ in given) == [False, True]
    assert {"digest": case_import.CHANGED_MEANWHILE} in [errors for _, errors in given]
    assert Case.select().where(Case.reference == "M-2").count() == 1
    assert Team.select().where(Team.name == "Brand New").count() == 1


def an_import(cast, reference: str, team: str = "South", by=None):
    """A list with one new case, read by a lead, and what they send who agree with what is suggested."""
    data = example_workbook.template([(reference, "", "", "looked after", team, "Worker")])
    kept = case_import.take(data, signed_in(by or cast.lead))
    shown = case_import.preview(kept, signed_in(kept.by))
    typed = {f"team-{at}": one.suggested for at, one in enumerate(shown.teams)}
    typed |= {f"worker-{at}": one.suggested or "keep" for at, one in enumerate(shown.workers)}
    return kept, typed | {"digest": shown.digest, "confirmed": "yes"}
