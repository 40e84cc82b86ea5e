"""Invented evidence, findings and reasons on assessment and risk."""

from auditor.demo.texts.wording import (
    AT_HOME,
    CHILDREN,
    IN_CARE,
    SOCIAL_WORK,
    SOCIAL_WORK_AT_HOME,
    SOCIAL_WORK_CHILDREN,
    For,
)

ASSESSMENT_TIMELY = {
    "yes": [
        (
            "Finished in 28 working days. The {manager} and the {worker} agreed the length"
            " at the outset, with a check-point on day 10 at which it was decided that"
            " nothing was to be gained by waiting. The {child} was seen four times within"
            " that period."
        ),
        For(
            CHILDREN,
            "Shortened on purpose: the {child} was starting at a new school on 4"
            " September, so the {assessment} was completed in 19 days to let support begin"
            " on the first day of term. The reason is recorded by the {manager}, and the"
            " work has not suffered from the pace.",
        ),
        (
            "Extended, with a reason and a new date, from 35 to 45 days in order to"
            " include the father, who was at sea until the middle of August. Interim"
            " support was not held back. A reading of the result shows that the extension"
            " was well worth it."
        ),
        (
            "In timescale, and the timescale was the {child}'s: sessions were spread over"
            " five weeks because the {child} tires easily and speaks more freely the third"
            " time. The {manager}'s note on day 1 says just that. Completed two days before"
            " the date set."
        ),
        For(
            AT_HOME,
            "The update was begun within a week of the change in the household and"
            " finished within three, ahead of the {meeting} so that it could be discussed"
            " there. A first draft was shared with the family five days before it was"
            " signed off.",
        ),
        For(
            CHILDREN,
            "Completed in good time, on day 31. I checked the dates of start, the visits,"
            " sharing and authorisation; they follow each other sensibly and there was no"
            " rush at the end. Support by the family centre had been in place since day 9.",
        ),
        For(
            IN_CARE,
            "The {assessment} was brought up to date before each review, most recently"
            " twelve days before, and a separate piece of work on family time was given six"
            " weeks, with the reason for that length agreed in supervision. Nothing waited"
            " on it that should not have.",
        ),
    ],
    "partly": [
        For(
            AT_HOME,
            "It was completed on day 44, within the limit. As all visits had taken place"
            " by day 20, and the text was finished by day 24, the remaining three weeks"
            " seem to have been spent waiting for authorisation, while the family heard"
            " nothing.",
        ),
        For(
            CHILDREN,
            "The first {assessment} of the year was prompt. The update, called for in July"
            " when the older brother came home, was opened on 2 September and signed off in"
            " the second half of October, without explanation of either interval.",
        ),
        For(
            CHILDREN,
            "Finished within timescale, though at some cost: the {child} was seen once, on"
            " day 3, and the school's information arrived after sign-off. Another week"
            " would have been justified here, and could have been agreed.",
        ),
        (
            "Extended twice, each time by the system's default period and with the reason"
            " \"awaiting information\". The second delay was the agency's and not ours;"
            " nevertheless no one chased it for sixteen days. Support did begin early."
        ),
        For(
            ("care leaver",),
            "The pathway assessment was finished within the time set, by means of one long"
            " interview on the last possible day. Two shorter ones would have suited this"
            " young person, who says as much on the form. The health part was added some"
            " weeks later.",
        ),
    ],
    "no": [
        (
            "It took 71 working days. The reasons entered are leave, sickness and"
            " reallocation, none of which is to do with the {child}. There is no record of"
            " anybody having considered what the delay would mean for the family, who rang"
            " three times to ask."
        ),
        (
            "The {assessment} was started in April, and is still in draft. The {plan} has"
            " therefore been made without it. Reminders in supervision in May, June and"
            " August were each recorded, each with a new date."
        ),
        (
            'Authorised on day 45 to the minute, with two of its sections unfinished ("to'
            ' be added"). They have not been. A deadline was met here, and the purpose of'
            " it missed. The family received it in that state."
        ),
    ],
    "not_evidenced": [
        (
            "Start and end dates on the form are the same, as a result of the form having"
            " been re-created in August. Earlier drafts are gone. From visits I should"
            " guess at about seven weeks, but the file does not prove it, nor that the"
            " length was agreed."
        ),
        (
            'A decision to extend is alluded to in an email ("as agreed, another two'
            ' weeks"). The decision itself, its reason and the new date are not recorded,'
            " and it is therefore not possible to say whether the time taken suited the"
            " {child}."
        ),
    ],
    "not_applicable": [
        (
            "No assessment was due or in progress in the period; the last is eleven months"
            " old and still current."
        ),
        "Assessment by another authority, received complete on transfer.",
    ],
    "strength": [
        (
            "Assessments are timely, and are shortened or extended for the {child}'s sake,"
            " with the reason recorded."
        ),
        (
            "The time taken was thought about at the outset and suited the {child}; help"
            " did not wait for it."
        ),
        "Timescales are kept in a way that serves the {child} and not only the calendar.",
    ],
    "improvement": [
        (
            "Complete assessments in a time that suits the {child}, and agree and record"
            " the reason where it is shortened or extended."
        ),
        (
            "Delay in finishing the assessment was not for the {child}'s benefit and held"
            " up the help that followed."
        ),
        (
            "Check-points early in the assessment would prevent both waste of time and"
            " last-minute completion."
        ),
    ],
    "recording": [
        "Dates and decisions on the length of the assessment are not clear from the file.",
        "Record the reason for each extension, by whom it was agreed, and the new date.",
    ],
}

