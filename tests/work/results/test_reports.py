"""The report of a cycle: counted from the tables, written part by part, and nothing ever lost."""

import datetime

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.journal import JournalEntry
from auditor.records.people import Person
from auditor.records.reviews import Approval
from auditor.records.summaries import Point, ReportText
from auditor.rules.results.report_parts import BY_KEY
from auditor.work import clock, settings
from auditor.work.people.people import signed_in
from auditor.work.programme import cycles
from auditor.work.results import report_facts, reports
from cast import MONDAY, make_audit, make_case, make_cycle
from signing import USUAL, act, sign

LATER = MONDAY + datetime.timedelta(days=7)


@pytest.fixture
def cycle(cast):
    """Two audits signed off, one by an external auditor; one running and one withdrawn."""
    sign(cast)
    other = make_case("H-7", cast.worker, cast.help_team, plan="early help")
    last = sign(cast, case=other, auditor=cast.external, service="Early Help", actions=1)
    act(cast, last, "Verified since", state="verified")
    act(cast, last, "Not needed", state="not_needed")
    act(cast, last, "Only proposed", state="proposed")
    make_audit(cast, "in_progress", case=cast.other_case)
    make_audit(cast, "withdrawn", case=cast.other_case)
    for number, (stage, title) in enumerate(
        (("reviewer1", "Service Manager"), ("reviewer2", "QA Manager"), ("reviewer3", "Director"))
    ):
        Person.update(job_title=title).where(Person.id == getattr(cast, stage).id).execute()
        Point.create(cycle=cast.cycle, use="summary", kind="strength" if number else "improvement",
                     text=f"Point {number}.", place=number, by=cast.lead, at=MONDAY)
    Point.create(cycle=cast.cycle, use="briefing", kind="strength", text="For the team.", place=1,
                 by=cast.lead, at=MONDAY)
    return cycles.get(cast.cycle.id)


def test_the_facts_are_those_of_the_tables(cycle):
    settings.put("case_system", "Mosaic")
    facts = report_facts.of(cycle)
    assert (facts.audits, facts.audits_in_all) == (2, 3)
    assert (facts.auditors, facts.external) == (2, 1)
    assert facts.services == ("Children's Social Care", "Early Help")
    assert facts.reviewers == ("Service Manager", "QA Manager", "Director")
    assert (facts.actions, facts.actions_done, facts.actions_not_needed) == (5, 1, 1)
    assert facts.strengths == ("Point 1.", "Point 2.") and facts.improvements == ("Point 0.",)
    assert (facts.workers, facts.cases_per_worker, facts.coverage_months) == (3, 3, 24)
    assert (facts.sections, facts.questions) == (9, 36)
    assert facts.system == "Mosaic" and not facts.closed and facts.kind == "quarterly"


def test_grades_are_those_after_review_overall_and_by_section(cycle, cast):
    lower = USUAL | {"overall_grade": ("inadequate", "Not seen.")}
    sign(cast, answers=lower, case=cast.other_case)
    rows = {one.title: one.counts for one in report_facts.of(cycle).grades}
    assert next(iter(rows)) == "Overall" and rows["Overall"] == (0, 2, 0, 1)
    assert rows["Family, fathers and network"] == (0, 0, 3, 0)
    assert len(rows) == 9  # overall, and the eight sections that are graded
    assert (report_facts.of(cycle).agreed, report_facts.of(cycle).pairs) == (3, 3)


def test_who_approved_an_earlier_sending_only_is_not_among_the_reviewers(cycle, cast):
    signed = Audit.select().where(Audit.state == "signed_off").get()
    sent = signed.approvals.get().submission
    Approval.create(audit=signed, submission=sent, stage=1, by=cast.reviewer1b, at=MONDAY, in_force=False)
    assert len(report_facts.of(cycle).reviewers) == 3


def test_the_facts_take_as_many_queries_for_two_audits_as_for_many(cycle, cast, count_queries):
    reports.paper(cycle)
    few = count_queries(lambda: reports.paper(cycle))
    for number in range(6):
        sign(cast, case=make_case(f"M-3{number}", cast.worker, cast.team))
    reports.save(cycle, "summary", "Words.", 0, signed_in(cast.lead))
    assert count_queries(lambda: reports.paper(cycle)) == few < 20


