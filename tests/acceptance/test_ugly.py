"""Ugly submissions of known contents: every seeded finding is made at its cell, no other, and nothing is guessed.

A rule book with a rule that shows every cell of every record holds each value that was read against the truth.
FUPIN_SEEDS raises the number of submissions. A failure names the uglinesses that it takes; to keep one, add its
seed and uglinesses to `ugly_regressions/cases.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml

from fupin.rulebook.parsed import load_parsed_book
from support.submissions import seeds
from support.submissions.expected import reference_verdicts
from support.ugly import DELIMITED, UGLINESSES, WORKBOOK, write_xray_book
from support.ugly.blame import Attempt
from support.ugly.kinds import KINDS
from support.ugly.truth import AS_OF, make_truth

ALONE_KINDS = ("loan", "village")
OTHER_KINDS = {"trap_names": ("project",), "cell_newlines": ("project",), "enum_width": ("hiring",)}
NEEDS = {
    "title_merged": {"titles"},
    "unit_line_beside": {"titles", "unit_line"},
    "heads_not_merged": {"group_heads"},
    "wrong_total": {"grand_total"},
    "total_in_second": {"grand_total"},
    "total_spaced": {"grand_total"},
    "unit_against_line": {"unit_line"},
    "stacked_close": {"stacked"},
    "footnote_merged": {"footnotes"},
    "years_and_months": {"unit_in_cell"},
    "yuan_sign": {"unit_in_cell"},
    "thousands": {"unit_in_cell"},
    "full_width": {"unit_in_cell"},
    "short_titles": {"titles"},
    "total_merged": {"grand_total"},
}
"""Uglinesses that show only with others."""
ONLY_DELIMITED = sorted(UGLINESSES[DELIMITED].keys() - UGLINESSES[WORKBOOK].keys())
ALONE = [*((WORKBOOK, name) for name in UGLINESSES[WORKBOOK]), *((DELIMITED, name) for name in ONLY_DELIMITED)]
CASES = yaml.safe_load((Path(__file__).parent / "ugly_regressions" / "cases.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The rule book that ships, with rules that show every cell; it is loaded once for all checks here."""
    with patch("fupin.checking.load_parsed_book", cache(load_parsed_book)):
        yield write_xray_book(tmp_path_factory.mktemp("xray"))


def assert_read(attempt: Attempt) -> None:
    """Check a submission and hold all that is said of it against what it holds."""
    failure = attempt.failure()
    assert failure is None, f"seed {attempt.seed!r}, {attempt.medium}, {failure}"


@pytest.mark.parametrize("medium", [WORKBOOK, DELIMITED])
def test_a_tidy_submission_is_read(book: Path, medium: str) -> None:
    assert_read(Attempt("tidy", medium, book, tuple(KINDS), only=frozenset()))


@pytest.mark.parametrize(("medium", "name"), ALONE)
def test_one_ugliness_alone_is_read(book: Path, medium: str, name: str) -> None:
    kinds = OTHER_KINDS.get(name, ALONE_KINDS)
    for number in range(20):
        attempt = Attempt(f"alone {number}", medium, book, kinds, only=frozenset({name, *NEEDS.get(name, ())}))
        if attempt.shows(name):
            assert_read(attempt)
            return
    pytest.fail("the ugliness does not show")


@pytest.mark.parametrize("medium", [WORKBOOK, DELIMITED])
@pytest.mark.parametrize("seed", seeds(6))
def test_an_ugly_submission_is_read(book: Path, medium: str, seed: int) -> None:
    assert_read(Attempt(seed, medium, book))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"])
def test_what_once_was_misread_is_read(book: Path, case: dict[str, object]) -> None:
    kinds, names = case.get("records", []), case.get("only")
    assert isinstance(kinds, list)
    only = frozenset(names) if isinstance(names, list) else None
    assert_read(Attempt(str(case["seed"]), str(case["medium"]), book, tuple(kinds), only))


def test_seeded_records_fail_their_rules() -> None:
    """The truth holds what it says: each turn of each kind fails its rule, by the reference."""
    seen = set()
    for seed in range(40):
        truth = make_truth(f"seeded {seed}", tuple(KINDS))
        verdicts = reference_verdicts(replace(truth.submission, as_of=AS_OF))
        for rule, record, number in truth.seeded:
            assert verdicts[rule][number] == "fail", (seed, rule, record, number)
            seen.add(rule)
    assert seen == {turn.fails for kind in KINDS.values() for turn in kind.turns if turn.fails}
