"""Invented evidence, findings and reasons for the audits of workers' supervision."""

SUPERVISION_AGREEMENT = {
    "yes": [
        (
            "A written agreement, signed by both in April, sets out frequency, place,"
            " recording, what is confidential and how disagreements are handled. It was"
            " reviewed in October after six months; two points were changed at the worker's"
            " suggestion."
        ),
        (
            "The agreement is on file, dated and personal: it says how the worker prefers"
            " to be challenged, and what helps when work is upsetting. The yearly review"
            " took place in May, with a note. Both keep a copy to hand."
        ),
    ],
    "partly": [
        (
            "Signed at the start of the supervisory relationship two years ago and not"
            " looked at since, although both have changed hours and the team has changed"
            " its model. The content is good. An hour would bring it up to date."
        ),
        (
            "A standard form, signed and dated. The parts which were to be filled in"
            " together (learning style, what to do when stuck) are blank. These are the"
            " parts that make an agreement worth having, as both of them said to me."
        ),
    ],
    "no": [
        (
            "There is no agreement with the present supervisor. The one on file is with"
            " her predecessor, who left in the spring, and was never signed by the worker."
            " Both thought that the other had it in hand."
        ),
    ],
    "not_evidenced": [
        (
            "Both say that they have an agreement and describe it in the same way. It"
            " could not be found on the supervision file. It was last seen, they think,"
            " before the move of offices in May. A new copy is to be signed."
        ),
    ],
    "not_applicable": [
        "The supervisor took up the post in the week of the audit.",
    ],
    "strength": [
        "A supervision agreement made for these two people is signed and has been reviewed.",
    ],
    "improvement": [
        "Make, sign and date a supervision agreement, and review it once a year.",
    ],
    "recording": [
        "Place the signed supervision agreement on the supervision file.",
    ],
}

SUPERVISION_INTERVAL = {
    "yes": [
        (
            "Twelve sessions in twelve months, the shortest interval being 26 days and the"
            " longest 34. For the first three months after the worker's return from leave"
            " they were fortnightly, as agreed. It shows in the work."
        ),
        (
            "At the required interval throughout, including the summer. The dates for the"
            " whole year were fixed in January, and eleven of twelve were kept to the day."
            " The twelfth was moved by one day for a funeral."
        ),
    ],
    "partly": [
        (
            "Nine sessions were held in twelve months. From September on they are monthly;"
            " the gaps are in May, when the office moved, and in July and August. The"
            " standard is monthly, and the worker was in her first year."
        ),
        (
            "The interval was kept as to dates. Three of the sessions lasted under half an"
            " hour, by the record, which is not what the standard has in mind. The worker"
            ' described them as "a chat by the printer".'
        ),
    ],
    "no": [
        (
            "Five sessions in a year. The longest interval was fourteen weeks, in which"
            " the worker was given six new families. She asked for a meeting on two"
            " occasions in writing, and had it promised for the following week."
        ),
    ],
    "not_evidenced": [
        (
            "Records exist for seven sessions; the calendar shows twelve. Whether the"
            " other five were held is remembered differently by the two people concerned."
            " The number may be anything between the two."
        ),
    ],
    "not_applicable": [
        "In post for three weeks only. The first two sessions are booked.",
    ],
    "strength": [
        "Supervision is held at the required interval throughout the year.",
    ],
    "improvement": [
        "Hold supervision at the required interval, with dates set well ahead.",
    ],
    "recording": [
        "Records of all sessions held should be on the file.",
    ],
}

SUPERVISION_REBOOKED = {
    "yes": [
        (
            "Three sessions were postponed in the year, each time with a reason, and each"
            " was held within five working days. The worker has never been the one who had"
            " to ask. The reasons are good ones."
        ),
        (
            "Of two postponements one was due to a court hearing and one to illness; they"
            " were rebooked for the same week and for the following Monday. Both are"
            " recorded. The agenda was kept for the new date."
        ),
    ],
    "partly": [
        (
            "Four sessions were postponed. Two of them were held within ten days, one"
            " after five weeks, and one was merged with the next. The merged one, with"
            " eight families to be discussed, lasted for fifty minutes."
        ),
        (
            "Rebooking is reliable when the supervisor postpones, and less so when it is"
            " the worker: on both occasions in June nothing happened until the next regular"
            " date. The worker did not like to ask."
        ),
    ],
    "no": [
        (
            "Six sessions were cancelled, five on the day, and none was rebooked. The"
            ' reason is "duty" or is missing. The worker, who had prepared for each of'
            " them, has stopped doing so and told me why."
        ),
    ],
    "not_evidenced": [
        (
            "Gaps in the dates suggest that sessions were postponed. Neither this nor any"
            " new date is recorded. The calendar for the months concerned has been cleared,"
            " as is usual when somebody leaves the team, and so I cannot say."
        ),
    ],
    "not_applicable": [
        "No session was postponed in the period.",
    ],
    "strength": [
        "Postponed sessions are rebooked within days, with the reason recorded.",
    ],
    "improvement": [
        "Rebook a postponed session within the week, whoever postponed it.",
    ],
    "recording": [
        "Record postponements, with the reason and the new date.",
    ],
}

