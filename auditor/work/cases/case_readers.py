"""The readers whom a case names, and telling those who can read it no longer."""

from auditor.records.cases import Case
from auditor.rules.notices import News
from auditor.work.people import notices
from auditor.work.rights import case_work, readership
from auditor.work.signed_in import SignedIn


def named(case: Case) -> set[int]:
    """The readers (ids) that a case names, whether it is restricted or not."""
    return {person for (person,) in readership.named(case.id).tuples()}


def tell_who_lost_it(case: Case, before: set[int] | None, me: SignedIn) -> None:
    """Tell those at work on a case who could read it before (ids; None: everybody), and cannot now."""
    readers = named(case)
    for audit in case_work.running(case):
        lost = {person for person, _ in case_work.parts(audit)} - readers
        notices.tell(audit, lost if before is None else lost & before, News.RESTRICTED, me.id)
