"""Invented evidence, findings and reasons for the audits of how fathers were engaged."""

FATHERS_IDENTIFIED = {
    "yes": [
        (
            "The father and the mother's present partner are both named on the"
            " relationships page, with dates. The {worker} asked three people separately"
            " who the {child}'s father is, and had the same answer each time; the birth"
            " certificate agrees."
        ),
        (
            "Three men are identified and told apart: the {child}'s father, the younger"
            " sister's father, and a step-grandfather who was \"dad\" for two years. The"
            " genogram gives each his place and the {child}'s word for him."
        ),
    ],
    "partly": [
        (
            "The {child}'s father is identified. A man whom the {child} calls \"my other"
            ' dad" occurs in four visits between May and September, and no one has'
            " established who he is. The {worker} has him on her list for October."
        ),
        (
            "His first name and the town in which he is thought to live are on file, from"
            " the mother. A surname appears on a school form of two years ago, uploaded but"
            " evidently not read. It is where I should begin."
        ),
    ],
    "no": [
        (
            'The father is entered as "unknown". He is named in the first contact, in the'
            " midwife's letter and by the {child}, and was at the school's sports day in"
            " June. Anybody there could have told us how to reach him."
        ),
    ],
    "not_evidenced": [
        (
            'The relationships page says "see paper file" against father. The paper file'
            " could not be produced in the week of this audit, and no electronic document"
            " gives his name. The {worker} remembers having once seen it."
        ),
    ],
    "not_applicable": [
        "Adopted by a single parent; there is no father or father figure.",
    ],
    "strength": [
        "Every father and father figure in the {child}'s life has been identified.",
    ],
    "improvement": [
        (
            "Find out who all the fathers and father figures in the {child}'s life are,"
            " starting with those the {child} mentions."
        ),
    ],
    "recording": [
        "The father's identity appears to be known and should be on the system.",
    ],
}

FATHERS_RESPONSIBILITY = {
    "yes": [
        (
            "He has parental responsibility through being on the birth certificate, which"
            " was seen and copied in June. What this means for consent and for information"
            " is explained in a sentence that a duty colleague would understand."
        ),
        (
            "It is recorded that he does not hold parental responsibility, why, and that"
            " he has been told how he might acquire it. The basis was checked with the"
            " legal team on 11 August. He has said that he would like to."
        ),
    ],
    "partly": [
        (
            'Parental responsibility is recorded as "yes" without its basis. He says that'
            " they were married, the mother that they were not; the point matters for the"
            " school trip and has not been settled. It can be asked for."
        ),
        (
            "The basis is given for the older brother and has been copied to the {child},"
            " who was born in another country and under other rules. Advice was to be"
            " obtained in July. There is no sign that it was."
        ),
    ],
    "no": [
        (
            "Nothing is recorded. Consent for treatment was taken from the mother and, in"
            " August, from her partner, who was assumed to have responsibility because he"
            " came along. The clinic has now asked us about it in writing."
        ),
    ],
    "not_evidenced": [
        (
            "A court order which would settle the matter is mentioned in three places."
            " There is no copy, and its terms are not given. The {worker} believes that it"
            " was made in another area, some years before the family came here."
        ),
    ],
    "not_applicable": [
        "The {child} has come of age; parental responsibility has ended.",
    ],
    "strength": [
        "The father's parental responsibility and its basis are established and recorded.",
    ],
    "improvement": [
        (
            "Establish whether the father holds parental responsibility, on what basis,"
            " and act accordingly."
        ),
    ],
    "recording": [
        "Put the document that shows the father's parental responsibility on the file.",
    ],
}

