"""Another worker, team or supervisor: proposed by its auditor, nothing changes before the lead confirms."""

import datetime

import pytest

from auditor.records.audits import Audit, Concern, DetailProposal, Event, Holding
from auditor.records.cases import Case
from auditor.records.people import Person, PersonRole, Team
from auditor.rules.rights.permissions import Part
from auditor.work import clock
from auditor.work.audits import allocation, detail_choices, detail_proposals, drafts, proposed_details
from auditor.work.audits.detail_choices import details_of
from auditor.work.follow_up import withdrawal
from auditor.work.home import today
from auditor.work.people import notices
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.rights import audit_facts
from cast import make_audit, make_case, make_person
from racing import at_once
from reviewing import Story

several_times = pytest.mark.parametrize("turn", range(4))


@pytest.fixture
def audit(cast):
    return make_audit(cast)


def of_south(cast, *names: str) -> None:
    """These people work in the team of the audit."""
    ids = [getattr(cast, name).id for name in names]
    Person.update(team=cast.team).where(Person.id.in_(ids)).execute()


def propose(cast, audit, who="auditor", **wanted) -> dict:
    """What the form sends: as the audit is now, but for what is `wanted`."""
    now = details_of(Audit.get_by_id(audit.id))._asdict()
    typed = {name: "" if one is None else str(one) for name, one in now.items()}
    typed |= {name: one if isinstance(one, str) else str(one.id) for name, one in wanted.items()}
    return detail_proposals.propose(Audit.get_by_id(audit.id), signed_in(getattr(cast, who)), typed)


def decide(cast, audit, confirmed=True, who="lead", seen=None, answer="") -> dict:
    seen = DetailProposal.select().order_by(DetailProposal.id.desc()).get().id if seen is None else seen
    me = signed_in(getattr(cast, who))
    return detail_proposals.decide(Audit.get_by_id(audit.id), me, seen, confirmed, answer)


def named(audit):
    """The worker, team and supervisor that the audit names now (ids)."""
    now = Audit.get_by_id(audit.id)
    return now.worker_id, now.team_id, now.supervisor_id


def parts(person, audit) -> frozenset:
    return audit_facts.parts(signed_in(person), audit_facts.of(Audit.get_by_id(audit.id)))


def timeline(audit) -> list[tuple]:
    rows = Event.select().where(Event.audit == audit.id).order_by(Event.id)
    return [(one.by_id, one.move, one.note) for one in rows]


def outcomes(audit) -> list[str]:
    rows = DetailProposal.select(DetailProposal.outcome).where(DetailProposal.audit == audit.id)
    return [one for (one,) in rows.order_by(DetailProposal.id).tuples()]


def test_nothing_changes_before_the_lead_confirms(cast, audit):
    before = named(audit)
    assert propose(cast, audit, worker=cast.other_worker) == {}
    assert named(audit) == before
    assert Part.WORKER not in parts(cast.other_worker, audit)
    decide(cast, audit)
    assert named(audit) == (cast.other_worker.id, *before[1:])
    assert Part.WORKER in parts(cast.other_worker, audit)


def test_a_concern_stays_with_the_lead_whom_its_auditor_names_as_the_worker(cast, audit):
    of_south(cast, "lead")
    Concern.create(audit=audit, raised_by=cast.auditor, raised_at=clock.now(), text="Unsafe.")
    assert propose(cast, audit, worker=cast.lead) == {}
    me = signed_in(cast.lead)
    assert [one.audit_id for one in today.unanswered_concerns(me)] == [audit.id]
    assert Part.LEAD in parts(cast.lead, audit)
    [row] = [one for one in today.waiting(me) if one.kind == "decide_details"]
    assert "Worker: from Worker to Lead." in row.note
    assert "Lead would no longer act as lead on it." in row.note


