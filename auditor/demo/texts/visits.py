"""Invented evidence, findings and reasons on visits and direct work."""

from auditor.demo.texts.wording import (
    AT_HOME,
    CHILDREN,
    IN_CARE,
    SOCIAL_WORK,
    SOCIAL_WORK_CHILDREN,
    For,
)

VISITS_FREQUENCY = {
    "yes": [
        (
            "Fortnightly was agreed, and 12 visits in 25 weeks were made, the thirteenth"
            " having been moved by three days at the {carer}'s request. Two were"
            " unannounced. During the {worker}'s leave a colleague who had been introduced"
            " beforehand visited in her place."
        ),
        (
            "Frequency follows need: weekly from May to July, fortnightly since, each"
            " change recorded by the {manager} with a reason. I counted 17 visits against"
            " 16 planned. They are at varying times of day and on five different days of"
            " the week."
        ),
        (
            "All planned visits took place and there were three more, two at the {child}'s"
            " own request. Missed calls were made up inside the week. A table kept by the"
            " {worker} shows the dates planned and kept, and agrees with the notes."
        ),
        For(
            AT_HOME,
            "Contact is regular and dependable. The {child} has a calendar in the kitchen"
            ' with the next two dates on it, and mentions in October that "she always comes'
            ' when it says". Nine of nine since April. It is noted here because it matters.',
        ),
        (
            "The {plan} asks for a visit every three weeks. Intervals between visits in"
            " the period were between 15 and 22 days. Nothing was missed over August, when"
            " so much is. The family could tell me the date of the next one."
        ),
        For(
            ("child protection",),
            "Visits every ten working days at the most, and generally each week."
            " Twenty-three in the half-year; the child was seen on 22 of them. The one"
            " exception was followed by a second visit next morning before school.",
        ),
        For(
            ("looked after",),
            "Statutory visits are all in time (five, at intervals of 38 to 42 days) and"
            " the record of each was finished inside a week. The first visit after the move"
            " of placement was on day 5. The child helps to choose the time of the next.",
        ),
        For(
            ("care leaver",),
            "At least every eight weeks in person and usually every three, by arrangement"
            " and at hours that suit work and college. The new flat was visited within six"
            " days of the move. Where a meeting was missed the adviser went round the next"
            " day, with biscuits.",
        ),
    ],
    "partly": [
        (
            "Visits should be fortnightly. Ten out of thirteen took place; the three that"
            " did not were all in the second half of August. The {carer} had been told; the"
            " cover that had been arranged did not come about."
        ),
        For(
            SOCIAL_WORK,
            "Planned frequency is kept on average, but not in practice: four visits in"
            " June, none in July, five in August. A {child} cannot live on averages. The"
            " {worker} put this down to court work in another case.",
        ),
        For(
            AT_HOME,
            "Frequency was reduced from weekly to monthly after the May meeting without a"
            " recorded decision. At the lower rate all visits were made; it is unclear"
            " whether the lower rate was right for what was then going on.",
        ),
        For(
            CHILDREN,
            "All visits in the period were made, all on a Tuesday at four, always"
            " announced. The {plan} asks for some to be unannounced and one to be at"
            " breakfast. The rhythm, then, is good and the variety not yet. It is easily"
            " changed.",
        ),
    ],
    "no": [
        (
            "Of twelve visits due four were made. The longest gap is from 20 June to 5"
            " September. It is not mentioned in supervision, and nobody was asked to visit"
            " in the {worker}'s absence. The school was first to ring and ask."
        ),
        (
            "Visits were not made at the agreed frequency in any month of the six."
            " Telephone calls and messages have taken their place. The {carer} says that"
            " they would rather be seen and know where they stand. I agree with them."
        ),
        For(
            CHILDREN,
            "The agreed rate of visits is not written down anywhere and what was done"
            " varies from nine days to ten weeks, without pattern or reason. The {child}"
            ' asked the teacher in September whether "the lady" had moved away.',
        ),
    ],
    "not_evidenced": [
        (
            "The system's summary counts eight visits. Five of these carry no text and one"
            " is a duplicate. The {worker}'s diary, seen by permission, has entries for"
            " all; the file itself does not demonstrate that they took place."
        ),
        (
            "The frequency agreed is not stated in the {plan} or in supervision, and"
            " although there are visits it cannot be judged whether these were as many as"
            " intended. The {worker} believes it to be monthly, the {manager} fortnightly."
        ),
    ],
    "not_applicable": [
        "Visits in the period were made by the specialist team under its own plan.",
        "Allocated in the week of the audit; the first visit has been booked.",
    ],
    "strength": [
        "Visits are made at the planned frequency, reliably, and cover is arranged for absence.",
        "The {child} and the family know when the next visit will be, and it takes place.",
        "Frequency is adjusted to need by a recorded decision, and kept to.",
    ],
    "improvement": [
        (
            "Keep to the planned frequency of visits, also in holiday periods, and tell a"
            " manager when it cannot be done."
        ),
        (
            "Visits have been fewer or less regular than agreed; set a rhythm that is"
            " right for the {child} and keep to it."
        ),
        "Plan visits at different times and days, some unannounced, as the plan requires.",
    ],
    "recording": [
        "Visits that took place are not recorded, so that the frequency cannot be confirmed.",
        "State the agreed frequency of visits in the plan and in supervision.",
    ],
}

