"""Invented evidence, findings and reasons on planning and review."""

from auditor.demo.texts.wording import (
    AT_HOME,
    CHILDREN,
    IN_CARE,
    SOCIAL_WORK,
    SOCIAL_WORK_AT_HOME,
    SOCIAL_WORK_CHILDREN,
    For,
)

PLANNING_PLAN = {
    "yes": [
        For(
            CHILDREN,
            "The {plan} has five steps, each beginning with a name and ending with a date."
            ' It says what will be different for the {child} ("in bed by nine on school'
            ' nights, with somebody at home") before it says who will do what. Last revised'
            " on 2 October.",
        ),
        For(
            AT_HOME,
            "A plan one would be glad to have written about one's own family: one page, in"
            " the mother's words on the left and ours on the right. Every line can be seen"
            " to have happened or not. Three have been struck out as done, with the date.",
        ),
        (
            "Outcomes are measurable without being mechanical. For each the {plan} says"
            " how we should know: attendance, the {child}'s own score out of ten, what the"
            " grandmother notices. Owners come from the family and from agencies in equal"
            " number."
        ),
        For(
            CHILDREN,
            "Current, specific and short. Each step is linked to something in the"
            " {assessment}, so that one can see why it is there. The {child} has a copy"
            " with drawings, made by the {worker}, that says the same things truthfully.",
        ),
        (
            'Dates are real dates, not "ongoing", and the two that were missed are marked'
            " as such with what was done about them. The family owns four of nine steps."
            ' The {manager} removed two old ones in August because they "no longer earn'
            ' their place".'
        ),
        For(
            AT_HOME,
            "The {plan} was drawn up at the kitchen table over two visits and signed by"
            " those who are in it. It was altered after the first month, when it had become"
            " clear that the mornings mattered more than the evenings. Copies went to all"
            " within the week.",
        ),
        For(
            ("care leaver",),
            "The pathway plan is the young person's in content and in tone: rent, driving"
            " theory, seeing the cousin, a dentist. Each item has a next step within the"
            " month, a person and a fallback. It was rewritten in September when the"
            " college course changed.",
        ),
        For(
            ("child protection",),
            "The outline plan from conference was turned into a detailed one at the first"
            " core group, inside ten working days. It says which changes are essential and"
            " which desirable, and what will be taken as evidence. The parents can recite"
            " the four essentials, and did.",
        ),
    ],
    "partly": [
        For(
            AT_HOME,
            'Steps are specific for the family and general for ourselves: the mother "will'
            ' attend six sessions by 30 September", while we "continue to monitor" and'
            ' "offer support". Dates are given throughout. A plan ought to bind both sides.',
        ),
        (
            "A good plan in June, which has since been rolled forward unchanged. Of eight"
            " steps three were completed in the summer, and remain; one refers to a service"
            " that has closed. What is current has to be gathered from the minutes."
        ),
        (
            "The {plan} is timed and owned. Its outcomes describe attendance at services"
            ' ("to engage with...") rather than change for the {child}, so that all could'
            " be achieved with nothing being different at home. They need turning round."
        ),
        For(
            AT_HOME,
            "Everything that should be in the plan is there, along with much that need not"
            " be: 27 actions for one family, in order of agency. The mother counted them at"
            " the {meeting} and asked which to do first. It was a fair question, and is not"
            " answered.",
        ),
    ],
    "no": [
        (
            "There is no current plan. The last was due to be revised in May. Visits"
            " continue and are kindly, but I could not say, and in our conversation neither"
            " could the {worker}, what they are intended to bring about."
        ),
        For(
            CHILDREN,
            'All eleven actions have the owner "all" and the date "ongoing". The {plan}'
            " was evidently copied from another family's, since it mentions a nursery which"
            " neither child has attended. The parents' signatures are from the previous"
            " version.",
        ),
        (
            "The {plan} consists of the referral's concerns, each with \"to address\" in"
            " front. Nobody is named. Dates have passed without remark, and the {child}'s"
            " wishes, recorded in full elsewhere, do not appear. It was signed off in four"
            " minutes."
        ),
    ],
    "not_evidenced": [
        (
            'The minutes of three meetings refer to "the plan" as agreed and shared. The'
            " form on the system is blank except for its heading. A version may exist in"
            " the minutes' attachments, which do not open. The {worker} has been asked to"
            " upload it."
        ),
        (
            "Actions from the {meeting} were, so the {worker} tells me, sent to the family"
            " and agencies by email. Neither the email nor the plan it contained has been"
            " saved to the file. I have no way of knowing how specific they were, nor who"
            " owned them."
        ),
    ],
    "not_applicable": [
        "The {assessment} was completed last week with advice only; no plan follows.",
        "Plan held by the allocated authority; we provide accommodation only.",
    ],
    "strength": [
        (
            "The plan is current, specific and short, with owners and dates, and says what"
            " will be different for the {child}."
        ),
        (
            "The family had a hand in the plan and knows it; progress can be told from it"
            " at a glance."
        ),
        "Each step of the plan follows from the assessment and binds us as well as the family.",
    ],
    "improvement": [
        (
            "Rewrite the plan so that each step is specific, owned and dated, and says"
            " what will be different for the {child}."
        ),
        (
            "The plan lists activity; it should describe the change we hope for and how we"
            " shall know."
        ),
        "Bring the plan up to date and shorten it to the few steps that matter most now.",
    ],
    "recording": [
        "The plan that colleagues and family are working to is not on the file.",
        "Agreed actions need to be recorded in the plan and not only in emails.",
    ],
}

