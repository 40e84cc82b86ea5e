"""Invented evidence, findings and reasons on the family, fathers and the network."""

from auditor.demo.texts.wording import (
    AT_HOME,
    CHILDREN,
    IN_CARE,
    SOCIAL_WORK,
    SOCIAL_WORK_AT_HOME,
    For,
)

FAMILY_MEMBERS = {
    "yes": [
        For(
            AT_HOME,
            "A genogram over three generations, redrawn with the mother in July, shows"
            " everybody who matters, including the uncle who telephones each Sunday and the"
            " neighbour with a key. Parental responsibility is recorded for each parent"
            " with its basis (married at the birth; formal agreement, seen and copied).",
        ),
        For(
            AT_HOME,
            "All adults in and around the household are known by role, whereabouts and"
            ' relevance. The {worker} asked "who else would turn up if there were a'
            ' crisis?" and so learned of a godmother who has since become part of the'
            " {plan}. Checks were made where they were needed and with consent.",
        ),
        (
            "Family composition is consistent across the front page, the {assessment} and"
            " the minutes. Parental responsibility is set out in a small table with the"
            " source for each person; for the one who does not hold it, what he may and may"
            " not be told is stated."
        ),
        (
            "An ecomap and a genogram sit side by side, dated September. What pleased me"
            " most is the line added in another hand: the {child} had pointed out that the"
            " grandmother's friend \"is more of a nan than Nan\". She was contacted the"
            " following week."
        ),
        For(
            SOCIAL_WORK_AT_HOME,
            "The mother's new partner was identified within a week of his first being"
            " mentioned, seen, and included in the checks. Two other men named in police"
            " information were followed up by the {worker} and found to have no present"
            " connection. Responsibility in law is recorded for both parents.",
        ),
        For(
            IN_CARE,
            "Parents, three siblings in two different homes, grandparents and a former"
            " foster carer who still sends cards are all shown with their contact"
            " arrangements. Parental responsibility, shared under the order, is recorded"
            " properly, with a note of who is to be asked about what.",
        ),
        For(
            ("care leaver",),
            "The young person drew up their own list of important people: a former carer,"
            " a cousin, the youth worker and a flatmate. It is on file in their"
            " handwriting, with a note of who may be telephoned in an emergency and who had"
            " better not be.",
        ),
    ],
    "partly": [
        For(
            AT_HOME,
            "The genogram is careful on the mother's side. On the father's side there is a"
            " single square with a question mark beneath it, although his sister attended"
            " the {meeting} of 12 September and gave her number. Parental responsibility is"
            " recorded for the mother only.",
        ),
        For(
            AT_HOME,
            "All those living at home are known. Adults who do not live there but are"
            " often present (a lodger until August, the mother's friend who collects from"
            " school) appear in notes under first names and have not been asked about or"
            " entered on the system.",
        ),
        For(
            CHILDREN,
            "Everyone important is known to the {worker}, who drew the family for me from"
            " memory. The file's genogram is from the earlier episode, before the younger"
            " sister was born. The basis for the father's parental responsibility is given"
            ' as "believed to be on certificate".',
        ),
        (
            "Family members are listed; relationships between them are not. It takes"
            " careful reading to see that two of the people mentioned are brothers and that"
            " one of them has been the main support to the mother since the spring. The"
            " statement of parental responsibility is correct."
        ),
        For(
            ("care leaver",),
            "A former carer and a brother are recorded as important. The young person's"
            " partner, who has stayed at the flat since the summer, and an uncle who sends"
            " money are mentioned in messages only. Next of kin is still given as a"
            " relative with whom there has been no contact for years.",
        ),
    ],
    "no": [
        For(
            AT_HOME,
            "Neither a genogram nor a list of family members is on the file. At least five"
            " adults figure in the case notes by first name. Of one, who by the {child}'s"
            ' account sleeps at home "most days", nothing is known, not even his surname.',
        ),
        (
            "Parental responsibility is not recorded for anybody. The {assessment} was"
            " shared with one parent only, on the assumption that the other had no right to"
            " it; the birth certificate, uploaded two years ago, shows the assumption to be"
            " wrong."
        ),
        For(
            AT_HOME,
            'The maternal family is mentioned as "supportive" without saying who is meant.'
            " The father's family is not mentioned. When an emergency carer was sought in"
            " August there was nobody to turn to on the file, and an aunt two streets away"
            " came forward by herself a week later.",
        ),
    ],
    "not_evidenced": [
        (
            'The plan of July refers to "the genogram completed with family", and'
            " supervision praises it. I looked under documents, forms and visits without"
            " finding it, and no list takes its place. Parental responsibility is blank on"
            " the relationships page."
        ),
        For(
            CHILDREN,
            "It appears from emails that the {worker} knows the wider family and has met"
            " several of its members. There is nothing on the system that sets out who they"
            " are, and the basis on which the parents hold responsibility is nowhere"
            " stated.",
        ),
    ],
    "not_applicable": [
        (
            "Family details are kept, by the family's wish and with a manager's agreement,"
            " on the sibling's restricted file."
        ),
        (
            "Work in this episode is solely about a housing application by the {child}'s"
            " guardian, well known to us."
        ),
    ],
    "strength": [
        (
            "Everybody who matters to the {child} is known and recorded, with parental"
            " responsibility and its basis."
        ),
        "The genogram is current, reaches both sides of the family and was made with the family.",
        (
            "Adults in and around the home were identified early, and the record says what"
            " part each plays."
        ),
    ],
    "improvement": [
        (
            "Complete the genogram on both sides, and establish and record who holds"
            " parental responsibility and on what basis."
        ),
        (
            "Adults who are part of the {child}'s life are not all known to us; find out"
            " who they are and what part they play."
        ),
        (
            "The record of family and parental responsibility has gaps that could lead to"
            " the wrong person being told, or not told."
        ),
    ],
    "recording": [
        (
            "What is known about family members and parental responsibility needs to be"
            " set down on the system."
        ),
        "The genogram referred to elsewhere is not on the file and should be uploaded.",
    ],
}

