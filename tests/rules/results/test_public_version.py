"""What the public version of a cycle says is made of counts that may be printed, and of nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules import catalogue, form_reading
from auditor.rules.results.disclosure import FEWEST
from auditor.rules.results.public_version import RawCounts, build, differences, digest, keeps_back, pools

STANDARD = form_reading.read_form(catalogue.FORMS["standard"])
FATHERS = form_reading.read_form(catalogue.FORMS["fathers"])
FACTS = {"title": "Q3 2026", "cycles": ["Q3 2026"], "form": "Case file audit", "closed": True}


def told(audits: int, answers=None, forms=(STANDARD,), services=None, concerns=0) -> RawCounts:
    given = {"overall_grade": {"good": audits}} if answers is None else answers
    return RawCounts(audits, services or {"Early Help": audits}, concerns, given, list(forms))


def version(*said, facts=FACTS, **more) -> dict:
    return build(facts, told(*said, **more), ["They listen."], ["Visits need a purpose."])


def counts_in(document) -> set[int]:
    tables = [document["services"], document["overall"], document["grades"]]
    tables += [one for section in document["answers"] or () for one in section["tables"]]
    found = {cell for table in tables if table for row in table["rows"] for cell in row["cells"]}
    return found - {None}


@st.composite
def anything_told(draw):
    """So many audits, each with an answer to some of the questions."""
    audits = draw(st.integers(0, 60))
    asked = draw(st.sets(st.sampled_from([one for one in STANDARD.questions() if one.options])))
    answers = {}
    for question in sorted(asked, key=lambda one: one.key):
        left, counts = audits, {}
        for option in question.options[:-1]:
            counts[option.key] = draw(st.integers(0, left))
            left -= counts[option.key]
        answers[question.key] = counts | {question.options[-1].key: left}
    early_help = draw(st.integers(0, audits))
    services = {"Early Help": early_help, "Children's Social Care": audits - early_help}
    return told(audits, answers, services=services, concerns=draw(st.integers(0, 9)))


@given(anything_told())
def test_no_count_of_1_to_4_is_said_anywhere(said):
    document = build(FACTS, said, [], [])
    assert not {1, 2, 3, 4} & counts_in(document)
    assert document["audits"] not in {1, 2, 3, 4}
    assert document["concerns"]["count"] not in {1, 2, 3, 4}


@given(anything_told())
def test_every_row_has_the_number_of_audits_as_its_total(said):
    document = build(FACTS, said, [], [])
    for section in document["answers"] or ():
        for table in section["tables"]:
            assert {row["cells"][-1] for row in table["rows"]} == {document["audits"]}


@pytest.mark.parametrize("audits", [0, 4, 9, FEWEST - 1])
def test_of_fewer_than_20_audits_there_are_neither_grades_nor_answers(audits):
    document = version(audits)
    assert document["overall"] is document["grades"] is document["answers"] is None


def test_a_number_of_audits_that_is_kept_back_is_kept_back_everywhere():
    document = version(3, services={"Early Help": 1, "Children's Social Care": 2}, concerns=2)
    assert document["audits"] is None
    assert document["services"]["rows"][0]["cells"] == [None, None, None]
    assert document["concerns"] == {"count": None}
    assert keeps_back(document)


def test_from_20_audits_on_grades_have_shares_of_what_is_printed():
    document = version(36, {"overall_grade": {"good": 20, "requires_improvement": 11, "outstanding": 5}})
    assert document["overall"]["heads"] == [
        "Outstanding", "Good", "Requires improvement to be good", "Inadequate", "All"
    ]
    assert document["overall"]["rows"] == [{"name": "Audits", "cells": [5, 20, 11, 0, 36]}]
    assert document["overall"]["shares"] == [14, 56, 31, 0]
    assert not keeps_back(document)


def test_a_count_that_is_kept_back_has_no_share():
    document = version(36, {"overall_grade": {"good": 20, "requires_improvement": 14, "inadequate": 2}})
    cells, shares = document["overall"]["rows"][0]["cells"], document["overall"]["shares"]
    assert [one is None for one in cells[:-1]] == [one is None for one in shares]
    assert cells[3] is None


def test_a_question_that_not_every_audit_answers_is_left_out():
    answers = {"voice_seen": {"yes": 20, "no": 5}, "voice_words": {"yes": 19, "no": 5}}
    (section,) = version(25, answers)["answers"]
    (table,) = section["tables"]
    assert [row["name"] for row in table["rows"]] == [STANDARD.question("voice_seen").text]


def test_a_question_that_hangs_on_the_plan_is_left_out_though_all_answer_it():
    hanging = next(one for one in STANDARD.questions() if one.shown_when and one.options)
    assert version(25, {hanging.key: {"yes": 20, "no": 5}})["answers"] == []


def test_only_questions_in_the_same_words_are_counted_together():
    changed = json.loads(json.dumps(catalogue.FORMS["standard"]))
    for section in changed["sections"]:
        for question in section["questions"]:
            if question["key"] == "voice_seen":
                question["text"] += " Alone?"
    answers = {"voice_seen": {"yes": 20, "no": 5}, "voice_words": {"yes": 19, "no": 6}}
    forms = [STANDARD, form_reading.read_form(changed | {"version": 2})]
    (section,) = version(25, answers, forms=forms)["answers"]
    assert [row["name"] for table in section["tables"] for row in table["rows"]] == [
        STANDARD.question("voice_words").text
    ]
    assert version(25, answers, forms=[STANDARD, FATHERS])["answers"] == []


def test_what_is_said_of_each_cycle_is_not_said_of_four_together():
    document = version(36, facts=FACTS | {"cycles": ["Q3", "Q2", "Q1", "Q4"]})
    assert document["services"] is document["concerns"] is None
    assert document["overall"]


@pytest.mark.parametrize(("audits", "may"), [
    ((9, 9, 9, 9), True),
    ((9, 0, 9, 9), True),
    ((9, 9, 9), False),  # three
    ((5, 5, 4, 19), False),  # 4 could be worked out
    ((20, 9, 9, 9), False),  # says its own grades, so that they could be taken off
    ((5, 5, 0, 9), False),  # 19 together
])
def test_four_quarters_are_counted_together_where_no_single_one_is_told_by_it(audits, may):
    assert pools(audits) is may


def test_what_changed_is_named():
    before = version(25)
    now = version(26) | {"strengths": ["They hear."]}
    assert digest(before) != digest(now)
    assert digest(before) == digest(json.loads(json.dumps(before)))
    assert differences(before, now) == [
        "the number of audits", "the audits by service", "the overall grades", "the strengths"
    ]
    assert differences(before, before) == []


def test_answers_on_one_scale_stand_in_one_table():
    keys = [one.key for one in STANDARD.section("voice").questions if one.options and not one.shown_when]
    answers = {key: {"yes": 15, "partly": 10} for key in keys if not key.endswith("_grade")}
    (section,) = version(25, answers)["answers"]
    assert section["section"] == STANDARD.section("voice").title
    assert len(section["tables"]) == 1
    assert len(section["tables"][0]["rows"]) == len(answers)


def test_a_version_is_plain_json():
    document = version(36)
    assert json.loads(json.dumps(document)) == document
