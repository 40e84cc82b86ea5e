"""Each fact of the team's world is said by its owner alone (tests/support/owners.py lists them)."""

import ast
import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from owners import FACTS, Fact

ROOT = Path(__file__).parents[1]
FLOORS = ("rules", "work", "web")  # records hold the columns, and the demonstration plays through work/
DOCSTRING = "its docstring"


class Node(NamedTuple):
    """A piece of a module: the file, what it is defined in, and the aliases of tables there."""

    file: str
    inside: str
    node: ast.AST
    tables: Mapping[str, str]


class Place(NamedTuple):
    """Where a fact is said: the file, what is defined there, the line, and the words."""

    file: str
    inside: str
    line: int
    words: str

    @property
    def key(self) -> str:
        return f"{self.file} {self.inside}".strip()


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.says)
def test_each_fact_is_said_by_its_owner_alone(fact):
    elsewhere = [one for one in said(fact) if one.file not in fact.owners and one.key not in fact.but]
    assert not elsewhere, "\n".join([
        f"{fact.says} {fact.owners[0]} says so; ask it instead of saying it again:",
        *(f"  {one.file}:{one.line} in {one.inside or 'the page'}: {one.words}" for one in elsewhere),
    ])


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.says)
def test_each_owner_says_its_fact_and_each_exception_excuses_something(fact):
    found = said(fact)
    assert {one.file for one in found} & set(fact.owners), "nothing of this row is found in its owner"
    assert not set(fact.but) - {one.key for one in found}, "these exceptions excuse nothing"


@pytest.mark.parametrize(("pattern", "line", "found"), [
    ("Person.supervisor", "query.where(Person.supervisor == me.id)", True),
    ("Person.supervisor", "query.where(me.id == one.supervisor)", True),
    ("Person.supervisor", "query.where(Audit.supervisor == me.id)", False),
    ("Person.supervisor", "Person.update(supervisor=None)", False),
    ("Action.state == 'open'", "query.where('open' == Action.state)", True),
    ("Action.state == 'open'", "query.where(Action.state == 'verified')", False),
    ("_.closed_on.is_null()", "Case.closed_on.is_null() | (Case.closed_on > day)", True),
    ("_.closed_on.is_null()", "Case.closed_on.is_null(False)", False),
    ("int(_.get(_))", "number = int(request.form.get('audit'))", True),
])
def test_a_pattern_finds_what_is_written_in_other_words(pattern, line, found):
    tree = ast.parse(f"one, team = Person.alias(), Team.alias()\n{line}")
    assert any(_matches(_pattern(pattern), node, _aliases(tree)) for node in ast.walk(tree)) == found


@functools.cache
def said(fact: Fact) -> list[Place]:
    """Every place that says a fact, its owner's among them."""
    return [*_in_code(fact), *_in_sql(fact), *_in_templates(fact)]


def _in_code(fact: Fact) -> Iterator[Place]:
    for pattern in map(_pattern, fact.code):
        for file, inside, node, tables in _nodes().get(type(pattern), ()):
            if _matches(pattern, node, tables):
                yield Place(file, inside, node.lineno, ast.unparse(node))


def _in_sql(fact: Fact) -> Iterator[Place]:
    for file, inside, node, _ in _nodes()[ast.Constant] if fact.sql else ():
        found = isinstance(node.value, str) and inside != DOCSTRING and re.search(fact.sql, node.value)
        if found:
            yield Place(file, inside, node.lineno, found[0])


def _in_templates(fact: Fact) -> Iterator[Place]:
    for path in sorted((ROOT / "templates").rglob("*.html")) if fact.templates else ():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if found := re.search(fact.templates, line):
                yield Place(path.relative_to(ROOT).as_posix(), "", number, found[0])


@functools.cache
def _nodes() -> dict[type, list[Node]]:
    """Every piece of every module of the floors, by what kind of expression it is."""
    found: dict[type, list[Node]] = {}
    for path in sorted(path for floor in FLOORS for path in (ROOT / "auditor" / floor).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        file, tables = path.relative_to(ROOT / "auditor").as_posix(), _aliases(tree)
        for node, inside in _insides(tree).items():
            found.setdefault(type(node), []).append(Node(file, inside, node, tables))
    return found


def _insides(tree: ast.Module) -> dict[ast.AST, str]:
    """Each node of a module, with the function, method or name in which it is."""
    found: dict[ast.AST, str] = {}
    for top in tree.body:
        found |= dict.fromkeys(ast.walk(top), _named(top))
        for one in top.body if isinstance(top, ast.ClassDef) else ():
            found |= dict.fromkeys(ast.walk(one), f"{top.name}.{_named(one)}".rstrip("."))
    for node in [tree, *found]:
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            found[node.body[0].value] = DOCSTRING
    return found


def _named(node: ast.stmt) -> str:
    target = getattr(node, "targets", [None])[0]
    return getattr(node, "name", getattr(target, "id", ""))


def _aliases(tree: ast.Module) -> dict[str, str]:
    """The table for which a name of a module stands: `boss` for Person after `boss = Person.alias()`."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            names, values = (getattr(one, "elts", [one]) for one in (node.targets[0], node.value))
            for name, value in zip(names, values, strict=False):
                table, alias, rest = ast.unparse(value).partition(".alias()")
                if alias and not rest:
                    found[ast.unparse(name)] = table
    return found


@functools.cache
def _pattern(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _matches(pattern: object, node: object, tables: Mapping[str, str]) -> bool:
    """Whether something is what a pattern says, by another name of a table or turned round."""
    if isinstance(pattern, ast.Name) and pattern.id == "_":
        return isinstance(node, ast.expr)
    elif isinstance(pattern, list):
        return len(pattern) == len(node) and all(
            _matches(one, other, tables) for one, other in zip(pattern, node, strict=True)
        )
    elif not isinstance(pattern, ast.AST) or type(pattern) is not type(node):
        return pattern == node
    elif isinstance(pattern, ast.Name):
        return pattern.id in (node.id, tables.get(node.id))
    elif isinstance(pattern, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq):
        turned = ast.Compare(node.comparators[-1], node.ops, [node.left])
        return any(_fields_match(pattern, one, tables) for one in (node, turned))
    else:
        return _fields_match(pattern, node, tables)


def _fields_match(pattern: ast.AST, node: ast.AST, tables: Mapping[str, str]) -> bool:
    return all(
        _matches(wanted, getattr(node, name), tables)
        for name, wanted in ast.iter_fields(pattern) if name != "ctx"
    )
