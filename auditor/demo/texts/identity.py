"""Invented evidence, findings and reasons on identity and diversity."""

from auditor.demo.texts.wording import AT_HOME, CHILDREN, IN_CARE, For

IDENTITY_EXPLORED = {
    "yes": [
        (
            "Identity is explored across several visits and never as a list. We learn"
            " which language the {child} dreams in, which festival is kept and which is"
            " only tolerated, what it is like to be the tallest in the room, and what the"
            " {child} would rather be called."
        ),
        (
            "The {worker} was curious about faith, skin, money and place in that order"
            " because the {child} was. A social graces exercise in supervision in June"
            " looked at the differences between worker and family, and at the assumptions"
            " that might follow from them. It is one of the best I have read."
        ),
        (
            "The {child}'s disability is described as the {child} experiences it (\"my"
            " legs are slow, my head isn't\"), with what helps and what annoys. Ethnicity,"
            " religion and the two languages of the home are given the family's own words"
            " and not the system's categories."
        ),
        For(
            CHILDREN,
            "Class and housing are considered as part of who the family is, which is rare."
            " So is the meaning, for the mother, of having grown up in care herself. The"
            " {child}'s own sense of where home is was explored with photographs on the"
            " visit of 14 August.",
        ),
        (
            "Gender, friendships and life online were talked about openly, in the"
            " {child}'s time. The record shows tact: what the {child} wished to keep from"
            " relatives is marked as such, and a date set for asking again whether this is"
            " still the wish."
        ),
        For(
            IN_CARE,
            "Background and heritage are explored with the {child}, with relatives and"
            " through a visit to the community centre in the old neighbourhood. Hair, food"
            " and prayer are discussed with the {carer} as everyday matters. The memory box"
            " was added to in May and in September.",
        ),
        For(
            IN_CARE,
            "The young person's journey, faith and language are described with respect and"
            " without making them the whole story: football and an ambition to fix cars get"
            " as much room. An interpreter of the right dialect was found after the first"
            " proved not to be.",
        ),
    ],
    "partly": [
        For(
            CHILDREN,
            "The {assessment} has an informed passage on the family's faith and what it"
            " asks of the {child}. Language, disability and the experience of racism at"
            " school, which the {child} mentions in two visits, are not taken further.",
        ),
        For(
            CHILDREN,
            "Identity is treated thoughtfully for the mother, whose migration and losses"
            " are set out at length. The {child}, born here, is assumed to share it all."
            " Hints that they do not (the English name used at school, the lunches thrown"
            " away) wait to be explored.",
        ),
        (
            "Ethnicity, religion and language are recorded correctly, and the notes"
            " mention church, cadets and a hearing aid. What these mean to the {child} has"
            " been asked about one of the three, the cadets, and the answer was full and"
            " proud."
        ),
        (
            "One excellent conversation in July, about having two countries and belonging"
            " in neither, stands by itself. It was not returned to and the {plan} does not"
            " reflect it. With so good an opening a good deal more could be learned."
        ),
    ],
    "no": [
        For(
            CHILDREN,
            'The section on identity reads, in full: "White British, no religion, no'
            ' identity needs." There are indications all through the file of a {child} for'
            " whom being a young carer, being poor at a well-off school and having a"
            " stammer are matters of every day.",
        ),
        (
            "Tick boxes are complete and nothing else is. The {child} is of dual heritage,"
            " lives with the white side of the family and has not seen the other for four"
            " years. No note suggests that anybody wondered what this is like."
        ),
        (
            "Identity is not explored. The {child}'s diagnosis is mentioned in eleven"
            " places as a cause of difficulty for others, and nowhere as part of who the"
            " {child} is. The language spoken at home is wrong in two documents."
        ),
    ],
    "not_evidenced": [
        (
            'Cultural needs are said in the {plan} to have been "discussed and met". I'
            " could not find the discussion, nor which needs were identified, nor how they"
            " were met. The monitoring page shows that information was obtained, without"
            " its content."
        ),
        (
            "The {worker} shared with me a sensitive understanding of the {child}'s"
            " identity that had come up in direct work. It is not written on the file,"
            " partly, she said, for fear of getting the words wrong. A supervision record"
            " might have held it."
        ),
    ],
    "not_applicable": [
        "Contact so far limited to one screening call; nothing could properly be explored.",
        (
            "The {child} expressly asked that these matters not be recorded at present,"
            " respected and dated."
        ),
    ],
    "strength": [
        (
            "Who the {child} is - culture, faith, language, ability, family story - was"
            " explored with curiosity and not ticked off."
        ),
        (
            "Identity is described as the {child} experiences it, in words that the"
            " {child} might use."
        ),
        (
            "Differences between worker and family were thought about openly, which made"
            " room for the {child}'s own account."
        ),
    ],
    "improvement": [
        (
            "Explore with the {child} what their identity, background and experience of"
            " difference mean to them."
        ),
        (
            "Go beyond categories: ask what culture, faith, language, ability and money"
            " mean in this {child}'s daily life."
        ),
        "The {child}'s identity has been recorded but not yet understood.",
    ],
    "recording": [
        (
            "What is known about the {child}'s identity needs to be written down, in words"
            " agreed with the {child}."
        ),
        "The file refers to identity needs that were discussed, without saying which.",
    ],
}