FAMILY_FATHERS = {
    "yes": [
        For(
            CHILDREN,
            "The father, who lives two hours away, was telephoned in the first week,"
            " visited in the second and has a section of the {assessment} to himself. It"
            " describes what he offers (patience, bedtime calls, his own mother) as well as"
            " the drinking of earlier years, which he raised himself.",
        ),
        (
            "Two fathers, two quite different relationships, and both have been worked"
            " with. One attends each {meeting}; the other prefers to be seen at his work"
            " place at seven in the morning, and the {worker} has done this three times."
            " Each has steps of his own in the {plan}."
        ),
        For(
            CHILDREN,
            "The stepfather is treated as the father figure he is. He was seen alone,"
            " asked about his own childhood, and invited to the school. The birth father's"
            " whereabouts were traced through the grandmother in September; he was written"
            " to twice, and answered the second letter.",
        ),
        For(
            SOCIAL_WORK,
            "There is a sound reason for not having contacted the father: a court order, a"
            " risk assessment dated June, agreement by the {manager} and a date in December"
            " for looking at it again. The {child} was nevertheless asked about him, and"
            " the answer is recorded with care.",
        ),
        For(
            CHILDREN,
            "Engagement is persistent without being heavy. Five text messages, two"
            " cancelled meetings and a conversation on a football touchline are recorded"
            " before the father sat down with the {worker} on 19 August. What he said then"
            " altered the hypothesis, and this is stated in the {assessment}.",
        ),
        (
            "The father's strengths are named first: he has kept his Saturday for nine"
            " years. His account of the separation, his worries about the {child}'s sleep"
            " and his wish to be told things directly, not through the mother, are recorded"
            " in his words. He receives minutes at his own address."
        ),
        For(
            IN_CARE,
            "The father has been in prison for most of the period. The worker arranged a"
            " video call with him before the review, sent him the school report, and asked"
            " what he would like to be said on his behalf. He was heard, and the record"
            " shows how much this meant to the {child}.",
        ),
        For(
            ("care leaver",),
            "The young person had not spoken of their father for years. It was the"
            " adviser's ordinary, unhurried question in May (\"is there anybody you wonder"
            ' about?") that led to a letter, an answer in August and a first meeting,'
            " prepared with care, in a café near the station.",
        ),
    ],
    "partly": [
        (
            "The father was rung once, in June, and left a message. He came to the"
            " {meeting} in September without having been invited and was made welcome. The"
            " {assessment} had been finished by then; it describes him in two lines, both"
            " taken from what the mother said."
        ),
        For(
            AT_HOME,
            "The mother's partner was seen and assessed thoroughly. The {child}'s father,"
            " who has parental responsibility and sees the {child} on alternate weekends,"
            " was sent a copy of the {plan} and a form for comments. No one has spoken with"
            " him so far as I can see.",
        ),
        For(
            AT_HOME,
            "One father is fully included. The younger sister's father, who is in and out"
            " of the same home, is described as \"not involved\", on the mother's word,"
            " whereas the {child} mentions him in four of the last six visits.",
        ),
        For(
            AT_HOME,
            "He has been contacted, invited and minuted. What is missing is assessment:"
            " his care of the {child}, his relations and his health are not looked at, and"
            ' the only step for him in the {plan} is to "support mum".',
        ),
        For(
            AT_HOME,
            "Engagement of the father is the part of this file on which the auditor, the"
            " {worker} and the reviewing manager are likely to differ, and I therefore set"
            " out what I found in full.\n\n"
            "What was done. The father's name, address and telephone number are recorded."
            " He was written to on the day the {assessment} began, in a friendly and clear"
            " letter. The {worker} telephoned on 14 and 21 June and left messages both"
            " times; the second said when she could be reached in the evening, which was"
            " thoughtful, since he works nights. He rang back on 23 June and spoke with a"
            ' duty colleague, whose note is short: "father called, will call again". He was'
            " invited to the {meeting} in July by a letter that went out four days"
            " beforehand. He did not come, and the minutes record apologies. In August he"
            " collected the {child} from the family centre, and there was a conversation of"
            " some ten minutes in the car park. It is described with real warmth: his"
            " shyness, his knowing the name of every child in the group, the bag packed for"
            " two nights.\n\n"
            "What was not done. No meeting was arranged with him at a time and place that"
            " he could manage. The duty colleague's note was not followed up, so that from"
            " his side it may well look as though he rang and nobody answered. The car-park"
            " conversation, from which more was learned about him than from all the"
            " letters, is not mentioned in the {assessment}, completed three weeks later."
            ' That document says that the father "has been offered opportunities to'
            ' engage". I do not think this is fair. He has been offered letters.\n\n'
            "Why it matters for the {child}. The {child} spends two nights a week with"
            " him. The central hypothesis is that the {child} is tired and anxious because"
            " of what happens at night at home. Nobody has asked what the nights at the"
            " father's are like: whether the {child} sleeps there, who else is in the flat"
            " during his shifts, what he does when the {child} wakes. If the {child} sleeps"
            " well there, we have learned something of great importance; if not, the"
            " hypothesis must change. In either case he is the only one who can tell us."
            " His mother, who by the {child}'s account \"does the mornings\", is not named"
            " in the file.\n\n"
            "The mother's view of him is recorded three times and is not the same each"
            ' time. In the spring he is unreliable, in July he is "good with them really",'
            " and in September he is not to be told about the meeting. The notes do not"
            " remark on this. It would have been a useful subject for supervision, where"
            ' fathers come up once, as an action ("engage dad"), carried forward in two'
            " consecutive records.\n\n"
            "My answer is partly, and not no, because the letters were sent in time, were"
            " respectful and were addressed to him at his own home, and because the August"
            " conversation shows that the {worker} can do this and that he is willing. What"
            " is needed is small and quick: one meeting, at an hour that suits somebody who"
            " works nights, and a page added to the {assessment}. I would expect the"
            " {child} to notice the difference.",
        ),
        For(
            IN_CARE,
            "Contact details for the father are on file and he is invited to reviews by"
            " letter. He last attended two years ago. Since then nobody has asked him why"
            " he stopped, although family time with him takes place each month and the"
            " contact supervisor speaks with him each time.",
        ),
    ],
    "no": [
        For(
            CHILDREN,
            'The father has not been contacted. He is "whereabouts unknown" in the'
            " {assessment}; the school has his telephone number and he collected the"
            " {child} from the Christmas play. His family is not mentioned at all.",
        ),
        For(
            AT_HOME,
            "A man described by turns as \"mother's friend\", \"partner\" and \"mother's"
            ' ex" is present in the notes of seven visits. He has been neither spoken with'
            " nor checked. The {child}'s own father is known to the system only through the"
            " child support letter that the mother showed us.",
        ),
        (
            'Father excluded without a sound reason. A note of March says "mother does not'
            ' want him involved". There is no allegation, no risk assessment and no'
            " decision by a manager; he has parental responsibility, and writes to the"
            " {child} every month."
        ),
    ],
    "not_evidenced": [
        (
            "The {worker} tells me that she met the father twice in the summer, at his"
            " place of work, and that he was open and helpful. The notes of these meetings"
            " could not be found. The {assessment} does not draw on them, and his name does"
            " not occur in supervision."
        ),
        (
            "A letter to the father is listed among documents sent in July. There is no"
            " copy, no reply and no further reference. Whether he was engaged, or whether"
            " it was decided not to for some good reason, cannot be seen."
        ),
    ],
    "not_applicable": [
        (
            "The father died several years ago; the {child}'s memories of him are recorded"
            " under identity."
        ),
        For(
            AT_HOME,
            "Born by donor conception to a single parent; no father figure in the"
            " household, checked with the family.",
        ),
    ],
    "strength": [
        (
            "Fathers and father figures were sought out, listened to and included, or"
            " there is a sound and recorded reason why not."
        ),
        (
            "The father is present in the work as a person with strengths and views of his"
            " own, and the {child} has gained by it."
        ),
        (
            "Persistence and flexibility in reaching the father gave us information that"
            " no one else could have given."
        ),
    ],
    "improvement": [
        (
            "Engage the {child}'s father and father figures directly and assess what each"
            " offers, rather than relying on others' accounts."
        ),
        (
            "Fathers are at the edge of this work; speak with each of them, at a time and"
            " place that they can manage."
        ),
        (
            "What we know of the father comes mainly from others, and the assessment is"
            " the poorer for it."
        ),
    ],
    "recording": [
        "Contact with the father appears to have taken place and is not recorded.",
        (
            "Record what was done to reach each father, when, and with what result, or why"
            " he is not to be contacted."
        ),
    ],
}

