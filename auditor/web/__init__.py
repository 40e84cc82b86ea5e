"""HTTP: one blueprint per topic, the guard before them, the page they end in."""

from auditor.web import (
    account,
    actions,
    allocation,
    answers,
    answers_out,
    audits,
    case_import,
    cases,
    closing,
    concerns,
    coverage,
    cycles,
    draws,
    findings,
    forms,
    health,
    home,
    journal,
    people,
    public,
    re_audits,
    reviews,
    set_up,
    settings,
    sign_in,
    spreading,
    teams,
)

BLUEPRINTS = [
    topic.blueprint
    for topic in (
        health, sign_in, set_up, account, home, audits, answers, actions, concerns, reviews, findings,
        allocation, cycles, draws, re_audits, coverage, spreading, closing, cases, case_import, people, teams,
        forms, settings, journal, public, answers_out,
    )
]
