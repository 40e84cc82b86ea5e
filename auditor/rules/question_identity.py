"""Whether two versions of a form ask the same question: in the same words, with the same answers."""

from auditor.rules.forms import FormDefinition, Question

Wording = tuple[str, ...]


def wording(form: FormDefinition, key: str) -> Wording | None:
    """What must not differ for answers to be counted together; None where it is not asked.

    That is the question and its answers; of the grade of a section also the title of the section.
    How lines are broken, hints and what evidence is asked for make no other question of it.
    """
    try:
        question = form.question(key)
    except KeyError:
        return None
    section = form.section(question.section)
    title = section.title if _grades(section, question) else ""
    answers = (part for option in question.options for part in (option.key, option.label))
    return tuple(" ".join(text.split()) for text in (question.kind.key, title, question.text, *answers))


def _grades(section, question: Question) -> bool:
    return section.grade is not None and section.grade.key == question.key
