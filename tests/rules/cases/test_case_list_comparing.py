"""What a case list would change, and who the workers are that it names."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.cases.case_lists import (
    Choices,
    Entry,
    KnownCase,
    KnownPerson,
    KnownTeam,
    Reading,
    ask_teams,
    ask_workers,
    compare,
    confirm_teams,
    confirm_workers,
    name_key,
    options,
    same_person,
    suggested,
    without_supervisor,
)
from auditor.rules.cases.cases import SERVICES, known_as
from auditor.rules.forms import PLANS

CARE = SERVICES[0]
DAY = datetime.date(2026, 3, 3)
SOUTH, NORTH = KnownTeam(1, "South", CARE, supervisor=50), KnownTeam(2, "North", CARE)
ONE, TWO = KnownPerson(11, "Worker One", 1), KnownPerson(12, "Worker Two", 2)
COVERS = frozenset((CARE, plan) for plan in PLANS)


def entry(reference="1", **more):
    """An open case of Worker One in South, unless told otherwise."""
    said = {"service": CARE, "plan": "child in need", "team": "South", "worker": "Worker One"}
    return Entry(reference, **said | more)


def case(reference="1", **more):
    """The case that `entry` describes, as it is known."""
    said = {"id": 7, "service": CARE, "plan": "child in need", "team": 1, "worker": 11}
    return KnownCase(reference=reference, **said | more)


def file_of(*entries, **more):
    """A file with these entries, that covers all of social care."""
    return Reading(entries=entries, **{"covers": COVERS} | more)


CHOICES = Choices({"south": 1, "north": 2}, {("south", "worker one"): 11,
                                             ("north", "worker two"): 12})


def test_a_reference_not_known_is_new_with_its_columns():
    ((found, columns),) = compare(file_of(entry()), [], CHOICES).new
    assert found.reference == "1"
    assert (columns["team"], columns["worker"], columns["plan"]) == (1, 11, "child in need")


@pytest.mark.parametrize("known", ["M 1", "m1", "M1", " m\u00a01"])
def test_a_case_is_known_by_its_reference_whatever_its_spaces_and_case(known):
    found = compare(file_of(entry("M1")), [case(known)], CHOICES)
    assert (found.new, found.unchanged, found.missing) == ((), 1, ())


def test_what_differs_is_told_with_before_and_after():
    said = entry(plan="child protection", team="North", worker="Worker Two", last_seen_on=DAY)
    (changed,) = compare(file_of(said), [case(family="F-1")], CHOICES).changed
    assert changed.columns == {
        "plan": ("child in need", "child protection"), "team": (1, 2), "worker": (11, 12),
        "last_seen_on": (None, DAY),
    }


def test_what_a_list_does_not_say_stays_as_it_is():
    said = entry(team="", worker="")
    known = case(family="F-1", opened_on=DAY, last_seen_on=DAY, age_band="5 to 9")
    assert compare(file_of(said), [known], CHOICES).unchanged == 1


def test_a_worker_left_as_known_changes_nothing():
    choices = Choices({"south": 1}, {("south", "worker one"): None})
    assert compare(file_of(entry()), [case(worker=99)], choices).unchanged == 1


def test_an_open_case_that_is_gone_is_missing_and_a_closed_one_is_not():
    known = [case("1"), case("2", id=8), case("3", id=9, closed_on=DAY)]
    assert [one.id for one in compare(file_of(entry()), known, CHOICES).missing] == [8]


def test_only_cases_that_the_list_would_hold_are_missing():
    known = [case("2", plan="looked after"), case("3", service="Early Help", plan="early help")]
    file = file_of(entry(), covers=frozenset({(CARE, "looked after")}))
    assert [one.reference for one in compare(file, known, CHOICES).missing] == ["2"]


def test_a_case_whose_row_could_not_be_used_is_not_missing():
    assert compare(file_of(seen=frozenset({"1"})), [case()], CHOICES).missing == ()


def test_a_case_closed_in_the_list_is_offered_for_closing():
    (closing,) = compare(file_of(Entry("1", closed=True, closed_on=DAY)), [case()], CHOICES).closing
    assert closing.closed_on == DAY


def test_a_case_closed_both_here_and_there_is_unchanged():
    found = compare(file_of(Entry("1", closed=True)), [case(closed_on=DAY)], CHOICES)
    assert (found.unchanged, found.closing) == (1, ())


def test_a_closed_case_that_nobody_knows_is_only_counted():
    found = compare(file_of(Entry("1", closed=True)), [], CHOICES)
    assert (found.closed_unknown, found.new) == (1, ())


def test_a_closed_case_that_is_open_in_the_list_is_opened_again():
    (changed,) = compare(file_of(entry()), [case(closed_on=DAY)], CHOICES).changed
    assert changed.columns == {"closed_on": (DAY, None)}


def test_a_case_hidden_from_who_imports_stays_as_it_is():
    known = [case("1", hidden=True), case("2", hidden=True)]
    found = compare(file_of(entry(plan="looked after")), known, CHOICES)
    assert (found.hidden, found.changed, found.missing) == (("1",), (), ())


ENTRIES = st.builds(
    entry, st.sampled_from("12345"), plan=st.sampled_from(PLANS[1:]), family=st.sampled_from(["", "F"]),
    worker=st.sampled_from(["", "Worker One", "worker\u00a0one"]), opened_on=st.sampled_from([None, DAY]),
    closed=st.booleans(), last_seen_on=st.sampled_from([None, DAY]),
)
CASES = st.builds(
    case, st.sampled_from("12345"), plan=st.sampled_from(PLANS[1:]), worker=st.sampled_from([None, 11, 99]),
    closed_on=st.sampled_from([None, DAY]), hidden=st.booleans(),
)


def by_reference(items):
    """One of each reference, as files and tables have them."""
    return list({item.reference: item for item in items}.values())


@given(st.lists(ENTRIES).map(by_reference), st.lists(CASES).map(by_reference), st.booleans())
def test_importing_twice_is_importing_once(entries, cases, close):
    file = file_of(*entries)
    first = compare(file, cases, CHOICES)
    known = {known_as(one.reference): one for one in cases}
    for said, columns in first.new:
        known[known_as(said.reference)] = KnownCase(id=0, reference=said.reference, **columns)
    for one in first.changed:
        after = {column: after for column, (_, after) in one.columns.items()}
        known[known_as(one.case.reference)] = KnownCase(**vars(one.case) | after)
    if close:
        for one in (*first.closing, *(case for case in first.missing)):
            gone = getattr(one, "case", one)
            known[known_as(gone.reference)] = KnownCase(**vars(gone) | {"closed_on": DAY})
    again = compare(file, known.values(), CHOICES)
    assert (again.new, again.changed) == ((), ())
    assert bool(again.closing) == (bool(first.closing) and not close)
    assert {one.reference for one in again.missing} == (
        set() if close else {one.reference for one in first.missing}
    )


@given(st.lists(ENTRIES).map(by_reference), st.lists(CASES).map(by_reference))
def test_every_entry_is_accounted_for_once(entries, cases):
    found = compare(file_of(*entries), cases, CHOICES)
    told = len(found.new) + len(found.changed) + len(found.closing) + len(found.hidden)
    assert told + found.unchanged + found.closed_unknown == len(entries)


@pytest.mark.parametrize("written", ["South", "SOUTH", " south ", "South\u00a0"])
def test_a_team_is_known_by_its_name(written):
    (asked,) = ask_teams([entry(team=written)], [SOUTH, NORTH])
    assert asked.suggested == "1"


def test_a_team_that_nobody_knows_is_proposed_as_new_with_its_service():
    (asked,) = ask_teams([entry(team="East"), entry("2", team="EAST")], [SOUTH])
    assert (asked.suggested, asked.service, asked.cases) == ("new", CARE, 2)


@pytest.mark.parametrize("written", ["Worker One", "WORKER  ONE", "worker\u00a0one"])
def test_a_worker_is_matched_by_name_within_the_team(written):
    (asked,) = ask_workers([entry(worker=written)], [ONE, TWO], [SOUTH, NORTH])
    assert (asked.suggested, asked.why) == ("11", "")


def test_a_worker_of_that_name_in_another_team_is_asked_about():
    (asked,) = ask_workers([entry(team="North")], [ONE, TWO], [SOUTH, NORTH])
    assert (asked.suggested, asked.of_name, asked.of_team) == ("", (ONE,), (TWO,))
    assert asked.why


def test_two_known_workers_of_one_name_are_asked_about_and_never_merged():
    namesake = KnownPerson(13, "worker one", 1)
    (asked,) = ask_workers([entry()], [ONE, namesake], [SOUTH])
    assert asked.suggested == ""
    assert set(options(asked)) == {"11", "13", "new", "keep"}


def test_one_name_in_two_teams_of_the_list_is_asked_about():
    asked = ask_workers([entry(), entry("2", team="North")], [], [SOUTH, NORTH])
    assert [one.suggested for one in asked] == ["", ""]
    assert [one.alike for one in asked] == [(1,), (0,)]


def test_a_worker_without_a_team_cannot_be_somebody_new():
    (asked,) = ask_workers([entry(team="")], [], [SOUTH])
    assert options(asked) == ["keep"]


def test_workers_of_closed_cases_are_not_asked_about():
    assert ask_workers([entry(closed=True)], [], []) == []


def test_somebody_new_is_proposed_and_numbered_below_nought_until_they_are_added():
    asked = ask_workers([entry()], [], [SOUTH])
    choices = suggested(ask_teams([entry(team="East")], []), asked)
    assert choices == Choices({"east": -1}, {("south", "worker one"): -1})


def test_what_was_not_said_is_asked_again():
    asked = ask_workers([entry(), entry("2", team="North", worker="Worker Two")], [], [SOUTH])
    chosen, errors = confirm_workers(asked, {"worker-0": "999", "worker-1": "new"})
    assert errors == {"worker-0": "Say who Worker Two (North) is"}


@pytest.mark.parametrize("said", ["", "as-9", "as-x", "as-", "0", "-1", "11 ", "new\x00"])
def test_nothing_but_what_was_offered_is_taken(said):
    asked = ask_workers([entry()], [ONE], [SOUTH])
    _, errors = confirm_workers(asked, {"worker-0": said})
    assert set(errors) == {"worker-0"}
    _, errors = confirm_teams(ask_teams([entry()], [SOUTH]), {1}, {"team-0": said})
    assert set(errors) == {"team-0"}


def test_the_same_person_in_two_teams_is_chosen_once():
    asked = ask_workers([entry(), entry("2", team="North")], [], [SOUTH, NORTH])
    chosen, errors = confirm_workers(asked, {"worker-0": "new", "worker-1": "as-0"})
    assert errors == {}
    assert same_person(asked, chosen, asked[1]) == asked[0].key


def test_two_who_are_each_the_other_are_asked_again():
    asked = ask_workers([entry(), entry("2", team="North")], [], [SOUTH, NORTH])
    _, errors = confirm_workers(asked, {"worker-0": "as-1", "worker-1": "as-0"})
    assert errors


@pytest.mark.parametrize("worker, team, people, lacks", [
    ("Worker One", "South", [ONE], False),
    ("Worker Two", "North", [TWO], True),
    ("Worker Two", "North", [KnownPerson(12, "Worker Two", 2, supervisor=50)], False),
    ("Somebody New", "South", [], False),
    ("Somebody New", "North", [], True),
    ("Somebody New", "East", [], True),
])
def test_workers_for_whom_nobody_would_act_are_listed(worker, team, people, lacks):
    asked = ask_workers([entry(worker=worker, team=team)], people, [SOUTH, NORTH])
    assert bool(without_supervisor(asked, people, [SOUTH, NORTH])) == lacks


@given(st.lists(st.sampled_from(["Worker One", "WORKER ONE", "worker\u00a0one ", "Worker  One"]), min_size=1))
def test_spellings_of_a_name_are_one_worker(spellings):
    entries = [entry(str(at), worker=written) for at, written in enumerate(spellings)]
    (asked,) = ask_workers(entries, [ONE], [SOUTH])
    assert asked.cases == len(spellings)
    assert name_key(asked.name) == "worker one"