ASSESSMENT_SOURCES = {
    "yes": [
        For(
            SOCIAL_WORK_CHILDREN,
            "History is used and not just recited. The earlier two episodes are compared"
            " with the present one; what helped then is listed and, where possible, tried"
            " again. Health, school, housing and the mother's probation officer were each"
            " asked specific questions and their answers are attributed.",
        ),
        For(
            CHILDREN,
            "Everyone relevant was spoken with: both parents separately, the grandmother,"
            " the older brother, the class teacher and the GP. Where accounts differ, they"
            " are set out side by side before any view is taken. Records from the previous"
            " authority were requested in the first week.",
        ),
        For(
            SOCIAL_WORK_CHILDREN,
            "The school's three years of attendance figures, the health visitor's notes"
            " and the police history are brought together on a single time line. The"
            ' question "what was happening in the family at the time?" is asked of each'
            " dip. It is a simple device and it works.",
        ),
        (
            "Sources are named for each statement of consequence. The {worker} went back"
            " to the original reports rather than relying on summaries; in doing so she"
            ' discovered that a "previous conviction", repeated for years, had been an'
            " arrest without charge. The correction has been sent to all."
        ),
        For(
            CHILDREN,
            "An unusually full set of voices: the {child} on four occasions, each parent"
            " twice, an aunt, the football coach, the school nurse. Agencies were asked"
            " what they were not worried about as well. Consent is recorded for each"
            " contact, with dates.",
        ),
        For(
            SOCIAL_WORK,
            "The closed files were read, including those of the mother as a child, and two"
            " pages set out what they tell us with restraint and sympathy. The specialist's"
            " report is discussed rather than quoted, and the probation officer's different"
            " view is given its full weight.",
        ),
        For(
            ("early help",),
            "The family's own story is the main source, told at their kitchen table over"
            " three visits. The nursery, the health visitor and the debt adviser were then"
            " asked, with consent, what they could add. History from the closed social work"
            " record was summarised in a page by the practitioner.",
        ),
        For(
            ("care leaver",),
            "College tutor, housing officer, former carer and the young person's own"
            " account are each drawn on, and it is clear who said what. The history was"
            " read with the young person present, who corrected it in two places and was"
            ' glad, they said, "to know what you lot know".',
        ),
    ],
    "partly": [
        For(
            CHILDREN,
            "Good use is made of school and health. The history is limited to the current"
            " episode, although the system holds two earlier ones, the second of which"
            " ended with advice that is exactly what has been given again this time.",
        ),
        For(
            AT_HOME,
            "The agencies' information is full, and recent. Family sources are one: the"
            " mother. The father, the grandmother who provides childcare and the older"
            " brother are described through her. The {child}'s own account is included and"
            " well told.",
        ),
        For(
            SOCIAL_WORK_CHILDREN,
            "Information from the school was obtained in a telephone call, that from the"
            ' GP by a form which came back blank but for "no concerns". Neither was'
            " followed up. Police and housing information on the other hand was gone"
            " through with care.",
        ),
        (
            "All the relevant people have been spoken to; a reader can find their words in"
            " case notes. The {assessment} uses about half of it. In particular the sleep"
            " clinic's letter, which offers another explanation altogether, is on file and"
            " not mentioned."
        ),
        For(
            ("care leaver",),
            "The young person's account and the college's are full. The history of care is"
            " summed up in three lines, although the reasons for the last two moves bear"
            " directly upon how living alone is going to be. Health information was asked"
            " for and not chased.",
        ),
    ],
    "no": [
        (
            "The {assessment} rests on two conversations with one parent. No agency checks"
            ' are recorded. History is covered by the words "see previous assessments", of'
            " which there are three, and they disagree."
        ),
        For(
            CHILDREN,
            "Large parts are copied from last year's document, with the ages changed. The"
            " school named in it is the former one. Nobody at the present school seems to"
            " have been asked, and the head teacher has written to say so.",
        ),
        For(
            AT_HOME,
            "Relevant people were left out: the father, with whom the {child} spends"
            " weekends, the psychiatric nurse who has known the mother for six years, and"
            " the older sister. The explanation given, shortage of time, does not fit with"
            " the dates.",
        ),
    ],
    "not_evidenced": [
        (
            "Consultation with agencies is listed in the front section with dates. No"
            " replies, notes or emails are on the file, and the text does not attribute"
            " anything to any of them. It is not clear what, if anything, they said."
        ),
        (
            'It is said that "historical files were reviewed". What was learned is not'
            " recorded here, in the chronology or in supervision. They may have been read;"
            " their use cannot be shown. The system shows that two of the three were opened"
            " in June."
        ),
    ],
    "not_applicable": [
        "No assessment or update was made in the period read, and none was called for.",
        (
            "Assessment completed by the hospital team and accepted; sources judged in"
            " their own audit."
        ),
    ],
    "strength": [
        (
            "The assessment draws on history, on all relevant family members and on"
            " agencies, and says who said what."
        ),
        "Different accounts are set side by side and weighed, including those that do not fit.",
        "History was read at source and used to understand the present.",
    ],
    "improvement": [
        (
            "Draw on the family's history and on everyone relevant, in particular those so"
            " far described only by others."
        ),
        (
            "The assessment relies on too few sources; ask the school, health, wider"
            " family and fathers, and use what they say."
        ),
        (
            "Information that is already on the file should be brought into the assessment"
            " and weighed."
        ),
    ],
    "recording": [
        (
            "Show what each person and agency said, and when, so that the assessment's"
            " statements can be traced."
        ),
        "Replies from agencies that were consulted are not on the file.",
    ],
}