def test_who_can_be_named_is_in_the_order_of_every_other_list(cast, audit):
    for name in ("Eva Kay", "Édith Kay", "edgar Kay"):
        Person.create(name=name, team=cast.team, created_at=clock.now())
    workers = detail_choices.offered(audit, cast.team.id, external=False).workers
    names = [one.name for one in workers if one.name.endswith("Kay")]
    assert names == ["edgar Kay", "Édith Kay", "Eva Kay"]


@pytest.mark.parametrize(("days", "offered"), [(0, False), (1, True)])
def test_whoever_has_a_case_of_the_team_that_closes_on_a_later_day_can_be_named(cast, audit, days, offered):
    day = clock.today() + datetime.timedelta(days=days)
    make_case("C-1", cast.manager, cast.team, closed_on=day)
    choice = detail_choices.offered(audit, cast.team.id, external=False)
    assert (cast.manager in choice.workers) == offered


def test_from_and_to_are_in_the_timeline(cast, audit):
    propose(cast, audit, worker=cast.other_worker, supervisor=cast.manager)
    decide(cast, audit, answer="I asked the team.")
    said = "Worker: from Worker to Other worker. Supervisor: from Supervisor to Manager."
    assert timeline(audit) == [
        (cast.auditor.id, "details_proposed", said),
        (cast.lead.id, "details_confirmed", f"{said} I asked the team."),
    ]


def test_the_new_supervisor_sees_the_concern_once_it_is_confirmed(cast, audit):
    Concern.create(audit=audit, raised_by=cast.auditor, raised_at=clock.now(), text="Unsafe.")
    propose(cast, audit, supervisor=cast.manager)
    assert today.unanswered_concerns(signed_in(cast.manager)) == []
    decide(cast, audit)
    assert len(today.unanswered_concerns(signed_in(cast.manager))) == 1


def test_declined_nothing_changes_and_its_auditor_reads_why(cast, audit):
    before = named(audit)
    propose(cast, audit, worker=cast.other_worker)
    decide(cast, audit, confirmed=False, answer="She was on leave.")
    assert named(audit) == before
    shown = proposed_details.latest(audit)
    assert (shown.row.outcome, shown.row.answer) == ("declined", "She was on leave.")
    assert shown.row.decided_by.name == "Lead"
    assert [one.what for one in notices.unseen(signed_in(cast.auditor))] == ["details declined"]


@pytest.mark.parametrize("who", ["auditor", "other_auditor"])
@pytest.mark.parametrize("name", ["worker", "supervisor"])
def test_its_auditors_now_and_before_cannot_be_named(cast, audit, who, name):
    of_south(cast, "auditor", "other_auditor")
    Person.update(supervisor=getattr(cast, who).id).where(Person.id == cast.other_worker.id).execute()
    Holding.create(audit=audit, auditor=cast.other_auditor, since=clock.now(), until=clock.now())
    assert "now or before" in propose(cast, audit, **{name: getattr(cast, who)})[name]
    offered = detail_choices.offered(Audit.get_by_id(audit.id), cast.team.id, external=False)
    assert getattr(cast, who) not in [*offered.workers, *offered.supervisors]
    assert outcomes(audit) == []


@pytest.mark.parametrize("wanted", [
    {"worker": "999999"}, {"worker": "9" * 30}, {"worker": "\x00"}, {"worker": "-1"}, {"worker": ""},
    {"supervisor": "999999"}, {"supervisor": "9" * 30}, {"team": "9" * 30}, {"team": "\x00"},
    {"team": "999999"},
])
def test_who_is_not_there_cannot_be_named(cast, audit, wanted):
    assert set(propose(cast, audit, **wanted)) == set(wanted)
    assert outcomes(audit) == []


def test_only_people_of_that_team_with_an_account_can_be_named(cast, audit):
    elsewhere = make_person("elsewhere", [], team=cast.help_team)
    left = make_person("left", [], team=cast.team, closed_at=clock.now())
    for person in (elsewhere, left, cast.stranger, cast.lead):
        assert "worker" in propose(cast, audit, worker=person)
    assert propose(cast, audit, team=cast.help_team, worker=elsewhere) == {}


