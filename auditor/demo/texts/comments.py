"""Remarks of reviewers, replies of auditors and the reasons given for moves and changed grades."""

COMMENTS = [
    {
        "question": "record_chronology",
        "text": (
            "Could you say which events are missing? The worker will want to know where to start."
        ),
    },
    {
        "question": "record_newcomer",
        "text": (
            "I read the summary as a stranger would and agree with you. It took me twelve"
            " minutes. Please keep the sentence about the covering worker, it proves the"
            " point."
        ),
        "for_worker": True,
    },
    {
        "question": "record_timely",
        "text": (
            "Some of this may be the change of system in August rather than late entry."
            " Have you looked at the audit trail of the notes?"
        ),
    },
    {
        "question": "voice_seen",
        "text": (
            "My count of visits alone is one higher; the visit at school is filed under education."
        ),
    },
    {
        "question": "voice_words",
        "text": (
            "Thoughtful direct work, and it shows that the {child} is known. Thank you -"
            " please go on writing down the words exactly as they come."
        ),
        "for_worker": True,
    },
    {
        "question": "voice_daily_life",
        "text": (
            "Very well put. I should like to use this, without any detail, in the learning session."
        ),
    },
    {
        "question": "voice_influence",
        "text": (
            "Is this Partly or Not evidenced? You say that the views may have been weighed"
            " and that the file does not show it. To me that is the second."
        ),
    },
    {
        "question": "family_fathers",
        "text": (
            "We see this in most audits of this cycle. I would tell it as a finding even"
            " though the rest of the section is strong."
        ),
    },
    {
        "question": "family_fathers",
        "text": (
            "I know this took persistence at awkward hours. It made the difference here,"
            " and it will be mentioned in the summary of the cycle."
        ),
        "for_worker": True,
    },
    {
        "question": "family_network",
        "text": (
            "Were the paternal relatives considered at all? The evidence only"
            " speaks of the mother's."
        ),
    },
    {
        "question": "family_views",
        "text": "Good to see the family's own words. Did you speak with both parents or with one?",
    },
    {
        "question": "identity_explored",
        "text": (
            "I wonder whether we are too generous here. Categories are complete, but I"
            " looked for what it means to the {child} and found one sentence."
        ),
    },
    {
        "question": "assessment_timely",
        "text": (
            "The reason for the length is in the management note of the first day,"
            " if you scroll up."
        ),
    },
    {
        "question": "assessment_analysis",
        "text": (
            "This is what we mean by testing a hypothesis. I have asked the worker whether"
            " she would present it to the team."
        ),
        "for_worker": True,
    },
    {
        "question": "assessment_risk",
        "text": (
            "I looked at the notifications myself and agree that they should have been"
            " considered together. I have spoken with the team manager today."
        ),
    },
    {
        "question": "planning_plan",
        "text": (
            "Please give one example of a step that is not specific, so that the point is clear."
        ),
    },
    {
        "question": "planning_drift",
        "text": (
            "The delay was in part the clinic's. It is fair to say so, and fair to say"
            " that we did not chase it for six weeks."
        ),
    },
    {
        "question": "visits_purpose",
        "text": (
            "Agree. It is the theme of the quarter: visits are made, warm and on time, and"
            " one has to guess what they are for."
        ),
    },
    {
        "question": "visits_direct_work",
        "text": (
            "Can you put the dates of the sessions in? I could find three and you mention five."
        ),
    },
    {
        "question": "visits_partners",
        "text": (
            "The escalation was closed in October. The letter is under"
            " correspondence, not meetings."
        ),
    },
    {
        "question": "oversight_reflective",
        "text": (
            "I supervise the manager and recognise this. Shorter records would help all of"
            " us; the thinking is first-rate."
        ),
    },
    {
        "question": "oversight_follow_up",
        "text": (
            "The actions of the last audit are all done, well done to both of you. I have"
            " closed the last of them on the register."
        ),
        "for_worker": True,
    },
    {
        "question": "impact_difference",
        "text": (
            "How do we know? The school's figures would settle it, and I think they are on file."
        ),
    },
    {
        "question": None,
        "text": (
            "A careful and fair audit. I approve it as it stands; my two remarks are for"
            " accuracy and do not alter the grades."
        ),
    },
    {
        "question": None,
        "text": (
            "The reasons for the overall grade are persuasive. The findings could be"
            " fewer: five that will be talked about are better than eight that will be"
            " read."
        ),
    },
    {
        "question": None,
        "text": (
            "Thank you for work that keeps the {child} in the middle of the page. Please"
            " bring the two areas for improvement to our next session, I should like to"
            " hear what you make of them."
        ),
        "for_worker": True,
    },
]

