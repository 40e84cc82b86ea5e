"""Invented evidence, findings and reasons on the record and the history."""

from auditor.demo.texts.wording import (
    AT_HOME,
    CHILDREN,
    IN_CARE,
    SOCIAL_WORK,
    SOCIAL_WORK_AT_HOME,
    SOCIAL_WORK_CHILDREN,
    For,
)

RECORD_DETAILS = {
    "yes": [
        For(
            SOCIAL_WORK_CHILDREN,
            "Front page checked against the last {meeting}: address, school, GP, dentist"
            " and legal status all agree, and the telephone number given for the {carer} is"
            " the one the {worker} used in the two most recent case notes. Relationships"
            " are drawn correctly on the system, half-siblings included.",
        ),
        For(
            CHILDREN,
            "Every field a duty worker would need at six in the evening is filled in and"
            " right. The school changed in September and the record was altered within four"
            " days; parental responsibility is shown for both parents with the source"
            ' stated ("birth certificate seen, copy on file").',
        ),
        (
            "I compared the demographics screen with the {assessment}, the {plan} and the"
            " minutes of the last two meetings. There was one small difference (a mobile"
            " number), corrected by the {worker} while we were talking. First language,"
            ' interpreter need and religion are recorded, not left at "not known".'
        ),
        (
            "The essential information sheet was reviewed in June and again in October,"
            " each time signed off by the {manager}. Household members are listed with"
            " their relationship to the {child}, and two adults who moved out in the spring"
            " have end dates rather than having been deleted, which keeps the history"
            " intact."
        ),
        For(
            IN_CARE,
            "Legal status is correct and the order is uploaded under legal documents,"
            " where one looks for it. The current address is marked confidential from one"
            " relative, with the reason and the date on which this is to be reviewed;"
            " out-of-hours staff would see the flag at once.",
        ),
        For(
            AT_HOME,
            "Details are up to date for the whole household, including the father's"
            " address and his own telephone number, which many files lack. The younger"
            " sister has her own record, linked both ways, and the mother's maiden name is"
            " entered as an alias so that earlier contacts are found by a search.",
        ),
        For(
            ("child protection",),
            "Category of plan, date of the initial conference, key worker and core group"
            " membership are all on the front sheet and match the conference minutes. The"
            " child's named health visitor and school safeguarding lead are entered as"
            " involved professionals with direct numbers.",
        ),
        For(
            ("care leaver",),
            "The address, tenancy start date, National Insurance status, benefit position"
            " and emergency contact chosen by the young person are current. Eligibility"
            " category is right, and the record says who may be told where the young person"
            " lives and who may not.",
        ),
    ],
    "partly": [
        For(
            SOCIAL_WORK_AT_HOME,
            "Most of the basics are right: name of school, GP, ethnicity, legal status."
            " The relationships screen, however, still shows an adult as living in the"
            " household who, according to a case note of 14 June, left in the spring; the"
            " emergency contact is the same person.",
        ),
        (
            'Core details match the {plan}, but first language is "not recorded" although'
            " an interpreter was booked for three visits, and the dentist is one the family"
            " left two years ago. None of this has caused harm so far; it would slow down a"
            " colleague covering leave."
        ),
        For(
            AT_HOME,
            "Address and school are current. The father is on the system as a name only:"
            " no address, no telephone number, no statement of parental responsibility,"
            " although the {worker} has spoken with him twice and clearly has the number."
            " The older brother's record is not linked.",
        ),
        For(
            IN_CARE,
            "Address and carers are correct. The legal status screen has two open entries,"
            " the earlier of which should have been ended when the order was made, so that"
            " a report run that day would give the wrong status. The {worker} noticed this"
            " in August and asked for a correction that has not been made.",
        ),
        For(
            CHILDREN,
            "The front page is accurate for the {child} but not for the network. Two of"
            " the five professionals shown have left their posts, as the minutes of the"
            " last {meeting} make plain, and the new school nurse, who attended, is nowhere"
            " on the system.",
        ),
    ],
    "no": [
        For(
            CHILDREN,
            "The address on the front screen is the one before last. Letters about the"
            " September {meeting} went there and came back, as a scanned envelope shows,"
            " and the screen was still unchanged on the day of this audit. School and GP"
            " are also out of date.",
        ),
        For(
            AT_HOME,
            "Three basic facts are wrong: the household is shown with two members who do"
            " not live there, parental responsibility is left blank for both parents, and"
            " the allocated {worker} is somebody who left in the summer. I needed the case"
            " notes to establish who was caring for the {child}.",
        ),
        For(
            SOCIAL_WORK,
            'Ethnicity, religion and first language are all set to "information not yet'
            ' obtained", more than a year into our involvement, while the {assessment}'
            " describes each of them in some detail. Legal status carries no start date. An"
            " out-of-hours colleague relying on the first page would be misled.",
        ),
    ],
    "not_evidenced": [
        For(
            SOCIAL_WORK_CHILDREN,
            "The demographics screen shows values in every field, but nothing says when"
            " they were last checked or with whom, and the documents that would confirm"
            " them (court order, birth certificate, school form) are not uploaded. The"
            " details may well be right; from the file I cannot tell.",
        ),
        For(
            AT_HOME,
            "I could not open the relationships tab for this file (a fault reported to the"
            " system team in the week of the audit), and neither the {assessment} nor the"
            " {plan} lists the household. Whether family details are current is therefore"
            " not shown by what I was able to read.",
        ),
        For(
            ("care leaver",),
            "The address and the benefit position are said in the last review to have been"
            ' "updated on the system". The system shows no change since the spring and no'
            " document confirms either version. The personal adviser thinks that the newer"
            " one is right; I could not verify it.",
        ),
    ],
    "not_applicable": [
        (
            "Details are held on the older sibling's record by agreement and were audited"
            " there in the same week."
        ),
        (
            "The file was opened within the last three working days; details are still"
            " being gathered."
        ),
    ],
    "strength": [
        (
            "Essential details are complete, current and agree with the other documents on"
            " the file, so that anybody covering can act on them."
        ),
        (
            "The front page can be relied upon: address, school, health and legal status"
            " were checked within the period read."
        ),
        (
            "Household and relationships are recorded accurately, with changes made"
            " promptly and earlier entries kept."
        ),
    ],
    "improvement": [
        (
            "Essential details are out of date in places; they need checking with the"
            " family and correcting on the system this month."
        ),
        (
            "The people around the {child} are not all correctly shown on the front page,"
            " which would mislead a colleague covering the case."
        ),
        (
            "Details known to the {worker} have not been carried on to the system, and the"
            " record is less reliable than the practice."
        ),
    ],
    "recording": [
        "The file does not show when the essential details were last checked, or with whom.",
        (
            "Documents that confirm the {child}'s details are missing from the file and"
            " should be added."
        ),
    ],
}

