"""Which input of a later report is which of an earlier one."""

from __future__ import annotations

import pytest

from fupin.comparison.files import same_files
from fupin.past_reports.shapes import PastInput


def inputs(*paths: str) -> list[PastInput]:
    """Inputs by path; what stands behind a `=` is the hash of the content."""
    split = [path.partition("=") for path in paths]
    return [PastInput(path=path, sha256=sha or None, status="checked", sheets=()) for path, _, sha in split]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (["a.csv"], ["b/c.csv"], {"a.csv": "b/c.csv"}),
        (["a.csv", "b.csv"], ["b.csv", "c.csv"], {"b.csv": "b.csv"}),
        (["a.csv=1", "b.csv=2"], ["b.csv=2", "c.csv=1"], {"a.csv": "c.csv", "b.csv": "b.csv"}),
        (["a.csv=1", "b.csv=1"], ["c.csv=1", "d.csv=1"], {}),
        (["a.csv", "b.csv"], ["x/a.csv", "x/b.csv"], {"a.csv": "x/a.csv", "b.csv": "x/b.csv"}),
        (
            ["3/甲/a.csv", "3/乙/a.csv"],
            ["4\\乙\\a.csv", "4\\甲\\a.csv"],
            {"3/甲/a.csv": "4\\甲\\a.csv", "3/乙/a.csv": "4\\乙\\a.csv"},
        ),
        (["p/甲/a.csv", "p/乙/a.csv"], ["p/甲/a.csv", "p/丁/a.csv"], {"p/甲/a.csv": "p/甲/a.csv"}),
        ([], ["a.csv"], {}),
    ],
)
def test_a_file_is_known_again(before: list[str], now: list[str], expected: dict[str, str]) -> None:
    found = same_files(inputs(*before), inputs(*now))
    assert {old: new.path for old, new in found.items()} == expected
