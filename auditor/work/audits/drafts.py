"""What its auditor does with a draft: begin it, correct its details, declare sections, send it."""

from auditor.records.audits import Audit, Holding, SectionDone
from auditor.records.database import change
from auditor.records.reviews import Submission
from auditor.rules import audit_subjects
from auditor.rules.answers import Answer, open_points
from auditor.rules.audits.timeline import Noted
from auditor.rules.forms import FormDefinition, shown
from auditor.rules.rights.permissions import Act, Move
from auditor.work import clock, forms, settings
from auditor.work.audits import answers, approvals, audits, before_correction, concerns, findings
from auditor.work.refusals import NotAllowed
from auditor.work.rights import audit_facts
from auditor.work.signed_in import SignedIn


class Unfinished(Exception):
    """What is still open before the audit can be sent: messages by question key or page."""

    def __init__(self, points: dict[str, str]):
        super().__init__(f"{len(points)} points are still open")
        self.points = points


def form_of(audit: Audit) -> FormDefinition:
    """The questions of an audit."""
    return forms.form_of(audit.form_version_id)


def start(audit: Audit, me: SignedIn) -> Audit:
    """Begin an allocated audit, the auditor having declared no conflict of interest."""
    with change():
        audit = audits.ensure_may(me.id, Move.START, audit)
        Holding.update(began=True).where(
            Holding.audit == audit.id, Holding.until.is_null()
        ).execute()
        return audits.move(audit, Move.START, me.id, "No conflict of interest declared")


def correct_details(audit: Audit, me: SignedIn, values: dict) -> None:
    """Set what the auditor corrected (columns of audit), with an event that says what changed.

    Sent twice it is corrected once. Raises Overtaken, or NotAllowed, where it is no longer theirs, or
    a plan is given to supervision.
    """
    if values.get("plan") and not audit_subjects.of_audit(audit).has_plan:
        raise NotAllowed(f"{audit_subjects.NO_PLAN}.")
    with change():
        audit = audits.ensure_may(me.id, Act.CORRECT_DETAILS, audit)
        changed = {name: new for name, new in values.items() if getattr(audit, name) != new}
        if changed:
            Audit.update(**changed).where(Audit.id == audit.id).execute()
            audits.note(audit, me.id, Noted.DETAILS_CORRECTED, _from_to(audit, changed))


def sections_done(audit_id: int) -> set[str]:
    """The keys of the sections that are declared complete."""
    query = SectionDone.select(SectionDone.section).where(SectionDone.audit == audit_id)
    return {row[0] for row in query.tuples()}


def declare(audit: Audit, me: SignedIn, section: str, complete: bool = True) -> dict[str, str]:
    """Declare a section complete (or open again); returns what is still open, by question key.

    Nothing is declared while something is open. Raises Overtaken, or NotAllowed, where it is no
    longer theirs.
    """
    with change():
        audit = audits.ensure_may(me.id, Act.ANSWER, audit)
        points = section_points(audit, answers.of(audit.id), section) if complete else {}
        if complete and not points:
            SectionDone.insert(
                audit=audit, section=section, by=me.id, at=clock.now()
            ).on_conflict_ignore().execute()
        elif not complete:
            SectionDone.delete().where(
                SectionDone.audit == audit.id, SectionDone.section == section
            ).execute()
    return points


def section_points(
    audit: Audit, given: dict[str, Answer], section: str | None = None
) -> dict[str, str]:
    """What is open in a section, or in all, by question key; evidence as the team set it."""
    return open_points(
        form_of(audit), given, audit.plan, section, settings.get("evidence_needed")
    )


def still_open(audit: Audit) -> dict[str, str]:
    """Everything that keeps the audit from being sent, by question key, section key or page."""
    form, given = form_of(audit), answers.of(audit.id)
    points = section_points(audit, given)
    if not (audit.period_from and audit.period_to):
        points["period"] = "Say which period you read"
    if not audit.sources:
        points["sources"] = "Say which sources you saw"
    if audit.unsafe_at_start is None:
        points["unsafe_at_start"] = "Say whether anything suggests that a child is unsafe now"
    if any(not one.text for one in concerns.waiting(audit, audit.auditor_id)):
        points["concern"] = "Say what worries you: your concern has no words yet"
    done = sections_done(audit.id)
    for section in asked_sections(form, given, audit.plan):
        if section.key not in done:
            points.setdefault(f"section-{section.key}", f"Declare “{section.title}” complete")
    return points | findings.still_open(audit, form, given)


def asked_sections(form: FormDefinition, given: dict[str, Answer], plan: str) -> list:
    """The sections with at least one question that is shown."""
    keys = shown(form, given, plan)
    return [one for one in form.sections if any(q.key in keys for q in one.questions)]


def send(audit: Audit, me: SignedIn, unsafe: bool | None) -> Audit:
    """Send the audit for review; `unsafe` answers the concern question once more.

    A no never undoes a yes that was said at sending. Raises Unfinished with what is open, and keeps
    what was sent as a submission: what is sent is complete at that moment. Raises Overtaken, or
    NotAllowed, where it is no longer theirs.
    """
    with change():
        audit = audits.ensure_may(me.id, Move.SUBMIT, audit)
        points = still_open(audit) | _open_at_sending(audit, me, unsafe)
        if points:
            raise Unfinished(points)
        stage = _stage_to_send_to(audit)
        sent = audits.move(
            audit, Move.SUBMIT, me.id, stage=stage, taken_up_by=None,
            unsafe_at_sending=unsafe or bool(audit.unsafe_at_sending),
            due_on=clock.after_working_days(settings.limits().review),
        )
        _keep_submission(sent, me, stage)
        before_correction.let_go(sent)
        approvals.let_fall(audit, stage)
    return sent


def _open_at_sending(audit: Audit, me: SignedIn, unsafe: bool | None) -> dict[str, str]:
    if unsafe is None:
        said = "Say whether anything suggests that a child is unsafe now"
    elif unsafe and not concerns.waiting(audit, me.id):
        said = "Raise the concern first, then send the audit"
    else:
        return {}
    return {"unsafe_at_sending": said}


def _keep_submission(audit: Audit, me: SignedIn, stage: int) -> None:
    given = answers.of(audit.id)
    keys = shown(form_of(audit), given, audit.plan)
    content = {
        key: {"value": one.value, "evidence": one.evidence}
        for key, one in given.items()
        if key in keys
    }
    number = Submission.select().where(Submission.audit == audit.id).count() + 1
    Submission.insert(
        audit=audit, number=number, stage=stage, by=me.id, at=clock.now(), answers=content
    ).execute()


def _stage_to_send_to(audit: Audit) -> int:
    """The stage that returned it, or the next one that is not skipped."""
    numbers = [number for number, _ in audit_facts.of(audit).stages]
    later = [number for number in numbers if number >= audit.resubmit_stage]
    return min(later, default=max(numbers))


def _from_to(before: Audit, changed: dict) -> str:
    """What was corrected, service and plan with what they said before."""
    said = [
        f"{name.capitalize()}: from {getattr(before, name) or 'none'} to {changed[name]}."
        for name in ("service", "plan") if name in changed
    ]
    others = sorted(name.replace("_", " ") for name in changed if name not in ("service", "plan"))
    return " ".join([*said, ", ".join(others)]).strip()