RECORD_CHRONOLOGY = {
    "yes": [
        (
            "A chronology of 41 entries runs from the first contact to last month. It is"
            " selective: each line gives the event, its source and what it meant for the"
            " {child}. The {assessment} refers to it three times, most usefully where it"
            " compares this autumn's worries with a very similar pattern four years ago."
        ),
        (
            "Current to within nine days of the audit. What sets it apart is the third"
            ' column, "significance", in which the {worker} has written one plain sentence'
            " for most entries. Supervision in September used the chronology to ask why"
            " things get harder each spring, and the answer shaped the plan."
        ),
        For(
            SOCIAL_WORK,
            "The chronology was rewritten, not merely extended, when the file was"
            " transferred in May. Duplicated police notifications were merged, and the"
            " earlier involvement of another authority, for which the {worker} requested"
            " records, fills what had been a gap of two years.",
        ),
        (
            "Up to date, readable in ten minutes and clearly used: it was shared with the"
            " network before the last {meeting}, the health colleague added four entries of"
            " her own, and the minutes record a discussion about what the sequence tells"
            " us. This is how an integrated chronology ought to work."
        ),
        (
            "There are two chronologies and both have a purpose: a long one generated by"
            " the system and a single page of turning points kept by the {worker}. The page"
            " was last revised on 3 October. I was able to understand the {child}'s history"
            " from it before opening any other document."
        ),
        For(
            CHILDREN,
            "Good moments are in it as well as bad ones - the school prize, the holiday"
            " with the grandmother, the first month without a missed appointment - so that"
            " it reads as the history of a {child} rather than a charge sheet. Entries are"
            " dated, sourced and brief.",
        ),
        For(
            IN_CARE,
            "The chronology begins before the {child} came into care, records every move"
            " with the reason and who decided it, and is current to the last review. Losses"
            " and changes of worker are shown as events in their own right. It was used to"
            " prepare the most recent piece of life story work.",
        ),
    ],
    "partly": [
        For(
            CHILDREN,
            "A chronology exists and is accurate up to the spring, after which there are"
            " only two entries, both about meetings. Three events that I would call"
            " significant (a hospital attendance in July, the change of school, the end of"
            " the mother's relationship) are in case notes but not in the chronology.",
        ),
        For(
            SOCIAL_WORK_CHILDREN,
            'It is current, but it is a list of our own activity: "visit", "email to'
            ' school", "statutory visit". Of 63 entries I counted eleven that say anything'
            " of what happened to the {child}. The {assessment} has a good history section"
            " which was evidently written from other sources.",
        ),
        For(
            SOCIAL_WORK,
            "The chronology covers the present episode well. The two earlier periods of"
            ' involvement are summarised in a single line ("previously known, closed"),'
            " although they included a strategy discussion and an assessment whose findings"
            " are strikingly like those of today.",
        ),
        (
            "Entries are well chosen and up to date, but nothing in the {plan}, the"
            " supervision records or the minutes suggests that anybody has used them. The"
            " pattern of withdrawal every time the plan is about to end is there to be seen"
            " and is nowhere remarked upon."
        ),
    ],
    "no": [
        For(
            SOCIAL_WORK,
            "The last entry is fourteen months old. Since then the family has moved, two"
            " {worker}s have come and gone and there have been four notifications from the"
            " police. Each new worker has had to rebuild the history from case notes, and"
            " the most recent told me that it took her a day and a half.",
        ),
        For(
            CHILDREN,
            "There is an automatic list of 212 system events, which the file calls a"
            ' chronology. No one has edited it. It contains "document uploaded" 58 times'
            " and does not contain the birth of the younger sister. It could not be used"
            " for any purpose that I can think of.",
        ),
        (
            "No chronology has been started for this {child}, although it was set as an"
            " action in supervision in March, repeated in May and repeated once more in"
            ' August. The {assessment} says "see chronology" in the section on history, and'
            " so the history is told nowhere."
        ),
    ],
    "not_evidenced": [
        (
            'The supervision record of July says that the chronology "has been updated and'
            ' shared with the network", but I could not find any version on the system,'
            " under documents or under forms. It may be saved on a personal drive. As the"
            " file stands a chronology cannot be said to exist."
        ),
        (
            'Minutes of the last {meeting} mention a chronology which was "handed round".'
            " The copy is not on the file, and the system's own page has not been opened"
            " since allocation. I cannot say how current it is or whether anybody apart"
            " from those present could make use of it."
        ),
    ],
    "not_applicable": [
        (
            "First involvement of any kind, opened eight working days before the audit;"
            " chronology due at the end of the assessment."
        ),
        "Kept on the sibling's file for the whole family by agreement, and judged there.",
    ],
    "strength": [
        (
            "The chronology is current, selective and evidently used to understand what"
            " has happened to the {child} over time."
        ),
        (
            "History is told in a way that shows patterns, and these patterns inform the"
            " assessment and the supervision."
        ),
        (
            "A clear chronology gives the meaning of events as well as their dates, and"
            " can be read in minutes."
        ),
    ],
    "improvement": [
        (
            "The chronology does not yet serve its purpose and should be brought up to"
            " date, with significant events rather than activity."
        ),
        (
            "Bring the earlier involvement and this year's events into one chronology, and"
            " use it in supervision to look for patterns."
        ),
        (
            "The {child}'s history cannot be understood from the chronology; events known"
            " from case notes are missing from it."
        ),
    ],
    "recording": [
        (
            "A chronology is referred to in other documents but cannot be found on the"
            " file; please upload it."
        ),
        (
            "The chronology's latest version should be kept on the system, dated, where"
            " colleagues can find it."
        ),
    ],
}