SUPERVISION_COVER = {
    "yes": [
        (
            "During the supervisor's four weeks of leave the deputy supervised, with a"
            " written handover of six points. Her record follows the same form and takes up"
            " each of the six. The worker felt well looked after."
        ),
        (
            "Cover is agreed for every absence of over a week, named in the team's"
            " calendar, and was used twice this year. The worker knew whom to ring, and"
            " did. The notes of both occasions are on file."
        ),
    ],
    "partly": [
        (
            "Cover was arranged for planned leave and worked. For the three weeks of"
            ' sickness in the spring it was "any manager", and the worker asked four'
            " different people. Their answers did not agree."
        ),
        (
            "A named person covered in August. As there was no handover, she dealt with"
            " what was urgent and left the rest. The supervisor, on returning, had to ask"
            " the worker what had been decided and why."
        ),
    ],
    "no": [
        (
            "In seven weeks of the supervisor's absence there was no cover. Two decisions"
            " which could not wait were taken by the worker with a colleague of the same"
            " grade. They were sound ones, as it turned out."
        ),
    ],
    "not_evidenced": [
        (
            "It is said that the neighbouring team covered. There is no record of any"
            " discussion with anybody from that team. The worker recalls one telephone call"
            " about a placement, and being told to wait for her own manager."
        ),
    ],
    "not_applicable": [
        "The supervisor was not away for longer than three days.",
    ],
    "strength": [
        "Cover is arranged, named and used when the supervisor is away.",
    ],
    "improvement": [
        "Arrange named cover, with a handover, for every absence of the supervisor.",
    ],
    "recording": [
        "Record who covered supervision, and what was discussed.",
    ],
}

SUPERVISION_AGENDA = {
    "yes": [
        (
            "The agenda is shared: both send their points two days before, and the record"
            " shows whose they were. In September the worker's first item was the one that"
            " took longest, and rightly. The form leaves room for it."
        ),
        (
            "Each record begins with an agreed agenda in order of importance. The children"
            " to be discussed are chosen in turn, with a place kept for any that the worker"
            " brings. In a quarter every child has had a turn."
        ),
    ],
    "partly": [
        (
            "There is a standing agenda of eleven headings. The worker may add to it at"
            " the end, and the record of June notes that there was no time. Two of her"
            " points have been waiting since the spring."
        ),
        (
            "The agenda is made by the supervisor and is sensible. The worker's own"
            " questions appear in four sessions out of nine. When they do appear, the"
            " discussion that follows is the best part of the session."
        ),
    ],
    "no": [
        (
            "No agenda. Sessions go through the list of open cases in the order in which"
            " the system prints it, and stop when the hour is over. Families whose names"
            " begin with a late letter have not been reached since April."
        ),
    ],
    "not_evidenced": [
        (
            "From the records it cannot be seen how the subjects came to be chosen. The"
            " order differs from one to the next, so there may have been an agenda; neither"
            " of them could recall how it was arrived at."
        ),
    ],
    "not_applicable": [
        "Only the introductory meeting took place.",
    ],
    "strength": [
        "The agenda is shared, and the worker's own questions have a place on it.",
    ],
    "improvement": [
        "Agree an agenda together beforehand, with room for what the worker brings.",
    ],
    "recording": [
        "Note the agreed agenda at the head of the record.",
    ],
}

