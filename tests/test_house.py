"""The house rules: each reads every file of ours and says all at once what is against it, and what to do."""

import ast
import functools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from auditor.rules.question_kinds import KINDS

ROOT = Path(__file__).parents[1]
FLOORS = {
    "rules": {"rules"},
    "records": {"records"},
    "work": {"work", "records", "rules"},
    "demo": {"demo", "work", "records", "rules"},
    "web": {"web", "work", "rules"},
}
# Each room may use those before it; what stands loose on a floor is for all of them, and uses none.
ROOMS = (
    "rights", "people", "cases", "audits", "reviews", "leavers", "follow_up", "programme", "results", "home",
)
FEWEST, MOST_LOOSE = 3, 25  # files of a room; modules outside the rooms of a floor
NOT_PURE = {"flask", "peewee", "playhouse", "os", "pathlib", "sqlite3", "time", "random", "secrets"}
ONLY_TESTS = re.findall(r"([\w-]+)==", (ROOT / "requirements-dev.txt").read_text(encoding="utf-8"))
DRAWERS = {"utils", "util", "helpers", "helper", "common", "base", "manager", "handler", "service"}
# The connection of a request is theirs to open, and what is wrong with the database theirs to say.
GUARDED = {"auditor/web/guard.py", "auditor/web/health.py", "auditor/web/errors.py"}
# What is answered to our script, in its own pieces; what may be too often; what is still open.
SAYS_422 = {
    "auditor/web/page.py", "auditor/web/sign_in.py",
    "auditor/web/audits/answers.py", "auditor/web/audits/audits.py",
}
SENT = re.compile(r"\b(request|typed|sent|asked|chosen|wanted|text|form)\b")  # what a browser sent
OWN_WAY = re.compile(
    r"order_by\((?:[^()]|(?<!alphabetical)\([^()]*\))*\b\w+\.(name|reference|title)\b"
    r"|fn\.LOWER\(\w+\.(name|reference|title)|\.(name|reference|title|email)\.contains\("
    r"|key=lambda \w+: \w+(\.name|\[\d\])(\.lower\(\))?\)|key=lambda \w+: \(?\w+\.\w+\.lower\(\)"
)
IMPORTED = re.compile(r'\{%-? from "[^"]+" import ([^%]+?) -?%\}')
# Asked of a question's kind in a template: whether it is one of those in quotes, or what is listed under it.
NAMES_A_KIND = re.compile(
    r"\{[%{][^}]*(?<!part\.)\bkind\b(?:\.key|\|string)*(?: *[!=]= *| (?:not )?in )[^}]*"
    rf"[\"'](?:{'|'.join(KINDS)})[\"']|\[question\.kind"
)
ACTS, MAY_ACT = {"by", "reader"}, {"person", "person_id"}
# What an id is given to all the same, and why.
BY_ID = {
    "journal.record": "a mail or a set-up is in the log too, and nobody is signed in then",
    "journal.saw_today": "as journal.record",
    "audits.move": "keeps who did it in the event that other verbs make",
    "audits.note": "as audits.move",
    "notices.tell": "names who did it, in what others read",
    "action_transfers.with_cases": "nobody acts where an action is opened after its case changed hands",
    "action_transfers.from_person": "whose actions they were",
    "action_steps.columns": "one part of a row, made for the demonstration too",
    "sessions.end_all": "whose sessions end, whoever ends them",
}
# Kinds of something else: of the lines of a report.
OTHER_KINDS = {"auditor/work/results/report_styles.py"}
# What says in which state something is, or of which kind: compared with a member of its enum.
STATED = {
    "state", "from_state", "to_state", "kind", "subject", "role", "outcome", "move", "decision", "use",
    "told",
}
BARE_IN_TEMPLATE = re.compile(
    rf"\b({'|'.join(sorted(STATED))})\s*(==|!=|(not )?in)\s*\(?\s*\"\w+\"|\"\w+\" (not )?in [\w.]+\.roles\b"
)
TARGET = re.compile(r'(?:hx-target="#|[ (]live=")([^"{]*)"')  # live: what filter_form() replaces
OF_FLOOR = r"auditor\.(rules|work|web)"
USED = re.compile(r'(?:from|include|extends) "(\w+)/')  # the folder of a template that another uses
LONGEST = 140  # characters of a line of a template


