"""Answers: what is read from typing, what is still open, what counts, and what is kept."""

from datetime import datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.rules.answers import Answer, changed, keeps_version, missing, open_points, progress
from auditor.rules.form_reading import read_form
from auditor.rules.parsing import MOST_TEXT, BadAnswer, clean_text, read_evidence, read_value

USUAL = [
    {"key": "yes", "label": "Yes"},
    {"key": "partly", "label": "Partly"},
    {"key": "no", "label": "No"},
    {"key": "not_applicable", "label": "Not applicable", "asks": "reason"},
]
PLACES = [{"key": "home", "label": "At home"}, {"key": "school", "label": "At school"}]


def plain(key: str, kind: str, **more: object) -> dict:
    return {"key": key, "kind": kind, "text": f"What about {key}?"} | more


FORM = read_form({
    "key": "small", "title": "Small", "subject": "case", "version": 1,
    "scales": {"usual": USUAL},
    "sections": [
        {"key": "visits", "title": "Visits", "rail": "Visits", "questions": [
            plain("seen", "scale", scale="usual"),
            plain("why_not", "text", shown_when={"question": "seen", "is": ["no"]}),
            plain("last_seen", "date"),
            plain("how_often", "whole_number"),
            plain("where", "choice", choices=PLACES),
            plain("places", "choices", choices=PLACES),
            plain("remark", "text", optional=True),
            plain("visits_grade", "grade"),
        ]},
        {"key": "overall", "title": "Overall", "rail": "Overall", "questions": [
            plain("worked_well", "text"), plain("overall_grade", "grade"),
        ]},
    ],
})
QUESTIONS = list(FORM.questions())


@pytest.mark.parametrize(("key", "typed", "value"), [
    ("seen", ["partly"], "partly"),
    ("seen", [], None),
    ("seen", [""], None),
    ("visits_grade", ["inadequate"], "inadequate"),
    ("where", ["home"], "home"),
    ("places", ["school", "home", "school"], ["home", "school"]),
    ("places", [""], None),
    ("remark", ["He said:\r\n“Come back”  \r\n"], "He said:\n“Come back”"),
    ("remark", ["   "], None),
    ("last_seen", ["2019-12-03"], "2019-12-03"),
    ("last_seen", [" 3/12/2019 "], "2019-12-03"),
    ("last_seen", ["3 12 2019"], "2019-12-03"),
    ("last_seen", ["2020-02-29"], "2020-02-29"),
    ("how_often", ["0"], 0),
    ("how_often", ["1,000,000"], 1_000_000),
    ("how_often", ["007"], 7),
])
def test_what_is_typed_is_read(key, typed, value):
    assert read_value(FORM.question(key), typed) == value


@pytest.mark.parametrize(("key", "typed", "words"), [
    ("seen", ["maybe"], "answers shown"),
    ("seen", ["yes", "no"], "one answer"),
    ("visits_grade", ["yes"], "answers shown"),
    ("places", ["home", "moon"], "answers shown"),
    ("last_seen", ["2019-02-29"], "date that exists"),
    ("last_seen", ["yesterday"], "date that exists"),
    ("last_seen", ["0019-12-03"], "between 1900 and 2100"),
    ("last_seen", ["٢٠١٩-12-03"], "date that exists"),
    ("how_often", ["1000001"], "1,000,000"),
    ("how_often", ["-1"], "whole number"),
    ("how_often", ["2.5"], "whole number"),
    ("how_often", ["9" * 5000], "whole number"),
    ("how_often", ["1,2"], "whole number"),
    ("remark", ["x" * (MOST_TEXT + 240)], "shorten it by 240"),
    ("remark", [None], "as text"),
])
def test_what_cannot_be_kept_is_refused_with_a_sentence(key, typed, words):
    with pytest.raises(BadAnswer, match=words):
        read_value(FORM.question(key), typed)


def test_ten_thousand_characters_are_kept_whole():
    text = "ab\n" * 3333 + "c"
    assert read_value(FORM.question("remark"), [text]) == text
    assert read_evidence([text]) == text


