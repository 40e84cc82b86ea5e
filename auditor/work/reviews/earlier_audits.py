"""What earlier audits of the same case, or of the same worker's supervision, told and asked for."""

from dataclasses import dataclass

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.work.audits.actions import kept
from auditor.work.reviews import signed_copies

MOST = 5  # audits: what is older was asked after by one of these


@dataclass(frozen=True)
class Earlier:
    """An earlier audit with its cycle, the findings of its latest copy, its actions as they stand.

    A finding has question, kind (strength, improvement, recording) and sentence.
    """

    audit: Audit
    findings: list[dict]
    actions: list[Action]


def before(audit: Audit) -> list[Earlier]:
    """The earlier audits of the same subject that were signed off, the newest first.

    Whoever audits is to see whether their findings were followed up, and none of their answers.
    """
    found = list(signed_copies.earlier(audit).limit(MOST))
    copies = signed_copies.latest_of(one.id for one in found)
    actions = _actions_of(found)
    return [
        Earlier(one, copies[one.id].content["findings"], actions.get(one.id, [])) for one in found
    ]


def _actions_of(audits: list[Audit]) -> dict[int, list[Action]]:
    query = Action.select().where(
        Action.audit.in_([one.id for one in audits]), kept()
    )
    found: dict[int, list[Action]] = {}
    for action in query.order_by(Action.id):
        found.setdefault(action.audit_id, []).append(action)
    return found