VISITS_PURPOSE = {
    "yes": [
        For(
            CHILDREN,
            'Each note opens with "Purpose of this visit" and closes with "What I learned"'
            ' and "Next". The purposes differ, and each is tied to a step of the {plan}: on'
            " 9 September bedtime, on the 23rd the father's return, in October the first"
            " review of pocket money.",
        ),
        For(
            AT_HOME,
            "Visits are prepared in supervision and in a short plan the day before, and it"
            " shows. The one of 14 June had one aim, to see what happens at the door after"
            " school; it was achieved in twenty minutes, and the {worker} left.",
        ),
        (
            "One can follow the learning from visit to visit. A question raised on 3 July"
            " was taken to the grandmother on the 10th, back to the {child} on the 17th,"
            " and settled, in a way nobody had foreseen, on the 24th. Everything between"
            " serves the {plan}."
        ),
        (
            "The {worker} tells the family beforehand what each visit is for, by text, and"
            " asks whether they have something to add. Four times they did. The notes keep"
            " the two lists apart and say what was not got round to."
        ),
        (
            "Purposeful without being stiff. The aim of the August visits was for the"
            " {child} to be able to say the difficult thing to the {carer}; five sessions"
            " worked towards it, by way of baking, and in the sixth it was said. The {plan}"
            " was changed in consequence."
        ),
        (
            "Of eleven visits I read closely, ten have a purpose that one can find in the"
            " {plan}, and a conclusion. The eleventh was to deliver a birthday card. I"
            " regard that as a purpose as well. The {child} kept the card."
        ),
        For(
            SOCIAL_WORK,
            "Unannounced visits have reasons that are recorded in advance by a manager, so"
            " that none feels like a trap. What was found on each is compared with what had"
            " been expected, and the hypothesis reconsidered accordingly.",
        ),
    ],
    "partly": [
        For(
            SOCIAL_WORK_CHILDREN,
            "About half of the visits have a stated aim linked to the {plan}. The others"
            ' are described as "home visit" or "statutory visit" and go through the same'
            " headings: school, health, home, any worries. These headings produce the same"
            " answers each time.",
        ),
        (
            "The purpose is often clear to the reader, from what follows, and seldom"
            " stated. What was learned is mixed with what took place. A line at the start"
            " and a line at the end of each note would cost a minute and would help the"
            " {worker} too."
        ),
        (
            "Visits up to July were purposeful and built upon one another. Since the"
            " {plan} was renewed, with steps that are mostly for others, our own visits"
            " have become a way of keeping in touch. They are valued by the family for just"
            " that."
        ),
        For(
            IN_CARE,
            "Each visit covers what the form for such visits requires, with care. The"
            " steps that are specific to this plan - the letter to the brother, the visit"
            " to the new college - are brought up in passing or not at all.",
        ),
    ],
    "no": [
        (
            "I could not connect the visits with the {plan}. Fourteen were made; eleven"
            " deal mainly with what had gone wrong on that day, usually to do with housing."
            " The four things the plan sets out to change were each mentioned once."
        ),
        (
            'The notes follow a template under which every visit has the purpose "to'
            ' monitor". Nothing is said to have been learned. Two of them, six weeks apart,'
            " are word for word alike. Both describe the same weather."
        ),
        (
            "Visits are friendly, frequent and without direction. The {carer} told the"
            ' auditor that they "have a cup of tea and a moan, which is nice". She was not'
            " able to say what the visits were for, and I was no better able after reading."
        ),
    ],
    "not_evidenced": [
        (
            "Records of visits say who was present and how long it lasted. Purpose and"
            " learning may have been discussed in supervision, since one record of it"
            ' mentions "visit plan agreed", but they are not set out.'
        ),
        (
            "Five visits are recorded by their date only. From the others it looks as if"
            " there was a purpose, which the {worker} was able to tell me readily. It is"
            " not on the file. It should be, if a colleague is to carry on from here."
        ),
    ],
    "not_applicable": [
        "One visit only in the period, to introduce a new {worker}.",
        "Contact was by telephone, at the family's request and with a manager's agreement.",
    ],
    "strength": [
        "Each visit has a purpose tied to the plan, and the record says what was learned.",
        "Visits build on one another; questions raised in one are answered in the next.",
        "Visits are planned with the family and in supervision, and they move the plan forward.",
    ],
    "improvement": [
        (
            "Plan each visit: what for, in view of which step of the plan, and afterwards"
            " what was learned."
        ),
        (
            "Visits keep contact but do not yet serve the plan; agree in supervision what"
            " each of the next four is for."
        ),
        "Make visits purposeful, with preparation beforehand and a line of learning afterwards.",
    ],
    "recording": [
        (
            "The purpose of visits, and what was learned, is known to the {worker} but not"
            " written down."
        ),
        "Notes of visits should say why the visit was made and what came of it.",
    ],
}