def test_the_choice_shows_the_workers_and_supervisors_of_that_team(cast, audit):
    covers = make_person("covers", [])
    make_case("M-30001", covers, cast.team)
    offered = detail_choices.offered(audit, cast.team.id, external=False)
    assert [one.name for one in offered.workers] == ["Covers", "Other worker", "Supervisor", "Worker"]
    assert [one.name for one in offered.supervisors] == ["Manager", "Supervisor"]
    other = detail_choices.offered(audit, cast.help_team.id, external=False)
    assert [one.name for one in (*other.workers, *other.supervisors)] == ["Worker", "Supervisor"]


def test_without_teams_the_workers_are_those_who_hold_cases(cast):
    alone = make_person("alone", [])
    Case.update(team=None, worker=alone).where(Case.id == cast.case.id).execute()
    audit = make_audit(cast, team=None, worker=None, supervisor=None)
    offered = detail_choices.offered(audit, None, external=False)
    assert [one.name for one in offered.workers] == ["Alone"]
    assert detail_choices.offered(audit, None, external=True).workers == []


def test_an_external_auditor_sees_the_people_of_no_other_team(cast):
    elsewhere = make_person("elsewhere", [], team=cast.help_team)
    audit = make_audit(cast, auditor=cast.external)
    offered = detail_choices.offered(audit, cast.help_team.id, external=True)
    assert [one.name for one in (*offered.workers, *offered.supervisors)] == ["Worker", "Supervisor"]
    assert "worker" in propose(cast, audit, "external", team=cast.help_team, worker=elsewhere)
    assert propose(cast, audit, "external", team=cast.help_team) == {}
    assert propose(cast, audit, "external", worker=cast.other_worker) == {}


def test_nobody_ends_up_auditing_a_worker_they_supervise(cast, audit):
    Person.update(supervisor=cast.auditor).where(Person.id == cast.other_worker.id).execute()
    assert "conflict of interest" in propose(cast, audit, worker=cast.other_worker)["worker"]


def test_a_newer_proposal_takes_the_place_of_the_earlier_one_visibly(cast, audit):
    propose(cast, audit, worker=cast.other_worker)
    first = DetailProposal.get().id
    propose(cast, audit, supervisor=cast.manager)
    assert outcomes(audit) == ["replaced", "open"]
    assert timeline(audit)[-1][2].endswith("It takes the place of the earlier proposal.")
    with pytest.raises(Overtaken):
        decide(cast, audit, seen=first)
    assert named(audit)[0] == cast.worker.id


def test_the_same_proposal_sent_twice_is_one(cast, audit):
    for _ in range(2):
        assert propose(cast, audit, worker=cast.other_worker) == {}
    assert outcomes(audit) == ["open"] and len(timeline(audit)) == 1


def test_its_auditor_takes_it_back(cast, audit):
    propose(cast, audit, worker=cast.other_worker)
    seen, me = DetailProposal.get().id, signed_in(cast.auditor)
    for _ in range(2):
        detail_proposals.take_back(audit, me, seen)
    assert outcomes(audit) == ["taken_back"]
    assert [move for _, move, _ in timeline(audit)] == ["details_proposed", "details_taken_back"]
    with pytest.raises(Overtaken):
        decide(cast, audit)


def test_confirming_twice_confirms_once(cast, audit):
    propose(cast, audit, worker=cast.other_worker)
    for _ in range(2):
        assert decide(cast, audit) == {}
    assert [move for _, move, _ in timeline(audit)] == ["details_proposed", "details_confirmed"]
    with pytest.raises(Overtaken):
        decide(cast, audit, confirmed=False)


