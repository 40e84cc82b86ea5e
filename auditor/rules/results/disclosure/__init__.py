"""What may be printed of counts of children's audits where anybody can read it.

The rules (primary suppression):
- a count of 1 to 4 is kept back, a total too; none may be said;
- where all of a group are judged alike (k of k, whatever k), that is kept back;
- no percentage is given of fewer than 20, and of fewer than 20 audits no grades or answers at all.

So many other counts are kept back (complementary suppression) that, from all that is printed of the
table, by sums and by the knowledge that counts are whole numbers of 0 or more,
- no count that is kept back can be worked out, nor narrowed down to fewer than 5 where it is;
- so no sum of counts that follows from what is printed is 1 to 4 (1 and 1 beside "18 of 20" would);
- where all of a group are judged alike, it remains possible that one of them is not.

Which others are kept back hangs on their places and not on how large they are. An attacker who knows
this rule would otherwise learn from the choice: "the smallest other count" says that it is smaller than
those printed (the minimality attack of Wong and others, VLDB 2007). The price is that a large count is
sometimes kept back where a small one would have done. For one row with its total it was tried out, on
every row of four counts with totals up to 22: for each count that is kept back there is another table
that this very rule prints in the same way, except for four groups of one each and nothing else. Of
tables with several rows that is not so at the edges, so the public version prints single rows.

Not protected: from somebody who knows some of these audits and subtracts them; from comparing two
versions of a table, before and after a correction, or with another paper about the same audits.
rules.results.public_version says how tables that stand side by side are kept from telling of each other.

The method: Cox, "Network Models for Complementary Cell Suppression", Journal of the American
Statistical Association 90 (1995), 1453-1462. More in the Handbook on Statistical Disclosure Control
(Hundepool and others, 2nd edition 2024), chapters on frequency tables and on secondary suppression.
"""

from auditor.rules.results.disclosure.complements import kept_back
from auditor.rules.results.disclosure.counts import Counts
from auditor.rules.results.disclosure.primary import SMALLEST
from auditor.rules.results.disclosure.printing import FEWEST, enough, percent, printed, single

__all__ = [
    "FEWEST", "SMALLEST", "Counts", "enough", "kept_back", "percent", "printed", "single",
]
