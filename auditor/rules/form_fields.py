"""Takes values of the right type out of a form's plain data, or says where the fault is."""

import re
from collections.abc import Iterable
from typing import NoReturn

REQUIRED = object()
KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")


class BadForm(ValueError):
    """A form that cannot be used; the message names form, question and fault."""


class Fields:
    """One dict of a form's plain data and the words that say where it stands."""

    def __init__(self, document: object, where: str, known: Iterable[str]):
        """Raises BadForm where `document` is no dict, or has a field that is not in `known`."""
        self.where = where
        if not isinstance(document, dict):
            self.fail(f"a set of named fields is expected here, not {shape(document)}")
        self.document = document
        # A misspelt "shown_when" would otherwise show the question to everybody.
        unknown = [field for field in document if field not in set(known)]
        if unknown:
            self.fail(f"there is no field called {quoted(unknown[0])}")

    def fail(self, fault: str) -> NoReturn:
        raise BadForm(f"{self.where}: {fault}.")

    def text(self, name: str, default: object = REQUIRED) -> str:
        value = self._get(name, default)
        if not isinstance(value, str):
            self.fail(f"{quoted(name)} has to be text, not {shape(value)}")
        if default is REQUIRED and not value.strip():
            self.fail(f"{quoted(name)} is empty")
        return value

    def key(self, name: str = "key") -> str:
        value = self.text(name)
        if not KEY.fullmatch(value):
            self.fail(
                f"{quoted(name)} is {quoted(value)}; a key has small letters, figures and "
                "underscores, begins with a letter and has at most 60 characters"
            )
        return value

    def one_of(self, name: str, allowed: Iterable[str], default: object = REQUIRED) -> str:
        value = self._get(name, default)
        if value is default or (isinstance(value, str) and value in allowed):
            return value
        self.fail(f"{quoted(name)} is {quoted(value)}; it has to be {either(allowed)}")

    def flag(self, name: str) -> bool:
        value = self._get(name, False)
        if not isinstance(value, bool):
            self.fail(f"{quoted(name)} has to be true or false, not {shape(value)}")
        return value

    def count(self, name: str) -> int:
        value = self._get(name, REQUIRED)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.fail(f"{quoted(name)} has to be a whole number from 1, not {quoted(value)}")
        return value

    def rows(self, name: str, default: object = REQUIRED) -> list:
        value = self._get(name, default)
        if not isinstance(value, list | tuple):
            self.fail(f"{quoted(name)} has to be a list, not {shape(value)}")
        return list(value)

    def words(self, name: str, default: object = REQUIRED) -> list[str]:
        words = self.rows(name, default)
        for word in words:
            if not isinstance(word, str) or not word.strip():
                self.fail(f"{quoted(name)} has to be a list of words; {quoted(word)} is none")
        return words

    def mapping(self, name: str) -> dict[str, object]:
        value = self._get(name, {})
        if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
            self.fail(f"{quoted(name)} has to be a set of named fields, not {shape(value)}")
        return value

    def _get(self, name: str, default: object) -> object:
        value = self.document.get(name, default)
        if value is REQUIRED:
            self.fail(f"{quoted(name)} is missing")
        return value


def quoted(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return f"“{text[:60]}”"


def either(allowed: Iterable[str]) -> str:
    return " or ".join(quoted(word) for word in allowed)


def shape(value: object) -> str:
    if value is None:
        return "nothing"
    names = {str: "text", bool: "true or false", int: "a number", float: "a number"}
    names |= {list: "a list", tuple: "a list", dict: "a set of named fields"}
    return names.get(type(value), type(value).__name__)
