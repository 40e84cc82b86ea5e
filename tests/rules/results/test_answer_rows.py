"""Answers as rows: each says what was asked, in which form, what was answered, and what came of it."""

import datetime

from auditor.rules import catalogue, form_reading
from auditor.rules.answers import Answer
from auditor.rules.results.answer_rows import HEADS, About, Given, Remark, from_submission, rows

FORM = form_reading.read_form(catalogue.FORMS["standard"])
ABOUT = About("M-10277", "Signed off", "Early Help", "early help", "South", True,
              datetime.date(2026, 11, 2), 2)


def told(given, remarks=()) -> list[dict]:
    return [dict(zip(HEADS, row, strict=True)) for row in rows(ABOUT, FORM, given, remarks)]


def test_a_row_says_all_of_one_answer():
    (row,) = told({"visits_purpose": Given("partly", "Partly", "Two of four visits.")})
    question = FORM.question("visits_purpose")
    assert row == {
        "Case": "M-10277", "State": "Signed off", "Service": "Early Help", "Plan": "early help",
        "Team": "South", "Auditor": "external", "Form": FORM.title, "Form version": FORM.version,
        "Section": FORM.section("visits").title, "Question key": "visits_purpose",
        "Question": question.text, "Compliance or quality": question.aspect,
        "Themes": "; ".join(question.themes),
        "Scale": "Yes; Partly; No; Not evidenced on file; Not applicable", "Answer key": "partly",
        "Answer": "Partly", "Evidence": "Two of four visits.", "Grade when first sent": "",
        "Grade after review": "", "Reviewers' comments": "", "Auditor's comments": "",
        "Signed off on": datetime.date(2026, 11, 2), "Signed copy": 2,
    }


def test_grades_are_in_words_as_first_sent_and_after_review():
    (row,) = told({"visits_grade": Given("requires_improvement", "Good", "", "good",
                                         "requires_improvement")})
    assert row["Grade when first sent"] == "Good"
    assert row["Grade after review"] == "Requires improvement to be good"


def test_comments_stand_beside_their_question_those_of_reviewers_with_their_stage():
    remarks = [Remark("visits_purpose", "Service manager", "Which ones?"),
               Remark("visits_purpose", None, "The first two."),
               Remark("visits_purpose", "Assistant director", "Thank you."),
               Remark("", "Service manager", "A careful audit.")]
    answer, whole = told({"visits_purpose": Given("partly", "Partly", "")}, remarks)
    assert answer["Reviewers' comments"] == "Service manager: Which ones?\n\nAssistant director: Thank you."
    assert answer["Auditor's comments"] == "The first two."
    assert (whole["Question"], whole["Answer"]) == ("The audit as a whole", "")
    assert whole["Reviewers' comments"] == "Service manager: A careful audit."


def test_rows_come_in_the_order_of_the_form():
    given = {key: Given("yes", "Yes", "") for key in ("visits_purpose", "record_chronology", "voice_seen")}
    assert [row["Question key"] for row in told(given)] == [
        question.key for question in FORM.questions() if question.key in given
    ]


def test_what_was_sent_is_told_where_it_is_asked_with_the_grade_of_the_first_sending():
    hidden = next(one for one in FORM.questions() if one.shown_when)
    answers = {"visits_purpose": Answer("no", "None."), "visits_grade": Answer("good", "Reasons."),
               hidden.key: Answer("yes", "Answered before the plan was corrected.")}
    given = from_submission(FORM, answers, "early help", {"visits_grade": "outstanding"})
    assert given["visits_purpose"] == Given("no", "No", "None.")
    assert given["visits_grade"] == Given("good", "Good", "Reasons.", "outstanding", "")
    assert given["voice_seen"] == Given("", "", "")
    assert hidden.key not in given
