"""The pages on which an auditor says that it was somebody else, and on which the lead decides."""

import re

import pytest

from auditor.records.audits import Audit, Concern, DetailProposal
from auditor.records.people import Person
from auditor.work import clock
from cast import make_audit, make_person
from everyone import Everyone
from everyone import address as at
from reviewing import Story
from signing import sign


@pytest.fixture
def audit(cast):
    return make_audit(cast)


def address(audit, rest=""):
    return f"/audits/{audit.id}/proposed-details{rest}"


def sent(cast, **wanted) -> dict:
    """What the form of the cast's audit sends, but for what is `wanted`."""
    as_now = {"team": cast.team.id, "worker": cast.worker.id, "supervisor": cast.supervisor.id}
    return as_now | {name: getattr(one, "id", one) for name, one in wanted.items()}


def seen(audit) -> int:
    """The newest proposal of an audit (its id)."""
    rows = DetailProposal.select().where(DetailProposal.audit == audit.id)
    return rows.order_by(DetailProposal.id.desc()).get().id


def options(html: str, name: str) -> list[str]:
    """The words of the options of a choice."""
    choice = re.search(rf'<select[^>]* name="{name}".*?</select>', html, re.S)[0]
    return re.findall(r"<option[^>]*>([^<]*)</option>", choice)


def shown_names(html: str, cast) -> set[str]:
    """Everybody of the cast whose name the page has, but for the names that others contain."""
    return {
        who.name for who in vars(cast).values()
        if isinstance(who, Person) and re.search(rf"\b{who.name}\b", html, re.I)
    }


def test_the_auditor_of_a_draft_does_not_make_a_concern_leave_the_lead(browse, cast, audit):
    Concern.create(audit=audit, raised_by=cast.auditor, raised_at=clock.now(), text="Unsafe at home.")
    form = {"worker": cast.lead.id, "sources": "case system"}
    answer = browse(cast.auditor).post(f"/audits/{audit.id}/case", form)
    assert answer.status_code == 422 and "for the lead to confirm" in answer.text
    assert Audit.get_by_id(audit.id).worker_id == cast.worker.id
    lead = browse(cast.lead)
    assert "Unsafe at home." in lead.get("/").text
    assert lead.get(f"/audits/{audit.id}").status_code == 200


@pytest.mark.parametrize("field", ["worker", "team", "supervisor"])
@pytest.mark.parametrize("typed", ["", "999999", "\x00", "9" * 30])
def test_the_page_of_the_case_changes_nobody(browse, cast, audit, field, typed):
    before = Audit.get_by_id(audit.id).__data__
    answer = browse(cast.auditor).post(f"/audits/{audit.id}/case", {field: typed, "plan": "looked after"})
    assert answer.status_code == 422
    assert Audit.get_by_id(audit.id).__data__ == before


def test_an_older_page_that_sends_whom_the_audit_names_is_saved(browse, cast, audit):
    form = sent(cast, sources="case system")
    assert browse(cast.auditor).post(f"/audits/{audit.id}/case", form).status_code == 303
    assert Audit.get_by_id(audit.id).sources == ["case system"]


def test_its_auditor_proposes_and_the_lead_confirms(browse, cast, audit):
    auditor, lead = browse(cast.auditor), browse(cast.lead)
    assert "This was somebody else" in auditor.get(f"/audits/{audit.id}/case").text
    form = sent(cast, worker=cast.other_worker, reason="The record of June says so.")
    assert auditor.post(address(audit), form).location.endswith("/case#somebody-else")
    assert "Until it is confirmed nothing changes" in auditor.get(f"/audits/{audit.id}/case").text
    today = lead.get("/").text
    assert "Worker: from Worker to Other worker." in today
    page = lead.get(f"/audits/{audit.id}").text
    assert "The record of June says so." in page and 'value="confirm"' in page
    decision = {"seen": seen(audit), "decision": "confirm", "answer": "Thank you."}
    assert lead.post(address(audit, "/decision"), decision).location == f"/audits/{audit.id}"
    assert Audit.get_by_id(audit.id).worker_id == cast.other_worker.id
    assert "Worker: from Worker to Other worker." not in lead.get("/").text
    told = auditor.get(f"/audits/{audit.id}").text
    assert "Lead confirmed it" in told and "Thank you." in told
    assert "Another worker, team or supervisor confirmed" in told


