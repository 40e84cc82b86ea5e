"""The committee's report: its sentences, what stays live, what changed since, and how it is numbered."""

import datetime
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.results import report, report_form
from auditor.rules.results.report import KeptPart
from auditor.rules.results.report_facts import CALLED, Graded, ReportFacts, changes
from auditor.rules.results.report_parts import BY_KEY, NOT_PUBLIC, PARTS, PUBLIC, ReportPlace
from auditor.rules.results.report_sentences import live
from auditor.rules.results.report_words import counted, listed, number, share, years
from reporting import DECEMBER, ROLES

ONE = replace(
    DECEMBER, audits=1, audits_in_all=1, auditors=1, external=1, reviewers=("Head of Service",),
    workers=1, cases_per_worker=1, actions=1, actions_done=0, actions_not_needed=0, pairs=1, agreed=1,
    grades=(Graded("Overall", (0, 1, 0, 0)),), strengths=("A point.",), services=("Early Help",),
)
NONE = ReportFacts(cycle="Q1 2027", closed=False, workers=3, cases_per_worker=3, sections=9, questions=36)
AT = datetime.datetime(2020, 2, 4, 10, 0)


def kept(text, figures=None, by="Lead", number=1) -> KeptPart:
    return KeptPart(number, text, figures or {}, by, AT)


def test_the_paper_of_december_2019_says_what_the_city_said():
    paper = report.write(DECEMBER, {})
    assert paper.text("subject") == "Quality Assurance Report on Audits Completed December 2019"
    assert paper.text("readers") == PUBLIC and paper.text("purpose") == "For Information"
    assert paper.text("completed") == (
        "In the December 2019 cycle four auditors, of whom two are external and two are from the "
        "authority, completed 19 audits on open cases of Children's Social Care and Early Help."
    )
    assert paper.text("source") == "Auditors worked from the information held on Mosaic."
    assert paper.text("reviewed") == (
        "Completed audits were reviewed by three people: the Children's Social Care and Early Help "
        "Service Manager, the Safeguarding and Quality Assurance Service Manager and the Assistant "
        "Director for People Services."
    )
    assert "three audits from each of three workers, which makes nine a quarter" in paper.text("sampling")
    assert "every open case is audited within two years" in paper.text("sampling")
    assert paper.text("appendices") == "Appendix 1: Case File Audits - Summary of Findings"


@pytest.mark.parametrize("auditors, external, said", [
    (1, 0, "one auditor from the authority completed"),
    (1, 1, "one external auditor completed"),
    (4, 0, "four auditors from the authority completed"),
    (3, 3, "three external auditors completed"),
    (2, 1, "two auditors, of whom one is external and one is from the authority, completed"),
    (12, 2, "12 auditors, of whom two are external and 10 are from the authority, completed"),
])
def test_auditors_are_told_as_people_would_tell_them(auditors, external, said):
    facts = replace(DECEMBER, auditors=auditors, external=external)
    assert said in live("completed", facts, True)


@pytest.mark.parametrize("titles, said", [
    (("Head",), "by one person: the Head."),
    (("Team Manager", "Team Manager", "Head"),
     "by three people: two people with the title Team Manager and the Head."),
    (("Head", "", ""), "by three people: the Head and two others."),
    (("", ""), "by two people."),
])
def test_reviewers_are_told_by_their_titles(titles, said):
    assert live("reviewed", replace(DECEMBER, reviewers=titles), True).endswith(said)


@pytest.mark.parametrize("change, said", [
    ({"actions": 1}, "one action. It is still open."),
    ({"actions": 2, "actions_done": 2}, "two actions. All of them are done and verified."),
    ({"actions": 3, "actions_done": 1},
     "three actions. Of these, one is done and verified and two are still open."),
    ({"actions": 0}, "no actions."),
])
def test_what_is_not_public_tells_each_action(change, said):
    facts = replace(DECEMBER, actions_done=0, actions_not_needed=0)
    assert live("actions", replace(facts, **change), False).endswith(said)


