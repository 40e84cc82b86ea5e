"""The demonstration holds what it promises: an audit in every state, and nothing in the future."""

import datetime
import io
import json
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import contextmanager

import peewee
import pytest
from docx import Document

import recount
from auditor import demo
from auditor.demo import cases as demo_cases
from auditor.demo import closed_cycles
from auditor.demo.diary import Diary
from auditor.demo.judging import Judging
from auditor.demo.people import SINCE, make_people
from auditor.demo.play import Company
from auditor.demo.summing_up import BRIEFING, DECEMBER, FATHERS, QUARTER
from auditor.demo.texts.reading import read
from auditor.demo.texts.wording import WORDS, worded
from auditor.records.actions import Action, ActionEvent
from auditor.records.audits import Answer, Audit, Concern, EarlierAnswer, Event
from auditor.records.cases import Case, Cycle
from auditor.records.database import MomentField, change, database, migrate, open_database
from auditor.records.draws import Draw, ReAudit
from auditor.records.people import Person, PersonRole, Team
from auditor.records.reviews import (
    Approval,
    Comment,
    Finding,
    GradeChange,
    SignedCopy,
    Submission,
)
from auditor.records.summaries import Point, PointSource, PublicConfirmation
from auditor.records.supervision import Discussion, Reflection, Reply
from auditor.rules import workflow
from auditor.rules.answers import open_points
from auditor.rules.audits.allocation import rest
from auditor.rules.cases import identifiers
from auditor.rules.deadlines import days_late, in_london, london_day, working_day
from auditor.rules.follow_up import actions
from auditor.rules.follow_up import discussions as rules
from auditor.rules.follow_up.actions import ActionState, Step
from auditor.rules.forms import GRADES, PLANS
from auditor.rules.results.report_parts import NOT_PUBLIC
from auditor.rules.workflow import State
from auditor.work import audit_names, clock, forms, settings
from auditor.work.audits import answers
from auditor.work.home import today
from auditor.work.people import sessions
from auditor.work.people.people import signed_in
from auditor.work.programme import cycles, draws
from auditor.work.results import points, public_versions, report_document, reports, summaries
from auditor.work.signed_in import SignedIn
from schemas import TABLES

NOW = datetime.datetime(2026, 11, 23, 14, 5)
TODAY = NOW.date()
LONGEST = 8  # seconds of the processor, as whoever tests does more at once; it takes under three
BY_TURN = {  # lists of texts of which each demonstration takes as many as it needs
    "actions", "concerns", "notes", "reflections_of_supervisors", "comments_of_managers",
}
OTHER_DAYS = (
    datetime.datetime(2026, 10, 1, 0, 0, 5),  # the quarter is seconds old
    datetime.datetime(2027, 1, 2, 13, 0),  # a Saturday after a bank holiday: no working day yet
    datetime.datetime(2026, 4, 14, 6, 20),  # before the office opens, in the week after Easter
)


@contextmanager
def opened(path):
    """An empty, migrated database with the forms in it."""
    open_database(f"sqlite:///{path}")
    migrate()
    settings.forget()
    database.connect(reuse_if_open=True)
    with clock.at(SINCE):
        forms.install()
    try:
        yield
    finally:
        database.close()
        database.close_all()
        settings.forget()


@pytest.fixture(scope="module")
def seconds(tmp_path_factory):
    """The demonstration is made once for all tests; what it gives is how long that took."""
    with opened(tmp_path_factory.mktemp("demo") / "demo.db"):
        begun = time.process_time()
        with clock.at(NOW):
            demo.make()
        yield time.process_time() - begun


def test_it_is_ready_soon(seconds):
    assert seconds < LONGEST


def test_the_accounts_are_those_that_are_printed(seconds):
    names = (
        "lead admin auditor1 auditor2 auditor3 auditor4 service.manager deputy.manager qa.manager "
        "assistant.director supervisor worker"
    )
    assert [one.email for one in demo.ACCOUNTS] == [f"{name}@example.org" for name in names.split()]
    assert all(one.what for one in demo.ACCOUNTS)


@pytest.mark.parametrize("account", demo.ACCOUNTS, ids=lambda one: one.email)
def test_everybody_on_the_list_can_sign_in(seconds, account):
    with clock.at(NOW):
        assert sessions.sign_in(account.email, demo.PASSWORD, "127.0.0.1")