FATHERS_CONTACT_TRIED = {
    "known": [
        (
            "Telephone number, address and place of work are all on the system, checked"
            " with him in September. He prefers messages after three o'clock, and this too"
            " is recorded where one would look. He rings back the same day."
        ),
        (
            "His details were obtained from the school in the first week, with the reason"
            " for asking noted. A second number, his sister's, is kept in case he changes"
            " his telephone as he often does. Both numbers were tried and work."
        ),
    ],
    "tried": [
        (
            "Five attempts are recorded: mother, grandmother, school, housing and a letter"
            " to the last address, between 3 June and 19 August. None led to him, and a"
            " sixth, through the child maintenance service, is under way."
        ),
        (
            "The {worker} tried two telephone numbers and a visit to the address given,"
            " where a neighbour said that he had moved. What might be tried next was"
            " discussed in supervision. The school has not yet been asked."
        ),
    ],
    "not_tried": [
        (
            "The mother said that she had no number, and it was left there. His sister"
            " attends the same church as the grandmother and is in touch with him,"
            " according to the visit of 14 June. Nobody has asked her for it."
        ),
    ],
    "not_applicable": [
        "The father died some years ago, as the file confirms.",
    ],
    "strength": [
        "The father's contact details were sought with persistence and are on the file.",
    ],
    "improvement": [
        (
            "Try other ways to reach the father: relatives, school, housing, a letter, and"
            " record each."
        ),
    ],
    "recording": [
        "Record the attempts to obtain the father's details, with dates.",
    ],
}

FATHERS_HOUSEHOLD = {
    "yes": [
        (
            "Each man who lives in or often stays at the home is known, with the nights on"
            " which he is there. The {worker} asked the {child} to draw who has breakfast,"
            " and found one more than the adults had mentioned; he was seen and checked"
            " within the week."
        ),
        (
            "The lodger, the uncle who sleeps over after late shifts and the mother's"
            " partner are all recorded, seen and considered. Consent for checks was asked"
            " of each in person. The {child} describes each of them without concern."
        ),
    ],
    "partly": [
        (
            "The mother's partner is known and has been checked. Two friends of the older"
            ' brother, both adults, are at the home most evenings, and are "the lads" in'
            " the record. One of them has a key, as the {child} says."
        ),
        (
            "Men in the household were established in March, with care. Since then"
            " somebody new has moved in, as the bins, the boots and the {child} all say,"
            " and he has not been asked about. The {plan} still gives the old list."
        ),
    ],
    "no": [
        (
            "Nothing is recorded about men in the household although a man's voice is"
            ' noted on two visits and a man opened the door on a third ("did not give'
            ' name"). The {child} speaks of "the one with the van" as though we knew him.'
        ),
    ],
    "not_evidenced": [
        (
            '"No other males in household" is stated in the {plan}. On what this rests is'
            " not said, and there was no visit in the evening or at a weekend. The {child}"
            " was not asked, so far as I can see, who else is there."
        ),
    ],
    "not_applicable": [
        "Lives alone in a studio flat, visited in August.",
    ],
    "strength": [
        "Other men in the household are known, were seen and have been considered.",
    ],
    "improvement": [
        (
            "Establish who else lives in or often visits the home, and consider each as"
            " help and as risk."
        ),
    ],
    "recording": [
        "Record how it was established who lives in the household.",
    ],
}

FATHERS_CONTACTED = {
    "known": [
        (
            "He was telephoned on the second day of the {assessment} and told why it was"
            " being made, in what order people would be seen, and when he would be. The"
            " note gives his first reaction, which was relief."
        ),
        (
            "Contact was made by a letter and a call in the first week, independently of"
            " the mother and with her knowledge. A meeting was agreed for the following"
            " Saturday, since he works away. He kept the letter, and had underlined parts"
            " of it."
        ),
    ],
    "tried": [
        (
            "Three calls, at different times of the day, and a letter in the father's"
            " first language were tried during the {assessment}. He answered nine days"
            " after it had been completed, and an addendum was promised."
        ),
        (
            "A message was left with his mother on 12 July, and again the week after. The"
            " {worker} drove to the address once. The {assessment} says openly that he was"
            " not reached and what is therefore not known."
        ),
    ],
    "not_tried": [
        (
            "He was not contacted in the course of the {assessment}. The mother preferred"
            ' to "tell him herself". It is not known whether she did, and he learned of our'
            " involvement from the school. He rang us, and was rightly upset."
        ),
    ],
    "not_applicable": [
        "No assessment was made in the period read.",
    ],
    "strength": [
        "The father was contacted at the start of the assessment, in his own right.",
    ],
    "improvement": [
        "Contact the father directly when an assessment begins, and not through others.",
    ],
    "recording": [
        "Record when and how the father was told of the assessment.",
    ],
}

