"""Free text warns where it may tell who a child is, and only there."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.cases.identifiers import BIRTH, NAMES, NHS, POSTCODE, warnings


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill, Ben Quill, Cy Quill",
        "Seen at home: Ada Quill, Ben Quill and Cy Quill were there.",
        "Ada Quill; Ben Quill; Cy Quill",
        "Ada Quill\nBen Quill\nCy Quill",
        "Ada Quill (aunt), Ben Quill (uncle), Cy Quill (friend)",
        "Ada Quill-Marsh, Ben O'Quill, Zoë Quill",
        "Ada May Quill, Ben Quill, and Cy Quill",
        "Mrs Quill, Mr Marsh, Ms Vane",
        "Ada Quill, Social Worker, Ben Quill, Team Manager, Cy Quill",
    ],
)
def test_three_names_in_a_row_look_like_a_name_list(text):
    assert warnings(text) == [NAMES]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill and Ben Quill",
        "The Social Worker, the Team Manager and the Service Manager agreed.",
        "Team Manager, Health Visitor, Family Support Worker, Virtual School",
        "Father, mother and grandmother were seen.",
        "Recording is clear, timely, respectful.",
        "In May, June and July the visits were on time.",
    ],
)
def test_roles_and_plain_sentences_are_no_name_list(text):
    assert warnings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "DOB 12/03/2014",
        "dob: 12.3.14",
        "D.O.B. 12-03-2014",
        "Date of birth: 2014-03-12",
        "date of birth is 12 March 2014",
        "born 12/03/2014",
        "She was born on 12th March 2014.",
        "born at the local hospital on 12 March 2014",
        "(born March 12, 2014)",
        "Birthday 3rd of Sept 2015",
    ],
)
def test_a_date_of_birth_is_noticed(text):
    assert warnings(text) == [BIRTH]


@pytest.mark.parametrize(
    "text",
    [
        "Date of birth and address are right and current.",
        "Visited on 12/03/2026 and 2 April 2026.",
        "The baby was born. The first visit was on 12/03/2026.",
        "DOB is missing on the front sheet.",
        "aged 7",
        "stubborn 12/03/2014",
    ],
)
def test_other_dates_are_no_date_of_birth(text):
    assert warnings(text) == []


@pytest.mark.parametrize(
    "text",
    ["943 476 5919", "9434765919", "NHS no. 943-476-5919.", "(9434765919)", "943 476 5870"],
)
def test_an_nhs_number_is_known_by_its_check_digit(text):
    assert warnings(text) == [NHS]


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5918",
        "9434765910",
        "94347659190",  # eleven figures, as a telephone number has
        "19434765919",
        "0000000000",
        "1111111111",
        "123 456",
        "1000000010",  # its check sum is 10, which no number has
    ],
)
def test_other_figures_are_no_nhs_number(text):
    assert warnings(text) == []


def test_one_figure_mistyped_is_never_another_nhs_number():
    right = "9434765919"
    wrong = [
        right[:place] + figure + right[place + 1 :]
        for place in range(10)
        for figure in "0123456789"
        if figure != right[place]
    ]
    assert len(wrong) == 90
    assert all(warnings(number) == [] for number in wrong)


@pytest.mark.parametrize(
    "text", ["M1 1AE", "at CR2 6XH.", "DN55 1PT", "W1A 0AX", "EC1A1BB", "ec1a 1bb", "B33 8TH"]
)
def test_a_postcode_is_noticed(text):
    assert warnings(text) == [POSTCODE]


@pytest.mark.parametrize(
    "text",
    ["Q1 2nd review", "a Q3 4th visit", "A2 2nd visit", "CH12 345", "Level 3 4CK", "A4"],
)
def test_quarters_and_references_are_no_postcode(text):
    assert warnings(text) == []


def test_each_kind_warns_once_and_says_what_to_do_without_repeating_the_text():
    text = "Ada Quill, Ben Quill, Cy Quill, born 12/03/2014, 943 476 5919, M1 1AE. " * 2
    assert warnings(text) == [NAMES, BIRTH, NHS, POSTCODE]
    assert not any(piece in " ".join(warnings(text)) for piece in ("Quill", "2014", "943", "M1"))


@given(st.text(max_size=500))
def test_no_text_stops_it(text):
    assert set(warnings(text)) <= {NAMES, BIRTH, NHS, POSTCODE}


@pytest.mark.parametrize(
    "text",
    ["Aa-" * 3400, "Aa'" * 3400, "Aa " * 3400, "Ab Cd, " * 1500, "born " * 2000, "d o b " * 1700,
     "1" * 10000, "dob " + "a " * 5000, "Ab Cd" + " " * 9000],
)
def test_the_longest_text_is_read_at_once(text):
    began = time.perf_counter()
    warnings(text)
    assert time.perf_counter() - began < 0.5
