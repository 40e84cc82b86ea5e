"""HTTP: one blueprint per topic, the guard before them, the page they end in."""

from auditor.web import (
    account,
    action_register,
    actions,
    allocation,
    answers,
    answers_out,
    audits,
    briefings,
    case_import,
    cases,
    closing,
    concerns,
    coverage,
    cycles,
    detail_proposals,
    discussions,
    draws,
    findings,
    forms,
    health,
    home,
    journal,
    notices,
    people,
    points,
    proposals,
    public,
    re_audits,
    replies,
    reports,
    reviews,
    set_up,
    settings,
    sign_in,
    spreading,
    summaries,
    teams,
    workers,
)

BLUEPRINTS = [
    topic.blueprint
    for topic in (
        health, sign_in, set_up, account, home, notices, audits, answers, proposals, detail_proposals,
        concerns, reviews, findings, action_register, actions,
        allocation, cycles, draws, re_audits, coverage, spreading, closing, cases, case_import, people, teams,
        discussions, replies, workers, forms, settings, journal, summaries, points, briefings,
        reports, public, answers_out,
    )
]