FATHERS_SEEN = {
    "yes": [
        (
            "Seen three times: alone at his work place, with the {child} in the park, and"
            " with the mother at the {meeting}. The three settings show three different"
            " sides of him, which the {worker} brings out well."
        ),
        (
            "The {worker} visited him at home, saw where the {child} sleeps, and stayed"
            " for tea. The account of how he spoke to the {child} through the kitchen hatch"
            " is observation at its best. He was at ease by then."
        ),
    ],
    "partly": [
        (
            "He was met once, for a quarter of an hour, when he collected the {child}. It"
            " was a good conversation, and a beginning. His home has not been seen,"
            " although the {child} sleeps there. He has said that she may come."
        ),
        (
            "Seen on a video call from abroad, which was well prepared with an"
            " interpreter. Since his return in August he has been in the area and has not"
            " been met. He has written twice to ask when he might come in."
        ),
    ],
    "no": [
        (
            "Not seen. Two appointments were made during his hours of work, and when he"
            ' did not come to them he was recorded as "declining to engage". He had'
            " telephoned before each of them to say that he was on shift."
        ),
    ],
    "not_evidenced": [
        (
            "The {worker}'s diary shows an appointment with him on 9 September. There is"
            " no note of whether he came. If he did, the {assessment} of two weeks later"
            " makes nothing of it, and supervision does not mention it."
        ),
    ],
    "not_applicable": [
        "In custody abroad, with no visits allowed; letters are exchanged.",
    ],
    "strength": [
        "The father was seen in person and with the {child}.",
    ],
    "improvement": [
        (
            "See the father in person, at a time and in a place that he can manage, and"
            " see him with the {child}."
        ),
    ],
    "recording": [
        "Record whether the father was seen, and write up the meeting.",
    ],
}

FATHERS_VIEWS = {
    "yes": [
        (
            "A page of the {assessment} is his, in his words: what he is proud of, what he"
            " is ashamed of, why he left, what he thinks the {child} needs from him. It"
            " differs in places from the mother's account, and the difference is discussed."
        ),
        (
            "His views are given the same space and the same courtesy as the mother's. He"
            " read the draft, corrected a date and added two sentences about bedtime, which"
            " are marked as his. It reads as the work of somebody who was listened to."
        ),
    ],
    "partly": [
        (
            "His views on contact are included. What he thinks about the {child}'s"
            " worries, on which he has a good deal to say according to the case notes, is"
            " not. They would strengthen the analysis, which has a gap at just this point."
        ),
        (
            "A paragraph headed \"father's views\" gives our opinion of them. From the"
            " words one can just make out what he may have said. A quotation or two from"
            " the good conversation of 19 August would have shown what he thinks."
        ),
    ],
    "no": [
        (
            'The {assessment} has his views as "not obtained". He was in the waiting room,'
            " with the {child}, on the day on which it was signed. A conversation of ten"
            " minutes would have obtained them."
        ),
    ],
    "not_evidenced": [
        (
            'It is said that his views "were taken into account". They are not stated, in'
            " the {assessment} or elsewhere. The case notes for the week in question are"
            " about housing, and do not mention him."
        ),
    ],
    "not_applicable": [
        "He let us know in writing that he did not wish to give any, and why.",
    ],
    "strength": [
        "The father's views are in the assessment, in his own words, and were weighed.",
    ],
    "improvement": [
        "Obtain the father's own views and put them into the assessment.",
    ],
    "recording": [
        "State what the father's views are, and not only that they were considered.",
    ],
}

