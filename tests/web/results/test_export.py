"""Taking the answers of a cycle out: all that the lead may read, and nothing that runs."""

import csv
import io
import zipfile

import openpyxl
import pytest

from auditor.records.audits import Audit, Event, Holding
from auditor.records.cases import Case, CaseReader, Cycle
from auditor.records.journal import JournalEntry
from auditor.records.reviews import Comment, Submission
from auditor.rules.results.answer_rows import HEADS
from cast import MONDAY, make_audit, make_case
from counting import queries
from signing import USUAL, freeze, last_event, remark, reopen, sign
from workbooks import plain

ATTACK = "=HYPERLINK(\"http://x.example\",\"y\")"
FILES = ("/answers.csv", "/answers.xlsx")


@pytest.fixture
def lead(cast, browse):
    return browse(cast.lead)


def address(cast, more: str = "/answers") -> str:
    return f"/cycles/{cast.cycle.id}{more}"


def taken(browser, cast) -> list[dict]:
    """The rows of the .csv, each by its heads, as a program reads them."""
    answer = browser.get(address(cast, "/answers.csv"))
    assert answer.status_code == 200
    assert answer.data.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert tuple(found[0]) == HEADS
    return [dict(zip(HEADS, row, strict=True)) for row in found[1:]]


def by_question(rows) -> dict[str, dict]:
    return {row["Question key"]: row for row in rows}


def opened(browser, cast):
    answer = browser.get(address(cast, "/answers.xlsx"))
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(answer.data)).active


def sent(cast, state: str = "submitted", evidence: str = "Sent.", number: int = 1, **more) -> Audit:
    """An audit that was sent, with one answer and one grade."""
    audit = more.pop("audit", None) or make_audit(cast, state, **more)
    answers = {"visits_purpose": {"value": "partly", "evidence": evidence},
               "visits_grade": {"value": "good", "evidence": "Reasons."}}
    Submission.create(audit=audit, number=number, stage=1, by=audit.auditor_id, at=MONDAY,
                      answers=answers)
    Event.create(audit=audit, by=audit.auditor_id, at=MONDAY, move="submit")
    return audit


def test_each_answer_of_the_latest_signed_copy_is_a_row(cast, lead):
    audit = sign(cast)
    remark(cast, audit, "Where is the letter?", "family_fathers")
    freeze(audit, cast.reviewer3, final={"family_grade": "inadequate"})
    found = by_question(taken(lead, cast))
    assert {key: found[key]["Answer key"] for key in ("family_fathers", "record_chronology")} == {
        "family_fathers": "no", "record_chronology": "not_evidenced"
    }
    assert found["family_fathers"]["Evidence"] == USUAL["family_fathers"][1]
    assert found["family_fathers"]["Reviewers' comments"] == "Stage 1: Where is the letter?"
    assert found["family_grade"]["Grade when first sent"] == "Good"
    assert found["family_grade"]["Grade after review"] == "Inadequate"
    assert found["impact_improve_most"]["Answer"] == "Meet the father."
    assert {(row["Case"], row["State"], row["Signed copy"], row["Signed off on"])
            for row in found.values()} == {("M-10277", "Signed off", "2", "2026-11-02")}


@pytest.mark.parametrize("state", ["submitted", "under_review", "returned"])
def test_of_what_is_with_reviewers_or_returned_it_is_what_was_last_sent(cast, lead, state):
    audit = sent(cast, state, "Sent at first.")
    sent(cast, audit=audit, evidence="Sent again.", number=2)
    Comment.create(audit=audit, question="visits_purpose", by=cast.auditor, at=MONDAY, text="Done.",
                   after_event=last_event(audit))
    found = by_question(taken(lead, cast))
    assert found["visits_purpose"]["Evidence"] == "Sent again."
    # What the auditor answers while the audit is returned is not sent yet.
    assert found["visits_purpose"]["Auditor's comments"] == ("" if state == "returned" else "Done.")
    assert found["visits_grade"]["Grade when first sent"] == "Good"
    assert found["visits_grade"]["Grade after review"] == found["visits_grade"]["Signed off on"] == ""


@pytest.mark.parametrize("state", ["unallocated", "allocated", "in_progress", "withdrawn"])
def test_drafts_and_what_was_withdrawn_are_not_taken_out(cast, lead, state):
    sent(cast, state, auditor=cast.auditor)
    assert taken(lead, cast) == []


def test_what_was_sent_before_an_audit_was_begun_afresh_stays_hidden(cast, lead):
    audit = sent(cast, evidence="Of who had it before.", auditor=cast.other_auditor)
    Holding.update(until=MONDAY, began=True).where(Holding.audit == audit).execute()
    Holding.create(audit=audit, auditor=cast.auditor, since=MONDAY, began=True)
    Audit.update(auditor=cast.auditor).where(Audit.id == audit.id).execute()
    sent(cast, audit=Audit.get_by_id(audit.id), evidence="Of who has it now.", number=2)
    assert by_question(taken(lead, cast))["visits_purpose"]["Evidence"] == "Of who has it now."


def test_what_is_being_corrected_is_what_was_last_sent(cast, lead):
    audit = reopen(cast, sign(cast), "A date is wrong.", MONDAY)
    Submission.update(answers={"visits_purpose": {"value": "no", "evidence": "As sent."}}).where(
        Submission.audit == audit.id).execute()
    row = by_question(taken(lead, cast))["visits_purpose"]
    assert (row["State"], row["Evidence"], row["Signed copy"]) == ("Returned", "As sent.", "")