PLANNING_CONTINGENCY = {
    "yes": [
        For(
            SOCIAL_WORK_CHILDREN,
            "What happens if the plan does not work is written in three steps with dates,"
            " beginning with a family network meeting and ending, if it should come to"
            " that, with legal advice. It was read out to the parents in June, and each"
            " said in their own words what it means.",
        ),
        For(
            SOCIAL_WORK,
            "The contingency is specific to this {child}: who would look after them"
            " tonight, for a week, for longer. Two relatives have been visited with that in"
            " mind. The out-of-hours team has the page. Both know what they may be asked.",
        ),
        For(
            AT_HOME,
            "A legal planning meeting in July considered the alternatives while there was"
            " still time, and the parents were told of it in a clear letter. As things"
            " improved it was not needed. It remains on the {plan}, with a date for taking"
            " it off.",
        ),
        For(
            AT_HOME,
            '"If Mum is unwell again" has a page of its own, written by the mother when'
            " she was well: signs, people, telephone numbers, what to tell the children. It"
            " was used in September exactly as written, and the {child} went to school the"
            " next day.",
        ),
        For(
            IN_CARE,
            "The parallel plan is real. Should the present arrangement not last there is a"
            " named alternative, whose strengths and limits are described; the {carer}"
            " knows about it, and what would lead to it being used is agreed in writing.",
        ),
        For(
            ("care leaver",),
            "If the tenancy were to fail the young person knows where to go the same"
            " night, what we will pay for, and who will speak with the landlord first. The"
            " plan was rehearsed on paper with the adviser in May, and there was laughter,"
            " by the note of it.",
        ),
        For(
            CHILDREN,
            "The {plan} names the two signs that would make us act sooner than the next"
            " {meeting}, and what we would do. Both are things that the school, the family"
            " and the {child} can all see. Everyone has been told who to ring.",
        ),
    ],
    "partly": [
        (
            'A contingency is stated ("escalate if no progress"). It does not say what no'
            " progress would look like, by when, or to what. The {manager}'s note of August"
            " is better and could simply be copied in. The family ought to see it too."
        ),
        (
            "There is a good plan for an emergency at night. What will be done if, as"
            " seems possible, the slow kind of failure continues, with appointments kept"
            " and nothing altered, has not been thought through. It should be."
        ),
        (
            "Alternatives within the family were considered in the spring, with care. The"
            " aunt who was named has since moved away, and the text has not been changed. A"
            " visit to her sister, who offered in July, is still to be arranged."
        ),
        For(
            CHILDREN,
            "The contingency plan is clear to professionals. No one seems to have"
            " explained it to the parents, who are described at the September {meeting} as"
            " surprised to hear that it exists. It would be better heard from us, in a"
            " quiet hour, than in a crisis.",
        ),
    ],
    "no": [
        (
            'No contingency is recorded. The form says "see plan", and the plan does not'
            " mention it. In view of the two crises this year it is not hard to foresee a"
            " third. The {child}, who was moved at ten at night on the last occasion, can"
            " certainly foresee it."
        ),
        (
            '"To be discussed at next meeting" appears under contingency in four sets of'
            " minutes running. When the arrangement broke down in August the {child} spent"
            " an evening in the office while colleagues telephoned."
        ),
        For(
            SOCIAL_WORK,
            "The only contingency is that the current plan continue. Nothing has been"
            " asked of relatives, and legal advice, which supervision thought desirable in"
            " June, has not been sought. The {manager} and I agreed that this should be put"
            " right before the holidays.",
        ),
    ],
    "not_evidenced": [
        For(
            SOCIAL_WORK,
            "I was told by the {manager} that alternatives had been gone into in detail at"
            " a legal planning meeting. Its minutes are held by the legal team and not on"
            " the {child}'s file, and the plan does not summarise them.",
        ),
        (
            'A "Plan B" is referred to in two case notes as having been agreed with the'
            " family. What it is I was unable to discover from the record. The {worker} is"
            " on leave, and the duty colleague whom I asked did not know of it either."
        ),
    ],
    "not_applicable": [
        "The plan is to end this month with the agreement of all; a note says how to return.",
        (
            "Only the initial visit has been made; contingency is to be settled at the"
            " first {meeting}."
        ),
    ],
    "strength": [
        "It is clear to everybody what would happen if the plan did not work, and why.",
        "The contingency plan is practical, known to the family and, when needed, has worked.",
        "Alternatives for the {child} were thought through in good time, with relatives involved.",
    ],
    "improvement": [
        (
            "Agree and write down what will be done if the plan does not work: signs,"
            " steps, people, dates."
        ),
        "The contingency needs to be specific to this {child} and explained to the family.",
        (
            "Think ahead about a further crisis, and prepare for it with the family while"
            " things are calm."
        ),
    ],
    "recording": [
        "The contingency that was discussed is not recorded in the plan.",
        (
            "Summarise alternative plans on the {child}'s file, so that duty colleagues"
            " can act on them."
        ),
    ],
}

