"""What is said in supervision about the findings: reflections, comments, and replies to findings."""

REFLECTIONS = [
    "It is fair. I recognise the case in it, and the part about writing down why I went is true of"
    " my other work as well.",
    "I was relieved to see that what takes the most time, staying in touch when nobody answers, is"
    " seen. The rest I can do something about.",
    "I knew about the gap and had stopped seeing it. Having it in one sentence helps.",
    "At first I felt that a year had been judged by what I type on a Friday. Reading it again, the"
    " examples are right, and they are fewer than I had feared.",
    "I should like to show the {child} that what they said has changed the {plan}. I think it has;"
    " nobody could tell from the file.",
    "The strength that is named is one I learned from a colleague who has left. I want to keep it.",
    "I see it partly otherwise: some of this was talked through at the {meeting} and not written"
    " by us. But then it should be on our file too.",
    "What I take from it is to ask at the door what this visit is for. I have tried it twice since"
    " and it made both shorter.",
    "It is not easy to read. I agree with the areas and would have graded the same.",
    "I had not thought about who was missing from my picture of this family. I have rung him since.",
    "Good to hear. I would have liked a word about how much the family did themselves.",
    "I find it useful that evidence stands beside each point. With the dates I could look them up.",
]

COMMENTS = [
    "Talked through each finding with the file open, one example after the other. First step: a line"
    " of purpose at the head of each visit, looked at again next month.",
    "The {worker} had prepared for this. We spent most of the time on what worked, and on how to"
    " tell the team.",
    "Agreed what is to be done and by when; the dates are on the list of actions. I shall read two"
    " records before the next session.",
    "We disagreed at first about what is evidence. It is clearer now to both of us that it counts"
    " when a stranger can find it.",
    "Workload was part of it and is no excuse; two cases have been moved. The rest is practice, and"
    " we shall go through it with an example each time.",
    "A thoughtful session. Consultation with the systemic practitioner is booked for this family.",
    "Part of this is mine: the decision was made with me and I did not record it. I have done so now.",
    "We rang the school together from the session, and the question that had been open is answered.",
    "Strengths passed on to the team meeting, without any detail. The chronology is the one thing"
    " to be brought up to date before we meet again.",
    "No surprises, which is to the {worker}'s credit. Next time we look at whether the {child}"
    " would notice the difference.",
    "Short session, as leave was beginning. We come back to the second area next time.",
    "Looked at the last audit's points as well: two are done, one we had both forgotten.",
]

# The same of audits of supervision: the supervisor's, and those of the manager above.
REFLECTIONS_OF_SUPERVISORS = [
    "Fair, and a little uncomfortable. I keep the sessions, and let the list of cases take the hour.",
    "I recognise the point about actions: we write them down and begin the next session afresh.",
    "It helps to see in one place what the worker finds useful. I would not have guessed all of it.",
]
COMMENTS_OF_MANAGERS = [
    "We looked at three records together. The first quarter of an hour is to be the worker's own;"
    " I shall sit in on one session in the new year.",
    "Dates for the whole year were agreed before we left the room, and cover for August with them.",
    "A good piece of work that the team can hear of. The one gap is that decisions stay in the"
    " supervision notes; the next two go to the child's record, with reasons.",
]

# Findings that were called factually wrong: by the case, what was said, and what the lead answered.
REPLIES = {
    10347: {
        "question": "record_details",
        "reason": (
            "Religion and first language were entered in September, before the file was read. The"
            " summary page still shows the old entry; the page of personal details has the new one."
        ),
        "answer": (
            "Looked at together: both are on the page of personal details since September, so that"
            " part of the evidence is out of date. Ethnicity and the start of the legal status are"
            " still missing, and the finding stands for these. The system team has been asked why"
            " the summary page is not refreshed."
        ),
    },
    10358: {
        "question": "visits_purpose",
        "reason": (
            "The evidence says that half of the visits have no stated aim. Since April I write a"
            " plan for each visit, and it is kept under documents and not in the case note. With"
            " those there are only two left without."
        ),
        "answer": "",
    },
}
