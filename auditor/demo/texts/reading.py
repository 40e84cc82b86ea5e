"""Reads the texts of the demonstration from the TOML files of this folder, and says what is wrong where."""

import re
import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
PARAGRAPHS = re.compile(r"\n\s*\n")
BRACES = re.compile(r"{\w*}|[{}]")


class WrongText(Exception):
    """A text is not as the story needs it: the message names the file, the heading and the fault."""


class Table(dict):
    """What stands under a heading, of which `where` says file and heading."""

    def __init__(self, where: str, given: dict):
        super().__init__(given)
        self.where = where

    def __missing__(self, key: str):
        raise WrongText(f"{self.where}: “{key}” is missing")


@cache
def read(name: str) -> Table:
    """What stands in the file of this name, such as "standard/voice".

    The lines of a text are joined to paragraphs, which an empty line keeps apart. Raises WrongText
    where there is no such file, where it is not TOML, or where a text has a {word} that is none.
    """
    path = FOLDER / f"{name}.toml"
    try:
        return _placed(f"{name}.toml", tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise WrongText(f"{name}.toml is missing in {FOLDER}") from None
    except tomllib.TOMLDecodeError as fault:
        raise WrongText(f"{name}.toml: {fault}") from None


def entries(table: Table, heading: str, *needed: str, **usual) -> list[dict]:
    """The entries under a [[heading]]: each with all that is `needed`, and with what is `usual` where it
    says nothing else. Raises WrongText for an entry that lacks something, or has something else.
    """
    listed = table[heading]
    if not isinstance(listed, list) or not all(isinstance(one, Table) for one in listed):
        raise WrongText(f"{table.where}: begin each entry of “{heading}” with [[...{heading}]]")
    for one in listed:
        for key in needed:
            one[key]
        for key in one.keys() - {*needed, *usual}:
            raise WrongText(f"{one.where}: “{key}” is not known")
    return [usual | one for one in listed]


def _placed(where: str, value):
    if isinstance(value, dict):
        return Table(where, {key: _placed(f"{where}, {key}", one) for key, one in value.items()})
    elif isinstance(value, list):
        return [_placed(f"{where} no. {place}", one) for place, one in enumerate(value, start=1)]
    elif isinstance(value, str):
        return _in_paragraphs(where, value)
    else:
        return value


def _in_paragraphs(where: str, text: str) -> str:
    for found in BRACES.findall(text):
        if found[1:-1] not in read("words")["usual"]:
            raise WrongText(f"{where}: “{found}” is none of the words of words.toml")
    return "\n\n".join(" ".join(one.split()) for one in PARAGRAPHS.split(text.strip()))
