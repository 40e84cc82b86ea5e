"""The house rules: stairs only go down, rules are pure, transactions open in one place."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = {
    "rules": {"rules"},
    "records": {"records"},
    "work": {"work", "records", "rules"},
    "demo": {"demo", "work", "records", "rules"},
    "web": {"web", "work", "rules"},
}
NOT_PURE = {"flask", "peewee", "playhouse", "os", "pathlib", "sqlite3", "time", "random", "secrets"}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "base", "manager", "handler", "service"}
# The connection of a request is theirs to open, and what is wrong with the database theirs to say.
GUARDED = {"web/guard.py", "web/health.py", "web/errors.py"}
SENT = re.compile(r"\b(request|typed|sent|asked|chosen|wanted|text|form)\b")  # what a browser sent
MODULES = sorted((ROOT / "auditor").rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Everything that a module imports, dotted."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{name.name}" for name in node.names} | {node.module}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_stairs_only_go_down(path):
    floor, *_ = path.relative_to(ROOT / "auditor").parts
    name = path.relative_to(ROOT / "auditor").as_posix()
    if floor not in FLOORS or name in GUARDED:
        return
    for imported in imports(path):
        if imported.startswith("auditor."):
            used = imported.split(".")[1]
            allowed = used in FLOORS[floor] or used == "__version__"
            assert allowed, f"{floor}.{path.stem} imports {imported}"


@pytest.mark.parametrize("path", sorted((ROOT / "auditor/rules").rglob("*.py")), ids=lambda p: p.stem)
def test_rules_are_pure(path):
    unclean = {one.split(".")[0] for one in imports(path)} & NOT_PURE
    assert not unclean, f"rules.{path.stem} imports {unclean}"


def test_a_transaction_opens_in_one_place_only():
    for path in MODULES:
        if path.name != "database.py" and "migrations" not in path.parts:
            assert ".atomic(" not in path.read_text(encoding="utf-8"), f"{path} says atomic()"


def test_only_one_function_writes_the_state_of_an_audit():
    for path in (ROOT / "auditor/work").rglob("*.py"):
        if path.name == "audits.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Audit.update":
                named = {keyword.arg for keyword in node.keywords}
                assert not named & {"state", "stage", "since"}, f"{path.name} writes {named}"


def test_each_module_says_in_one_sentence_what_is_in_it():
    for path in MODULES:
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert said, f"{path} has no docstring"
        assert "\n" not in said.split("\n\n")[0], f"{path} opens with more than a sentence"


def test_there_are_no_drawers():
    assert not [path for path in MODULES if path.stem in DRAWERS]


def test_numbers_are_read_from_what_was_sent_in_one_place():
    """`rules.typed.row_number` and `whole_number` alone know how long a number may be."""
    for path in MODULES:
        name = path.relative_to(ROOT / "auditor").as_posix()
        if name == "rules/typed.py" or not name.startswith(("web/", "work/", "rules/")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                said = f"{name}:{node.lineno} reads a number itself: {ast.unparse(node)}"
                assert not any(word.arg == "type" and ast.unparse(word.value) == "int"
                               for word in node.keywords), said
                asked = isinstance(node.func, ast.Name) and node.func.id == "int" and node.args
                assert not asked or not SENT.search(ast.unparse(node.args[0])), said


def test_every_htmx_target_is_a_block_of_its_template():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for piece in text.split('hx-target="#')[1:]:
            name = piece.split('"')[0]
            if "{{" not in name:
                block = "{% block " + name.replace("-", "_")
                assert block in text, f"{path.name}: no block for #{name}"


def test_names_are_put_in_order_and_searched_in_one_way():
    """Databases differ in what LOWER, LIKE and ORDER BY make of a name: `records.text` does not."""
    own_way = re.compile(
        r"order_by\((?:[^()]|(?<!alphabetical)\([^()]*\))*\b\w+\.(name|reference|title)\b"
        r"|fn\.LOWER\(\w+\.(name|reference|title)|\.(name|reference|title|email)\.contains\("
        r"|key=lambda \w+: \w+(\.name|\[\d\])(\.lower\(\))?\)"
    )
    for path in MODULES:
        floor = path.relative_to(ROOT / "auditor").parts[0]
        if floor in ("web", "work"):
            found = own_way.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path.stem}: {found and found[0]}"
