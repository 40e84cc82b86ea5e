"""The summary of a cycle equals a recount of the rows, and each figure has its audits behind it."""

import datetime
from collections import Counter

import pytest

import recount
from auditor.records.audits import Audit, Concern, Event
from auditor.records.cases import Cycle, Form, FormVersion
from auditor.records.reviews import Approval, StandIn
from auditor.rules.results.figures import Figure, read
from auditor.work import clock, forms
from auditor.work.people.people import signed_in
from auditor.work.programme import cycles
from auditor.work.results import earlier_actions, figure_audits, points, summaries
from cast import MONDAY, make_audit, make_case, make_cycle
from signing import USUAL, act, freeze, reopen, sign
from versions import DOCUMENT

DAY = datetime.timedelta(days=1)


@pytest.fixture
def me(cast):
    return signed_in(cast.lead)
EARLIER = MONDAY - 90 * DAY
BEHIND = {  # how many audits, by the name of the figure
    "state.signed_off": 3, "state.withdrawn": 1, "service.Early Help": 1, "plan.child in need": 2,
    "auditor.external": 1, "auditor.internal": 2, "grade.overall_grade.good": 2,
    "grade.overall_grade.outstanding": 1, "grade.voice_grade.none": 3, "answer.family_fathers.no": 2,
    "answer.visits_purpose.not_applicable": 1, "answer.impact_improve_most.none": 3,
    "told.family_fathers.strength": 1, "told.family_fathers.improvement": 2, "finding.recording": 2,
    "theme.fathers.no": 2, "aspect.compliance.not_evidenced": 3, "theme_told.fathers.to_improve": 2,
    "aspect_told.compliance.to_improve": 2, "agreement.overall_grade.same": 2,
    "agreement.overall_grade.other": 1, "action.made": 5, "action.open": 5, "action.overdue": 5,
    "action.verified": 0, "answer.no_such_question.yes": 0, "plan.nothing": 0, "point.99": 0,
    "answer.family_fathers@99.no": 0, "step.allocated": 0, "concern.raised": 0,
}


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY + 40 * DAY):
        yield


@pytest.fixture
def cycle(cast):
    """Audits with all that figures count: two services, a second copy, one corrected, one withdrawn."""
    sign(cast)
    help_case = make_case("EH-1", cast.other_worker, cast.help_team, plan="early help")
    answers = USUAL | {"visits_purpose": ("not_applicable", "No visits were due."),
                       "family_fathers": ("yes", "Seen twice.")}
    told = {"family_fathers": ("strength", "Fathers are met.")}
    sign(cast, case=help_case, service="Early Help", plan="early help", auditor=cast.external,
         answers=answers, told=told)
    second = sign(cast, case=cast.other_case)
    freeze(second, cast.reviewer3, final={"overall_grade": "outstanding"})
    reopen(cast, sign(cast), "A date is wrong.", MONDAY)
    Audit.update(state="withdrawn").where(Audit.id == sign(cast).id).execute()
    make_audit(cast, "in_progress")
    return cycles.get(cast.cycle.id)


def line_of(found, key: str):
    return next(one for one in found.lines if one.key == key)


def test_answers_grades_and_findings_equal_a_recount_of_the_documents(cycle):
    found = summaries.of_cycle(cycle)
    counted = recount.answers_of_documents(cycle)
    for line in found.lines:
        labels = {option.key: option.label for option in line.question.options}
        if line.question.kind.is_grade:
            labels = {}
        said = Counter({labels.get(key, key): number for key, number in line.answers.items() if number})
        assert said == counted.get(line.key, Counter()), line.key
    told = Counter(
        (one["question"], one["kind"]) for content in recount.documents(cycle)
        for one in content["findings"]
    )
    assert {(line.key, kind): number for line in found.lines for kind, number in line.told.items()
            if number} == told


def test_counts_are_of_what_is_signed_off_now(cycle):
    found = summaries.of_cycle(cycle)
    assert (found.signed_off, found.total) == (3, 5)
    assert found.states == {"signed_off": 3, "returned": 1, "withdrawn": 1, "in_progress": 1}
    assert found.counted_by(0) == {"Children's Social Care": 2, "Early Help": 1}
    assert found.counted_by(1) == {"child in need": 2, "early help": 1}
    assert found.counted_by(2) == recount.external(cycle)