ASSESSMENT_ANALYSIS = {
    "yes": [
        For(
            CHILDREN,
            "Three hypotheses are set out, each with what speaks for it, what speaks"
            " against it and what would help to decide. The second, that the {child}'s"
            " anger keeps the parents from parting, was tested in two family conversations"
            " and modified. The conclusion is plainly stated and modest.",
        ),
        (
            'The analysis answers "so what?" on every page. It moves from what was seen to'
            " what it means for the {child} and to what is likely if nothing changes, and"
            " it ends with a view with which one could disagree. A systemic consultation in"
            " August is drawn on and acknowledged."
        ),
        For(
            AT_HOME,
            'Strong analytical writing: short, without jargon, open about uncertainty ("I'
            ' do not yet know why Thursdays"). Protective factors are weighed and not'
            " merely listed. The mother's drinking is considered as an answer to something"
            " as well as a cause.",
        ),
        (
            "The {worker} changed her mind, and shows why. An initial idea of neglect gave"
            " way, after the observation of 20 August and the conversation with the"
            " paediatrician, to one of a family worn down by an undiagnosed condition. The"
            " earlier reading is not concealed."
        ),
        For(
            CHILDREN,
            "What I valued here was the thinking about patterns between people. The"
            " {child}'s refusal, the mother's worry and the school's letters are shown to"
            " feed one another, and the plan begins at the point which seemed easiest to"
            " shift. It did shift.",
        ),
        For(
            SOCIAL_WORK,
            "Evidence leads to a view: risk is described by kind, likelihood and effect on"
            " this {child}. The strengths are real ones. An alternative explanation put"
            " forward by the father is examined seriously, and half accepted.",
        ),
        For(
            AT_HOME,
            "I give this answer at length since the reviewers have asked for examples of"
            " tested hypotheses that can be used in learning sessions.\n\n"
            "The referral, from the school, put forward an explanation of its own: the"
            " {child} was being kept at home to look after the younger sister. It would"
            " have been easy to accept. In the first supervision after allocation, on 8"
            " June, the {worker} and the {manager} wrote down four possible explanations:"
            " that the {child} was needed at home; that the {child} was afraid of something"
            " at school; that the {child} was afraid to leave somebody; and that the mother"
            " could not, for reasons of her own, get the family out of the door. For each"
            " they listed what they would expect to see if it were true.\n\n"
            "This list then governed the visits. To test the first, the {worker} came"
            " unannounced at ten on a school day and found the younger sister at nursery,"
            " the {child} in bed and the mother asleep on the sofa in her coat. To test the"
            " second she spent a lunch hour in the playground and spoke to two teachers and"
            " the caretaker, who said, and this proved important, that on the days the"
            " {child} did come they were among the first and waited at the gate. To test"
            " the third she asked the {child}, with small figures, who looks after whom."
            ' The mother figure was put in a bed, and the {child} figure beside it. "In'
            ' case." The note stops there, rightly.\n\n'
            "By the middle of July the first explanation had been dropped, and the second"
            " was thought unlikely. The {assessment} says so, and gives the observations."
            " The fourth was then discussed with the mother, not as an accusation but as"
            " one of two ideas on which her opinion was wanted. She described nights of"
            " panic since a burglary two winters ago, of which no agency knew. The third"
            " and the fourth thus turned out to be one: she lay awake, and the {child}"
            " stayed awake with her.\n\n"
            "The consultation with the advanced systemic practitioner on 23 July is"
            " recorded on a single page. It asks what each person in the family does to"
            " help, and what keeps the help from helping. It also asks what our own"
            " involvement might add to the watchfulness, a question that I have hardly ever"
            " seen, and which led to the visits being fixed on one day and announced by"
            " text the evening before.\n\n"
            "The conclusion takes up nine lines. It states the view, the confidence with"
            " which it is held, what would make us think again (absence continuing once the"
            " mother sleeps; any injury; the {child} unwilling to go home) and what"
            " follows. Risk was not neglected meanwhile: there is a paragraph on what would"
            " have been done that day had the unannounced visit shown something else.\n\n"
            "Two things might have been better still. The father's account came late, and"
            " might have spared us a fortnight, for he knew about the burglary. And the"
            " older brother, who sleeps through everything by his own report, could have"
            " told us something about how he does it. These are small matters. Attendance"
            " in October was 93 per cent. I would put this piece of work before any newly"
            " qualified colleague who asks what is meant by analysis.",
        ),
    ],
    "partly": [
        (
            "The information is well ordered and a view is reached. The steps from one to"
            " the other are missing, so that a reader with the same facts might come to"
            " another conclusion. Supervision of 4 July has some of the reasoning, and it"
            " could simply be carried over."
        ),
        (
            "There is a hypothesis and it is an interesting one. It has not been tested:"
            " everything that follows is selected to support it, and what the grandmother"
            " said, which points another way, is in the case notes only."
        ),
        For(
            AT_HOME,
            "The analysis of the parents' relationship is thoughtful. What their quarrels"
            ' mean for this {child}, as distinct from the siblings, is left general: "may'
            ' have an impact on emotional well-being". The visits contain enough to be'
            " specific.",
        ),
        (
            "Strengths and worries are listed evenly in two columns, of seven items each,"
            ' and then added up into "on balance". There are good observations among them,'
            " two of which would have deserved a paragraph. The view that is reached is"
            " sensible."
        ),
    ],
    "no": [
        For(
            SOCIAL_WORK,
            "The section headed analysis repeats the history. No view is reached except"
            ' that "the threshold is met", and no alternative has been considered. What is'
            " likely to happen to the {child} if nothing changes is not discussed.",
        ),
        (
            "The conclusion contradicts the content: after six pages of concern the"
            ' {child} is said to be "thriving", on the ground that the {carer} is'
            " cooperating. Nothing tests the one against the other. The {manager}"
            " authorised it without comment."
        ),
        For(
            CHILDREN,
            "One explanation was adopted on the day of the referral, and every later event"
            " has been fitted to it. Information that did not fit (the teacher's, the"
            " {child}'s own) is recorded and passed over. There is no sign of the thinking"
            " having been questioned in supervision.",
        ),
    ],
    "not_evidenced": [
        (
            "The form's analysis field is empty; the heading says \"discussed in group"
            ' supervision, see notes". Notes of the group discussion are not on the'
            " {child}'s file, so there may have been good analysis but it cannot be read"
            " here."
        ),
        (
            'Several hypotheses are named in a supervision record of August by number ("we'
            ' went with 2"). The document that lists them could not be found. No analysis'
            " appears in the {assessment} as authorised."
        ),
    ],
    "not_applicable": [
        (
            "No assessment or update was due in the period; analysis was judged in the"
            " previous audit."
        ),
        "Still in its second week; the analysis is not yet due.",
    ],
    "strength": [
        (
            "Hypotheses are set out, tested against what was seen and heard, and revised;"
            " a clear view is reached."
        ),
        (
            "The analysis says what things mean for this {child}, and what is likely if"
            " nothing changes."
        ),
        (
            "Reflective, well-evidenced analysis leads to a conclusion that the family and"
            " the network can understand."
        ),
    ],
    "improvement": [
        (
            "Set out more than one explanation, test each against the evidence, and say"
            " what it all means for the {child}."
        ),
        (
            "The assessment describes well but needs to analyse: so what, for this"
            " {child}, and what if nothing changes?"
        ),
        "The view reached should follow from the evidence, including what does not fit.",
    ],
    "recording": [
        (
            "The thinking took place but is not on the {child}'s file; the analysis should"
            " be written where it belongs."
        ),
        "Hypotheses discussed in supervision need to appear in the assessment.",
    ],
}

