"""The cases of the demonstration: who has which, on which plan, and which are closed by now."""

import datetime
import random
from collections.abc import Iterable

from auditor.demo.people import Cast
from auditor.records.cases import Case
from auditor.records.people import Person, Team
from auditor.work import clock
from auditor.work.cases import cases
from auditor.work.people.people import signed_in

PLANS = {
    "eh": "early help", "as": "assessment", "cin": "child in need", "cp": "child protection",
    "la": "looked after", "cl": "care leaver",
}
NEW = "as"  # an assessment is over within weeks: nothing older than this quarter is on one

# The open cases of each worker, by number: the plan that each is on today.
OPEN = {
    "worker1": {10304: "cp", 10327: "cin", 10318: "la", 10345: "cin", 10361: "cp", 10372: "cl",
                10444: "as"},
    "worker2": {10309: "cin", 10333: "cp", 10322: "cin", 10350: "la", 10366: "cin", 10379: "cp",
                10447: "as"},
    "worker3": {10306: "la", 10315: "cin", 10340: "cp", 10388: "cin", 10402: "cp", 10411: "cin",
                10431: "cp"},
    "worker4": {10277: "la", 10336: "cin", 10347: "cp", 10358: "cin", 10374: "cl", 10398: "cin",
                10427: "cp"},
    "worker5": {10302: "cin", 10324: "cp", 10331: "la", 10369: "cin", 10383: "cp", 10311: "cin",
                10419: "la"},
    "worker6": {10308: "cp", 10329: "cin", 10338: "cin", 10353: "la", 10376: "cin", 10391: "cp",
                10436: "cp"},
    "worker7": {10313: "cin", 10342: "cp", 10356: "cin", 10385: "la", 10404: "cin", 10422: "cl"},
    "worker8": {10264: "la", 10320: "cin", 10363: "cp", 10381: "cin", 10394: "cl", 10408: "cin"},
    "worker9": {10316: "eh", 10352: "eh", 10367: "eh", 10396: "eh", 10415: "eh"},
    "worker10": {10325: "eh", 10349: "eh", 10377: "eh", 10400: "eh", 10424: "eh"},
}
RESTRICTED = {10431, 10436}
FAMILIES = (
    (10306, 10315), (10309, 10322), (10327, 10345), (10320, 10381), (10367, 10396), (10347, 10427),
    (10338, 10376), (10325, 10349), (10372, 10444), (10422, 10431, 10436),
)
BEFORE = {10304: "cin"}  # the plan that a case was on when it was first audited

# What was open in 2019: the plan of then. The three that are open still are in OPEN as well.
OF_2019 = {
    "worker1": {10107: "cp", 10119: "cin", 10188: "la", 10233: "cin"},
    "worker2": {10112: "cin", 10146: "cp", 10197: "as", 10241: "cin"},
    "worker3": {10128: "cl", 10153: "cin", 10214: "cp"},
    "worker4": {10277: "cin", 10135: "cp", 10206: "cin", 10252: "as"},
    "worker5": {10141: "cin", 10172: "cp", 10229: "cin"},
    "worker6": {10164: "la", 10218: "cin"},
    "worker7": {10131: "cin", 10247: "cp"},
    "worker8": {10264: "la", 10203: "cin"},
    "worker9": {10115: "eh", 10159: "eh", 10238: "eh", 10259: "eh"},
    "worker10": {10122: "eh", 10180: "eh", 10221: "eh", 10268: "eh"},
}
OLD_FAMILIES = ((10119, 10233), (10159, 10238))

# Audited in one of the last quarters, and closed since.
CLOSED_SINCE = {"worker7": {10299: "cin"}, "worker8": {10295: "cp"}}

AGES = {
    "early help": ("1 to 4", "5 to 9", "10 to 15"),
    "looked after": ("1 to 4", "5 to 9", "10 to 15", "16 to 17"),
    "care leaver": ("18 and over",),
}
USUAL_AGES = ("unborn", "under 1", "1 to 4", "5 to 9", "10 to 15", "16 to 17")
WORKER_OF = {
    number: worker
    for listed in (OF_2019, OPEN, CLOSED_SINCE)
    for worker, numbers in listed.items()
    for number in numbers
}
FAMILY_OF = {
    number: f"F-{2040 + 7 * place}"
    for place, group in enumerate((*OLD_FAMILIES, *FAMILIES), start=1)
    for number in group
}


