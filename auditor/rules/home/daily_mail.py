"""What the daily mail says: counts and a link, and never what or whom they are about."""

from collections.abc import Mapping

BEFORE = "Auditor: "


def written(waiting: int, late: int, concerns: int, link: str) -> tuple[str, str] | None:
    """Subject and text for one person, or None where nothing waits.

    `waiting` counts everything to do, `late` what of it is late, `concerns` those unanswered;
    `link` is where this tool is reached.
    """
    lines = _lines(waiting, late, concerns)
    if not lines:
        return None
    about = "This message says no more on purpose: nothing about a case leaves Auditor by mail."
    text = "\n".join([*(f"{line}." for line in lines), "", f"{link}/", "", about, ""])
    return BEFORE + ", ".join(_lower(line) for line in lines), text


def due(mail: Mapping[str, object], hour: int, working_day: bool) -> str | None:
    """Why no mail is sent now, in a sentence, or None where it is to be sent.

    `mail` is the setting, `hour` the one of the clock in London.
    """
    if not mail["on"]:
        return "The daily mail is off: an administrator switches it on under Settings."
    elif not working_day:
        return "No mail is sent on a weekend or bank holiday."
    elif hour < mail["hour"]:
        return f"No mail is sent before {mail['hour']}:00."
    else:
        return None


def _lines(waiting: int, late: int, concerns: int) -> list[str]:
    lines = []
    if concerns:
        lines.append(_counted(concerns, "concern waits", "concerns wait") + " for an answer")
    if waiting:
        said = _counted(waiting, "thing waits", "things wait") + " for you"
        lines.append(said + (f", {late} of them late" if late and waiting > 1 else "")
                     + (", late" if late and waiting == 1 else ""))
    return lines


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _lower(line: str) -> str:
    return line[:1].lower() + line[1:]