SUPERVISION_LAST_ACTIONS = {
    "yes": [
        (
            'Actions from the last session are the first item, each with "done", "not yet,'
            ' because" or "no longer needed". Of 34 in the period 29 were done by the'
            " following session. The others have a reason."
        ),
        (
            "The record carries the last list forward with dates. The supervisor's own"
            " actions are on it, and are as often done as the worker's, which is worth"
            " remarking. Nothing on it is older than two sessions."
        ),
    ],
    "partly": [
        (
            "Last actions are reviewed in most sessions. Those belonging to the supervisor"
            " are not included in the list, and two of them (a training request, a letter)"
            " have been open since May. The worker has given up asking."
        ),
        (
            "They are gone through, quickly, and a good third is carried over. No one asks"
            " what stands in the way. The oldest, a visit to be made jointly, was on the"
            " list in five successive records and then was gone."
        ),
    ],
    "no": [
        (
            "Each session starts afresh. I followed twelve actions from the spring, and"
            " found seven of them set again in the autumn as though they were new. The"
            " worker had noticed and thought it was just the form."
        ),
    ],
    "not_evidenced": [
        (
            "Actions are listed in each record, with nothing to show whether they were"
            " looked at the next time. Some were evidently carried out, since one meets"
            " with the results on the children's files; for the rest I cannot say."
        ),
    ],
    "not_applicable": [
        "First session; there are none.",
    ],
    "strength": [
        "Actions of the last session are reviewed and completed, the supervisor's as well.",
    ],
    "improvement": [
        "Begin with the last actions, and decide about each that is not done.",
    ],
    "recording": [
        "Show for each action whether it was done, and when.",
    ],
}

SUPERVISION_REFLECTIVE = {
    "yes": [
        (
            "The sessions think. For two of the families three hypotheses are kept going"
            " from May to August, tested by what happens on visits, and narrowed to one."
            " The supervisor asks more than she tells. It is enjoyable to read."
        ),
        (
            'Reflection is evident in the questions that are recorded ("what would the'
            ' grandmother say you have missed?") and in their results: in July a view held'
            " for a year was given up. The systemic consultant came to one session."
        ),
    ],
    "partly": [
        (
            "Reflective on the case that weighs most on the worker, and on this it is very"
            " good. The rest are dealt with by task. A rota would give each family its"
            " turn. The worker likes the idea of it."
        ),
        (
            "Hypotheses are stated with skill, and not put to the test. What would we"
            " expect to see if it were not so? The question does not occur. It is one that"
            " the systemic consultant, who sits in the next room, would ask."
        ),
    ],
    "no": [
        (
            "The records are lists of tasks. In eight sessions I did not find a question"
            " without a form as its answer. The practice model, in which both of them have"
            " been trained, is not mentioned by name or otherwise."
        ),
    ],
    "not_evidenced": [
        (
            "The worker speaks of sessions as the place where she thinks best. The"
            " records, of half a page, do not show any of it. A few lines on what was"
            " thought, and which idea was favoured, would have let me answer yes."
        ),
    ],
    "not_applicable": [
        "Introductory sessions only, concerned with systems and access.",
    ],
    "strength": [
        "Sessions are reflective; hypotheses are formed, tested and given up where they fail.",
    ],
    "improvement": [
        "Make room for reflection, and test hypotheses by asking what would count against them.",
    ],
    "recording": [
        "Record the thinking in sessions, if only in a few lines.",
    ],
}

SUPERVISION_CHILD = {
    "yes": [
        (
            "Each child discussed is introduced by something that they said or did since"
            " last time. One has the feeling of knowing them. When, in June, the talk had"
            ' been of adults for a page, the supervisor wrote "where is she in this?".'
        ),
        (
            "The child's experience comes first on the form and first in the conversation."
            " The worker is asked to speak as the child at the end of each discussion,"
            " which is recorded in the first person. It is moving to read."
        ),
    ],
    "partly": [
        (
            "Children are central in four of the seven discussions that I read. In the"
            " other three, which concern conflict between parents, they fade after the"
            " opening line. The remedy is on the form, under the first heading."
        ),
        (
            "Their safety is always considered. Their experience (what it is like, what"
            " they make of us) comes up when there has been direct work, and not otherwise."
            " It could be asked for at any time, of any child."
        ),
    ],
    "no": [
        (
            "Children appear as initials against tasks. In the records of the half-year no"
            " child says, does or feels anything. I asked the worker about one of them, and"
            " heard in five minutes all that the record had left out."
        ),
    ],
    "not_evidenced": [
        (
            "Discussion of children is recorded on their own files only, to which this"
            " audit did not extend. The supervision file contains no reference. It would"
            " have taken a cross-reference to let me look."
        ),
    ],
    "not_applicable": [
        "The worker held no cases in the period.",
    ],
    "strength": [
        "The child's experience is at the centre of each discussion.",
    ],
    "improvement": [
        "Begin each discussion with the child: what they said, did and may be feeling.",
    ],
    "recording": [
        "Record what was said of each child's experience.",
    ],
}