def test_the_head_of_the_paper_is_that_of_the_report_before(cycle, cast):
    before, after = make_cycle("Q3 2026", [], []), make_cycle("Q1 2027", [], [])
    for one, year in ((before, 2026), (after, 2027)):
        first = datetime.date(year, 1 if year == 2027 else 7, 1)
        Cycle.update(starts_on=first).where(Cycle.id == one.id).execute()
    before, after = cycles.get(before.id), cycles.get(after.id)
    reports.save(before, "committee", "Old Committee", 0, signed_in(cast.lead))
    reports.save(before, "committee", "Sub Committee", 1, signed_in(cast.lead))
    reports.save(before, "dated", "10 October 2026", 0, signed_in(cast.lead))
    reports.save(after, "committee", "A later one", 0, signed_in(cast.lead))
    paper = reports.paper(cycle)
    assert paper.text("committee") == "Sub Committee" and paper.text("dated") == ""
    reports.save(before, "committee", None, 2, signed_in(cast.lead))
    assert reports.paper(cycle).text("committee") == ""


def test_a_part_that_is_written_keeps_its_text_who_when_and_the_figures_of_then(cycle, cast):
    with clock.at(LATER):
        reports.save(cycle, "completed", "Two audits were made.", 0, signed_in(cast.lead))
    [row] = ReportText.select()
    assert (row.number, row.text, row.by_id, row.at) == (1, "Two audits were made.", cast.lead.id, LATER)
    assert row.figures["audits"] == 2 and set(row.figures) == set(BY_KEY["completed"].figures)
    sign(cast, case=cast.other_case)
    one = reports.paper(cycle).parts["completed"]
    assert one.text == "Two audits were made." and "audits completed: 2 then, 3 now" in one.changed
    assert one.kept.by == "Lead"
    [entry] = JournalEntry.select().where(JournalEntry.act == "edited a part of a report")
    assert entry.detail == "Q4 2026: What was audited"


def test_nothing_that_was_written_is_ever_gone(cycle, cast):
    for number, text in enumerate(("First.", "Second.", None, "", "Third.")):
        reports.save(cycle, "summary", text, number, signed_in(cast.lead))
    assert [one.text for one in reports.earlier(cycle, "summary")] == ["", None, "Second.", "First."]
    assert reports.paper(cycle).text("summary") == "Third."


def test_the_same_text_twice_is_written_once(cycle, cast):
    reports.save(cycle, "summary", "Words.", 0, signed_in(cast.lead))
    reports.save(cycle, "summary", "Words.", 0, signed_in(cast.lead))
    reports.save(cycle, "summary", "Words.", 1, signed_in(cast.lead))
    assert ReportText.select().count() == 1
    reports.save(cycle, "papers", None, 0, signed_in(cast.lead))  # live already
    assert ReportText.select().count() == 1


def test_saving_the_same_words_says_that_the_new_figures_were_seen(cycle, cast):
    reports.save(cycle, "completed", "Some audits.", 0, signed_in(cast.lead))
    sign(cast, case=cast.other_case)
    assert reports.paper(cycle).parts["completed"].changed
    reports.save(cycle, "completed", "Some audits.", 1, signed_in(cast.lead))
    assert not reports.paper(cycle).parts["completed"].changed


def test_nobody_overwrites_what_somebody_else_wrote_meanwhile(cycle, cast):
    reports.save(cycle, "summary", "Theirs.", 0, signed_in(cast.lead))
    for text, revision in (("Mine.", 0), (None, 0), ("Mine.", 7)):
        with pytest.raises(reports.Conflict) as met:
            reports.save(cycle, "summary", text, revision, signed_in(cast.administrator))
        assert met.value.kept.text == "Theirs." and met.value.kept.by == "Lead"
    assert reports.paper(cycle).text("summary") == "Theirs."
    with pytest.raises(reports.Conflict):
        reports.save(cycle, "papers", "Mine.", 3, signed_in(cast.lead))  # nobody wrote it yet


def test_the_paper_is_read_as_it_stands_and_read_again_once_it_says_something_else(cycle, cast):
    mark = reports.paper(cycle).digest()
    assert reports.read(cycle, reports.paper(cycle)) == (None, False)
    with clock.at(LATER):
        me = signed_in(cast.lead)
        assert reports.confirm(cycle, mark, me) and reports.confirm(cycle, mark, me)
    kept, still = reports.read(cycle, reports.paper(cycle))
    assert still and kept.by == "Lead" and kept.at == LATER
    assert ReportText.select().count() == 1
    reports.save(cycle, "summary", "Other words.", 0, signed_in(cast.lead))
    kept, still = reports.read(cycle, reports.paper(cycle))
    assert not still and kept.by == "Lead"
    assert not reports.confirm(cycle, mark, signed_in(cast.lead))
    assert reports.confirm(cycle, reports.paper(cycle).digest(), signed_in(cast.lead))
