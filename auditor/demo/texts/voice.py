"""Invented evidence, findings and reasons on the child's voice and daily life."""

from auditor.demo.texts.wording import (
    AT_HOME,
    CHILDREN,
    IN_CARE,
    SOCIAL_WORK,
    SOCIAL_WORK_AT_HOME,
    SOCIAL_WORK_CHILDREN,
    For,
)

VOICE_SEEN = {
    "yes": [
        For(
            CHILDREN,
            "Seen eleven times in the six months, nine of them alone, in four different"
            " places: bedroom, school, park and the {worker}'s car. The two visits on which"
            " the {child} was not alone were joint ones, agreed beforehand. Each note"
            " states it in the first line, which makes counting easy.",
        ),
        For(
            CHILDREN,
            "The dates of visits agree with what the {plan} asks. Where the {child} did"
            " not want to be seen alone in July the {worker} did not insist, came back four"
            " days later with a football, and was. I thought this showed good judgement"
            ' about what "alone" is for.',
        ),
        (
            "Alone on every planned occasion bar one, when a cold kept the {child} in bed"
            " with the {carer} beside them. Notes say where the conversation took place,"
            " who else was in the building and how it ended. One unannounced visit in"
            " September is recorded with the reason for it."
        ),
        (
            "The {child} was seen within a day of the referral of 6 September, and then at"
            " the frequency set in supervision. The {worker} notes on each occasion whether"
            " there was a chance to talk privately, and if not, when the next would be; in"
            " every instance that next chance was taken."
        ),
        (
            "Planned frequency kept throughout, including the fortnight when the {worker}"
            " was on leave: the covering colleague was introduced beforehand, so that the"
            " {child} did not meet a stranger. Time alone amounted to twenty minutes or"
            " more on each visit."
        ),
        For(
            CHILDREN,
            "School is where this {child} talks, and the {worker} has arranged to be there"
            " each second Wednesday at the end of lunch. The class teacher keeps a room"
            " free. Seven of eight such meetings took place; the eighth fell on a school"
            " trip and was made up on the Friday.",
        ),
        For(
            ("care leaver",),
            "In touch every two to three weeks and seen in person at least every six, more"
            " often while the tenancy was being arranged. The young person chooses the"
            " place - usually a café near college - and the personal adviser has also seen"
            " the flat, by invitation, three times in the year.",
        ),
        For(
            ("looked after",),
            "Statutory visits were made on time, four in the half-year, and there were"
            " five more in between, around the change of school. On each the child was seen"
            " alone; twice the child's bedroom was seen, at the child's own suggestion, to"
            " show a new desk.",
        ),
    ],
    "partly": [
        For(
            CHILDREN,
            "Seen as often as planned, but alone on only three of eight visits. The notes"
            ' explain two of the five ("did not wish to leave the room"), while for the'
            " others nothing is said. Two took place with both parents at the table while"
            " the disagreement between them was the subject.",
        ),
        For(
            CHILDREN,
            "Visits were to be every two weeks; in the period read there were intervals of"
            " 15, 13, 29, 14 and 33 days. On each visit that took place the child was seen"
            " alone, and well. The long gaps fall in August and again at half-term, when"
            " the worries were greatest.",
        ),
        For(
            CHILDREN,
            "The {child} has been seen regularly at meetings and in the corridor of the"
            " school, which the record counts as visits. Taking these out leaves five in"
            " six months, four of them with time alone. The conversations which did take"
            " place were unhurried and are properly recorded.",
        ),
        (
            "Frequency is as agreed. Whether the {child} was alone is shown by a tick on"
            " the form in all nine cases, yet in three of them the text makes it clear that"
            " the {carer} was in the room. The form needs to say what happened."
        ),
        For(
            ("care leaver",),
            "Contact is frequent, but mostly by message. In the half-year I found four"
            " meetings in person, one of them in the flat, against an agreed six. The young"
            ' person said in the spring that messages "are fine for appointments, not for'
            ' talking".',
        ),
    ],
    "no": [
        For(
            AT_HOME,
            "In six months the {child} was seen four times against an agreed minimum of"
            " ten, and alone once, for about five minutes in a hallway. Three attempted"
            " visits found nobody in. There is no note of a manager being told, and no"
            " visit at school was tried.",
        ),
        For(
            AT_HOME,
            "The {child} has not been seen alone at all in the period read. The"
            " explanation given is that the {carer} prefers to be present; that preference"
            " is itself something to be curious about, in view of what was said to the"
            " teacher in September.",
        ),
        (
            "Between 3 July and 20 September nobody from our service saw the {child}."
            " Telephone calls to the {carer} were made weekly and are recorded as visits."
            " Cover was not arranged for the {worker}'s absence, and the gap is not"
            " remarked on in the supervision record of August."
        ),
    ],
    "not_evidenced": [
        (
            'There are entries headed "visit" on the agreed dates, but ten of the twelve'
            ' contain a single line: "visit completed, notes to follow". I could find no'
            " notes. It is likely that the {child} was seen; where, with whom and whether"
            " alone, the file does not show."
        ),
        For(
            SOCIAL_WORK,
            "The calendar lists visits at the right intervals, and the {carer} confirmed"
            " to the reviewing officer that they happen. Case notes for these dates are"
            " about the adults only. Whether the {child} was in the house, awake, or spoken"
            " to cannot be established.",
        ),
    ],
    "not_applicable": [
        "Allocated four days before the audit; first visit is booked for the coming Tuesday.",
        For(
            AT_HOME,
            "Work in the period was with the parents only, by an agreed plan, while"
            " another service saw the child.",
        ),
    ],
    "strength": [
        "The {child} is seen as often as planned, and alone, in places where talking is easy.",
        (
            "Time alone with the {child} is arranged thoughtfully and stated clearly in"
            " each record of a visit."
        ),
        (
            "Planned contact was kept throughout the period, also during leave, by"
            " somebody whom the {child} knew."
        ),
    ],
    "improvement": [
        (
            "The {child} needs to be seen at the planned frequency and alone, and where"
            " that fails a manager should know the same week."
        ),
        (
            "See the {child} alone on each planned visit, or record why not and when the"
            " next chance will be."
        ),
        (
            "Too much of the contact in the period was brief, in company or not in person"
            " to give the {child} a real chance to talk."
        ),
    ],
    "recording": [
        (
            "Notes of visits do not say whether the {child} was seen, where, and who else"
            " was present."
        ),
        (
            "The dates of visits are on the file but not what happened on them; please"
            " complete the notes."
        ),
    ],
}

