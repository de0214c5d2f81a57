"""Rosters: read, and refused with every fault at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin.province.roster_file import RosterFaultsError, read_roster, roster_of
from province.making import roster


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    path = folder / "counties.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RosterFaultsError) as caught:
        read_roster(path)
    return [(fault.line, fault.text.en) for fault in caught.value.faults]


def test_counties_have_names_codes_and_patterns(tmp_path: Path) -> None:
    made = roster(
        tmp_path,
        "  - name: 阜平县\n    code: 130624\n    alias: [阜平, 阜平 县扶贫办]\n  - {name: 蔚县, files: 张家口/蔚*}\n",
    )
    first, second = made.counties
    assert (first.name, first.code, first.aliases, first.files) == ("阜平县", "130624", ("阜平", "阜平 县扶贫办"), ())
    assert (second.name, second.code, second.files, second.line) == ("蔚县", None, ("张家口/蔚*",), 6)
    assert made.named(" 阜　平县 ") == made.named("１３０６２４") == first
    assert made.named("张家口") is None
    assert len(made.sha256) == 64
    assert roster_of(None) is None


def test_every_fault_is_told_at_its_line(tmp_path: Path) -> None:
    text = """format: fupin-roster/2
counties:
  - name: 阜平县
    code: "130624"
  - name: 阜平 县
  - {name: 蔚县, alias: 阜平县, file: x}
  - {code: "130624", files: ['a\\b', x]}
  - {name: 张县, files: x}
  - 沽源县
"""
    found = faults(tmp_path, text)
    assert [line for line, _ in found] == [1, 5, 6, 6, 7, 7, 7, 8, 9]
    assert "stands on line 3 already" in found[1][1]
    assert "did you mean files" in found[3][1]
    assert any("stands on line 4 already" in text for _, text in found)
    assert "stands on line 7 already" in found[7][1]


def test_a_roster_names_counties(tmp_path: Path) -> None:
    assert faults(tmp_path, "format: fupin-roster/1\ncounties: []\n") == [
        (2, "counties: found []; expected at least one item")
    ]
    assert faults(tmp_path, "format: fupin-roster/1\n") == [(1, "counties: the key is missing")]
    assert faults(tmp_path, "") == [(1, "the file is empty")]
    with pytest.raises(RosterFaultsError, match="can't be opened"):
        read_roster(tmp_path / "none.yaml")


@pytest.mark.parametrize("pattern", ["../阜平县/*", "./阜平县/*", "阜平县/", "/阜平县/*", "阜平县//*", "a\\b"])
def test_a_pattern_that_fits_no_path_below_the_folder(tmp_path: Path, pattern: str) -> None:
    text = f"format: fupin-roster/1\ncounties:\n  - name: 阜平县\n    files: ['阜平县/*', '{pattern}']\n"
    ((line, told),) = faults(tmp_path, text)
    assert line == 4
    assert "expected a path below the folder that is checked" in told


def test_a_county_is_not_called_by_somebody_s_number(tmp_path: Path) -> None:
    text = (
        "format: fupin-roster/1\ncounties:\n  - {name: 130624198801015672县}\n  - {name: 蔚县, alias: 13812345678}\n"
    )
    found = faults(tmp_path, text)
    assert [line for line, _ in found] == [3, 4]
    assert all("expected a county's name, without an identity or telephone number" in told for _, told in found)
