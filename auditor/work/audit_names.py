"""What an audit is called, and audits with the names of everybody in them."""


from peewee import JOIN

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.people import Person, Team


def reference(audit: Audit) -> str:
    """What the audit is called everywhere: its case reference, or the audited worker's supervision."""
    if audit.case_id:
        return audit.case.reference
    else:
        return f"Supervision {audit.worker_id}"


def with_names():
    """Audits with their case, cycle, auditor, worker, supervisor and team, in one query for lists."""
    auditor, worker, supervisor = Person.alias(), Person.alias(), Person.alias()
    return (
        Audit.select(Audit, Case, Cycle, auditor, worker, supervisor, Team)
        .join(Case, JOIN.LEFT_OUTER).switch(Audit)
        .join(Cycle).switch(Audit)
        .join(auditor, JOIN.LEFT_OUTER, on=(Audit.auditor == auditor.id), attr="auditor").switch(Audit)
        .join(worker, JOIN.LEFT_OUTER, on=(Audit.worker == worker.id), attr="worker").switch(Audit)
        .join(supervisor, JOIN.LEFT_OUTER, on=(Audit.supervisor == supervisor.id), attr="supervisor")
        .switch(Audit)
        .join(Team, JOIN.LEFT_OUTER, on=(Audit.team == Team.id), attr="team")
    )