VOICE_WORDS = {
    "yes": [
        (
            "The {child}'s words are on nearly every page, in quotation marks and"
            " undiluted: \"I like it when it's boring\", \"they think I'm asleep\". The"
            " most recent are nine days old. Where the {child} said nothing, the note"
            " describes hands, face and where they chose to sit."
        ),
        For(
            CHILDREN,
            "Three sources are brought together: what the {child} said to the {worker},"
            " what the teacher heard, and a drawing of the house with one room left out."
            " The {worker} does not claim to know what the drawing means; she asks, and"
            " records the answer.",
        ),
        For(
            CHILDREN,
            'Wishes and feelings were gathered with the "three houses" in May and again in'
            " October, and set side by side for the last {meeting}. One can see what has"
            " changed: the fear of moving school has gone, the wish for more time with the"
            " father is stronger.",
        ),
        (
            "Recent, specific and in the {child}'s own register. I was struck by the"
            " account of a walk in September in which the {child} spoke about sleeping in a"
            " coat; the {worker} wrote down the words, her own question before them and the"
            " silence after them."
        ),
        For(
            CHILDREN,
            "Views have been obtained on each of the matters that are being decided: home,"
            " school, seeing relatives, who should come to meetings. The {child} rated each"
            " from one to ten and explained the scores; the sheet is on the file, signed"
            " with a smiley face and a complaint about the pen.",
        ),
        For(
            CHILDREN,
            "The child uses few words, and the worker has relied on observation: how the"
            " child greeted each parent, how long play lasted before the child checked the"
            " door, what happened to the toy dog. These observations were repeated on four"
            " occasions and discussed with the nursery nurse.",
        ),
        For(
            ("care leaver",),
            "The young person's own statement opens the pathway plan and was plainly not"
            " tidied up by anyone. Their wishes on work, money, friends and where to live"
            " are each dated, with the change of mind in August about college recorded"
            " without comment or disappointment.",
        ),
        (
            "An advocate was offered in June, accepted in July, and her note of the"
            " {child}'s wishes is on file beside the {worker}'s. The two differ on one"
            " point (how often to see the father), and the {assessment} says so openly"
            " instead of choosing between them."
        ),
    ],
    "partly": [
        For(
            CHILDREN,
            "The {child}'s views are recorded, but not recently: the fullest account is"
            ' from February. Since then notes say "happy and well", "no worries raised", in'
            " almost the same words each time. The school has more recent statements, which"
            " were read out in a meeting and not kept.",
        ),
        For(
            CHILDREN,
            "What the {child} wants is clear; what the {child} feels is not. Wishes about"
            " holidays, contact and a bicycle are noted conscientiously, whereas the two"
            " upsetting events of the autumn are described entirely from the adults' point"
            " of view.",
        ),
        (
            "Direct words appear in three of nine visits. In the others there is a summary"
            ' in professional language ("presented as settled, attachment appears'
            ' positive") which may well be accurate, and yet one cannot hear the {child}'
            " behind it."
        ),
        For(
            CHILDREN,
            "The older brother is quoted often and vividly. The {child} who is the subject"
            " of this file is quieter and, perhaps for this reason, is mostly reported as"
            ' "also present". A single drawing from July, with a good note about it, shows'
            " what could be done.",
        ),
        (
            "Recent views were obtained for the {meeting} by means of a form with boxes to"
            ' tick. The answers are all "OK". Earlier direct work shows that the {child}'
            " has far more to say when given something to do with their hands."
        ),
    ],
    "no": [
        For(
            AT_HOME,
            "I found one sentence in six months that might be the {child}'s: \"wants to"
            ' stay at home". It stands in the {plan}, without date, in two successive'
            " versions. The notes of visits describe the home, the adults and the next"
            " appointment.",
        ),
        For(
            AT_HOME,
            "Neither the words nor the behaviour of the {child} are recorded. Reports by"
            " the school speak of tears each Friday and of hiding before going home; our"
            ' own notes for the same weeks say that the {child} was "seen, appropriately'
            ' dressed" and go on to rent arrears.',
        ),
        For(
            AT_HOME,
            "What is presented as the {child}'s view is the {carer}'s: \"Mum reports that"
            ' the child is happy", "carer says there are no problems". There is no sign of'
            " the {child} having been asked, and no observation that would support or"
            " question what the adults say.",
        ),
        For(
            IN_CARE,
            "The record gives the {carer}'s daily notes, in full and with care, and next"
            " to nothing of what the {child} says. In six months I found two phrases in"
            " quotation marks, both from the {carer}. The form for the {meeting}, which"
            " asks for the {child}'s own account, says \"declined\" without more.",
        ),
        For(
            IN_CARE,
            "No words, wishes or feelings are recorded after the move in the spring, which"
            " was by any measure the event of the year. The notes describe the {child} as"
            ' "settled". The return of an old habit, mentioned by the {carer} in July and'
            " again in September, was not explored with the {child}.",
        ),
    ],
    "not_evidenced": [
        (
            "The {worker} described to me, convincingly, several conversations with the"
            " {child} and what had been learned from them. None is on the file. Direct work"
            ' sheets are mentioned in supervision as "in the folder"; the folder is not'
            " uploaded."
        ),
        (
            "Views are said to have been shared orally at the last {meeting} by the"
            ' {worker}. The minutes record that this was "helpful" without saying what the'
            " views were, and there is no other entry from which I could learn them."
        ),
    ],
    "not_applicable": [
        (
            "The {child} was abroad with relatives for the whole period read, by"
            " agreement; contact is through the family."
        ),
        (
            "First visit not yet made at the date of the audit; the question will be asked"
            " in the next cycle."
        ),
    ],
    "strength": [
        (
            "The {child}'s own words, wishes and feelings are recent, vivid and recorded"
            " as they were said."
        ),
        (
            "What the {child} says, shows and avoids is observed with care and set beside"
            " what others report."
        ),
        (
            "The {child}'s views on the matters being decided were sought in several ways"
            " and are easy to find."
        ),
    ],
    "improvement": [
        (
            "The {child}'s own words and observed behaviour need to be heard in the"
            " record, recently and in more than a phrase."
        ),
        (
            "Ask, observe and record what the {child} feels about the events of this year"
            " and not only about arrangements."
        ),
        (
            "The adults' account of the {child} stands in for the {child}'s own; direct"
            " work is needed to hear it."
        ),
    ],
    "recording": [
        (
            "Direct work that took place should be on the file, with the {child}'s words,"
            " so that others may act upon it."
        ),
        "The {child}'s views were shared orally but not written down where they can be found.",
    ],
}

