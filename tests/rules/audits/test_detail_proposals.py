"""Whom an auditor may propose as worker, team and supervisor, and what anybody would lose by it."""

import pytest

from auditor.rules.audits.detail_proposals import (
    UNKNOWN,
    Details,
    ProposalFacts,
    changes,
    faults,
    lapses,
    lost,
    read,
    told,
)
from auditor.rules.rights.permissions import Part
from auditor.rules.workflow import LIFE, Move, State

TEAM, OTHER_TEAM = 1, 2
WORKER, COLLEAGUE, BOSS, OTHER_BOSS, AUDITOR, EARLIER = 11, 12, 13, 14, 15, 16
NOW = Details(TEAM, WORKER, BOSS)
FACTS = ProposalFacts(
    teams=frozenset({TEAM, OTHER_TEAM}), workers=frozenset({WORKER, COLLEAGUE, BOSS}),
    supervisors=frozenset({BOSS, OTHER_BOSS}), auditor=AUDITOR,
    auditors=frozenset({AUDITOR, EARLIER}), supervised_by={COLLEAGUE: BOSS},
)
NOT_OF_THE_TEAM = "Choose a worker of this team from the list"


def fault(facts=FACTS, **wanted) -> dict:
    return faults(NOW, NOW._replace(**wanted), facts)


@pytest.mark.parametrize("wanted", [
    {"worker": COLLEAGUE}, {"supervisor": OTHER_BOSS}, {"supervisor": None}, {"team": OTHER_TEAM},
    {"team": None}, {"worker": BOSS, "supervisor": OTHER_BOSS},
    {"team": OTHER_TEAM, "worker": COLLEAGUE, "supervisor": OTHER_BOSS},
])
def test_the_workers_and_supervisors_of_the_team_may_be_proposed(wanted):
    assert fault(**wanted) == {}


@pytest.mark.parametrize("wanted, field, says", [
    ({"worker": AUDITOR}, "worker", "now or before"),
    ({"worker": EARLIER}, "worker", "now or before"),
    ({"supervisor": AUDITOR}, "supervisor", "now or before"),
    ({"supervisor": EARLIER}, "supervisor", "now or before"),
    ({"worker": 99}, "worker", NOT_OF_THE_TEAM),
    ({"worker": OTHER_BOSS}, "worker", NOT_OF_THE_TEAM),
    ({"supervisor": COLLEAGUE}, "supervisor", "Choose a supervisor of this team"),
    ({"team": 99}, "team", "Choose a team from the list"),
    ({"team": UNKNOWN}, "team", "Choose a team from the list"),
    ({"worker": UNKNOWN}, "worker", NOT_OF_THE_TEAM),
    ({"worker": None}, "worker", "Choose a worker"),
    ({"worker": BOSS}, "supervisor", "Nobody supervises their own work"),
    ({"supervisor": WORKER}, "supervisor", "Choose a supervisor of this team"),
    ({}, "worker", "Nothing is different"),
])
def test_what_may_not_be_proposed_is_refused_in_words(wanted, field, says):
    assert says in fault(**wanted)[field]


def test_its_auditors_cannot_be_named_though_they_are_of_the_team():
    of_team = ProposalFacts(
        teams=FACTS.teams, workers=FACTS.workers | {AUDITOR, EARLIER},
        supervisors=FACTS.supervisors | {AUDITOR, EARLIER}, auditors=FACTS.auditors,
    )
    for person in (AUDITOR, EARLIER):
        assert "now or before" in fault(of_team, worker=person)["worker"]
        assert "now or before" in fault(of_team, supervisor=person)["supervisor"]


def test_whoever_the_audit_names_already_may_stay():
    gone = ProposalFacts(teams=FACTS.teams, supervisors=frozenset({OTHER_BOSS}), auditors=frozenset({WORKER}))
    assert fault(gone, supervisor=OTHER_BOSS) == {}


def test_nobody_ends_up_auditing_a_worker_they_supervise():
    theirs = ProposalFacts(
        workers=frozenset({COLLEAGUE}), auditor=AUDITOR, supervised_by={COLLEAGUE: AUDITOR},
    )
    assert "conflict of interest" in fault(theirs, worker=COLLEAGUE)["worker"]


def test_supervision_is_always_given_by_somebody():
    supervision = ProposalFacts(supervision=True, workers=FACTS.workers, supervisors=FACTS.supervisors)
    assert fault(supervision, supervisor=None) == {"supervisor": "Choose who gives this supervision"}
    assert fault(supervision, supervisor=OTHER_BOSS) == {}


def test_a_cycle_audits_the_supervision_of_a_worker_once():
    twice = ProposalFacts(workers=FACTS.workers, supervision=True, audited=frozenset({COLLEAGUE}))
    assert "already" in fault(twice, worker=COLLEAGUE)["worker"]


@pytest.mark.parametrize("typed, wanted", [
    ({}, Details(None, None, None)),
    ({"team": "1", "worker": "11", "supervisor": ""}, Details(1, 11, None)),
    ({"team": "\x00", "worker": "9" * 30, "supervisor": "-1"}, Details(UNKNOWN, UNKNOWN, UNKNOWN)),
    ({"team": "١", "worker": " 11", "supervisor": "1.0"}, Details(UNKNOWN, UNKNOWN, UNKNOWN)),
])
def test_what_can_be_nobodys_id_is_read_as_unknown(typed, wanted):
    assert read(typed) == wanted


# The team's own statement: a proposal ends, undecided, with these moves; with every other it stays.
ENDS = {Move.DECLINE, Move.REALLOCATE, Move.WITHDRAW, Move.SIGN_OFF}


@pytest.mark.parametrize("state, move", LIFE)
def test_a_proposal_lapses_when_its_auditor_gives_the_audit_away_or_it_is_over(state, move):
    assert lapses(move, LIFE[state, move]) == (move in ENDS)


def test_a_proposal_lapses_where_skipping_the_last_stage_signs_off():
    assert lapses(Move.SKIP_STAGE, State.SIGNED_OFF)


def test_from_and_to_are_told_in_words():
    rows = [("team", "", "South"), ("worker", "Ann", "Bo"), ("supervisor", "Cy", "")]
    assert told(rows) == (
        "Team: from no team to South. Worker: from Ann to Bo. Supervisor: from Cy to nobody."
    )
    assert changes(NOW, NOW._replace(worker=1, team=None)) == ["team", "worker"]


@pytest.mark.parametrize("before, after, words", [
    ({Part.LEAD}, {Part.WORKER}, ["act as lead on it"]),
    ({Part.STAGES, Part.REVIEWER}, {Part.WORKER}, ["review it"]),
    ({Part.STAGES, Part.LEAD}, {Part.WORKER}, ["act as lead on it", "review it"]),
    ({Part.STAGES, Part.REVIEWER}, {Part.STAGES}, ["review it at this stage"]),
    ({Part.SUPERVISOR, Part.ANSWERS}, set(), ["act as supervisor on it"]),
    ({Part.LEAD, Part.ANSWERS}, {Part.ANSWERS}, ["act as lead on it"]),
    ({Part.ANSWERS}, set(), ["answer a concern on it"]),
    ({Part.WORKER}, set(), ["be the one whose work is audited"]),
    ({Part.LEAD}, {Part.LEAD, Part.SUPERVISOR}, None),
])
def test_who_is_named_loses_parts_and_the_lead_is_told_which(before, after, words):
    assert lost({1: frozenset(before)}, {1: frozenset(after)}) == ({1: words} if words else {})