def test_not_applicable_is_in_no_share(cycle):
    line = line_of(summaries.of_cycle(cycle), "visits_purpose")
    assert (line.total, line.not_applicable, line.share) == (2, 1, 0)


def test_each_figure_has_its_audits_behind_it(me, cycle):
    for name, number in BEHIND.items():
        assert figure_audits.count(cycle, read(name)) == number, name
        assert len(figure_audits.page(cycle, read(name), me).rows) == number, name


def test_every_grade_and_answer_opens_as_many_audits_as_it_counts(cycle):
    found = summaries.of_cycle(cycle)
    for line in found.lines:
        kind = "grade" if line.question.kind.is_grade else "answer"
        for value, number in line.answers.items():
            assert figure_audits.count(cycle, Figure(kind, line.question.key, value)) == number, line.key
        for value, number in line.told.items():
            assert figure_audits.count(cycle, Figure("told", line.question.key, value)) == number, line.key


def test_a_list_behind_a_figure_says_the_grade_and_pages_at_fifty(me, cycle, cast):
    for number in range(55):
        sign(cast, case=make_case(f"N-{number:02}", cast.worker, cast.team), actions=0, told={})
    figure = read("answer.family_fathers.no")
    first = figure_audits.page(cycle, figure, me)
    assert len(first.rows) == 50 and first.rows[0].grade in ("good", "outstanding")
    rest = figure_audits.page(cycle, figure, me, after=first.after).rows
    assert len(rest) == figure_audits.count(cycle, figure) - 50


def test_actions_are_counted_by_state_with_the_median_of_what_verification_took(cast, cycle):
    audit = Audit.get(Audit.cycle == cycle, Audit.state == "signed_off")
    for days in (3, 7, 8):
        act(cast, audit, f"Verified after {days}", state="verified", closed_at=MONDAY + days * DAY,
            reported_at=MONDAY + DAY)
    act(cast, audit, "Not needed", state="not_needed")
    act(cast, audit, "Proposed", state="proposed", opened_at=None)
    act(cast, audit, "In time", due_on=(MONDAY + 60 * DAY).date())
    found = summaries.of_cycle(cycle)
    some = recount.actions([one.id for one in Audit.select().where(Audit.cycle == cycle)])
    assert found.actions["made"] == len(some)
    assert found.actions == Counter(one.state for one in some) + Counter(made=len(some), overdue=10)
    assert found.days_to_verify == recount.days_to_verify(some) == 5


def test_closing_the_loop_looks_at_the_audit_before_of_the_same_case(cast, request):
    past = make_cycle("Q3 2026", [[cast.reviewer1]], [cast.auditor])
    Cycle.update(starts_on=datetime.date(2026, 7, 1)).where(Cycle.id == past.id).execute()
    longer_ago = sign(cast, cycle=past, moment=EARLIER - 9 * DAY, actions=1)
    before = sign(cast, cycle=past, moment=EARLIER, actions=1)
    gone = sign(cast, cycle=past, moment=EARLIER + DAY, actions=1)
    Audit.update(state="withdrawn").where(Audit.id == gone.id).execute()
    act(cast, before, "Done", moment=EARLIER, state="verified", closed_at=EARLIER + 14 * DAY)
    cycle = request.getfixturevalue("cycle")  # signed off after those
    found = summaries.of_cycle(cycle).earlier_actions
    counted = {
        one.id: recount.earlier_of(one) for one in recount.signed_off(cycle)
    }
    followed = [audit for audit, earlier in counted.items() if earlier]
    assert found.audited_before == len(followed) == 1
    assert counted[followed[0]] == before and longer_ago.id != before.id
    assert found.answers == {"oversight_follow_up": {"yes": 1}}
    assert (found.left, found.actions["verified"], found.share, found.days) == (2, 1, 0.5, 10)
    for name, number in (("loop.audited_before", 1), ("loop.actions", 1), ("loop.verified", 1),
                         ("follow_up.oversight_follow_up.yes", 1), ("follow_up.oversight_follow_up.no", 0)):
        assert figure_audits.count(cycle, read(name)) == number, name