VOICE_DAILY_LIFE = {
    "yes": [
        For(
            CHILDREN,
            "I could describe a Tuesday in this {child}'s life from the file: who wakes"
            " first, what there is for breakfast, the walk past the flats where the dog is,"
            " whom they sit beside, what happens when the key turns in the door at half"
            " past five. The {assessment} uses this to say what the worries mean in"
            " practice.",
        ),
        For(
            CHILDREN,
            "Daily life is told through details that count: one pair of shoes, homework"
            " done on the stairs because the light works there, the older brother's turn"
            " with the telephone. The {worker} asked about weekends separately, and they"
            " proved to be quite different from weekdays.",
        ),
        For(
            AT_HOME,
            'A "day in my life" exercise was done in March and repeated in September.'
            " Bedtime, food and friends have improved visibly between the two. Mornings"
            " have not, and it is mornings that the revised {plan} now addresses, with the"
            " school's breakfast club and a neighbour who walks along.",
        ),
        For(
            CHILDREN,
            "The record gives a rounded view of what it is like to be this {child}: the"
            " pleasure in drumming, the stomach aches on Sundays, the interpreter role at"
            " the doctor's, the pride in the younger sister. Nothing is idealised and"
            " nobody is written off.",
        ),
        For(
            AT_HOME,
            "The {worker} visited at breakfast, after school and once on a Saturday, and"
            " so has seen three different households under one roof. What she observed of"
            " noise, meals and tempers is written down without adjectives. It is from this"
            " that the hypothesis about the mother's shift work arose.",
        ),
        For(
            IN_CARE,
            "Life day to day is well described: the room and what hangs on its walls, the"
            " journey, the food that is and is not liked, which evenings are hard. The"
            " {carer}'s observations are recorded beside the {child}'s, and differ"
            " amusingly about the amount of homework.",
        ),
        For(
            AT_HOME,
            "I have rarely read so complete an account of a {child}'s ordinary life, and"
            " because others may want to learn from how it was built up I set it out at"
            " some length.\n\n"
            "The starting point, in the visit of 11 June, was simple. The {worker} brought"
            " a paper clock face and asked the {child} to colour in the hours. Sleep took"
            " up four of them. Rather than ask why, she asked what can be heard at night"
            ' from the bed, and the answer (the lift, the baby next door, "talking that'
            " stops\") is recorded in the {child}'s words. She then asked the {carer} the"
            " same question on a separate occasion, and the school what time the {child}"
            " seems to tire. Three sources, one picture: a {child} who listens at night and"
            " catches up on sleep in the first lesson.\n\n"
            "The second step was food. The school had reported hunger. The {worker} did"
            " not go straight to the kitchen cupboards; she made sandwiches with the"
            " {child} at the family centre and learned in passing that breakfast is"
            ' plentiful, that lunch is given away and to whom, and why ("then they let you'
            ' sit there"). So what was referred to us as a worry about care at home turned'
            " out to be a worry about friendship, and the {plan} was altered to say so. The"
            " class teacher now seats the {child} elsewhere, and the lunch box comes home"
            " empty for the right reason.\n\n"
            "Weekends were the third. The calendar drawn on 23 July has the days with the"
            " father in yellow and the others left white. Asked what white is, the {child}"
            ' said that it is "the normal colour". The note does not over-interpret this.'
            " It records that the {child} was relaxed while saying it, that the yellow days"
            " had been crossed out and coloured in again, and that the {worker} would ask"
            " about the crossing out next time. She did: two visits to the father had been"
            " cancelled on the day, and nobody had told the {child} beforehand. He has"
            " since agreed to telephone himself.\n\n"
            "Lastly there is the world outside: the walk to school, which is made alone"
            " from the second week of September; the corner where older boys stand; the"
            " shopkeeper who says good morning. The {worker} walked the route with the"
            " {child}, at the {child}'s pace, and wrote down where they went quiet. This"
            " led to a conversation with the school's safer streets officer, and to a"
            " different way home.\n\n"
            "What makes this exceptional is the use to which it was put. Each of the four"
            " elements appears in the analysis, each has a line in the {plan}, and at the"
            " last {meeting} the chair asked the network to say what a Tuesday is like now."
            " They were able to, each of them with something of their own to add: the"
            " caretaker's good morning, the grandmother's new alarm clock, the teacher's"
            " pleasure at a hand put up in the first lesson.\n\n"
            "A word on what made it possible. None of the four steps took longer than a"
            " usual visit. What was different is that each had a single question, agreed in"
            " supervision the week before, and that the answer was allowed to alter the"
            " next. The {worker} told me that she had to give up two ideas which she had"
            " been rather fond of. The {manager}'s comments are short and mostly in the"
            " form of questions. And the {child}, who was shown the clock again in October"
            " and asked to colour a new one, gave seven hours to sleep and wanted both"
            " clocks to be kept.",
        ),
        For(
            AT_HOME,
            "From the visits one learns what home is like at different hours. The best"
            " note describes forty minutes in the kitchen while tea was cooked: who spoke"
            " to whom, how the toddler was lifted out of harm's way, where the child sat."
            " It is observation of a high order and is cited in the assessment.",
        ),
        For(
            ("care leaver",),
            "One learns what a week is like in this young person's life: shifts on three"
            " evenings, the bus that does not come, noodles with the flatmate on Sundays,"
            " the silence of the flat on the first night. The adviser asked about nights"
            " and money in particular, because that is when and how things go wrong.",
        ),
        For(
            ("care leaver",),
            "Ordinary days are described with humour and precision: what is in the"
            " cupboard at the end of the month, who knocks, which letters are opened and"
            " which go behind the microwave. The budget and the plan start from there."
            " College, gym and the cousin's family are part of the picture.",
        ),
    ],
    "partly": [
        For(
            SOCIAL_WORK_AT_HOME,
            "School days are well covered: attendance, friends, the reading group, the"
            " lunch-time club. Of evenings, nights and weekends we know little, and it is"
            " at these times that the incidents reported by the police occurred. A visit at"
            " another hour would help.",
        ),
        For(
            AT_HOME,
            "The {assessment} has a good paragraph on a typical day. It was written in the"
            " spring, since when the household has gained a new adult and lost a bedroom."
            " Later notes do not say what these changes mean for the {child} from morning"
            " to night.",
        ),
        For(
            CHILDREN,
            "There are glimpses, some of them memorable (the bicycle in the bath, the"
            " three alarm clocks), but they have not been put together. Sleep, food and"
            " friendships can only be guessed at. The {worker} knows much more than she has"
            " written and said so readily.",
        ),
        For(
            AT_HOME,
            "Conditions at home are described with precision: rooms, bedding, what was in"
            " the refrigerator. How the {child} lives in them is less clear. I should have"
            " liked to know who plays with the {child}, what they do when it rains and whom"
            " they go to when hurt.",
        ),
        For(
            ("care leaver",),
            "College and work are well covered in the notes. Of the flat, of evenings and"
            " of who comes and goes we hear little, and the neighbours' complaint of August"
            " suggests that there is something to hear. The adviser has an open invitation"
            " to visit and has used it once.",
        ),
        For(
            IN_CARE,
            "We hear about the weekdays and hardly anything about nights and weekends,"
            " when by the {carer}'s notes most of the difficult hours fall. What is there"
            " is good: the bus ride, the shoes lined up by the door, the favourite mug. It"
            " has not been brought together since the spring.",
        ),
    ],
    "no": [
        For(
            CHILDREN,
            "After reading the file twice I cannot say where this {child} sleeps, who gets"
            " them up, or what they do after school. The notes concern appointments,"
            " benefits and the parents' disagreement. The {child} appears as the occasion"
            " of these and not as somebody who lives among them.",
        ),
        For(
            CHILDREN,
            'Lived experience is dealt with in a sentence, "basic needs are met", which is'
            " repeated in the {assessment}, the {plan} and three sets of minutes. The"
            " school's two reports give a different impression, of a {child} who is tired,"
            " teased for their clothes and anxious at home time.",
        ),
        For(
            CHILDREN,
            "There is no account of daily life. Four visits in a row took place on a"
            " Thursday at four in the afternoon and lasted about half an hour. What the"
            " rest of the week is like for the {child} has not been explored with anybody:"
            " not with the {child}, the {carer} or the school.",
        ),
        For(
            ("care leaver",),
            "From the file one cannot say how this young person spends the day. Messages"
            ' are about appointments; the pathway plan says "managing independently". The'
            " three food parcels since June, arranged by somebody else, point to a"
            " different life from the one that is described.",
        ),
    ],
    "not_evidenced": [
        (
            'A "day in my life" sheet is listed among the direct work done in July, and'
            ' the {manager} commented that it was "very telling". The sheet itself is not'
            " uploaded and its content is not summarised anywhere. The file on its own does"
            " not say what was learned."
        ),
        (
            "Notes for the relevant visits are locked as drafts and open only to their"
            " author. The {assessment} refers the reader to them for the {child}'s routine."
            " Nothing else on the file speaks of daily life, so that the question cannot be"
            " answered from the record."
        ),
    ],
    "not_applicable": [
        (
            "Contact limited to a single screening conversation; the file is to close this"
            " week with advice given."
        ),
        (
            "The {child} was in hospital throughout the period read; daily life was"
            " described by the ward and judged there."
        ),
    ],
    "strength": [
        (
            "What daily life is like for the {child} is described in such detail that the"
            " worries and the plan make sense."
        ),
        (
            "The file gives a rounded picture of ordinary days, good and bad, drawn from"
            " several sources."
        ),
        (
            "The {worker} knows this {child}'s day from morning to night, and the"
            " knowledge has shaped the plan."
        ),
    ],
    "improvement": [
        (
            "Find out, with the {child} and at different times of the week, what ordinary"
            " days and nights are like."
        ),
        (
            "The {child}'s daily life is too faint in the record; it needs to be explored"
            " and drawn together."
        ),
        (
            "Visits at other hours and a day-in-my-life exercise would show what the"
            " present worries mean for the {child}."
        ),
    ],
    "recording": [
        (
            "Work on the {child}'s daily life was done but cannot be read on the file;"
            " upload it with a short summary."
        ),
        (
            "The record does not hold what is known about the {child}'s daily routine and"
            " should be completed."
        ),
    ],
}

