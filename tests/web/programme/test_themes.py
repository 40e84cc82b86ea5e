"""The whole story of a cycle on fathers and of one on supervision, through the pages alone."""

import io
import re
from types import SimpleNamespace

import pytest
from docx import Document

from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.people import Person
from auditor.records.reviews import SignedCopy
from auditor.work import forms
from auditor.work.audits import drafts
from cast import make_case, make_person
from filling import confirm, submit
from html_checks import sheet_of, words_of

EVIDENCE = "Read in the record of 14 June and in that of 2 August."
THEMES = {
    "fathers": SimpleNamespace(
        title="Fathers 2026", workers="3", discusses="supervisor",
        partly={"fathers_contact_tried": "not_tried", "fathers_contacted": "tried",
                "fathers_meetings": "no"},
        audits="case file audits", read="the file of one child or family",
    ),
    "supervision": SimpleNamespace(
        title="Supervision 2026", workers="3", discusses="manager",
        partly={"supervision_interval": "partly", "supervision_child": "no"},
        audits="audits of supervision", read="the supervision of one worker",
    ),
}


@pytest.fixture(params=THEMES)
def story(request, cast, browse):
    """The people, each with a browser, and cases of three workers."""
    for number in range(1, 4):
        worker = make_person(f"worker_{number}", [], team=cast.team)
        setattr(cast, worker.email.partition("@")[0], worker)
        make_case(f"M-6{number:04}", worker, cast.team)
    Person.update(team=cast.help_team).where(Person.id.in_((cast.worker.id, cast.other_worker.id))).execute()
    browsers = {}

    def by(name: str):
        if name not in browsers:
            browsers[name] = browse(getattr(cast, name))
        return browsers[name]

    return SimpleNamespace(one=cast, by=by, form=request.param, theme=THEMES[request.param])


def test_a_theme_runs_from_its_making_to_the_committees_paper(story):
    cycle = make_the_cycle(story)
    draw(story, cycle)
    allocate(story, cycle)
    listed = list(Audit.select().where(Audit.cycle == cycle).order_by(Audit.id))
    assert len(listed) == 3 and all(bool(one.case_id) == (story.form == "fathers") for one in listed)
    for audit in listed[:2]:
        fill_in(story, audit)
        review(story, audit)
    discuss(story, listed[0])
    write_points(story, cycle)
    sum_up(story, cycle)
    close(story, cycle, listed[2])
    publish(story, cycle)
    report(story, cycle)


def make_the_cycle(story) -> Cycle:
    one = story.one
    made = submit(
        story.by("lead"), "/cycles/new", title=story.theme.title, kind="thematic",
        form_version=str(forms.newest(story.form).id), starts_on="2026-10-01", ends_on="2026-12-31",
        auditors=[str(one.auditor.id)], stage1_title="Manager", stage1_people=[str(one.reviewer1.id)],
        stage2_title="Quality", stage2_people=[str(one.reviewer2.id)],
        stage3_title="Director", stage3_people=[str(one.reviewer3.id)],
    )
    assert made.status_code == 303
    return Cycle.get(Cycle.title == story.theme.title)


def draw(story, cycle: Cycle) -> None:
    lead, path = story.by("lead"), f"/cycles/{cycle.id}/draw"
    asked = f"?workers={story.theme.workers}&cases_per_worker=1&services=Children%27s+Social+Care&seed=47"
    looked = words_of(sheet_of(lead.get(path + asked).get_data(as_text=True)))
    assert ("Case" in looked) == (story.form == "fathers")
    assert submit(lead, path + asked, path).status_code == 303
    assert lead.get(f"{path}/record").status_code == 200


def allocate(story, cycle: Cycle) -> None:
    path = f"/cycles/{cycle.id}/allocate"
    assert submit(story.by("lead"), path, path).status_code == 303
    assert {one.auditor_id for one in Audit.select().where(Audit.cycle == cycle)} == {story.one.auditor.id}


def fill_in(story, audit: Audit) -> None:
    """The auditor begins, answers section by section, tells, proposes an action, and sends."""
    auditor, path = story.by("auditor"), f"/audits/{audit.id}"
    assert submit(auditor, path, f"{path}/start").status_code == 303
    assert submit(auditor, f"{path}/case", f"{path}/unsafe", ("unsafe", "no")).status_code == 303
    sources = ["case system"] if story.form == "fathers" else ["supervision records"]
    assert submit(auditor, f"{path}/case", sources=sources).status_code == 303
    form = drafts.form_of(audit)
    for section in form.sections:
        for _ in range(2):  # once more for the questions that the answers opened
            given = answers_on(auditor, f"{path}/{section.key}", section, story.theme.partly)
            sent = submit(auditor, f"{path}/{section.key}", **given, complete="yes")
        assert sent.status_code == 303, section.key
    candidates = re.findall(r'name="told" value="(\w+)"', auditor.get(f"{path}/tell").get_data(as_text=True))
    told = [key for key in candidates if key in story.theme.partly] + candidates[:1]
    words = {f"{key}-sentence": f"What was found on {key}." for key in told}
    assert submit(auditor, f"{path}/tell", told=sorted(set(told)), **words).status_code == 303
    owner = audit.worker_id if story.form == "fathers" else audit.supervisor_id
    assert submit(
        auditor, f"{path}/actions", what="Do it", why="It matters.", owner=str(owner)
    ).status_code == 303
    assert submit(auditor, f"{path}/check", unsafe_at_sending="no").status_code == 303