def test_the_lead_declines_with_a_reason(browse, cast, audit):
    browse(cast.auditor).post(address(audit), sent(cast, supervisor=""))
    lead, decision = browse(cast.lead), {"seen": seen(audit), "decision": "decline"}
    assert lead.post(address(audit, "/decision"), decision).status_code == 422
    assert lead.post(address(audit, "/decision"), decision | {"answer": "\x07 "}).status_code == 422
    answer = lead.post(address(audit, "/decision"), decision | {"answer": "She was there."})
    assert answer.status_code == 303
    assert Audit.get_by_id(audit.id).supervisor_id == cast.supervisor.id
    told = browse(cast.auditor).get(f"/audits/{audit.id}/case").text
    assert "Lead declined it" in told and "She was there." in told


def test_another_team_is_chosen_first_and_then_its_people(browse, cast, audit):
    make_person("elsewhere", [], team=cast.help_team)
    page = browse(cast.auditor)
    html = page.get(address(audit)).text
    assert options(html, "worker") == ["Other worker", "Supervisor", "Worker"]
    assert options(html, "supervisor") == ["None: the lead acts", "Manager", "Supervisor"]
    html = page.get(address(audit, f"?team={cast.help_team.id}")).text
    assert options(html, "worker") == ["Elsewhere", "Worker"]
    assert f'<input type="hidden" name="team" value="{cast.help_team.id}">' in html


@pytest.mark.parametrize("team", ["999999", "9" * 30, "%00", "South"])
def test_a_team_that_is_not_there_is_refused_in_words(browse, cast, audit, team):
    answer = browse(cast.auditor).get(address(audit, f"?team={team}"))
    assert answer.status_code == 422 and "Choose a team from the list" in answer.text


@pytest.mark.parametrize("wanted", [
    {"worker": "999999"}, {"worker": "9" * 30}, {"worker": "\x00"}, {"supervisor": "9" * 30},
    {"team": "9" * 30}, {"team": "\x00"}, {"reason": "x" * 2001, "supervisor": ""}, {},
])
def test_what_cannot_be_proposed_is_refused_and_what_was_typed_comes_back(browse, cast, audit, wanted):
    form = sent(cast, **({"reason": "I read it."} | wanted))
    answer = browse(cast.auditor).post(address(audit), form)
    assert answer.status_code == 422 and form["reason"] in answer.text
    assert DetailProposal.select().count() == 0


def test_an_external_auditor_sees_no_list_of_everybody(browse, cast):
    make_person("elsewhere", [], team=cast.help_team)
    audit = make_audit(cast, auditor=cast.external)
    page = browse(cast.external)
    of_team = {"Worker", "Other worker", "Supervisor", "Manager", "External"}
    for path in (f"/audits/{audit.id}", f"/audits/{audit.id}/case", f"/audits/{audit.id}/actions",
                 address(audit), address(audit, f"?team={cast.help_team.id}"), address(audit, "?team="),
                 f"/audits/{audit.id}/decline", "/audits", "/actions", "/"):
        html = re.sub(r"<(nav|title|h1).*?</\1>", "", page.get(path).text, flags=re.S)
        words = {name for name in shown_names(html, cast) if name not in ("Auditor", "Lead")}
        assert words <= of_team and "Elsewhere" not in html, path
    assert options(page.get(f"/audits/{audit.id}/actions").text, "owner") == [
        "Choose", "Worker", "Supervisor"]
    owner = {"what": "Meet.", "why": "Because.", "owner": cast.lead.id}
    assert page.post(f"/audits/{audit.id}/actions", owner).status_code == 422
    assert page.post(address(audit), sent(cast, worker=cast.stranger)).status_code == 422


@pytest.mark.parametrize("state", ["allocated", "in_progress", "submitted", "returned", "signed_off"])
def test_no_page_tells_an_external_auditor_of_anybody_whom_the_audit_does_not_name(
    app, browse, cast, state
):
    roles = {"Zaventem": ["reviewer"], "Zwolle": ["supervisor"], "Zagreb": ["lead"], "Zadar": []}
    for name, held in roles.items():
        make_person(name.lower(), held, team=cast.help_team)
    given = {"auditor": cast.external}
    audit = sign(cast, **given) if state == "signed_off" else make_audit(cast, state, **given)
    world, page, faults = Everyone(cast, {"in_progress": audit}), browse(cast.external), []
    asked = [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods]
    shown = 0
    for rule in asked:
        path = at(rule, world) if rule.endpoint != "static" else "/"
        teams = (f"?team={cast.help_team.id}", "?team=", "")
        for more in teams if rule.endpoint == "detail_proposals.ask" else ("",):
            answer = page.client.get(path + more)
            shown += answer.status_code == 200
            if any(name in answer.get_data(as_text=True) for name in roles):
                faults.append(path + more)
    assert not faults and shown > 10


