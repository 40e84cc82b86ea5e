"""Importing a case list: nothing changes before it is applied, and then all of it or nothing."""

import datetime
import json

import pytest

from auditor.records.actions import Action, ActionEvent
from auditor.records.audits import Audit
from auditor.records.case_imports import CaseImport
from auditor.records.cases import Case, CaseReader
from auditor.records.database import rows
from auditor.records.journal import JournalEntry
from auditor.records.people import Person, PersonRole, Team
from auditor.rules.cases.case_lists import NoCaseList
from auditor.work import clock
from auditor.work.cases import case_import, example_workbook
from auditor.work.cases.case_files import BadFile
from auditor.work.people.people import signed_in
from cast import make_audit, make_case, make_person
from counting import queries
from workbooks import one_list

TODAY = datetime.date(2026, 11, 2)
DAY = datetime.date(2026, 3, 3)


def template(*lines) -> bytes:
    """The plain template with these rows: reference, plan, team, worker, and what follows."""
    return example_workbook.template([
        (reference, "", "", plan, team, worker, *more) for reference, plan, team, worker, *more in lines
    ])


def take(cast, *lines):
    """An import of these rows by the lead."""
    return case_import.take(template(*lines), signed_in(cast.lead))


def owner(kept):
    """Whose import it is."""
    return signed_in(kept.by)


def confirmed(kept, **typed) -> dict[str, str]:
    """What a lead sends who agrees with every suggestion; what is asked about is left as known."""
    shown = case_import.preview(kept, owner(kept))
    said = {f"team-{at}": one.suggested for at, one in enumerate(shown.teams)}
    said |= {f"worker-{at}": one.suggested or "keep" for at, one in enumerate(shown.workers)}
    return said | {"digest": shown.digest, "confirmed": "yes"} | typed


def apply(kept, closing=(), **typed):
    """Apply an import as suggested."""
    result, errors = case_import.apply(kept, owner(kept), confirmed(kept, **typed), set(closing))
    assert errors == {}
    return result


USUAL = ("M-10277", "child in need", "South", "Worker")


def test_looking_at_an_import_changes_no_case(cast):
    before = rows('SELECT * FROM "case" ORDER BY id')
    kept = take(cast, USUAL, ("M-2", "looked after", "New team", "Somebody New"))
    case_import.preview(kept, owner(kept))
    assert rows('SELECT * FROM "case" ORDER BY id') == before
    assert Team.select().count() == 2


def test_new_cases_come_with_their_team_and_worker(cast):
    result = apply(take(cast, ("M-2", "looked after", "South", "WORKER\u00a0", "03/03/2026")))
    case = Case.get(Case.reference == "M-2")
    assert (case.plan, case.service, case.team_id) == (
        "looked after", "Children's Social Care", cast.team.id)
    assert (case.worker_id, case.opened_on, case.closed_on) == (cast.worker.id, DAY, None)
    assert (result["new"], result["changed"], result["workers"]) == (1, 0, 0)


def test_known_cases_are_updated_by_reference(cast):
    apply(take(cast, ("m- 10277", "looked after", "South", "Other worker")))
    case = Case.get_by_id(cast.case.id)
    assert (case.reference, case.plan, case.worker_id) == (
        "M-10277", "looked after", cast.other_worker.id)
    assert case.opened_on == datetime.date(2025, 3, 3)


def test_importing_the_same_file_again_changes_nothing(cast):
    lines = [USUAL, ("M-2", "looked after", "New team", "Somebody New")]
    apply(take(cast, *lines))
    before = [rows(f'SELECT * FROM "{table}" ORDER BY id') for table in ("case", "person", "team")]
    result = apply(take(cast, *lines))
    after = [rows(f'SELECT * FROM "{table}" ORDER BY id') for table in ("case", "person", "team")]
    assert after == before
    assert (result["new"], result["changed"], result["unchanged"]) == (0, 0, 2)


def test_workers_who_are_confirmed_as_new_become_people_who_never_sign_in(cast):
    result = apply(take(cast, ("M-2", "looked after", "New team", "Somebody New")))
    person = Person.get(Person.name == "Somebody New")
    assert (person.email, person.password, person.team.name) == (None, None, "New team")
    assert not PersonRole.select().where(PersonRole.person == person.id).exists()
    assert (result["teams"], result["workers"]) == (1, 1)
    assert person.team.supervisor_id is None


def test_workers_without_a_supervisor_are_listed_before(cast):
    kept = take(cast, USUAL, ("M-2", "looked after", "New team", "Somebody New"))
    shown = case_import.preview(kept, owner(kept))
    assert [one.name for one in shown.unled] == ["Somebody New"]