FATHERS_STRENGTHS = {
    "yes": [
        (
            "Both sides are assessed. His steadiness in paying, his patience with homework"
            " and his humour are given as protective; his temper when drunk, and what he"
            " does to keep away from drink, are assessed with him and with his probation"
            " officer."
        ),
        (
            "Strengths first, and they are particular: knows the names of all the"
            " teachers, cooks, came to the hospital at four in the morning. The risk he may"
            " pose is then looked at on the evidence, and judged to be low."
        ),
    ],
    "partly": [
        (
            "He is considered as a risk, fairly and in depth, on the basis of police"
            " information. That he has brought up two older children without any difficulty"
            " is on file and not in the {assessment}."
        ),
        (
            "He is described warmly. The neighbour's report of August, about shouting on"
            " collection, was not put to him, so that the picture is kinder than it is"
            " complete. He would have preferred to be asked."
        ),
    ],
    "no": [
        (
            "He occurs in the section on risk alone, in a list of incidents of which the"
            " latest is eight years old. Nothing is said of what he offers to the {child},"
            " who asks for him. Nor was he asked about them."
        ),
    ],
    "not_evidenced": [
        (
            'The {assessment} concludes that he is "a protective factor", and gives no'
            " reason. It may be that the {worker} had the school's remarks in mind, which"
            " are positive; they are not quoted or referred to."
        ),
    ],
    "not_applicable": [
        "Not yet found; what is unknown is stated as unknown.",
    ],
    "strength": [
        "The father was assessed for what he offers as well as for any risk.",
    ],
    "improvement": [
        (
            "Assess the father's strengths along with risk, on evidence from now and not"
            " only from the past."
        ),
    ],
    "recording": [
        "Set down the evidence on which the view of the father rests.",
    ],
}

FATHERS_FAMILY = {
    "yes": [
        (
            "His mother and two sisters were visited. One sister now has the {child} on"
            " alternate Sundays, the grandmother is a source of stories and of rice, and"
            " the genogram has as many names on the one side as on the other."
        ),
        (
            "His family were considered from the beginning, as support and as possible"
            " carers; they came to the network meeting. The uncle's conviction was looked"
            " into, and discussed with them frankly. They know whom to ring."
        ),
    ],
    "partly": [
        (
            "The paternal grandmother is mentioned with appreciation. She was not asked"
            " whether there is something she could do, and she has said to the school that"
            " she would like to be. It needs a telephone call."
        ),
        (
            "His family was considered when an emergency carer was needed and not"
            " otherwise. They were found suitable, thanked, and have not been in touch with"
            " us since. They live in the next street, and ask after the {child}."
        ),
    ],
    "no": [
        (
            "The {assessment} covers the maternal family over three generations. Of his we"
            ' learn that "they live up north". The {child} spends every summer with them'
            " and comes back, the teacher says, a good deal happier."
        ),
    ],
    "not_evidenced": [
        (
            "A viability assessment of his sister is mentioned in supervision as positive."
            " It is not on the file. Without it nobody could act upon it, if it were needed"
            " at short notice, nor know what it was that she had offered."
        ),
    ],
    "not_applicable": [
        "He grew up in care and has no contact with relatives, as he told us himself.",
    ],
    "strength": [
        "The father's family was considered and is part of the network.",
    ],
    "improvement": [
        "Meet the father's relatives, and ask what they offer the {child}.",
    ],
    "recording": [
        "Record what is known about the father's family, and from whom.",
    ],
}

FATHERS_MEETINGS = {
    "yes": [
        (
            "Invited by name to each {meeting}, at his own address and in time. He came to"
            " two out of three and telephoned in to the third. Minutes go to him"
            " separately, without the mother's address. It works."
        ),
        (
            "Two meetings were moved to half past five, so that he could come straight"
            " from work. He has had the minutes of both, and his correction to the first is"
            " attached. At the second he spoke for some time."
        ),
    ],
    "partly": [
        (
            "He is invited each time by letter to an address he has left. He comes when"
            " the grandmother tells him. Minutes are sent there as well. The new address is"
            " known to the school, and was given to our duty desk in August."
        ),
        (
            "Invited to the September {meeting}, and welcomed; the minutes list him as"
            ' "father" among those present and do not contain anything that he said. He has'
            " not had a copy. He came in his best jacket."
        ),
    ],
    "no": [
        (
            "Not invited to any of the three meetings. The list of invitations was copied"
            " from one to the next, and he has never been on it. When he asked why, in"
            " July, he was told that minutes could not be shared with him."
        ),
    ],
    "not_evidenced": [
        (
            'Whether he was invited cannot be told: the form has "parents invited: yes",'
            " and the mother was there. The minutes give her name only. He believes that he"
            " was not, but says that he moved house in the spring."
        ),
    ],
    "not_applicable": [
        "No meetings took place in the period.",
    ],
    "strength": [
        "The father is invited to meetings, heard in them and sent the minutes.",
    ],
    "improvement": [
        "Invite the father to each meeting at a time he can manage, and send him the minutes.",
    ],
    "recording": [
        "Record that the father was invited, and what he said.",
    ],
}