def test_a_second_copy_does_not_make_an_earlier_audit_of_a_later_one(cast, cycle):
    later = make_cycle("Later", [[cast.reviewer1]], [cast.auditor])
    sign(cast, cycle=later, moment=MONDAY + DAY)
    first = Audit.select().where(Audit.cycle == cycle, Audit.case == cast.case).first()
    freeze(first, cast.reviewer3, MONDAY + 9 * DAY)
    assert earlier_actions.standing(cycle.id, [forms.form_of(cycle.form_version_id)]).audited_before == 0


def test_concerns_and_departures_are_told_with_their_reasons(me, cast, cycle):
    audit = Audit.select().where(Audit.cycle == cycle, Audit.state == "signed_off").first()
    withdrawn = Audit.get(Audit.cycle == cycle, Audit.state == "withdrawn")
    for one in (audit, withdrawn):
        Event.create(audit=one, by=cast.lead, at=MONDAY, move="skip_stage", stage=2, note="Nobody there.")
    for stage, who in ((1, cast.manager), (3, cast.other_auditor)):  # of whom one took it up
        StandIn.create(audit=audit, stage=stage, person=who, reason="Away.", by=cast.lead, at=MONDAY)
    Event.create(audit=audit, by=cast.manager, at=MONDAY, move="take_up", stage=1)
    Event.create(audit=audit, by=cast.lead, at=MONDAY, move="one person may approve two stages",
                 note="A small team.")
    Approval.update(by=cast.reviewer2).where(
        Approval.audit == audit, Approval.stage == 1).execute()
    Concern.create(audit=withdrawn, raised_by=cast.auditor, raised_at=MONDAY, text="Alone.")
    found = summaries.of_cycle(cycle)
    assert [(one.kind, one.audit, one.reason) for one in found.departures] == [
        ("skipped", audit.id, "Nobody there."), ("stood_in", audit.id, "Away."),
        ("two_stages", audit.id, "A small team."),
    ]
    assert (found.concerns, found.concerns_waiting) == (1, 1)
    for name in ("departure.skipped", "departure.stood_in", "departure.two_stages"):
        assert [one.id for one in figure_audits.page(cycle, read(name), me).rows] == [audit.id], name
    assert [one.id for one in figure_audits.page(cycle, read("concern.waiting"), me).rows] == [withdrawn.id]


def test_a_theme_about_supervision_is_summed_up_too(cast):
    made = make_cycle("Supervision", [[cast.reviewer1]], [cast.auditor], form="supervision")
    sign(cast, cycle=made, form_version=made.form_version_id, case=None, plan="",
         answers={"supervision_reflective": ("partly", "Tasks only."), "overall_grade": ("good", "Well.")},
         told={"supervision_reflective": ("improvement", "Supervision keeps to tasks.")}, actions=0)
    found = summaries.of_cycle(cycles.get(made.id))
    assert [line.grades[1] for line in found.grades] == [("good", 1)]
    assert found.counted_by(1) == {"": 1}
    assert figure_audits.count(found.cycle, read("plan.")) == 1
    assert line_of(found, "supervision_reflective").told == {"improvement": 1}


def test_an_empty_cycle_has_nothing_and_breaks_nothing(cast):
    found = summaries.of_cycle(cycles.get(cast.cycle.id))
    assert (found.signed_off, found.total, found.rounds[-1].cycle) == (0, 0, cast.cycle.id)
    assert found.days_to_verify is None and found.earlier_actions.share is None


def earlier_cycle(cast, title: str, year: int, version: int | None = None) -> Cycle:
    made = make_cycle(title, [[cast.reviewer1]], [cast.auditor])
    Cycle.update(
        starts_on=datetime.date(year, 1, 1), form_version=version or made.form_version_id
    ).where(Cycle.id == made.id).execute()
    made = Cycle.get_by_id(made.id)
    sign(cast, cycle=made, form_version=made.form_version_id, actions=0,
         moment=datetime.datetime(year, 2, 3, 10))
    return made


