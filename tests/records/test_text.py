"""Names and references are found, compared and put in order alike, whatever the database and its language."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import Select, Value

from auditor.records import text, text_folding
from auditor.records.database import database, migrate, open_database
from auditor.records.faults import Unusable
from auditor.records.opening import open_to_use
from auditor.records.people import Team
from auditor.work import case_references, pagination
from auditor.work.cases import cases
from auditor.work.people import people, teams
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_checks
from auditor.work.sorting import by_name
from cast import make_case, make_cycle, make_person, reopen
from databases import ON_POSTGRESQL, Server

# As a person reads a list of them, each with what it is to search and to order.
IN_ORDER = {
    "Abbott, Ann": "abbott, ann", "Ångström, Bo": "angstrom, bo", "anna": "anna", "Édouard": "edouard",
    "EMMA": "emma", "Ó Briain": "o briain", "O'Neill": "o'neill", "oakes": "oakes", "Siân": "sian",
    "Siân 2": "sian 2", "Żaneta": "zaneta", "ZOË": "zoe", "Łucja": "łucja", "ΣΑΒΒΑΣ": "σαββας",
    "Юлия": "юлия",
}
LANGUAGES = (
    "LOCALE 'C'", "LOCALE 'C.UTF-8'", "LOCALE_PROVIDER icu ICU_LOCALE 'en-GB' LOCALE 'C.UTF-8'",
    "LOCALE_PROVIDER icu ICU_LOCALE 'tr' LOCALE 'C.UTF-8'",
    "LOCALE_PROVIDER icu ICU_LOCALE 'en-u-kf-upper-kn-true' LOCALE 'C'",
)


def said(node):
    """What the database answers."""
    return database.execute(Select(columns=[node])).fetchone()[0]


def add_in_any_order(names) -> None:
    shuffled = random.Random(7).sample(sorted(names), len(names))
    for number, name in enumerate(shuffled):
        person = make_person(f"x{number}", [])
        type(person).update(name=name, email=None).where(type(person).id == person.id).execute()


@pytest.mark.parametrize(("name", "to_search"), IN_ORDER.items())
def test_to_search_a_name_is_in_small_letters_without_accents(connected, name, to_search):
    assert text_folding.plain(name) == said(text.alphabetical(Value(name))) == to_search


def test_the_database_knows_every_letter_as_python_does(connected):
    for first in range(0x20, 0x11000, 0x400):
        numbers = [one for one in range(first, first + 0x400) if not 0xD800 <= one < 0xE000]
        every_one = Value("a|a".join(map(chr, numbers)))
        assert said(text.alphabetical(every_one)) == text_folding.plain(every_one.value), hex(first)
        assert said(text.in_small_letters(every_one)) == text_folding.small(every_one.value), hex(first)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60), st.text("aÉß"))
def test_whatever_a_name_is_made_of_the_database_reads_it_as_python_does(connected, name, other):
    assert said(text.alphabetical(Value(name))) == text_folding.plain(name)
    assert said(text.holds(Value(name), other)) == (text_folding.plain(other) in text_folding.plain(name))
    assert said(text.same(Value(name), other)) == (name.lower() == other.lower())


def test_lists_of_people_are_in_the_order_of_their_names(cast):
    add_in_any_order(IN_ORDER)
    everybody = list(people.open_ones())
    assert [one.name for one in everybody if one.name in IN_ORDER] == list(IN_ORDER)
    assert everybody == by_name(reversed(everybody))


def test_pages_of_names_follow_each_other_without_gap_or_double(cast):
    add_in_any_order([f"{name} {number:02}" for name in IN_ORDER for number in range(10)])
    there, after, pages = [], None, 0
    while True:
        page = people.page_of(people.every(), after)
        there, after, pages = there + page.rows, page.after, pages + 1
        if after is None:
            break
    everybody = list(people.open_ones())
    assert there == everybody and pages == 1 + (len(everybody) - 1) // pagination.PAGE
    back = people.page_of(people.every(), before=there[pagination.PAGE].id)
    assert back.rows == there[:pagination.PAGE]


@pytest.mark.parametrize(("search", "names"), [
    ("ó", ["Abbott, Ann", "Ångström, Bo", "Édouard", "Ó Briain", "O'Neill", "oakes", "ZOË"]),
    ("O B", ["Ó Briain"]), ("o'n", ["O'Neill"]), ("SIAN", ["Siân", "Siân 2"]), ("siâ", ["Siân", "Siân 2"]),
    ("ÉD", ["Édouard"]), ("σαββας", ["ΣΑΒΒΑΣ"]), ("ЮЛ", ["Юлия"]), ("łu", ["Łucja"]), ("lu", []),
    ("%", []), ("_", []),
])
def test_people_are_found_whatever_their_accents_and_capitals(cast, search, names):
    add_in_any_order(IN_ORDER)
    found = people.page_of(people.every(search)).rows
    assert [one.name for one in found if one.name in IN_ORDER] == names


def test_a_team_and_a_cycle_stand_once_whatever_their_capitals(cast):
    Team.create(name="Équipe Nord", service="Early Help")
    typed = {"service": "Early Help", "supervisor": ""}
    by = signed_in(cast.lead)
    assert teams.save(by, typed | {"name": "ÉQUIPE NORD"})[1] == {"name": teams.THERE}
    make_cycle("Éire 2026", [[cast.reviewer1]], [cast.auditor])
    assert "already" in cycle_checks.check({"title": ["éIRE 2026"]})[1]["title"]


@pytest.mark.parametrize("typed", ["é-77", "É-77", " É - 77 "])
def test_a_reference_stands_once_in_any_language(cast, typed):
    make_case("É-77", cast.worker, cast.team)
    values = {"reference": typed, "service": "Early Help", "plan": "early help"}
    assert "reference" in cases.check(values)[1]
    assert cases.every(signed_in(cast.lead), {"search": typed}).count() == 1
    assert cases.every(signed_in(cast.lead), {"search": "e-7"}).count() == 1
    assert cases.Case.select().where(case_references.called(typed)).count() == 1


def test_references_are_in_order_whatever_their_capitals(cast):
    for reference in ("b-2", "A-10", "Á-11", "a-9", "B-1", "É-1"):
        make_case(reference, cast.worker, cast.team)
    rows = cases.page(cases.every(signed_in(cast.lead), {})).rows
    assert [one.reference for one in rows] == [
        "A-10", "Á-11", "a-9", "B-1", "b-2", "É-1", "M-10277", "M-10402",
    ]


@pytest.mark.skipif(not ON_POSTGRESQL, reason="SQLite has no language")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_the_server_changes_nothing(made, tmp_path, language):
    server = Server(ON_POSTGRESQL, "language", f"TEMPLATE template0 {language}")
    open_database(server.url)
    try:
        migrate()
        with database.connection_context():
            add_in_any_order(IN_ORDER)
            assert [one.name for one in people.open_ones()] == list(IN_ORDER)
            assert said(text.alphabetical(Value("İIı É"))) == "iiı e"
            assert said(text.same(Value("TITLE É"), "title é"))
    finally:
        database.close_all()
        server.drop()
        reopen(made, "empty", tmp_path)


@pytest.mark.skipif(not ON_POSTGRESQL, reason="every SQLite file keeps every letter")
def test_a_database_that_cannot_keep_every_letter_is_refused(made, tmp_path):
    made_so = "TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc"
    server = Server(ON_POSTGRESQL, "latin", made_so)
    try:
        with pytest.raises(Unusable, match="ENCODING 'UTF8'"):
            open_to_use(server.url)
    finally:
        database.close_all()
        server.drop()
        reopen(made, "empty", tmp_path)
