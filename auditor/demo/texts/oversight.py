"""Invented evidence, findings and reasons on management oversight and supervision."""

from auditor.demo.texts.wording import (
    AT_HOME,
    CHILDREN,
    IN_CARE,
    SOCIAL_WORK,
    SOCIAL_WORK_AT_HOME,
    For,
)

OVERSIGHT_FREQUENCY = {
    "yes": [
        (
            "Six supervision records in six months, at intervals of 24 to 31 days, within"
            " our standard of a month. One session was postponed by two days and held."
            " During the supervisor's leave in August the deputy covered, and had evidently"
            " read the file."
        ),
        (
            "Supervision on this {child} is monthly as required and more often when"
            " needed: two additional discussions are on file for September, one of which"
            " lasted an hour. Each record was on the file within five days."
        ),
        (
            "The standard was met throughout the year. I checked the dates of supervision"
            " against the team's calendar. There was no gap at the change of {manager} in"
            " June, as the outgoing one held a joint session with the new one."
        ),
        (
            "Regular, and at a rate in keeping with the level of need. It was increased by"
            " decision to fortnightly between May and July, and this was kept. Every record"
            " is signed by both and visible on the {child}'s file."
        ),
        (
            "Case supervision took place in each month of the period. In addition group"
            " supervision considered this family in July, the outcome of which is"
            " summarised on file in half a page. Both kinds are easy to find."
        ),
        (
            "All due sessions were held. The most recent was eleven days before the audit."
            " Between sessions there are nine short entries of management advice, dated and"
            " specific, so that one has a sense of a {manager} who is within call."
        ),
        For(
            ("early help",),
            "The family was discussed in supervision every four to five weeks, as our"
            " Early Help standard asks, and after each review. The manager has met the"
            " family herself on one occasion. Records are brief, legible and on the right"
            " file.",
        ),
    ],
    "partly": [
        (
            "Five sessions in six months, which is almost the standard; the missing one is"
            " that of August, when the events took place that most needed it. Informal"
            " advice was given by telephone, according to the {worker}, and one line"
            " records it."
        ),
        (
            "Supervision is held monthly. This {child} was discussed in four sessions of"
            " seven, the others having run out of time. The three in which the family does"
            " not appear are consecutive. They fall just before the crisis of September."
        ),
        (
            "Intervals of 28, 33, 58, 30 and 41 days. The longest followed a change of"
            " {manager}, and nobody covered. Since September the rhythm is as it should be."
            " Both have put next year's dates into their calendars."
        ),
        (
            "The sessions took place on time, and the records of them were put on the file"
            " six to nine weeks later, in two batches. As a direction is only of use if it"
            " can be read, I cannot count this as fully met."
        ),
    ],
    "no": [
        (
            "Two sessions in the last half-year, eleven weeks apart and seven. There is no"
            " management entry between them. For a plan at this level our standard is"
            " monthly. The {worker} said that she had asked for more."
        ),
        (
            "The last supervision record for this {child} is of 14 April. The {worker}"
            " believed that there had been others. The {manager}'s post was vacant for a"
            " part of the time, but cover had been agreed in writing."
        ),
        (
            'Supervision was arranged nine times and held three times. "Cancelled - duty"'
            " is the reason given in each case. No session was rebooked within the month. I"
            " counted two important decisions that were taken in between."
        ),
    ],
    "not_evidenced": [
        (
            "The {worker}'s own supervision file is said to contain discussions of this"
            " case. They have not been brought over to the {child}'s record, where there"
            " are none. How often the case was in fact discussed cannot be seen from what I"
            " was given."
        ),
        (
            'Entries named "supervision" exist for each month; four out of six contain'
            ' only "discussed, continue plan", without a date of the session or the names'
            " of those present. I cannot tell whether these were sessions or ticks."
        ),
    ],
    "not_applicable": [
        "Allocated for nine days; the first session is due next week.",
        "Supervision of this work is held by the partner agency under the joint agreement.",
    ],
    "strength": [
        "Supervision takes place at the required frequency, also in periods of leave and change.",
        "Management oversight is regular and was increased when it was needed.",
        "Supervision of this {child} is dependable and recorded promptly on the file.",
    ],
    "improvement": [
        (
            "Hold supervision on this {child} at the required frequency, and rebook within"
            " the week what has to be postponed."
        ),
        "Gaps in supervision fell at the times when it was most needed; cover should be arranged.",
        "Make sure that this {child} is discussed in each session until the plan is secure.",
    ],
    "recording": [
        (
            "Records of supervision sessions are missing from the {child}'s file, or too"
            " brief to count."
        ),
        "Put the record of each session on the {child}'s file within the week, dated and signed.",
    ],
}