ASSESSMENT_RISK = {
    "yes": [
        For(
            SOCIAL_WORK_AT_HOME,
            "Risk was recognised on the day. The bruise noticed by the teacher at 10.40 on"
            " 17 September led to a telephone call at 11, a strategy discussion at 2 and a"
            " visit by 4; the decision that it was accidental is reasoned, and the doctor's"
            " opinion is on file.",
        ),
        For(
            SOCIAL_WORK,
            "The {worker} took seriously what others had come to regard as usual. Three"
            " small incidents in August, each below any threshold, were looked at together"
            " with the {manager}, and the plan was strengthened within the week. I consider"
            " that this prevented harm.",
        ),
        For(
            AT_HOME,
            "Safety planning is specific: who, where, which telephone, what the {child}"
            " does with the younger sister, what the neighbour does. It was rehearsed with"
            " the {child}, tested in October when it was needed, and revised the next"
            " morning.",
        ),
        For(
            CHILDREN,
            "Risks are described in relation to this {child}'s age and ways of coping."
            " Exploitation was considered when the new trainers and the second telephone"
            " appeared; the screening was done jointly with the youth worker, discussed"
            " with the {carer}, and repeated after six weeks.",
        ),
        (
            "No immediate risk in the period read. The {worker} nevertheless keeps an eye"
            " on what could change: the release date, the anniversary, the summer holidays."
            " Each is in the {plan} with what will be done if there are signs of trouble."
            " Proportionate and calm."
        ),
        For(
            AT_HOME,
            "Domestic abuse is understood as a pattern of control rather than a series of"
            " incidents. A risk checklist was completed with the mother in safe"
            " circumstances, referral to the specialist adviser was made the same day, and"
            " the {child}'s own safety steps are separate from hers.",
        ),
        For(
            IN_CARE,
            "When the young person was missing for a night in July the response was"
            " prompt: carers, police and the duty manager within the hour, a return"
            " conversation by somebody independent two days later, and a change to the plan"
            " following what was said in it.",
        ),
        For(
            SOCIAL_WORK,
            "Threshold for a strategy discussion was considered in writing on three"
            " occasions, twice as not met and once as met, with reasons that stand up. The"
            " section 47 enquiry that followed was completed in nine working days and the"
            " {child} was seen on the first.",
        ),
    ],
    "partly": [
        For(
            AT_HOME,
            "The response to the incident of 3 September was swift and right. Two earlier"
            ' reports by the same neighbour, in June and July, had been noted "no further'
            ' action" without discussion, and together the three show a pattern that no one'
            " has yet named.",
        ),
        (
            "Risk at home is well assessed. What happens outside it - older friends, the"
            " station, the telephone at night - is touched upon in visits and missing from"
            " the assessment of risk. A screening tool was opened in August and left half"
            " complete."
        ),
        For(
            AT_HOME,
            "The danger was recognised, and the {manager} consulted on the same day. The"
            " safety plan that resulted says what the mother must not do. It is silent on"
            " what anyone else will do, and the {child} has not been told of it.",
        ),
        For(
            CHILDREN,
            "Action was taken, three days later than it should have been: a message from"
            " the school on a Friday afternoon was read on the Monday and acted upon the"
            " next day. The {worker} recognised this herself and has changed her"
            " out-of-office message. No harm came of it.",
        ),
        For(
            IN_CARE,
            "Risk from others online was recognised early and discussed well with the"
            " {child}. The other worry, about the man who waits near the bus stop, was"
            " passed to the police and then treated as theirs. There is no note of what the"
            " {child} is to do, or the {carer}, if he is there again.",
        ),
    ],
    "no": [
        For(
            SOCIAL_WORK_CHILDREN,
            "Six police notifications between May and September were each recorded, shared"
            " with the school and closed. They have not been considered together. By their"
            " content the {child} was in the room at least four times. A strategy"
            " discussion should have been held in July at the latest.",
        ),
        (
            "The {child} told the {worker} on 14 June what happens when the door is shut."
            ' The note records it accurately and ends "will monitor". There was no'
            " conversation with a manager, and no action. I raised this with the {manager}"
            " on the day of reading; the {child} has since been seen."
        ),
        For(
            AT_HOME,
            "The risk posed by a returning adult was known from 2 August. The {plan} was"
            " not changed, the agencies were not told, and the school let him collect the"
            " {child} in the second week of term, since they had no reason not to.",
        ),
    ],
    "not_evidenced": [
        (
            'A safety plan is mentioned in three consecutive supervision records as "in'
            ' place". It is not on the file in any form, and the {meeting} minutes do not'
            " describe it. I spoke to the {manager}, who will see that it is uploaded."
        ),
        For(
            SOCIAL_WORK,
            'After the event in August the {worker} "discussed with manager, agreed not'
            ' threshold". By whom and on what grounds is not recorded. The decision may'
            " have been correct; the reasoning cannot be examined.",
        ),
    ],
    "not_applicable": [
        (
            "No risk to the {child} was reported or came to light in the period, and the"
            " plan is to close."
        ),
        "Support of a practical kind only; risk is held by the sibling's social worker.",
    ],
    "strength": [
        "Risk is recognised early, thought about in context and acted on in time.",
        (
            "Safety planning is specific, known to the {child} and the family, and was"
            " revised when it was tested."
        ),
        "Responses to incidents were prompt and proportionate, with the reasons recorded.",
    ],
    "improvement": [
        "Look at incidents together rather than one at a time, and act on the pattern.",
        (
            "Recognise and act on risk to the {child} within the day, with a manager's"
            " recorded decision."
        ),
        (
            "The assessment of risk needs to take in all the places and people in the"
            " {child}'s life and to lead to a safety plan that works."
        ),
    ],
    "recording": [
        (
            "The safety plan and the decisions about risk must be on the file, where"
            " out-of-hours colleagues can find them."
        ),
        "The reasons for decisions on risk should be recorded, with the name of the manager.",
    ],
}