def reference(number: int) -> str:
    """What a case is called: M-10277."""
    return f"M-{number}"


def plan_of(number: int, first: bool = False) -> str:
    """The plan that a case is on today, or was on when it was `first` audited."""
    today = _listed(OPEN) | _listed(CLOSED_SINCE)
    then = today | BEFORE | _listed(OF_2019)
    return PLANS[(then if first else today)[number]]


def get_each(numbers: Iterable[int]) -> dict[int, Case]:
    """The cases with these numbers as they stand, by number, in this order."""
    wanted = {reference(number): number for number in numbers}
    found = (
        Case.select(Case, Person, Team)
        .join(Person, on=Case.worker, attr="worker").join(Team, on=Person.team, attr="team")
        .where(Case.reference.in_(list(wanted)))
    )
    by_reference = {one.reference: one for one in found}
    return {number: by_reference[one] for one, number in wanted.items()}


def add_of_2019(cast: Cast) -> None:
    """Add what was open in 2019."""
    for number in _listed(OF_2019):
        _add(cast, number, datetime.date(2019, 4, 1))


def add_since(cast: Cast) -> None:
    """Add today what the last quarters audit; assessments are newer than that."""
    for number, plan in (_listed(OPEN) | _listed(CLOSED_SINCE)).items():
        if number not in _listed(OF_2019) and plan != NEW:
            _add(cast, number, clock.today())


def add_new(cast: Cast) -> None:
    """Add today what was opened this month."""
    for number, plan in _listed(OPEN).items():
        if plan == NEW:
            _add(cast, number, clock.today(), longest=6)


def leave_2019() -> None:
    """Close the cases of 2019 that are not open today; the others are on another plan by now."""
    for number in _listed(OF_2019):
        if number in _listed(OPEN):
            _set(number, plan=plan_of(number))
        else:
            day = datetime.date(2020, 3, 2) + datetime.timedelta(_chance(number).randrange(900))
            _set(number, closed_on=day, last_seen_on=day)


def step_up() -> None:
    """Put the cases whose plan changed between two audits on the plan of today."""
    for number in BEFORE:
        _set(number, plan=plan_of(number))


def close_since() -> None:
    """Close today what was audited in one of the last quarters and is no longer open."""
    for number in _listed(CLOSED_SINCE):
        _set(number, closed_on=clock.today(), last_seen_on=clock.today())


def transfer(cast: Cast, number: int, worker: str) -> None:
    """Give a case to another worker, as the lead does on its page."""
    case = Case.get(_is(number))
    values = {"reference": case.reference, "restricted": case.restricted, "worker": cast[worker].id}
    cases.correct(case, values, signed_in(cast["lead"]))


def see_everybody() -> None:
    """Let every open child have been seen in the weeks before today."""
    for number in _listed(OPEN):
        seen = clock.today() - datetime.timedelta(days=_chance(number).randrange(2, 28))
        late = Case.opened_on > seen
        Case.update(last_seen_on=Case.opened_on).where(_is(number), late).execute()
        Case.update(last_seen_on=seen).where(_is(number), ~late).execute()


def _add(cast: Cast, number: int, before: datetime.date, longest: int = 400) -> None:
    chance, worker, plan = _chance(number), cast[WORKER_OF[number]], plan_of(number, first=True)
    values = {
        "reference": reference(number), "family": FAMILY_OF.get(number, ""),
        "service": worker.team.service, "plan": plan, "team": worker.team, "worker": worker,
        "opened_on": before - datetime.timedelta(days=chance.randrange(1, longest)),
        "age_band": chance.choice(AGES.get(plan, USUAL_AGES)), "restricted": number in RESTRICTED,
    }
    cases.add(values, signed_in(cast["lead"]))


def _set(number: int, **columns) -> None:
    Case.update(**columns).where(_is(number)).execute()


def _is(number: int):
    return Case.reference == reference(number)


def _listed(by_worker: dict[str, dict[int, str]]) -> dict[int, str]:
    return {number: plan for numbers in by_worker.values() for number, plan in numbers.items()}


def _chance(number: int) -> random.Random:
    return random.Random(f"case {number}")
