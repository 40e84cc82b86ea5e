"""A form of a whole record puts back nothing that somebody else changed while it was open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.record_merging import merge

# seen, typed, saved now -> what goes on, and whether both sides changed it.
TABLE = [
    ("old", "old", "old", "old", False),      # nobody changed it
    ("old", "new", "old", "new", False),      # changed here
    ("old", "old", "theirs", "theirs", False),  # changed there
    ("old", "new", "new", "new", False),      # the same on both sides
    ("old", "new", "theirs", "new", True),    # differently on both sides
    ("old", "", "theirs", "", True),          # emptied here, changed there
    ("", "", "yes", "yes", False),            # a restriction that the page had not seen
    ("yes", "", "yes", "", False),            # a restriction that it had seen, lifted
    (None, "", "yes", "", True),              # the form does not say what it showed
    (None, "same", "same", "same", False),
    ("one\ntwo", "one\r\ntwo\r\n", "theirs", "theirs", False),  # a browser's line breaks
]


@pytest.mark.parametrize(("seen", "typed", "now", "goes_on", "both"), TABLE)
def test_what_nobody_touched_here_stays_as_it_is_saved(seen, typed, now, goes_on, both):
    shown = {} if seen is None else {"field": seen}
    merged = merge(shown, {"field": typed}, {"field": now})
    assert merged.values == {"field": goes_on}
    assert merged.conflicts == ({"field": now} if both else {})


TEXTS = st.sampled_from(["", "a", "b", "c"])


@given(st.dictionaries(TEXTS, TEXTS), st.dictionaries(TEXTS, TEXTS), st.dictionaries(TEXTS, TEXTS))
def test_what_somebody_else_saved_goes_only_where_the_form_had_shown_it_or_it_is_said(seen, typed, now):
    merged = merge(seen, typed, now)
    assert set(merged.values) == set(now)
    for field, saved in now.items():
        assert merged.values[field] in (saved, typed.get(field, ""))
        if merged.values[field] != saved:
            assert seen.get(field) == saved or merged.conflicts[field] == saved
