"""A made-up workbook of case lists with every oddity of real ones, to try the import with."""

import csv
import datetime
import io
import random
from collections.abc import Iterator

import openpyxl

from auditor.rules.cases.case_lists import TEMPLATE
from auditor.rules.parsing import MONTHS

NBSP = "\u00a0"
TEAMS = {
    "Made-up Team North": ("Example Worker One", "Example Worker Two", "Example Worker Three"),
    "Made-up Team South": ("Example Worker Four", "Example Worker Five"),
}
CHILD = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)",
         "Does the Child have a Disability")
ALLOCATED = ("Allocated Team", "Allocated Worker")
LIST_6 = (*CHILD, "CIN Start Date", "Primary Need Code", "Date Child Was Last Seen",
          "CIN Closure Date", "Reason for Closure", "Case status", *ALLOCATED)
LIST_7 = (*CHILD, "Child Protection Plan Start Date", "Initial Category of Abuse",
          "Latest Category of Abuse", "Date of the Last Statutory Visit",
          "Was the Child Seen Alone?", "Date of latest review conference",
          "Child Protection Plan End Date", *ALLOCATED)
LIST_8 = (*CHILD, "Date Started to be Looked After", "Child's Legal Status",
          "Date of Latest Statutory Review", "Date of Last Social Work Visit", "Permanence Plan",
          "Date Ceased to be Looked After", "Placement Type", "Placement postcode", *ALLOCATED)
LIST_9 = (*CHILD, *ALLOCATED, "Eligibility Category", "LA In Touch", "Type of Accommodation",
          "Suitability of Accommodation", "Activity Status")
STATUSES = {
    "a": ("a) Looked after child", "A", "Looked after child"),
    "b": ("b) Child Protection plan", "B", "child protection plan"),
    "c": ("c) Child in need plan", "C", f"c){NBSP}Child in need plan"),
    "d": ("d) Open assessment", "D", "Open assessment"),
    "e": ("e) Closed episode", "E", "Closed episode"),
}
SHARE = "ccccccbbbaaadde"  # how often each status comes


class Child:
    """One made-up case: its number, status, who has it, and when it began."""

    def __init__(self, number: int, chance: random.Random, today: datetime.date, teams: dict):
        self.number, self.chance, self.today = number, chance, today
        self.status = chance.choice(SHARE)
        self.team = chance.choice(list(teams))
        self.worker = chance.choice(teams[self.team])
        self.opened = today - datetime.timedelta(days=chance.randint(40, 900))
        self.seen = today - datetime.timedelta(days=chance.randint(0, 39))
        self.age = chance.randint(0, 17)

    def about(self, reference: object, age: object = None) -> tuple:
        """The first six columns of every list: all but the reference and the age are discarded."""
        born = self.today - datetime.timedelta(days=365 * self.age + self.chance.randint(0, 364))
        return (reference, self.chance.choice(("a) Male", "b) Female")), "a) WBRI", born,
                self.age if age is None else age, self.chance.choice(("a) Yes", "b) No")))


def workbook(
    today: datetime.date, cases: int = 40, seed: int = 2019, teams: dict | None = None
) -> bytes:
    """An .xlsx with Lists 6 to 9 of so many made-up cases, two sheets that are none, and bad rows.

    `teams` are names of teams with names of workers. The same arguments give the same lists.
    """
    chance = random.Random(seed)
    children = [
        Child(20_000 + number, chance, today, teams or TEAMS) for number in range(1, cases + 1)
    ]
    book = openpyxl.Workbook(write_only=True)
    for title, rows in (
        ("Read me", [("Made up throughout: no case in here is anybody's.",)]),
        ("List 6", _list_6(children)),
        ("List_7", _list_7([one for one in children if one.status == "b"])),
        ("list 8 ", _list_8([one for one in children if one.status == "a"])),
        ("List 9", _list_9(children[:3], chance, today)),
        ("List 10", [("Child Unique ID", "Date of Decision that Child Should be Placed")]),
    ):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return _saved(book)


def template(rows: list[tuple] = ()) -> bytes:
    """The plain template as .csv, with a mark by which Excel reads it right, and these rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(TEMPLATE)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _list_6(children: list[Child]) -> Iterator[tuple]:
    yield ("Annex A: List 6, children in need, as at the day of the extract",)
    yield tuple(f" {name.upper()} " if at % 5 == 1 else name for at, name in enumerate(LIST_6))
    for at, one in enumerate(children):
        closed = one.today - datetime.timedelta(days=20) if one.status == "e" else None
        yield (*one.about(_reference(one.number, at)), _day(one.opened, at), "N1",
               _day(one.seen, at + 1), closed, "RC7" if closed else None,
               STATUSES[one.status][at % 3], one.team, _worker(one.worker, at))
    first = children[0]
    # The first child once more, with an earlier episode that is closed; and rows that are wrong.
    yield _row_6(first, f"{first.number}.0", status="e) Closed episode",
                 closed=first.opened - datetime.timedelta(days=90),
                 opened=first.opened - datetime.timedelta(days=300))
    yield _row_6(first, None)
    yield _row_6(first, 29_001, opened="31/02/2025")
    yield _row_6(first, 29_002, status="f) Something else")
    yield _row_6(first, 29_003, worker="=VLOOKUP(A2,Workers!A:B,2,FALSE)")
    yield (None,) * len(LIST_6)


def _row_6(one: Child, reference, status="c) Child in need plan", opened=None, closed=None,
           worker=None) -> tuple:
    return (*one.about(reference), opened or one.opened, "N1", one.seen, closed, None, status,
            one.team, worker or one.worker)


def _list_7(children: list[Child]) -> Iterator[tuple]:
    yield tuple("Age" if name == "Age of Child (Years)" else name for name in LIST_7)
    for at, one in enumerate(children):
        yield (*one.about(one.number), one.opened, "a) Neglect", "a) Neglect", _day(one.seen, at),
               "a) Yes", one.seen, None, one.team, one.worker)


def _list_8(children: list[Child]) -> Iterator[tuple]:
    yield (None, *LIST_8)
    for at, one in enumerate(children):
        yield (at, *one.about(f" {one.number}{NBSP}"), one.opened, "C2", one.seen, one.seen,
               "Return home", None, "U4", "ZZ99 9ZZ", one.team, one.worker.upper())


def _list_9(children: list[Child], chance: random.Random, today: datetime.date) -> Iterator[tuple]:
    yield LIST_9
    for at, one in enumerate(children, start=1):
        young = Child(25_000 + at, chance, today, {one.team: (one.worker,)})
        yield (*young.about(young.number, 19), one.team, "#N/A" if at == 1 else one.worker,
               "b) Former relevant", "a) Yes", "b)", "a)", "F2")


def _reference(number: int, at: int) -> object:
    return (number, float(number), str(number), f"{number}.0")[at % 4]


def _day(day: datetime.date, at: int) -> object:
    serial = (day - datetime.date(1899, 12, 30)).days
    in_words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return (day, f"{day:%d/%m/%Y}", day.isoformat(), serial, in_words)[at % 5]


def _worker(name: str, at: int) -> str | None:
    if at % 20 == 4:
        return "#N/A"
    elif at % 30 == 5:
        return None
    return (name, name.replace(" ", NBSP), f" {name.lower()} ")[at % 3]


def _saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