FAMILY_NETWORK = {
    "yes": [
        (
            "A family network meeting on 26 July brought nine relatives and friends"
            " together. The {child}'s aunt now has the two evenings that used to go wrong."
            " Not all was rosy: an uncle's heavy drinking was named in the room, and the"
            " family itself proposed how it should be managed."
        ),
        For(
            CHILDREN,
            "Siblings are considered as individuals and as a group. The {worker} observed"
            " how the older brother both protects the {child} and takes the telephone from"
            " them, and discussed in supervision what it costs him to be the man of the"
            " house. He has since been offered his own support.",
        ),
        For(
            CHILDREN,
            "Grandparents on both sides were visited. One is a resource, and has steps in"
            " the {plan}; the other is loved and, because of who else visits her, is not a"
            " safe place to stay overnight. This was said to her kindly and to the {child}"
            " simply.",
        ),
        For(
            CHILDREN,
            "The network is mapped in circles of closeness by the {child} and by the"
            " {carer}, and the differences between the two drawings were talked about. As a"
            " result a cousin not thought of by any adult has become the person the {child}"
            " rings.",
        ),
        For(
            AT_HOME,
            "Strength and risk are both weighed. The older brother's friends, who gather"
            " on the landing, are considered as a danger to the {child} as well as to him,"
            " with information from the youth worker; the same brother's steadiness at"
            " mealtimes is given its due.",
        ),
        For(
            IN_CARE,
            "Sibling relationships are taken seriously: an assessment of whether the three"
            " should live together was shared with them in words suited to each, and the"
            " sibling visits, monthly in the plan, have happened seven times in the last"
            " eight months, the eighth missed because of illness.",
        ),
        For(
            AT_HOME,
            "The extended family was mapped before any service was offered. Of the six"
            " people asked, four said what they could do and when. The written family plan"
            " is in their own wording, with a person to ring on each day of the week, and"
            " it held during the crisis in October.",
        ),
        For(
            ("care leaver",),
            "Friends, a former carer and an older cousin make up the network, and the"
            " young person chose who should know what. One old friend is rightly considered"
            " a risk as well as a comfort; this was talked about openly in July and agreed"
            " ways of keeping a distance are in the plan.",
        ),
        For(
            ("care leaver",),
            "Brothers and sisters in three places are kept in touch by means of a shared"
            " calendar and train fares. The adviser thought with the young person about"
            " what each relationship gives and costs. A lifelong links meeting in May"
            " brought seven people together, two of whom had been lost sight of.",
        ),
    ],
    "partly": [
        (
            "Wider family are known and spoken of warmly, chiefly as support. That two of"
            " the aunts are themselves exhausted, and that one has been known to services,"
            " is in a case note and not in the thinking. The siblings are well understood."
        ),
        For(
            CHILDREN,
            "The siblings each have a paragraph in the {assessment}, of which three"
            " sentences are the same for all. Differences between them, in what they have"
            " seen and in how each is treated at home, come out clearly from visits and"
            " have not found their way into the analysis.",
        ),
        (
            "Grandmother has been involved throughout, to everyone's benefit. A family"
            " network meeting was planned in March, and again in June, and has not yet"
            " happened. The father's relatives have not been asked about."
        ),
        For(
            CHILDREN,
            "Risks in the network are recorded, strengths hardly. The mother's sister is"
            " mentioned because of an old conviction; that she takes the {child} swimming"
            " every week and is the adult the {child} talks to I learned from the school"
            " report.",
        ),
    ],
    "no": [
        (
            'Nothing is said about the wider family except that it "lives locally". The'
            " {child} told the {worker} about two cousins, a step-grandfather and a"
            " great-aunt on the visit of 14 June. None has been thought about, either as"
            " help or as risk."
        ),
        (
            "The siblings have their own workers in another team. There is no sign of the"
            " two sets of colleagues having spoken in six months, although the older"
            " sister's plan describes violence at home on dates when our notes say all was"
            " quiet."
        ),
        For(
            SOCIAL_WORK_AT_HOME,
            "A family network meeting was refused by the mother in January, and the matter"
            " was left there. The reasons that she gave (shame, and an old quarrel) might"
            " have been worked with. Meanwhile the arrangement for emergencies is to"
            " telephone the police.",
        ),
    ],
    "not_evidenced": [
        (
            '"Good family support" is recorded in the {plan} under protective factors. By'
            " whom, how often and how it was established, the file does not say, and no"
            " relative's name is linked to the {child} on the relationships page."
        ),
        (
            'The minutes state that a family network meeting "took place and was'
            " positive\". Neither an attendance list nor the family's plan is on the file,"
            " and later notes do not refer to either. I should have expected to read who"
            " offered what."
        ),
    ],
    "not_applicable": [
        (
            "No siblings, and the family arrived in the country alone; friends and faith"
            " are considered elsewhere."
        ),
        (
            "The {child} asked that relatives should not be approached, and a manager"
            " agreed in writing."
        ),
    ],
    "strength": [
        (
            "Siblings and wider family are understood as a source both of strength and of"
            " risk, and the plan makes use of it."
        ),
        "The family's own network was brought together early and carries a real part of the plan.",
        (
            "Each brother and sister is seen as a person in their own right, with a"
            " distinct place in the {child}'s life."
        ),
    ],
    "improvement": [
        (
            "Explore the wider family and friends on both sides, as help and as risk,"
            " preferably in a family network meeting."
        ),
        (
            "The {child}'s siblings and relatives are under-used in assessment and plan;"
            " ask what each of them can offer."
        ),
        "Think about the network with both eyes: who keeps the {child} safe, and who may not.",
    ],
    "recording": [
        (
            "Record who makes up the family's network, what each has agreed to, and how we"
            " know it works."
        ),
        "The family network's own plan is referred to and is not on the file.",
    ],
}