def test_the_quality_manager_is_also_a_lead_and_two_auditors_are_external(seconds):
    of = PersonRole.select(PersonRole.role).join(Person).where(Person.email == "qa.manager@example.org")
    assert {role for (role,) in of.tuples()} == {"reviewer", "lead"}
    external = Person.select(Person.email).where(Person.external).order_by(Person.id).tuples()
    assert list(external) == [("auditor1@example.org",), ("auditor2@example.org",)]


def test_three_teams_have_eight_social_workers_and_two_practitioners(seconds):
    assert Team.select().where(Team.supervisor.is_null(False)).count() == 3
    jobs = Counter(one.job_title for one in Person.select().where(Person.name.startswith("Worker")))
    assert jobs == {"Social worker": 8, "Early help practitioner": 2}


def test_about_64_cases_are_open_on_all_six_plans_some_of_them_siblings(seconds):
    still_open = list(Case.select().where(Case.closed_on.is_null()))
    assert 60 <= len(still_open) <= 68
    assert {one.plan for one in still_open} == set(PLANS)
    assert len({one.worker_id for one in still_open}) == 10
    families = Counter(one.family for one in still_open if one.family)
    assert len(families) > 5 and min(families.values()) > 1
    assert any(one.restricted for one in still_open)
    assert all(one.opened_on < TODAY and one.last_seen_on <= TODAY for one in still_open)
    assert Case.select().where(Case.closed_on.is_null(False)).count() > 20


def test_no_restricted_case_and_no_case_of_ones_own_is_audited(seconds):
    for audit in Audit.select(Audit, Case).join(Case):
        assert not audit.case.restricted
        assert audit.auditor_id not in (audit.worker_id, audit.supervisor_id)


def test_december_2019_holds_19_signed_off_audits_and_a_withdrawn_one(seconds):
    cycle = Cycle.get(Cycle.title == "December 2019")
    assert cycle.closed_at
    assert of_cycle(cycle) == {"signed_off": 19, "withdrawn": 1}
    signed = Audit.select().where(Audit.cycle == cycle, Audit.state == "signed_off")
    assert Counter(one.auditor.name for one in signed).keys() == {
        "Auditor 1", "Auditor 2", "Auditor 3", "Auditor 4"
    }
    assert {one.service for one in signed} == {"Children's Social Care", "Early Help"}
    for audit in signed:
        assert cycle.starts_on <= audit.signed_off_at.date() <= cycle.ends_on


def test_its_three_stages_were_approved_by_three_people(seconds):
    cycle = Cycle.get(Cycle.title == "December 2019")
    approvals = Approval.select().join(Audit).where(Audit.cycle == cycle, Approval.in_force)
    assert {(one.stage, one.by.name) for one in approvals} == {
        (1, "Service manager"), (2, "QA manager"), (3, "Assistant director")
    }
    assert len(approvals) == 19 * 3
    reviewers = {one.person.name for stage in cycle.stages for one in stage.reviewers}
    assert reviewers == {"Service manager", "Deputy manager", "QA manager", "Assistant director"}


def test_the_report_of_december_2019_is_counted_from_its_rows(seconds):
    paper = report_of("December 2019")
    assert paper.text("committee") == "Safeguarding Sub Committee"
    assert paper.text("dated") == "10 February 2020"
    assert paper.text("subject") == "Quality Assurance Report on Audits Completed December 2019"
    assert paper.public and paper.text("purpose") == "For Information"
    assert "four auditors, of whom two are external" in paper.text("completed")
    assert "completed 19 audits on open cases of Children's Social Care and Early Help" in (
        paper.text("completed")
    )
    assert paper.text("source").endswith("held on Mosaic.")
    titles = [
        Person.get(Person.name == name).job_title
        for name in ("Service manager", "QA manager", "Assistant director")
    ]
    assert "by three people: the {}, the {} and the {}.".format(*titles) in paper.text("reviewed")
    assert "nine a quarter" in paper.text("sampling") and "within two years" in paper.text("sampling")
    assert "twice a year" in paper.text("background_more")


