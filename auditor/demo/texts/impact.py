"""Invented evidence, findings and reasons on impact and the overall judgement."""

from auditor.demo.texts.wording import AT_HOME, CHILDREN, IN_CARE, SOCIAL_WORK_AT_HOME, For

IMPACT_DIFFERENCE = {
    "yes": [
        For(
            SOCIAL_WORK_AT_HOME,
            "Attendance has gone from 71 to 94 per cent since May, there have been no"
            ' police notifications for four months, and the {child} says that home is "an'
            ' eight, it was a two". The mother, the school and the {child} tell the same'
            " story independently of one another.",
        ),
        For(
            CHILDREN,
            "The difference is in small and reliable things: breakfast, a bedtime, a"
            " father who rings when he says. The {child}'s own scores, taken in March and"
            " October on the same sheet, rise in five areas out of six. The sixth is maths.",
        ),
        For(
            AT_HOME,
            "Life is safer, and the evidence is good. The adult who was the danger is"
            " gone, and has stayed away; the mother recognised the warning signs in"
            " September and acted on her own plan within the hour. The {child} sleeps in"
            " their own bed.",
        ),
        For(
            CHILDREN,
            "Changes can be tied to what we did. The work with the grandmother began in"
            " June, the quarrels stopped in July, and all concerned think that the one led"
            " to the other. The {child} has joined the football team, and has been to two"
            " birthday parties.",
        ),
        For(
            AT_HOME,
            'The family speak of "before" and "now". Among things they mention: laughing,'
            " the table being laid, nobody listening at the door. The teacher noticed a"
            " difference in the second half of term before she had been told of any change.",
        ),
        (
            "The help arrived early enough to matter. A {child} who in spring spoke to"
            " nobody about the worries now has three adults to go to, and went to one of"
            " them in October. The {plan} is expected to end by the new year."
        ),
        For(
            IN_CARE,
            "Since moving here the young person has grown in every sense: health checks"
            " are up to date, a year's progress in reading in eight months, friends to"
            " stay. They told the reviewing officer that they no longer think of running."
            " The carers' persistence, and ours, is plain to see.",
        ),
        For(
            ("care leaver",),
            "A tenancy kept for a year, a place at college, a birthday with family. The"
            ' young person puts it down to "someone who answered". What might have become a'
            " crisis over rent in August was dealt with in a morning.",
        ),
    ],
    "partly": [
        For(
            CHILDREN,
            "The home is calmer, and the {child} says so. School has not changed:"
            " attendance is a little lower than at the start, and there is no friend the"
            " {child} can name. The plan was stronger on the one than on the other.",
        ),
        For(
            AT_HOME,
            "There is a difference for the mother, who is well, in work and in touch with"
            " her sister. How much of it has reached the {child} is uncertain. The"
            " {child}'s own account, in September, is that \"it's the same but tidier\".",
        ),
        (
            "Things improved markedly up to the summer, and have since slipped back by"
            " about half, by the family's own reckoning. The gains that remain (the meals,"
            " the telephone calls) are well worth having. They know why, too."
        ),
        (
            "Progress is reported by every professional and shown by few facts. Where"
            " there are facts they are encouraging: two appointments kept out of two, one"
            " exclusion compared with three. I think a difference is being made, slowly."
        ),
    ],
    "no": [
        For(
            CHILDREN,
            "Nine months on, the {child}'s life is no better by any measure that I could"
            " find. Attendance is lower, incidents are as frequent, and the {child} told"
            ' the school nurse in October that "nothing works". Much effort has gone in.',
        ),
        For(
            AT_HOME,
            "The services offered were completed, and this is reported as success. At"
            " home, according to the {child} and to the neighbour, the nights are as they"
            " were. Our presence may have become a part of how things stay the same.",
        ),
        (
            "What the {child} asked for in February has not come about. The worries have"
            " grown: two hospital attendances since June against none in the year before. I"
            " do not think that the present plan can change this."
        ),
    ],
    "not_evidenced": [
        (
            '"Good progress" is recorded at each {meeting}. There is no starting point to'
            " compare with, no measure, and no recent word from the {child}. There may well"
            " have been an improvement; the file does not establish it."
        ),
        For(
            CHILDREN,
            'Outcomes on the closing form are all ticked as "achieved". I could find'
            " nothing on the file to support or to contradict it. The school was not asked."
            " A telephone call would have told us whether attendance, friendships and"
            " tiredness are any different.",
        ),
    ],
    "not_applicable": [
        "Work began three weeks before the audit; it is too soon to look for a difference.",
        "No service was provided in the period, the family having moved away for the summer.",
    ],
    "strength": [
        "The {child}'s life is better in ways that can be shown, and our work contributed to it.",
        "The difference made is described by the {child}, the family and the school alike.",
        "Help came in time and led to changes which matter to the {child}.",
    ],
    "improvement": [
        (
            "The work has not yet made enough difference to the {child}'s daily life;"
            " review what should be done differently."
        ),
        (
            "Agree with the {child} and the family what better would look like, and look"
            " for it at each visit."
        ),
        "Effort and services have not led to the change that the {child} needs.",
    ],
    "recording": [
        (
            "The difference made is asserted but not shown; record where things stood at"
            " the start and where they stand now."
        ),
        "Ask the {child} and the school what has changed, and put the answers on file.",
    ],
}

