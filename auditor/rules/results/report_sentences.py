"""The sentences of a report that stay live: written from the facts, as long as nobody edits them."""

from collections import Counter

from auditor.rules.programme.cycle_form import CycleKind
from auditor.rules.results import report_findings as findings
from auditor.rules.results.report_facts import ReportFacts
from auditor.rules.results.report_parts import PUBLIC
from auditor.rules.results.report_words import are, counted, few_in_words, listed, number, sentence, years


def live(key: str, facts: ReportFacts, public: bool) -> str:
    """The text of a part as the facts have it now; "" where it is left out, or the lead's to write.

    Lines that begin with "- " are points of a list. What the `public` may not read is in words.
    """
    write = WRITTEN.get(key)
    return write(facts, public) if write else ""


def _subject(facts: ReportFacts, public: bool) -> str:
    return f"Quality Assurance Report on Audits Completed {facts.cycle}"


def _summary(facts: ReportFacts, public: bool) -> str:
    what = "case files" if facts.of_cases else "supervision"
    said = [f"This report tells Members what the audits of {what} in the {facts.cycle} cycle found."]
    if facts.audits:
        reviewed = f", which {counted(len(facts.reviewers), 'person', 'people')} reviewed"
        done = few_in_words(facts.audits, "audit", public)
        said.append(
            f"{sentence(_auditors(facts))} completed {done}{reviewed if facts.reviewers else ''}."
        )
    found = []
    if facts.strengths:
        found.append(counted(len(facts.strengths), "strength"))
    if facts.improvements:
        areas = "area for improvement", "areas for improvement"
        found.append(counted(len(facts.improvements), *areas))
    if found:
        said.append(f"They found {listed(found)}, which this report sets out.")
    return " ".join(said)


def _auditing(facts: ReportFacts, public: bool) -> str:
    read = "the file of one child or family" if facts.of_cases else "the supervision of one worker"
    return (
        f"Audits are one of the ways in which the service checks the quality of its practice. In each of"
        f" them an auditor reads {read}, answers {counted(facts.questions, 'question')} in "
        f"{counted(facts.sections, 'section')} with the evidence for each answer, and grades what was "
        "found."
    )


def _sampling(facts: ReportFacts, public: bool) -> str:
    size, sample = facts.workers * (facts.cases_per_worker if facts.of_cases else 1), _sample(facts)
    if facts.kind != CycleKind.QUARTERLY:
        drawn = f" Its sample was {sample}." if size else ""
        return f"This cycle has a theme, and uses the form “{facts.form}”.{drawn}"
    said = f"Audits are carried out every quarter: {sample}, which makes {number(size)} a quarter."
    within = years(facts.coverage_months)
    aim = f" The aim is that every open case is audited within {within}." if facts.of_cases else ""
    return said + aim


def _sample(facts: ReportFacts) -> str:
    workers = counted(facts.workers, "worker")
    if not facts.of_cases:
        return f"the supervision of {workers}"
    from_whom = workers if facts.workers == 1 else f"each of {workers}"
    return f"{counted(facts.cases_per_worker, 'audit')} from {from_whom}"


def _completed(facts: ReportFacts, public: bool) -> str:
    if not facts.audits:
        return f"No audit of the {facts.cycle} cycle has been completed yet."
    on = "on open cases of" if facts.of_cases else "of supervision in"
    done = few_in_words(facts.audits, "audit", public)
    said = f"In the {facts.cycle} cycle {_auditors(facts)} completed {done} {on} {listed(facts.services)}."
    if facts.closed:
        return said
    elif public:
        return f"{said} The cycle is not closed yet, so this may still change."
    else:
        of_all = f"{number(facts.audits)} of {counted(facts.audits_in_all, 'audit')}"
        return f"{said} The cycle is not closed yet: so far {of_all} {are(facts.audits)} signed off."


def _auditors(facts: ReportFacts) -> str:
    """Four auditors, of whom two are external and two are from the authority, - with its commas."""
    own = facts.auditors - facts.external
    if not facts.external:
        return f"{counted(facts.auditors, 'auditor')} from the authority"
    elif not own:
        return counted(facts.external, "external auditor")
    else:
        return (
            f"{counted(facts.auditors, 'auditor')}, of whom {number(facts.external)} "
            f"{are(facts.external)} external and {number(own)} {are(own)} from the authority,"
        )


def _source(facts: ReportFacts, public: bool) -> str:
    held = f"the information held on {facts.system or 'the case system'}"
    return f"Auditors worked from {held if facts.of_cases else f'the supervision records and from {held}'}."


def _reviewed(facts: ReportFacts, public: bool) -> str:
    if not facts.reviewers:
        return ""
    titles = Counter(facts.reviewers)
    unknown = titles.pop("", 0)
    who = [
        f"the {title}" if many == 1 else f"{number(many)} people with the title {title}"
        for title, many in titles.items()
    ]
    if unknown and who:
        who.append(counted(unknown, "other"))
    people = counted(len(facts.reviewers), "person", "people")
    return f"Completed audits were reviewed by {people}{': ' if who else ''}{listed(who)}."


def _conclusion(facts: ReportFacts, public: bool) -> str:
    with_whom = "the worker in supervision" if facts.of_cases else "the supervisor by their own manager"
    return (
        f"What an audit finds is discussed with {with_whom}, and each action is followed "
        "up until somebody other than its owner has verified that it is done."
    )


def _ahead(facts: ReportFacts, public: bool) -> str:
    when = "in the coming quarter" if facts.kind == CycleKind.QUARTERLY else "in the next cycle"
    return f"The next audits follow {when}, and what they find will be reported in the same way."


def _appendices(facts: ReportFacts, public: bool) -> str:
    return f"Appendix 1: {'Case File' if facts.of_cases else 'Supervision'} Audits - Summary of Findings"


WRITTEN = {
    "committee": lambda facts, public: facts.committee,
    "report_of": lambda facts, public: facts.report_of,
    "report_author": lambda facts, public: facts.report_author,
    "readers": lambda facts, public: PUBLIC,
    "purpose": lambda facts, public: "For Information",
    "recommendation": lambda facts, public: "Members are asked to note the report.",
    "papers": lambda facts, public: "None.",
    "subject": _subject,
    "summary": _summary,
    "auditing": _auditing,
    "sampling": _sampling,
    "completed": _completed,
    "source": _source,
    "reviewed": _reviewed,
    "strengths": lambda facts, public: findings.strengths(facts),
    "improvements": lambda facts, public: findings.improvements(facts),
    "actions": findings.actions,
    "conclusion": _conclusion,
    "ahead": _ahead,
    "appendices": _appendices,
    "graded": findings.graded,
    "agreement": findings.agreement,
}