def test_an_external_auditor_proposes_another_team_without_its_people(browse, cast):
    elsewhere = make_person("elsewhere", [], team=cast.help_team)
    audit = make_audit(cast, auditor=cast.external)
    page = browse(cast.external)
    html = page.get(address(audit, f"?team={cast.help_team.id}")).text
    assert options(html, "worker") == ["Worker"] and "not listed for you" in html
    theirs = sent(cast, team=cast.help_team, worker=elsewhere)
    assert page.post(address(audit), theirs).status_code == 422
    only_team = sent(cast, team=cast.help_team, reason="Early Help had it.")
    assert page.post(address(audit), only_team).status_code == 303


def test_reviewers_see_that_a_proposal_is_open_and_decide_nothing(browse, cast):
    story = Story(cast)
    browse(cast.auditor).post(address(story.audit), sent(cast, worker=cast.other_worker))
    assert browse(cast.reviewer1).get(f"/audits/{story.id}").status_code == 404
    story.send()
    reviewer = browse(cast.reviewer1)
    assert "The lead has not decided yet" in reviewer.get(f"/reviews/{story.id}").text
    page = reviewer.get(f"/audits/{story.id}").text
    assert "from <strong>Worker</strong> to <strong>Other worker</strong>" in page
    assert 'value="confirm"' not in page
    decision = {"seen": seen(story.audit), "decision": "confirm"}
    assert reviewer.post(address(story.audit, "/decision"), decision).status_code == 403


@pytest.mark.parametrize("who, status", [
    ("stranger", 404), ("administrator", 404), ("supervisor", 404), ("worker", 404),
    ("reviewer1", 404), ("lead", 403),
])
def test_nobody_else_proposes(browse, cast, audit, who, status):
    page = browse(getattr(cast, who))
    assert page.get(address(audit)).status_code == status
    assert page.post(address(audit), sent(cast, supervisor="")).status_code == status
    assert page.post(address(audit, "/take-back"), {"seen": 1}).status_code == status


@pytest.mark.parametrize("who, status", [
    ("stranger", 404), ("administrator", 404), ("supervisor", 404), ("worker", 404), ("auditor", 403),
])
def test_nobody_else_decides(browse, cast, audit, who, status):
    browse(cast.auditor).post(address(audit), sent(cast, worker=cast.other_worker))
    decision = {"seen": seen(audit), "decision": "confirm"}
    answer = browse(getattr(cast, who)).post(address(audit, "/decision"), decision)
    assert answer.status_code == status
    assert Audit.get_by_id(audit.id).worker_id == cast.worker.id


def test_a_supervisor_who_is_alerted_to_a_concern_sees_no_proposal(browse, cast, audit):
    Concern.create(audit=audit, raised_by=cast.auditor, raised_at=clock.now(), text="Unsafe.")
    browse(cast.auditor).post(address(audit), sent(cast, supervisor=cast.manager, reason="Not hers."))
    page = browse(cast.supervisor).get(f"/audits/{audit.id}")
    assert page.status_code == 200 and "Not hers." not in page.text and "Manager" not in page.text


def test_a_proposal_that_was_replaced_meanwhile_is_not_confirmed(browse, cast, audit):
    auditor, lead = browse(cast.auditor), browse(cast.lead)
    auditor.post(address(audit), sent(cast, worker=cast.other_worker))
    decision = {"seen": seen(audit), "decision": "confirm", "answer": "My words."}
    auditor.post(address(audit), sent(cast, supervisor=cast.manager))
    answer = lead.post(address(audit, "/decision"), decision)
    assert answer.status_code == 409 and "My words." in answer.text and "Manager" in answer.text
    assert Audit.get_by_id(audit.id).worker_id == cast.worker.id


def test_a_decision_pressed_twice_is_no_error(browse, cast, audit):
    browse(cast.auditor).post(address(audit), sent(cast, worker=cast.other_worker))
    lead, decision = browse(cast.lead), {"seen": seen(audit), "decision": "confirm"}
    for _ in range(2):
        assert lead.post(address(audit, "/decision"), decision).status_code == 303


def test_who_decides_second_is_told_who_was_first(browse, cast, audit):
    second = make_person("second_lead", ["lead"])
    browse(cast.auditor).post(address(audit), sent(cast, worker=cast.other_worker))
    decision = {"seen": seen(audit), "decision": "confirm"}
    browse(cast.lead).post(address(audit, "/decision"), decision)
    late = decision | {"decision": "decline", "answer": "I think not."}
    answer = browse(second).post(address(audit, "/decision"), late)
    assert answer.status_code == 409
    assert "Lead was first" in answer.text and "I think not." in answer.text


