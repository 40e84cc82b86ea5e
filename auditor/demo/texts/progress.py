"""What is said of actions after sign-off: on the way, when they are done, and when they are verified."""

NOTES = (
    "Begun. Two of the three calls are made; the third is booked for next week.",
    "Talked through in supervision. The family has agreed, and a date is set.",
    "Waiting for the school's answer, asked for a second time in writing.",
    "Half of it is on file. The rest follows with the visit that is planned for the holidays.",
)
DONE = (
    "Done, and written up the same day; the case note says what was agreed and with whom.",
    "On file, with the date on its first line. Talked through in supervision.",
    "Done at the last visit. The record says what was seen and what it changes in the plan.",
    "Sent, answered and filed; the network has a copy.",
    "Written, and read with the family, whose remarks stand under it.",
    "Brought up to date and checked line by line against the case notes.",
    "Agreed at the last meeting; the minutes have it with a name and a date.",
)
SEEN = (
    "Read on file: it is there, and it says what was asked for.",
    "Seen. The next visit was planned from it.",
    "Opened on the case system and read; nothing is missing.",
    "",
    "",
)
NOT_YET = (
    "Two of the notes say what was asked for; the others are still as they were. Please finish "
    "those too, and report it again."
)
NOT_NEEDED = "The plan changed at the review, and with it the reason for this step."
LASTS = "It is to last a childhood: the date is that of the move to another school."