def test_grades_stand_beside_at_most_eight_earlier_cycles_of_the_same_form(cast, cycle):
    for year in range(2010, 2020):
        earlier_cycle(cast, f"Year {year}", year)
    make_cycle("Nothing signed off", [[cast.reviewer1]], [cast.auditor])
    found = summaries.of_cycle(cycle)
    assert [one.title for one in found.rounds] == [*(f"Year {year}" for year in range(2012, 2020)), "Q4 2026"]
    bars = found.trends["overall_grade"]
    assert [bar.total for bar in bars] == [1] * 8 + [3]
    assert not any(bar.breaks for bar in bars)
    assert {one.key for one in found.before if one.total}, "the cycle before is counted in full"


def new_version() -> int:
    second = DOCUMENT | {"version": 2, "sections": [
        {**section, "questions": [
            {**one, "text": "How good is it?"} if one["key"] == "overall_grade"
            else {**one, "text": "Has each visit a purpose?"} if one["key"] == "visits_purpose" else one
            for one in section["questions"]
        ]} for section in DOCUMENT["sections"]
    ]}
    made = FormVersion.create(form=Form.get(Form.key == "standard"), number=2, content=second,
                              published_at=MONDAY)
    return made.id


def test_a_changed_wording_breaks_the_line_and_is_counted_apart(cast, cycle):
    earlier_cycle(cast, "Before", 2025)
    version = new_version()
    Cycle.update(form_version=version).where(Cycle.id == cycle.id).execute()
    sign(cast, form_version=version, case=make_case("V-2", cast.worker, cast.team), actions=0)
    found = summaries.of_cycle(cycles.get(cycle.id))
    assert [bar.breaks for bar in found.trends["overall_grade"]] == [False, True]
    assert [bar.breaks for bar in found.trends["visits_grade"]] == [False, False]
    assert line_of(found, "visits_purpose").answers.total() == 1
    other = next(one for one in found.lines if one.version and one.question.key == "visits_purpose")
    assert other.answers.total() == 3
    assert line_of(found, "family_fathers").answers.total() == 4
    assert figure_audits.count(found.cycle, read("answer.visits_purpose.partly")) == 1
    assert figure_audits.count(found.cycle, read(f"answer.{other.key}.partly")) == 2


def test_points_come_with_the_findings_and_audits_behind_them(me, cast, cycle):
    audit = recount.signed_off(cycle)[0]
    points.add(cycle, "summary", "strength", "Analysis is good.", signed_in(cast.lead), [
        (audit.id, "assessment_analysis"), (audit.id, "oversight_follow_up")])
    [(point, findings, audits)] = summaries.of_cycle(cycle).points
    assert (point.text, findings, audits) == ("Analysis is good.", 2, 1)
    assert [one.id for one in figure_audits.page(cycle, read(f"point.{point.id}"), me).rows] == [audit.id]


def test_the_summary_asks_as_much_for_many_audits_as_for_few(cast, cycle, count_queries):
    few = count_queries(lambda: summaries.of_cycle(cycle))
    for number in range(30):
        sign(cast, case=make_case(f"N-{number}", cast.worker, cast.team))
    assert count_queries(lambda: summaries.of_cycle(cycle)) == few


@pytest.mark.parametrize("figure, audits", [
    ("theme_told.fathers.strength", 2), ("theme_told.fathers/yes.strength", 1),
    ("theme_told.fathers/known.strength", 1), ("aspect_told.compliance/known.strength", 1),
    ("theme.fathers.known", 1), ("theme_told.fathers/tried.strength", 0),
])
def test_what_is_told_on_one_scale_has_the_audits_that_told_it_there(cast, figure, audits):
    theme = make_cycle("Fathers", [[cast.reviewer1]], [cast.auditor], form="fathers")
    for case, (question, answer) in (
        (cast.case, ("fathers_seen", "yes")), (cast.other_case, ("fathers_contacted", "known")),
    ):
        answers = {question: (answer, "On file."), "overall_grade": ("good", "Careful work.")}
        sign(cast, cycle=theme, form_version=theme.form_version_id, case=case, answers=answers,
             told={question: ("strength", "He is met.")})
    assert figure_audits.count(cycles.get(theme.id), read(figure)) == audits