def answers_on(auditor, path: str, section, partly: dict[str, str]) -> dict[str, str]:
    """An answer to every question that the page shows."""
    html, given = auditor.get(path).get_data(as_text=True), {}
    for question in section.questions:
        if f'name="{question.key}-revision"' in html:
            usual = "good" if question.kind.is_grade else question.options[0].key
            given[question.key] = partly.get(question.key, usual)
            given[f"{question.key}-evidence"] = EVIDENCE
    return given


def review(story, audit: Audit) -> None:
    path = f"/reviews/{audit.id}"
    for stage in (1, 2, 3):
        reviewer = story.by(f"reviewer{stage}")
        assert words_of(reviewer.get("/reviews").get_data(as_text=True)).count("Stage")
        assert submit(reviewer, path, f"{path}/take-up").status_code == 303
        if stage == 2:
            decided = submit(reviewer, path, f"{path}/decision", decision="regrade",
                             reason="The evidence says less.",
                             **{"grade-overall_grade": "requires_improvement"})
        else:
            decided = submit(reviewer, path, f"{path}/decision", decision="approve")
        assert decided.status_code == 303
    assert Audit.get_by_id(audit.id).state == "signed_off"
    content = SignedCopy.get(SignedCopy.audit == audit.id).content
    assert content["overall"]["final"] == "requires_improvement"
    assert content["plan"] == ("child in need" if story.form == "fathers" else "")


def discuss(story, audit: Audit) -> None:
    """Whoever supervises the judged person records the session; of supervision their manager."""
    path, who = f"/audits/{audit.id}/findings", story.by(story.theme.discusses)
    assert submit(who, path, f"/audits/{audit.id}/discussions", comment="Talked through.",
                  reflection="It is fair.").status_code == 303
    sheet = words_of(sheet_of(who.get(path).get_data(as_text=True)))
    assert "Talked through." in sheet and "It is fair." in sheet
    other = {"supervisor": "manager", "manager": "supervisor"}[story.theme.discusses]
    refused = story.by(other).post(f"/audits/{audit.id}/discussions", {"held_on": "2026-11-02", "who": "x"})
    assert refused.status_code in (403, 404)


def write_points(story, cycle: Cycle) -> None:
    lead, path = story.by("lead"), f"/cycles/{cycle.id}/points"
    sources = re.findall(r'name="source" value="([^"]+)"', lead.get(path).get_data(as_text=True))
    for kind in ("strength", "improvement"):
        sent = submit(lead, path, kind=kind, text=f"A {kind} in our words.", source=sources[:1])
        assert sent.status_code == 303


def sum_up(story, cycle: Cycle) -> None:
    lead, path = story.by("lead"), f"/cycles/{cycle.id}"
    page = words_of(sheet_of(lead.get(f"{path}/summary").get_data(as_text=True)))
    assert "2 of 3 signed off" in page and "A strength in our words." in page
    assert ("Known" in page and "Not tried" in page) == (story.form == "fathers")
    assert ("by plan" in page) == (story.form == "fathers")
    for more in ("/summary/print", "/briefing", "/answers", "/answers.csv", "/answers.xlsx"):
        assert lead.get(path + more).status_code == 200, more
    pack = lead.get(f"/workers/{judged(story, cycle)}/pack")
    assert "What was found on" in pack.get_data(as_text=True)


def judged(story, cycle: Cycle) -> int:
    """Whose work was judged in the audit that is not discussed yet."""
    audit = list(Audit.select().where(Audit.cycle == cycle).order_by(Audit.id))[1]
    return audit.worker_id if story.form == "fathers" else audit.supervisor_id


def close(story, cycle: Cycle, left: Audit) -> None:
    lead, path = story.by("lead"), f"/cycles/{cycle.id}/close"
    listed = submit(lead, path, **{f"audit-{left.id}": "withdraw", f"reason-{left.id}": "Out of time."})
    assert confirm(lead, path, listed, button=("act", "close")).status_code == 303
    assert Cycle.get_by_id(cycle.id).closed_at and Audit.get_by_id(left.id).state == "withdrawn"


def publish(story, cycle: Cycle) -> None:
    lead, path = story.by("lead"), f"/cycles/{cycle.id}/public"
    assert submit(lead, path, read="yes").status_code == 303
    printed = words_of(sheet_of(lead.get(f"{path}/print").get_data(as_text=True)))
    assert story.theme.audits.capitalize() in printed and "fewer than 5 audits" in printed
    assert "A strength in our words." in printed and "M-6" not in printed and "worker_" not in printed


def report(story, cycle: Cycle) -> None:
    lead, path = story.by("lead"), f"/cycles/{cycle.id}/report"
    said = words_of(sheet_of(lead.get(f"{path}/preview").get_data(as_text=True)))
    assert story.theme.read in said and "This cycle has a theme" in said
    document = Document(io.BytesIO(lead.get(f"{path}.docx").data))
    written = " ".join(one.text for one in document.paragraphs)
    assert story.theme.read in written and "A strength in our words." in written