PLANNING_REVIEWS = {
    "yes": [
        (
            "All reviews in the period were on time, and the right people came: six of"
            " seven invited in June, seven of seven in September. The list of previous"
            " recommendations is gone through first; ten of twelve had been done and the"
            " two others have a reason and a new date."
        ),
        For(
            ("child protection",),
            "Core groups met at four- to six-week intervals, seven in the period, with"
            " both parents present at five. The conference in August had reports from every"
            " agency two days in advance, and parents had read ours with the worker"
            " beforehand.",
        ),
        For(
            ("child in need",),
            "Three child in need reviews, at intervals of eleven, ten and twelve weeks,"
            " were chaired by the deputy manager. They are short and to the point. Minutes"
            " were out in a week. The third asked whether we were still needed, and gave"
            " its reasons.",
        ),
        For(
            ("looked after",),
            "Looked-after reviews took place within timescale and were prepared with the"
            " child. The reviewing officer's mid-way check on 16 August found one"
            " recommendation late (the dental appointment), wrote to the manager, and had a"
            " reply by return. All others were done.",
        ),
        For(
            ("care leaver",),
            "The pathway plan was reviewed twice in the year, the second time at the young"
            " person's request when they changed course. They chose who came, and the"
            " housing officer was persuaded to come in person. What was decided has been"
            " done.",
        ),
        For(
            ("assessment",),
            "The mid-point review of the assessment was held on day 12 with those who know"
            " the family. It dropped two lines of enquiry, added one, and recorded who"
            " would do what before completion. All was done on time.",
        ),
        (
            "Review decisions are followed like a thread: each is in supervision within"
            " the fortnight, in the {plan} by the next visit, and reported on at the"
            " following meeting. I tested five at random. All five had been carried out,"
            " one by a different person than expected."
        ),
        For(
            CHILDREN,
            "The right people are at the table, including the class teacher rather than a"
            " deputy, and the father by telephone from work. On time throughout. The chair"
            " asks each time what has changed for the {child}, and the minutes give the"
            " answers.",
        ),
    ],
    "partly": [
        (
            "Reviews are held when they should be. The health colleague, upon whose work"
            " half of the {plan} depends, has sent apologies three times without a report,"
            " and no one has asked for a substitute. The other recommendations have been"
            " carried out."
        ),
        (
            "The first review was in time, the second nineteen days late owing to the"
            " chair's absence. Attendance was good at both. Of nine recommendations I could"
            " trace six as done; on the other three the record is silent."
        ),
        (
            "Timely and well attended, with minutes that took five and seven weeks to"
            " arrive. By then the next review was close, and two people had acted on"
            " different recollections of what was agreed. The chair has since changed how"
            " they are written."
        ),
        For(
            IN_CARE,
            "Reviews are on time and child-centred. Recommendations tend to be repeated:"
            " the savings account appears for the fourth time, the passport for the third."
            " The reviewing officer has noted it without formally raising it.",
        ),
    ],
    "no": [
        For(
            AT_HOME,
            "Two reviews were cancelled, in June and in August, and not arranged again. A"
            " third was held with the {worker}, the {manager} and the mother only. The"
            " recommendations from the spring have not been mentioned since.",
        ),
        For(
            CHILDREN,
            "Review took place eleven weeks late. Neither parent received an invitation in"
            " time, the school learned of it afterwards, and what is recorded is a summary"
            " of the discussion without decisions. It needs to be held again.",
        ),
        For(
            SOCIAL_WORK,
            "The record shows one review in twelve months. Its four recommendations, all"
            " sensible, were for completion in 28 days; at the time of this audit none had"
            " been begun. There is no sign of anybody having chased them.",
        ),
    ],
    "not_evidenced": [
        (
            'Dates of reviews are shown on the system as "held". There are no minutes on'
            " file for two of the three, and the recommendations can be inferred only from"
            " later emails. The missing minutes were asked for during this audit."
        ),
        (
            "I could establish that meetings took place on the due dates, from the"
            " calendar and from the {carer}, but neither who attended nor what was decided"
            " is on the file. Minutes were promised for the end of the week and had not"
            " been added when I closed the audit."
        ),
    ],
    "not_applicable": [
        "First review falls due in the month after this audit.",
        "The plan began twenty days before the audit; the first {meeting} is booked.",
    ],
    "strength": [
        "Reviews are on time, with the right people, and their recommendations are carried out.",
        "What reviews decide is followed through into supervision, plan and visits.",
        "Reviews ask what has changed for the {child}, and adjust the plan accordingly.",
    ],
    "improvement": [
        (
            "Hold reviews on time with the people who matter and follow each"
            " recommendation to its end."
        ),
        (
            "Recommendations of earlier reviews are outstanding and should be done or"
            " formally reconsidered."
        ),
        "Secure the attendance or the report of those on whose work the plan depends.",
    ],
    "recording": [
        "Minutes and decisions of reviews that took place are missing from the file.",
        "Record for each recommendation whether it was done, by whom and when.",
    ],
}

