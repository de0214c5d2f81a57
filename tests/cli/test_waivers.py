"""`fupin check --waivers` and `fupin waivers list`, from the outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from fupin.cli.watching import files_watched
from waivers.making import FAILS, PASSES, projects, waiver, waiver_file

OPTIONS = ("--select", "PRJ01", "--as-of", "2018-12-31", "--lang", "en")


def run(*arguments: str | Path, columns: int = 200) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": str(columns)})


def check(*arguments: str | Path) -> Result:
    return run("check", *arguments, *OPTIONS)


def listing(file: Path, *arguments: str, lang: str = "en") -> Result:
    return run("waivers", "list", file, "--as-of", "2018-12-31", "--lang", lang, *arguments)


@pytest.fixture
def failing(tmp_path: Path) -> Path:
    return projects(tmp_path / "submitted", f"P1,甲县,{FAILS}")


def test_a_waived_record_doesn_t_fail_the_check(tmp_path: Path, failing: Path) -> None:
    assert check(failing).exit_code == 1

    done = check(failing, "--waivers", waiver_file(tmp_path, waiver()))

    assert done.exit_code == 0, done.output
    assert "〔2018〕1号" in done.stdout


def test_an_expired_waiver_fails_it_and_one_of_no_use_only_where_warnings_do(tmp_path: Path) -> None:
    passing = projects(tmp_path / "submitted", f"P1,甲县,{PASSES}")
    unused = waiver_file(tmp_path / "unused", waiver())
    expired = waiver_file(tmp_path / "expired", waiver(expires_on="2018-12-30"))

    assert check(passing, "--waivers", unused).exit_code == 0
    assert check(passing, "--waivers", unused, "--fail-on", "warning").exit_code == 1
    done = check(passing, "--waivers", expired)
    assert done.exit_code == 1
    assert f"{expired}:3  DATA32" in done.stdout


def test_faults_of_the_form_end_with_2_before_anything_is_checked(tmp_path: Path, failing: Path) -> None:
    file = waiver_file(tmp_path, waiver(reason=None, granted_on="2018-6-1"))

    for done in (check(failing, "--waivers", file), listing(file)):
        assert done.exit_code == 2
        assert done.stdout == ""
        assert done.stderr.splitlines() == [
            f"{file}:3: reason: the key is missing",
            f"{file}:7: granted_on: found '2018-6-1'; expected a date YYYY-MM-DD",
        ]


def test_a_file_that_is_not_there(tmp_path: Path, failing: Path) -> None:
    done = check(failing, "--waivers", tmp_path / "no.yaml")

    assert done.exit_code == 2
    assert "no.yaml:1: can't be opened" in done.stderr


def test_it_stands_once(tmp_path: Path, failing: Path) -> None:
    file = waiver_file(tmp_path, waiver())

    done = check(failing, "--waivers", file, "--waivers", tmp_path / "other.yaml")

    assert done.exit_code == 2
    assert "put all waivers into one file" in done.stderr


def test_it_is_not_written_over(tmp_path: Path, failing: Path) -> None:
    file = waiver_file(tmp_path, waiver())
    before = file.read_bytes()

    done = check(failing, "--waivers", file, "--output", f"json={file}")

    assert done.exit_code == 2
    assert file.read_bytes() == before


def test_it_is_watched(tmp_path: Path) -> None:
    assert tmp_path / "waivers.yaml" in files_watched([], [tmp_path / "waivers.yaml"], None, [])


def test_kept_results_are_not_waived_and_serve_with_other_waivers(tmp_path: Path, failing: Path) -> None:
    file, cache = waiver_file(tmp_path, waiver()), tmp_path / "cache"

    def kept() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in cache.rglob("*") if path.is_file()}

    assert check(failing, "--cache", cache).exit_code == 1
    before = kept()
    assert check(failing, "--cache", cache, "--waivers", file).exit_code == 0
    assert check(failing, "--cache", cache).exit_code == 1
    assert before
    assert kept() == before


def test_every_format_can_be_written(tmp_path: Path, failing: Path) -> None:
    file = waiver_file(tmp_path, waiver(), waiver(rule="PRJ99"), waiver(key="{项目编号: P2}"))
    formats = ("json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "html", "xlsx", "csv")
    targets = [part for name in formats for part in ("--output", f"{name}={tmp_path / f'report.{name}'}")]

    done = check(failing, "--waivers", file, *targets)

    assert done.exit_code == 1, done.output
    for name in (name for name in formats if name != "xlsx"):
        assert "DATA31" in (tmp_path / f"report.{name}").read_text(encoding="utf-8"), name


ALL_STATES = (
    waiver(key="{项目编号: EXPIRED}", expires_on="2018-12-30"),
    waiver(key="{项目编号: TODAY}"),
    waiver(key="{项目编号: NEXT}", expires_on="2019-03-31"),
    waiver(key="{项目编号: LATER}", expires_on="2019-04-01"),
    waiver(key="{项目编号: EARLY}", granted_on="2019-01-01", expires_on="2019-12-31"),
)


def test_the_list_goes_by_state(tmp_path: Path) -> None:
    done = listing(waiver_file(tmp_path, *reversed(ALL_STATES)))

    assert done.exit_code == 1
    heads = [line for line in done.stdout.splitlines()[2:] if line and not line.startswith(" ")]
    assert heads == [
        "expired  1",
        "expires this quarter (to 2018-12-31)  1",
        "expires next quarter (to 2019-03-31)  1",
        "expires later  1",
        "not yet in force  1",
    ]
    days = [line.split("  ")[2] for line in done.stdout.splitlines() if line.startswith("  2")]
    assert days == ["1 days ago", "ends today", "90 days left", "91 days left", "from 2019-01-01"]


def test_only_what_has_expired_or_can_t_be_used_fails_the_list(tmp_path: Path) -> None:
    assert listing(waiver_file(tmp_path, *ALL_STATES[1:])).exit_code == 0
    assert listing(waiver_file(tmp_path, waiver(), waiver())).exit_code == 0
    assert listing(waiver_file(tmp_path)).exit_code == 0
    done = listing(waiver_file(tmp_path, waiver(rule="PRJ02")), lang="zh")
    assert done.exit_code == 1
    assert "要改的  1 项" in done.stdout
    assert "DATA33" in done.stdout


def test_the_list_as_json(tmp_path: Path) -> None:
    done = listing(waiver_file(tmp_path, *ALL_STATES, waiver(rule="PRJ99")), "--output-format", "json")

    data = json.loads(done.stdout)
    assert (data["format"], data["version"], data["as_of"]) == ("fupin-waiver-list", 1, "2018-12-31")
    assert [(each["key"]["project_id"], each["state"], each["days_left"]) for each in data["waivers"]] == [
        ("EXPIRED", "expired", -1),
        ("TODAY", "this_quarter", 0),
        ("NEXT", "next_quarter", 90),
        ("LATER", "later", 91),
        ("EARLY", "not_yet", 365),
    ]
    assert [(each["code"], each["line"]) for each in data["problems"]] == [("DATA31", 38)]
    assert data["summary"]["problems"] == data["summary"]["expired"] == 1


HOSTILE = "'=cmd|''/c calc''!A1 \u202e##[group]x'"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_as_csv_keeps_formulas_inert(tmp_path: Path, lang: str) -> None:
    file = waiver_file(tmp_path, waiver(reason=HOSTILE, key="{项目编号: '0017'}"), waiver(rule="PRJ99"))

    done = listing(file, "--output-format", "csv", lang=lang)

    heads, first, second = csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff")))
    assert len(heads) == len(first) == len(second)
    assert not any(cell.startswith("=") for row in (first, second) for cell in row)
    assert "\u202e" not in done.stdout
    assert second[0] == "DATA31"


def test_a_hostile_file_steers_no_terminal(tmp_path: Path, failing: Path) -> None:
    hostile = {"authority": HOSTILE, "document": HOSTILE, "reason": HOSTILE}
    file = waiver_file(tmp_path, waiver(**hostile), waiver(**hostile, rule=HOSTILE, county=HOSTILE))

    for done in (listing(file), check(failing, "--waivers", file)):
        assert done.exit_code == 1
        assert "\u202e" not in done.output
        assert "##[" not in done.output


def test_personal_numbers_are_masked_in_the_list(tmp_path: Path) -> None:
    person = "130123198001011234"
    file = waiver_file(
        tmp_path / person,
        waiver(key=f"{{项目编号: {person}}}", reason=f"{person} 的项目"),
        waiver(rule="LOAN01", key=f"{{贷款编号: {person}}}"),
    )

    for form in ("text", "json", "csv"):
        assert person not in listing(file, "--output-format", form).output
    assert person in listing(file, "--show-personal").output


def test_the_list_goes_by_the_rule_book_that_is_named(tmp_path: Path) -> None:
    strict = tmp_path / "strict"
    strict.mkdir()
    (strict / "rulebook.yaml").write_text(
        'format: fupin-rulebook/1\nid: strict\nversion: "1"\nextends: hebei-2018\n'
        "title: {zh: 严, en: Strict}\noverrides:\n  PRJ01: {waivable: false}\n  PRJ02: {waivable: true}\n",
        encoding="utf-8",
    )
    file = waiver_file(tmp_path, waiver(), waiver(rule="PRJ02"))

    done = listing(file, "--rules", str(strict), "--output-format", "json")

    data = json.loads(done.stdout)
    assert [each["rule"] for each in data["waivers"]] == ["PRJ02"]
    assert [each["line"] for each in data["problems"]] == [3]
    assert "the rule book forbids them" in run("explain", "PRJ01", "--rules", strict, "--lang", "en").stdout
    assert "the rule book allows them" in run("explain", "PRJ02", "--rules", strict, "--lang", "en").stdout
    waivable = [
        line.split()[0]
        for line in run("rules", "list", "--rules", strict, "--lang", "en").stdout.splitlines()
        if " yes " in line
    ]
    assert waivable == ["PRJ02", "PRJ04"]


def test_an_unknown_format(tmp_path: Path) -> None:
    done = listing(waiver_file(tmp_path), "--output-format", "cvs")

    assert done.exit_code == 2
    assert "there is no format cvs; did you mean csv?" in done.stderr
    done = listing(waiver_file(tmp_path), "--output-format", "pdf")
    assert "there is no format pdf; use text, json, csv" in done.stderr
