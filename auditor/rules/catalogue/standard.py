"""The case file audit: nine sections and 36 questions about one child's or family's file."""

from auditor.rules.catalogue.building import form, good, graded, section, there, written

NOT_EARLY_HELP = {"not_plan": ["early help"]}
IN_OR_LEFT_CARE = {"plan": ["looked after", "care leaver"]}

RECORD = section(
    "record", "Record and history",
    there(
        "record_details",
        "Are the child's details, family members and legal status recorded correctly and "
        "up to date?",
        "Compare the front page with the latest visit or meeting; a changed address, school or "
        "legal status is where it usually slips.",
    ),
    there(
        "record_chronology",
        "Is there a current chronology of significant events that the work makes use of?",
        "A list of contacts is not a chronology; look for what the events meant for the child, "
        "and for a later assessment that draws on them.",
    ),
    good(
        "record_newcomer",
        "Could somebody new to the case, or the child in later years, follow why we are involved "
        "and what we did?",
        "Read the latest summary alone and ask whether you could take the next visit from it.",
    ),
    good(
        "record_timely",
        "Are records made in good time, respectful of the child and family, and clear on what is "
        "fact, whose view it is, and where it came from?",
        "Think how a sentence would read to the child it is about.",
    ),
    graded(
        "record_grade",
        "How good are the record and the history?",
        "Give the reasons in two or three sentences that refer to what you read.",
    ),
)

VOICE = section(
    "voice", "Child's voice and lived experience",
    there(
        "voice_seen",
        "Has the child been seen, and seen alone where that was right, as often as planned?",
        "Where the child was not seen alone, the file should say who decided that and why.",
        themes=("visits",),
    ),
    good(
        "voice_words",
        "Are the child's own words, wishes and feelings, or for a baby or a child without speech "
        "their observed behaviour, recorded recently?",
        "Recently means within the last six months, and more than “presented as happy”.",
    ),
    good(
        "voice_daily_life",
        "Does the file tell what daily life is like for this child?",
        "Look for a morning, a meal, a bedtime, a school day: who is there, and how it feels.",
    ),
    good(
        "voice_influence",
        "Did what the child said or showed change something, or is it explained why it could not?",
        "Follow one wish from the visit where it was heard to the plan or the meeting.",
    ),
    graded(
        "voice_grade",
        "How well is the child seen, heard and understood?",
        "Brothers and sisters each count: say so where one of them is heard less than the others.",
    ),
    rail="Child's voice",
)

FAMILY = section(
    "family", "Family, fathers and network",
    there(
        "family_members",
        "Are all parents, carers and other important adults known, with parental responsibility "
        "recorded for each?",
        "Partners, adults who have moved in and those who look after the child at weekends "
        "belong here too.",
        themes=("fathers",),
    ),
    good(
        "family_fathers",
        "Has each father or father figure been contacted, assessed and included, or is a sound "
        "reason recorded for why not?",
        "“Not in contact” or “mother did not wish it” is where the question begins, not a reason.",
        themes=("fathers",),
    ),
    good(
        "family_network",
        "Are brothers, sisters and the wider family understood, both as a strength and as a risk?",
        "A genogram helps only where the plan uses it: who in it could help, and who might harm?",
        themes=("systemic",),
    ),
    good(
        "family_views",
        "Were the parents' views sought, and have they been told plainly what worries us and what "
        "must change?",
        "Would a parent reading the plan know what would have to be different for us to step back?",
    ),
    graded(
        "family_grade",
        "How well are the family, fathers and the network understood and involved?",
        "Weigh who was left out as well as how those who were reached were worked with.",
    ),
    rail="Family and fathers",
)

IDENTITY = section(
    "identity", "Identity and diversity",
    good(
        "identity_explored",
        "Is who this child is - ethnicity, language, faith, disability, sexuality, class, family "
        "story - explored with them rather than ticked?",
        "The category on the front page is not enough; look for what it means to this child.",
    ),
    good(
        "identity_shaped",
        "Has this understanding shaped the work: who visits, in which language, what is offered?",
        "Find one thing that was done differently because of who the child and the family are.",
    ),
    graded(
        "identity_grade",
        "How well does the work take account of the child's identity?",
        "Consider assumptions left unquestioned as well as what is written.",
    ),
)

ASSESSMENT = section(
    "assessment", "Assessment and risk",
    there(
        "assessment_timely",
        "Was the latest assessment finished in a time that suited this child?",
        "Within the limit is not enough if the child waited, and longer is right where the file "
        "says what it was for.",
    ),
    good(
        "assessment_sources",
        "Does it draw on the history, on all the people who matter and on the agencies that know "
        "the child?",
        "See whether earlier episodes and what school and health say are used, not just listed.",
        themes=("fathers",),
    ),
    good(
        "assessment_analysis",
        "Does it analyse: put forward hypotheses, test them, and reach a view of its own?",
        "Look for another explanation being weighed, and for the sentence that says “therefore”.",
        themes=("systemic",),
    ),
    good(
        "assessment_risk",
        "Was risk of harm recognised, and acted on in time?",
        "Take the most worrying event of the period and count the days to the first response.",
    ),
    there(
        "assessment_updated",
        "Was the assessment updated when the child's circumstances changed?",
        "A new partner, a move, a pregnancy, a return home or an arrest should each have led back "
        "to it.",
    ),
    graded(
        "assessment_grade",
        "How good are assessment and the response to risk?",
        "If risk was missed or met late, say first what that meant for the child.",
    ),
)

