"""What a database that was put back from a backup forgets, so that nothing of that day opens a door."""

from auditor.records.database import change
from auditor.records.people import Invitation
from auditor.work import journal
from auditor.work.people import sessions


def after(backup: str) -> None:
    """End every session and every unused one-time link that the copy held; `backup` is for the log."""
    with change():
        _forget()
        journal.record(None, "restored a backup", detail=backup)


def sign_everybody_out() -> None:
    """The same for a database that PostgreSQL's own tools put back, or on any suspicion."""
    with change():
        _forget()
        journal.record(None, "signed everybody out on the server")


def _forget() -> None:
    sessions.end_everybodys()
    Invitation.delete().where(Invitation.used_at.is_null()).execute()
