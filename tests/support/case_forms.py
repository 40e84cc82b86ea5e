"""What a browser sends of the form of a case: its fields, and what they said when it was opened."""

from auditor.records.cases import Case
from auditor.work.cases import case_changes


def opened(case: Case) -> dict[str, str]:
    """The form of a case as it is now, opened and not yet touched."""
    typed = case_changes.as_typed(Case.get_by_id(case.id))
    return typed | {f"seen-{name}": value for name, value in typed.items()}


def change(browser, case: Case, form: dict[str, str] | None = None, **typed):
    """Send the form of a case, as it is now or was `opened`, with this typed into it."""
    return browser.post(f"/cases/{case.id}/change", (form or opened(case)) | typed)