PLANNING = section(
    "planning", "Planning and review",
    good(
        "planning_plan",
        "Is there a current plan that is specific, with times, and with somebody's name against "
        "each step?",
        "Pick one step: could you tell next month whether it had been done?",
    ),
    there(
        "planning_contingency",
        "Does the plan say what happens if things do not improve, or get worse?",
        "“Seek legal advice” is a beginning; look for what would lead to it, and by when.",
        shown_when=NOT_EARLY_HELP,
    ),
    there(
        "planning_reviews",
        "Were reviews held on time with the right people, and were their recommendations "
        "carried out?",
        "Check who was missing, and trace the last review's recommendations one by one.",
        shown_when=NOT_EARLY_HELP,
    ),
    good(
        "planning_drift",
        "Has the work gone forward without drift or delay?",
        "The same step in three plans running is drift, even where every meeting was on time.",
    ),
    good(
        "planning_permanence",
        "Is there a clear plan for permanence, or a pathway plan, that covers health, education "
        "and where the child or young person lives?",
        "A second plan beside the first should be there before it is needed.",
        shown_when=IN_OR_LEFT_CARE,
    ),
    graded(
        "planning_grade",
        "How good are planning and review?",
        "Judge whether the plan moves the child's life forward, not how full its pages are.",
    ),
)

VISITS = section(
    "visits", "Visits and direct work",
    there(
        "visits_frequency",
        "Were visits made as often as planned?",
        "Count the visits of the last six months against the plan; tried and cancelled ones are "
        "not visits, but should be recorded.",
        themes=("visits",),
    ),
    good(
        "visits_purpose",
        "Does each visit have a purpose that comes from the plan, and say what was learned?",
        "Read three visits in a row: does the second begin where the first left off?",
        themes=("visits",),
    ),
    good(
        "visits_direct_work",
        "Is there direct work that suits the child's age and needs, within a steady relationship?",
        "Note how many workers the child has had in the period, and what the work brought to "
        "light.",
        themes=("visits",),
    ),
    good(
        "visits_partners",
        "Do the agencies around the child play an active part, and are differences between them "
        "resolved?",
        "Where somebody disagreed, find who settled it, how long it took, and whether it was taken "
        "higher if need be.",
    ),
    graded(
        "visits_grade",
        "How good are visits and direct work?",
        "Say what difference the visits made to the child, beyond having taken place.",
    ),
)

OVERSIGHT = section(
    "oversight", "Management oversight and supervision",
    there(
        "oversight_frequency",
        "Was the case discussed in supervision as often as our policy asks?",
        "Take the dates from the child's file, and say how long the longest gap was.",
        themes=("supervision",),
    ),
    good(
        "oversight_reflective",
        "Is supervision reflective: does it test hypotheses and use our practice model and the "
        "people who can be consulted on it?",
        "A list of tasks is not reflection; look for a question that changed how the case was "
        "seen.",
        themes=("supervision", "systemic"),
    ),
    there(
        "oversight_decisions",
        "Did a manager record the decisions at key points, with reasons?",
        "Key points are a step up or down, a child's move, a return home, an allegation and the "
        "closing of the case.",
        shown_when=NOT_EARLY_HELP,
    ),
    there(
        "oversight_follow_up",
        "Were actions from supervision, reviews and previous audits followed up?",
        "Take the last three actions asked for and look for what became of each.",
        themes=("supervision",),
        follows_up=True,
    ),
    graded(
        "oversight_grade",
        "How good are management oversight and supervision?",
        "Ask whether the child's life went better because a manager looked.",
    ),
    rail="Oversight",
)

IMPACT = section(
    "impact", "Impact and overall",
    good(
        "impact_difference",
        "Has our involvement made a difference to this child, and can the file show it?",
        "Compare the child's life at the beginning of the period with now; services provided are "
        "not yet a difference.",
    ),
    written(
        "impact_worked_well",
        "What worked well that others could learn from?",
        "One thing that somebody did, and what came of it, is worth more than praise.",
        "strength",
    ),
    written(
        "impact_improve_most",
        "What would improve the outcome for this child most?",
        "Name the one change that you would make on Monday.",
        "improvement",
    ),
    graded(
        "overall_grade",
        "What is your judgement of the practice in this case overall?",
        "It is no average of the sections: weigh what mattered most to this child, and give your "
        "reasons.",
    ),
)

FORM = form(
    "standard", "Case file audit", "case", 1, ["usual"],
    RECORD, VOICE, FAMILY, IDENTITY, ASSESSMENT, PLANNING, VISITS, OVERSIGHT, IMPACT,
)