PLANNING_DRIFT = {
    "yes": [
        (
            "There is purpose and pace. From one month to the next something has moved,"
            " and where it had not, in August, the {manager} asked why within the"
            " fortnight. The referral to the clinic, sent on 5 June, was chased on three"
            " dates until an appointment came."
        ),
        (
            "No drift. The aims of the spring have been met or changed, each by decision;"
            " the {plan} is on its way from weekly to fortnightly visits and there is a"
            " date for deciding whether to end. I saw no period longer than two weeks"
            " without some progress."
        ),
        (
            'The question "what are we waiting for?" is asked in each supervision record.'
            ' Twice the answer was "nothing", and twice a step was taken the same week. The'
            ' family has noticed: "things happen when she says".'
        ),
        For(
            AT_HOME,
            "Delay by others was not accepted. When the parenting course had a waiting"
            " list of five months the {worker} found another, two bus rides away, and"
            " arranged the fares. The resulting four months mattered to the {child}.",
        ),
        (
            "Work is in step with the {child}'s needs. The only pause, of three weeks in"
            " July, was planned, to let the family settle after the move; it was announced,"
            " explained and ended on the day named. The family remembers it as a good time."
        ),
        (
            "Progress was measured against the dates of the {plan} every six weeks on one"
            " sheet, in green, amber and red. I followed the ambers: each was talked about,"
            " and was either green or replaced by the next sheet."
        ),
        For(
            IN_CARE,
            "The timetable has been kept in spite of a change of worker in the middle. The"
            " handover was done in three joint visits, and the decision about family time"
            " was made on the day promised to the child. Nothing was put off because of us.",
        ),
    ],
    "partly": [
        (
            "Momentum was good until the change of {worker} in July. There followed seven"
            " weeks in which visits were kept and nothing else happened: two referrals"
            " unsent, one meeting postponed. It has been made up since, with credit to the"
            " new worker."
        ),
        (
            "The main aim is progressing. Two lesser ones, a bed and an eye test, have"
            " been carried over since February. They are what the {child} asked for. It"
            " would take an afternoon to settle both, and it would tell the {child} that we"
            " listen."
        ),
        For(
            AT_HOME,
            "No drift in the work with the mother. The father's assessment was put off"
            " four times, each for a fair reason, so that taken together it is five months"
            " late, and the decision that depends on it has had to wait.",
        ),
        For(
            SOCIAL_WORK_AT_HOME,
            "It is a mixed picture, and I think that it deserves to be told by month.\n\n"
            "From January to April the work was as brisk as one could wish. The"
            " {assessment} was finished early, the first {meeting} held at once, and four"
            " of the seven steps were under way before Easter. The {worker} visited weekly"
            " and each visit moved something forward: the debt letter opened and answered,"
            " the school place confirmed, the first of the conversations with the"
            " grandmother. The {manager}'s note of 12 April says that the plan is \"ahead"
            ' of itself" and asks for a summary to be made while all is fresh. It is a very'
            " good summary.\n\n"
            "In May the {worker} was asked to cover a colleague's cases. One sees it in"
            " the record almost at once. Visits go from weekly to fortnightly without a"
            ' decision, the notes become shorter, and "to follow up" begins to appear at'
            " the end of them. I counted fourteen such phrases between 8 May and 20 July."
            " Five of the things to be followed up were followed up. The others were not"
            " large (a telephone call to the optician, a form for the holiday club, the"
            " promise of a photograph) but each had been promised to the {child} or to the"
            " mother, and the mother kept a list. She read it out at the {meeting} in July."
            ' The minutes call this "unhelpful"; I should call it the most useful'
            " contribution of the day.\n\n"
            "The referral for family therapy is the clearest example of delay. It was"
            " agreed on 3 April. The form was begun on 17 May, returned by the service on"
            " 29 May since a section was missing, sent again on 11 July, and accepted on 2"
            " August, with a waiting time of ten weeks. Four months were thus lost, of"
            " which two or three were in our hands. In those months there were two further"
            " incidents at home, neither of them serious, both of just the kind that the"
            " therapy had been meant for. The {child} told the teacher on the day after the"
            ' second that "they said someone would help us talk".\n\n'
            "In supervision the matter was not overlooked. The May record notes the"
            ' additional cases, and that this family "can tick over". In June it is carried'
            " forward. On 16 July the deputy manager, standing in, read the plan against"
            " the file and wrote down in seven lines what had slipped, what could be"
            " dropped and what had to be done that week. I commend the note, which turned"
            " things round. Two steps were given up openly, with an apology to the mother."
            " The referral was taken on by the deputy herself. Visits went back to weekly"
            " for six weeks.\n\n"
            "Since August there has been no drift that I can find. The optician has been"
            " seen; the photograph, framed, stands by the {child}'s bed, as the visit of 30"
            " August records. The therapy began in October. The family say that they feel"
            ' "back on the list".\n\n'
            "My answer is partly, therefore. A judgement of the last three months only"
            " would be yes, and a judgement of the early summer no. What might be learned"
            " is not about diligence. It is that a plan which is ahead of itself can be let"
            ' go of without anyone deciding to, and that the first sign was the phrase "to'
            ' follow up". I suggest that cover arrangements should always name what will'
            " not be done, and that the family be told.",
        ),
    ],
    "no": [
        For(
            CHILDREN,
            "Very little has changed in nine months. The same five actions are carried"
            " from one {meeting} to the next with fresh dates. The parents' appointments"
            " have been rearranged eleven times, and the {child}'s behaviour, by the"
            " school's account, is worse than at the start.",
        ),
        (
            "The plan waits upon a specialist assessment that was agreed in February,"
            " commissioned in June and has not begun. In the meantime no other help was"
            " tried. I found no record of a manager being told of the delay."
        ),
        (
            "This is the third plan of its kind in five years and it follows the course of"
            " the other two: an energetic start, changes of {worker}, some improvement in"
            " attendance, closure. Nothing in the file suggests that the pattern has been"
            " noticed. The {child} was six when it began."
        ),
    ],
    "not_evidenced": [
        (
            "Few dates are attached to anything on this file, and progress is described in"
            ' general terms ("moving forward"). Whether there has been delay cannot be said'
            " without knowing when each step was agreed and when it was done."
        ),
        (
            "For the period from May to August there are no entries except visits. There"
            " may have been steady work behind the scenes, as the {worker} believes there"
            " was; the record does not show it. I can give no better answer than this."
        ),
    ],
    "not_applicable": [
        "The {plan} is three weeks old, and nothing is yet due.",
        (
            "Transferred in during the last fortnight; delay elsewhere has been raised"
            " with the sending authority."
        ),
    ],
    "strength": [
        (
            "The work has pace and purpose, and there is no drift; obstacles were dealt"
            " with as they arose."
        ),
        "Delay, including delay by others, was noticed early and not accepted.",
        "Progress is checked against the plan's dates, and the {child} has not been kept waiting.",
    ],
    "improvement": [
        (
            "Steps have been carried forward from month to month; decide what is still"
            " needed, and do it to a date."
        ),
        (
            "Delay has left the {child} waiting for help that was agreed; it should be"
            " raised with a manager now."
        ),
        (
            "Look at what has changed in the last six months, and if it is little, change"
            " the approach."
        ),
    ],
    "recording": [
        "Progress cannot be followed, since dates of agreement and completion are not recorded.",
        "Work that took place between visits should be on the file, so that progress can be seen.",
    ],
}