def test_audits_that_the_lead_may_not_read_are_left_out_and_counted(cast, lead):
    hidden = make_case("M-20001", cast.worker, cast.team, restricted=True)
    sign(cast, case=hidden)
    sign(cast, auditor=cast.lead)
    sent(cast, "in_progress")
    Audit.update(state="withdrawn").where(Audit.id == sign(cast).id).execute()
    sign(cast)
    page = lead.get(address(cast)).get_data(as_text=True)
    for said in ("<p>1 audit: of what is signed off", "1 audit not sent for review yet",
                 "1 audit withdrawn", "2 audits not yours to read as lead"):
        assert said in page
    assert {row["Case"] for row in taken(lead, cast)} == {"M-10277"}
    CaseReader.create(case=hidden, person=cast.lead)
    assert {row["Case"] for row in taken(lead, cast)} == {"M-10277", "M-20001"}


def test_audits_of_supervision_are_named_by_a_number(cast, lead):
    sent(cast, case=None)
    assert {row["Case"] for row in taken(lead, cast)} == {f"Supervision {cast.worker.id}"}


def test_no_cell_of_the_text_file_begins_a_formula_and_each_text_comes_back(cast, lead):
    for evidence in (ATTACK, "- first\r\n- second", "\t=1", "\"quoted\", and; more", "Zoë ✓ =1"):
        sent(cast, evidence=evidence)
    answer = lead.get(address(cast, "/answers.csv"))
    found = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert not [cell for row in found for cell in row if cell.startswith(tuple("=+-@\t\r"))]
    texts = {plain(row["Evidence"]) for row in taken(lead, cast) if row["Question key"] == "visits_purpose"}
    assert {ATTACK, "\t=1", "\"quoted\", and; more", "Zoë ✓ =1"} <= texts


def test_the_workbook_holds_texts_and_no_formula(cast, lead):
    for evidence in (ATTACK, "#N/A", "=1", "a\x0bb"):
        sent(cast, evidence=evidence)
    sign(cast)
    sheet = opened(lead, cast)
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    values = {cell.value for cell in cells}
    assert {ATTACK, "#N/A", "=1", "ab", "M-10277"} <= values
    with zipfile.ZipFile(io.BytesIO(lead.get(address(cast, "/answers.xlsx")).data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_both_files_say_the_same(cast, lead):
    sign(cast)
    sent(cast)
    heads, *sheet = opened(lead, cast).iter_rows(values_only=True)
    assert heads == HEADS
    of_workbook = [
        ["" if one is None else str(one).removesuffix(" 00:00:00") for one in row] for row in sheet
    ]
    of_text = [[plain(one) for one in row.values()] for row in taken(lead, cast)]
    assert of_workbook == of_text


@pytest.mark.parametrize("more", FILES)
def test_the_file_is_named_by_the_cycle_alone(cast, lead, more):
    Cycle.update(title="Q4 \"2026\": fathers/Ł").where(Cycle.id == cast.cycle.id).execute()
    said = lead.get(address(cast, more)).headers["Content-Disposition"]
    ending = more.removeprefix("/answers")
    assert said == f"attachment; filename*=UTF-8''Answers%20Q4%202026%20fathers%20%C5%81{ending}"


@pytest.mark.parametrize("more", FILES)
def test_that_it_was_taken_out_is_logged_without_case_text(cast, lead, more):
    sign(cast)
    lead.get(address(cast, more))
    entry = JournalEntry.get(JournalEntry.act == "took answers out")
    assert (entry.by_id, entry.detail) == (cast.lead.id, f"Q4 2026, 1 audit, {more[8:]}")


@pytest.mark.parametrize("who", ["auditor", "reviewer1", "supervisor", "administrator", "worker"])
@pytest.mark.parametrize("more", ["/answers", *FILES])
def test_it_is_the_leads(cast, browse, who, more):
    assert browse(getattr(cast, who)).get(address(cast, more)).status_code == 403


@pytest.mark.parametrize("more", ["/answers", *FILES])
def test_a_cycle_that_is_not_there_is_not_found(lead, more):
    assert lead.get(f"/cycles/999{more}").status_code == 404


def test_an_empty_cycle_says_so_and_its_files_have_only_their_head(cast, lead):
    assert "There is nothing to take out yet" in lead.get(address(cast)).get_data(as_text=True)
    assert taken(lead, cast) == []
    assert opened(lead, cast).max_row == 1


def test_the_page_of_a_cycle_leads_to_it(cast, lead):
    make_audit(cast)
    assert address(cast) in lead.get(f"/cycles/{cast.cycle.id}").get_data(as_text=True)


def test_more_audits_on_a_page_ask_the_database_no_more_often(cast, lead):
    def ask():
        return queries(lambda: taken(lead, cast))

    sign(cast)
    sent(cast)
    ask()
    few = ask()
    for _ in range(4):
        sign(cast)
        sent(cast)
    assert ask() == few


def test_more_than_a_page_of_audits_is_taken_out_whole(cast, lead):
    for number in range(53):
        case = Case.create(reference=f"M-{number}", service="Early Help", plan="early help",
                           worker=cast.worker, team=cast.team)
        sent(cast, case=case)
    assert len({row["Case"] for row in taken(lead, cast)}) == 53