FATHERS_STEPS = {
    "yes": [
        (
            "Three of the eight steps are his: Tuesday homework, the appointment with his"
            " doctor, and telephoning at seven. He chose them. The {meeting} asked after"
            " each one, and two are done. The third takes him a little longer."
        ),
        (
            "He has steps of his own, with dates, and support for them, including fares."
            " The last of them (to write down for the {child} what happened) was the"
            " hardest, and he did it in August. It has been read many times."
        ),
    ],
    "partly": [
        (
            'There is one step for him in the {plan}: to "continue to have contact". It is'
            " what he does already. He offered to take on the school run, and this is not"
            " taken up. The mother would be glad if it were."
        ),
        (
            '"Parents to" begins most steps. As they live apart, and do not speak, it is'
            " hard to see who is to do what. One is plainly his and has been done. He asked"
            " the {worker} in September which of the others were meant for him."
        ),
    ],
    "no": [
        (
            'He appears in the {plan} as something to be managed ("mother to inform police'
            ' if father attends"). There is no allegation that would account for it. He'
            " does attend, by arrangement, each Saturday, to take the {child} to the match."
        ),
    ],
    "not_evidenced": [
        (
            "Steps for him were agreed at the {meeting}, as he told the auditor, and as"
            " the chair remembers. They are not in the written plan. He has carried out at"
            " least one, the appointment at the school, without anybody having noted it."
        ),
    ],
    "not_applicable": [
        "The plan has ended; none are needed.",
    ],
    "strength": [
        "The father has steps of his own in the plan, and they are followed up.",
    ],
    "improvement": [
        "Agree with the father what he will do, by when, and write it into the plan.",
    ],
    "recording": [
        "Put the steps that were agreed with the father into the written plan.",
    ],
}

FATHERS_EXCLUDED = {
    "yes": [
        (
            "He is not contacted, for good reason. The risk assessment is recent and"
            " specific, the {manager} agreed it in June with reasons, and it is to be"
            " looked at again on a stated day in December. The {child} was told why, in"
            " fitting words."
        ),
        (
            "His exclusion from meetings (not from the work) rests on a court order, which"
            " is on the file. He is seen separately, and the {manager} reviews the"
            " arrangement every three months. I regard this as exemplary."
        ),
    ],
    "partly": [
        (
            "The reason is sound and there is a manager's agreement. It dates from three"
            " years ago, and no review was set. In the meantime he has completed a"
            " programme, which nobody seems to have taken into account."
        ),
        (
            "Risk is assessed with care and the conclusion is convincing. The manager's"
            ' agreement is assumed ("as discussed") and not recorded. There ought to be a'
            " dated decision with a date on which to look at it again."
        ),
    ],
    "no": [
        (
            "He was left out because the mother asked for it. There is no risk assessment,"
            " no agreement, and no date. His complaint about it, of August, has been"
            " answered with a copy of the procedure. He has not been seen."
        ),
    ],
    "not_evidenced": [
        (
            '"Not safe to contact" is written on the front page, undated and unsigned. I'
            " found nothing that explains it. Two workers in succession have followed it,"
            " as they were bound to, without being able to say what lay behind it."
        ),
    ],
    "not_applicable": [
        "He has not been excluded from any part of the work.",
    ],
    "strength": [
        (
            "Where the father is excluded there is a reason, an assessment, a manager's"
            " agreement and a date for review."
        ),
    ],
    "improvement": [
        "Review the father's exclusion: reason, present risk, a manager's agreement and a date.",
    ],
    "recording": [
        "The reasons for the father's exclusion need to be recorded, dated and signed.",
    ],
}

