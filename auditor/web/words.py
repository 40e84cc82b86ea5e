"""How templates put dates, times, numbers and keys into words."""

from collections.abc import Iterable, Sized
from datetime import UTC, date, datetime, timedelta

from flask import Flask

from auditor.rules import audit_subjects, question_kinds
from auditor.rules.audit_subjects import Subject
from auditor.rules.audits.findings import KINDS
from auditor.rules.deadlines import in_london, london_day
from auditor.rules.follow_up.actions import ActionState
from auditor.rules.forms import GRADE_LETTERS, GRADES
from auditor.rules.notices import News
from auditor.rules.parsing import MONTHS
from auditor.rules.question_kinds import Kind
from auditor.rules.workflow import State
from auditor.work import clock as office

# Our own names of days: strftime's change with the machine's language, and dates without a leading
# nought are written differently on each system.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STATES = {
    State.UNALLOCATED: "Not allocated",
    State.ALLOCATED: "Allocated",
    State.IN_PROGRESS: "In progress",
    State.SUBMITTED: "Sent for review",
    State.UNDER_REVIEW: "Under review",
    State.RETURNED: "Returned",
    State.SIGNED_OFF: "Signed off",
    State.WITHDRAWN: "Withdrawn",
}
ACTION_STATES = {
    ActionState.PROPOSED: "Proposed",
    ActionState.OPEN: "Open",
    ActionState.REPORTED_DONE: "Reported done",
    ActionState.VERIFIED: "Verified",
    ActionState.NOT_NEEDED: "No longer needed",
}
NEWS = {
    News.REALLOCATED: "{} was given to another auditor.",
    News.WITHDRAWN: "{} was withdrawn.",
    News.READ: "What you had not sent of {} was read by the lead after it was withdrawn.",
    News.CARRIED_OVER: "{} was carried over to another cycle.",
    News.PUT_BACK: "{} was put back in the queue, where you had taken it up.",
    News.NAMED: "You were named to act as lead on {}, as nobody else can.",
    News.CONCERN_ANSWERED: "Your concern on {} was answered.",
    News.DETAILS_CONFIRMED: "Your proposal for another worker, team or supervisor of {} was confirmed.",
    News.DETAILS_DECLINED: "Your proposal for another worker, team or supervisor of {} was declined.",
    News.RESTRICTED: "{} is now restricted, and you may no longer open it.",
}
GRADE_WORDS = {grade.key: grade.label for grade in GRADES}


def register(app: Flask) -> None:
    """Give the templates every word below as a filter of the same name."""
    app.jinja_env.filters.update({word.__name__: word for word in FILTERS})


def now() -> datetime:
    """The moment, as naive UTC: what `since` counts back from."""
    return office.now()


def day(when: date | datetime | None, today: date | None = None) -> str:
    """Mon 23 Nov, and its year unless that is this year's."""
    if when is None:
        return ""
    on = _in_london(when)
    text = f"{DAYS[on.weekday()][:3]} {on.day} {_month(on)}"
    return text if on.year == (today or office.today()).year else f"{text} {on.year}"


def long_day(when: date | datetime | None) -> str:
    """Monday 23 November 2026."""
    if when is None:
        return ""
    on = _in_london(when)
    return f"{DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def moment(when: datetime | None) -> str:
    """23 Nov 2026, 14:02."""
    return "" if when is None else f"{_short(when)}, {clock(when)}"


def clock(when: datetime | None) -> str:
    """14:02."""
    return "" if when is None else f"{_in_london(when):%H:%M}"