def test_what_the_report_says_of_points_and_grades_is_what_the_rows_say(seconds):
    cycle = cycles.get(Cycle.get(Cycle.title == "December 2019").id)
    with database.atomic() as undone:
        for kind in ("strength", "improvement"):
            for place in (1, 2):
                Point.create(cycle=cycle, use="summary", kind=kind, text=f"A {kind}, the {place}th.",
                             place=100 + place, by=1, at=NOW)
        paper, said = reports.paper(cycle), word_text(reports.paper(cycle))
        for point in Point.select().where(Point.cycle == cycle, Point.use == "summary"):
            key = "strengths" if point.kind == "strength" else "improvements"
            assert f"- {point.text}" in paper.text(key) and point.text in said
        assert not paper.grades.rows and "More than half of the audits" in said
        assert "completed 19 audits" in said
        reports.save(cycle, "readers", NOT_PUBLIC, 0, me("lead@example.org"))
        paper, said = reports.paper(cycle), word_text(reports.paper(cycle))
        copies = SignedCopy.select().join(Audit).where(Audit.cycle == cycle, Audit.state == "signed_off")
        given = Counter(one.content["overall"]["final"] for one in copies)
        overall = [given[grade.key] for grade in GRADES]
        assert list(paper.grades.rows[0].counts) == overall and sum(overall) == 19
        assert "Overall\t" + "\t".join(map(str, [*overall, 19])) in said
        undone.rollback()


def test_the_report_of_the_quarter_that_runs_says_what_changed_since_it_was_begun(seconds):
    live = running_quarter()
    changed = report_of(live.title).parts["completed"].changed
    assert "audits completed: 2 then, 3 now" in changed


def test_it_has_comments_changed_grades_returns_and_an_acknowledged_concern(seconds):
    cycle = Cycle.get(Cycle.title == "December 2019")
    assert in_cycle(Comment, cycle).count() > 20
    assert in_cycle(Comment, cycle).where(Comment.stage.is_null()).count() >= 3
    assert in_cycle(Comment, cycle).where(Comment.for_worker).count() >= 3
    assert in_cycle(GradeChange, cycle).count() >= 5
    assert in_cycle(Event, cycle).where(Event.move == "return").count() >= 2
    concern = in_cycle(Concern, cycle).get()
    assert concern.acknowledged_by_id not in (None, concern.raised_by_id)
    assert concern.acknowledged_at.date() == concern.raised_at.date()
    assert concern.done and concern.told.count() == 1


def test_its_actions_are_in_every_state_that_outlives_sign_off(seconds):
    cycle = Cycle.get(Cycle.title == "December 2019")
    states = Counter(one.state for one in in_cycle(Action, cycle))
    assert states.keys() == {"open", "reported_done", "verified", "not_needed"}
    assert not any(
        days_late(one.due_on, TODAY) for one in in_cycle(Action, cycle)
        if one.state in ("open", "reported_done")
    )


def test_only_running_audits_have_proposed_actions(seconds):
    proposed = Action.select(Action, Audit).join(Audit).where(Action.state == "proposed")
    assert proposed.count() > 3
    assert {one.audit.state for one in proposed} <= {"submitted", "under_review", "returned"}


def test_every_action_came_to_its_state_by_the_steps_of_its_life(seconds):
    for action in Action.select().where(Action.state.in_(actions.KEPT)):
        first, *later = ActionEvent.select().where(ActionEvent.action == action).order_by(ActionEvent.id)
        assert (first.what, first.at) == ("opened", action.opened_at)
        state, moment = ActionState.OPEN, first.at
        for event in later:
            assert event.at >= moment
            if event.what != actions.PASSED_ON:
                state = actions.after(state, Step(event.what))
            moment = event.at
        assert state == action.state


def test_the_register_has_something_of_everything_today(seconds):
    told = Counter(one.what for one in ActionEvent.select())
    assert set(told) == {"opened", "passed_on", *Step} - {Step.KNOW}
    worker4 = Person.get(Person.email == "worker@example.org")
    passed = Action.select().join(ActionEvent).where(ActionEvent.what == "passed_on")
    assert {one.owner_id for one in passed} == {worker4.id}
    late = Action.select().where(Action.state == "open", Action.due_on < TODAY)
    assert late.where(Action.owner == worker4).exists() and late.count() >= 3
    assert Action.select().where(Action.state == "reported_done").count() == 2
def test_the_last_four_quarters_were_confirmed_for_the_public_and_say_the_same_today(seconds):
    cycle = cycles.get(Cycle.get(Cycle.title == "Q3 2026").id)
    confirmed = PublicConfirmation.get(PublicConfirmation.cycle == cycle)
    assert confirmed.content["cycles"] == ["Q3 2026", "Q2 2026", "Q1 2026", "Q4 2025"]
    assert confirmed.content["audits"] == 36 and confirmed.content["grades"]
    assert confirmed.at > cycle.closed_at
    assert public_versions.of(cycle, public_versions.quarters(cycle)) == confirmed.content