@pytest.mark.parametrize("decision", [
    {}, {"decision": "perhaps"}, {"decision": "confirm", "answer": "x" * 2001},
])
def test_a_decision_that_says_nothing_is_refused_and_its_words_come_back(browse, cast, audit, decision):
    browse(cast.auditor).post(address(audit), sent(cast, worker=cast.other_worker))
    answer = browse(cast.lead).post(address(audit, "/decision"), {"seen": seen(audit)} | decision)
    assert answer.status_code == 422 and decision.get("answer", "") in answer.text
    assert DetailProposal.get().outcome == "open"


@pytest.mark.parametrize("number", ["", "0", "9" * 30, "\x00", "999999"])
def test_another_number_than_the_one_seen_confirms_nothing(browse, cast, audit, number):
    browse(cast.auditor).post(address(audit), sent(cast, worker=cast.other_worker))
    decision = {"seen": number, "decision": "confirm"}
    assert browse(cast.lead).post(address(audit, "/decision"), decision).status_code == 409
    assert Audit.get_by_id(audit.id).worker_id == cast.worker.id


def test_a_proposal_of_another_audit_is_not_confirmed_here(browse, cast, audit):
    other = make_audit(cast)
    browse(cast.auditor).post(address(audit), sent(cast, worker=cast.other_worker))
    decision = {"seen": seen(audit), "decision": "confirm"}
    assert browse(cast.lead).post(address(other, "/decision"), decision).status_code == 403
    assert Audit.get_by_id(other.id).worker_id == cast.worker.id


def test_who_has_left_meanwhile_is_not_confirmed_and_the_lead_is_told(browse, cast, audit):
    browse(cast.auditor).post(address(audit), sent(cast, worker=cast.other_worker))
    Person.update(closed_at=clock.now()).where(Person.id == cast.other_worker.id).execute()
    decision = {"seen": seen(audit), "decision": "confirm"}
    answer = browse(cast.lead).post(address(audit, "/decision"), decision)
    assert answer.status_code == 422 and "Choose a worker of this team from the list" in answer.text


def test_a_lead_who_confirms_that_they_are_the_worker_is_sent_to_today(browse, cast, audit):
    Person.update(team=cast.team).where(Person.id == cast.lead.id).execute()
    browse(cast.auditor).post(address(audit), sent(cast, worker=cast.lead))
    page = browse(cast.lead)
    assert "Lead would no longer act as lead on it." in page.get(f"/audits/{audit.id}").text
    decision = {"seen": seen(audit), "decision": "confirm"}
    assert page.post(address(audit, "/decision"), decision).location == "/"
    assert page.get(f"/audits/{audit.id}").status_code == 404


def test_its_auditor_takes_it_back(browse, cast, audit):
    page = browse(cast.auditor)
    page.post(address(audit), sent(cast, worker=cast.other_worker))
    assert page.post(address(audit, "/take-back"), {"seen": seen(audit)}).status_code == 303
    assert "This was somebody else" in page.get(f"/audits/{audit.id}/case").text
    assert DetailProposal.get().outcome == "taken_back"


def test_a_supervision_audit_has_no_plan_and_proposes_another_giver(browse, cast):
    audit = make_audit(cast, case=None, plan="")
    page = browse(cast.auditor)
    html = page.get(f"/audits/{audit.id}/case").text
    assert 'name="plan"' not in html and "Gives this supervision" in html
    form = {"plan": "early help", "sources": "case system"}
    assert page.post(f"/audits/{audit.id}/case", form).status_code == 422
    assert Audit.get_by_id(audit.id).plan == ""
    html = page.get(address(audit)).text
    assert options(html, "supervisor") == ["Manager", "Supervisor"]
    assert page.post(address(audit), sent(cast, supervisor="")).status_code == 422
    assert page.post(address(audit), sent(cast, supervisor=cast.manager)).status_code == 303
    assert "from Supervisor to Manager" in browse(cast.lead).get("/").text


def test_a_lead_who_is_named_reads_that_another_decides(browse, cast, audit):
    named = make_person("named_lead", ["lead"], team=cast.team)
    browse(cast.auditor).post(address(audit), sent(cast, worker=named))
    browser, decision = browse(named), {"decision": "decline", "seen": seen(audit), "answer": "Not me"}
    html = browser.get(f"/audits/{audit.id}").text
    assert "You are named in it, so another lead decides." in html and "Decline it" not in html
    answer = browser.post(address(audit, "/decision"), decision)
    assert answer.status_code == 403 and "another lead decides" in answer.text
    assert "Decline it" in browse(cast.lead).get(f"/audits/{audit.id}").text
    assert browser.post(address(audit, "/decision"), decision | {"answer": ""}).status_code == 422