FAMILY_VIEWS = {
    "yes": [
        For(
            CHILDREN,
            "Both parents' views are set out separately, at length and in their words,"
            " including where they disagree with us and with each other. The letter of 8"
            " August says what worries us, what has got better, and what would have to be"
            " seen by the end of November, in eleven plain sentences.",
        ),
        For(
            AT_HOME,
            "The mother told the auditor on the telephone, without prompting, what needs"
            ' to change, and it is what the {plan} says. "She tells me straight and she'
            " doesn't make me feel small.\" The record of visits bears this out: difficult"
            " matters are raised early, with examples.",
        ),
        (
            "Bottom lines are clear. A conversation on 12 July is recorded in which the"
            " {worker} explained what would happen if the agreed steps did not, had it said"
            " back to her in the parent's own words, and asked what might get in the way."
        ),
        For(
            CHILDREN,
            "Parents were asked what they think of our help, half-way and at the"
            ' {meeting}. The answers are candid ("too many people") and led to a smaller'
            " group. The father's view that the school exaggerates was taken to the school"
            " and talked through with him present.",
        ),
        For(
            AT_HOME,
            "An interpreter, the same one each time, was used for every conversation of"
            " importance; the written agreement was read on to a telephone recording for"
            " the mother, who reads neither language easily. She was able to tell me each"
            " of its points.",
        ),
        For(
            IN_CARE,
            "The parents were helped by an independent person to prepare for the review."
            " Their views are in the minutes, with our answer to each. What would have to"
            " be different for family time to increase is written in three sentences that"
            " no one could misunderstand.",
        ),
        For(
            ("care leaver",),
            "The young person and the adviser have a written understanding of what each"
            " will do, and what happens if rent is missed a second time. It is direct,"
            " friendly, and signed by both. The former carer's opinion was also sought,"
            " with consent.",
        ),
    ],
    "partly": [
        For(
            CHILDREN,
            "Parents' views are sought and written down with care. What we for our part"
            ' are worried about reaches them in softened form: "some concerns around'
            ' routine" in the letter, compared with "risk of significant neglect" in the'
            " supervision record of the same week.",
        ),
        For(
            AT_HOME,
            "The mother knows what is expected; her signature is on the plan and she can"
            " name the steps. The father has been told by her. His views are represented in"
            ' one sentence beginning "dad is said to feel". A letter to him would cost'
            " little.",
        ),
        For(
            AT_HOME,
            "Families' opinions were sought at the {assessment} and not since. In the"
            " meantime the mother has twice said at the door that she \"doesn't know what"
            ' you lot want", to which the note adds that the {plan} was given to her again.',
        ),
        For(
            CHILDREN,
            'The agreement signed in June is clear about tasks ("attend all appointments")'
            " and silent about purpose. Parents can tell us what they must do, and could"
            " not, according to the {meeting} minutes, say how the {child}'s life is meant"
            " to be different as a result.",
        ),
        For(
            ("care leaver",),
            "What the young person thinks of our help was asked in the spring, and the"
            " answer is recorded in full. The former carer, who sees more of them than"
            " anybody, was not asked. What will happen if the tenancy conditions are broken"
            " has been put in writing by the landlord and not by us.",
        ),
        For(
            IN_CARE,
            "The {carer}'s opinion is sought at each {meeting} and set out fairly. The"
            " birth family's was last obtained a year ago; since then they have written"
            " twice to say that they do not understand what would have to happen for things"
            " to change, and have had a polite acknowledgement.",
        ),
    ],
    "no": [
        For(
            AT_HOME,
            "No conversation is recorded in which the parents were told plainly what"
            ' worries us. The phrase "mum is aware of concerns" occurs nine times. When the'
            ' plan was stepped up in August she was, in her own words, "completely'
            ' shocked", and I am not surprised.',
        ),
        For(
            CHILDREN,
            "The parents' views are not on the file. The section in the {assessment} has"
            " been left with its guidance text. A complaint from the father in May, which"
            " sets out his view over two pages, was acknowledged and has not been answered"
            " or used.",
        ),
        For(
            CHILDREN,
            "Reports were shared on the day of the {meeting}, in the corridor. Neither"
            " parent had been told of the recommendation. An interpreter, who is needed,"
            " was not booked, and the older brother translated.",
        ),
        For(
            ("care leaver",),
            "The people closest to the young person have not been asked for their view,"
            " although consent was given in May. Nor was the young person told plainly that"
            " support would be reduced at the end of the course: they found out when a"
            " payment did not arrive.",
        ),
    ],
    "not_evidenced": [
        For(
            AT_HOME,
            "The {worker} says, and I have no reason to doubt, that expectations were"
            " discussed with the parents on the doorstep and by telephone several times."
            ' The notes are of the form "discussed plan with mother". What was said, and'
            " what she answered, is not recorded.",
        ),
        For(
            CHILDREN,
            "A written agreement is mentioned in three documents and attached to none."
            " Without it I cannot say whether the parents were told in clear terms what had"
            " to change and by when. The parents, when asked by the reviewing officer,"
            ' thought that they had signed "something about school".',
        ),
        For(
            ("care leaver",),
            "The adviser says that expectations about rent, visitors and keeping in touch"
            " were talked through at length over lunch in June. The note of that day is"
            ' "lunch, positive". What each understood, and whether the former carer was'
            " included as planned, is not on the file.",
        ),
    ],
    "not_applicable": [
        For(
            SOCIAL_WORK,
            "No parent or carer is in contact at present, by reason of a court direction;"
            " to be looked at again in the new year.",
        ),
        For(
            CHILDREN,
            "The young person is of age to decide and asked that the parents not be"
            " contacted, which was respected.",
        ),
    ],
    "strength": [
        (
            "Parents know what we are worried about and what must change, because they"
            " have been told plainly and with respect."
        ),
        (
            "The family's views, including disagreement with us, are recorded in their own"
            " words and have been answered."
        ),
        (
            "Honest, early conversations about what must be different have kept the trust"
            " of the family."
        ),
    ],
    "improvement": [
        (
            "Tell the parents plainly, each of them, what worries us, what must change and"
            " by when, and write down their answer."
        ),
        (
            "The views of parents and carers need to be sought afresh and to be reflected"
            " in what we do."
        ),
        (
            "Our worries reach the family in softened form, so that they cannot know what"
            " would satisfy us."
        ),
    ],
    "recording": [
        (
            "Conversations about what must change are not recorded in enough detail to"
            " know what was said."
        ),
        "The written agreement with the family is missing from the file.",
    ],
}