VISITS_DIRECT_WORK = {
    "yes": [
        (
            "The {worker} has known this {child} for two years, and it shows: private"
            " jokes, a walk they always take, a bag of pens that stays in the car. Direct"
            ' work in the summer used the "bear cards" and a feelings thermometer; sheets'
            " on file, each with a note of what was said over it."
        ),
        For(
            CHILDREN,
            "Sensitive direct work suited to age and mood. When talking stalled in July"
            " the {worker} tried music, and the list of songs that resulted says more about"
            " missing the father than any scale. It was shared with him, with permission.",
        ),
        For(
            CHILDREN,
            "The {child} was helped to understand what had happened by means of a story in"
            " three parts, written together, with the {child} choosing what went in. The"
            " {carer} was prepared before it was read at home. I read it with admiration.",
        ),
        For(
            CHILDREN,
            "Six sessions on keeping safe were adapted to the way in which this {child}"
            " learns: short, with the same beginning each time, photographs instead of"
            " words. The school used the materials afterwards. The {child} explains the"
            " rules to the younger sister in a note of October.",
        ),
        For(
            CHILDREN,
            "Steady relationship, same {worker} since the beginning, endings prepared for."
            " A future change of worker has been talked about already, with a drawing of a"
            " relay race. The {child} drew the baton as a hamster.",
        ),
        For(
            CHILDREN,
            "Direct work, as it is done on this file, is worth describing in some detail.\n\n"
            "There have been fourteen sessions since February, all with the same worker,"
            " nearly all on a Wednesday after school, in the small room at the family"
            " centre with the yellow chairs. This regularity was the child's idea (\"can it"
            ' be the same one?"). On the two occasions on which it was not possible, the'
            " child was told beforehand, by telephone, by the worker herself.\n\n"
            "The first three sessions had no aim other than acquaintance, and say so. They"
            " played cards. The worker lost. The notes are brief, and include what she told"
            " the child about herself: that she has a cat, that she is not allowed to keep"
            " secrets about danger, that she writes things down and the child may read"
            " them. In the fourth the child asked to read. From then on each session ends"
            " with the note being written together, the child dictating the last sentence."
            " These last sentences, read in order, make an account of a year that no adult"
            ' could have written. "Today I was not in the mood." "I said it." "Today was'
            ' normal."\n\n'
            "Work on what had happened began only in the fifth session, after a"
            " consultation with the clinician about pace. A road was drawn on lining paper,"
            " with houses for each place the child has lived in, and weather above them."
            " Nothing was asked about the storm over the third house. In the seventh"
            " session the child put a figure at its window. In the eighth the worker said"
            " what she knew about that time, in four sentences, having checked them"
            " beforehand with the mother and with the previous social worker; the child"
            " corrected one of them. The correction has been carried to the chronology.\n\n"
            "There was a difficult patch in June. The child broke two of the pens, and"
            " said that the drawing was for babies. The note is honest: the worker felt"
            " rejected, and took it to supervision, where it was wondered who else in the"
            " child's life has been sent away on becoming important. She went back the next"
            " Wednesday with new pens of a more grown-up kind and with no remark. They"
            " played cards for two weeks.\n\n"
            "The last sessions were about the present: whom to tell, what to say at school"
            " when asked why one lives with one's aunt, how to be angry without it getting"
            " expensive. The child made a set of small cards for the pocket, and used one"
            " of them in the corridor in September; this is known from the class teacher,"
            " who had been told what they were for. It is a good example of direct work"
            " reaching the place where it is needed.\n\n"
            "What did it lead to? I can point to four things. The plan for family time was"
            " changed because of what the child put on the road. The mother, who was shown"
            " the road by the child in August, has said that it helped her more than the"
            " course. The aunt knows what to do at night. And the child, asked by me"
            ' through the school whether it had been any use, said: "Yes. She stayed."\n\n'
            "The only suggestion I would make is about the ending. It is planned for the"
            " spring, when the plan itself is expected to end, and should be begun soon,"
            " with something to keep. The road would do very well.",
        ),
        For(
            ("care leaver",),
            "Direct work with this young person looks like cooking, forms and long drives."
            " In the course of these the adviser has gone through the health history, what"
            " to do about panic, and why the brother no longer writes. It is recorded"
            " lightly and with permission.",
        ),
        For(
            ("looked after",),
            "Life story work has been taken up again after the move, by the worker the"
            " child asked for. The book now reaches the present; two pages were taken out"
            " at the child's wish and are kept in an envelope. The carer is part of it.",
        ),
        (
            "A trusting relationship is apparent. The {child} rang the {worker} twice in"
            " September, once with bad news and once, ten minutes later, to say it had been"
            " sorted out. Sessions have a beginning and an end, use simple tools well, and"
            " were never used to gather evidence by stealth."
        ),
    ],
    "partly": [
        For(
            CHILDREN,
            'Good direct work was carried out between February and April, with the "three'
            ' islands" and a memory jar. After that the {worker} changed, and the new one,'
            " though liked, has been concerned with the adults. The jar is in a cupboard at"
            " the office.",
        ),
        (
            "Sessions took place as planned and the worksheets are on file. They seem"
            " young for this {child}, who filled them in politely in two minutes each. A"
            " conversation in the car, recorded in the same month, is worth the whole of"
            " them."
        ),
        (
            "The relationship is warm; the {child} greets the {worker} with pleasure."
            " There is little direct work in the sense of helping the {child} with what has"
            " happened, which was one of the aims. The {worker} would welcome advice on how"
            " to begin."
        ),
        For(
            AT_HOME,
            "Direct work has been left to the school's learning mentor, who does it well"
            " and whose notes reach us late. Our own part is limited to asking how it is"
            " going. The child has therefore told the story to somebody who cannot change"
            " the plan.",
        ),
    ],
    "no": [
        (
            "There has been no direct work. Three {worker}s in the year have each"
            ' introduced themselves and completed the same "all about me" sheet. On the'
            ' third the {child} wrote "ask the others". I hope that the fourth will.'
        ),
        For(
            CHILDREN,
            "The {plan} includes a piece of work on keeping safe, to be done by July. It"
            " has not been started. The {child}, meanwhile, asked the school nurse the very"
            " questions which it would have answered. The nurse rang to tell us so.",
        ),
        (
            "What is described as direct work is a form filled in with the {carer} in the"
            " room, in one sitting, on the day before the {meeting}. The {child}'s answers"
            " are in the adult's handwriting. The answers are all of one word."
        ),
    ],
    "not_evidenced": [
        For(
            CHILDREN,
            'Supervision mentions a "lovely piece of work" done with the {child} in'
            " August. No sheet, photograph or note was found. The {child}'s own mention of"
            ' it to the teacher ("we made a map") makes it very probable that it took'
            " place.",
        ),
        (
            "The record of visits has boxes for tools used, ticked in seven instances."
            " What the {child} did with them, said or felt is not stated, so that I am"
            " unable to judge whether the work suited the {child}. A sentence for each"
            " would do."
        ),
    ],
    "not_applicable": [
        "Direct work is undertaken by the therapist by agreement; ours would get in the way.",
        "The {child} was not in our area during the period, and was seen by the host authority.",
    ],
    "strength": [
        (
            "Imaginative direct work suited to the {child}, within a steady relationship,"
            " has helped the {child} and informed the plan."
        ),
        "The {child} knows and trusts the {worker}, who uses this relationship with skill.",
        "Direct work is well paced, recorded in the {child}'s own words and put to use.",
    ],
    "improvement": [
        (
            "Plan and carry out direct work suited to the {child}'s age and experience,"
            " with somebody who will stay."
        ),
        "The relationship is there; use it to help the {child} make sense of what has happened.",
        (
            "Direct work needs to be more than the completion of worksheets, and its"
            " results should reach the plan."
        ),
    ],
    "recording": [
        (
            "Direct work that was done is not on the file; add the work itself and what"
            " the {child} said."
        ),
        "Record what the {child} made of the direct work, and not only which tool was used.",
    ],
}