SUPERVISION_RISK = {
    "yes": [
        (
            "Thresholds are discussed openly, with reasons for and against. In September"
            " they disagreed about a strategy discussion, wrote down both views, and took"
            " the matter to the service manager the same day. He decided."
        ),
        (
            "Risk is weighed rather than listed. The supervisor asks what would make the"
            " worker act tonight, and has it written into the plan. Two cases were stepped"
            " up and one was stepped down, all with reasons. I agree with each."
        ),
    ],
    "partly": [
        (
            "Risk is well considered in crises. The slow kinds (neglect, a family that is"
            " tired out) are mentioned from month to month without anyone asking whether a"
            " line has been crossed. One of these is now in its third year."
        ),
        (
            "Threshold decisions are recorded. The thinking that led to them can be"
            " guessed at in two cases out of five. In the other three a colleague who had"
            " to act at night would not know what had been weighed."
        ),
    ],
    "no": [
        (
            "Risk is not discussed, beyond a colour given to each case. Three were green"
            " in June and July in which, by the files, there had been incidents. Nobody had"
            " asked what the colour was based upon."
        ),
    ],
    "not_evidenced": [
        (
            '"Risk discussed" stands in every record. What the risk was, and what was'
            " concluded, does not. The worker was able to tell me about one of these"
            " discussions in some detail, and it sounded like a good one; it ought to be"
            " there."
        ),
    ],
    "not_applicable": [
        "The worker is in induction and carries no responsibility for risk as yet.",
    ],
    "strength": [
        "Risk and thresholds are discussed with reasons, and disagreement is used well.",
    ],
    "improvement": [
        (
            "Discuss risk and thresholds for each child, including risks that grow slowly,"
            " and give the reasons."
        ),
    ],
    "recording": [
        "Write down what was concluded about risk, and why.",
    ],
}

SUPERVISION_IDENTITY = {
    "yes": [
        (
            "Identity, culture and bias are talked about as a matter of course: the"
            " worker's being of the same faith as one family and of another class than a"
            " second; what each makes easy and what it hides. The June session on this is"
            " brave."
        ),
        (
            "The supervisor raises her own position as well as the worker's. A"
            " conversation in August about which fathers we find it easy to ring led to two"
            " telephone calls. Both fathers have since been seen, which speaks for itself."
        ),
    ],
    "partly": [
        (
            "Culture is discussed for families who are seen as having one. A single good"
            " exchange about class, in May, shows that the conversation could go further."
            " The worker said that she would welcome it."
        ),
        (
            "Bias was the theme of the July session, following training. It was a good"
            " discussion, and has not come up since. Two of the families discussed in"
            " September would have given every reason to return to it."
        ),
    ],
    "no": [
        (
            "Not discussed. Of eleven families seven are of other heritage than the"
            " worker, who told me that she has often wished to talk about it. She had not"
            " known whether it was for her to begin."
        ),
    ],
    "not_evidenced": [
        (
            'The heading "diversity" is on each record, with "considered" beside it. It'
            " was so in all nine of those that I read. What was considered, for which"
            " family, and what followed from it are not to be seen."
        ),
    ],
    "not_applicable": [
        "Too few sessions so far for the subject to have arisen.",
    ],
    "strength": [
        "Identity, culture and bias, including their own, are talked about openly.",
    ],
    "improvement": [
        "Make identity, culture and our own assumptions a regular part of reflection.",
    ],
    "recording": [
        "Say what was considered about identity, and what follows.",
    ],
}