ASSESSMENT_UPDATED = {
    "yes": [
        For(
            AT_HOME,
            "Updated twice in the year, in both cases because something had happened and"
            " not because the form fell due: when the mother's partner moved out, and when"
            " the {child} changed school. What is new is marked, and what no longer holds"
            " has been taken out.",
        ),
        For(
            CHILDREN,
            "The birth of the younger sister, the father's return and the loss of the"
            " tenancy each prompted a fresh look within two to three weeks. The last of"
            " these changed the {plan}'s first aim. It is a living document.",
        ),
        (
            "A short addendum of a page and a half, dated 30 August, does all that was"
            " needed: what changed, what it means to the {child}, what we now think, what"
            " we shall do. The {manager}'s comment agrees that a full re-assessment would"
            " have been of no use to anyone."
        ),
        (
            "When new information arrived from the clinic the {worker} did not append it;"
            " she rethought the whole. The hypothesis was altered, the network was told"
            " why, and the previous version kept for the record. The family received a copy"
            " of both."
        ),
        (
            "The {assessment} kept pace with events. Between June and October there are"
            " four dated updates of a paragraph each, all by the {worker}, following visits"
            " in which something new was learned. Reading them in sequence one sees"
            " understanding grow."
        ),
        For(
            CHILDREN,
            "Improvement counted as a change too: after a good summer the {assessment} was"
            " revised downwards in concern, on evidence given by the school and the"
            " {child}, and the step to a lighter plan followed from it. This is done far"
            " less often than it should be.",
        ),
        For(
            IN_CARE,
            "Needs were reassessed before the move, and once more eight weeks after it,"
            " when the {carer}'s account and the {child}'s could be compared with what had"
            " been expected. The health and education parts were revised with those who"
            " know about them.",
        ),
    ],
    "partly": [
        (
            "An update was made after the incident in June. The other change of the"
            " summer, the grandmother's illness, had at least as much effect upon the"
            " {child}'s daily care and was dealt with in a case note. It deserved a"
            " paragraph of its own."
        ),
        (
            "The {assessment} was re-opened in September and signed off as updated."
            " Comparison with the earlier version shows two new paragraphs, both good, in a"
            " text otherwise unchanged; the analysis, in particular, still speaks of a"
            " situation that has ended."
        ),
        (
            'Changes are recognised promptly in supervision ("needs updating"), where they'
            " are then carried forward. The one update that was completed, in May, was of"
            " good quality and altered the plan. It shows what is possible."
        ),
        (
            "It was updated for the {meeting}, as the calendar required, two weeks before"
            " the change everybody knew was coming. A short addendum afterwards would have"
            " been enough and was not made. The network was told of the change by email."
        ),
    ],
    "no": [
        For(
            CHILDREN,
            "The assessment is nineteen months old. Since it was written the parents have"
            " separated, the {child} has moved twice and received a diagnosis. Each"
            " {meeting} has worked from it nonetheless. No one has asked whether it still"
            " holds.",
        ),
        (
            "No update followed the events of July, although they put in doubt the view on"
            " which the whole plan rests. The {worker} agreed that it was needed; it had"
            ' "not risen to the top of the list". The next is due in the new year.'
        ),
        (
            "Updates consist in a date at the head of the form being changed. I compared"
            " the three versions line by line, and the text is identical, down to a"
            " spelling mistake in the name of the street. The family noticed it before I"
            " did."
        ),
    ],
    "not_evidenced": [
        (
            'The {plan} of September speaks of "the updated assessment". The latest'
            " version on the system is from the previous autumn. Either it has been saved"
            " elsewhere or the words were carried over from a template."
        ),
        (
            "The {worker} holds a current understanding which she explained to me,"
            " different from that on the file and, I think, right. There is no document"
            " that contains it, so nobody else in the network can be working from it."
        ),
    ],
    "not_applicable": [
        "Nothing of consequence changed in the period, and the assessment is four months old.",
        "First assessment still under way at the date of the audit.",
    ],
    "strength": [
        (
            "The assessment is kept alive: it was updated when things changed, for better"
            " as well as for worse."
        ),
        "New information led to rethinking, and the plan was altered to match.",
        "Short, timely updates show how understanding of the {child} has grown.",
    ],
    "improvement": [
        "Update the assessment when the {child}'s circumstances change, and let the plan follow.",
        "The present plan rests on an assessment that no longer describes the {child}'s life.",
        "Important changes of this year have not been assessed for what they mean to the {child}.",
    ],
    "recording": [
        "The current understanding of the {child}'s situation is not on the file as an update.",
        (
            "The {worker}'s current understanding should be written down as an update, so"
            " that the network can share it."
        ),
    ],
}

