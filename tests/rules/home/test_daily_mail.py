"""The daily mail: what is typed about it, when it goes, and what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.home.daily_mail import due, written
from auditor.rules.home.mail_form import OFF, check

LINK = "https://auditor.example.org"
TYPED = {
    "mail_on": "yes", "mail_host": "mail.example.org", "mail_port": "25", "mail_hour": "7",
    "mail_sender": "auditor@example.org", "mail_link": f"{LINK}/",
}
ON = OFF | {"on": True, "host": "mail.example.org", "sender": "auditor@example.org", "link": LINK}


def test_what_is_typed_is_kept():
    assert check(TYPED) == (ON, {})


@pytest.mark.parametrize(("field", "typed"), [
    ("mail_host", ""), ("mail_host", "mail example"), ("mail_host", "-x"), ("mail_host", "a\nb"),
    ("mail_port", "0"), ("mail_port", "65536"), ("mail_port", "smtp"), ("mail_port", ""),
    ("mail_sender", ""), ("mail_sender", "nobody"), ("mail_sender", "a@b.org\nBcc: c@d.org"),
    ("mail_link", ""), ("mail_link", "javascript:alert(1)"), ("mail_link", "ftp://a.org"),
    ("mail_link", "https://a.org/?x=1"), ("mail_link", "http://["), ("mail_link", "https://me@a.org"),
    ("mail_hour", "24"), ("mail_hour", "-1"), ("mail_hour", ""),
])
def test_what_cannot_be_used_is_refused_beside_its_field(field, typed):
    assert list(check(TYPED | {field: typed})[1]) == [field]


def test_while_it_is_off_nothing_needs_to_be_filled_in_but_what_is_has_to_fit():
    assert check({}) == (OFF, {})
    assert list(check({"mail_port": "many"})[1]) == ["mail_port"]


@given(st.dictionaries(st.sampled_from(list(TYPED)), st.text()))
def test_whatever_is_typed_gives_values_or_messages(typed):
    values, errors = check(typed)
    assert set(values) == set(OFF)
    assert all(errors.values())


@pytest.mark.parametrize(("mail", "hour", "working", "said"), [
    (OFF, 9, True, "off"), (ON, 9, False, "weekend"), (ON, 6, True, "before 7:00"),
    (ON, 7, True, None), (ON, 23, True, None),
])
def test_it_goes_when_it_is_on_on_a_working_day_from_its_hour(mail, hour, working, said):
    reason = due(mail, hour, working)
    assert (said in reason) if said else reason is None


@pytest.mark.parametrize(("counts", "subject"), [
    ((1, 0, 0), "Auditor: 1 thing waits for you"),
    ((1, 1, 0), "Auditor: 1 thing waits for you, late"),
    ((3, 2, 0), "Auditor: 3 things wait for you, 2 of them late"),
    ((0, 0, 1), "Auditor: 1 concern waits for an answer"),
    ((2, 0, 2), "Auditor: 2 concerns wait for an answer, 2 things wait for you"),
])
def test_it_counts_and_links(counts, subject):
    said, text = written(*counts, LINK)
    assert said == subject
    assert f"\n{LINK}/\n" in text


def test_where_nothing_waits_nothing_is_written():
    assert written(0, 0, 0, LINK) is None
