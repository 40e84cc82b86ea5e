"""The log's page: for the lead only, filtered and paged by its address."""

import re

import pytest

from auditor.work import journal
from auditor.work.pagination import PAGE
from cast import make_audit


def lines(html: str) -> list[str]:
    return re.findall(r'data-label="What">([^<]*)', html)


def test_the_lead_reads_the_log_newest_first(browse, cast):
    browser = browse(cast.lead)
    journal.record(cast.auditor.id, "printed the findings", make_audit(cast).id, "copy 1")
    html = browser.get("/journal").text
    assert lines(html)[0] == "Printed the findings" and "copy 1" in html and "M-10277" in html


@pytest.mark.parametrize("who", ["administrator", "auditor", "reviewer1", "supervisor"])
def test_nobody_else_reads_the_log(browse, cast, who):
    assert browse(getattr(cast, who)).get("/journal").status_code == 403


def test_the_filters_keep_their_state_in_the_address(browse, cast):
    browser, audit = browse(cast.lead), make_audit(cast)
    for number in range(PAGE + 5):
        journal.record(cast.auditor.id, f"act {number}", audit.id)
    journal.record(cast.lead.id, "something else")
    html = browser.get(f"/journal?person={cast.auditor.id}&reference=m-10277").text
    assert lines(html) == [f"Act {n}" for n in reversed(range(5, PAGE + 5))]
    assert f'value="{cast.auditor.id}" selected' in html and 'value="m-10277"' in html
    older = re.search(r'href="([^"]+)" rel="next"', html)[1].replace("&amp;", "&")
    html = browser.get(older).text
    assert lines(html) == [f"Act {n}" for n in reversed(range(5))]
    assert 'rel="prev"' in html and 'rel="next"' not in html


@pytest.mark.parametrize("asked", [
    "person=x", "person=" + "9" * 30, "after=-1", "before=" + "9" * 30, "after=0&before=nought",
    "reference=" + "x" * 5000, "reference=%00", "reference=Supervision+" + "9" * 40,
])
def test_a_strange_address_is_no_error(browse, cast, asked):
    assert browse(cast.lead).get(f"/journal?{asked}").status_code == 200


def test_where_nothing_fits_the_page_says_so(browse, cast):
    assert "Nothing in the log fits" in browse(cast.lead).get("/journal?reference=M-0").text


def test_nothing_changes_the_log_by_the_browser(browse, cast):
    assert browse(cast.lead).post("/journal", {"act": "nothing"}).status_code == 405