def since(when: datetime | None, now: datetime | None = None) -> str:
    """Just now, 5 minutes ago, today 09:12, yesterday, Fri 20 Nov: the nearer the finer."""
    if when is None:
        return ""
    now = now or office.now()
    minutes = int((_aware(now) - _aware(when)).total_seconds() // 60)
    on, today = london_day(when), london_day(now)
    if minutes < 1:
        text = "just now"
    elif minutes < 60:
        text = f"{count(minutes, 'minute')} ago"
    elif on == today:
        text = f"today {clock(when)}"
    elif on == today - timedelta(days=1):
        text = "yesterday"
    else:
        text = day(on, today)
    return text


def period(start: date | datetime | None, end: date | datetime | None) -> str:
    """1 Nov 2025 – 31 Oct 2026; with one end open, "from" or "until" the other."""
    if start and end:
        text = f"{_short(start)} – {_short(end)}"
    elif start:
        text = f"from {_short(start)}"
    elif end:
        text = f"until {_short(end)}"
    else:
        text = ""
    return text


def month_year(when: date | datetime | None) -> str:
    """November 2026."""
    if when is None:
        return ""
    on = _in_london(when)
    return f"{MONTHS[on.month - 1]} {on.year}"


def count(number: int | Sized, one: str, many: str | None = None) -> str:
    """1 audit, 3 audits, 1,204 audits; a list is counted. `many` where an s will not do."""
    if isinstance(number, Sized):
        number = len(number)
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: Iterable[object]) -> str:
    """a; a and b; a, b and c."""
    texts = [str(item) for item in items]
    return " and ".join([", ".join(texts[:-1]), *texts[-1:]] if len(texts) > 1 else texts)


def state(key: str) -> str:
    """Where an audit is in its life: "Sent for review" for submitted."""
    return STATES.get(key) or _sentence(key)


def action_state(key: str) -> str:
    """Where an action is in its life: "Reported done" for reported_done."""
    return ACTION_STATES.get(key) or _sentence(key)


def service(key: str | None) -> str:
    """A service's name: Children's Social Care."""
    return key or ""


def plan(key: str | None) -> str:
    """A plan in sentence case: Child protection."""
    return _sentence(key)


def plan_of(audit) -> str:
    """The plan of an audit's case in sentence case; nothing where no case is audited."""
    return plan(audit_subjects.plan_of(audit))


def subject(of) -> Subject:
    """How an audit, or what a form or a signed copy names, is spoken of."""
    return audit_subjects.of_key(of) if isinstance(of, str) else audit_subjects.of_audit(of)


def role(key: str | None) -> str:
    """A role in sentence case: Lead."""
    return _sentence(key)


def grade_word(key: str | None) -> str:
    """A grade in full: Requires improvement to be good."""
    return GRADE_WORDS.get(key) or _sentence(key)


def grade_letter(key: str | None) -> str:
    """A grade's letter or two: O, G, RI, I; nothing where there is no grade."""
    return GRADE_LETTERS.get(key, "")


def question_kind(key: str) -> Kind:
    """How a question is answered, of which a signed copy names the kind."""
    return question_kinds.KINDS[key]


def finding_kind(key: str | None) -> str:
    """What a finding is: Area for improvement."""
    return KINDS.get(key) or _sentence(key)


def news(what: News, reference: str | None) -> str:
    """What was done to an audit of somebody, told to them; without its reference where None."""
    said = NEWS[what].format(reference or "an audit of yours")
    return said if reference else said[0].upper() + said[1:]


FILTERS = (
    day, long_day, moment, clock, since, period, month_year, count, listed,
    state, action_state, service, plan, plan_of, subject, role, grade_word, grade_letter,
    question_kind, finding_kind, news,
)  # fmt: skip


def _aware(when: datetime) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _in_london(when: date | datetime) -> date | datetime:
    """A moment as London's clocks show it; a plain date is one already."""
    return in_london(when) if isinstance(when, datetime) else when


def _short(when: date | datetime) -> str:
    on = _in_london(when)
    return f"{on.day} {_month(on)} {on.year}"


def _month(on: date) -> str:
    return MONTHS[on.month - 1][:3]


def _sentence(key: str | None) -> str:
    text = (key or "").replace("_", " ")
    return text[:1].upper() + text[1:]