def test_nobody_verifies_an_action_of_their_own(seconds):
    for one in Action.select().where(Action.state == "verified"):
        assert one.closed_by_id not in (one.owner_id, one.reported_by_id)
        assert one.opened_at < one.reported_at < one.closed_at


def test_december_2019_says_in_the_leads_words_what_its_audits_told(seconds):
    cycle = Cycle.get(Cycle.title == "December 2019")
    written = points.of(cycle.id)
    assert Counter(one.kind for one in written) == {"strength": 9, "improvement": 3}
    said = " ".join(one.text for one in written)
    for words in (
        "Social work assessment", "Supervision is regular", "reflective and keeps to the child",
        "Hypotheses are put forward and tested", "good direct work",
        "looked-after-child reviews, previous audits and individual plans",
        "comply with statutory and practice requirements", "shortened or extended",
        "Early Help service is excellent", "Visits need to be planned",
        "advanced systemic practitioners can be consulted", "Fathers need to be engaged more",
    ):
        assert words in said


@pytest.mark.parametrize("title, use, listed", [
    ("December 2019", "summary", DECEMBER), ("December 2019", "briefing", BRIEFING),
    ("Q3 2026", "summary", QUARTER), ("Fathers, Q3 2026", "summary", FATHERS),
])
def test_each_point_rests_on_findings_of_its_kind_that_were_really_told(seconds, title, use, listed):
    cycle = Cycle.get(Cycle.title == title)
    meant = {one.text: one for one in listed}
    written = points.of(cycle.id, use)
    assert {one.text for one in written} == meant.keys()
    for one in written:
        behind = points.sources([one])[one.id]
        assert behind, one.text
        for audit, question in behind:
            content = SignedCopy.get(SignedCopy.audit == audit).content
            [told] = [each for each in content["findings"] if each["question"] == question]
            assert (told["kind"] == "strength") == (one.kind == "strength")
            assert question in (meant[one.text].questions or [question])
            assert content["service"] == (meant[one.text].service or content["service"])
            assert content["cycle"] == title


def test_the_summary_of_each_cycle_equals_a_recount_of_its_rows(seconds):
    with clock.at(NOW):
        for cycle in Cycle.select():
            found = summaries.of_cycle(cycles.get(cycle.id))
            counted = recount.answers_of_rows(cycle)
            assert {one.key: +one.answers for one in found.lines if one.answers} == counted
            assert {
                (one.key, kind): number for one in found.lines for kind, number in one.told.items()
            } == recount.told_of_rows(cycle)
            for line in found.grades:
                assert line.pairs == recount.pairs_of_rows(cycle, line.key)
            assert found.counted_by(2) == recount.external(cycle)


def test_actions_and_the_loop_of_each_cycle_equal_a_recount(seconds):
    for title, followed in (("December 2019", 5), ("Q3 2026", None)):
        cycle = Cycle.get(Cycle.title == title)
        with clock.at(NOW):
            found = summaries.of_cycle(cycles.get(cycle.id))
        own = recount.actions([one.id for one in Audit.select().where(Audit.cycle == cycle)])
        earlier = [recount.earlier_of(one) for one in recount.signed_off(cycle)]
        before = recount.actions([one.id for one in earlier if one])
        assert found.actions["made"] == len(own)
        assert found.actions["verified"] == sum(one.state == "verified" for one in own)
        assert found.days_to_verify == recount.days_to_verify(own)
        assert found.earlier_actions.audited_before == sum(one is not None for one in earlier)
        assert followed in (None, found.earlier_actions.audited_before)
        assert found.earlier_actions.actions == Counter(one.state for one in before)
        assert found.earlier_actions.days == recount.days_to_verify(before)


def test_each_question_that_a_point_speaks_of_is_among_its_sources(seconds):
    cycle = Cycle.get(Cycle.title == "December 2019")
    meant = {one.text: one.questions for one in DECEMBER}
    for one in points.of(cycle.id):
        asked = {question for _, question in points.sources([one])[one.id]}
        assert set(meant[one.text]) <= asked, one.text


def test_june_2019_left_actions_on_cases_of_december(seconds):
    june, december = (Cycle.get(Cycle.title == f"{name} 2019") for name in ("June", "December"))
    of_june = {one.case_id for one in in_cycle(Action, june)}
    of_december = {one.case_id for one in Audit.select().where(Audit.cycle == december)}
    assert len(of_june & of_december) >= 4


