"""Forms as data: what can be read, what is refused and how, and which questions are shown."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.answers import Answer, open_points, progress
from auditor.rules.audits.findings import candidates
from auditor.rules.catalogue import FORMS
from auditor.rules.form_fields import BadForm
from auditor.rules.form_reading import read_form
from auditor.rules.forms import GRADE_LETTERS, GRADES, PLANS, Question, shown

SCALE = [{"key": "yes", "label": "Yes"}, {"key": "partly", "label": "Partly"},
         {"key": "no", "label": "No"}]


def a_question(key: str, **more: object) -> dict:
    return {"key": key, "kind": "scale", "scale": "usual", "text": f"Is {key} good?"} | more


def a_form(*questions: dict) -> dict:
    overall = {"key": "overall_grade", "kind": "grade", "text": "How good is it?"}
    return {
        "key": "small", "title": "Small", "subject": "case", "version": 1,
        "scales": {"usual": SCALE},
        "sections": [
            {"key": "plan", "title": "The plan", "rail": "Plan",
             "questions": list(questions) or [a_question("timely")]},
            {"key": "overall", "title": "Overall", "rail": "Overall", "questions": [overall]},
        ],
    }


FOLLOW_UP = {"question": "timely", "is": ["no", "partly"]}


def test_questions_are_numbered_through_the_form_and_a_sections_grade_is_not():
    form = read_form(a_form(
        a_question("timely"),
        a_question("clear"),
        {"key": "plan_grade", "kind": "grade", "text": "How good is the plan?"},
    ))
    assert [(q.key, q.number) for q in form.questions()] == [
        ("timely", 1), ("clear", 2), ("plan_grade", None), ("overall_grade", 3),
    ]
    assert form.section("plan").grade.key == "plan_grade"
    assert form.section("overall").grade is None


def test_a_question_carries_the_answers_that_can_be_chosen():
    form = read_form(a_form(
        a_question("timely"),
        {"key": "where", "kind": "choice", "text": "Where?", "choices": SCALE},
        {"key": "why", "kind": "text", "text": "Why?"},
    ))
    assert [o.key for o in form.question("timely").options] == ["yes", "partly", "no"]
    assert [o.key for o in form.question("where").options] == ["yes", "partly", "no"]
    assert form.question("why").options == ()
    assert form.question("overall_grade").options == GRADES
    assert set(GRADE_LETTERS) == {grade.key for grade in GRADES}


def test_what_may_be_told_is_in_the_order_of_the_answers_however_the_document_is_kept():
    told = {"yes": "strength", "partly": "improvement", "no": "recording"}
    by_length = dict(sorted(told.items(), key=lambda one: (len(one[0]), one[0])))  # as PostgreSQL does
    form = read_form(a_form(a_question("timely", findings=by_length)))
    assert list(by_length) != list(told) == list(form.question("timely").findings)


def test_a_form_that_says_nothing_of_evidence_asks_for_it_where_something_is_wanting():
    form = read_form(a_form(a_question("timely"), a_question("clear", evidence_for=[])))
    assert form.question("timely").evidence_for == {"partly", "no"}
    assert form.question("clear").evidence_for == frozenset()
    assert form.question("overall_grade").evidence_for == {grade.key for grade in GRADES}


def test_an_unknown_question_or_section_is_a_key_error():
    form = read_form(a_form())
    with pytest.raises(KeyError):
        form.question("nowhere")
    with pytest.raises(KeyError):
        form.section("nowhere")


# Each fault of a question, and the words that its message has to have.
FAULTS = {
    "unknown kind": (a_question("q", kind="slider"), ["“q”", "“slider”", "“kind”"]),
    "no kind": ({"key": "q", "text": "Is it?"}, ["“q”", "“kind” is missing"]),
    "unknown scale": (a_question("q", scale="stars"), ["“q”", "“stars”"]),
    "no text": (a_question("q", text="  "), ["“q”", "“text” is empty"]),
    "text missing": ({"key": "q", "kind": "text"}, ["“q”", "“text” is missing"]),
    "text a number": (a_question("q", text=7), ["“q”", "“text” has to be text, not a number"]),
    "bad key": (a_question("Q 1"), ["question 2", "“Q 1”"]),
    "same key": (a_question("timely"), ["“timely”", "same key"]),
    "misspelt field": (a_question("q", shown_wen=None), ["question 2", "“shown_wen”"]),
    "unknown aspect": (a_question("q", aspect="style"), ["“q”", "“style”"]),
    "themes no list": (a_question("q", themes="visits"), ["“q”", "“themes” has to be a list"]),
    "optional a word": (a_question("q", optional="yes"), ["“q”", "“optional”", "true or false"]),
    "evidence for nobody's answer": (a_question("q", evidence_for=["maybe"]), ["“q”", "“maybe”"]),
    "finding for nobody's answer": (a_question("q", findings={"maybe": "strength"}),
                                    ["“q”", "“maybe”"]),
    "unknown finding": (a_question("q", findings={"yes": "praise"}), ["“q”", "“praise”"]),
    "finding of a wrong type": (a_question("q", findings={"yes": ["strength"]}), ["“q”", "a list"]),
    "findings no dict": (a_question("q", findings=["yes"]), ["“q”", "“findings”"]),
    "no choices": ({"key": "q", "kind": "choices", "text": "Which?"}, ["“q”", "“choices”"]),
    "one choice": ({"key": "q", "kind": "choice", "text": "Which?", "choices": SCALE[:1]},
                   ["“q”", "at least two"]),
    "choice twice": ({"key": "q", "kind": "choice", "text": "?", "choices": SCALE + SCALE[:1]},
                     ["“q”", "“yes”", "twice"]),
    "later question": (a_question("q", shown_when={"question": "overall_grade", "is": ["good"]}),
                       ["“q”", "“overall_grade”", "does not come earlier"]),
    "itself": (a_question("q", shown_when={"question": "q", "is": ["yes"]}),
               ["“q”", "does not come earlier"]),
    "unknown question": (a_question("q", shown_when={"question": "x", "is": ["yes"]}),
                         ["“q”", "“x”", "does not exist"]),
    "unknown answer": (a_question("q", shown_when={"question": "timely", "is": ["maybe"]}),
                       ["“q”", "“maybe”"]),
    "no answers": (a_question("q", shown_when={"question": "timely", "is": []}), ["“q”", "“is”"]),
    "unknown plan": (a_question("q", shown_when={"plan": ["adopted"]}), ["“q”", "“adopted”"]),
    "mixed condition": (a_question("q", shown_when={"plan": ["looked after"], "is": ["yes"]}),
                        ["“q”", "“shown_when”"]),
    "condition a word": (a_question("q", shown_when="always"), ["“q”", "“shown_when”", "text"]),
    "grade of a section that is no grade": (a_question("plan_grade"), ["“plan_grade”", "“grade”"]),
    "not a dict": ("q", ["question 2", "text"]),
    "nothing": (None, ["question 2", "nothing"]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_question_is_refused_by_name(fault):
    question, words = FAULTS[fault]
    with pytest.raises(BadForm) as refused:
        read_form(a_form(a_question("timely"), question))
    for word in ["“small”", *words]:
        assert word in str(refused.value)


def with_(**more: object) -> dict:
    return a_form() | more


FORM_FAULTS = {
    "not a dict": ([], "not a list"),
    "nothing": (None, "not nothing"),
    "empty": ({}, "“key” is missing"),
    "no title": (with_(title=""), "“title” is empty"),
    "unknown subject": (with_(subject="team"), "“team”"),
    "version a word": (with_(version="1"), "“version”"),
    "version true": (with_(version=True), "“version”"),
    "no sections": (with_(sections=[]), "no sections"),
    "sections no list": (with_(sections="all"), "“sections” has to be a list"),
    "section no dict": (with_(sections=[3]), "section 1"),
    "same section twice": (with_(sections=a_form()["sections"][:1] + [
        {"key": "plan", "title": "B", "rail": "B", "questions": [a_question("b")]}]), "twice"),
    "section without questions": (
        with_(sections=[{"key": "plan", "title": "B", "rail": "B", "questions": []}]),
        "“plan”: it has no questions"),
    "rail too long": (
        with_(sections=[{"key": "plan", "title": "B", "rail": "B" * 23,
                         "questions": [a_question("b")]}]),
        "“rail” has 23 characters"),
    "no overall grade": (with_(sections=a_form()["sections"][:1]), "“overall_grade”"),
    "scales no dict": (with_(scales=[SCALE]), "“scales”"),
    "scale no list": (with_(scales={"usual": "yes or no"}), "scale “usual”"),
    "unknown field": (with_(author="me"), "“author”"),
}


@pytest.mark.parametrize("fault", FORM_FAULTS)
def test_a_faulty_form_is_refused_with_the_fault(fault):
    document, words = FORM_FAULTS[fault]
    with pytest.raises(BadForm) as refused:
        read_form(document)
    assert words in str(refused.value)


def test_the_overall_grade_cannot_be_hidden():
    document = a_form()
    document["sections"][1]["questions"][0]["shown_when"] = {"plan": ["looked after"]}
    with pytest.raises(BadForm, match="always asked"):
        read_form(document)


def test_the_grade_of_a_section_comes_last_in_it():
    grade = {"key": "plan_grade", "kind": "grade", "text": "How good?"}
    with pytest.raises(BadForm, match="has to come last"):
        read_form(a_form(grade, a_question("timely")))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner,
                                                               max_size=3),
    max_leaves=6,
)


def places(document: object, path: tuple = ()) -> list[tuple]:
    """The paths to every value inside plain data, the outermost first."""
    inner = []
    if isinstance(document, dict):
        inner = list(document.items())
    elif isinstance(document, list):
        inner = list(enumerate(document))
    return [path] + [p for step, value in inner for p in places(value, (*path, step))]


FULL = a_form(
    a_question("timely", findings={"no": "improvement"}, themes=["visits"]),
    a_question("clear", shown_when=[FOLLOW_UP, {"plan": ["looked after"]}]),
    {"key": "where", "kind": "choices", "text": "Where?", "choices": SCALE},
)


@given(st.sampled_from(places(FULL)), PLAIN)
def test_whatever_stands_in_a_form_it_is_read_or_refused_and_never_breaks(path, junk):
    document = copy.deepcopy(FULL)
    if not path:
        document = junk
    else:
        inside = document
        for step in path[:-1]:
            inside = inside[step]
        inside[path[-1]] = junk
    try:
        form = read_form(document)
    except BadForm as refused:
        assert str(refused)
    else:
        assert form.question("overall_grade").kind.is_grade


# Conditions

CHAIN = read_form(a_form(
    a_question("timely"),
    a_question("why_late", shown_when=FOLLOW_UP, findings={"no": "improvement"}),
    a_question("who_knew", shown_when={"question": "why_late", "is": ["no"]}),
    a_question("home", shown_when={"plan": ["looked after", "care leaver"]}),
    a_question("contingency", shown_when={"not_plan": ["early help"]}),
    a_question("both", shown_when=[FOLLOW_UP, {"not_plan": ["early help"]}]),
    {"key": "sources", "kind": "choices", "text": "Which?", "choices": SCALE},
    a_question("source_follow_up", shown_when={"question": "sources", "is": ["no"]}),
))
ALWAYS = {"timely", "sources", "overall_grade"}


@pytest.mark.parametrize(("answers", "plan", "also_shown"), [
    ({}, "early help", set()),
    ({}, "child in need", {"contingency"}),
    ({}, "looked after", {"contingency", "home"}),
    ({}, None, {"contingency"}),
    ({"timely": "yes"}, "early help", set()),
    ({"timely": "no"}, "early help", {"why_late"}),
    ({"timely": "partly"}, "child in need", {"why_late", "both", "contingency"}),
    ({"timely": "no", "why_late": "no"}, "early help", {"why_late", "who_knew"}),
    ({"timely": "yes", "why_late": "no"}, "early help", set()),
    ({"timely": ""}, "early help", set()),
    ({"sources": ["yes", "no"]}, "early help", {"source_follow_up"}),
    ({"sources": ["yes"]}, "early help", set()),
])
def test_a_question_is_shown_when_all_its_conditions_hold(answers, plan, also_shown):
    answers = {key: Answer(value) for key, value in answers.items()}
    assert shown(CHAIN, answers, plan) == ALWAYS | also_shown


def test_a_question_names_the_questions_it_depends_on():
    assert CHAIN.question("both").depends_on == {"timely"}
    assert CHAIN.question("home").depends_on == frozenset()


ALL_FORMS = {"chain": CHAIN} | {key: read_form(form) for key, form in FORMS.items()}


def values(question: Question) -> st.SearchStrategy:
    """Any value that the question can have, and none."""
    keys = [option.key for option in question.options]
    if question.kind.several:
        return st.none() | st.lists(st.sampled_from(keys), unique=True, min_size=1)
    return st.sampled_from([None, *(keys or ["Some words."])])


def some_answers(name: str) -> st.SearchStrategy:
    evidence = st.sampled_from(["", "Seen on 3 March."])
    answers = {q.key: st.builds(Answer, values(q), evidence) for q in ALL_FORMS[name].questions()}
    return st.tuples(st.just(name), st.fixed_dictionaries({}, optional=answers))


NAME_AND_ANSWERS = st.sampled_from(sorted(ALL_FORMS)).flatmap(some_answers)


@given(NAME_AND_ANSWERS, st.sampled_from([*PLANS, None]))
def test_a_hidden_answer_is_left_out_of_everything(name_and_answers, plan):
    name, answers = name_and_answers
    form = ALL_FORMS[name]
    visible = shown(form, answers, plan)
    without = {key: answer for key, answer in answers.items() if key in visible}
    assert shown(form, without, plan) == visible
    assert open_points(form, answers, plan).keys() <= visible
    assert open_points(form, answers, plan) == open_points(form, without, plan)
    assert progress(form, answers, plan) == progress(form, without, plan)
    assert candidates(form, answers, plan) == candidates(form, without, plan)


@given(NAME_AND_ANSWERS, st.sampled_from([*PLANS, None]))
def test_a_follow_up_is_never_shown_without_the_question_it_follows(name_and_answers, plan):
    name, answers = name_and_answers
    form = ALL_FORMS[name]
    visible = shown(form, answers, plan)
    for key in visible:
        assert form.question(key).depends_on <= visible