RECORD_NEWCOMER = {
    "yes": [
        (
            "Reading as a stranger, I knew within a quarter of an hour why we are"
            " involved, what we are worried about, what is going well and what must be"
            " different by Christmas. The case summary of 2 October does this on one page;"
            " it is repeated, with changes, every three months."
        ),
        (
            "If the {child} asks to read this file at twenty-five, it will make sense and"
            " it will be kind. Decisions are explained where they were taken, in ordinary"
            ' words; several case notes are written to the {child} ("I came to see you'
            ' today because..."), which the {worker} told me she now does for all direct'
            " work."
        ),
        (
            "A duty colleague covered for two weeks in August and her notes show that she"
            " found what she needed: she quotes the summary, the safety arrangements and"
            " the contact preferences correctly on her first day. I can think of no better"
            " proof of a file that is clear to a newcomer."
        ),
        (
            "The thread is easy to follow: referral, hypothesis, {assessment}, {plan},"
            " reviews, each referring back to the one before. When the direction changed in"
            " June, a management note says why in five sentences. The transfer summary is"
            " balanced, naming three strengths before the worries."
        ),
        (
            "Case summary is present, dated within the last eight weeks and written by"
            " somebody who knows the {child}: it mentions what makes them laugh as well as"
            " what frightens them. The reason for our involvement is put in two lines that"
            " a parent would recognise and might even agree with."
        ),
        (
            'There is a short "story so far" at the head of the file, with a genogram'
            " beside it, updated after each {meeting}. Abbreviations are explained the"
            " first time, and reports from others are summarised in two or three lines, so"
            " that the reader need not open forty attachments to find the one that matters."
        ),
    ],
    "partly": [
        (
            "The reason for involvement is clear from the referral and the {assessment}."
            " What is harder to follow is why it continues: since the summer the notes"
            " describe support of a fairly general kind, and the case summary still gives"
            " last year's worries, two of which were resolved by the spring."
        ),
        (
            "One can piece the story together, but it takes an hour. The summary is a copy"
            " of the referral; the reasoning is in supervision records, which a {child}"
            " asking for the file later may not be given in full. The notes themselves are"
            " thorough and fair."
        ),
        For(
            AT_HOME,
            "A newcomer would understand the adults' story better than the {child}'s. The"
            " summary runs to two pages on the mother's health and housing, with a single"
            " line about the {child}, although the visits contain a great deal that could"
            " have been used.",
        ),
        (
            "There is a good transfer summary dated March. Nothing since brings the"
            " strands together, and three changes of plan have to be inferred from the"
            " minutes. The {worker} could explain each of them to me clearly, and this"
            " explanation is what should be on the file."
        ),
    ],
    "no": [
        (
            "It is not possible to tell from the file why we are still involved. The last"
            " summary describes circumstances which ended in the spring; the {plan} lists"
            " services rather than reasons; and no note explains the decision in May to"
            " carry on. A colleague taking over tomorrow would have to start again."
        ),
        For(
            SOCIAL_WORK,
            "The record would be bewildering to the {child} as an adult. Whole"
            " conversations are pasted from emails in reverse order, decisions appear"
            " without authors, and the most important event of the year is only to be found"
            ' in a police attachment titled "scan 4".',
        ),
        (
            "There is no case summary, transfer summary or statement of purpose. I read"
            " 140 case notes in order to learn that the main worry had changed from neglect"
            " to the young person's safety outside the home; this is stated nowhere, and"
            " two partner agencies seem still to work to the earlier view."
        ),
    ],
    "not_evidenced": [
        (
            'The summary field has been marked as "restricted - see manager" without a'
            " date or a reason, and the paper it refers to is not on the file. It may set"
            " out the story very well. What an auditor, a duty colleague or the {child} can"
            " read does not."
        ),
        (
            "A transfer summary was requested in April and is described in an email as"
            " done. I looked under forms, documents and case notes without finding it."
            " Other parts of the record give fragments of the story, and from these alone I"
            " cannot judge whether a newcomer could follow."
        ),
    ],
    "not_applicable": [
        "Opened last week; a first summary is due when the {assessment} is complete.",
        "Summary not yet due under local guidance, which asks for one at three months.",
    ],
    "strength": [
        (
            "A newcomer, or the {child} reading later, can follow why we are involved and"
            " how decisions were reached."
        ),
        (
            "The case summary is current, balanced and written in words that the family"
            " would recognise."
        ),
        (
            "The story of our involvement is told plainly and with respect, in the order"
            " in which it happened."
        ),
    ],
    "improvement": [
        (
            "Write a current case summary that says in a page why we are involved now and"
            " what must change."
        ),
        (
            "The reasons for our continued involvement should be plain from the file,"
            " without having to ask the {worker}."
        ),
        "The {child}'s own story needs to be as easy to find on the file as that of the adults.",
    ],
    "recording": [
        "The summary that other documents mention is not on the file and needs to be added.",
        (
            "The record does not contain a current summary from which a newcomer could"
            " follow the story."
        ),
    ],
}

