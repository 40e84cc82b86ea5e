"""The standard form, and next versions of it with something worded otherwise."""

import copy

from auditor.rules.catalogue import FORMS
from auditor.rules.form_reading import read_form

DOCUMENT = FORMS["standard"]


def changed(key: str, section: str = "visits", **more):
    """The standard form as its next version, with one question of a section worded otherwise."""
    document = copy.deepcopy(DOCUMENT) | {"version": 2}
    for one in document["sections"]:
        if one["key"] == section:
            one.update(more.pop("of_section", {}))
            for question in one["questions"]:
                question.update(more if question["key"] == key else {})
    return read_form(document)


FIRST = read_form(copy.deepcopy(DOCUMENT))