IMPACT_WORKED_WELL = {
    "any": [
        (
            "The testing of hypotheses. Two explanations were written down at the start,"
            " the visits were used to find out which was nearer the truth, and both the"
            " {worker} and the {manager} were ready to be wrong. I suggest that the"
            " supervision record of July be shown, without names, at the next practice"
            " learning day."
        ),
        (
            "Direct work of real imagination: a map, a playlist, a story in three parts."
            " It was paced by the {child}, prepared with a consultant and shared with the"
            " family at the right moment. Others could learn from how little was asked and"
            " how much was told."
        ),
        (
            "The way in which the father was brought in. Six attempts, at hours that"
            " suited him, until he sat down with us; and then he was asked what he was"
            " proud of before he was asked anything else. From this meeting on the"
            " assessment is a different document."
        ),
        (
            "Supervision that starts from the {child}. Each record opens with something"
            " the {child} said or did, and each ends by asking what we might be missing. It"
            " is a simple form that any supervisor could adopt tomorrow."
        ),
        (
            "Follow-up. The recommendations of the last review, and of the audit before"
            " this one, were placed on one list, discussed by name, and finished. It took"
            " the {manager} about ten minutes a month, and nothing was lost."
        ),
        (
            "The assessment took the time that was right for the {child}: shortened at"
            " first, so that help could start with the term, then deepened by a planned"
            " addendum. The reasons for both were recorded in two lines each."
        ),
        (
            "Plain speaking. The letter telling the parents what worried us, what had"
            " improved and what must be seen by when is one of the clearest I have read."
            " They kept it on the refrigerator, and the mother quoted it to me with"
            " something like affection."
        ),
        (
            "Holding the network together. In a year in which two agencies changed their"
            " staff and one its premises, the {worker} saw to it that each newcomer was"
            " met, briefed and given a task. The family did not have to tell their story"
            " again."
        ),
        (
            "A chronology with a column for meaning. One could see the pattern of the"
            " springs at a glance, and the plan was built around the coming one. The health"
            " colleague has since asked for a copy of the blank form."
        ),
        (
            "Attention to who the family are. The visits were moved, the plan was drawn"
            " rather than written, and the grandmother was asked first. None of it cost"
            " anything, and it turned a polite refusal into trust."
        ),
    ],
    "strength": [
        (
            "Hypotheses were written down, tested on visits and changed when the evidence"
            " did not fit."
        ),
        (
            "Imaginative direct work, paced by the {child}, brought to light what"
            " questions could not."
        ),
        (
            "The father was reached through patience and respect, and what he told us"
            " altered the assessment."
        ),
        "Supervision begins with the {child}'s own words and keeps asking what we may be missing.",
        (
            "Recommendations of reviews and of the previous audit were kept on one list"
            " and completed."
        ),
        "The length of the assessment was fitted to the {child}, with the reasons recorded.",
        "Parents were told plainly and kindly what worries us and what has to change.",
        (
            "The network was held together through many changes, and the family was spared"
            " repeating itself."
        ),
        (
            "A chronology that gives the meaning of events allowed a pattern to be seen"
            " and prepared for."
        ),
        "Small adjustments to who the family are turned reluctance into trust.",
    ],
}

IMPACT_IMPROVE_MOST = {
    "any": [
        (
            "To meet the father, at a time that he can manage, and put what he offers and"
            " what worries him into the assessment. The {child} spends a good part of the"
            " week thinking about him, and we know him only by hearsay."
        ),
        (
            "A purpose for each visit. The relationship is excellent, and there is a risk"
            " of its becoming an end in itself. If the next four visits were planned in"
            " supervision, each with one question to be answered, the plan would move."
        ),
        (
            "Time to think together about the pattern. Each incident was handled properly"
            " and none was connected with the last. An hour with one of the advanced"
            " systemic practitioners, chronology in hand, would be well spent."
        ),
        (
            "A plan with fewer steps. There are more than twenty, and the family cannot"
            " hold on to them, nor could I. Three that matter to the {child}, with dates,"
            " would do more than the present list."
        ),
        (
            "Hearing from the {child} again. The fullest conversation is many months old,"
            " and much has happened in the meantime. Whatever else is done, somebody the"
            " {child} trusts should ask now what it is like."
        ),
        (
            "A decision. The present arrangement is described by everybody as temporary,"
            " and it has lasted for most of a year. Managers, family and agencies should"
            " come together and settle what is to happen, with a date on which it will be"
            " known."
        ),
        (
            "Consistent supervision until the plan is secure. The {worker} has carried a"
            " good deal alone since the summer. Regular reflective sessions, not task"
            " lists, would help her as well as the {child}."
        ),
        (
            "Bringing in the wider family. There are an aunt, two cousins and a godparent"
            " of whom we know little more than that they exist. A family network meeting"
            " has been talked about long enough, and should be held."
        ),
        (
            "An up-to-date assessment. Everyone concerned has changed their mind since the"
            " last was written, for good reasons, and the document that governs the plan"
            " still says the old thing."
        ),
        (
            "Contingency. Twice in the year we were surprised by something which, on"
            " looking back, had been announced. A page agreed with the family - signs,"
            " steps, telephone numbers - would let the {child} know what happens next time."
        ),
    ],
    "improvement": [
        "Meet the father and bring his part, good and bad, into the assessment and the plan.",
        "Plan the next four visits in supervision, each with one question that it is to answer.",
        (
            "Take the pattern of incidents to a systemic consultation and let the plan"
            " follow from it."
        ),
        "Reduce the plan to the few steps that matter most to the {child}, each with a date.",
        "Hear from the {child} again, soon and alone, about what life is like now.",
        "Settle what the long-term arrangement is to be, and tell the {child}.",
        "Provide regular reflective supervision until the plan is secure.",
        "Hold the family network meeting and find out what relatives and friends can offer.",
        "Bring the assessment up to date, so that the plan rests on how things are now.",
        "Agree with the family what will be done when the known warning signs return.",
    ],
}