IDENTITY_SHAPED = {
    "yes": [
        (
            "The work was altered to fit the {child}: visits moved away from Friday"
            " prayers, a female worker for the conversations on health, a mentor who had"
            " grown up with the same condition. Each change is explained, and the {child}'s"
            " comment on each is on the file."
        ),
        For(
            AT_HOME,
            'Because it was understood that the mother hears "support" as "being'
            ' reported", from her own childhood in care, the {worker} began by asking her'
            " to choose what should be written and where. The plan's wording is hers. I"
            " think it likely that without this there would have been no plan.",
        ),
        (
            "Language shaped everything: interpreted sessions were given double time, the"
            " {plan} was made in pictures, and the grandmother, who speaks for the family"
            " in matters of weight, was asked first. What looked like reluctance turned out"
            " to be good manners."
        ),
        For(
            CHILDREN,
            "Adjustments for the {child}'s autism are specific and were kept to: the same"
            " chair, questions sent beforehand, ten minutes' notice of the end. The school"
            ' adopted two of them. Contact which had been "impossible" last year has become'
            " regular.",
        ),
        For(
            CHILDREN,
            "The intervention was chosen in view of the family's means: no fares, no forms"
            " to be printed, meetings at the end of the father's shift. The {worker} names"
            " poverty as a pressure on the parents and not a failing, and the {plan}"
            " includes income as well as behaviour.",
        ),
        (
            "The hypothesis about the {child}'s silence was revised when it was understood"
            " what speaking to officials had meant in the family's past. From then on the"
            " {worker} said at the start of each conversation what she would write down and"
            " for whom. The notes grow longer from that date."
        ),
        For(
            IN_CARE,
            "Placement, barber, food, mosque and mentor were each matched with thought,"
            " and where the match was poor (the first college) this was put right within"
            " the term. The {carer} took up the suggestion of learning some words of the"
            " young person's language.",
        ),
    ],
    "partly": [
        (
            "Faith has shaped the plan visibly: times, food, the choice of club. The"
            " {child}'s hearing loss, by contrast, is well described and made no"
            " difference; meetings were held in the echoing hall, and the minutes remark"
            ' that the {child} "did not contribute".'
        ),
        For(
            CHILDREN,
            "An interpreter is used at meetings. Ordinary visits are managed with gestures"
            " and the older brother's help, so that the practical part of the work is"
            " adapted and the part that matters most is not. The brother is fourteen and"
            " should not have to.",
        ),
        For(
            AT_HOME,
            "There is evidence in supervision of thinking about culture and its bearing on"
            " discipline at home. It did not reach the {plan}, whose parenting course is"
            " the usual one, in English, on a weekday morning. The mother attended once.",
        ),
        (
            "The work is warm and evidently attuned to the {child}. It is hard to point to"
            " anything that was done differently on account of who the {child} is, apart"
            " from the use of the chosen name, which is kept to by everybody and matters"
            " greatly."
        ),
    ],
    "no": [
        (
            "Identity is described at some length in the {assessment} and then left"
            " behind. The {plan} could be anybody's. The group the {child} was referred to"
            " is of a kind that, according to the description, they would find humiliating,"
            " and they left after ten minutes."
        ),
        (
            "The same leaflet, in English, was given to a parent who cannot read it on"
            " three occasions, the last in September. Failure to act on it is then listed"
            " among the concerns. I should have expected somebody to notice by the second"
            " time."
        ),
        (
            "Nothing in the approach was adapted. Appointments fell on holy days twice,"
            " the wheelchair did not fit the room booked for the {meeting}, and the {child}"
            " attended by telephone. An apology was made, but not a plan for next time."
        ),
    ],
    "not_evidenced": [
        (
            "It is stated that work was \"tailored to the family's cultural needs\". The"
            " file gives no example, and the sessions themselves are recorded by title only"
            ' ("session 3, boundaries"). I asked the {worker}, who gave me two good'
            " examples."
        ),
        (
            "Whether identity made a difference to what was done is not shown. There may"
            " well be a connection between the change of mentor in June and what the"
            " {child} had said; no note makes it. Nor do the minutes, although the subject"
            " was on the agenda."
        ),
    ],
    "not_applicable": [
        "No intervention has started; the plan is to be agreed next week.",
        "The period read covers closing contact only, by letter and telephone.",
    ],
    "strength": [
        (
            "The work was fitted to who the {child} and the family are, and the"
            " adjustments made a difference."
        ),
        (
            "Understanding of identity and circumstance led to a different approach, and"
            " to better contact."
        ),
        (
            "Practical adaptations - language, timing, place, people - show that identity"
            " is more than a heading here."
        ),
    ],
    "improvement": [
        (
            "Let what is known about the {child}'s identity change how, where and by whom"
            " the work is done."
        ),
        (
            "The plan would fit any child; adapt it to this one's culture, language,"
            " ability and means."
        ),
        (
            "Adjustments that the {child} or the family need are known and should be made"
            " and kept to."
        ),
    ],
    "recording": [
        (
            "Record which adjustments were made for the {child}'s identity and needs, and"
            " what they achieved."
        ),
        "The file does not show whether, or how, the work was fitted to the {child}'s identity.",
    ],
}