OVERSIGHT_REFLECTIVE = {
    "yes": [
        (
            'Supervision here is a pleasure to read. It stays with the {child}: "what'
            ' would they be noticing?" is asked before anything about tasks. Two hypotheses'
            " were put to the test between July and September, and one was given up. The"
            " systemic consultant joined a session in August."
        ),
        For(
            AT_HOME,
            "Reflective throughout. The {manager} asks the {worker} what she feels at the"
            " front door and what this may tell us of the family. From that came an idea"
            " about fear, tested on the next three visits, which changed the {plan}.",
        ),
        (
            "The records show curiosity rather than instruction: circular questions,"
            ' alternatives, "how do we know?". A genogram was redrawn in the session. The'
            " {worker}'s own assumptions about fathers were discussed kindly, and two weeks"
            " later he had been seen."
        ),
        For(
            CHILDREN,
            "Our practice model is evident and not as vocabulary. In the June session the"
            " family's pattern was drawn, the position of our own service added to it, and"
            " a small experiment agreed. In July they looked at what had happened. In"
            " September they drew it again.",
        ),
        (
            "Group supervision on 18 July took this family as its subject. A reflecting"
            " team of four offered thoughts, of which two surprised the {worker}; she"
            " writes honestly about which one she at first disliked. Individual supervision"
            " took up both."
        ),
        (
            "Balanced supervision, in which tasks take up a third of the page. The rest"
            " considers the {child}'s experience, the meaning of the {carer}'s laughter,"
            " what would have to be true for the opposite to be the case, and whether the"
            " {worker} is sleeping."
        ),
        For(
            SOCIAL_WORK_AT_HOME,
            "The whole run of supervision records on this file was read, and I describe it"
            " here because it comes nearest to what our standards mean by reflective,"
            " child-focused supervision.\n\n"
            "There are seven sessions. Each has the same four short headings (what has"
            " happened for the child; what we make of it; what we might be missing; what"
            " next) and each is between one and two pages long. The first heading is always"
            " about the {child} and always begins with something that the {child} said or"
            ' did. In May it is the way the {child} asked whether the {worker} "has to"'
            " come. In June, the empty chair. In September, that the {child} had for the"
            " first time shown her out and locked the door, with two turns of the key.\n\n"
            "The second heading is where hypotheses live. In the first session there are"
            " three: that the {child} is holding the parents together by being a worry to"
            " them; that there is something about the older brother nobody is saying; and"
            " that we are looking at an ordinary family under extraordinary strain. The"
            " {manager} asks of each what it would lead us to do, and what harm it might do"
            " if it were wrong. The third is favoured, with the remark that it is also the"
            " most comfortable one for us. I should like to see that remark pinned up in"
            " every office. In June evidence is set against each. The school's account did"
            " not support the first. In July the second came to the fore, after the"
            " {child}'s drawing, and a plan was made for asking without leading. In August"
            " it was put aside again as the brother, seen by himself twice, gave a simple"
            ' and checkable explanation. The supervision record says: "we were wrong about'
            ' this, and it was right to look".\n\n'
            "The third heading keeps both of them honest. Under it one finds the father's"
            " sister, whom nobody had rung; the possibility that the {worker}, who is of"
            " the same faith as the family, understands some things too quickly; the"
            " {manager}'s own admission that she had not read the older file. Each of these"
            " appears as an action, and each action appears in the following session with"
            " what came of it. I checked eleven, all of them done but one, and the one was"
            " overtaken by events.\n\n"
            "The advanced systemic practitioner was consulted twice. The note of the"
            " second consultation is especially good. It looks at the sequence in which the"
            " network gets worried (school first, then grandmother, then ourselves, then"
            " the mother) and asks what might happen if the order were different. It was"
            " arranged, with her agreement, that the mother should ring the school first on"
            " a Monday. It seems a small thing. By October the school's letters had"
            " stopped.\n\n"
            "The review and the last audit are both followed up by name. The"
            " recommendation about family time was gone through in the first session after"
            " the review; the two actions from the previous audit are listed, with dates."
            " The {worker}'s well-being is asked after, and her answer in July (\"tired,"
            ' and I mind about this one") was met with a change in her other work.\n\n'
            "What could be improved? The records are long for a busy reader, and a line in"
            " bold with the decision would help colleagues on duty. I say it only because I"
            " was asked to find something.",
        ),
        For(
            IN_CARE,
            "Reflection on loyalty and loss runs through these records. The manager helps"
            " the worker to think about what it is like for the child to like the carers,"
            " and what would be said about it at home. This led to a letter from the"
            " mother, giving her blessing, which is now in the memory box.",
        ),
    ],
    "partly": [
        (
            "The August session is reflective in the best sense, with two ideas about what"
            " the quarrels are for. The others record tasks and dates. As the {worker} told"
            " me that sessions regularly include reflection, the record may not do justice"
            " to them."
        ),
        (
            "A hypothesis is stated in June and referred to in each later record. It is"
            " not tested: no one asks what would count against it. There is real concern"
            " for the {child} and a good understanding of the {carer}'s position."
        ),
        (
            'Systemic language is used with ease ("positioning", "feedback loop"), without'
            " it being clear what follows. The consultant's advice was sought in July, and"
            " is on file. It was not discussed in the next session."
        ),
        (
            "Supervision attends to the {worker} with warmth, and to the plan. The {child}"
            " appears in the second half of each record in a sentence or so. A question put"
            " from the {child}'s point of view at the beginning would change the balance."
        ),
    ],
    "no": [
        (
            'Supervision consists of a list of tasks with "done" and "not done". The same'
            " list is used for all the {worker}'s cases. There is no reflection, no"
            " hypothesis and no mention of the consultants who are available."
        ),
        (
            "The records summarise what has happened since last time, at length, and end"
            " with \"continue\". The {manager}'s thinking is not to be seen. The"
            " difficulties in the relationship with the father, with which the {worker} is"
            " plainly struggling, are not taken up."
        ),
        (
            "In none of five records is an assumption questioned. When the {worker}"
            " expressed a doubt in September (\"something doesn't add up\") the answer is"
            " an action to update the form. The doubt proved to be justified."
        ),
    ],
    "not_evidenced": [
        (
            "Both parties describe supervision as reflective, and the {worker}'s practice"
            " suggests that it is. The records are of three lines each. What was thought"
            " about, and which ideas were tested, cannot be known from them."
        ),
        (
            "A consultation with the systemic practitioner is booked in the calendar for"
            " July and again for August. There are no notes of either on this file. The"
            " {worker} recalls the second as very helpful; what came of it cannot be read."
        ),
    ],
    "not_applicable": [
        "No session had yet fallen due for this {child} in the period read.",
        "Closing work only; supervision consisted of authorising the closure.",
    ],
    "strength": [
        (
            "Supervision is reflective and child-focused; hypotheses are tested and the"
            " systemic consultants are used."
        ),
        (
            "Supervision helps the {worker} to think about what is happening between"
            " people and about what might be missed."
        ),
        (
            "The practice model can be seen at work in supervision, and led to a different"
            " way of helping."
        ),
    ],
    "improvement": [
        (
            "Give time in supervision to reflection on the {child}'s experience and to"
            " testing hypotheses, with the systemic consultants' help."
        ),
        (
            "Supervision deals mainly with tasks; begin with the {child}, and ask what we"
            " might be missing."
        ),
        (
            "Use the practice model in supervision in such a way that a change in the work"
            " follows from it."
        ),
    ],
    "recording": [
        "Reflection in supervision is not recorded well enough to inform the work or a reader.",
        "Notes of consultations should be placed on the {child}'s file with what was decided.",
    ],
}