OVERALL_GRADE = {
    "outstanding": [
        (
            "Work of exceptional quality in almost every respect. The {child} is known,"
            " heard and safer; hypotheses were tested; each parent was brought in."
            " Supervision shows the same care for the {worker} as the worker shows for the"
            " family. The small points I raise would not alter the judgement."
        ),
        (
            "Outstanding because of the difference it has made, and because one can see"
            " how. Assessment, direct work and supervision each build upon the other,"
            " nothing is done by rote, and the family would say the same. It should be"
            " shared with others as an example."
        ),
        (
            "I have hesitated over this grade, since one does not give it often. What"
            " decided me was the combination of thinking and persistence: an explanation"
            " revised twice, a father found, a network held together, and a {child} who can"
            " say what is better and why."
        ),
    ],
    "good": [
        (
            "Good, secure work in which the {child} is clearly at the centre. The"
            " assessment is analytical, the plan is current, supervision reflective."
            " Fathers and the purpose of some visits are the points to strengthen. None"
            " affects the {child}'s safety."
        ),
        (
            "A well-run piece of work with evidence of progress. Recording is prompt,"
            " partners are involved and risk has been dealt with properly. It would be"
            " outstanding if the {child}'s views were seen to alter decisions more often."
        ),
        (
            "The {child} is better off than a year ago, and our part in this can be shown."
            " Direct work is the particular strength. I have asked for the chronology to be"
            " completed and for contingency to be written down."
        ),
        (
            "Consistent practice to our standards, with statutory requirements met"
            " throughout. The thinking in supervision is better than what reaches the"
            " assessment; that is an improvement easily made."
        ),
        (
            "Overall good. There was a weaker period in the summer, recognised by the"
            " {manager} and put right. The relationship between {worker} and {child} has"
            " been the constant in it, and the plan is now on course."
        ),
        (
            "The strengths are considerable: timely assessment, testing of ideas, honest"
            " conversations with the parents. The wider family could be drawn upon more. I"
            " am confident that the {worker} will take this up."
        ),
    ],
    "requires_improvement": [
        (
            "There is much to value here, above all the {worker}'s commitment, and the"
            " {child} is safe. But the plan has drifted, the assessment describes more than"
            " it explains, and the father is missing. With a clear set of steps this could"
            " be good in three months."
        ),
        (
            "Requires improvement, because visits and supervision take place without"
            " either having moved the plan on. Individual pieces of work are good. What is"
            " needed is a purpose common to all of them."
        ),
        (
            "The basics are mostly in place and the {child} is seen. I could not find"
            " enough evidence of impact to call it good, nor that the {child}'s views have"
            " counted. Some of this is recording, some of it is practice."
        ),
        (
            "Practice has been uneven: strong to the spring, thin in the summer,"
            " recovering now. The gap in supervision coincides with the gap in the work."
            " The present direction is right."
        ),
        (
            "Compliance is sound, and quality lags behind. Forms are complete and on time;"
            " analysis, identity and direct work are slight. The {worker} recognised this"
            " picture when we spoke, and was interested in how to change it."
        ),
    ],
    "inadequate": [
        (
            "The {child}'s situation has become worse, and signs of harm were not put"
            " together. There is no current plan, and oversight was absent when it was"
            " needed. I spoke to the {manager} on the day of reading, and steps have been"
            " taken to see the {child}."
        ),
        (
            "Inadequate, with regret, since individual contacts are kind. The {child} was"
            " not seen for many weeks, what they said was not acted on, and nobody noticed."
            " The pattern is one of absence more than of error."
        ),
        (
            "Essential parts of the work are missing: history, analysis, plan, a manager's"
            " decisions. Agencies have lost confidence. The case should be re-allocated"
            " with close supervision, and read again in three months."
        ),
    ],
}

QUESTIONS = {
    "impact_difference": IMPACT_DIFFERENCE,
    "impact_worked_well": IMPACT_WORKED_WELL,
    "impact_improve_most": IMPACT_IMPROVE_MOST,
}
GRADES = {"overall_grade": OVERALL_GRADE}