def test_six_closed_quarters_of_three_workers_come_before_the_live_one(seconds):
    quarters = Cycle.select().where(Cycle.title.startswith("Q")).order_by(Cycle.starts_on)
    assert [one.title for one in quarters] == [
        "Q2 2025", "Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"
    ]
    *closed, live = quarters
    assert live.closed_at is None
    for cycle in closed:
        assert cycle.closed_at.date() <= cycle.ends_on
        assert of_cycle(cycle) == {"signed_off": 9}
        counted = Counter(one.worker_id for one in Audit.select().where(Audit.cycle == cycle))
        assert sorted(counted.values()) == [3, 3, 3]


def test_a_closed_theme_looked_at_fathers_in_nine_files_and_was_summed_up(seconds):
    cycle = cycles.get(Cycle.get(Cycle.title == "Fathers, Q3 2026").id)
    assert (cycle.kind, cycle.form_version.form.key) == ("thematic", "fathers") and cycle.closed_at
    assert of_cycle(cycle) == {"signed_off": 9}
    with clock.at(NOW):
        found = summaries.of_cycle(cycle)
        assert len(found.themes) == 2, "one table for each scale"
        given = {key for one in found.lines for key, number in one.answers.items() if number}
        assert {"known", "tried", "not_tried", "yes", "partly", "no"} <= given
        assert dict(found.grades[0].grades)["good"] > 0 and len(found.points) == len(FATHERS)
        confirmed = PublicConfirmation.get(PublicConfirmation.cycle == cycle)
        assert public_versions.of(cycle) == confirmed.content
        assert confirmed.content["grades"] is confirmed.content["answers"] is None  # fewer than 20
    said = word_text(report_of(cycle.title))
    assert "This cycle has a theme, and uses the form “Engagement of fathers”" in said


def test_a_theme_that_runs_looks_at_supervision_drawn_by_worker(seconds):
    cycle = cycles.get(Cycle.get(Cycle.title == "Supervision, Q4 2026").id)
    assert cycle.form_version.form.subject == "worker" and cycle.closed_at is None
    assert of_cycle(cycle) == {
        "signed_off": 2, "under_review": 1, "submitted": 1, "in_progress": 1, "allocated": 1
    }
    drawn = Draw.get(Draw.cycle == cycle)
    listed = list(Audit.select().where(Audit.cycle == cycle).order_by(Audit.id))
    assert drawn.audits == [one.id for one in listed] and draws.repeats(drawn)
    assert {(one.case_id, one.plan) for one in listed} == {(None, "")}
    assert len({one.worker_id for one in listed}) == 6
    assert all(one.supervisor_id not in (one.worker_id, one.auditor_id) for one in listed)


def test_findings_on_supervision_were_discussed_by_the_supervisors_manager(seconds):
    signed = Audit.select().join(Cycle).where(Cycle.title == "Supervision, Q4 2026",
                                              Audit.state == "signed_off").order_by(Audit.id)
    discussed, due = signed
    one = Discussion.get(Discussion.audit == discussed)
    assert one.by.name == "Service manager" and one.who == f"{discussed.supervisor.name} and Service manager"
    with clock.at(NOW):
        waiting = today.to_discuss(me("service.manager@example.org"))
        assert [row.reference for row in waiting] == [f"Supervision {due.worker_id}"]
    assert discussed.supervisor.name == "Supervisor", "who signs in reads the findings on their own work"


def test_a_case_audited_again_within_twelve_months_says_why(seconds):
    last: dict[int, datetime.date] = {}
    again = 0
    for audit in Audit.select().where(Audit.case.is_null(False)).order_by(Audit.id):
        created = Event.get(Event.audit == audit, Event.move == "created").at.date()
        due = rest(last.get(audit.case_id), created)
        assert bool(audit.override_reason) == due
        again += due
        if audit.signed_off_at:
            last[audit.case_id] = audit.signed_off_at.date()
    assert again >= 8


def test_the_live_quarter_has_an_audit_in_every_state(seconds):
    live = running_quarter()
    states = of_cycle(live)
    assert states.keys() == set(State)
    assert states["signed_off"] == 3
    running = Audit.select().where(Audit.cycle == live, Audit.state != "withdrawn")
    planned = [one for one in running if not one.override_reason]
    assert sorted(Counter(one.worker_id for one in planned).values()) == [3, 3, 3]
    besides = {one.id for one in running} - {one.id for one in planned}
    assert besides == {one.audit_id for one in ReAudit.select()}
    drawn = Draw.get(Draw.cycle == live)
    assert set(drawn.audits) == {one.id for one in planned}
    assert draws.repeats(drawn)
    assert len({one.stage for one in running if one.state == "submitted"}) == 2