REPLIES = [
    "Thank you, you are right: I had missed the note under education. Evidence corrected.",
    "I have looked again and changed the answer. The file does not show it either way.",
    "Yes, with both, separately. I have added when, and what each of them said to me.",
    "I considered that and would leave it. The trail shows entry three weeks after the visits.",
    (
        "Dates added. There were five sessions; two of them are recorded as telephone"
        " calls by mistake."
    ),
    "An example has been put in. There are others, but this is the one that the family raised.",
    "The worker asked me the same. I have written what would have made it a yes.",
    "Agreed, and I have shortened the list of findings to five.",
    "I found the letter where you said. That makes it Partly, and I have reworded the evidence.",
    "The paternal relatives are not mentioned anywhere. I have said so in as many words.",
    "Point taken about the clinic. The sentence now says which part of the delay was ours.",
    "I should like to keep this as it is: one good conversation in six months is what I found.",
]

CHANGED_GRADES = [
    {
        "question": "family_grade",
        "from": "good",
        "to": "requires_improvement",
        "reason": (
            "The evidence on the father is weightier than the grade allows. He was not"
            " spoken with, and he cares for the {child} at weekends; this cannot be good."
        ),
    },
    {
        "question": "visits_grade",
        "from": "good",
        "to": "requires_improvement",
        "reason": (
            "Frequency and warmth are not in doubt. With no purpose to be found in more"
            " than half of the visits the section does not reach good by our local"
            " guidance."
        ),
    },
    {
        "question": "oversight_grade",
        "from": "good",
        "to": "outstanding",
        "reason": (
            "The auditor is modest on our behalf. Hypotheses tested and dropped,"
            " consultants used, every action followed up: the description of outstanding is"
            " met in full."
        ),
    },
    {
        "question": "record_grade",
        "from": "requires_improvement",
        "to": "good",
        "reason": (
            "The chronology was thought to be missing, and is on the sibling's file by"
            " agreement. I have read it. With that the record as a whole is good."
        ),
    },
    {
        "question": "assessment_grade",
        "from": "requires_improvement",
        "to": "inadequate",
        "reason": (
            "Six incidents were not put together, and what the {child} said led to no"
            " action. We must be plain about this, whatever the quality of other parts."
        ),
    },
    {
        "question": "overall_grade",
        "from": "good",
        "to": "requires_improvement",
        "reason": (
            "Two sections on which the {child}'s progress depends, planning and visits,"
            " require improvement. The strengths are real and stay in the findings."
        ),
    },
    {
        "question": "overall_grade",
        "from": "requires_improvement",
        "to": "good",
        "reason": (
            "What is missing here is mostly recording. Stages one and two have both seen"
            " evidence of impact since, and the {child} is demonstrably better off."
        ),
    },
    {
        "question": "voice_grade",
        "from": "outstanding",
        "to": "good",
        "reason": (
            "Excellent direct work, but I could not trace any decision that was altered by"
            " it, and our description of outstanding asks for this."
        ),
    },
]

RETURN_REASONS = [
    (
        "Three answers are Partly without saying what was there and what was not. Please"
        " add an example to each, so that the worker can recognise what is meant."
    ),
    (
        "The overall grade and its reasons do not agree: the reasons describe good work,"
        " and the grade is requires improvement. One or the other needs to change."
    ),
    (
        "The period read ends in June, and much has happened since. Please read on to the"
        " date of allocation; I think that several answers will be different."
    ),
    (
        "Evidence under family and fathers seems to refer to the sibling's file. Could you"
        " check this and correct it before it goes to the next stage?"
    ),
    (
        "Actions are missing for the two most important findings. Please propose one for"
        " each, with how we shall know that it has been done."
    ),
    (
        "A fair audit. The analysis answer rests on the assessment of last year, however;"
        " the newer one is under forms and was authorised a week before you read the file."
    ),
]

WITHDRAW_REASONS = [
    (
        "The case was transferred to another authority in the first week of the cycle, and"
        " our access to the file has ended."
    ),
    "A serious incident review has begun, which will read the same file in more depth.",
    (
        "Drawn by mistake: a sibling of the same family is already in this cycle, and the"
        " family should not be asked twice."
    ),
]

DECLINE_REASONS = [
    (
        "I was the duty manager for this family in 2018 and took the decision which is now"
        " in question."
    ),
    "I know the foster carer privately; our children were in the same class at school.",
    "I chaired the conference at which the present plan was made.",
    "My partner works at the school that is named in the referral, and has written reports on it.",
]

OVERRIDE_REASONS = [
    (
        "Audited ten months ago and graded requires improvement; the service manager asks"
        " for it to be read again, since the worker has changed."
    ),
    (
        "Within twelve months of the last audit, but the plan has changed from child in"
        " need to child protection, and no other open case of this worker could be taken."
    ),
    (
        "The worker has only three eligible cases left. Taking this one eleven months"
        " after its last audit keeps the sample at three for each worker."
    ),
    (
        "A complaint from the family concerns the time since the last audit. Agreed with"
        " the assistant director that it should be looked at now rather than in the spring."
    ),
]

REALLOCATION_REASONS = [
    "The auditor is away for four weeks from Monday, and the audit would otherwise be late.",
    "The first auditor declared a conflict of interest after opening the file.",
    "Shared out again, as one external auditor had five audits and the other two.",
]