@dataclass(frozen=True)
class File:
    """One file of ours; it is parsed once for all the rules."""

    name: str
    text: str

    @property
    def floor(self) -> str:
        """`work` of auditor/work/reviews/reviews.py; nothing of a file that stands on no floor."""
        first, *rest = self.name.split("/")
        return rest[0] if first == "auditor" and len(rest) > 1 else ""

    @property
    def room(self) -> int:
        """Which of the rooms a module or a template stands in: -1 where it stands loose."""
        return next((ROOMS.index(one) for one in self.name.split("/")[1:-1] if one in ROOMS), -1)

    @cached_property
    def tree(self) -> ast.Module:
        """The module as its syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All that the tree consists of."""
        return list(ast.walk(self.tree))

    @cached_property
    def imports(self) -> list[tuple[int, str]]:
        """Everything that the module imports, dotted, and in which line."""
        found = []
        for node in self.nodes:
            if isinstance(node, ast.ImportFrom):
                named = [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
                found += [(node.lineno, one) for one in named]
            elif isinstance(node, ast.Import):
                found += [(node.lineno, name.name) for name in node.names]
        return found

    def at(self, line: int, what: str) -> str:
        """An offence, as an editor finds it."""
        return f"{self.name}:{line} {what}"

    def found(self, pattern: str | re.Pattern) -> Iterator[tuple[int, re.Match]]:
        """Each place where the pattern is, with its line."""
        for match in re.finditer(pattern, self.text):
            yield self.text.count("\n", 0, match.start()) + 1, match


@functools.cache
def ours() -> list[File]:
    """Every module of the product, then every template."""
    return [*read("auditor", "*.py"), *read("templates", "*.html")]


def ours_and_tests() -> list[File]:
    """The same, and the tests."""
    return [*ours(), *read("tests", "*.py")]


def read(folder: str, ending: str) -> list[File]:
    """The files of a folder with this ending."""
    paths = sorted((ROOT / folder).rglob(ending))
    return [File(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def modules(files: list[File], *floors: str) -> list[File]:
    """The modules on these floors; without one all of them."""
    return [one for one in files if one.name.endswith(".py") and (not floors or one.floor in floors)]


# What a sign-off makes, each with the module of work/ that makes it.
SIGNING = {
    "signed_copies.freeze": "reviews/reviews", "action_proposals.open_proposed": "reviews/reviews",
    "OPENED": "audits/action_proposals",
    "SignedCopy": "reviews/signed_copies", "SignedAnswer": "reviews/signed_copies",
}
SIGNED_OTHERWISE = {
    "auditor/records/migrations/0005_keep_what_becomes_of_findings.py",  # what was signed off before it
    "tests/benchmarks/summary.py",  # five thousand at once, of which only the counts matter
}
WRITING = re.compile(r"^_?(create|insert|write|bulk_create)")

RULES: dict[str, Callable] = {}


def house_rule(offences: Callable, files: Callable = ours) -> Callable:
    """A rule as a test that fails with all offences at once; it yields each with its place."""
    RULES[offences.__name__.removeprefix("test_")] = offences

    def test():
        said = list(offences(files()))
        if said:
            times = f"{len(said)} times against the rule. {offences.__doc__ or ''}"
            pytest.fail("\n".join([times, *said]), pytrace=False)

    return test


@house_rule
def test_stairs_only_go_down(files):
    for one in modules(files, *FLOORS):
        if one.name in GUARDED:
            continue
        for line, imported in one.imports:
            first, _, rest = imported.partition(".")
            used = rest.split(".")[0]
            if first == "auditor" and used and used not in FLOORS[one.floor] | {"__version__"}:
                allowed = ", ".join(sorted(FLOORS[one.floor]))
                yield one.at(line, f"imports {imported}: {one.floor} may import {allowed}")


@house_rule
def test_rooms_use_only_rooms_before_them(files):
    """What an earlier room needs of a later one belongs in a room before both, or loose."""
    for one in files:
        for line, used in _used(one) if one.name != "auditor/web/__init__.py" else ():
            if used not in ROOMS or ROOMS.index(used) > one.room:
                room = ROOMS[one.room] if one.room >= 0 else "what stands loose"
                yield one.at(line, f"uses {used}, which comes after {room}")


def _used(one: File) -> Iterator[tuple[int, str]]:
    """The rooms that a module uses of its own floor, or a template of the templates."""
    if one.name.endswith(".html"):
        yield from ((line, found[1]) for line, found in one.found(USED) if found[1] != "parts")
    elif one.floor in ("rules", "work", "web"):
        for line, imported in one.imports:
            within = imported.removeprefix(f"auditor.{one.floor}.").split(".")[0]
            if within in ROOMS and imported.startswith(f"auditor.{one.floor}."):
                yield line, within


@house_rule
def test_an_import_names_a_module_and_no_room(files):
    for one in modules(files):
        for node in one.nodes:
            of_floor = isinstance(node, ast.ImportFrom) and re.fullmatch(OF_FLOOR, node.module or "")
            for name in {alias.name for alias in node.names} & set(ROOMS) if of_floor else ():
                yield one.at(node.lineno, f"imports the room {name}: name the module that is in it")


@house_rule
def test_no_room_is_nearly_empty_and_no_floor_full(files):
    for floor in ("rules", "work", "web"):
        on_it = [one for one in modules(files, floor) if not one.name.endswith("__init__.py")]
        for room, many in Counter(one.room for one in on_it).items():
            if room == -1 and many > MOST_LOOSE:
                yield f"auditor/{floor}/ has {many} loose modules: find them a room"
            elif room >= 0 and many < FEWEST:
                yield f"auditor/{floor}/{ROOMS[room]}/ has {many} modules: a room has {FEWEST} or more"


@house_rule
def test_rules_are_pure(files):
    for one in modules(files, "rules"):
        for line, imported in one.imports:
            if imported.split(".")[0] in NOT_PURE:
                yield one.at(line, f"imports {imported}: let what it gives come in as an argument")


@house_rule
def test_what_only_tests_need_is_nowhere_in_the_product(files):
    for one in modules(files):
        for line, imported in one.imports:
            if imported.split(".")[0].replace("_", "-") in ONLY_TESTS:
                yield one.at(line, f"imports {imported}: pin it in requirements.txt, or do without")


@house_rule
def test_a_transaction_opens_in_one_place_only(files):
    for one in modules(files):
        if not one.name.endswith("/database.py") and "/migrations/" not in one.name:
            for line, _ in one.found(r"\.atomic\("):
                yield one.at(line, "says atomic(): write within `with change():` of records.database")


@house_rule
def test_only_one_function_writes_the_state_of_an_audit(files):
    for one in modules(files, "work"):
        for node in [] if one.name == "auditor/work/audits/audits.py" else one.nodes:
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Audit.update":
                for named in {word.arg for word in node.keywords} & {"state", "stage", "since"}:
                    yield one.at(node.lineno, f"writes {named}: call work.audits.audits.move()")


@functools.partial(house_rule, files=ours_and_tests)
def test_only_one_function_signs_an_audit_off(files):
    """work.reviews.reviews.sign_off() opens its actions, keeps its signed copy: call it, in tests too."""
    for one in modules(files):
        nodes = one.nodes if one.name not in SIGNED_OTHERWISE else []
        for line, made in ((node.lineno, _signs_off(node)) for node in nodes if _signs_off(node)):
            if one.name != f"auditor/work/{SIGNING[made]}.py":
                yield one.at(line, f"makes {made} itself")


def _signs_off(node: ast.AST) -> str:
    """What of a sign-off this makes: a row of a table, by its name, or what a function makes; "" for none."""
    if isinstance(node, ast.keyword):
        return "OPENED" if node.arg == "what" and _name(node.value) == "OPENED" else ""
    elif isinstance(node, ast.Dict):
        keys = [getattr(key, "value", None) for key in node.keys]
        return "OPENED" if "OPENED" in map(_name, node.values) and "what" in keys else ""
    elif isinstance(node, ast.Call):
        called, first = _name(node.func), _name(node.args[0]) if node.args else ""
        if WRITING.search(called):
            of = first if isinstance(node.func, ast.Name) else _name(node.func.value)
            return of if of in SIGNING else ""
        asked = ast.unparse(node.func)
        return asked if asked in SIGNING else ""
    return ""


@house_rule
def test_each_module_says_in_one_sentence_what_is_in_it(files):
    for one in modules(files):
        said = ast.get_docstring(one.tree)
        if not said:
            yield one.at(1, "has no docstring: begin with one sentence that says what is in it")
        elif "\n" in said.split("\n\n")[0]:
            yield one.at(1, "opens with more than one line: one sentence first, then an empty line")


@house_rule
def test_there_are_no_drawers(files):
    for one in modules(files):
        if Path(one.name).stem in DRAWERS:
            yield one.at(1, "is a drawer for everything: name the file after the one thing that is in it")


@house_rule
def test_numbers_are_read_from_what_was_sent_in_one_place(files):
    """`rules.parsing.row_number` and `whole_number` alone know how long a number may be."""
    for one in modules(files, "web", "work", "rules"):
        for node in [] if one.name == "auditor/rules/parsing.py" else one.nodes:
            if not isinstance(node, ast.Call):
                continue
            by_flask = any(word.arg == "type" and ast.unparse(word.value) == "int" for word in node.keywords)
            by_hand = isinstance(node.func, ast.Name) and node.func.id == "int" and node.args
            if by_flask or by_hand and SENT.search(ast.unparse(node.args[0])):
                yield one.at(node.lineno, f"reads a number itself: {ast.unparse(node)}")


@house_rule
def test_a_check_gives_values_and_errors_by_field(files):
    """What is wrong with what was typed is a value: exceptions are for broken rules only."""
    for one in modules(files, "rules"):
        for node in one.tree.body:
            if isinstance(node, ast.FunctionDef) and re.match(r"check(_|$)", node.name):
                gives = ast.unparse(node.returns) if node.returns else "nothing"
                if not re.fullmatch(r"tuple\[.+, dict\[str, str\]\]", gives):
                    yield one.at(node.lineno, f"{node.name}() gives {gives}: what was read, errors by field")


@house_rule
def test_that_something_is_wrong_with_a_form_is_said_in_one_place(files):
    """`page()` answers 422 where it is given errors."""
    for one in modules(files, "web"):
        for node in [] if one.name in SAYS_422 else one.nodes:
            if isinstance(node, ast.Constant) and node.value == 422:
                yield one.at(node.lineno, "says 422: give page() the errors")


@house_rule
def test_who_acts_is_me(files):
    """Who is known as signed in has one name, in every verb and every list, and is no mere id."""
    for one in modules(files, "work"):
        for node in one.nodes:
            called = node.arg if isinstance(node, ast.arg) and node.annotation else "me"
            if called != "me" and "SignedIn" in ast.unparse(node.annotation):
                yield one.at(node.lineno, f"calls who acts {node.arg}: say me")
        for verb in one.tree.body:
            named = f"{Path(one.name).stem}.{getattr(verb, 'name', '_')}"
            if isinstance(verb, ast.FunctionDef) and "._" not in named and named not in BY_ID:
                for id_ in _acts_by_id(verb):
                    yield one.at(verb.lineno, f"{named}() takes the id {id_} of who acts: say me: SignedIn")


def _acts_by_id(verb: ast.FunctionDef) -> list[str]:
    """The parameters that are ids of who acts: `by` and `reader` anywhere, a person in what changes."""
    given = {one.arg: ast.unparse(one.annotation or one) for one in verb.args.args + verb.args.kwonlyargs}
    changes = "me" not in given and "with change()" in ast.unparse(verb)
    return [
        name for name, kind in given.items()
        if kind in ("int", "int | None") and (name in ACTS or changes and name in MAY_ACT)
    ]


@house_rule
def test_every_htmx_target_is_a_block_of_its_template(files):
    for one in files:
        for line, target in one.found(TARGET) if one.name.endswith(".html") else ():
            block = "{% block " + target[1].replace("-", "_")
            if block not in one.text:
                yield one.at(line, f"replaces #{target[1]}: write {block} %}} around the element of this id")


@house_rule
def test_a_template_uses_what_it_imports(files):
    for one in files:
        for line, found in one.found(IMPORTED) if one.name.endswith(".html") else ():
            rest = one.text.replace(found[0], "")
            for name in found[1].split(","):
                used = name.split(" as ")[-1].strip()
                if not re.search(rf"\b{used}\b", rest):
                    yield one.at(line, f"imports {used}, which it does not use")


@house_rule
def test_no_line_of_a_template_is_longer_than_one_reads(files):
    for one in files:
        for number, text in enumerate(one.text.splitlines(), 1) if one.name.startswith("templates/") else ():
            if len(text) > LONGEST:
                yield one.at(number, f"has {len(text)} characters: break it where a part of it ends")


@house_rule
def test_names_are_put_in_order_and_searched_in_one_way(files):
    """Databases differ in what LOWER, LIKE and ORDER BY make of a name: `records.text` does not."""
    for one in modules(files, "web", "work"):
        for line, way in one.found(OWN_WAY):
            yield one.at(line, f"has a way of its own: {way[0]}")


@house_rule
def test_the_table_of_kinds_alone_names_a_kind_of_question(files):
    """What hangs on a kind is in its row (rules/question_kinds.py) and its template (answers/kinds/)."""
    for one in files:
        if one.name.endswith(".html"):
            for line, named in one.found(NAMES_A_KIND):
                yield one.at(line, f"asks which kind it is: {named[0]}")
        elif one.name != "auditor/rules/question_kinds.py" and one.name not in OTHER_KINDS:
            for node in one.nodes:
                if _names_a_kind(node):
                    yield one.at(node.lineno, f"asks which kind it is: {ast.unparse(node)}")


def _names_a_kind(node: ast.AST) -> bool:
    """Whether a kind is compared with a name, looked up by one, or something is looked up by a kind's."""
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        of_kind = any(re.search(r"\bkind\b(\.key|'\])?\)?$", ast.unparse(side)) for side in sides)
        return of_kind and any(_is_key(within) for side in sides for within in ast.walk(side))
    elif isinstance(node, ast.Subscript):
        row = ast.unparse(node.value).endswith("KINDS") and _is_key(node.slice)
        return row or ast.unparse(node.slice).endswith(".kind.key")
    else:
        return False


def _is_key(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value in KINDS


@house_rule
def test_states_and_kinds_are_compared_with_a_member_of_their_enum(files):
    """A bare word beside an enum is a second place for it; page.STATED gives the enums to the templates."""
    for one in modules(files, "rules", "work", "web"):
        for node in one.nodes:
            if _compares_with_a_word(node):
                yield one.at(node.lineno, f"compares with a bare word: {ast.unparse(node)}")
    for one in files:
        for line, bare in one.found(BARE_IN_TEMPLATE) if one.name.endswith(".html") else ():
            yield one.at(line, f"compares with a bare word: {bare[0]}")


def _compares_with_a_word(node: ast.AST) -> bool:
    """Whether this is `state == "open"`, `state.in_(("open",))`, `"lead" in roles`, `set(state="open")`."""
    if isinstance(node, ast.Compare):
        one, other = node.left, node.comparators[0]
        held = _is_word(one) and _name(other) == "roles"
        return held or _is_stated(one) and _is_word(other) or (
            isinstance(node.ops[0], ast.Eq | ast.NotEq) and _is_stated(other) and _is_word(one)
        )
    elif isinstance(node, ast.Subscript):
        return _is_word(node.slice) and _name(node.value) == "states"
    elif isinstance(node, ast.Call):
        listed = isinstance(node.func, ast.Attribute) and node.func.attr in ("in_", "not_in")
        return listed and _is_stated(node.func.value) and any(map(_is_word, node.args)) or any(
            word.arg in STATED and _is_word(word.value) for word in node.keywords
        )
    else:
        return False


def _is_stated(node: ast.AST) -> bool:
    return _name(node) in STATED


def _name(node: ast.AST) -> str:
    """The last name of an expression: `state` for `audit.state`."""
    return getattr(node, "attr", getattr(node, "id", ""))


def _is_word(node: ast.AST) -> bool:
    """Whether this is a text, or names one among several."""
    if isinstance(node, ast.Tuple | ast.Set | ast.List):
        return any(map(_is_word, node.elts))
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != ""


# Of each rule something that breaks it, so that no rule is one that cannot fail.
BROKEN = {
    "stairs_only_go_down": [
        ("auditor/work/x.py", "from auditor.web import page"), ("auditor/rules/x.py", "import auditor.work"),
    ],
    "rooms_use_only_rooms_before_them": [
        ("auditor/work/cases/x.py", "from auditor.work.audits import audits"),
        ("auditor/rules/x.py", "from auditor.rules.people.passwords import check"),
        ("templates/cases/x.html", '{% include "audits/rail.html" %}'),
        ("templates/parts/x.html", '{% from "programme/cycles/parts.html" import called %}'),
    ],
    "an_import_names_a_module_and_no_room": [
        ("auditor/work/home/x.py", "from auditor.work import audits, clock"),
        ("auditor/web/x.py", "from auditor.rules import people"),
    ],
    "no_room_is_nearly_empty_and_no_floor_full": [("auditor/work/cases/x.py", "")],
    "rules_are_pure": [
        ("auditor/rules/x.py", "import os.path"), ("auditor/rules/x/y.py", "from random import choice"),
    ],
    "what_only_tests_need_is_nowhere_in_the_product": [("auditor/work/x.py", "import pytest")],
    "a_transaction_opens_in_one_place_only": [("auditor/work/x.py", "with database.atomic():\n    pass")],
    "only_one_function_writes_the_state_of_an_audit": [("auditor/work/x.py", "Audit.update(state='x')")],
    "only_one_function_signs_an_audit_off": [
        ("auditor/demo/x.py", "SignedCopy.create(audit=audit)"),
        ("auditor/demo/x.py", "insert_all(SignedAnswer, rows)"),
        ("auditor/work/x.py", "ActionEvent.insert(action=one, what=OPENED)"),
        ("auditor/work/x.py", "rows = [{'action': one, 'what': OPENED} for one in waiting]"),
        ("auditor/work/x.py", "action_proposals.open_proposed(audit, by, moment)"),
        ("tests/web/x.py", "SignedAnswer.insert_many(rows)"),
        ("tests/x.py", "signed_copies.freeze(audit, by, moment, known)"),
    ],
    "each_module_says_in_one_sentence_what_is_in_it": [
        ("auditor/work/x.py", "x = 1"), ("auditor/x.py", '"""One\ntwo."""'),
    ],
    "there_are_no_drawers": [("auditor/rules/helpers.py", "")],
    "numbers_are_read_from_what_was_sent_in_one_place": [
        ("auditor/web/x.py", "request.args.get('n', type=int)"), ("auditor/work/x.py", "int(typed['n'])"),
    ],
    "a_check_gives_values_and_errors_by_field": [
        ("auditor/rules/x.py", "def check(typed) -> str | None:\n    pass"),
        ("auditor/rules/x.py", "def check_title(typed):\n    pass"),
    ],
    "that_something_is_wrong_with_a_form_is_said_in_one_place": [
        ("auditor/web/x.py", "page('x.html', 422 if errors else 200)"),
    ],
    "who_acts_is_me": [
        ("auditor/work/x.py", "def close(by: SignedIn) -> None:\n    pass"),
        ("auditor/work/x.py", "def close(case: Case, by: int) -> None:\n    pass"),
        ("auditor/work/x.py", "def every(reader: int | None) -> None:\n    pass"),
        ("auditor/work/x.py", "def close(person_id: int) -> None:\n    with change():\n        pass"),
    ],
    "every_htmx_target_is_a_block_of_its_template": [
        ("templates/x.html", '<form hx-target="#the-list">{% block list %}'),
        ("templates/x.html", '{% call filter_form("/", live="the-list") %}{% block list %}'),
    ],
    "the_table_of_kinds_alone_names_a_kind_of_question": [
        ("auditor/web/x.py", "question.kind.key == 'text'"),
        ("auditor/rules/x.py", "one['kind'] in ('date', 'scale')"),
        ("auditor/rules/x.py", "question.kind is KINDS['grade']"),
        ("auditor/demo/x.py", "{'text': 'In words'}[question.kind.key]"),
        ("templates/x.html", '{% if question.kind.key == "grade" %}'),
        ("templates/x.html", '{% if one.kind in ("scale", "choice") %}'),
        ("templates/x.html", '{{ {"text": "In words"}[question.kind|string] }}'),
    ],
    "states_and_kinds_are_compared_with_a_member_of_their_enum": [
        ("auditor/work/x.py", "if audit.state == 'returned': pass"),
        ("auditor/work/x.py", "if figure.kind in ('aspect', 'theme'): pass"),
        ("auditor/work/x.py", "Action.select().where(Action.state.not_in(('proposed', 'set_aside')))"),
        ("auditor/work/x.py", "Action.update(state='open')"),
        ("auditor/web/x.py", "done = states['verified']"),
        ("auditor/web/x.py", "if 'lead' in me.roles: pass"),
        ("templates/x.html", '{% if action.state == "open" %}'),
        ("templates/x.html", '{% if audit.state not in ("allocated", "returned") %}'),
        ("templates/x.html", '{% if "auditor" in me.roles %}'),
    ],
    "a_template_uses_what_it_imports": [
        ("templates/x.html", '{% from "parts/marks.html" import panel, tag as mark %}{{ panel() }}'),
    ],
    "no_line_of_a_template_is_longer_than_one_reads": [("templates/x.html", "<p>" + "x" * 138)],
    "names_are_put_in_order_and_searched_in_one_way": [
        ("auditor/work/x.py", "Person.select().order_by(Person.name)"),
        ("auditor/work/x.py", "Person.name.contains('x')"),
        ("auditor/web/x.py", "sorted(some, key=lambda one: one.name)"),
        ("auditor/web/x.py", "sorted(some, key=lambda one: (one.name.lower(), one.id))"),
    ],
}


def test_each_rule_finds_what_breaks_it():
    assert set(BROKEN) == set(RULES), "a rule without an example of what breaks it"
    for rule, examples in BROKEN.items():
        for name, text in examples:
            assert list(RULES[rule]([File(name, text)])), f"{rule} finds nothing in {text}"