@pytest.mark.parametrize("asked, closed, said", [
    (38, 36, "38 actions. More than half of them are done"),
    (38, 30, "38 actions. 30 of them are done"),
    (38, 7, "38 actions. Seven of them are done"),
    (38, 2, "38 actions. No more than half of them are done"),
    (38, 0, "38 actions. None of them is verified"),
    (38, 38, "38 actions. All of them are done"),
    (3, 1, "fewer than five actions. No more than half of them"),
])
def test_in_public_few_actions_are_told_in_words(asked, closed, said):
    facts = replace(DECEMBER, actions=asked, actions_done=closed, actions_not_needed=0)
    assert said in live("actions", facts, True)


def test_a_cycle_without_audits_says_so_and_leaves_out_the_rest():
    paper = report.write(NONE, {})
    assert paper.text("completed") == "No audit of the Q1 2027 cycle has been completed yet."
    assert [one.part.key for one in paper.at(ReportPlace.POSITION) if not one.text] == [
        "reviewed", "strengths", "improvements", "actions", "position_more"
    ]
    assert not paper.text("graded") and not paper.text("agreement")


def test_while_a_cycle_runs_the_figures_are_so_far():
    running = replace(DECEMBER, closed=False, audits_in_all=21)
    assert "so far 19 of 21 audits are signed off" in live("completed", running, False)
    assert "may still change" in live("completed", running, True)
    assert "21" not in live("completed", running, True)


def test_a_thematic_cycle_and_one_of_supervision_have_their_own_words():
    theme = replace(DECEMBER, kind="thematic", form="Engagement of fathers", workers=0)
    assert live("sampling", theme, True) == (
        "This cycle has a theme, and uses the form “Engagement of fathers”."
    )
    of_supervision = replace(DECEMBER, kind="thematic", of_cases=False, cases_per_worker=1)
    assert live("sampling", of_supervision, True).endswith("sample was the supervision of three workers.")
    every = live("sampling", replace(of_supervision, kind="quarterly", cases_per_worker=3), True)
    assert every.endswith("the supervision of three workers, which makes three a quarter.")
    assert live("appendices", of_supervision, True).startswith("Appendix 1: Supervision Audits")
    assert "19 audits of supervision in" in live("completed", of_supervision, True)


def test_points_are_a_list_in_the_leads_words():
    assert live("strengths", DECEMBER, True).splitlines() == [
        "The audits found these strengths:", "- Assessments test hypotheses.",
        "- Supervision follows up.",
    ]
    two_lines = replace(DECEMBER, improvements=("One\npoint.",))
    assert list(report.lines(live("improvements", two_lines, True))) == [
        ("text", "The audits found this area for improvement:"), ("point", "One point."),
    ]


@pytest.mark.parametrize("facts", [DECEMBER, ONE, NONE], ids=["many", "one", "none"])
@pytest.mark.parametrize("public", [True, False])
def test_every_sentence_ends_and_no_grammar_breaks(facts, public):
    for part in PARTS:
        text = live(part.key, facts, public)
        assert not re.search(r"\bone \w+s\b|  |\{", text), text
        if part.place not in (ReportPlace.HEAD, ReportPlace.APPENDICES) and text:
            assert text.splitlines()[-1].endswith("."), text
            assert text[0].isupper() and ", ." not in text


def test_paragraphs_of_the_main_report_are_numbered_and_what_is_left_out_has_no_number():
    paper = report.write(DECEMBER, {"source": kept(""), "background_more": kept("It was otherwise.")})
    numbers = [one.number for one in paper.parts.values() if one.number]
    assert numbers == list(range(1, len(numbers) + 1))
    assert paper.parts["background_more"].number == 3
    assert paper.parts["source"].number is None and not paper.text("source")
    assert paper.parts["summary"].number is None


def test_a_part_stays_live_until_it_is_edited_and_can_be_put_back():
    more = replace(DECEMBER, audits=20)
    edited = {"completed": kept("We audited 19 files.", DECEMBER.figures(BY_KEY["completed"].figures))}
    paper = report.write(more, edited)
    assert "completed 20 audits" in paper.text("summary")
    assert paper.text("completed") == "We audited 19 files." and paper.parts["completed"].edited
    assert paper.parts["completed"].changed == ("audits completed: 19 then, 20 now",)
    back = report.write(more, {"completed": kept(None, number=2)})
    assert "completed 20 audits" in back.text("completed")
    assert not back.parts["completed"].edited and not back.parts["completed"].changed
    assert back.parts["completed"].revision == 2


