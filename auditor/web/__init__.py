"""HTTP: one blueprint per topic, the guard before them, the page they end in."""

from auditor.web import health, sign_in
from auditor.web.audits import (
    action_proposals,
    allocation,
    answers,
    audits,
    concerns,
    detail_proposals,
    stuck_audits,
)
from auditor.web.cases import case_import, cases
from auditor.web.follow_up import action_register, actions, discussions, findings, replies, workers
from auditor.web.home import forms, home, journal, notices, settings
from auditor.web.people import account, people, set_up, teams
from auditor.web.programme import balancing, coverage, cycle_closing, cycles, draws, re_audits
from auditor.web.results import briefings, export, points, public_version, reports, summaries
from auditor.web.reviews import reviews

BLUEPRINTS = [
    topic.blueprint
    for topic in (
        health, sign_in, set_up, account, home, notices, audits, answers, action_proposals, detail_proposals,
        concerns, reviews, findings, action_register, actions,
        allocation, cycles, draws, re_audits, coverage, balancing, cycle_closing, cases, case_import,
        people, teams, stuck_audits,
        discussions, replies, workers, forms, settings, journal, summaries, points, briefings,
        reports, public_version, export,
    )
]