@pytest.mark.parametrize("who", ["auditor", "reviewer1", "supervisor", "worker", "stranger"])
def test_only_who_leads_decides(cast, audit, who):
    propose(cast, audit, worker=cast.other_worker)
    with pytest.raises(NotAllowed):
        decide(cast, audit, who=who)
    assert outcomes(audit) == ["open"]


@pytest.mark.parametrize("who", ["lead", "reviewer1", "other_auditor", "supervisor"])
def test_only_its_auditor_proposes(cast, audit, who):
    with pytest.raises(NotAllowed):
        propose(cast, audit, who, worker=cast.other_worker)


@pytest.mark.parametrize("state", ["allocated", "submitted", "under_review", "signed_off", "withdrawn"])
def test_it_is_proposed_on_a_draft_only(cast, state):
    with pytest.raises(NotAllowed):
        propose(cast, make_audit(cast, state), worker=cast.other_worker)


def test_everything_is_checked_again_when_it_is_confirmed(cast, audit):
    propose(cast, audit, worker=cast.other_worker)
    Person.update(closed_at=clock.now()).where(Person.id == cast.other_worker.id).execute()
    assert "worker" in decide(cast, audit)
    assert outcomes(audit) == ["open"] and named(audit)[0] == cast.worker.id
    assert decide(cast, audit, confirmed=False, answer="She has left.") == {}


def test_the_lead_is_told_what_everybody_would_lose(cast, audit):
    of_south(cast, "reviewer1")
    propose(cast, audit, worker=cast.reviewer1, supervisor=cast.manager)
    said = proposed_details.latest(Audit.get_by_id(audit.id)).lost
    assert "Reviewer1 would no longer review it." in said
    decide(cast, audit)
    assert Part.STAGES not in parts(cast.reviewer1, audit)


def test_what_the_lead_is_told_is_what_happens(cast, audit):
    PersonRole.create(person=cast.reviewer2, role="lead")
    of_south(cast, "reviewer2", "lead")
    propose(cast, audit, worker=cast.reviewer2, supervisor="")
    people = [cast.lead, cast.reviewer1, cast.reviewer2, cast.supervisor, cast.worker, cast.manager]
    before = {one.name: parts(one, audit) for one in people}
    said = " ".join(proposed_details.latest(Audit.get_by_id(audit.id)).lost)
    decide(cast, audit)
    for one in people:
        assert bool(before[one.name] - parts(one, audit)) == (f"{one.name} would" in said), one.name


def test_the_lead_is_told_that_the_former_supervisor_is_it_no_more(cast):
    audit = make_audit(cast, supervisor=cast.manager)
    propose(cast, audit, supervisor=cast.supervisor)
    said = proposed_details.latest(Audit.get_by_id(audit.id)).lost
    assert said == ["Manager would no longer act as supervisor on it."]
    decide(cast, audit)
    assert Part.SUPERVISOR not in parts(cast.manager, audit)
    assert Part.SUPERVISOR in parts(cast.supervisor, audit)


def test_the_lead_is_told_whose_supervision_is_judged_no_more(cast):
    audit = make_audit(cast, case=None, plan="")
    propose(cast, audit, supervisor=cast.manager)
    assert proposed_details.latest(Audit.get_by_id(audit.id)).lost == [
        "Manager would no longer act as supervisor on it.",
        "Supervisor would no longer be the one whose work is audited.",
    ]
    decide(cast, audit)
    assert parts(cast.manager, audit) == {Part.WORKER}
    assert Part.WORKER not in parts(cast.supervisor, audit)


def test_who_answers_a_concern_and_is_named_as_the_worker_is_told_of(cast):
    Person.update(supervisor=cast.manager).where(Person.id == cast.supervisor.id).execute()
    of_south(cast, "manager")
    audit = make_audit(cast, supervisor=cast.supervisor)
    Concern.create(audit=audit, raised_by=cast.auditor, raised_at=clock.now(), text="Unsafe.")
    propose(cast, audit, worker=cast.supervisor, supervisor=cast.manager)
    said = proposed_details.latest(Audit.get_by_id(audit.id)).lost
    assert "Supervisor would no longer act as supervisor on it." in said
    decide(cast, audit)
    assert today.unanswered_concerns(signed_in(cast.supervisor)) == []
    assert len(today.unanswered_concerns(signed_in(cast.manager))) == 1


