"""What of an audit is told to those whom it concerns, apart from what waits for them."""

from enum import StrEnum


class News(StrEnum):
    """What was done by somebody else to an audit in which a person plays or played a part."""

    REALLOCATED = "reallocated"  # to who had it before
    WITHDRAWN = "withdrawn"  # to who has or last had it, and who had taken it up
    READ = "read"  # to those who wrote what they had not sent
    CARRIED_OVER = "carried over"  # to its auditor
    PUT_BACK = "put back"  # to who had taken it up
    CONCERN_ANSWERED = "concern answered"  # to who raised it
    DETAILS_CONFIRMED = "details confirmed"  # to who proposed them
    DETAILS_DECLINED = "details declined"  # to who proposed them
    NAMED = "named"  # to whom an administrator named to act as lead
    RESTRICTED = "restricted"  # to those of the audit who may no longer read it
