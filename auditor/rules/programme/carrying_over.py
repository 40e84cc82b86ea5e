"""Which cycle takes an unfinished audit when the cycle it began in is closed."""

CLOSED = "{} is closed"
OTHER_FORM = "{} uses another form: an audit is carried over only to a cycle that asks the same"
THERE_ALREADY = "{} audits it already"


def why_not(title: str, *, open_still: bool, same_form: bool, there_already: bool) -> str | None:
    """Why an audit cannot be carried over to the cycle of this title, or None where it can.

    `same_form` is whether the audit and the cycle use the same form, whichever versions of it: what
    is carried over keeps its own version, and is counted with what its new cycle asks.
    `there_already` is whether that cycle audits the same case, or the same worker's supervision.
    """
    if not open_still:
        return CLOSED.format(title)
    elif not same_form:
        return OTHER_FORM.format(title)
    else:
        return THERE_ALREADY.format(title) if there_already else None
