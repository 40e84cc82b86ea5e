"""Which cycle takes an unfinished audit when its own is closed: the team's answers."""

import pytest

from auditor.rules.programme.carrying_over import why_not


@pytest.mark.parametrize(("open_still", "same_form", "there_already", "why"), [
    (True, True, False, None),
    (True, True, True, "audits it already"),
    (True, False, False, "another form"),
    (True, False, True, "another form"),
    (False, True, False, "is closed"),
    (False, True, True, "is closed"),
    (False, False, False, "is closed"),
    (False, False, True, "is closed"),
])
def test_an_audit_goes_on_only_in_an_open_cycle_of_its_form_that_does_not_audit_the_same(
    open_still, same_form, there_already, why
):
    found = why_not("Q1 2027", open_still=open_still, same_form=same_form, there_already=there_already)
    assert found is None if why is None else found.startswith("Q1 2027") and why in found