SUPERVISION_WELLBEING = {
    "yes": [
        (
            "Well-being, workload and safety are asked after each time and acted on. In"
            " May, when the count reached nineteen, three cases were moved. After the"
            " threat in September a joint visiting plan was made the same afternoon."
        ),
        (
            "The worker was asked how she was and answered truthfully, which says much."
            " What followed (a day off, a changed rota, the counselling number) is recorded"
            " with discretion. She has been well since the summer."
        ),
    ],
    "partly": [
        (
            "Workload is discussed in numbers and has been reduced. How the worker is"
            ' comes up in the last line, usually as "fine". The visit in July after which'
            " she was plainly not fine was not returned to. It should be."
        ),
        (
            "Good care is taken of her well-being. Lone visits in the evening are not"
            " discussed under safety, though she makes one almost every week. There is a"
            " team procedure for this, of which she had not been told."
        ),
    ],
    "no": [
        (
            "There is no mention in six months of workload, safety or well-being. The"
            " worker has been absent three times with stress. Her count of families rose"
            " from fourteen to twenty-one in the period, as the team's own list shows."
        ),
    ],
    "not_evidenced": [
        (
            "Notes on well-being are said to be kept separately for privacy. I was not"
            " able to see that they exist. The worker says that she is asked, and that it"
            " helps. A line on the record to say so would not breach any confidence."
        ),
    ],
    "not_applicable": [
        "Covered by the employing agency under its own arrangement.",
    ],
    "strength": [
        "Well-being, workload and safety are asked after, and the answers lead to action.",
    ],
    "improvement": [
        "Ask after well-being, workload and safety at each session, and act upon the answer.",
    ],
    "recording": [
        "Record that well-being and workload were discussed, with any action.",
    ],
}

SUPERVISION_RECORD = {
    "yes": [
        (
            "I followed ten decisions from supervision to the children's files. All ten"
            " were there, with reasons, on average within three days, in words suited to a"
            " child's record. I had not expected it to be so complete."
        ),
        (
            "Decisions are written on to the child's file during the session, on a second"
            " screen, and both agree the wording. Reasons are included. It takes a little"
            " longer and saves a great deal. I watched it done."
        ),
    ],
    "partly": [
        (
            "Seven of ten decisions were found on the children's files; five of them with"
            " reasons. The other three are on the worker's supervision file only. One of"
            " these is a decision on how often to visit."
        ),
        (
            "They do reach the child's record, three to seven weeks afterwards. In one"
            " instance the decision had by then been reversed. For those weeks a duty"
            " colleague would have acted upon the wrong one."
        ),
    ],
    "no": [
        (
            "Decisions stay in the supervision file. On the children's files that I opened"
            " there is no trace of them after April. Both of them believed that the system"
            " copied them across, which it did until the spring."
        ),
    ],
    "not_evidenced": [
        (
            "It was not possible to match the discussions with files, as children are not"
            " identified in the records by reference. There are first letters, but several"
            " children share them. I asked, and was given the references for two."
        ),
    ],
    "not_applicable": [
        "No decisions on individual children were made in the sessions read.",
    ],
    "strength": [
        "Decisions reach the child's record promptly, with the reasons.",
    ],
    "improvement": [
        "Put each decision, with its reasons, on the child's file within the week.",
    ],
    "recording": [
        "Give the child's reference in supervision records, so that decisions can be traced.",
    ],
}

SUPERVISION_AUDIT_FINDINGS = {
    "yes": [
        (
            "Findings of the two audits in the year were discussed within a fortnight,"
            " with the page on the table. Each action was given a date. In October they"
            " looked at what had changed in the worker's other cases as well."
        ),
        (
            "The recommendations of looked-after reviews and of audits are on one list,"
            " gone through in each session. The worker disagreed with one finding, was"
            " helped to say so, and had a reply. The finding was reworded."
        ),
    ],
    "partly": [
        (
            "Audit findings were discussed once, with care. The actions were then left to"
            " the worker, and two of three have not been mentioned again. The third, on"
            " planning visits, has changed her practice visibly."
        ),
        (
            'Reviews are followed up. The audit of June was "shared by email", and neither'
            " remembers the content. It contained a strength that would have pleased them"
            " both, and an action which is now four months late."
        ),
    ],
    "no": [
        (
            "The last audit made four recommendations about this worker's practice in"
            " planning visits. They are not mentioned in any record since. The worker had"
            " not seen them before I showed her."
        ),
    ],
    "not_evidenced": [
        (
            "Whether findings were taken up cannot be seen. The records speak of"
            ' "learning" in general terms. There were two audits in the period, and the'
            " worker remembers that one of them was talked about, in the car, on the way to"
            " court."
        ),
    ],
    "not_applicable": [
        "No audit or review finding fell within the period.",
    ],
    "strength": [
        "Findings of audits and reviews are talked through, given dates and followed up.",
    ],
    "improvement": [
        "Discuss each audit's findings within two weeks, and follow the actions to their end.",
    ],
    "recording": [
        "Record that the findings were discussed and what was agreed.",
    ],
}