OVERSIGHT_DECISIONS = {
    "yes": [
        For(
            SOCIAL_WORK_AT_HOME,
            "At each key point there is a dated decision by a manager with the reasons for"
            " it: threshold, change of plan, frequency, step-down. The longest has nine"
            " lines. Alternatives that were rejected are named, and the {child}'s view"
            " stands first.",
        ),
        For(
            SOCIAL_WORK,
            "The decision not to convene a conference in June is reasoned with care,"
            " refers to what the {child} had said, and sets the conditions under which it"
            " would be taken again. I might have decided otherwise and can see exactly why"
            " the {manager} did not.",
        ),
        (
            "Management decisions are prompt and can be found under their own heading."
            " Following the events of 17 September there were two in a day, by the"
            " {manager} and the service manager respectively, and a third the next morning"
            " reviewing both."
        ),
        For(
            AT_HOME,
            "Reasons are given to the family too. The {manager} wrote to both parents"
            " after deciding to step down, saying what they had achieved. Her note on file"
            " explains what was weighed, including the one thing that still troubles her.",
        ),
        For(
            SOCIAL_WORK,
            "Seven decisions in the year, by the right level of manager in each case. All"
            " state what was known and what was not. The two for which legal advice was"
            " sought attach it. None was taken later than the day on which it was needed.",
        ),
        (
            "The decision to change the {plan} came a week after the facts that called for"
            " it. The reasons take up the {worker}'s analysis, add a doubt, and set a date"
            " for return. On that date it was returned to."
        ),
        For(
            ("looked after",),
            "Placement, family time and the change of school were each decided at the"
            " proper level, with reasons, within days. Where the reviewing officer had a"
            " different opinion this is recorded and answered by the service manager.",
        ),
    ],
    "partly": [
        (
            "Decisions are recorded at the main points. Reasons are given for those that"
            " change something; the decisions to continue (in May, July and again in"
            " September) are a single word. To go on is a decision as well."
        ),
        (
            "The {manager}'s reasons are clear and child-centred. Two of four decisions"
            " were entered more than three weeks after being acted on, so that for a time"
            " the {worker} was carrying them alone. It need not be so."
        ),
        For(
            SOCIAL_WORK,
            "Management oversight of thresholds is good. The reduction in visits in June"
            " was significant for this {child}; it is mentioned in passing, in the"
            " {worker}'s own note, as \"agreed\". The reason may have been a good one.",
        ),
        (
            "Each decision is there, by the right person. The reasons are in one instance"
            " copied from the {worker}'s recommendation word for word, and in another refer"
            " to a discussion of which there is no note."
        ),
    ],
    "no": [
        For(
            SOCIAL_WORK,
            "I found no decision by a manager in the six months, although there were at"
            " least four points that needed one: two strategy discussions considered, a"
            " move, and the end of the work with the father. The {worker} decided each.",
        ),
        (
            "The {child} moved from one kind of plan to another without a recorded"
            " decision. The form was authorised at 6.45 in the evening along with eleven"
            " others. There is no comment. The family received the new plan by post,"
            " without a covering letter."
        ),
        (
            "Decisions are made, as one sees from what happens next. They are not written,"
            " nor are the reasons. When the {carer} asked in September why contact had been"
            " changed nobody was able to tell her. She has still not been told."
        ),
    ],
    "not_evidenced": [
        (
            '"As agreed with manager" occurs eight times in the case notes. The other half'
            " of the agreement is not on the file. I do not doubt that the conversations"
            " took place. What was agreed, and for what reason, needs to be in the"
            " manager's own hand."
        ),
        (
            "The decision sheet for June is on file as a scan of which the second page,"
            " where the reasons would be, is missing. The {manager} remembers the reasons"
            " well and gave them to me; they should be written down for others."
        ),
    ],
    "not_applicable": [
        "No key decision fell to be made in the period; the next is the closing summary.",
        For(SOCIAL_WORK, "Decisions in this period were the court's, recorded in the order."),
    ],
    "strength": [
        "Managers' decisions at key points are prompt and recorded with their reasons.",
        "The reasoning behind each decision can be followed and puts the {child} first.",
        "Decisions were taken at the right level and returned to when circumstances changed.",
    ],
    "improvement": [
        (
            "A manager should record a decision, with reasons, at each key point,"
            " including the decision to carry on."
        ),
        (
            "Decisions have been acted on without a manager's recorded reasons; put this"
            " right for those still in force."
        ),
        "Record decisions when they are made, so that the {worker} does not carry them alone.",
    ],
    "recording": [
        "Decisions are referred to but are not on the file with their reasons.",
        "The missing part of the management decision should be added to the file.",
    ],
}