def test_one_was_declined_one_returned_with_comments_and_one_is_a_day_late(seconds):
    live = running_quarter()
    by_state = {one.state: one for one in Audit.select().where(Audit.cycle == live)}
    declined, returned = by_state["unallocated"], by_state["returned"]
    assert last_event(declined).move == "decline"
    assert Comment.select().where(Comment.audit == returned, Comment.question != "").count() >= 2
    assert days_late(by_state["in_progress"].due_on, TODAY) == 1
    late = [one for one in by_state.values() if one.due_on and days_late(one.due_on, TODAY)]
    assert late == [by_state["in_progress"]]


def test_what_closed_cycles_found_was_discussed_after_sign_off_by_who_supervises_or_the_lead(seconds):
    closed = Audit.select(Audit, Cycle).join(Cycle).where(
        Audit.state == "signed_off", Cycle.closed_at.is_null(False))
    for audit in closed:
        one = Discussion.get(Discussion.audit == audit)
        latest = SignedCopy.get(SignedCopy.audit == audit)
        assert rules.discussed(
            [one], latest.id, audit.signed_off_at, audit.worker_id, audit.worker_id)
        assert one.by.name in ("Supervisor", "Lead") and audit.worker.name in one.who
        assert one.held_on == london_day(one.at) and working_day(one.held_on)
    typed = Reflection.select().join(Person).where(Person.name == "Worker 4").count()
    assert 5 <= typed < Reflection.select().count() - 20


def test_in_the_live_quarter_one_discussion_is_late_and_one_due(seconds):
    supervisor = me("supervisor@example.org")
    with clock.at(NOW):
        late, due = today.to_discuss(supervisor)
        assert (late.reference, due.reference) == ("M-10358", "M-10309")
        assert days_late(late.due, TODAY) and not days_late(due.due, TODAY)
        # The case of the second passed to this worker meanwhile.
        read = today.to_read(me("worker@example.org"))
        assert [one.reference for one in read] == ["M-10309", "M-10358"]


def test_one_finding_called_wrong_was_answered_and_one_waits_for_the_lead(seconds):
    answered, waiting = Reply.select().order_by(Reply.at)
    assert answered.answer and answered.answered_by.name == "Lead"
    assert (waiting.answered_at, waiting.by.name) == (None, "Worker 4")
    for one in (answered, waiting):
        told = {finding["question"] for finding in one.signed_copy.content["findings"]}
        assert one.question in told
    with clock.at(NOW):
        assert [one.reference for one in today.to_answer(me("lead@example.org"))] == ["M-10358"]


def test_one_fresh_concern_waits_for_an_answer(seconds):
    concern = Concern.get(Concern.acknowledged_at.is_null())
    assert concern.audit.cycle.closed_at is None
    assert concern.raised_at.date() == TODAY
    assert concern.told.count() == 1


def test_every_audit_came_to_its_state_by_the_moves_of_its_life(seconds):
    for audit in Audit.select():
        state, moment = State.UNALLOCATED, SINCE
        for event in Event.select().where(Event.audit == audit).order_by(Event.id):
            assert event.from_state == state
            assert event.at >= moment
            if event.from_state != event.to_state or event.move == "skip_stage":
                state = workflow.after(state, event.move)
            assert event.to_state == state
            moment = event.at
        assert audit.state == state


def test_what_was_sent_was_complete_and_what_was_signed_off_is_frozen(seconds):
    for audit in Audit.select().where(Audit.state.in_(("submitted", "under_review", "signed_off"))):
        form = forms.form_of(audit.form_version_id)
        assert open_points(form, answers.of(audit.id), audit.plan) == {}
        assert Submission.select().where(Submission.audit == audit).exists()
        assert 2 <= Finding.select().where(Finding.audit == audit, Finding.told).count() <= 6
        signed = SignedCopy.select().where(SignedCopy.audit == audit).count()
        assert signed == (audit.state == "signed_off")


def test_no_two_stages_are_approved_by_one_person_nor_any_by_the_auditor(seconds):
    for audit in Audit.select().where(Audit.state == "signed_off"):
        by = [one.by_id for one in Approval.select().where(Approval.audit == audit, Approval.in_force)]
        assert len(by) == len(set(by)) == len(audit.cycle.stages)
        assert audit.auditor_id not in by


