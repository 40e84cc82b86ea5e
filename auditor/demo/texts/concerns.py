"""Concerns raised in the demonstration: what was seen, who was told, what was done."""

CONCERNS = [
    {
        "text": (
            "A case note of last Thursday has the {child} saying to the learning mentor"
            ' that they are "not allowed" to eat with the others at home and sleep in the'
            " hall. I can find no sign that anybody has seen the {child} since, and there"
            " is no entry by a manager."
        ),
        "told_whom": "Team manager, by telephone, twenty minutes after reading it",
        "told_answer": "Had not known. Will send somebody to the school before the end of the day.",
        "acknowledged": (
            "The {child} was seen at school at 2.30 by the duty worker, alone, and at home"
            " afterwards. Strategy discussion held by telephone the same evening; a"
            " relative is staying with the family. The decision and the safety plan are on"
            " the file."
        ),
    },
    {
        "text": (
            "The adult who by the safety plan must not be at the home opened the door to"
            " the worker on the last visit, and the note does not remark on it. The plan"
            " has not been changed and the manager seems not to have been told."
        ),
        "told_whom": "Service manager, in person",
        "told_answer": "Agreed that this cannot wait. She will speak with the worker now.",
        "acknowledged": (
            "Unannounced joint visit made that afternoon. He had come to collect tools and"
            " has left; the mother had rung the worker about it, which was not written"
            " down. Safety plan gone through again with her and with the {child}; note"
            " added, marked as late."
        ),
    },
    {
        "text": (
            "Missing from home on three nights in a fortnight according to police"
            " notifications. No return conversation is recorded, and the {child} has told a"
            " friend's mother of being driven \"to jobs\". I am worried about exploitation"
            " happening now."
        ),
        "told_whom": "Duty manager; then the lead for exploitation, by telephone",
        "told_answer": "Duty manager will call a strategy discussion for tomorrow at nine.",
        "acknowledged": (
            "Strategy discussion held at nine with police, school and health. The {child}"
            " was seen the same day by a worker they know; a return conversation has taken"
            " place; mapping meeting fixed for Friday. The lead has read the decision."
        ),
    },
    {
        "text": (
            "The {child} wrote in a message to the {worker}, nine days ago, that there is"
            ' "no point in being here". The reply was kind and suggested a meeting next'
            " week, which did not take place. I see no conversation with a manager or with"
            " health."
        ),
        "told_whom": "Not yet told: the manager's telephone is engaged, the deputy is in court",
        "told_answer": "",
        "acknowledged": (
            "Reached the {worker} directly, who had seen the {child} twice since, with the"
            " crisis team on the second occasion, and had not yet written it up. The"
            " {child} is safe and with somebody tonight. Notes entered, and supervision"
            " brought forward to tomorrow."
        ),
    },
]