OVERSIGHT_FOLLOW_UP = {
    "yes": [
        (
            "Actions are carried from one supervision record to the next with their state,"
            " and do not grow old: of 22 set in the period 19 were done, on average in"
            " sixteen days. Recommendations from the review of June were put on the list"
            " the day after."
        ),
        (
            "The previous audit made three recommendations. All three are named in the"
            " first supervision afterwards, and two were done in a month; the third, on the"
            " father, was completed by August, with a note of what it had brought to light."
        ),
        For(
            ("looked after",),
            "Recommendations of the looked-after reviews are gone through one by one in"
            " supervision. The reviewing officer's question of August about savings was"
            " answered in four days. What the last audit asked for has been done, and the"
            " change can be seen on the file.",
        ),
        (
            "Supervision, {meeting} and plan are joined up. I took six actions at random"
            " from different sources, and found each completed and reported back. The"
            " {manager} has ticked and dated them by hand and scanned the sheet, which is"
            " old-fashioned and works."
        ),
        (
            "What was agreed is what happened. Where an action was dropped, as in July, it"
            " says so and why. The learning from the last audit - visits with a purpose -"
            " is apparent in every visit since. It is a pleasure to report."
        ),
        (
            "A tracker at the head of the supervision form gathers actions from reviews,"
            " meetings, audits and complaints. It is kept current and is short, since"
            " things leave it. Nothing on it was older than seven weeks."
        ),
        For(
            ("care leaver",),
            "Actions from the pathway plan, from the last audit and from the young"
            " person's own complaint are followed up together. The complaint's two points"
            " were settled inside a month, and the young person told, in a letter which"
            " they have kept.",
        ),
    ],
    "partly": [
        (
            "Actions from supervision are followed up conscientiously. Those from the"
            " {meeting} are not: the September minutes repeat four of the six"
            " recommendations from June, and supervision in between does not mention them."
        ),
        (
            "Of the three actions from the previous audit two were completed. The third, a"
            " family network meeting, is reported as done, whereas the file shows it to"
            " have been arranged and cancelled. The {manager} was not aware."
        ),
        (
            "Follow-up is reliable up to the summer. Since then actions are restated in"
            " new words from one record to the next, which makes it hard to see that they"
            " are the same and that they are old. A list with dates would show it."
        ),
        (
            "The important actions have been done. There are many small ones (I counted 31"
            " in five records) and no one could do all of them. Fewer, chosen with the"
            " {worker}, would be followed up better. Both of them agreed with this."
        ),
    ],
    "no": [
        (
            'The action "update chronology" is in seven successive records. "Contact'
            ' father" is in five. None is marked as done, late or dropped, and there is no'
            " discussion of what gets in the way. That would be the conversation to have."
        ),
        (
            "Recommendations of the previous audit, ten months ago, are not mentioned in"
            " any supervision record. Of four none has been carried out. The {worker} had"
            " not been shown the findings. She read them with interest."
        ),
        (
            "Actions are set and not returned to. After the review in June there were five"
            " to be done in four weeks; in October the chair, who had to ask, was told that"
            " the {manager} had changed. The new one had no handover."
        ),
    ],
    "not_evidenced": [
        (
            "Supervision records list actions without dates or states. Some of them must"
            " have been done, since the results are visible elsewhere on the file. Whether"
            " anyone follows them up I am not able to say. The form has a column for it."
        ),
        (
            "The previous audit's findings are not on the file, and it is not possible to"
            " tell from supervision whether they were received. I obtained them from the"
            " quality assurance team. They contain two actions that matter still."
        ),
    ],
    "not_applicable": [
        "No earlier audit, review or supervision from which actions could have arisen.",
        "All earlier actions were closed before the period read.",
    ],
    "strength": [
        (
            "Supervision follows up the actions from reviews, previous audits and its own"
            " records until they are done."
        ),
        (
            "Earlier audit findings were taken seriously, and the change can be seen in"
            " the work since."
        ),
        (
            "Actions are few, dated and carried through; nothing gets lost between meeting"
            " and supervision."
        ),
    ],
    "improvement": [
        (
            "Bring actions from supervision, reviews and the previous audit into one list,"
            " and follow each to its end."
        ),
        (
            "Actions are carried forward without being done; find out what gets in the"
            " way, and decide."
        ),
        (
            "Go through the earlier recommendations with the {worker}, and complete or"
            " close each one."
        ),
    ],
    "recording": [
        "Whether earlier actions were done is not recorded; add the state and date of each.",
        "The findings of the previous audit should be on the file and mentioned in supervision.",
    ],
}

