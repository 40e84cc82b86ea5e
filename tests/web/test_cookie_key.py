"""The key that signs cookies: whole or none, one however many start, for its owner's eyes only."""

import re
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from auditor.web import cookie_key


@pytest.fixture(autouse=True)
def without_environment(monkeypatch):
    monkeypatch.delenv("AUDITOR_SECRET_KEY", raising=False)


def test_a_key_is_made_once_and_kept_for_its_owner_only(tmp_path):
    key = cookie_key.cookie_key(tmp_path)
    assert re.fullmatch("[0-9a-f]{64}", key) and cookie_key.cookie_key(tmp_path) == key
    [file] = tmp_path.iterdir()
    assert file.name == "audit.key" and stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("left", ["", "\n", "5e5e5e", "5e" * 31, "5e" * 40, "é" * 32, "\0" * 64])
def test_an_empty_or_half_written_key_is_no_key(tmp_path, caplog, left):
    (tmp_path / "audit.key").write_text(left, encoding="utf-8")
    key = cookie_key.cookie_key(tmp_path)
    assert re.fullmatch("[0-9a-f]{64}", key) and cookie_key.cookie_key(tmp_path) == key
    assert "everybody signs in again" in caplog.text


def test_what_a_killed_start_left_does_not_keep_the_next_from_its_key(tmp_path, monkeypatch):
    monkeypatch.setattr(cookie_key, "PATIENCE", 0.1)
    (tmp_path / "audit.key.new").write_text("5e5e")
    assert re.fullmatch("[0-9a-f]{64}", cookie_key.cookie_key(tmp_path))
    assert [one.name for one in tmp_path.iterdir()] == ["audit.key"]


@pytest.mark.parametrize("left", [None, ""])
def test_of_many_who_start_at_once_all_have_the_same_key(tmp_path, left):
    for number in range(20):
        folder = tmp_path / str(number)
        folder.mkdir()
        if left is not None:
            (folder / "audit.key").write_text(left)
        with ThreadPoolExecutor(8) as pool:
            keys = set(pool.map(cookie_key.cookie_key, [folder] * 8))
        assert keys == {(folder / "audit.key").read_text()}


def test_the_environment_goes_before_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("AUDITOR_SECRET_KEY", "from the environment")
    assert cookie_key.cookie_key(tmp_path) == "from the environment"
    monkeypatch.setenv("AUDITOR_SECRET_KEY", "  ")
    assert cookie_key.cookie_key(tmp_path) != "  "


def test_a_key_that_can_be_guessed_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("AUDITOR_SECRET_KEY", "fifteen letters")
    with pytest.raises(cookie_key.NoKey, match="AUDITOR_SECRET_KEY is too short: give it at least 16"):
        cookie_key.cookie_key(tmp_path)


def test_a_folder_without_room_for_a_key_is_said_in_a_sentence(tmp_path):
    with pytest.raises(cookie_key.NoKey, match="audit.key cannot be read or made: No such file"):
        cookie_key.cookie_key(tmp_path / "no such folder")