VOICE_INFLUENCE = {
    "yes": [
        For(
            SOCIAL_WORK_CHILDREN,
            "Two decisions in the period were changed by what the {child} said: the time"
            " of visits (no longer during drama club) and the order of the {plan}, in which"
            " the {child}'s first wish, to share a room no more, moved from sixth place to"
            " first and was achieved in October.",
        ),
        For(
            CHILDREN,
            "The {child} asked in June not to attend meetings and to send a drawing"
            " instead. This was agreed, the drawing was on the table, and a letter"
            " afterwards, a model of its kind, told the {child} what each adult had"
            " promised. A copy is on the file.",
        ),
        (
            "It was not possible to do as the {child} wished about living with the father."
            " What is impressive is how it was explained: two conversations, one with the"
            " advocate present, the reasons given in short sentences, and a note of the"
            " {child}'s anger, which nobody tried to talk away."
        ),
        (
            "Beside each of the {child}'s wishes the {plan} has a column headed \"what we"
            ' did about it". Five have been met, two are under way, one could not be. The'
            " {child} checks the column with the {worker} every month and has been known to"
            " object to the wording."
        ),
        (
            "The influence of the {child}'s views can be traced from the conversation of"
            ' 18 September, through supervision a week later ("what would the {child} say'
            ' to this plan?"), to the revised arrangement for the holidays. The {child} was'
            " told by telephone on the same evening."
        ),
        For(
            CHILDREN,
            "Views alter things here. The mentor was changed because the {child} found him"
            ' "too jolly"; the support began after school instead of before; and the'
            " {carer} heard, in the {child}'s words, what the shouting is like. The last of"
            " these did more than any service.",
        ),
        For(
            IN_CARE,
            "The {child} chaired the first ten minutes of the last review and had set two"
            " of the items on the agenda. Both led to decisions (a visit to the old"
            " neighbourhood, and a key). The recommendation on family time was changed in"
            " the meeting after the {child} spoke.",
        ),
    ],
    "partly": [
        (
            "The {child}'s wishes are taken into account in smaller things, such as where"
            " to meet and which activities. On the question that matters most to the"
            " {child} (who will be told what) there are clear statements in May and August"
            " and no sign of an answer."
        ),
        (
            "Views were brought to the {meeting} and are minuted. The plan that follows in"
            " the same minutes is unchanged and does not mention them, although one action"
            " does happen to meet the {child}'s request. Whether the {child} was told is"
            " not recorded."
        ),
        (
            "In the spring a wish of the {child} led to a real change in the support."
            " Since then the {plan} has been rolled forward twice, with the same quotation"
            " each time, and the {child}'s newer and rather different view, given in"
            " September, has not reached it."
        ),
        For(
            CHILDREN,
            "There is good reasoning about why the {child}'s preference could not be"
            " followed. It is addressed to professionals. No conversation or letter is"
            " recorded in which it was explained to the {child}, who told the teacher that"
            ' "they never said".',
        ),
    ],
    "no": [
        (
            "The {child} has said four times since June that the contact arrangements make"
            " them unhappy, each time to a different adult. The arrangements are the same,"
            ' no reason is given, and the {plan} describes them as "working well".'
        ),
        (
            "I could find no decision in which the {child}'s views played a part. They are"
            " recorded in a section of their own, at the end of the form, after the"
            " analysis and the plan, which appear to have been written without them."
        ),
        (
            "The {child} asked in writing for a different room and for a visit to be"
            " cancelled. The note is on file with a received stamp. There was no reply, the"
            " visit went ahead, and the {child} spent it in the bathroom. Nobody has since"
            " asked why."
        ),
    ],
    "not_evidenced": [
        (
            "Supervision in July notes that \"the {child}'s views have changed our"
            ' thinking". In what respect is not said, and I could find no difference'
            " between the versions of the {plan} before and after. There may have been"
            " influence that was not recorded."
        ),
        (
            "The {child}'s views are on file, and so are the decisions; nothing links the"
            " two. As no note gives the reasons for the decisions either, I cannot tell"
            " whether the views were weighed and set aside, or not considered."
        ),
    ],
    "not_applicable": [
        "No decision affecting the {child} was due or taken in the period read.",
        (
            "The {child} made known, through the advocate, that they did not wish to give"
            " a view this time."
        ),
    ],
    "strength": [
        (
            "What the {child} said changed decisions, and where it could not the reasons"
            " were explained to the {child}."
        ),
        "The line from the {child}'s words to the plan can be followed step by step.",
        "The {child} is treated as somebody whose view counts, and has seen it make a difference.",
    ],
    "improvement": [
        "Show in the plan what was done about each of the {child}'s wishes, and tell the {child}.",
        (
            "The {child}'s clearly stated views have not led to a decision or to an"
            " explanation, and are owed one."
        ),
        (
            "Bring the {child}'s views into the analysis before decisions are made, rather"
            " than recording them beside it."
        ),
    ],
    "recording": [
        (
            "The file does not show how the {child}'s views were weighed in the decisions"
            " that followed."
        ),
        "Record what was decided about the {child}'s wishes, why, and how it was explained.",
    ],
}