def test_two_workers_of_one_name_are_asked_about_and_never_merged(cast):
    make_person("worker2", [], team=cast.team)
    Person.update(name="Worker").where(Person.email == "worker2@example.org").execute()
    kept = take(cast, ("M-2", "looked after", "South", "Worker"))
    said = confirmed(kept) | {"worker-0": ""}
    result, errors = case_import.apply(kept, owner(kept), said, set())
    assert (result, list(errors)) == (None, ["worker-0"])
    namesake = Person.get(Person.email == "worker2@example.org")
    apply(kept, **{"worker-0": str(namesake.id)})
    assert Case.get(Case.reference == "M-2").worker_id == namesake.id


def test_the_same_person_in_two_teams_becomes_one_person(cast):
    kept = take(cast, ("M-2", "looked after", "East", "Somebody New"),
                ("M-3", "looked after", "West", "Somebody New"))
    apply(kept, **{"worker-0": "new", "worker-1": "as-0"})
    person = Person.get(Person.name == "Somebody New")
    assert [case.worker_id for case in Case.select().where(Case.reference.in_(["M-2", "M-3"]))] == [
        person.id, person.id]


def test_a_worker_left_as_known_stays_and_a_new_case_has_nobody(cast):
    kept = take(cast, ("M-10277", "looked after", "South", "Who"), ("M-2", "looked after", "South", "Who"))
    apply(kept, **{"worker-0": "keep"})
    assert Case.get_by_id(cast.case.id).worker_id == cast.worker.id
    assert Case.get(Case.reference == "M-2").worker_id is None


@pytest.mark.parametrize("field, said", [
    ("worker-0", ""), ("worker-0", "99999"), ("team-0", ""), ("team-0", "99999"), ("confirmed", ""),
])
def test_nothing_is_applied_before_every_name_is_confirmed(cast, field, said):
    kept = take(cast, ("M-2", "looked after", "South", "Worker"))
    result, errors = case_import.apply(kept, owner(kept), confirmed(kept) | {field: said}, set())
    assert (result, list(errors)) == (None, [field])
    assert not Case.select().where(Case.reference == "M-2").exists()


def test_cases_gone_from_the_list_are_offered_and_never_closed_silently(cast):
    kept = take(cast, ("M-2", "looked after", "South", "Worker"))
    shown = case_import.preview(kept, owner(kept))
    assert [case.reference for case in shown.comparison.missing] == ["M-10277", "M-10402"]
    assert apply(kept)["closed"] == 0
    assert Case.select().where(Case.closed_on.is_null(False)).count() == 0


def test_only_cases_told_to_close_are_closed(cast):
    with clock.at(datetime.datetime(2026, 11, 2, 9)):
        kept = take(cast, ("M-2", "looked after", "South", "Worker"))
        result = apply(kept, closing={cast.other_case.id, 999_999})
    assert result["closed"] == 1
    assert Case.get_by_id(cast.other_case.id).closed_on == TODAY
    assert Case.get_by_id(cast.case.id).closed_on is None


def test_all_missing_cases_can_be_closed_at_once(cast):
    assert apply(take(cast, ("M-2", "looked after", "South", "")), close_missing="yes")["closed"] == 2


def test_a_case_that_the_list_has_as_closed_is_closed_on_its_day_when_told_to(cast):
    lines = [("M-10277", "", "South", "Worker", "", "03/03/2026"), ("M-10402", "child in need", "", "")]
    assert apply(take(cast, *lines))["closed"] == 0
    assert apply(take(cast, *lines), close_listed="yes")["closed"] == 1
    assert Case.get_by_id(cast.case.id).closed_on == DAY


def test_a_case_that_was_not_in_what_was_shown_is_never_closed(cast):
    kept = take(cast, USUAL)
    assert apply(kept, closing={cast.case.id})["closed"] == 0


def test_a_closed_case_that_is_open_again_is_opened(cast):
    Case.update(closed_on=DAY).where(Case.id == cast.case.id).execute()
    assert apply(take(cast, USUAL))["reopened"] == 1
    assert Case.get_by_id(cast.case.id).closed_on is None


def test_a_running_audit_keeps_what_it_was_allocated_with(cast):
    make_audit(cast, "in_progress")
    before = rows("SELECT * FROM audit ORDER BY id")
    kept = take(cast, ("M-10277", "looked after", "South", "Other worker"))
    apply(kept)
    kept = take(cast, ("M-2", "looked after", "South", "Worker"))
    assert apply(kept, close_missing="yes")["running"] == 1
    assert rows("SELECT * FROM audit ORDER BY id") == before
    assert Audit.select().count() == 1


