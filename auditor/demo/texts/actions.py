"""Actions that the audits of the demonstration ask for, each tied to a question of a form."""

from auditor.demo.texts.wording import CHILDREN, IN_CARE, SOCIAL_WORK

ACTIONS = [
    {
        "question": "record_details",
        "what": "Check every detail on the front page with the family and correct it",
        "why": "A colleague on duty would go to the wrong address and ring the wrong person.",
        "how_known": "Front page agrees with the latest minutes; date of the check in a case note.",
        "urgent": True,
    },
    {
        "question": "record_chronology",
        "what": "Bring the chronology up to date and add a line of meaning to each event",
        "why": "The pattern of earlier years is coming round again, and nobody can see it.",
        "how_known": "Chronology complete to the day; used in the next supervision session.",
        "urgent": False,
    },
    {
        "question": "record_newcomer",
        "what": "Write a case summary of one page: why we are involved, what must change",
        "why": "The {child} could not learn from the file why we came into their life.",
        "how_known": "Summary on file; the manager reads it as a newcomer would and says so.",
        "urgent": False,
    },
    {
        "question": "record_timely",
        "what": "Write up all visits and calls not yet recorded, marked as late entries",
        "why": "Decisions about the {child} are being made on an incomplete record.",
        "how_known": "No visit in the calendar is without its note.",
        "urgent": True,
    },
    {
        "question": "voice_seen",
        "what": "See the {child} alone within five working days, somewhere of their choosing",
        "why": "The {child} has had too little chance to speak without an adult present.",
        "how_known": (
            "Note of the visit, with the {child}'s words; the manager confirms having read it."
        ),
        "urgent": True,
    },
    {
        "question": "voice_words",
        "what": "Carry out a piece of direct work on what the {child} wishes, and put it on file",
        "why": "We know what the adults think; the {child}'s view is many months old.",
        "how_known": "The work and the {child}'s own words are on the file.",
        "urgent": False,
    },
    {
        "question": "voice_daily_life",
        "what": (
            "Visit at breakfast and on a Saturday, and complete a day-in-my-life with the {child}"
        ),
        "why": "The worries concern hours of the day at which we have never been there.",
        "how_known": "Two visits recorded; assessment has a paragraph on an ordinary day.",
        "urgent": False,
    },
    {
        "question": "voice_influence",
        "what": "Tell the {child} what was decided about each of their wishes, and why",
        "why": "The {child} asked, and as far as they know nobody listened.",
        "how_known": (
            "Letter or note of the conversation on file, with what the {child} said to it."
        ),
        "urgent": False,
    },
    {
        "question": "family_members",
        "what": "Redraw the genogram with the family on both sides; record parental responsibility",
        "why": "Adults who matter to the {child} are not known to us.",
        "how_known": "Dated genogram on file; relationships page agrees with it.",
        "urgent": False,
    },
    {
        "question": "family_fathers",
        "what": "Meet the father at a time he can manage and add his part to the assessment",
        "why": "The {child} spends time with him, and we know him only from others.",
        "how_known": (
            "Note of the meeting; addendum to the assessment; a step of his own in the plan."
        ),
        "urgent": False,
    },
    {
        "question": "family_fathers",
        "what": "Find out who the man staying at the home is, see him and make the checks",
        "why": "The {child} speaks of him as living there, and nothing is known of him.",
        "how_known": "Name, checks and the manager's decision recorded.",
        "urgent": True,
    },
    {
        "question": "family_network",
        "what": "Hold a family network meeting with relatives of both parents",
        "why": "The {child} has relatives who want to help and have not been asked.",
        "how_known": "The family's own plan on file, saying who does what and on which day.",
        "urgent": False,
    },
    {
        "question": "family_views",
        "what": "Write to each parent in plain words: our worries, what must change, by when",
        "why": (
            "The parents do not know what would satisfy us, so the {child}'s life cannot change."
        ),
        "how_known": "Copies of both letters; what the parents said in reply.",
        "urgent": False,
    },
    {
        "question": "identity_explored",
        "what": "Explore with the {child} what their background and identity mean to them",
        "why": "The {child} has hinted at being treated as different and was not asked further.",
        "how_known": "Note of the conversation, in words agreed with the {child}.",
        "urgent": False,
    },
    {
        "question": "identity_shaped",
        "what": "Book the same interpreter for every visit and have the plan translated",
        "why": "A relative has been translating, the {child} among them.",
        "how_known": "Bookings to the end of the quarter; translated plan on file.",
        "urgent": True,
    },
    {
        "question": "assessment_timely",
        "what": "Complete and share the assessment; record why it took the time it did",
        "why": "Help for the {child} is waiting for it.",
        "how_known": (
            "Authorised assessment; note of the day on which it was shared with the family."
        ),
        "urgent": True,
    },
    {
        "question": "assessment_sources",
        "what": "Speak with the school, the clinic and the grandmother, and add what they say",
        "why": "The present view of the {child} rests on one person's account.",
        "how_known": "Three notes, each named as a source in the assessment.",
        "urgent": False,
    },
    {
        "question": "assessment_analysis",
        "what": "Take the case to a systemic consultation and write down at least two hypotheses",
        "why": "One explanation was adopted early on and may not be the right one for the {child}.",
        "how_known": "Consultation note on file; hypotheses tested in the next two supervisions.",
        "urgent": False,
    },
    {
        "question": "assessment_risk",
        "what": "Review all incidents of the last six months together, with the manager",
        "why": "Taken singly none met the threshold; for the {child} they are one experience.",
        "how_known": "Manager's decision with reasons; safety plan revised or confirmed.",
        "urgent": True,
    },
    {
        "question": "assessment_updated",
        "what": "Add an addendum on what has changed since the summer and what it means",
        "why": "The plan is built upon circumstances which no longer hold for the {child}.",
        "how_known": "Dated addendum; plan changed where it follows.",
        "urgent": False,
    },
    {
        "question": "planning_plan",
        "what": "Rewrite the plan with the family: no more than six steps, each owned and dated",
        "why": "Nobody could say what the {child} is to notice, or when.",
        "how_known": "New plan on file, signed; the family can say what is in it.",
        "urgent": False,
    },
    {
        "question": "planning_contingency",
        "what": "Agree with the family what will happen if the warning signs come back",
        "why": "The last crisis was foreseeable, and the {child} had nowhere to go that evening.",
        "how_known": "One page on file, known to the out-of-hours team and to the {child}.",
        "urgent": False,
        "plans": SOCIAL_WORK,
    },
    {
        "question": "planning_reviews",
        "what": "Go through the recommendations of the last two reviews and complete or close each",
        "why": "The {child} was promised things at the review which have not been done.",
        "how_known": "List with date and outcome for each, sent to the chair.",
        "urgent": False,
        "plans": SOCIAL_WORK,
    },
    {
        "question": "planning_drift",
        "what": "Send the referral that was agreed in the spring, and find help for the meantime",
        "why": "The {child} was told that somebody would help them to talk.",
        "how_known": "Confirmation from the service; note of what is done until then.",
        "urgent": True,
    },
    {
        "question": "planning_permanence",
        "what": "Hold a planning meeting on the long-term arrangement, and tell the {child}",
        "why": "The {child} asks how long they may stay, and nobody can say.",
        "how_known": "Minutes and decision on file; note of the conversation with the {child}.",
        "urgent": False,
        "plans": IN_CARE,
    },
    {
        "question": "visits_frequency",
        "what": "Agree the frequency of visits with the manager, and arrange cover for leave",
        "why": "The {child} went too long without seeing anyone from our service.",
        "how_known": "Frequency stated in the plan; visits of the next two months on time.",
        "urgent": False,
    },
    {
        "question": "visits_purpose",
        "what": "Plan the next four visits in supervision, one question for each",
        "why": (
            "Visits are kept and liked, but do not bring the {child} nearer to what is hoped for."
        ),
        "how_known": "Purpose and learning in each of the four notes.",
        "urgent": False,
    },
    {
        "question": "visits_direct_work",
        "what": (
            "Begin a short piece of direct work on what has happened, prepared with a consultant"
        ),
        "why": "The {child} has questions, and puts them to people who cannot answer.",
        "how_known": "Four sessions recorded, with the {child}'s words and what follows from them.",
        "urgent": False,
        "plans": CHILDREN,
    },
    {
        "question": "visits_partners",
        "what": "Call the network together, and agree one task with a date for each partner",
        "why": "The {child} has had three different messages from three agencies.",
        "how_known": "Minutes with tasks; each partner has confirmed its own.",
        "urgent": False,
    },
    {
        "question": "oversight_frequency",
        "what": "Fix dates of supervision on this {child} to the end of the year, with named cover",
        "why": "The gap in supervision fell at the time when the {child} was least safe.",
        "how_known": "Dates in the calendar; records on file within a week of each.",
        "urgent": False,
    },
    {
        "question": "oversight_reflective",
        "what": "Use one session for reflection with an advanced systemic practitioner",
        "why": "The same steps are repeated without anyone asking what the {child} makes of them.",
        "how_known": "Record of the session; one thing done differently as a result.",
        "urgent": False,
    },
    {
        "question": "oversight_decisions",
        "what": "Record the management decisions of the summer with reasons, marked as late",
        "why": "The {child}'s plan was changed, and the file does not say by whom or why.",
        "how_known": "Each decision on file under its heading, with the date it was taken.",
        "urgent": False,
        "plans": SOCIAL_WORK,
    },
    {
        "question": "oversight_follow_up",
        "what": "Go through the previous audit's actions in supervision and complete or close them",
        "why": "What was found for this {child} last time is found again.",
        "how_known": "Supervision record naming each action and its state.",
        "urgent": False,
    },
    {
        "question": "impact_difference",
        "what": "Ask the {child}, the family and the partners what has changed, and record it",
        "why": "We believe that life is better for the {child} and cannot show it.",
        "how_known": "Three accounts on file, beside where things stood at the start.",
        "urgent": False,
    },
    {
        "question": "fathers_contact_tried",
        "what": "Try to reach the father through his relatives, the school and a letter",
        "why": "The {child} asks where he is.",
        "how_known": "Each attempt recorded with its date and result.",
        "urgent": False,
    },
    {
        "question": "fathers_meetings",
        "what": (
            "Invite the father to the next meeting at his own address, and send him the minutes"
        ),
        "why": "He learns from the {child} what adults have decided.",
        "how_known": "Invitation and minutes on file; what he said is in them.",
        "urgent": False,
    },
    {
        "question": "supervision_interval",
        "what": "Set the dates of supervision for the whole year, and keep them",
        "why": "The worker has carried risk alone for weeks at a time.",
        "how_known": "Twelve dates in both calendars; three sessions held on time.",
        "urgent": False,
    },
    {
        "question": "supervision_audit_findings",
        "what": "Discuss the last audit's findings, one each session, and note what follows",
        "why": "The findings were sent and not talked about.",
        "how_known": "Each finding named in a supervision record.",
        "urgent": False,
    },
    {
        "question": "fathers_contacted",
        "what": "Ring the father in the evening, and write to him at both addresses on file",
        "why": "The assessment speaks of him and never to him.",
        "how_known": "Case note of the calls and letters, and what he said.",
        "urgent": False,
    },
    {
        "question": "fathers_views",
        "what": "Meet the father on his own and put his view into the assessment",
        "why": "What we know of him is what others say.",
        "how_known": "A paragraph in his words, with the date of the meeting.",
        "urgent": False,
    },
    {
        "question": "fathers_child_asked",
        "what": "Ask the {child} about him, in a way that suits their age, and write down the answer",
        "why": "Nobody knows whether the {child} wants to see him.",
        "how_known": "The {child}'s own words on file.",
        "urgent": False,
    },
    {
        "question": "supervision_agreement",
        "what": "Renew the supervision agreement together, and put a date for its review in it",
        "why": "It describes the hours and the model of two years ago.",
        "how_known": "Agreement signed by both, with the date.",
        "urgent": False,
    },
    {
        "question": "supervision_reflective",
        "what": "Keep the first twenty minutes of each session for one case in depth",
        "why": "All but one case are gone through as a list of tasks.",
        "how_known": "Three supervision records with a hypothesis and what was asked to test it.",
        "urgent": False,
    },
    {
        "question": "supervision_child",
        "what": "Begin each discussion with what the children have said or shown since the last session",
        "why": "Adults fill the hour.",
        "how_known": "First heading of the record is filled in, session after session.",
        "urgent": False,
    },
    {
        "question": "supervision_record",
        "what": "Put decisions made in supervision on the child's record within two days, with reasons",
        "why": "A colleague on duty would not find them.",
        "how_known": "Five decisions looked up on five files.",
        "urgent": False,
    },
]
