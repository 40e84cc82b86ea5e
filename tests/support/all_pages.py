"""Every page, print and file that somebody can get, with all that it says."""

import io
import zipfile
from collections.abc import Iterator

from auditor.records.audits import Audit
from everyone import Everyone, address


def walk(app, one, browser, audits: list[Audit]) -> Iterator[tuple[str, str]]:
    """(address, what it says) of every address that GET takes, with these audits in it, for this browser.

    What is not theirs to see says what an error page says. A workbook or Word file says all its parts.
    """
    world, seen = Everyone(one), set()
    for audit in audits:
        world.audits["in_progress"] = audit
        for rule in app.url_map.iter_rules():
            if "GET" in rule.methods and rule.endpoint != "static":
                path = address(rule, world, audit)
                if path not in seen:
                    seen.add(path)
                    yield path, said(browser.client.get(path))


def said(answer) -> str:
    """What an answer says, headers and the parts of a workbook or Word file included."""
    told = "\n".join(f"{name}: {value}" for name, value in answer.headers)
    if answer.data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
            return told + "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return told + answer.get_data(as_text=True)
