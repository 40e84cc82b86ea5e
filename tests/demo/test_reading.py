"""The files of texts: read from any folder, and what is wrong in one is said with its place."""

import pytest

from auditor.demo import texts
from auditor.demo.texts import reading
from auditor.demo.texts.reading import WrongText, entries, read
from auditor.demo.texts.wording import For, texts_under

HEAD = '[[seen.yes]]\ntext = "Seen."\n'


@pytest.fixture
def written(tmp_path, monkeypatch):
    """written(text) is what is read from a file with this text; the program runs in another folder."""
    read("words")  # which every other file is checked against
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reading, "FOLDER", tmp_path)

    def write(text: str):
        (tmp_path / "made_up.toml").write_text(text, encoding="utf-8")
        return read("made_up")

    yield write
    read.cache_clear()


def test_every_file_of_texts_is_found_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read.cache_clear()
    for files in texts.FILES.values():
        for name in files:
            assert read(name) is read(name), "and is read once"


def test_lines_are_joined_and_an_empty_line_begins_a_paragraph(written):
    table = written('text = """\nOne line\n  and another.\n\n\nA paragraph.\n"""')
    assert table["text"] == "One line and another.\n\nA paragraph."


def test_a_text_is_for_the_plans_that_are_listed_by_name_or_by_group(written):
    table = written(HEAD + '[[seen.yes]]\nplans = ["in care", "assessment"]\ntext = "In care."\n')
    assert texts_under(table["seen"], "yes") == [
        "Seen.", For(("looked after", "care leaver", "assessment"), "In care.")
    ]


@pytest.mark.parametrize("text, said", [
    ("[[seen.yes]\n", "made_up.toml: Expected ']]' at the end of an array declaration (at line 1"),
    (HEAD + HEAD.replace("text", "txet"), "made_up.toml, seen, yes no. 2: “text” is missing"),
    (HEAD + 'plan = ["assessment"]', "made_up.toml, seen, yes no. 1: “plan” is not known"),
    (HEAD + 'plans = ["in need"]', "made_up.toml, seen, yes: “in need” is neither a plan nor"),
    (HEAD.replace("Seen", "{Child}"), "made_up.toml, seen, yes no. 1, text: “{Child}” is none of the words"),
    (HEAD.replace("Seen", "{child"), "made_up.toml, seen, yes no. 1, text: “{” is none of the words"),
    ('[seen]\nyes = "Seen."', "made_up.toml, seen: begin each entry of “yes” with [[...yes]]"),
    ("[seen]\n", "made_up.toml, seen: “yes” is missing"),
    ("", "made_up.toml: “seen” is missing"),
])
def test_what_is_wrong_is_said_with_file_and_place(written, text, said):
    with pytest.raises(WrongText) as wrong:
        texts_under(written(text)["seen"], "yes")
    assert said in str(wrong.value)


def test_a_file_that_is_not_there_is_named(written):
    with pytest.raises(WrongText, match="not_there.toml is missing in"):
        read("not_there")


def test_an_entry_has_what_is_usual_where_it_says_nothing_else(written):
    table = written('[[a]]\ntext = "One."\n[[a]]\ntext = "Two."\nurgent = true\n')
    assert entries(table, "a", "text", urgent=False) == [
        {"text": "One.", "urgent": False}, {"text": "Two.", "urgent": True}
    ]