SUPERVISION_DEVELOPMENT = {
    "yes": [
        (
            "Strengths are named with examples and put to use: the worker now leads the"
            " group on direct work. Her wish to learn about systemic practice led to a"
            " place on the course, and what she learns is brought to sessions."
        ),
        (
            "A development plan of four points is reviewed each quarter. Two have been"
            " achieved. The supervisor observed a visit in May and gave feedback, which is"
            " on file and is a model. She has asked for another."
        ),
    ],
    "partly": [
        (
            "Training needs are noted and applications made. Strengths are mentioned in"
            " the yearly appraisal and hardly at all in between. The worker was surprised,"
            " on reading this audit, to learn what is thought of her direct work."
        ),
        (
            "Development was a steady theme until the summer, and has given way to other"
            " things. The course on analysis, agreed in March, has been missed twice"
            " because of duty. A new date has been set for it."
        ),
    ],
    "no": [
        (
            "There is no development plan. The worker has asked in three sessions for help"
            " with court reports, and each time the answer was that it would be looked"
            " into. A colleague has since offered to sit down with her."
        ),
    ],
    "not_evidenced": [
        (
            "An appraisal is said to have been held in April. It is not on the file, and"
            " the sessions do not refer to it. The worker remembers it as encouraging, and"
            " that she was to lead a group; whether this has been taken further is not"
            " shown."
        ),
    ],
    "not_applicable": [
        "Agency worker on a contract of six weeks.",
    ],
    "strength": [
        "Strengths are recognised and used, and development needs are followed through.",
    ],
    "improvement": [
        "Agree a short development plan with the worker and return to it each quarter.",
    ],
    "recording": [
        "Add the appraisal and the development plan to the supervision file.",
    ],
}

OVERALL_GRADE = {
    "outstanding": [
        (
            "Supervision that makes the work better, and the worker braver. It is regular,"
            " curious and kind, and its effect can be followed to the children's files. One"
            " thing to change: shorter records with the decision in bold."
        ),
        (
            "A model for other supervisors in its attention to children, to bias and to"
            " thinking again. One thing to change: let the yearly review of the agreement"
            " be a session in itself."
        ),
    ],
    "good": [
        (
            "Regular, thoughtful supervision that looks after worker and child. One thing"
            " to change: to test hypotheses as well as forming them. They have already"
            " begun."
        ),
        (
            "Good throughout, and very good on risk. One thing to change would be to begin"
            " with the child even where the parents' conflict is loud. The worker agrees."
        ),
        (
            "Secure arrangements and a relationship of trust. The one thing I would change"
            " is that decisions should reach the child's file in the same week. It is"
            " nearly so."
        ),
    ],
    "requires_improvement": [
        (
            "Sessions take place and tasks are done. The thinking, which both are capable"
            " of, is squeezed out. One thing to change: two families in depth each time,"
            " and the others by list."
        ),
        (
            "The arrangements have been fragile this year, with cover missing and sessions"
            " lost. When they meet, it is good. One thing to change: book the whole year."
        ),
        (
            "Warm and supportive, with too little challenge. One thing to change: take up"
            " the findings of the last audit, one in each session, until they are done."
        ),
    ],
    "inadequate": [
        (
            "There were five sessions in a year, lists of tasks, and no sign of the"
            " children. The worker has been left alone with risk. One thing to change, at"
            " once: a fixed monthly hour with someone who will keep it."
        ),
        (
            "Supervision has broken down, and neither of them says otherwise. One thing to"
            " change: another supervisor, with the service manager's support, from next"
            " week."
        ),
    ],
}

QUESTIONS = {
    "supervision_agreement": SUPERVISION_AGREEMENT,
    "supervision_interval": SUPERVISION_INTERVAL,
    "supervision_rebooked": SUPERVISION_REBOOKED,
    "supervision_cover": SUPERVISION_COVER,
    "supervision_agenda": SUPERVISION_AGENDA,
    "supervision_last_actions": SUPERVISION_LAST_ACTIONS,
    "supervision_reflective": SUPERVISION_REFLECTIVE,
    "supervision_child": SUPERVISION_CHILD,
    "supervision_risk": SUPERVISION_RISK,
    "supervision_identity": SUPERVISION_IDENTITY,
    "supervision_wellbeing": SUPERVISION_WELLBEING,
    "supervision_record": SUPERVISION_RECORD,
    "supervision_audit_findings": SUPERVISION_AUDIT_FINDINGS,
    "supervision_development": SUPERVISION_DEVELOPMENT,
}
GRADES = {"overall_grade": OVERALL_GRADE}