ASSESSMENT_GRADE = {
    "outstanding": [
        (
            "Hypotheses are stated, tested and given up where they fail. Everyone who"
            " knows something was asked. The time taken was the {child}'s and risk was held"
            " in view throughout. It is the best piece of analysis in this cycle."
        ),
        (
            "The assessment thinks. It is short, sourced, fair to all, and it made a"
            " difference: the plan that followed addressed what was really the matter,"
            " rather than what had been referred."
        ),
    ],
    "good": [
        (
            "Timely, well sourced and analytical, with a clear view. A second explanation"
            " might have been tested with equal care, and the father's side would add to"
            " it."
        ),
        (
            "A thorough assessment which understands risk and keeps up with change. Its"
            " conclusions are plain. It could be shorter. The father's own account, added"
            " in September, is a real gain."
        ),
        (
            "Good use of history and of the network; risk responded to promptly. The"
            " update after the summer was perhaps a little slow but was thoughtful when it"
            " came."
        ),
    ],
    "requires_improvement": [
        (
            "Information is gathered diligently and then not made use of. The view reached"
            " is reasonable, yet could not be defended from the text. Reflection in"
            " supervision is better than what has been written."
        ),
        (
            "The assessment is descriptive and depends on one parent's account. Immediate"
            " risk was dealt with correctly; the pattern behind it has yet to be seen. Two"
            " further conversations would make a great difference."
        ),
        (
            "Completed late and overtaken by events since. There are good observations"
            " here on which a proper analysis could be built in a day or two. The {manager}"
            " has agreed a date for it."
        ),
    ],
    "inadequate": [
        (
            "Repeated signs of harm were recorded singly and closed. The assessment that"
            " ought to have brought them together is out of date and rests on one"
            " conversation. I raised this with the manager before finishing the audit."
        ),
        (
            "What the {child} said was written down and not acted on. The analysis is"
            " absent, and there is no evidence of challenge. It will need to be done again,"
            " by somebody with time and support for it."
        ),
    ],
}

QUESTIONS = {
    "assessment_timely": ASSESSMENT_TIMELY,
    "assessment_sources": ASSESSMENT_SOURCES,
    "assessment_analysis": ASSESSMENT_ANALYSIS,
    "assessment_risk": ASSESSMENT_RISK,
    "assessment_updated": ASSESSMENT_UPDATED,
}
GRADES = {"assessment_grade": ASSESSMENT_GRADE}