def test_changes_name_the_figures_that_moved():
    names = ("audits", "services", "system", "strengths", "grades", "reviewers")
    then = DECEMBER.figures(names)
    now = replace(
        DECEMBER, audits=18, services=("Early Help",), system="", strengths=(), reviewers=("",),
        grades=(Graded("Overall", (3, 12, 3, 0)),),
    ).figures(names)
    assert changes(then, now) == [
        "audits completed: 19 then, 18 now",
        "services: Children's Social Care and Early Help then, Early Help now",
        "case system: Mosaic then, none now",
        "strengths: there were 2; there are 0 now, or they are worded anew",
        "grades overall: Outstanding 3, Good 13, Requires improvement to be good 3 and Inadequate 0 "
        "then, Outstanding 3, Good 12, Requires improvement to be good 3 and Inadequate 0 now",
        f"people who reviewed: {listed(ROLES)} then, one without a job title now",
    ]
    assert changes(then, then) == [] and changes({}, now) == []


def test_every_part_rests_on_figures_that_have_a_name():
    for part in PARTS:
        assert set(part.figures) <= set(CALLED)
        assert set(DECEMBER.figures(part.figures)) == set(part.figures)


def test_the_mark_of_a_paper_changes_with_anything_that_is_printed():
    mark = report.write(DECEMBER, {}).digest()
    assert report.write(DECEMBER, {}).digest() == mark
    assert report.write(replace(DECEMBER, audits=18), {}).digest() != mark
    assert report.write(DECEMBER, {"papers": kept("One.")}).digest() != mark
    assert report.write(DECEMBER, {"readers": kept(NOT_PUBLIC)}).digest() != mark


@pytest.mark.parametrize("subject, cycle, name", [
    ("Quality Assurance Report on Audits Completed December 2019", "December 2019",
     "Quality Assurance Report on Audits Completed December 2019"),
    ("Quality of practice", "Q4 2026", "Quality of practice Q4 2026"),
    ("../../etc/passwd\r\nX: y", "Q4/2026", "etc passwd X y Q4 2026"),
    ("Отчёт", "…", "Report"),
    ("x" * 300, "Q4", "x" * 120),
])
def test_the_file_is_called_by_subject_and_cycle_only(subject, cycle, name):
    facts = replace(DECEMBER, cycle=cycle)
    assert report.file_name(report.write(facts, {"subject": kept(subject)})) == name


@pytest.mark.parametrize("key, typed, text, wrong", [
    ("summary", " Words \r\n- a\0b ", "Words \n- ab", None),
    ("summary", "", "", None),
    ("summary", "x" * 10_001, "x" * 10_001, "At most 10,000"),
    ("subject", " \n ", "", "Give the report a subject"),
    ("subject", "Two\nlines", "Two lines", None),
    ("dated", "x" * 201, "x" * 201, "At most 200"),
    ("readers", "Everybody", "Everybody", "Choose who may read"),
    ("readers", "Not public", "Not public", None),
])
def test_what_is_typed_is_kept_or_refused_with_a_reason(key, typed, text, wrong):
    found, errors = report_form.check(BY_KEY[key], {"text": typed})
    assert found == text
    assert errors == {} if wrong is None else errors["text"].startswith(wrong)


def test_numbers_lists_and_shares_in_words():
    assert [number(one) for one in (0, 1, 9, 10, 1204)] == ["no", "one", "nine", "10", "1,204"]
    assert counted(1, "person", "people") == "one person" and counted(0, "audit") == "no audits"
    assert years(24) == "two years" and years(12) == "one year" and years(18) == "18 months"
    assert listed([]) == "" and listed("ab") == "a and b" and listed("abc") == "a, b and c"


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_share_in_public_never_tells_one_to_four_nor_lets_them_be_worked_out(part, rest):
    said = share(part, part + rest)
    if "half" not in said:
        assert part >= 5 and rest >= 5 and said == number(part)
