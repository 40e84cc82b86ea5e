"""What forms offer to choose from: people, teams, roles."""

from collections.abc import Iterable

from auditor.rules.people.people import roles_to_give as may_give
from auditor.rules.rights.permissions import Role
from auditor.web import words

DOES = {
    Role.ADMINISTRATOR: "Looks after accounts and the server; sees no case content.",
    Role.LEAD: "Runs cycles, allocates audits, keeps cases, forms and people.",
    Role.AUDITOR: "Reads case files and fills in audits.",
    Role.REVIEWER: "Reviews audits at the stages that name them.",
    Role.SUPERVISOR: "Gets the findings for the workers they supervise.",
}


def named(rows) -> list[tuple[int, str]]:
    """Teams, or people with their job title, as the options of a choice."""
    return [
        (one.id, ", ".join(filter(None, [one.name, getattr(one, "job_title", "")]))) for one in rows
    ]


def roles_to_ask() -> list[tuple[str, str]]:
    """Every role, to look for."""
    return [(role, words.role(role)) for role in Role]


def roles_to_give(actor: Iterable[str]) -> list[tuple[str, str, str]]:
    """The roles that somebody with the roles `actor` may give, each with what it lets one do."""
    return [(role, words.role(role), DOES[role]) for role in may_give(actor)]
