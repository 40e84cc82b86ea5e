"""The audits that one auditor holds."""

import peewee

from auditor.records.audits import Audit
from auditor.rules.workflow import WITH_AUDITOR, WITH_REVIEWERS
from auditor.work import audit_names
from auditor.work.rights import conditions
from auditor.work.signed_in import SignedIn

MOST = 200  # an auditor holds a few at a time; the cycles list the rest


def of(me: SignedIn) -> list[Audit]:
    """The audits that `me` holds: to do first by date due, then sent, then done."""
    to_do = peewee.Case(
        None,
        ((Audit.state.in_(WITH_AUDITOR), 0), (Audit.state.in_(WITH_REVIEWERS), 1)),
        2,
    )
    query = audit_names.with_names().where(conditions.auditor(me))
    return list(query.order_by(to_do, Audit.due_on.asc(nulls="first"), Audit.id.desc()).limit(MOST))
