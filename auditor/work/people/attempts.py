"""Tries at a password or a code, counted so that whoever guesses is slowed down."""

import datetime

from auditor.records.database import change
from auditor.records.people import SignInAttempt
from auditor.rules.people import throttle
from auditor.work import clock

KEPT = datetime.timedelta(days=1)


class SlowDown(Exception):
    """Too many failed tries; `seconds` until the next one."""

    def __init__(self, seconds: int):
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


def count(account: str, address: str) -> None:
    """Count a try at `account` from a network address, before it is known whether it succeeds.

    Many tries at once cannot slip past that way; `forgive` takes it back. Raises SlowDown while the
    account or the address has failed too often; a try while waiting is not counted.
    """
    account, address, moment = account[:255], address[:255], clock.now()
    with change():
        seconds = max(
            _wait(SignInAttempt.account == account, throttle.ACCOUNT, moment),
            _wait(SignInAttempt.address == address, throttle.ADDRESS, moment),
        )
        if seconds:
            raise SlowDown(seconds)
        SignInAttempt.insert(account=account, address=address, at=moment).execute()
        SignInAttempt.delete().where(SignInAttempt.at < moment - KEPT).execute()


def forgive(account: str) -> None:
    """Forget the tries at an account, because one succeeded."""
    with change():
        SignInAttempt.delete().where(SignInAttempt.account == account[:255]).execute()


def _wait(whose, free: int, moment: datetime.datetime) -> int:
    recent = SignInAttempt.select(SignInAttempt.at).where(
        whose, SignInAttempt.at > moment - throttle.REMEMBERED
    )
    return throttle.wait_seconds([one.at for one in recent], moment, free=free)