VISITS_PARTNERS = {
    "yes": [
        For(
            CHILDREN,
            "School, health visitor, housing and the youth worker all act and do not"
            " merely attend. When school and clinic disagreed about attendance in the"
            " mornings, the {worker} brought them together, with the family, for half an"
            " hour on 25 September. The matter was settled.",
        ),
        (
            "Partners know what the {plan} asks of them, and report before being asked."
            " Information goes both ways: the GP had a summary within two days of the"
            " {meeting}, and sent one back. Nobody on the list is there for form's sake."
        ),
        For(
            SOCIAL_WORK,
            "A difference of view with the police about the level of risk was taken up"
            " under the escalation procedure, politely, and resolved between managers in"
            " six days. The record gives both positions fairly. The relationship seems the"
            " better for it.",
        ),
        For(
            CHILDREN,
            "The school's deputy head described the {worker} to me as \"the one who rings"
            ' back". Minutes show a network in which tasks are shared out by who is best'
            " placed. The food bank volunteer and the swimming teacher are among them.",
        ),
        (
            "Multi-agency work is strong. Joint visits were made with the health visitor"
            " on two occasions, with the domestic abuse adviser once; each is recorded by"
            " both. All agencies contributed to the {assessment}, and each received the"
            " outcome."
        ),
        (
            "When the clinic closed its file after two missed appointments, the {worker}"
            " rang, explained why they had been missed and had it opened again the same"
            " day. This was one of several places where persistence with partners made a"
            " difference to the {child}."
        ),
        For(
            IN_CARE,
            "Virtual school, designated nurse and carers work as one team around this"
            " plan. A disagreement about transport had got stuck between two offices, and"
            " was taken by the reviewing officer to the head of service; it was resolved in"
            " a week.",
        ),
    ],
    "partly": [
        For(
            AT_HOME,
            "The school plays a full part. Adult mental health services, who see the"
            " mother fortnightly, have not attended or reported since April. They were"
            " invited each time, and no one has asked their manager why they do not come.",
        ),
        For(
            SOCIAL_WORK_CHILDREN,
            "Partners are active and communication is good on the whole. There is a"
            " standing difference between the school and ourselves as to thresholds, which"
            " surfaces at each {meeting} and which has not been dealt with directly.",
        ),
        (
            "Agencies share information promptly. What they do with it is less certain: of"
            " eight actions given to partners in the {plan} four have been done, and the"
            " rest are not asked after. The {meeting} could begin with them."
        ),
        (
            "Work with health is close, with two joint visits in the period. The housing"
            " officer, upon whose decision much depends, gets copies of everything and has"
            " been spoken to once. A visit together, or an invitation by telephone, might"
            " bring her in."
        ),
    ],
    "no": [
        (
            "Each agency is working to a plan of its own. There are three different dates"
            " for the {child}'s next medical appointment in three sets of notes. The one"
            " network meeting called in the period was attended by our own staff."
        ),
        For(
            CHILDREN,
            "The school wrote on five occasions between June and October to ask for a"
            " meeting. Two letters were answered, by a duty colleague. The head teacher's"
            ' statement that she "has given up ringing" should concern us.',
        ),
        (
            "The disagreement with health as to who should lead was left for four months."
            " In that time neither did. The escalation procedure was named in supervision"
            " and was not used. The family was given two telephone numbers, and each"
            " referred them to the other."
        ),
    ],
    "not_evidenced": [
        For(
            CHILDREN,
            "Professionals are listed in the {plan} with their roles. Apart from two"
            " emails there is no record of contact with any of them in the last six months."
            " The {worker} says that she speaks to the school each week.",
        ),
        (
            'It is noted that differences with the clinic "have been resolved". What they'
            " were, and how they were resolved, the file does not say. The appointments"
            " have started again, which suggests that something was settled, but by whom"
            " and on what terms I cannot say."
        ),
    ],
    "not_applicable": [
        "The family asked us not to involve others at this stage; no risk required it.",
        "No other agency is involved with this {child} at present beyond universal services.",
    ],
    "strength": [
        (
            "Partner agencies are active in the plan, and differences between them were"
            " raised and resolved."
        ),
        "The {worker} keeps the network together, informed and doing its part.",
        "Information is shared in both directions, in good time and with consent.",
    ],
    "improvement": [
        (
            "Bring all partners into the plan with a clear task each, and follow up those"
            " that are missing."
        ),
        (
            "Differences between agencies need to be addressed openly and, where"
            " necessary, escalated."
        ),
        (
            "Agencies are working beside each other rather than together; a network"
            " meeting should be held this month."
        ),
    ],
    "recording": [
        "Contact with partner agencies is not recorded well enough to know what they contribute.",
        "Record how differences between agencies were resolved, and what each has undertaken.",
    ],
}