IDENTITY_GRADE = {
    "outstanding": [
        (
            "Curious, precise and unafraid. Identity is not a section here but runs"
            " through visits, analysis and plan, and the family noticed. Reflection on"
            " difference in supervision is of a kind I should like to see everywhere."
        ),
        (
            "The whole approach was built around what it is to be this {child}. Small"
            " practical changes, arrived at by asking, turned reluctance into trust."
            " Supervision asked the right question at the right time."
        ),
    ],
    "good": [
        (
            "Identity was explored beyond the categories and led to several sensible"
            " adjustments. The {child}'s experience of school as the only one of their kind"
            " could be followed up."
        ),
        (
            "A respectful and informed account, with the family's own words. Its influence"
            " on the plan is real, if not always stated. The {child}'s friends and life"
            " online are the part still to be asked about."
        ),
        (
            "Language, faith and ability are understood and acted upon. Money and class"
            " could be considered as openly as the rest. The interpreter, the same one"
            " throughout, was evidently a part of the success."
        ),
    ],
    "requires_improvement": [
        (
            "The right information has been collected and there is one very good"
            " conversation. It has not been carried over to the plan, which is general. The"
            " {worker} is well placed to take it further."
        ),
        (
            "Attention is given to the parents' background rather than the {child}'s."
            " Where adaptations were made they were helpful, and they should be the rule."
            " The conversation in July shows how it can be done."
        ),
        (
            "Identity is named, not explored. The {worker} has a good deal more"
            " understanding than the file shows, and should be encouraged to write it. A"
            " session with the consultant may help with the words."
        ),
    ],
    "inadequate": [
        (
            "Categories are wrong, an interpreter was not used where one was needed, and a"
            " failure to read English was counted against a parent. These are failings of"
            " the service and not of one person."
        ),
        (
            "Nothing was asked, nothing was adapted, and the {child}'s experience of"
            " racism, reported by the school, is not mentioned by us. The {child} told a"
            ' teacher that we "only talk about forms".'
        ),
    ],
}

QUESTIONS = {
    "identity_explored": IDENTITY_EXPLORED,
    "identity_shaped": IDENTITY_SHAPED,
}
GRADES = {"identity_grade": IDENTITY_GRADE}