PLANNING_PERMANENCE = {
    "yes": [
        For(
            ("looked after",),
            "Permanence was settled at the second review, and the plan is that the child"
            " remains with these carers until adulthood. Everybody says the same when"
            " asked, including the child. Health assessment, dental check and immunisations"
            " are up to date; the personal education plan has targets one can picture.",
        ),
        For(
            ("looked after",),
            "The match with the carers was made thoughtfully, and there is a support plan"
            " for them with respite from people the child already knows. Education:"
            " attendance 97 per cent, and the virtual school pays for a tutor in the one"
            " weak subject. The strengths and difficulties questionnaire is used and not"
            " just filed.",
        ),
        For(
            ("looked after",),
            "Permanence planning began at the first review, in parallel lines: return home"
            " with support, or care by the aunt. Both were assessed in the same ten weeks,"
            " and the decision was made in time. The child had it explained with a picture"
            " book made for the purpose.",
        ),
        For(
            ("looked after",),
            "Placement, school and health are each in good order and joined up. The"
            " designated nurse's recommendations were all completed within the half-year;"
            " the carer takes part in the PEP; long-term plan ratified at panel in June"
            " with the child's own letter among the papers.",
        ),
        For(
            ("care leaver",),
            "The pathway plan covers health, money, education, home and relationships with"
            " equal care. The young person has a GP and a dentist nearby, knows their"
            " health history (a summary was gone through together in May) and has a"
            " bursary. The tenancy is their own.",
        ),
        For(
            ("care leaver",),
            "Staying put was planned from the age of sixteen, and the former carers remain"
            " family in all but name. College, driving lessons and a savings plan have each"
            " moved on. Mental health support was kept going across the change to adult"
            " services by three joint meetings.",
        ),
        For(
            ("care leaver",),
            "Housing was settled eight weeks before the birthday, with two viewings and a"
            " practice week. Work coach and adviser meet the young person jointly."
            " Emotional permanence is taken as seriously as the flat: who will be there at"
            " Christmas is in the plan.",
        ),
    ],
    "partly": [
        For(
            ("looked after",),
            "The plan for permanence is clear, and shared with the child. The health"
            " assessment was two months late and one of its recommendations (the hearing"
            " test) is outstanding. The personal education plan is on time, if rather"
            " general in its targets.",
        ),
        For(
            ("looked after",),
            "A stable placement with thoughtful carers and excellent schooling. Whether it"
            " is for good has not been formally decided, although all concerned behave as"
            ' if it had been. The child asked in July, and was told "we think so".',
        ),
        For(
            ("care leaver",),
            "Practical matters are well planned: tenancy, income, college. Who will be"
            " there for the young person, in the sense of permanent relationships, is not"
            " discussed, and the mentor's time comes to an end in March. Health is a line"
            ' saying "registered".',
        ),
        For(
            ("care leaver",),
            "Education and home are settled. The plan for health consists of appointments"
            " missed: the young person would rather talk to the adviser about sleep than to"
            " a doctor, and said so. This might be taken up.",
        ),
    ],
    "no": [
        For(
            ("looked after",),
            "No permanence plan at the fourth review. Return home, staying here and a move"
            " to relatives are all described as possible, as they were a year ago. The"
            " child has stopped unpacking the second suitcase, a detail which the carer"
            " reported and which no one has remarked on.",
        ),
        For(
            ("care leaver",),
            "The pathway plan was last completed before the young person's eighteenth"
            " birthday. It plans for a course they have left and a hostel they have moved"
            " on from. Health history has not been shared, and the entitlement to a bursary"
            " was not explained.",
        ),
        For(
            ("looked after",),
            "The child has had three placements since the spring, each ended within days"
            " of a warning that was on file. The last two PEPs were not held. Permanence is"
            " not mentioned in the supervision records read.",
        ),
    ],
    "not_evidenced": [
        For(
            ("looked after",),
            "A permanence planning meeting is recorded as having been held in June. The"
            " minutes are not on the file and the care plan has not been changed since."
            " Health assessment and PEP are both logged as complete, without the documents.",
        ),
        For(
            ("care leaver",),
            "The adviser described good progress in health, training and money, all of"
            " which is likely to be true. The pathway plan on the system is the version of"
            " last autumn, with nothing to show for it. She means to rewrite it this month.",
        ),
    ],
    "not_applicable": [
        For(
            ("looked after",),
            "Looked after for sixteen days at the date of the audit; the first review has"
            " set the date for a plan.",
        ),
        For(
            ("care leaver",),
            "Support in this period was by another authority under a written agreement.",
        ),
    ],
    "strength": [
        (
            "Plans for permanence, health, education and home are settled, joined up and"
            " understood by the {child}."
        ),
        (
            "The {child} knows where they belong and who will be there; health and"
            " education are well supported."
        ),
        "Long-term planning began in time and has been followed through.",
    ],
    "improvement": [
        "Settle the long-term plan with a date, and explain it to the {child}.",
        (
            "Complete what is outstanding in the {child}'s health and education, and bring"
            " it into the plan."
        ),
        "Plan for lasting relationships as carefully as for where the {child} lives.",
    ],
    "recording": [
        "The decisions and documents on permanence, health and education are not on the file.",
        "Upload the minutes of the planning meeting and bring the plan up to date.",
    ],
}

