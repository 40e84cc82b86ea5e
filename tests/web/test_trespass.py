"""Where people have no business: regions of pages, ids of other audits, pages of errors."""

import re
from contextlib import contextmanager

import pytest
from flask import template_rendered

from auditor.records.actions import Action
from auditor.records.audits import Concern, EarlierAnswer
from auditor.records.reviews import Comment
from auditor.work import clock
from everyone import SECRETS, address, child_of, make_everyone, secret

READING = (
    ("auditor", "in_progress"), ("reviewer1", "under_review"), ("lead", "signed_off"),
    ("supervisor", "with_concern"), ("worker", "signed_off"),
)


@pytest.fixture
def world(cast):
    return make_everyone(cast)


def test_a_region_is_given_only_as_much_as_the_page_that_holds_it(app, world, browse):
    faults = []
    for name, path, template in pages(app, world, browse):
        client = world.browser(name, browse).client
        whole = client.get(path).get_data(as_text=True)
        for block in {*template.blocks, "nowhere"}:
            headers = {"HX-Request": "true", "HX-Target": block.replace("_", "-")}
            answer = client.get(path, headers=headers)
            told = set(SECRETS.findall(answer.get_data(as_text=True)))
            if answer.status_code != 200 or told - set(SECRETS.findall(whole)):
                faults.append(f"{name} {path} {block[:40]}: {answer.status_code} {sorted(told)}")
    assert not faults


def test_no_region_of_a_draft_is_shown_to_those_who_may_not_read_it(app, world, browse):
    blocks = {one for name in app.jinja_env.list_templates()
              for one in app.jinja_env.get_template(name).blocks}
    faults = []
    for audit in ("in_progress", "with_concern"):
        for name in ("lead", "reviewer1", "supervisor", "worker", "stranger", "administrator"):
            client = world.browser(name, browse).client
            for rule in app.url_map.iter_rules():
                if "audit_id" in rule.arguments and "GET" in rule.methods:
                    path = address(rule, world, world.audits[audit])
                    target = sorted(blocks)[len(path) % len(blocks)]
                    for headers in ({}, {"HX-Request": "true", "HX-Target": target}):
                        answer = client.get(path, headers=headers)
                        if secret(audit) in answer.get_data(as_text=True):
                            faults.append(f"{name} {path} {headers}")
    assert not faults


def pages(app, world, browse):
    """(person, address, template) for every page that one of these people is shown."""
    shown, seen = [], set()
    for name, audit in READING:
        client = world.browser(name, browse).client
        for rule in app.url_map.iter_rules():
            path = address(rule, world, world.audits[audit]) if rule.endpoint != "static" else ""
            if "GET" in rule.methods and path and (name, path) not in seen:
                seen.add((name, path))
                with rendered(app) as templates:
                    answer = client.get(path)
                if answer.status_code == 200 and answer.mimetype == "text/html":
                    shown.append((name, path, templates[0]))
    return shown


@contextmanager
def rendered(app):
    """The templates that are rendered meanwhile."""
    templates = []

    def note(_app, template, **_more):
        templates.append(template)

    with template_rendered.connected_to(note, app):
        yield templates


@pytest.mark.parametrize("table, path, person, data", [
    (Comment, "/reviews/{}/comments/{}", "reviewer1", {"text": "Mine now"}),
    (Comment, "/reviews/{}/comments/{}", "reviewer1", {"show": "yes"}),
    (Action, "/audits/{}/actions/{}", "reviewer1", {"take_back": "yes"}),
    (Action, "/audits/{}/actions/{}", "reviewer1", {"what": "x", "why": "x", "owner": "12"}),
    (Concern, "/audits/{}/concerns/{}/acknowledge", "lead", {"done": "x"}),
    (Concern, "/audits/{}/concerns/{}/told", "reviewer1", {"whom": "x", "when": "x"}),
    (Concern, "/audits/{}/concerns/{}/describe", "reviewer1", {"text": "x"}),
    (EarlierAnswer, "/audits/{}/answers/visits_purpose/earlier/{}", "auditor", {}),
])
def test_what_belongs_to_another_audit_is_not_found(world, browse, table, path, person, data):
    audit = world.audits["in_progress" if person == "auditor" else "under_review"]
    if table is Concern:
        Concern.create(audit=audit, raised_by=world.people[person], raised_at=clock.now(), text="")
    before = list(table.select().order_by(table.id).tuples())
    others = [
        child_of(table, other) for other in world.audits.values() if other.id != audit.id
    ]
    for child in [one for one in others if one] + [999_999, 2**31 - 1]:
        answer = world.browser(person, browse).post(path.format(audit.id, child), data)
        assert answer.status_code == 404, child
    assert list(table.select().order_by(table.id).tuples()) == before


def test_what_is_not_there_is_not_found(cast, browse):
    lead = browse(cast.lead)
    for path in ("/people/{}", "/people/{}/edit", "/people/{}/close", "/teams/{}", "/cases/{}",
                 "/cases/{}/change", "/cycles/{}", "/cycles/{}/change", "/forms/{}"):
        assert lead.get(path.format(999_999)).status_code == 404, path


def test_ids_of_another_audit_in_a_form_are_refused(world, browse):
    one, lead = world.one, world.browser("lead", browse)
    draft, waiting = world.audits["in_progress"].id, world.audits["unallocated"].id
    reason = {"reason": "Why not."}
    for path, data in (
        (f"/audits/{waiting}/allocate", {"auditor": one.worker.id}),
        (f"/audits/{waiting}/allocate", {"auditor": one.reviewer1.id}),
        (f"/audits/{draft}/reallocate", {"auditor": one.lead.id, "how": "afresh"} | reason),
        (f"/audits/{draft}/stand-in", {"person": one.auditor.id, "stage": "1"} | reason),
        (f"/audits/{draft}/stand-in", {"person": one.reviewer2.id, "stage": "7"} | reason),
        (f"/cycles/{one.cycle.id}/add", {"chosen": world.audits["restricted"].case_id}),
        ("/people/new", {"name": "A", "email": "a@example.org", "roles": "administrator"}),
        (f"/people/{one.lead.id}/edit", {"name": "Lead", "email": "lead@example.org",
                                         "roles": ["lead", "administrator"]}),
    ):
        assert lead.post(path, data).status_code == 422, path
    assert lead.post(f"/people/{one.administrator.id}/link").status_code == 403
    assert lead.get(f"/cases/{world.audits['restricted'].case_id}").status_code == 404


def test_an_error_page_tells_a_stranger_nothing(world, browse):
    audit = world.audits["under_review"]
    for name in ("stranger", "administrator", None):
        client = world.browser(name, browse).client
        there = client.get(f"/reviews/{audit.id}", follow_redirects=True)
        nowhere = client.get("/reviews/999999", follow_redirects=True)
        plain = [
            re.sub(r'content="[^"]+"|X-CSRFToken[^}]+|value="[^"]*"|/reviews/\d+|%2Freviews%2F\d+', "",
                   answer.get_data(as_text=True))
            for answer in (there, nowhere)
        ]
        assert plain[0] == plain[1] and there.status_code == nowhere.status_code
        assert "M-10277" not in plain[0] and not SECRETS.search(plain[0])