def test_a_lead_who_becomes_the_worker_leads_no_more(cast, audit):
    of_south(cast, "lead")
    propose(cast, audit, worker=cast.lead)
    decide(cast, audit)
    assert parts(cast.lead, audit) == {Part.WORKER}
    assert Part.LEAD in parts(cast.reviewer3, audit)


ENDS = {
    "withdraw": lambda cast, audit: withdrawal.withdraw(audit, signed_in(cast.lead), "Closed."),
    "decline": lambda cast, audit: allocation.decline(audit, signed_in(cast.auditor), "I know them."),
    "reallocate": lambda cast, audit: allocation.reallocate(
        audit, cast.other_auditor.id, signed_in(cast.lead), "Away.", afresh=False
    ),
}


@pytest.mark.parametrize("how", ENDS)
def test_it_lapses_visibly_when_its_auditor_has_the_audit_no_more(cast, audit, how):
    propose(cast, audit, worker=cast.other_worker)
    ENDS[how](cast, Audit.get_by_id(audit.id))
    assert outcomes(audit) == ["lapsed"]
    assert [move for _, move, _ in timeline(audit)] == ["details_proposed", "details_lapsed", how]
    assert named(audit)[0] == cast.worker.id
    waiting = today.waiting(signed_in(cast.lead))
    assert "decide_details" not in {one.kind for one in waiting}


def test_it_stays_open_through_review_and_lapses_at_sign_off(cast):
    story = Story(cast)
    propose(cast, story.audit, worker=cast.other_worker)
    story.send().approve(cast.reviewer1).approve(cast.reviewer2)
    assert outcomes(story.audit) == ["open"]
    assert "decide_details" in {one.kind for one in today.waiting(signed_in(cast.lead))}
    story.approve(cast.reviewer3)
    assert outcomes(story.audit) == ["lapsed"]
    assert [move for _, move, _ in timeline(story.audit)][-2:] == ["details_lapsed", "sign_off"]


def test_the_lead_confirms_while_it_is_reviewed(cast):
    story = Story(cast)
    propose(cast, story.audit, worker=cast.other_worker)
    story.send().take_up(cast.reviewer1)
    assert decide(cast, story.audit) == {}
    assert named(story.audit)[0] == cast.other_worker.id
    assert story.audit.state == "under_review"


def test_it_stays_open_while_the_audit_is_returned(cast):
    story = Story(cast)
    propose(cast, story.audit, worker=cast.other_worker)
    story.send().give_back(cast.reviewer1)
    assert outcomes(story.audit) == ["open"]
    assert propose(cast, story.audit, supervisor=cast.manager) == {}
    assert outcomes(story.audit) == ["replaced", "open"]


def test_a_supervision_audit_names_another_worker_or_giver_in_the_same_way(cast):
    audit = make_audit(cast, case=None, plan="")
    assert propose(cast, audit, supervisor="") == {"supervisor": "Choose who gives this supervision"}
    assert propose(cast, audit, worker=cast.other_worker, supervisor=cast.manager) == {}
    assert Part.WORKER in parts(cast.supervisor, audit)
    decide(cast, audit)
    assert Part.WORKER in parts(cast.manager, audit)
    assert Part.WORKER not in parts(cast.supervisor, audit)


def test_a_cycle_audits_the_supervision_of_one_worker_once(cast):
    make_audit(cast, case=None, plan="", worker=cast.other_worker)
    audit = make_audit(cast, case=None, plan="")
    assert "already" in propose(cast, audit, worker=cast.other_worker)["worker"]


