"""Two processes that act at the same moment on one database, as two servers do."""

import multiprocessing
from dataclasses import dataclass

from auditor.records import database as records
from auditor.records import opening
from auditor.records.audits import Audit
from auditor.records.case_imports import CaseImport
from auditor.records.cases import Case, Cycle
from auditor.records.people import Person
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.work import forms, settings
from auditor.work.audits import action_proposals, concerns, drafts
from auditor.work.cases import case_import
from auditor.work.leavers import account_closing
from auditor.work.people import invitations, people, set_up
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_audits
from auditor.work.reviews import reviews
from auditor.work.signed_in import SignedIn

YES = Decision(Choice.APPROVE, "Seen.")


@dataclass(frozen=True)
class Refused:
    """What an act raised in the other process."""

    what: str
    said: str


class Pair:
    """Two processes that are kept, with a barrier before every act."""

    def __init__(self):
        context = multiprocessing.get_context("spawn")
        self.barrier = context.Barrier(2)  # kept, or it is gone before they begin
        self.pipes, self.processes = [], []
        for _ in range(2):
            here, there = context.Pipe()
            process = context.Process(target=_answer, args=(there, self.barrier), daemon=True)
            process.start()
            self.pipes.append(here)
            self.processes.append(process)

    def at_once(self, url: str, *calls) -> list:
        """What two acts, each a function of this module and what it is given, gave or raised."""
        for pipe, call in zip(self.pipes, calls, strict=True):
            pipe.send((url, call))
        return [pipe.recv() for pipe in self.pipes]

    def stop(self) -> None:
        """End both."""
        for process in self.processes:
            process.terminate()
            process.join()


def refused(given: list) -> list[Refused]:
    """Those of these that were raised."""
    return [one for one in given if isinstance(one, Refused)]


def _answer(pipe, barrier) -> None:
    while True:
        url, (act, *given) = pipe.recv()
        records.open_database(url)
        forms.forget()
        settings.forget()
        records.database.connect()
        barrier.wait(timeout=60)
        try:
            answer = act(*given)
        except Exception as raised:
            answer = Refused(type(raised).__name__, str(raised))
        records.database.close_all()
        pipe.send(answer)


def me(person: int) -> SignedIn:
    return signed_in(Person.get_by_id(person))


def close_account(by: int, person: int):
    return account_closing.close(me(by), Person.get_by_id(person), {})


def give_up_roles(person: int, roles: list[str]):
    known = Person.get_by_id(person)
    return people.save(signed_in(known), {"name": known.name, "email": known.email}, roles, known)[1]


def take_address(by: int, person: int):
    known = Person.get_by_id(person)
    typed = {"name": known.name, "email": "same@example.org"}
    return people.save(me(by), typed, ["auditor"], known)[1]


def add_case(case: int, cycle: int, by: int):
    return len(cycle_audits.add_audits(Cycle.get_by_id(cycle), [Case.get_by_id(case)], me(by)))


def sign_off(audit: int, person: int, as_seen: str):
    return reviews.decide(Audit.get_by_id(audit), me(person), YES, as_seen).state


def raise_concern(audit: int, person: int):
    return concerns.raise_one(Audit.get_by_id(audit), me(person), "Alone at night.").id


def propose(audit: int, person: int, values: dict):
    return action_proposals.propose(Audit.get_by_id(audit), me(person), values)


def send(audit: int, person: int):
    return drafts.send(Audit.get_by_id(audit), me(person), False).state


def set_up_with(code: str, name: str):
    password = "three quiet otters swim"
    typed = {"code": code, "name": name, "email": f"{name}@example.org", "password": password}
    return set_up.begin(typed, "192.0.2.1")[1]


def new_code():
    return set_up.new_code()


def invite(by: int, person: int):
    return invitations.make(me(by), Person.get_by_id(person))


def use_link(key: str, password: str):
    return invitations.use(key, password) is not None


def apply_import(kept: int, typed: dict):
    kept = CaseImport.get_by_id(kept)
    return case_import.apply(kept, signed_in(kept.by), typed, set())


def set_value(key: str, value):
    return settings.put(key, value)


def start(url: str):
    """Open the database as a server does when it starts."""
    records.database.close()
    opening.open_to_use(url)
    opening.let_go()


def count_up(key: str, times: int):
    """Read, add one, write, so often; each time in a change, which nobody else comes between."""
    for _ in range(times):
        with records.change():
            settings.forget()
            settings.put(key, (settings.get(key) or 0) + 1)
