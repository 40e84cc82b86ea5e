"""A lost password of the last administrator: a one-time link from the server's command line."""

import re
import urllib.error
import urllib.parse
import urllib.request

import pytest

from auditor.command_line import Refused
from auditor.records.faults import Unusable
from auditor.work import settings
from processes import Writer, auditor, reading, said, signed_in


def test_the_link_that_the_server_prints_sets_a_password_while_it_serves(kept, served):
    writer = Writer(served, kept.audit, "voice_seen")
    writer.save("Text 1")
    asked = ("--reset-sign-in", "Auditor@example.org", "--port", str(served.port))
    ended = auditor(*asked, database=kept.url)
    assert ended.returncode == 0
    [link] = re.findall(rf"{served.address}/welcome/\S+", ended.stdout)
    with pytest.raises(urllib.error.HTTPError) as refused:
        writer.once("Text 2")
    assert refused.value.code == 401, "whoever was signed in with this account is out"
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    token = re.search(r'name="csrf-token" content="([^"]+)"', browser.open(link).read().decode())[1]
    fields = {"password": "three quiet otters swim", "csrf_token": token}
    with browser.open(link, urllib.parse.urlencode(fields).encode()) as answer:
        assert answer.status == 200 and answer.url == f"{served.address}/"
    assert signed_in(served.address, "three quiet otters swim")[1]


def test_an_unknown_account_is_refused_in_a_sentence(kept):
    with pytest.raises(Refused, match="No account has the email address nobody@example.org"):
        said("--reset-sign-in", "nobody@example.org", database=kept.url)


def test_a_mistyped_path_makes_no_database(tmp_path):
    with pytest.raises(Unusable, match="cannot be read: No such file"):
        said("--reset-sign-in", "auditor@example.org", database=f"sqlite:///{tmp_path / 'audlt.db'}")
    assert list(tmp_path.iterdir()) == []


def test_the_link_begins_where_people_open_auditor(kept):
    with reading(kept.path):
        settings.put("mail", settings.get("mail") | {"link": "https://auditor.example.org"})
    answer = said("--reset-sign-in", "auditor@example.org", database=kept.url)
    assert "open https://auditor.example.org/welcome/" in answer