FATHERS_CHILD_ASKED = {
    "yes": [
        (
            "\"What is your dad like when nobody's looking?\" was the question, and the"
            " answer takes up half a page. The {child} has been asked about him four times"
            " in different ways, and the change between June and October is brought out."
        ),
        (
            "The {child} was asked whom they count as a father, and named two. What each"
            " is good for, and what they would like from each, is recorded with a drawing"
            " of a see-saw. One of the two was a surprise to everyone."
        ),
    ],
    "partly": [
        (
            "The {child} was asked whether they want to see him, and said yes. What they"
            " remember, miss or fear was not gone into, although there was an opening. The"
            ' {child} added "but not on Sundays", and was not asked why.'
        ),
        (
            "It was left to the school to ask. The learning mentor's note is good and"
            " reached us in September; nobody has talked to the {child} about it. The"
            " {child} might well wonder what has become of the answer."
        ),
    ],
    "no": [
        (
            "The {child} has not been asked. On 14 June they began to speak of him, and"
            ' the note says that "the conversation was steered back to school". It was the'
            " only time in the period that the {child} raised it."
        ),
    ],
    "not_evidenced": [
        (
            'The {assessment} says that the {child} "has a positive view of dad". When'
            " this was said, to whom and in what words is not on the file. The visits that"
            " I read do not mention him at all."
        ),
    ],
    "not_applicable": [
        "The {child} told us that they do not want to talk about him at present.",
    ],
    "strength": [
        "The {child} was asked about their father with tact, and the answer is recorded.",
    ],
    "improvement": [
        (
            "Ask the {child} about their father: who he is to them, what they miss and"
            " what they fear."
        ),
    ],
    "recording": [
        "Record what the {child} said about their father, in the words used.",
    ],
}

OVERALL_GRADE = {
    "outstanding": [
        (
            "Every man who matters to this {child} is known and has been met, and one of"
            " them has become the centre of the plan. For the {child} the effect is plain:"
            " a father at the school gate on Tuesdays."
        ),
        (
            "The engagement of the father was patient, respectful and clear-eyed about"
            ' risk. The {child} says that they "got a dad back, a bit", and it would be'
            " hard to put it better."
        ),
    ],
    "good": [
        (
            "The father was found, seen and included, and his strengths are known. His"
            " relatives are still to be met. The {child} has seen more of him and has slept"
            " better since."
        ),
        (
            "Good and fair work with two fathers of very different temper. Minutes should"
            " go to both. The effect on the {child} is a calmer handover. Both say that"
            " they were listened to."
        ),
        (
            "He was included at each stage, with steps that are his own. I should have"
            " liked the {child} to be asked about him more than once. The effect on the"
            " {child} can be seen at school."
        ),
    ],
    "requires_improvement": [
        (
            "He is known, invited and not really engaged. What he could do for the {child}"
            " remains a guess, and the {child} goes on asking. A single visit to his home"
            " would be a start."
        ),
        (
            "One father has been included and another passed over. The assessment is"
            " lop-sided as a result. There is goodwill on all sides to put it right. The"
            " {child} has noticed."
        ),
        (
            "Efforts were made at the beginning and given up rather early. The {child} has"
            " had no answer to the question where he is. It was the right question, and it"
            " is ours to answer."
        ),
    ],
    "inadequate": [
        (
            "He was left out of everything on another person's word, although he has"
            " parental responsibility and had done nothing to deserve it. The {child}"
            " believes that he does not care."
        ),
        (
            "Men who are in the {child}'s life day and night are not known to us. What"
            " this may mean for the {child}'s safety I discussed with the manager at once."
            " She is seeing to it."
        ),
    ],
}

QUESTIONS = {
    "fathers_identified": FATHERS_IDENTIFIED,
    "fathers_responsibility": FATHERS_RESPONSIBILITY,
    "fathers_contact_tried": FATHERS_CONTACT_TRIED,
    "fathers_household": FATHERS_HOUSEHOLD,
    "fathers_contacted": FATHERS_CONTACTED,
    "fathers_seen": FATHERS_SEEN,
    "fathers_views": FATHERS_VIEWS,
    "fathers_strengths": FATHERS_STRENGTHS,
    "fathers_family": FATHERS_FAMILY,
    "fathers_meetings": FATHERS_MEETINGS,
    "fathers_steps": FATHERS_STEPS,
    "fathers_excluded": FATHERS_EXCLUDED,
    "fathers_child_asked": FATHERS_CHILD_ASKED,
}
GRADES = {"overall_grade": OVERALL_GRADE}
