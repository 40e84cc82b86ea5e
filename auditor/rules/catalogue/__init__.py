"""The forms that come with the product, as plain data by their key."""

from auditor.rules.catalogue import fathers, standard, supervision

FORMS: dict[str, dict] = {
    form["key"]: form for form in (standard.FORM, supervision.FORM, fathers.FORM)
}
