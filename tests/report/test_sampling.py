"""Which of many entries are shown: shared out evenly over groups, and within one over its parts."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.report.sampling import sample, spread


def spread_out(items: str, most: int) -> str:
    """Letters by case: small ones rank before capitals, and a letter is a part."""
    return "".join(spread(items, most, str.lower, lambda letter: int(letter.isupper())))


@pytest.mark.parametrize(
    ("items", "most", "shown"),
    [
        ("aaabbc", 3, "abc"),
        ("aaabbc", 4, "aabc"),
        ("aaabbc", 5, "aabbc"),
        ("aaabbc", 9, "aaabbc"),
        ("aaabbc", 0, ""),
        ("AAabb", 2, "ab"),
        ("AAabb", 4, "Aabb"),
        ("ccba", 2, "cb"),
    ],
)
def test_all_parts_are_heard_in_their_order(items: str, most: int, shown: str) -> None:
    assert spread_out(items, most) == shown


@given(st.text("abcdefAB", max_size=30), st.integers(0, 30))
def test_no_part_has_two_more_than_another_that_has_some_left(items: str, most: int) -> None:
    shown = spread_out(items, most)
    assert len(shown) == min(most, len(items))
    counts, whole = Counter(shown), Counter(items)
    for small in "abcdef":
        if counts[small] < whole[small]:
            assert max(counts[other] for other in "abcdef") <= counts[small] + 1
            assert not counts["A"] and not counts["B"]


@given(st.lists(st.integers(0, 9), max_size=8), st.integers(0, 40))
def test_groups_share_the_room_and_all_are_counted(sizes: list[int], most: int) -> None:
    shown = list(sample([range(size) for size in sizes], most))
    assert sum(len(each.items) for each in shown) == min(most, sum(sizes))
    assert [each.total for each in shown] == sizes
    assert sum(each.left for each in shown) == sum(sizes) - min(most, sum(sizes))