PLANNING_GRADE = {
    "outstanding": [
        (
            "A plan that the family can recite and that changes as they do. Reviews are"
            " short and decisive, nothing is left waiting, and the {child} can say what"
            " happens next and what would happen if it went wrong."
        ),
        (
            "Every part connects: assessment to step, step to date, date to somebody's"
            " name. Where others delayed, another way was found. I have no suggestion to"
            " make."
        ),
    ],
    "good": [
        (
            "The plan is current and specific, progress is steady, and recommendations are"
            " followed. Outcomes could be put more in terms of the {child}'s daily life."
        ),
        (
            "Purposeful planning with good involvement of the family. One step has been"
            " waiting since the spring and is known about. There is no drift overall. The"
            " contingency is realistic."
        ),
        (
            "The {plan} is clear and shared by those who are in it. It could be shorter by"
            " a third without losing anything. Reviews are well attended and their"
            " decisions can be followed into supervision."
        ),
    ],
    "requires_improvement": [
        (
            "There is a plan, and people act on it. But its steps are general and undated"
            " on our side, and it has been rolled forward without asking whether it still"
            " fits."
        ),
        (
            "A strong start followed by a slow summer. Since the deputy manager's"
            " intervention there are signs of recovery, and the plan should now be"
            " rewritten around what is left to do."
        ),
        (
            "Individual actions are sensible; together they do not amount to a plan for"
            " this {child}. What would count as success has not been said. The family would"
            " welcome being asked."
        ),
    ],
    "inadequate": [
        (
            "No current plan and no sign that anyone is asking for one. The same actions"
            " have been carried over for the better part of a year, during which the"
            " {child}'s situation has become worse."
        ),
        (
            "Help that was agreed in the winter has not begun, meetings were cancelled and"
            " not rearranged, and nobody has told the family why. The {manager} has"
            " undertaken to see them this week."
        ),
    ],
}

QUESTIONS = {
    "planning_plan": PLANNING_PLAN,
    "planning_contingency": PLANNING_CONTINGENCY,
    "planning_reviews": PLANNING_REVIEWS,
    "planning_drift": PLANNING_DRIFT,
    "planning_permanence": PLANNING_PERMANENCE,
}
GRADES = {"planning_grade": PLANNING_GRADE}
