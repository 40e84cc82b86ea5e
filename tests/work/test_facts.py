"""Facts about people and cases: what the team says of them, and that rule and list say the same."""

import pytest
from worlds import NOW, each

from auditor.records.cases import Case, CaseReader
from auditor.records.people import Person
from auditor.rules.readership import may_read, reading
from auditor.work import audits, clock, readership
from auditor.work.readership import readable


@pytest.fixture(autouse=True)
def monday():
    with clock.at(NOW):
        yield


@pytest.fixture
def worlds(connected):
    return each


def ids(query) -> set[int]:
    return {one.id for one in query}


@pytest.mark.parametrize(("restricted", "named", "reads"), [
    (False, False, True),  # everybody reads a case that is not restricted
    (False, True, True),
    (True, False, False),  # the lead among them
    (True, True, True),
])
def test_a_restricted_case_is_read_by_the_readers_it_names_only(cast, restricted, named, reads):
    Case.update(restricted=restricted).where(Case.id == cast.case.id).execute()
    if named:
        CaseReader.create(case=cast.case, person=cast.lead)
    case, lead = Case.get_by_id(cast.case.id), cast.lead.id
    assert may_read(lead, readership.readers_of(case)) == reads
    assert (case.id in ids(Case.select().where(readable(lead)))) == reads
    joined = Case.select(Case.id, Person.id).join(Person, on=readable(Person.id)).tuples()
    assert ((case.id, lead) in set(joined)) == reads


def test_who_may_read_a_case_is_the_same_for_one_and_in_lists(worlds):
    met = set()
    for number, world in worlds():
        for person in world.people:
            listed = ids(audits.with_names().where(readable(person.id)))
            for audit in world.audits:
                readers = readership.readers_of(audit.case) if audit.case else None
                assert readers == audits.standing(audit).readers, number
                ruled = may_read(person.id, readers)
                assert (audit.id in listed) == ruled, f"{person.name} in {number}"
                assert reading(frozenset({person.id}), readers) == ({person.id} if ruled else set())
                met.add(ruled)
    assert met == {True, False}