def test_evidence_that_is_too_long_says_how_long_it_is():
    with pytest.raises(BadAnswer, match="10,001 characters"):
        read_evidence(["x" * 10_001])


@given(st.sampled_from(QUESTIONS), st.lists(st.text() | st.sampled_from(
    ["yes", "home", "good", "2019-12-03", "12", "\x00", "\ud800"])))
def test_reading_never_breaks_and_reads_its_own_values_again(question, typed):
    try:
        value = read_value(question, typed)
    except BadAnswer as refused:
        assert str(refused)
    else:
        again = value if isinstance(value, list) else [] if value is None else [str(value)]
        assert read_value(question, again) == value


# Text

@pytest.mark.parametrize(("typed", "kept"), [
    ("a\r\nb\rc\n", "a\nb\nc"),
    ("a\x00b\x07c\x7f\x85d", "abcd"),
    ("\tindented\n\n  twice", "\tindented\n\n  twice"),
    ("a\r\x00\nb", "a\nb"),
    ("lone \ud83d half", "lone  half"),
    ("two halves \ud83d\ude00", "two halves 😀"),
    ("\ufffenone\ufdd0\U0010ffff", "none"),
    ("سلام ‏שלום 👩‍👩‍👧 e\u0301", "سلام ‏שלום 👩‍👩‍👧 e\u0301"),
])
def test_text_keeps_all_that_can_be_read(typed, kept):
    assert clean_text(typed) == kept


ANY_TEXT = st.text(st.characters() | st.characters(categories=["Cc", "Cs"])
                   | st.sampled_from("\r\n\x00\ufffe\ud83d\ude00"))


@given(ANY_TEXT)
@example("\ud83d\x00\ude00")
def test_cleaning_twice_is_cleaning_once_and_leaves_what_databases_and_word_take(text):
    clean = clean_text(text)
    assert clean_text(clean) == clean
    clean.encode("utf-8")
    assert not set(clean) & {"\x00", "\r", "\x0b", "\ufffe", "\uffff"}


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_ordinary_text_is_kept_letter_for_letter(text):
    assert clean_text(text + ".") == text + "."


# Completeness

@pytest.mark.parametrize(("key", "answer", "message"), [
    ("seen", None, "Choose an answer"),
    ("seen", Answer(None, "Seen on Monday."), "Choose an answer"),
    ("seen", Answer("from another form"), "Choose an answer"),
    ("seen", Answer("yes"), None),
    ("seen", Answer("partly"), "Say what you saw: evidence is asked for with Partly"),
    ("seen", Answer("partly", "  "), "Say what you saw: evidence is asked for with Partly"),
    ("seen", Answer("partly", "Twice of six."), None),
    ("seen", Answer("not_applicable"), "Give a short reason for Not applicable"),
    ("seen", Answer("not_applicable", "Unborn."), None),
    ("visits_grade", None, "Choose a grade"),
    ("visits_grade", Answer("good"), "Give your reasons for Good"),
    ("visits_grade", Answer("good", "Purposeful visits."), None),
    ("worked_well", Answer(""), "Write an answer"),
    ("worked_well", Answer("  "), "Write an answer"),
    ("worked_well", Answer("Her drawings."), None),
    ("remark", None, None),
    ("remark", Answer(""), None),
    ("last_seen", None, "Give a date"),
    ("how_often", None, "Give a whole number"),
    ("how_often", Answer(0), None),
    ("where", None, "Choose an answer"),
    ("places", Answer([]), "Choose at least one answer"),
    ("places", Answer(["home"]), None),
])
def test_what_is_still_open(key, answer, message):
    assert missing(FORM.question(key), answer) == message


def test_a_team_may_switch_evidence_off_but_not_applicable_still_gives_its_reason():
    question = FORM.question("seen")
    assert missing(question, Answer("no"), evidence_needed=False) is None
    assert "reason" in missing(question, Answer("not_applicable"), evidence_needed=False)


