"""Another worker, team or supervisor of an audit: proposed by its auditor, decided by the lead."""

from collections.abc import Mapping

from auditor.records.audits import Audit, DetailProposal
from auditor.records.database import change
from auditor.rules import reasons
from auditor.rules.audits import detail_proposals as rules
from auditor.rules.audits.detail_proposals import Details, ProposalOutcome
from auditor.rules.audits.timeline import Noted
from auditor.rules.notices import News
from auditor.rules.rights.permissions import Act
from auditor.work import clock, journal
from auditor.work.audits import audits, detail_choices, proposed_details
from auditor.work.audits.detail_choices import details_of
from auditor.work.people import notices
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.signed_in import SignedIn

NAMED = "You are named in what is proposed: another lead decides on it."


def propose(audit: Audit, me: SignedIn, typed: Mapping[str, str]) -> dict[str, str]:
    """Propose what a form sent (team, worker, supervisor, reason); goes out: messages by field.

    It takes the place of a proposal that was open. Sent twice, it is proposed once. Raises Overtaken
    or NotAllowed where the audit is no longer this person's to correct.
    """
    wanted = rules.read(typed)
    reason, fault = reasons.read(typed.get("reason", ""))
    with change():
        now = audits.ensure_may(me.id, Act.PROPOSE_DETAILS, audit)
        errors = rules.faults(details_of(now), wanted, detail_choices.facts(now, wanted, me.external))
        errors |= {"reason": fault} if fault else {}
        if not errors:
            _keep(now, me, wanted, reason)
    return errors


def take_back(audit: Audit, me: SignedIn, seen: int) -> None:
    """Take back the proposal that was `seen` (its id). Raises Overtaken where it is open no more."""
    with change():
        now = audits.ensure_may(me.id, Act.PROPOSE_DETAILS, audit)
        if _to_end(now, me, seen, ProposalOutcome.TAKEN_BACK):
            _end(seen, me, ProposalOutcome.TAKEN_BACK)
            audits.note(now, me.id, Noted.DETAILS_TAKEN_BACK)


def decide(
    audit: Audit, me: SignedIn, seen: int, confirmed: bool, answer: str = ""
) -> dict[str, str]:
    """Confirm or decline the proposal that was `seen` (its id), with an answer for its auditor.

    Confirmed, the audit names whom it proposes, and the parts follow. Everything is checked again:
    goes out what keeps it from being confirmed, by field. Raises Overtaken where another proposal
    took its place or it was decided, and NotAllowed where the person no longer leads here, or
    would be judged and another lead can decide.
    """
    outcome = ProposalOutcome.CONFIRMED if confirmed else ProposalOutcome.DECLINED
    with change():
        now = audits.ensure_may(me.id, Act.DECIDE_DETAILS, audit)
        found = _to_end(now, me, seen, outcome)
        if found is None:
            return {}
        if me.id not in proposed_details.deciders(found, now):
            raise NotAllowed(NAMED)
        before, wanted = details_of(now), proposed_details.wanted(found)
        faults = rules.faults(before, wanted, detail_choices.facts(now, wanted)) if confirmed else {}
        if not faults:
            said = rules.told(proposed_details.named(before, wanted))
            if confirmed:
                Audit.update(**wanted._asdict()).where(Audit.id == now.id).execute()
            _end(seen, me, outcome, answer)
            noted = Noted.DETAILS_CONFIRMED if confirmed else Noted.DETAILS_DECLINED
            audits.note(now, me.id, noted, f"{said} {answer}".strip())
            news = News.DETAILS_CONFIRMED if confirmed else News.DETAILS_DECLINED
            notices.tell(now, [found.by_id], news, me.id)
            done = "confirmed" if confirmed else "declined"
            journal.record(me.id, f"{done} another worker, team or supervisor", now.id)
    return faults


def _keep(audit: Audit, me: SignedIn, wanted: Details, reason: str) -> None:
    earlier = _open(audit)
    asked = (wanted, reason, me.id)
    if earlier and (proposed_details.wanted(earlier), earlier.reason, earlier.by_id) == asked:
        return
    if earlier:
        _end(earlier.id, me, ProposalOutcome.REPLACED)
    before = details_of(audit)
    DetailProposal.insert(
        audit=audit, by=me.id, at=clock.now(), reason=reason, **wanted._asdict(),
        **{f"{name}_before": value for name, value in before._asdict().items()},
    ).execute()
    said = [rules.told(proposed_details.named(before, wanted)), reason]
    if earlier:
        said.append("It takes the place of the earlier proposal.")
    audits.note(audit, me.id, Noted.DETAILS_PROPOSED, " ".join(filter(None, said)))


def _open(audit: Audit) -> DetailProposal | None:
    return DetailProposal.get_or_none(
        DetailProposal.audit == audit.id, DetailProposal.outcome == ProposalOutcome.OPEN
    )


def _to_end(audit: Audit, me: SignedIn, seen: int, outcome: ProposalOutcome) -> DetailProposal | None:
    """The proposal that was seen, where it is open; None where this person ended it so already."""
    newest = (
        DetailProposal.select().where(DetailProposal.audit == audit.id)
        .order_by(DetailProposal.id.desc()).first()
    )
    row = DetailProposal.get_or_none(DetailProposal.audit == audit.id, DetailProposal.id == seen)
    if newest is None:
        raise NotAllowed("No other worker, team or supervisor is proposed.")
    elif row and row.outcome == ProposalOutcome.OPEN:
        return row
    elif row and row.outcome == outcome and row.decided_by_id == me.id:
        return None
    elif newest.outcome == ProposalOutcome.OPEN:
        raise Overtaken(newest.by.name, newest.at, audit.state)
    else:
        who = newest.decided_by.name if newest.decided_by_id else "Auditor"
        raise Overtaken(who, newest.decided_at, audit.state)


def _end(proposal: int, me: SignedIn, outcome: ProposalOutcome, answer: str = "") -> None:
    DetailProposal.update(
        outcome=outcome, decided_by=me.id, decided_at=clock.now(), answer=answer
    ).where(DetailProposal.id == proposal).execute()