VOICE_GRADE = {
    "outstanding": [
        (
            "One hears this {child} on every page: at home, at school, cheerful and cross."
            " What was said altered the plan more than once, and the one wish that could"
            " not be met was explained with honesty. Direct observation is of a quality I"
            " would use in training."
        ),
        (
            "The work starts from the {child}'s day and comes back to it. Seen alone, in"
            " many places, over a steady relationship; the words are recent, the influence"
            " traceable, and nothing is taken for granted because an adult reported it."
        ),
    ],
    "good": [
        (
            "The {child} is seen, heard and known. Views are recent and mostly in their"
            " own words, and they have had some effect. More could be made of weekends and"
            " evenings, and of telling the {child} what happened next."
        ),
        (
            "A clear picture of the {child} emerges from regular visits and from the"
            " school. The {worker} is liked and trusted. It would be outstanding if the"
            " {plan} showed what was done about each wish."
        ),
        (
            "Good direct conversations, properly recorded, and careful attention to being"
            " alone. Daily life is well understood. Influence on decisions is present,"
            " although one has to look for it."
        ),
    ],
    "requires_improvement": [
        (
            "The {child} has been seen, but the record tells more about the adults. There"
            " are flashes of real understanding which need to be gathered and acted upon."
        ),
        (
            "Views are recorded once a quarter for the meeting and do not seem to travel"
            " any further. Time alone is irregular. The foundation is there, in a"
            " relationship that the {child} appears to value."
        ),
        (
            "Frequency is broadly right, content is thin. Phrases recur from visit to"
            " visit, and I could not say with confidence what the {child} would want to be"
            " different."
        ),
    ],
    "inadequate": [
        (
            "The {child} has hardly been seen alone, and clear signals of unhappiness"
            " given to the school did not lead to a single conversation. The adults'"
            " reassurance was accepted in its place."
        ),
        (
            "After reading everything I do not know this {child}. Repeated wishes went"
            " without an answer and no observation is recorded that would tell us what life"
            " is like."
        ),
    ],
}

QUESTIONS = {
    "voice_seen": VOICE_SEEN,
    "voice_words": VOICE_WORDS,
    "voice_daily_life": VOICE_DAILY_LIFE,
    "voice_influence": VOICE_INFLUENCE,
}
GRADES = {"voice_grade": VOICE_GRADE}