def test_unfinished_actions_go_with_their_case_to_its_new_worker(cast):
    audit = make_audit(cast, "signed_off")
    for what, state in (("Ask the father", "open"), ("Done already", "verified")):
        Action.create(audit=audit, case=cast.case, what=what, why="Because.", owner=cast.worker,
                      proposed_by=cast.auditor, proposed_at=clock.now(), state=state)
    kept = take(cast, ("M-10277", "looked after", "South", "Other worker"))
    assert apply(kept)["passed_on"] == 1
    owners = dict(Action.select(Action.what, Action.owner).tuples())
    assert owners == {"Ask the father": cast.other_worker.id, "Done already": cast.worker.id}
    [event] = ActionEvent.select()
    assert (event.what, event.by_id, event.text) == (
        "passed_on", cast.lead.id, "From Worker to Other worker.")


def test_open_actions_of_a_closed_case_are_listed_for_its_supervisor(cast):
    audit = make_audit(cast, "signed_off")
    for what, state in (("Ask the father", "open"), ("Done already", "verified")):
        Action.create(audit=audit, case=cast.case, what=what, why="Because.", owner=cast.worker,
                      proposed_by=cast.auditor, proposed_at=clock.now(), state=state)
    kept = take(cast, ("M-2", "looked after", "South", "Worker"))
    assert case_import.preview(kept, owner(kept)).open_actions == {cast.case.id: 1}
    apply(kept, close_missing="yes")
    me = signed_in(cast.lead)
    found, hidden = case_import.open_actions_of(case_import.get(kept.id, me), me)
    ((supervisor, actions),) = found
    assert hidden == 0
    assert supervisor == cast.supervisor.name
    assert [action.what for action in actions] == ["Ask the father"]


def test_a_restricted_case_of_others_stays_as_it_is(cast):
    make_case("M-9", cast.worker, cast.team, restricted=True)
    kept = take(cast, ("M-9", "looked after", "South", "Worker"), USUAL)
    shown = case_import.preview(kept, owner(kept))
    assert shown.comparison.hidden == ("M-9",)
    apply(kept, close_missing="yes")
    assert Case.get(Case.reference == "M-9").plan == "child in need"


def test_a_restricted_case_stays_restricted(cast):
    mine = make_case("M-9", cast.worker, cast.team, restricted=True)
    CaseReader.create(case=mine, person=cast.lead)
    apply(take(cast, ("M-9", "looked after", "South", "Worker")))
    case = Case.get_by_id(mine.id)
    assert (case.plan, case.restricted) == ("looked after", True)


def test_applying_twice_applies_once(cast):
    kept = take(cast, ("M-2", "looked after", "New team", "Somebody New"))
    said = confirmed(kept)
    first, _ = case_import.apply(kept, owner(kept), said, set())
    second, errors = case_import.apply(kept, owner(kept), said, set())
    assert (second, errors) == (first, {})
    assert Person.select().where(Person.name == "Somebody New").count() == 1


def test_what_changed_since_it_was_shown_is_shown_again_first(cast):
    kept = take(cast, USUAL)
    said = confirmed(kept)
    Case.update(plan="assessment").where(Case.id == cast.case.id).execute()
    result, errors = case_import.apply(kept, owner(kept), said, set())
    assert (result, errors) == (None, {"digest": case_import.CHANGED_MEANWHILE})
    assert Case.get_by_id(cast.case.id).plan == "assessment"


def test_where_one_row_cannot_be_written_nothing_is(cast):
    kept = take(cast, ("M-2", "looked after", "East", "Somebody New"))
    # The same reference twice, which no reading lets through, stands for whatever may go wrong.
    kept.content["entries"] *= 2
    CaseImport.update(content=kept.content).where(CaseImport.id == kept.id).execute()
    result, errors = case_import.apply(kept, owner(kept), confirmed(kept), set())
    assert (result, list(errors)) == (None, ["digest"])
    assert not Person.select().where(Person.name == "Somebody New").exists()
    assert not Team.select().where(Team.name == "East").exists()
    assert case_import.get(kept.id, signed_in(cast.lead)).applied_at is None


def test_an_import_is_only_for_who_uploaded_it(cast):
    kept = take(cast, USUAL)
    assert case_import.get(kept.id, signed_in(cast.administrator)) is None


