"""A file of waivers: its entries as written, and every fault of its form at its line."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fupin.rulebook.loading import default_book, load_rule_book
from fupin.waivers import WaiverFaultsError, read_waivers
from fupin.waivers.listing import listed
from support.distorting import distorted
from support.examples import examples
from support.faults import english
from waivers.making import AS_OF, USUAL, waiver, waiver_file

BOOK = load_rule_book(default_book())


def faults(tmp_path: Path, *waivers: str) -> list[str]:
    path = waiver_file(tmp_path, *waivers)
    return [text.removeprefix(f"{path.name}:") for text in english(lambda: read_waivers(path))]


def test_the_entries_are_what_is_written(tmp_path: Path) -> None:
    path = waiver_file(tmp_path, waiver(key="{项目编号: 0017}", county="甲县", record="扶贫项目"), waiver())

    file = read_waivers(path)

    first, second = file.entries
    assert (file.path, len(file.sha256)) == (str(path), 64)
    assert first.key == {"项目编号": "0017"}
    assert (first.county, first.record, first.line) == ("甲县", "project", 3)
    assert (first.granted_on, first.expires_on) == (date(2018, 6, 1), date(2018, 12, 31))
    assert (second.county, second.record, second.line) == (None, None, 12)


@pytest.mark.parametrize("text", ["0017", "1e3", "no", "0x1F", "1_000", "2018-01-01", "~", "'0017'"])
def test_a_key_is_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    (entry,) = read_waivers(waiver_file(tmp_path, waiver(key=f"{{项目编号: {text}}}"))).entries

    assert entry.key["项目编号"] == text.strip("'")


def test_a_file_may_be_empty_of_waivers(tmp_path: Path) -> None:
    assert read_waivers(waiver_file(tmp_path)).entries == ()


@pytest.mark.parametrize("name", USUAL)
def test_every_key_is_needed(tmp_path: Path, name: str) -> None:
    assert faults(tmp_path, waiver(**{name: None})) == [f"3: {name}: the key is missing"]


WRONG = {
    "rule: ''": "3: rule: found ''; expected text that isn't empty",
    "key: P1": "4: key: found 'P1'; expected keys with values",
    "key: {}": "4: key: found {}; expected at least one item",
    "key: {项目编号: [P1]}": "4: key.项目编号: found ['P1']; expected text",
    "reason: ''": "5: reason: found ''; expected text that isn't empty",
    "granted_on: 2018-6-1": "8: granted_on: found '2018-6-1'; expected a date YYYY-MM-DD",
    "granted_on: 2018-02-30": "8: granted_on: found '2018-02-30'; expected a date YYYY-MM-DD",
    "expires_on: 2018-05-31": "9: expires_on: 2018-05-31 is before granted_on, 2018-06-01",
    "expires_on: ''": "9: expires_on: found ''; expected a date YYYY-MM-DD",
    "record: 扶贫工程": "10: record: there is no record kind 扶贫工程",
    "documnt: x": "10: documnt: there is no such key; did you mean document",
    "county: ''": "10: county: found ''; expected text that isn't empty",
}


@pytest.mark.parametrize(("line", "expected"), WRONG.items(), ids=WRONG)
def test_what_is_wrong_with_a_waiver(tmp_path: Path, line: str, expected: str) -> None:
    name, _, text = line.partition(": ")

    (found,) = faults(tmp_path, waiver(**{name: text}))

    assert found.startswith(expected)


def test_one_day_is_a_term(tmp_path: Path) -> None:
    (entry,) = read_waivers(waiver_file(tmp_path, waiver(granted_on="2018-12-31"))).entries

    assert entry.granted_on == entry.expires_on


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(
        "format: fupin-waivers/2\nwaiver: x\nwaivers:\n  - text\n"
        + waiver(reason=None)
        + waiver(expires_on="2018-01-01"),
        encoding="utf-8",
    )

    found = english(lambda: read_waivers(path))

    assert [text.partition(" ")[0] for text in found] == [f"waivers.yaml:{line}:" for line in (1, 2, 4, 5, 17)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1: the file is empty"),
        ("format: fupin-waivers/1\n", "1: waivers: the key is missing"),
        ("format: fupin-waivers/1\nwaivers: &a [*a]\n", "2: anchors (&) are not allowed"),
        ("format: fupin-waivers/1\nwaivers: !!python/object:os.system x\n", "2: tags are not allowed"),
        ("format: fupin-waivers/1\nformat: x\nwaivers: []\n", "2: the key format stands twice"),
        ("waivers: " + "[" * 40 + "]" * 40, "1: is nested deeper than 20 levels"),
        ("#" * 1_000_001, "1: the file is larger than 1,000,000 bytes"),
    ],
)
def test_a_hostile_file_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(text, encoding="utf-8")

    found = english(lambda: read_waivers(path))

    assert found[0].startswith(f"waivers.yaml:{expected}")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WaiverFaultsError, match=r"can't be opened: No such file"):
        read_waivers(tmp_path / "waivers.yaml")


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_whatever_stands_in_it_there_are_waivers_or_faults(tmp_path: Path, chance: random.Random) -> None:
    path = waiver_file(tmp_path, waiver(county="甲县"), waiver(record="project"))
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for _ in range(chance.randint(1, 3)):
        data = distorted(data, chance)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")

    try:
        file = read_waivers(path)
    except WaiverFaultsError as error:
        # Pydantic's own words would say that a kind of error has none of ours
        assert error.text.zh
        assert "Input should" not in error.text.en
    else:
        assert all(entry.granted_on <= entry.expires_on for entry in file.entries)
        listed(file, BOOK, AS_OF)  # whatever is in it can be told of
