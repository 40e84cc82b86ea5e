"""HTTP: one blueprint per topic, the guard before them, the page they end in."""

from auditor.web import (
    account,
    actions,
    allocation,
    answers,
    audits,
    cases,
    concerns,
    cycles,
    findings,
    forms,
    health,
    home,
    journal,
    people,
    reviews,
    set_up,
    settings,
    sign_in,
    teams,
)

BLUEPRINTS = [
    topic.blueprint
    for topic in (
        health, sign_in, set_up, account, home, audits, answers, actions, concerns, reviews, findings,
        allocation, cycles, cases, people, teams, forms, settings, journal,
    )
]
