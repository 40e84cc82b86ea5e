"""Every page with every form: what is audited with it, each kind of cycle, and every state."""

import pytest

from auditor.rules.catalogue import FORMS
from auditor.rules.workflow import State
from every_state import close, make_world
from walking import misspoken, walk, walk_the_cycle


@pytest.fixture
def routes(app):
    """Every rule that is read, with its own rule of access."""
    return [
        (rule, app.view_functions[rule.endpoint].rule) for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and rule.endpoint != "static"
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_page_opens_with_every_form_in_every_state(cast, browse, routes, form):
    world = make_world(cast, form)
    assert {one.state for one in world.told.values()} == set(State)
    for end in (lambda world: None, close):
        end(world)
        faults, said = walk(world, routes, browse)
        assert not faults
        if form == "supervision":
            assert not misspoken(world, said)


@pytest.mark.parametrize("form", FORMS)
def test_every_page_of_a_thematic_cycle_opens_with_every_form(cast, browse, routes, form):
    world = make_world(cast, form, "thematic")
    assert not walk_the_cycle(world, routes, browse)
    close(world)
    assert not walk_the_cycle(world, routes, browse)