def test_open_points_come_in_the_order_of_the_form_and_only_from_what_is_shown():
    answers = {"overall_grade": Answer("good", "Because."), "seen": Answer("yes")}
    assert list(open_points(FORM, answers, "looked after")) == [
        "last_seen", "how_often", "where", "places", "visits_grade", "worked_well"]
    assert list(open_points(FORM, answers, "looked after", "overall")) == ["worked_well"]
    assert "why_not" in open_points(FORM, {"seen": Answer("no")}, "looked after")


def test_progress_says_looked_at_and_not_complied_with():
    answers = {"seen": Answer("no"), "visits_grade": Answer("inadequate")}
    assert progress(FORM, answers, None, "visits") == (2, 7)
    assert progress(FORM, answers | {"remark": Answer("By the way")}, None, "visits") == (2, 7)
    assert progress(FORM, answers, None) == (2, 9)


def test_a_resubmission_shows_what_changed_and_nothing_else():
    earlier = {"seen": Answer("no"), "remark": Answer("old"), "where": Answer(None)}
    later = {"seen": Answer("no", "Only once."), "places": Answer(["home"])}
    assert changed(earlier, later) == ["seen", "places", "remark"]
    assert changed(earlier, earlier) == []


# Earlier versions

NOON = datetime(2020, 1, 7, 12, 0)
LONG = "She was seen at school on 3 March and at home on 10 March."


@pytest.mark.parametrize(("old", "new", "minutes", "kept"), [
    (Answer(), Answer("yes"), None, False),
    (Answer("yes"), Answer("yes"), None, False),
    (Answer("yes"), Answer("no"), 1, True),
    (Answer("no"), Answer("not_evidenced"), 1, True),
    (Answer("yes"), Answer(None), 1, True),
    (Answer(None, "Seen."), Answer("yes", "Seen."), 1, False),
    (Answer(["home"]), Answer(["home", "school"]), 1, True),
    (Answer("yes", "See"), Answer("yes", "Seen."), 1, False),
    (Answer("yes", "See"), Answer("yes", "Seen."), None, True),
    (Answer("yes", "See"), Answer("yes", "Seen."), 4.9, False),
    (Answer("yes", "See"), Answer("yes", "Seen."), 5, True),
    (Answer("yes", LONG), Answer("yes", "Seen."), 1, True),
    (Answer("yes", LONG), Answer("yes", LONG.replace("10", "12")), 1, False),
    (Answer("yes", LONG), Answer("yes", LONG[::-1]), 1, True),
    (Answer(LONG), Answer(LONG + " More."), 1, False),
    (Answer(LONG), Answer(None), 1, True),
    (Answer(LONG), Answer("x"), 1, True),
])
def test_which_earlier_version_is_kept(old, new, minutes, kept):
    kept_at = None if minutes is None else NOON - timedelta(minutes=minutes)
    assert keeps_version(old, new, kept_at, NOON) is kept


def replay(texts: list[str], seconds: int) -> list[str]:
    """All that can be had back after saving the texts one after the other."""
    kept, kept_at, now = [], NOON, NOON
    for old, new in zip(texts, texts[1:], strict=False):
        now += timedelta(seconds=seconds)
        if keeps_version(Answer("no", old), Answer("no", new), kept_at, now):
            kept.append(old)
            kept_at = now
    return [*kept, texts[-1]]


def leftover(old: str, new: str) -> int:
    """How many characters at most `new` has of `old`, counted letter by letter."""
    return sum(min(old.count(letter), new.count(letter)) for letter in set(old))


@given(st.lists(st.text("abc \n", max_size=90), min_size=2, max_size=12), st.integers(1, 400))
def test_every_text_that_lost_more_than_twenty_characters_can_be_had_back(texts, seconds):
    had = replay(texts, seconds)
    for old, new in zip(texts, texts[1:], strict=False):
        if len(old) - leftover(old, new) > 20:
            assert old in had


@given(st.lists(st.integers(1, 20), min_size=1, max_size=40))
def test_a_text_worn_away_in_small_steps_can_be_had_back_but_for_its_last_characters(steps):
    texts = ["".join(chr(0x4E00 + place) for place in range(500))]
    for step in steps:
        texts.append(texts[-1][:-step])
    longest = max(map(len, replay(texts, seconds=1)))
    assert len(texts[0]) - longest < 20