FAMILY_GRADE = {
    "outstanding": [
        (
            "Both sides of the family are known, heard and put to use. Each father has"
            " been engaged in his own way, and the family's network carries the plan on"
            " most days of the week. Bottom lines are honest, and the trust survived them."
        ),
        (
            "Exceptional persistence in reaching people others had given up on, and"
            " exceptional fairness in recording what they said. The {child} now has four"
            " more adults than a year ago."
        ),
    ],
    "good": [
        (
            "Family members are known and mostly included; the father's part is properly"
            " assessed, and parents are in no doubt of what must change. The paternal"
            " relatives remain to be explored."
        ),
        (
            "Work with this family is open, respectful and well recorded. The network"
            " could be drawn upon more. Fathers are in view, which has not always been so"
            " in the files I have read."
        ),
        (
            "The genogram, the conversations with each parent and the clear expectations"
            " are solid. A family network meeting, twice postponed, would complete the"
            " picture."
        ),
    ],
    "requires_improvement": [
        (
            "The mother's side of the family is known in depth and the father's hardly at"
            " all. He is willing. Including him would change the assessment in ways that"
            " cannot be foreseen."
        ),
        (
            "Parents' views are collected but do not meet with an answer, and what worries"
            " us is put so gently that it is easily missed. Siblings are well considered."
        ),
        (
            "Several adults who are about the home are unknown to us. The work with the"
            " mother is sensitive, and could bear a firmer statement of what must change."
        ),
    ],
    "inadequate": [
        (
            "A man who sleeps in the home is not known to us, a father with parental"
            " responsibility has been left out on another's word, and the parents were"
            " surprised by a decision that had been months in the making."
        ),
        (
            "Who holds parental responsibility is not recorded, relatives were not sought"
            " when they were needed and there is no record of what the parents have been"
            " told."
        ),
    ],
}

QUESTIONS = {
    "family_members": FAMILY_MEMBERS,
    "family_fathers": FAMILY_FATHERS,
    "family_network": FAMILY_NETWORK,
    "family_views": FAMILY_VIEWS,
}
GRADES = {"family_grade": FAMILY_GRADE}
