"""Long passwords of any kind are taken; what others would guess first is not."""

import random
import string
import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.people import passwords
from auditor.rules.people.passwords import LEAST, problem


@pytest.mark.parametrize(
    "password",
    [
        "audit the files",
        "coffeetrainfish",
        "kettle river 12",
        "walltinshirt",
        "the cat sat on the mat",
        "correct horse battery staple",
        "xk7Rqz9mPlw2",
        "748201936472",  # figures alone are nobody's business
        "$%&(/)=?!{[]",
        "зелёный чайник",
        "🦊🐢🚲🌧🎻🧦🪁🍐🧭🪣🛶🔔",
        "  leading and trailing  ",
        "a very long sentence that only its owner would ever think of, " * 3,
    ],
)
def test_a_long_password_of_any_characters_is_taken(password):
    assert problem(password, "auditor1@example.org", "Robin Ashdown") is None


@pytest.mark.parametrize("password", ["", "short", "kettle river"[: LEAST - 1]])
def test_a_password_has_at_least_twelve_characters(password):
    assert "at least 12 characters" in problem(password)


def test_a_password_has_at_most_two_hundred_characters():
    letters = "".join(random.Random(1).choices(string.ascii_letters, k=201))
    assert problem(letters[:200]) is None
    assert "at most 200 characters" in problem(letters)


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaa",
        "            ",
        "!!!!!!!!!!!!",
        "abcabcabcabc",
        "abcabcabcabca",
        "kettle kettle",
        "Password-Password",
        "passw0rd passw0rd1",
        "letmeinletmein",
        "abcdefghijkl",
        "ABCDEFGHIJKLM",
        "lkjihgfedcba",
        "123456789012",
        "1-2-3-4-5-6-7",
        "112233445566",
        "1234abcd5678",
        "qwertyuiopasdf",
        "zaq12wsxcde3",
        "1qaz2wsx3edc",
    ],
)
def test_a_password_does_more_than_repeat_or_follow_the_keyboard(password):
    assert problem(password) == passwords.REPEATS


@pytest.mark.parametrize(
    "password",
    [
        "Password1234",
        "Password2026!!",
        "P@ssw0rd2026!!",
        "P@55w0rd!!!!",
        "pass.word.2026",
        "Adm1n1234567",
        "iloveyou12345",
        "Welcome2024!!",
        "Summer2026!!",
        "$ummer2026!!",
        "2026Summer!!",
        "liverpool1234",
        "administrator",
        "1q2w3e4r5t6y",
        "Safeguarding1",
        "socialworker1",
        "Childrens Services",
    ],
)
def test_a_password_is_not_a_common_one_dressed_up(password):
    assert problem(password) == passwords.COMMON


@pytest.mark.parametrize(
    "password",
    [
        "ashdown kettle river",
        "kettle river ROBIN",
        "4shd0wn kettle",
        "robin.ashdown@northshire.example",
        "kettle r.ashdown river",
        "northshire kettle",
        "r-o-b-i-n a-s-h-d-o-w-n",
    ],
)
def test_a_password_does_not_hold_its_owners_name_or_address(password):
    assert problem(password, "robin.ashdown@northshire.example", "Robin Ashdown") == passwords.OWN
    assert problem(password, "lee.marsh@southshire.example", "Lee Marsh") is None


def test_a_short_name_forbids_no_word_it_happens_to_be_in():
    assert problem("wonderful kettle", "jo.lee@example.org", "Jo Lee") is None
    assert problem("kettle of jolee tea", "jo.lee@example.org", "Jo Lee") == passwords.OWN


@pytest.mark.parametrize(
    "password", ["auditor likes tea", "4ud1t0r likes tea", "TheAuditor kettle"]
)
def test_a_password_does_not_hold_the_tools_name(password):
    assert problem(password) == passwords.PRODUCTS_NAME


@given(st.text(max_size=250), st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_gets_an_answer(password, email, name):
    fault = problem(password, email, name)
    assert (fault == passwords.TOO_SHORT) is (len(password) < LEAST)
    assert (fault == passwords.TOO_LONG) is (len(password) > passwords.MOST)


@given(st.text(min_size=LEAST, max_size=200))
def test_capitals_make_no_password_better_or_worse(password):
    if password.isascii():
        assert problem(password.upper()) == problem(password.lower())


def test_any_three_words_are_taken():
    words = ["apple", "kettle", "cloud", "window", "garden", "bottle", "ladder", "mirror"]
    joined = ["".join(some) for some in permutations(words, 3)]
    assert [password for password in joined if problem(password)] == []


def test_no_password_keeps_the_sign_in_page_waiting():
    problem("kettle river cloud")  # the list is read once, before
    began = time.perf_counter()
    for hostile in ("4@8({[<69|17$5+%2" * 11, "password" * 25, "1l|!" * 50, "ab1@" * 50):
        problem(hostile, "a." * 100 + "@example.org", "Some Person " * 20)
    assert time.perf_counter() - began < 1