def test_an_earlier_preview_is_gone_with_the_next_and_a_forgotten_one_after_a_week(cast):
    take(cast, USUAL)
    second = take(cast, USUAL)
    assert CaseImport.select().count() == 1
    assert case_import.waiting(signed_in(cast.lead)).id == second.id
    with clock.at(clock.now() + datetime.timedelta(days=8)):
        case_import.take(template(USUAL), signed_in(cast.reviewer2))
    assert CaseImport.select().count() == 1


def test_once_applied_only_the_counts_are_kept(cast):
    kept = take(cast, USUAL)
    apply(kept)
    again = case_import.get(kept.id, signed_in(cast.lead))
    assert again.content == {}
    assert again.result["unchanged"] + again.result["changed"] == 1
    assert case_import.waiting(signed_in(cast.lead)) is None


def test_discarded_columns_reach_neither_the_database_nor_the_log(cast, caplog):
    headings = (*example_workbook.LIST_6[:14], "Surname", "Home postcode")
    row = ("M-2", "a) Female-secret", "Ethnic-secret", "05/05/2018", 7, "b) No", "01/01/2026",
           "N1-secret", "01/02/2026", None, None, "a) Looked after child", "South", "Worker",
           "Surname-secret", "QX9 9QX")
    bad = ("M-3", *row[1:6], "Misplaced-secret", *row[7:])
    kept = case_import.take(one_list([headings, row, bad]), signed_in(cast.lead))
    apply(kept)
    kept = case_import.take(one_list([headings, row, bad]), signed_in(cast.lead))
    held = json.dumps(kept.content) + caplog.text + repr([
        rows(f'SELECT * FROM "{table}"') for table in ("case_import", "case", "journal_entry", "person")
    ])
    for secret in ("secret", "QX9", "2018-05-05", "05/05/2018"):
        assert secret not in held
    assert "Surname" in kept.content["sheets"][0]["discarded"]


def test_the_log_says_that_a_list_was_read_and_applied_and_nothing_of_it(cast):
    apply(take(cast, ("M-2", "looked after", "South", "Worker")))
    told = [(one.act, one.detail) for one in JournalEntry.select().order_by(JournalEntry.id)]
    assert told == [("read a case list", "cases: 1"), ("applied a case list", "1 new, 0 changed, 0 closed")]


@pytest.mark.parametrize("data, why", [(b"", BadFile), (b"x,y\n1,2", NoCaseList)])
def test_a_file_that_cannot_be_read_leaves_the_earlier_one(cast, data, why):
    kept = take(cast, USUAL)
    with pytest.raises(why):
        case_import.take(data, signed_in(cast.lead))
    assert case_import.waiting(signed_in(cast.lead)).id == kept.id


def test_a_preview_asks_as_many_queries_for_many_cases_as_for_few(cast):
    few, me = take(cast, USUAL), signed_in(cast.lead)
    first = queries(lambda: case_import.preview(few, me))
    kept = case_import.take(example_workbook.workbook(TODAY, 60), me)
    assert queries(lambda: case_import.preview(kept, me)) == first


def test_the_made_up_workbook_is_imported_with_its_oddities(cast):
    data = example_workbook.workbook(TODAY, 40)
    result = apply(case_import.take(data, signed_in(cast.lead)))
    assert (result["refused"], result["teams"], result["workers"]) == (4, 2, 5)
    assert result["new"] == Case.select().count() - 2
    again = apply(case_import.take(data, signed_in(cast.lead)))
    assert (again["new"], again["changed"], again["workers"]) == (0, 0, 0)


def test_who_takes_part_in_an_audit_of_a_case_gives_it_no_other_worker_by_an_import(cast):
    judged = make_person("judged", ["lead"], team=cast.team)
    case = make_case("M-30002", judged, cast.team)
    audit = make_audit(cast, case=case, worker=judged)
    line = ("M-30002", "child protection", "South", "Other worker")
    kept = case_import.take(template(line), signed_in(judged))
    shown = case_import.preview(kept, owner(kept)).comparison
    assert shown.keep_worker == ("M-30002",)
    apply(kept)
    now = Case.get_by_id(case.id)
    assert (now.worker_id, now.plan) == (judged.id, "child protection")
    apply(take(cast, line))  # another lead
    assert Case.get_by_id(case.id).worker_id == cast.other_worker.id
    assert Audit.get_by_id(audit.id).worker_id == judged.id


def test_the_preview_says_whose_worker_it_keeps(cast, browse):
    make_audit(cast, auditor=cast.lead)
    kept = take(cast, ("M-10277", "child in need", "South", "Other worker"))
    page = " ".join(browse(cast.lead).get(f"/cases/import/{kept.id}").text.split())
    assert "1 case keeps its worker, because you take part in an audit of it: M-10277." in page
