"""The autosave: one answer at a time, safe to repeat, never over a text that was not seen."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.records.audits import Audit
from auditor.work.audits import answers
from cast import make_audit

KEY = "voice_seen"


@pytest.fixture
def audit(cast):
    return make_audit(cast)


@pytest.fixture
def page(browse, cast):
    return browse(cast.auditor)


def save(page, audit, value="partly", evidence="Seen twice.", revision="0", key=KEY, **more):
    fields = {key: value, f"{key}-evidence": evidence, f"{key}-revision": revision}
    more = {name.replace("__", "-"): one for name, one in more.items()}
    return page.post(f"/audits/{audit.id}/answers/{key}", fields | more, headers={"X-Autosave": "1"})


def test_a_save_answers_with_its_state_and_revision(page, audit):
    answer = save(page, audit)
    html = answer.get_data(as_text=True)
    assert answer.headers["X-Revision"] == "1"
    assert 'id="state-voice_seen"' in html and "Saved" in html
    assert 'id="rail"' in html and "1 of 5" in html


def test_the_rail_is_sent_again_only_when_it_changed(page, audit):
    first = save(page, audit).get_data(as_text=True)
    mark = first.split('data-progress="')[1].split('"')[0]
    second = save(page, audit, evidence="Seen three times.", revision="1", progress=mark)
    assert 'id="rail"' not in second.get_data(as_text=True)


def test_a_retry_does_no_harm(page, audit):
    assert [save(page, audit).headers["X-Revision"] for _ in range(3)] == ["1", "1", "1"]


def test_a_stale_revision_shows_both_texts(page, audit):
    save(page, audit, evidence="The first window.")
    answer = save(page, audit, evidence="The second window.")
    html = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "The first window." in html and "The second window." in html


@pytest.mark.parametrize("revision", ["-1", "x", "", "9" * 30, "1e3"])
def test_a_revision_that_is_none_overwrites_nothing(page, audit, revision):
    save(page, audit, evidence="Kept.")
    assert save(page, audit, evidence="Other.", revision=revision).status_code == 409
    assert answers.of(audit.id)[KEY].evidence == "Kept."


def test_the_text_that_was_on_its_way_when_the_page_left_is_no_conflict(page, audit):
    save(page, audit, evidence="Seen")
    answer = save(page, audit, evidence="Seen twice", voice_seen__sent="partly",
                  voice_seen__sent__evidence="Seen", **{})
    assert answer.status_code == 200


def test_a_text_that_is_too_long_is_refused_and_says_how_long_it_is(page, audit):
    answer = save(page, audit, evidence="x" * 10_001)
    assert answer.status_code == 422
    assert "10,001" in answer.get_data(as_text=True)


def test_what_looks_like_a_postcode_is_saved_with_a_warning(page, audit):
    answer = save(page, audit, evidence="Visited at SW1A 1AA in May.")
    assert answer.status_code == 200
    assert "warning-text" in answer.get_data(as_text=True)


def test_an_unknown_question_is_not_found(page, audit):
    assert save(page, audit, key="nothing").status_code == 404


def test_a_stranger_does_not_learn_that_an_audit_exists(browse, cast, audit):
    assert save(browse(cast.stranger), audit).status_code == 404


@pytest.mark.parametrize("who", ["lead", "reviewer1"])
def test_nobody_answers_for_the_auditor(browse, cast, who):
    audit = make_audit(cast, "returned")
    assert save(browse(getattr(cast, who)), audit).status_code == 403


def test_a_sent_audit_takes_no_answer(page, cast):
    assert save(page, make_audit(cast, "submitted")).status_code == 403


def test_without_a_token_nothing_is_saved(page, audit):
    answer = page.client.post(f"/audits/{audit.id}/answers/{KEY}", data={KEY: "yes"})
    assert answer.status_code == 400
    assert answers.of(audit.id) == {}


def test_an_ended_session_is_told_so(browse, audit):
    assert save(browse(), audit).status_code == 401


def test_a_conditional_question_opens_and_closes(browse, cast, page):
    from auditor.work import forms

    fathers = forms.newest("fathers")
    audit = make_audit(cast, form_version=fathers)
    form = forms.form_of(fathers.id)
    asked = next(one for one in form.questions() if one.depends_on)
    (controls,) = asked.depends_on
    opens = next(iter(asked.shown_when[0].values))
    opened = save(page, audit, key=controls, value=opens).get_data(as_text=True)
    assert f'id="slot-{asked.key}"' in opened and f'id="q-{asked.key}"' in opened
    other = next(o.key for o in form.question(controls).options if o.key not in asked.shown_when[0].values)
    closed = save(page, audit, key=controls, value=other, revision="1", shown=asked.key)
    assert f'id="slot-{asked.key}"' in closed.get_data(as_text=True)
    assert f'id="q-{asked.key}"' not in closed.get_data(as_text=True)


def test_an_earlier_version_is_brought_back(page, audit):
    save(page, audit, evidence="A long and careful text that was there first.")
    save(page, audit, evidence="", value="no", revision="1")
    version = answers.earlier(audit, KEY).get()
    answer = page.post(f"/audits/{audit.id}/answers/{KEY}/earlier/{version.id}")
    assert answer.location.endswith("#q-voice_seen")
    assert answers.of(audit.id)[KEY].evidence == "A long and careful text that was there first."


def test_another_audits_version_is_not_brought_back(page, audit, cast):
    other = make_audit(cast, case=cast.other_case, worker=cast.other_worker)
    save(page, other, evidence="A long and careful text of another audit.")
    save(page, other, evidence="", value="no", revision="1")
    version = answers.earlier(other, KEY).get()
    assert page.post(f"/audits/{audit.id}/answers/{KEY}/earlier/{version.id}").status_code == 404


@settings(max_examples=60,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text(max_size=20), evidence=st.text(max_size=200), revision=st.text(max_size=8))
def test_whatever_is_sent_is_saved_or_refused_never_broken(page, audit, value, evidence, revision):
    answer = save(page, audit, value, evidence, revision)
    assert answer.status_code in (200, 409, 422)
    assert Audit.get_by_id(audit.id).state == "in_progress"
