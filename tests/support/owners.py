"""The facts of the team's world, each with the module that says it; tests/test_owners.py reads the list."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Fact:
    """A fact, the modules that own it, and what gives away that another says it too.

    `code` are expressions as they would be written: `_` is anything, the name of a table stands for
    its aliases as well, and what is compared may stand on either side. `sql` and `templates` are
    regular expressions, looked for in the strings of modules and in the lines of templates. `but`
    excuses a place ("work/people/teams.py supervised_by", or a template) with its reason.
    """

    says: str
    owners: tuple[str, ...]  # the first is whom to ask
    code: tuple[str, ...] = ()
    sql: str = ""
    templates: str = ""
    but: Mapping[str, str] = field(default_factory=dict)


FACTS = (
    Fact(
        "A worker is supervised by their own supervisor, else by their team's, and never by themselves.",
        owners=("work/rights/supervisors.py", "rules/people/people.py"),
        code=("Person.supervisor", "Team.supervisor", "worker.supervisor_id", "_.team.supervisor_id"),
        sql=r"\b(?!a\.|g\.)\w+\.supervisor_id\b",
        templates=r"team\.supervisor_id|supervisor or \w+\.team",
        but={
            "work/cases/case_import.py _teams": "hands the columns to the rule",
            "work/cases/case_import.py _people": "hands the columns to the rule",
            "work/cases/case_import.py _actions": "reads the rows that name_of asks for",
            "work/cases/cases.py first_readers": "a case that nobody works on: its team's supervisor",
            "work/audits/detail_choices.py _supervisors": "whom a form offers: whoever is named by anybody",
            "work/leavers/account_closing.py _hand_on": "the columns that are handed on",
            "work/people/people.py get": "shows whom the account itself names",
            "work/people/people.py supervised_by": "whose account names them, to be handed on",
            "work/people/set_up.py start_list": "counts teams without one",
            "work/people/teams.py every": "shows whom the team names",
            "work/people/teams.py supervised_by": "which teams name them, to be handed on",
        },
    ),
    Fact(
        "Somebody can sign in whose account was not closed, whose access has not ended, and who has an"
        " address and a password.",
        owners=("work/rights/accounts.py", "rules/people/people.py"),
        code=("Person.closed_at", "Person.access_ends", "Person.password.is_null(_)",
              "Person.email.is_null(_)", "_.access_ends < _", "access_ends < _", "_ <= access_ends"),
        sql=r"closed_at IS NULL AND|access_ends\s*(<|>|IS)",
        templates=r"access_ends\s*[<>]",
        but={
            "templates/people/account_state.html": "shows what of it is so: closed, ended, or open until",
            "work/cases/cases.py possible_readers": "who has an address may be named, invited or not",
            "work/home/daily_mail.py send": "mail needs an address, and no password",
            "work/people/sessions.py roles": "reads the columns that is_open asks for",
        },
    ),
    Fact(
        "Whoever comes from outside neither leads nor supervises, nor owns an action.",
        owners=("work/rights/accounts.py",),
        code=("_.external == False", "_.external == True", "~_.external"),
    ),
    Fact(
        "A role is held by whoever was given it.",
        owners=("work/rights/accounts.py",),
        code=("PersonRole.role == _", "PersonRole.role.in_(_)"),
        sql=r"person_role",
        but={
            "work/rights/audit_facts.py FACTS": "reads the leads in the query of everything else",
            "work/people/people.py last_of": "the last who holds one, with which it is",
            "work/people/people.py _give": "writes who holds which",
            "work/people/sessions.py who": "reads the roles with the session, at each request",
        },
    ),
    Fact(
        "Everybody may read a case, or where it is restricted only the readers that it names.",
        owners=("work/rights/readership.py", "rules/rights/readership.py"),
        code=("CaseReader.person", "CaseReader.case", "_.restricted == False", "_.restricted == True",
              "_.readers is None", "_.readers is not None", "readers is None", "readers is not None"),
        sql=r"case_reader|\b[a-z]\.restricted\b",
        but={
            "rules/rights/stuck_audits.py helps": "naming somebody makes them a reader where there are any",
            "work/rights/audit_facts.py FACTS":
                "reads the readers for the rule, in the query of everything else",
            "work/cases/cases.py _name_readers": "writes who the readers are",
            "work/cases/cases.py _wanted": "a list of the restricted ones among those that one may read",
            "work/programme/cycle_audits.py offered_cases":
                "no restricted case is added by hand, whoever reads it",
            "work/programme/re_audits.py _inadequate": "no restricted case is audited again by itself",
        },
    ),
    Fact(
        "A case was a former worker's in the time that an audit reads where the two have a day in common.",
        owners=("work/rights/former_workers.py",),
        code=("FormerWorker.until", "FormerWorker.since", "FormerWorker.worker"),
        sql=r"\.until\s*[<>]|\.since\s*[<>]",
    ),
    Fact(
        "An audit is called by the reference of its case, or by its worker's supervision.",
        owners=("work/audit_names.py",),
        code=('f"Supervision {_}"', "_.case.reference if _ else _"),
        templates=r"\.case\.reference if|[Ss]upervision \" ?~|[Ss]upervision {{",
        but={
            "templates/home/today.html": "within a sentence, where supervision is a word as any other",
            "templates/people/close.html": "whose supervision it is stands above",
            "web/programme/draw_print.py _name": "on paper supervision is called by its worker's name",
        },
    ),
    Fact(
        "An audit is not settled while it is unfinished, or a concern on it is unanswered.",
        owners=("work/rights/conditions.py",),
        code=("Audit.state.in_(_) | Audit.id.in_(_)",),
    ),
    Fact(
        "What somebody may do is asked of their parts and duties, not of their roles.",
        owners=("rules/rights/permissions.py", "rules/people/people.py"),
        code=("Role.LEAD in _", "Role.ADMINISTRATOR in _", "Role.SUPERVISOR in _", "Role.REVIEWER in _",
              "Role.AUDITOR in _", "_ & me.roles", "_ & g.me.roles"),
        templates=r"in me\.roles",
        but={
            "templates/home/empty.html": "says what may come, by what somebody does here",
            "web/follow_up/action_register.py _lists": "which lists are worth showing, empty or not",
            "web/page.py _offered": "which places are worth showing: each asks for itself",
            "work/follow_up/action_register.py usual": "with which list the register opens",
            "work/reviews/review_queue.py _visible":
                "a lead sees the queue of every stage, of what they may read",
            "work/rights/conditions.py lead":
                "who leads without being asked: the condition that acting is held to",
            "work/follow_up/workers.py _led": "a lead sees the workers whose cases they may read",
        },
    ),
    Fact(
        "A reason has at most 2,000 characters.",
        owners=("rules/reasons.py",),
        code=("LONGEST_REASON",),
        sql="reason has at most",
    ),
    Fact(
        "A number that a browser sent is read with a limit to its length, or it is none.",
        owners=("web/numbers.py", "rules/parsing.py"),
        code=("_.isdigit()", "_.isnumeric()", "int(text)", "int(typed)", "int(typed[_])", "int(_.get(_))",
              "int(request.form[_])", "int(request.args[_])", "row_number(request.args.get(_, _))",
              "row_number(request.form.get(_, _))", "row_number(one)", "map(row_number, _)"),
        but={
            "rules/cases/identifiers.py _nhs_number": "looks for figures in a text, and reads none of it",
            "web/cases/cases.py _change_page": "shows what was sent again, be it a number or a word",
            "work/results/report_styles.py Numbers._add": "reads the Word document that we write",
        },
    ),
    Fact(
        "What was due is late from the first working day after its day on; an action while it is open,"
        " an audit while its auditor or its reviewers have it.",
        owners=("rules/deadlines.py", "rules/follow_up/actions.py", "rules/workflow.py",
                "work/follow_up/action_rights.py", "work/audits/audits.py"),
        code=("late_before(_)", "Action.due_on < _", "Audit.due_on < _", "days_late(_, _)"),
        templates=r"due_on (<|and \(.*due_said)",
    ),
    Fact(
        "An action is on record once a sign-off opened it, or it was added after one.",
        owners=("work/audits/actions.py",),
        code=("Action.state.not_in(_)", "Action.state.in_(KEPT)", "Action.state != _"),
    ),
    Fact(
        "The latest signed copy of an audit is the one with the highest number.",
        owners=("work/reviews/signed_copies.py",),
        code=("fn.MAX(SignedCopy.number)", "fn.MAX(SignedCopy.id)", "SignedCopy.number.desc()"),
        sql=r"MAX\(\w+\.number\)",
    ),
    Fact(
        "An approval falls once its audit goes back to its stage, or to one before it.",
        owners=("work/audits/approvals.py", "rules/reviews/reviews.py"),
        code=("Approval.update(in_force=False)", "Approval.stage >= _"),
    ),
    Fact(
        "No two stages are approved by the same person, unless the lead allowed it.",
        owners=("rules/rights/acting.py", "work/rights/conditions.py"),
        code=("Approval.stage != _", "known.one_person_two_stages"),
    ),
    Fact(
        "Audits of a cycle are counted by where they are: signed off, with reviewers, with auditors ...",
        owners=("rules/programme/cycle_progress.py",),
        code=("{State.ALLOCATED, State.IN_PROGRESS}", "(State.ALLOCATED, State.IN_PROGRESS)"),
        templates=r"\(State\.SIGNED_OFF, State\.UNDER_REVIEW",
    ),
    Fact(
        "A case is closed from the day on which it was closed.",
        owners=("rules/cases/cases.py", "work/open_cases.py"),
        code=("_.closed_on <= _", "_.closed_on > _", "Case.closed_on.is_null()"),
    ),
    Fact(
        "An audit is about the work of its case's worker, or of whoever gives the supervision it judges.",
        owners=("rules/audit_subjects.py", "work/rights/conditions.py"),
        code=("audit.worker_id if _ else audit.supervisor_id", "When(None, [_], Audit.worker)"),
    ),
    Fact(
        "What begins today is due so many working days on, and a discussion so many after the sign-off.",
        owners=("work/clock.py", "rules/follow_up/discussions.py", "rules/deadlines.py"),
        code=("add_working_days(_, _)",),
    ),
    Fact(
        "A moment is on the day, and at the hour, that London's clocks show.",
        owners=("rules/deadlines.py", "work/clock.py"),
        code=("ZoneInfo(_)", "_.astimezone(_)", "_.astimezone()", "_.date()", "fn.DATE(_)",
              "fn.TIMEZONE(_, _)"),
        but={
            "rules/cases/case_lists/values.py day": "a cell of a workbook has a day, and no zone",
        },
    ),
    Fact(
        "An audit was moved where it came to another state.",
        owners=("work/audits/audits.py",),
        code=("Event.from_state != _",),
    ),
)