def test_grades_are_mostly_good_and_rarely_inadequate(seconds):
    finals = Counter(one.content["overall"]["final"] for one in SignedCopy.select())
    assert list(finals) and max(finals, key=finals.get) == "good"
    assert finals["good"] > finals["requires_improvement"] > finals["outstanding"]
    assert finals["outstanding"] > finals["inadequate"] >= 1


def test_texts_are_of_a_real_length_and_varied(seconds):
    written = [one.evidence for one in Answer.select() if one.evidence]
    usual = [text for text in written if len(text) >= 200]
    assert len(usual) > len(written) / 2
    assert sum(len(text) > 2900 for text in written) > 20
    assert len(set(written)) > 400


@pytest.mark.parametrize("file", [
    "actions", "comments", "concerns", "cycles", "points", "progress", "reasons", "report",
    "settings", "supervision_sessions",
])
def test_every_text_of_a_file_is_said_somewhere_and_of_what_goes_by_turn_one_at_least(seconds, file):
    said = "\n".join({text for table in TABLES for row in table.select().tuples() for text in texts_in(row)})
    for heading, written in read(file).items():
        found = {
            text: any(worded(text, plan) in said for plan in (None, *WORDS)) for text in texts_in(written)
        }
        silent = [text for text, one in found.items() if not one]
        assert not silent or heading in BY_TURN and len(silent) < len(found), (heading, silent)


def test_nothing_reads_like_a_child_or_like_a_gap(seconds):
    for table, column in ((Answer, "evidence"), (Finding, "sentence"), (Comment, "text"),
                          (Action, "what"), (Action, "why"), (Action, "evidence"), (ActionEvent, "text"),
                          (Event, "note"), (Concern, "text"), (Discussion, "comment"),
                          (Reflection, "text"), (Reply, "reason"), (Reply, "answer")):
        for (text,) in table.select(getattr(table, column)).tuples():
            assert identifiers.warnings(text) == []
            assert "{" not in text


def test_people_work_in_office_hours_of_working_days(seconds):
    for (moment,) in Event.select(Event.at).tuples():
        local = in_london(moment)
        assert working_day(local.date())
        assert datetime.time(9) <= local.time() <= datetime.time(17)


def test_nothing_lies_in_the_future(seconds):
    assert latest_moment() <= NOW


@pytest.mark.parametrize("now", OTHER_DAYS, ids=lambda one: f"{one:%d %b %Y %H:%M}")
def test_on_another_day_only_the_dates_are_others(seconds, tmp_path, now):
    expected = contents()
    path = database.obj.database
    try:
        with opened(tmp_path / "other.db"), clock.at(now):
            demo.make()
            assert latest_moment() <= now
            late = Audit.get(Audit.state == "in_progress", Audit.cycle == running_quarter())
            assert days_late(late.due_on, clock.today()) == 1
            assert contents() == expected
    finally:
        open_database(f"sqlite:///{path}")
        database.connect(reuse_if_open=True)


def test_what_is_written_at_once_is_what_the_pages_would_have_written(seconds, tmp_path):
    path = database.obj.database
    try:
        short, long = (
            june_2019(tmp_path / f"{at_once}.db", at_once) for at_once in (True, False)
        )
    finally:
        open_database(f"sqlite:///{path}")
        database.connect(reuse_if_open=True)
    for table in short:
        assert short[table] == long[table], table


def running_quarter() -> Cycle:
    return Cycle.get(Cycle.closed_at.is_null(), Cycle.kind == "quarterly")


def report_of(title: str):
    return reports.paper(cycles.get(Cycle.get(Cycle.title == title).id))


def word_text(paper) -> str:
    """All that the Word file of a report says, the rows of its tables with tabs."""
    file = io.BytesIO(report_document.make(paper, report_document.Around("", NOW, False)))
    document = Document(file)
    rows = ["\t".join(cell.text for cell in row.cells) for one in document.tables for row in one.rows]
    return "\n".join([*(one.text for one in document.paragraphs), *rows])


