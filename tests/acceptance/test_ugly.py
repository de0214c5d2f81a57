"""Ugly submissions of known contents: every seeded finding is made at its cell, no other, and nothing is guessed.

A rule book with a rule that shows every cell of every record holds each value that was read against the truth.
FUPIN_SEEDS raises the number of submissions. A failure names the uglinesses that it takes; to keep one, add its
file, as small as it can be, to `ugly_regressions/cases.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml

import fupin
from fupin.model.verdict import Level
from fupin.result import CheckResult
from fupin.rulebook.parsed import load_parsed_book
from support.submissions import seeds
from support.submissions.expected import reference_verdicts
from support.ugly import DELIMITED, UGLINESSES, WORKBOOK, differences, make_ugly, write_xray_book
from support.ugly.blame import Attempt
from support.ugly.kinds import KINDS
from support.ugly.pinning import UNTOLD, assumptions, numbers_untold, write_mapping
from support.ugly.truth import AS_OF, make_truth
from support.ugly.xray import values_read

ALONE_KINDS = ("loan", "village")
OTHER_KINDS = {
    "trap_names": ("project",),
    "cell_newlines": ("project",),
    "enum_width": ("hiring",),
    "tenths": ("loan",),
    "one_or_dash": ("county",),
}
NEEDS = {
    "title_merged": {"titles"},
    "unit_line_beside": {"titles", "unit_line"},
    "heads_not_merged": {"group_heads", "deep_heads"},
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
    "town_over_total": {"town_merged", "subtotals"},
    "group_label": {"grand_total"},
    "title_again": {"header_again"},
    "term_words": {"unit_in_cell"},
    "header_remarks": {"unit_line"},
}
"""Uglinesses that show only with others."""
ONLY_DELIMITED = sorted(UGLINESSES[DELIMITED].keys() - UGLINESSES[WORKBOOK].keys())
ALONE = [
    *((WORKBOOK, name) for name in UGLINESSES[WORKBOOK] if name != UNTOLD),
    *((DELIMITED, name) for name in ONLY_DELIMITED),
]
CASES = yaml.safe_load((Path(__file__).parent / "ugly_regressions" / "cases.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The rule book that ships, with rules that show every cell; it is loaded once for all checks here."""
    with patch("fupin.checking.ready.load_parsed_book", cache(load_parsed_book)):
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
        ugly, differing = attempt.run()
        if any(name in used for used in ugly.used.values()):
            assert not differing, f"seed {attempt.seed!r}, {attempt.medium}, {attempt.failure()}"
            return
    pytest.fail("the ugliness does not show")


@pytest.mark.parametrize("medium", [WORKBOOK, DELIMITED])
@pytest.mark.parametrize("seed", seeds(4))
def test_an_ugly_submission_is_read(book: Path, medium: str, seed: int) -> None:
    assert_read(Attempt(seed, medium, book))


@pytest.mark.parametrize("medium", [WORKBOOK, DELIMITED])
@pytest.mark.parametrize("seed", seeds(1))
def test_units_that_nobody_wrote_are_not_guessed_and_all_is_read_once_the_user_says_them(
    book: Path, medium: str, seed: int, tmp_path: Path
) -> None:
    folder = tmp_path / "submission"
    folder.mkdir()
    with_this = {UNTOLD, "titles", "number_text", "thousands", "shuffled_columns", "header_spaces", "leading_rows"}
    ugly = make_ugly(f"untold {seed}", folder, medium, only=frozenset(with_this))

    def check(mapping: Path | None = None, assume: Iterable[str] = ()) -> CheckResult:
        as_of = ugly.submission.as_of
        return fupin.check(folder, rules=book, as_of=as_of, mapping=mapping, assume=assume, show_personal=True)

    assert differences(check(assume=assumptions(ugly)), ugly) == []
    assert differences(check(write_mapping(ugly, tmp_path / "对照.yaml")), ugly) == []
    unread = {(p.path, p.sheet, p.cell) for p in check().problems if p.code.value == "DATA02"}
    assert unread == numbers_untold(ugly)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"])
def test_what_once_was_misread_is_read(book: Path, case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / case["name"]).write_text(case["text"], encoding="utf-8")
    result = fupin.check(tmp_path, rules=book, as_of=AS_OF, show_personal=True)
    found = [(problem.code.value, problem.cell) for problem in result.problems if problem.level is not Level.NOTE]
    assert sorted(found, key=str) == sorted(map(tuple, case["problems"]), key=str)
    read = {(row, name): value for row, values in values_read(result).items() for name, value in values.items()}
    wanted = {(row, name): value for row, values in case["values"].items() for name, value in values.items()}
    assert {place: read.get(place) for place in wanted} == wanted


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


@pytest.mark.parametrize("medium", [WORKBOOK, DELIMITED])
def test_the_same_seed_gives_the_same_files_and_one_ugliness_less_the_same_truth(medium: str, tmp_path: Path) -> None:
    made = {}
    for name, without in (
        ("a", ()),
        ("b", ()),
        ("c", ("titles", "leading_rows", "header_synonyms", "unit_brackets")),
    ):
        (tmp_path / name).mkdir()
        made[name] = make_ugly(5, tmp_path / name, medium, without=frozenset(without))
    files = {name: {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in made}
    assert files["a"] == files["b"] != files["c"]
    assert made["a"].submission == made["b"].submission == made["c"].submission
