"""Nobody works out of a printed table what is kept back in it."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.rules.results.disclosure import Counts, enough, kept_back, percent, printed, single
from disclosure_attacks import determined, fillings, rows_of

FEW = 15  # in the small tables, so that every other table can be tried


@st.composite
def tables(draw, most_rows=5, most_columns=5, most=40):
    """Tables of counts, many of them small or none, some of whose rows are in one column only."""
    tall, wide = draw(st.integers(1, most_rows)), draw(st.integers(2, most_columns))
    count = st.one_of(st.just(0), st.integers(1, 6), st.integers(0, most))
    rows = [draw(st.lists(count, min_size=wide, max_size=wide)) for _ in range(tall)]
    for row in rows:
        if draw(st.integers(0, 3)) == 0:
            at = draw(st.integers(0, wide - 1))
            row[:] = [one if place == at else 0 for place, one in enumerate(row)]
    apart = draw(st.sets(st.integers(0, wide - 1), max_size=wide - 2)) if draw(st.booleans()) else ()
    return Counts(tuple(map(tuple, rows)), draw(st.booleans()), frozenset(apart))


def hidden(table) -> list[tuple[int, int]]:
    return [(row, column) for row, line in enumerate(table)
            for column, one in enumerate(line) if one is None]


def with_totals(rows) -> list[list[int]]:
    lines = [[*row, sum(row)] for row in rows]
    return [*lines, [sum(column) for column in zip(*lines, strict=True)]] if len(rows) > 1 else lines


@given(tables())
def test_what_is_printed_is_what_was_counted(counts):
    whole = with_totals(counts.rows)
    for said, line in zip(printed(counts), whole, strict=True):
        assert all(one in (None, true) for one, true in zip(said, line, strict=True))


@given(tables())
def test_no_count_and_no_total_of_1_to_4_is_printed(counts):
    assert not {1, 2, 3, 4} & {one for line in printed(counts) for one in line}


@given(tables())
def test_where_all_of_a_group_are_judged_alike_it_is_not_printed(counts):
    for row, line in enumerate(with_totals(counts.rows)):
        judged = [column for column in range(len(line) - 1) if column not in counts.apart]
        some = [column for column in judged if line[column]]
        if counts.judged and len(some) == 1:
            assert printed(counts)[row][some[0]] is None
            assert sum(printed(counts)[row][column] is None for column in judged) > 1


@settings(max_examples=300)
@given(tables(8, 6, 60))
def test_nothing_kept_back_follows_from_the_sums(counts):
    assert not determined(printed(counts))


@settings(max_examples=60)
@given(tables(2, 3, 9).filter(lambda counts: sum(map(sum, counts.rows)) <= FEW))
def test_nothing_kept_back_follows_from_the_sums_and_from_counts_being_whole_numbers(counts):
    table = printed(counts)
    most = max(5, sum(map(sum, counts.rows)))
    open_to = {place: set() for place in hidden(table)}
    differs = {row: False for row in range(len(table))}
    for rows in fillings(table, most):
        found = with_totals(rows)
        for (row, column), values in open_to.items():
            values.add(found[row][column])
        for row, line in enumerate(found):
            judged = [one for column, one in enumerate(line[:-1]) if column not in counts.apart]
            differs[row] |= sum(1 for one in judged if one) != 1
        if all(len(values) > 1 and max(values) > 4 for values in open_to.values()) and all(
            differs.values()
        ):
            break
    whole = with_totals(counts.rows)
    for (row, column), values in open_to.items():
        assert len(values) > 1
        assert max(values) > 4 or not 0 < whole[row][column] < 5, "known to be fewer than 5"
    if counts.judged:
        for row in differs:
            alike = {place for place in kept_back(counts) if place[0] == row}
            assert differs[row] or not alike or not _alike(counts, row), "known to be judged alike"


def _alike(counts: Counts, row: int) -> bool:
    line = with_totals(counts.rows)[row][:-1]
    judged = [one for column, one in enumerate(line) if column not in counts.apart]
    return len(judged) > 1 and sum(1 for one in judged if one) == 1


@pytest.mark.parametrize(("judged", "apart"), [(False, ()), (True, ()), (True, (3,)), (True, (0, 2))])
@pytest.mark.parametrize("total", [0, 5, 6, 8, 9, 12, 22])
def test_of_one_row_nothing_follows_for_who_knows_the_rule_either(total, judged, apart):
    """Every row of four counts with this total (0: with 1 to 4), sorted by how it is printed."""
    alike_in_print, totals = defaultdict(list), [total] if total else [1, 2, 3, 4]
    for row in [one for number in totals for one in rows_of(number, 4)]:
        counts = Counts((row,), judged, frozenset(apart))
        alike_in_print[tuple(printed(counts)[0])].append(counts)
    for said, several in alike_in_print.items():
        if [counts.rows for counts in several] == [((1, 1, 1, 1),)]:
            continue  # the one exception: nothing else fills four places with 4 at most
        for column, one in enumerate(said):
            assert one is not None or len({counts[0, column] for counts in several}) > 1, said
        if judged and None in said:
            assert not all(_alike(counts, 0) for counts in several), said


@given(tables())
def test_a_table_without_anything_to_hide_stays_whole(counts):
    raised = Counts(tuple(tuple(one + 5 for one in row) for row in counts.rows), counts.judged)
    assert not kept_back(raised)
    assert printed(raised) == with_totals(raised.rows)


@given(tables())
def test_the_same_table_is_printed_the_same_way(counts):
    again = Counts(counts.rows, counts.judged, frozenset(sorted(counts.apart, reverse=True)))
    assert kept_back(counts) == kept_back(again)


@given(tables())
def test_the_total_of_all_is_printed_unless_it_is_small_itself(counts):
    total = sum(map(sum, counts.rows))
    assert printed(counts)[-1][-1] == (None if 0 < total < 5 else total)


@pytest.mark.parametrize(("rows", "judged", "said"), [
    ([[7, 9]], True, [[7, 9, 16]]),
    ([[0, 9]], False, [[0, 9, 9]]),
    ([[0, 0]], True, [[0, 0, 0]]),
    ([[0, 9]], True, [[None, None, 9]]),  # all alike: that another is possible, none is kept back too
    ([[3, 30]], False, [[None, None, 33]]),
    ([[1, 1, 18, 0]], True, [[None, None, None, 0, 20]]),  # or two would be known of in all
    ([[2, 0]], True, [[None, None, None]]),
    ([[9, 9], [9, 9]], True, [[9, 9, 18], [9, 9, 18], [18, 18, 36]]),
    ([[3, 9], [9, 9]], False, [[None, None, 12], [None, None, 18], [12, 18, 30]]),
    ([[8, 9, 9], [9, 2, 9], [9, 9, 9]], False,
     [[8, None, None, 26], [9, None, None, 20], [9, 9, 9, 27], [26, 20, 27, 73]]),
    ([[24, 7, 1, 2, 2]], True, [[24, None, None, None, None, 36]]),  # the first count and all others
    ([[30, 9, 2, 0]], True, [[30, None, None, 0, 41]]),  # the later columns go first
])
def test_these_tables_are_printed_so(rows, judged, said):
    assert printed(Counts(tuple(map(tuple, rows)), judged)) == said


def test_what_was_not_asked_leaves_the_others_alike():
    counts = Counts(((30, 0, 0, 6),), judged=True, apart=frozenset({3}))
    assert printed(counts) == [[None, 0, None, 6, 36]]


@pytest.mark.parametrize(("count", "said"), [(0, 0), (1, None), (4, None), (5, 5), (120, 120)])
def test_a_count_in_no_table_is_none_or_kept_back_or_said(count, said):
    assert single(count) == said


@pytest.mark.parametrize(("part", "whole", "said"), [
    (10, 20, 50), (0, 20, 0), (1, 40, 3), (20, 20, 100), (7, 19, None), (None, 30, None),
    (7, None, None), (5, 40, 13),
])
def test_a_percentage_is_of_20_or_more_and_of_what_is_printed(part, whole, said):
    assert percent(part, whole) == said


def test_grades_and_answers_are_for_20_audits_or_more():
    assert [enough(19), enough(20)] == [False, True]