RECORD_TIMELY = {
    "yes": [
        (
            "Of the last 24 case notes I checked dates of event against dates of entry: 19"
            " were written the same day or the next, four within three days and one within"
            " six, with an apology. Fact, the view of others and the {worker}'s own"
            " analysis are kept apart under three short headings."
        ),
        For(
            CHILDREN,
            "Recording is prompt and economical. Visits are written up within 48 hours,"
            ' telephone calls usually within the hour. Sources are given ("the class'
            ' teacher told me that...") and words that somebody actually used are in'
            " quotation marks. I found nothing that I should be sorry for the family to"
            " read.",
        ),
        For(
            AT_HOME,
            'The language is a strength of this file. "Refuses to engage" does not appear'
            ' once; instead we read that the mother "did not open the door on three'
            " Tuesdays, and explained in October that Tuesday is the day she cares for her"
            ' own mother". Notes are up to date to the day before the audit.',
        ),
        (
            "Timely throughout, including over the summer when the {worker} was carrying a"
            " colleague's cases. Where a note was late, this is stated, with the reason and"
            " with the handwritten notes scanned. Opinions are marked as such, and one that"
            " turned out wrong has been corrected by a later entry rather than altered."
        ),
        (
            "Notes are current, proof-read and proportionate. The account of the difficult"
            " visit of 9 October is exemplary: who was present, what was seen, what was"
            " said and by whom, what the {worker} thought, what she did next and which"
            " manager she rang before leaving the street."
        ),
        (
            "I sampled three weeks in different months. Everything that other documents"
            " mention has a note of its own, entered in time. The tone is warm and plain,"
            " the {child}'s words are given as spoken, and disputed matters (\"the father"
            ' does not accept this account") are recorded as disputed.'
        ),
    ],
    "partly": [
        For(
            CHILDREN,
            "Visits are recorded within the week. Contacts with other agencies are not:"
            " seven emails from the school, dated between 12 September and 4 October, were"
            " uploaded together on the 21st, without comment on what had been done about"
            " them. The language is respectful throughout.",
        ),
        (
            'Timeliness is good and tone is fair, but fact and opinion run together. "The'
            ' home was chaotic", "she presented as hostile" and "contact went well" each'
            " stand alone, with nothing of what was seen or heard that led to the view. The"
            " more recent notes show improvement after a discussion in supervision."
        ),
        (
            "Half of the notes in the sample were entered within three working days. The"
            " rest range from nine days to five weeks, and the account of the home visit of"
            " 14 June, on which a decision depended, was written on 2 July. What is written"
            " is careful and sourced."
        ),
        (
            "The recording is on time but a good deal of it is copied: the same paragraph"
            " describes the home in four successive visits, including a broken window that,"
            " by the {worker}'s own account, was mended after the first. It is then hard to"
            " know what was truly observed on the day."
        ),
    ],
    "no": [
        (
            "At the time of the audit eleven visits had no entry, the oldest from ten"
            " weeks before. The {worker} has them in a notebook and was frank about it. In"
            " the meantime the {manager} took a decision in September on the basis of a"
            " file that had nothing in it after July."
        ),
        For(
            AT_HOME,
            "Several notes use language that I would not wish a family to read:"
            ' "manipulative", "playing the victim", "mum is a nightmare today". Sources are'
            " rarely given, and an allegation made by a neighbour appears in two later"
            " documents as an established fact.",
        ),
        For(
            SOCIAL_WORK,
            "Entries are late by three weeks on average over the sample of twenty, and six"
            " carry the date of entry as if it were the date of the event, so that a"
            " hospital attendance seems to follow the strategy discussion it gave rise to."
            " The order of events cannot be relied on.",
        ),
    ],
    "not_evidenced": [
        (
            "The system was changed during the period read, and the notes brought across"
            " all carry the date of the transfer. Their content is respectful and clear on"
            " source; whether they were written in time can no longer be seen from the"
            " file, for the months before August."
        ),
        (
            "Only three case notes exist for the last six months, although the {meeting}"
            " minutes suggest regular contact. It is not possible to say from so small a"
            " number whether recording is prompt, and no supervision record comments on it"
            " either way."
        ),
    ],
    "not_applicable": [
        "Only the referral and one visit so far, both recorded on the day by duty colleagues.",
        "No contact was due in the period read; the file was open for a panel date only.",
    ],
    "strength": [
        (
            "Recording is prompt, respectful and clear about what is fact, what is opinion"
            " and who said it."
        ),
        "Case notes are up to date and could be read by the family without embarrassment.",
        (
            "Sources and direct words are given carefully, so that the record can be"
            " relied upon when decisions are made."
        ),
    ],
    "improvement": [
        (
            "Recording needs to be brought within the team's timescale and to keep what"
            " was observed apart from what is concluded."
        ),
        (
            "Write up contacts while they are fresh, with source and observation, since"
            " decisions rest upon them."
        ),
        (
            "The quality and promptness of case notes are uneven and should be looked at"
            " together in supervision."
        ),
    ],
    "recording": [
        (
            "From the entries available it cannot be seen whether recording is timely;"
            " dates of event and of entry should both show."
        ),
        (
            "Contacts that took place in the period are not all on the file and should be"
            " entered, marked as late."
        ),
    ],
}