VISITS_GRADE = {
    "outstanding": [
        (
            "Visits have a purpose which one can name, and direct work that one remembers."
            " The {child} is held in a relationship of two years' standing, and the network"
            " has been made to pull together. I have proposed one session as material for"
            " learning."
        ),
        (
            "Reliable, imaginative and well prepared. What was learned on each visit was"
            " used on the next, and the partners describe us as they would wish to be"
            " described themselves."
        ),
    ],
    "good": [
        (
            "Regular visits by somebody the {child} likes, with some fine direct work."
            " Purpose is mostly stated. Partners are involved, with one gap that is known."
            " The {worker}'s preparation is apparent."
        ),
        (
            "Frequency was kept throughout, and visits at different hours gave a true"
            " picture. The learning from each could be drawn out more. The school speaks"
            " highly of the {worker}."
        ),
        (
            "A warm and steady relationship, purposeful for the most part. I would like to"
            " see the direct work of the spring resumed. Partners are informed and do their"
            " share of the work."
        ),
    ],
    "requires_improvement": [
        (
            "Visits are made and appreciated, but what they are for is not clear, and they"
            " keep returning to the same subjects. The {worker} has the skill to do more."
        ),
        (
            "Contact is irregular, with a long gap in the summer. When seen, the {child}"
            " is well listened to. Work with partners depends on who happens to ring. Cover"
            " must be arranged."
        ),
        (
            "Visits follow the form and not the plan. Planning the next four of them in"
            " supervision would bring a rapid improvement. The relationship with the"
            " {child} is there to be built upon."
        ),
    ],
    "inadequate": [
        (
            "The {child} went unseen for eleven weeks without anybody noticing. There is"
            " no direct work, and the school's attempts to reach us were not answered. The"
            " {manager} has been told."
        ),
        (
            "Too few visits, too short, none with a purpose that I could discover. The"
            " {child} has had to begin again with three different people. The {child} and"
            " the family deserve to be told who is coming, and why."
        ),
    ],
}

QUESTIONS = {
    "visits_frequency": VISITS_FREQUENCY,
    "visits_purpose": VISITS_PURPOSE,
    "visits_direct_work": VISITS_DIRECT_WORK,
    "visits_partners": VISITS_PARTNERS,
}
GRADES = {"visits_grade": VISITS_GRADE}