OVERSIGHT_GRADE = {
    "outstanding": [
        (
            "Supervision of a rare quality: regular, curious, kind and rigorous."
            " Hypotheses are tested and dropped, the systemic consultants used to good"
            " purpose, and what is agreed is done. Its effect on the {child}'s life is"
            " traceable."
        ),
        (
            "The {manager} knows this {child}. Decisions are reasoned, doubts are"
            " recorded, and the learning from the last audit is visible on each page since."
            " The family knows the {manager}, too."
        ),
    ],
    "good": [
        (
            "Regular supervision that thinks as well as checks. Decisions have reasons."
            " The number of actions could be fewer, and the {child} might come first on the"
            " page."
        ),
        (
            "Reflective and supportive oversight with good follow-up of reviews. A little"
            " more challenge to the favoured explanation would have been welcome. Decisions"
            " have their reasons."
        ),
        (
            "Management is attentive and prompt. The records of supervision are shorter"
            " than the discussions evidently were. Actions from reviews and from the last"
            " audit have been completed or explained."
        ),
    ],
    "requires_improvement": [
        (
            "Supervision takes place and is mostly about tasks. One excellent session"
            " shows what is possible. Actions from meetings are not carried over. The"
            " {manager} means to build on it."
        ),
        (
            "Oversight was regular until the change of {manager}, and has been patchy"
            " since. Decisions are sound as far as they can be made out. Reflection needs"
            " to be written down."
        ),
        (
            "The {worker} is supported as a person and could be helped more with the"
            " thinking. Earlier recommendations are only partly followed up. The systemic"
            " consultants have not been used."
        ),
    ],
    "inadequate": [
        (
            "There was no supervision of this {child} for four months in which the risks"
            " increased, and no decision by a manager is recorded. What the last audit"
            " asked for has not been done."
        ),
        (
            'Oversight has been absent in substance. Records that say "continue" were'
            " written beside a file that called for a decision. I raised this with the"
            " service manager the same day."
        ),
    ],
}

QUESTIONS = {
    "oversight_frequency": OVERSIGHT_FREQUENCY,
    "oversight_reflective": OVERSIGHT_REFLECTIVE,
    "oversight_decisions": OVERSIGHT_DECISIONS,
    "oversight_follow_up": OVERSIGHT_FOLLOW_UP,
}
GRADES = {"oversight_grade": OVERSIGHT_GRADE}