RECORD_GRADE = {
    "outstanding": [
        (
            "The record is current, selective and humane. A stranger understands the"
            " {child}'s story in a quarter of an hour, the chronology is used to think"
            " with, and I found no statement without a source. Other teams could learn from"
            " the single page of turning points."
        ),
        (
            "Everything needed is there, right, and in its place; what lifts this above"
            " good is that the file is plainly written for the {child} who may one day read"
            " it. Recording was kept up through a demanding summer."
        ),
    ],
    "good": [
        (
            "Details are right, the story can be followed and notes are prompt and"
            " respectful. The chronology would benefit from earlier history, but nothing"
            " that matters to the present plan is missing."
        ),
        (
            "A well-kept file. Two small inaccuracies were put right during the audit."
            " Summary and chronology are current and have been used in supervision, and the"
            " language throughout is fair to both parents."
        ),
        (
            "The record supports the work: it is up to date, sourced and easily read. To"
            " be better still it needs a shorter summary and the {child}'s voice nearer to"
            " the front."
        ),
    ],
    "requires_improvement": [
        (
            "The notes themselves are decent, but the chronology has fallen behind and the"
            " summary describes last year. A colleague covering would manage, with effort."
            " These are matters of a day's work rather than of attitude."
        ),
        (
            "Practice is better than its record. Much of what the {worker} told me with"
            " confidence cannot be found on the file, some details are out of date, and"
            " recording of contacts with other agencies is late."
        ),
        (
            "Parts of the record are sound. Taken as a whole it is hard to follow, and the"
            " history that ought to inform today's decisions has to be dug for. With a"
            " morning's help from business support it could be put right."
        ),
    ],
    "inadequate": [
        (
            "Basic facts are wrong, there is no usable history and weeks of contact are"
            " unrecorded. A decision was taken on an incomplete file, and an out-of-hours"
            " colleague would have been sent to the wrong address."
        ),
        (
            "The file does not say why we are involved, and language in several notes"
            " falls below what families may expect of us. I discussed this with the"
            " {manager} on the day, as it needs attention before anything else."
        ),
    ],
}

QUESTIONS = {
    "record_details": RECORD_DETAILS,
    "record_chronology": RECORD_CHRONOLOGY,
    "record_newcomer": RECORD_NEWCOMER,
    "record_timely": RECORD_TIMELY,
}
GRADES = {"record_grade": RECORD_GRADE}