def texts_in(value) -> list[str]:
    """Every text in a structure of tables, lists and rows."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    return [text for one in value for text in texts_in(one)] if isinstance(value, Iterable) else []


def me(email: str) -> SignedIn:
    return signed_in(Person.get(Person.email == email))


def of_cycle(cycle: Cycle) -> Counter:
    return Counter(one.state for one in Audit.select().where(Audit.cycle == cycle))


def in_cycle(table, cycle: Cycle):
    return table.select().join(Audit).where(Audit.cycle == cycle)


def last_event(audit: Audit) -> Event:
    return Event.select().where(Event.audit == audit).order_by(Event.id.desc()).get()


def latest_moment() -> datetime.datetime:
    """The latest moment that any table knows of."""
    found = [
        table.select(peewee.fn.MAX(field)).scalar(as_tuple=False)
        for table in TABLES
        for field in table._meta.sorted_fields
        if isinstance(field, MomentField)
    ]
    moments = [one for one in found if one is not None]
    return max(
        datetime.datetime.fromisoformat(one) if isinstance(one, str) else one for one in moments
    )


def contents() -> dict[str, list[tuple]]:
    """What the demonstration says, without its days: by table, in the order it was written."""
    cycles = {one.id: place for place, one in enumerate(Cycle.select().order_by(Cycle.id))}
    names = {
        one.id: (cycles[one.cycle_id], audit_names.reference(one))
        for one in audit_names.with_names()
    }
    found = {"person": list(Person.select(Person.name, Person.email, Person.job_title).tuples())}
    found["case"] = sorted(
        Case.select(
            Case.reference, Case.family, Case.plan, Case.age_band, Case.restricted, Case.worker,
            Case.closed_on.is_null(),
        ).tuples()
    )
    for table, columns in (
        (Audit, "state stage auditor worker plan service sources override_reason"),
        (Answer, "question value evidence revision"),
        (EarlierAnswer, "question value evidence"),
        (Event, "move from_state to_state stage by note"),
        (Finding, "question kind sentence told by"),
        (Comment, "question stage by text for_worker"),
        (Action, "question what why how_known owner urgent state reported_by closed_by note evidence"),
        (Concern, "text raised_by acknowledged_by done"),
        (GradeChange, "question stage before after reason by"),
        (Approval, "stage by note in_force"),
        (Submission, "number stage by answers"),
        (Discussion, "who comment by"),
        (Reflection, "text by"),
    ):
        key = table.id if table is Audit else table.audit
        rows = table.select(key, *(getattr(table, name) for name in columns.split())).tuples()
        found[table.__name__] = sorted(
            (names[row[0]], place, *row[1:]) for place, row in _numbered(rows.order_by(table.id))
        )
    found["ActionEvent"] = sorted(
        (names[audit], place, *row)
        for place, (audit, *row) in _numbered(
            ActionEvent.select(
                Action.audit, Action.what, ActionEvent.what, ActionEvent.by, ActionEvent.text
            ).join(Action).order_by(ActionEvent.id).tuples()
        )
    )
    behind = [
        (one.point_id, names[one.audit_id], one.question) for one in PointSource.select()
    ]
    found["point"] = sorted(
        (cycles[one.cycle_id], one.use, one.kind, one.place, one.text,
         tuple(sorted(source[1:] for source in behind if source[0] == one.id)))
        for one in Point.select()
    )
    return found


def _numbered(rows):
    """Rows with their place among those of the same audit."""
    seen: Counter = Counter()
    for row in rows:
        seen[row[0]] += 1
        yield seen[row[0]], row


def june_2019(path, at_once: bool) -> dict[str, list[str]]:
    """Every row of June 2019, written either way; numbers of rows stand for what they are of."""
    with opened(path), change():
        form = forms.form_of(forms.newest("standard").id)
        company = Company(make_people(), Judging(form), Diary())
        with clock.at(SINCE):
            demo_cases.add_of_2019(company.cast)
        closed_cycles.note_june(company, at_once)
        company.diary.play()
        return {
            table.__name__: sorted(json.dumps(_plain(row), default=str, sort_keys=True)
                                   for row in table.select().dicts())
            for table in TABLES
        }


def _plain(row: dict) -> dict:
    """A row without its own number, those of submissions and actions, and the salted hash.

    What it comes after is told by what that was, and when.
    """
    row = {name: one for name, one in row.items() if name not in ("id", "password", "submission", "action")}
    for name, table in (("after_event", Event), ("after_step", ActionEvent)):
        if row.get(name):
            before = table.get_by_id(row[name])
            row[name] = (getattr(before, "move", "") or before.what, before.at)
    for action in row.get("content", {}).get("actions", ()):
        del action["id"]
    return row