def test_a_lead_of_another_audit_only_has_nothing_to_decide(cast, audit):
    propose(cast, audit, worker=cast.other_worker)
    for who in (cast.reviewer1, cast.supervisor, cast.worker, cast.auditor, cast.stranger):
        assert proposed_details.to_decide(signed_in(who), 10) == []
    assert len(proposed_details.to_decide(signed_in(cast.lead), 10)) == 1


@several_times
def test_of_two_leads_who_decide_at_once_one_does_and_the_other_is_told(cast, turn):
    audit = make_audit(cast)
    cast.second = make_person("second", ["lead"])
    propose(cast, audit, worker=cast.other_worker)
    given = at_once(
        lambda: decide(cast, audit, confirmed=True),
        lambda: decide(cast, audit, confirmed=False, who="second", answer="No."),
    )
    assert sorted(type(one).__name__ for one in given) == ["Overtaken", "dict"]
    ended = outcomes(audit)[0]
    assert (named(audit)[0] == cast.other_worker.id) == (ended == "confirmed")
    assert len(timeline(audit)) == 2


@several_times
def test_confirming_and_proposing_anew_at_once_never_confirms_what_was_not_seen(cast, turn):
    audit = make_audit(cast)
    propose(cast, audit, worker=cast.other_worker)
    seen = DetailProposal.get().id
    given = at_once(
        lambda: decide(cast, audit, seen=seen),
        lambda: propose(cast, audit, supervisor=cast.manager),
    )
    assert given[1] == {}
    confirmed = not isinstance(given[0], Exception)
    assert outcomes(audit) == (["confirmed", "open"] if confirmed else ["replaced", "open"])
    assert named(audit)[0] == (cast.other_worker.id if confirmed else cast.worker.id)
    assert named(audit)[2] == cast.supervisor.id


@several_times
def test_confirming_and_reallocating_at_once_is_one_after_the_other(cast, turn):
    audit = make_audit(cast)
    Team.update(supervisor=cast.supervisor).where(Team.id == cast.team.id).execute()
    propose(cast, audit, worker=cast.other_worker)
    given = at_once(
        lambda: decide(cast, audit),
        lambda: ENDS["reallocate"](cast, Audit.get_by_id(audit.id)),
    )
    assert not isinstance(given[1], Exception)
    confirmed = not isinstance(given[0], Exception)
    assert outcomes(audit) == ["confirmed" if confirmed else "lapsed"]
    assert named(audit)[0] == (cast.other_worker.id if confirmed else cast.worker.id)


def test_service_and_plan_are_corrected_at_once_from_and_to(cast, audit):
    drafts.correct_details(audit, signed_in(cast.auditor), {"plan": "child protection", "sources": ["x"]})
    assert timeline(audit) == [
        (cast.auditor.id, "corrected details", "Plan: from child in need to child protection. sources")
    ]


def test_a_lead_who_is_named_leaves_the_decision_to_another(cast, audit):
    cast.second_lead = make_person("second_lead", ["lead"], team=cast.team)
    assert propose(cast, audit, worker=cast.second_lead) == {}
    assert today.to_decide(signed_in(cast.second_lead)) == []
    assert len(today.to_decide(signed_in(cast.lead))) == 1
    for confirmed in (True, False):
        with pytest.raises(NotAllowed, match="another lead decides"):
            decide(cast, audit, confirmed, "second_lead", answer="Not me")
    assert outcomes(audit) == ["open"]
    assert decide(cast, audit) == {} and outcomes(audit) == ["confirmed"]


def test_the_only_lead_decides_even_where_they_are_named(cast, audit):
    of_south(cast, "lead")
    assert propose(cast, audit, worker=cast.lead) == {}
    assert len(today.to_decide(signed_in(cast.lead))) == 1
    assert decide(cast, audit, False, answer="It was not me") == {}
