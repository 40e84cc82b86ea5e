"""Reads the parts of one question: its answers, evidence, findings and conditions."""

from auditor.rules.form_fields import BadForm, Fields, either, quoted, shape
from auditor.rules.forms import ANY, FINDING_KINDS, PLANS, Condition, Option


def options(rows: object, where: str) -> tuple[Option, ...]:
    """The answers to choose from, two or more; raises BadForm as all of this module does."""
    if not isinstance(rows, list | tuple) or len(rows) < 2:
        raise BadForm(f"{where}: at least two answers to choose from are expected.")
    found: dict[str, Option] = {}
    for place, row in enumerate(rows, start=1):
        fields = Fields(row, f"{where}, answer {place}", ("key", "label", "asks"))
        option = Option(fields.key(), fields.text("label"),
                        fields.one_of("asks", ("reason",), None))
        if option.key in found:
            fields.fail(f"the answer {quoted(option.key)} is there twice")
        found[option.key] = option
    return tuple(found.values())


def evidence_for(
    fields: Fields, usual: frozenset[str], options: tuple[Option, ...]
) -> frozenset[str]:
    """The answers that ask for evidence: as the form says, else as is usual with this kind."""
    keys = [option.key for option in options] or [ANY]
    if "evidence_for" not in fields.document:
        return usual & set(keys)
    for word in fields.words("evidence_for"):
        if word not in keys:
            fields.fail(f"“evidence_for” names {quoted(word)}, which is not one of its answers")
    return frozenset(fields.words("evidence_for"))


def findings(fields: Fields, options: tuple[Option, ...]) -> dict[str, str]:
    """Which answers are candidate findings, and of which kind, in the order of the answers."""
    keys = [option.key for option in options] or [ANY]
    found = fields.mapping("findings")
    for answer, kind in found.items():
        if answer not in keys:
            fields.fail(f"“findings” names {quoted(answer)}, which is not one of its answers")
        if not isinstance(kind, str) or kind not in FINDING_KINDS:
            given = quoted(kind) if isinstance(kind, str) else shape(kind)
            fields.fail(f"the finding for {quoted(answer)} is {given}; "
                        f"it has to be {either(FINDING_KINDS)}")
    return {answer: found[answer] for answer in keys if answer in found}


def condition_on_plan(fields: Fields, name: str) -> Condition:
    """The condition in a field "plan" (one of these) or "not_plan" (none of these)."""
    return Condition(some_of(fields, name, PLANS, "a plan"), negated=name == "not_plan")


def some_of(fields: Fields, name: str, allowed: list[str] | tuple[str, ...],
            what: str) -> frozenset[str]:
    """The words of a list, each of them one that is allowed."""
    words = fields.words(name)
    if not words:
        fields.fail(f"{quoted(name)} is empty")
    for word in words:
        if word not in allowed:
            fields.fail(f"{quoted(word)} in {quoted(name)} is not {what} there is")
    return frozenset(words)
