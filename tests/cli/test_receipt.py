"""`fupin receipt`: which reports belong to which files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app

Report = dict[str, Any]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments], env={"COLUMNS": "160"})


def held(*arguments: str | Path) -> tuple[int, Report]:
    result = run("receipt", *arguments, "--output-format", "json")
    assert result.exit_code in (0, 1), result.output
    return result.exit_code, json.loads(result.stdout)


def states(found: Report) -> list[str]:
    return [each["state"] for each in found["inputs"]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with submissions and the report on them, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("made") / "报送"
    for name in ("甲县", "乙县"):
        (folder / name).mkdir(parents=True)
        (folder / name / "loan.csv").write_text(f"loan_id,county,amount_yuan\n1,{name},60000\n", encoding="utf-8")
    (folder / "说明.doc").write_text("x", encoding="utf-8")
    checked(folder)
    return folder.parent


@pytest.fixture
def counties(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "报送"


@pytest.fixture
def report(counties: Path) -> Path:
    return counties.parent / "结果.json"


def checked(folder: Path, *options: str | Path) -> Path:
    path = folder.parent / "结果.json"
    result = run("check", folder, "--as-of", "2018-12-31", "--output", f"json={path}", *options)
    assert result.exit_code == 1, result.output
    return path


def edited(path: Path, change: Callable[[Report], object]) -> Path:
    report = json.loads(path.read_text("utf-8"))
    change(report)
    path.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_report_belongs_to_its_files(counties: Path, report: Path) -> None:
    result = run("receipt", report, counties, "--lang", "zh")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-2:] == ["文件 2：相同 2", "报告出自这些文件。"]
    status, found = held(report, counties)
    assert (status, found["belongs"], found["receipt"]["state"], found["contradictions"]) == (0, True, "fits", [])
    assert (found["rulebook"]["state"], states(found), found["files"]) == ("same", ["same", "same"], [])


def test_files_may_have_moved_and_have_other_names(counties: Path, report: Path, tmp_path: Path) -> None:
    shutil.copytree(counties / "甲县", tmp_path / "存档" / "一月")
    (counties / "乙县" / "loan.csv").rename(tmp_path / "存档" / "乙.csv")
    status, found = held(report, tmp_path / "存档")
    assert (status, states(found)) == (0, ["same", "same"])
    assert [each["found"] for each in found["inputs"]] == [
        str(tmp_path / "存档" / "乙.csv"),
        str(tmp_path / "存档" / "一月" / "loan.csv"),
    ]


def test_changed_missing_and_further_files_are_told(counties: Path, report: Path) -> None:
    (counties / "甲县" / "loan.csv").write_text("loan_id,amount_yuan\n1,50000\n", encoding="utf-8")
    (counties / "乙县" / "loan.csv").unlink()
    (counties / "丙县").mkdir()
    (counties / "丙县" / "household.csv").write_text("household_id\n1\n", encoding="utf-8")
    status, found = held(report, counties)
    assert (status, found["belongs"], states(found)) == (1, False, ["missing", "changed", "extra"])
    result = run("receipt", report, counties, "--lang", "en")
    assert result.stdout.splitlines()[-2:] == [
        "files 3: changed 1 · missing 1 · not in the report 1",
        "The report was not made from these files.",
    ]


def test_a_file_that_could_not_be_opened_then_is_told_and_speaks_for_nothing(counties: Path) -> None:
    (counties / "丙县").mkdir()
    (counties / "丙县" / "loan.csv").symlink_to(counties / "nowhere")
    path = counties.parent / "结果.json"
    run("check", counties, counties / "没有.xlsx", "--as-of", "2018-12-31", "--output", f"json={path}")
    status, found = held(path, counties, counties / "没有.xlsx")
    assert (status, states(found)) == (0, ["unread", "same", "same", "unread"])
    (counties / "甲县" / "loan.csv").unlink()
    status, found = held(path, counties, counties / "没有.xlsx", counties / "甲县" / "loan.csv")
    assert (status, states(found)) == (1, ["unread", "same", "unreadable", "unread"])


def failed(report: Report) -> Report:
    """The first fail of a report."""
    found: Report = next(each for each in report["findings"] if each["verdict"] == "fail")
    return found


EDITS: dict[str, tuple[Callable[[Report], object], str, int]] = {
    "an input's hash": (lambda r: r["inputs"][0].update(sha256="0" * 64), "differs", 0),
    "an option": (lambda r: r["options"].update(ignore=["LOAN01"]), "differs", 0),
    "the rule book": (lambda r: r["rulebook"].update(sha256="0" * 64), "differs", 0),
    "the program": (lambda r: r["tool"].update(version="9"), "differs", 0),
    "the receipt": (lambda r: r.update(receipt="0" * 64), "differs", 0),
    "the date": (lambda r: r.update(as_of="2018-01-01"), "fits", 1),
    "a finding taken out": (lambda r: r["findings"].remove(failed(r)), "fits", 1),
    "a level": (lambda r: failed(r).update(level="note"), "fits", 1),
    "records": (lambda r: r["summary"].update(records=7), "fits", 1),
    "a county's fails": (lambda r: r["counties"][0].update(error=7), "fits", 1),
    "a county's records": (lambda r: r["counties"][0].update(records=7), "fits", 1),
    "the hash of what was read": (lambda r: r["inputs"][0].update(sha256=None), "differs", 1),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_report_does_not_belong(counties: Path, report: Path, name: str) -> None:
    change, fit, contradictions = EDITS[name]
    status, found = held(edited(report, change), counties)
    assert (status, found["belongs"]) == (1, False)
    assert (found["receipt"]["state"], len(found["contradictions"])) == (fit, contradictions)


def test_another_rule_book_is_told(counties: Path, report: Path, tmp_path: Path) -> None:
    book = tmp_path / "rules"
    book.mkdir()
    head = "format: fupin-rulebook/1\nid: strict\nversion: '1'\nextends: hebei-2018\ntitle: {zh: 严, en: strict}\n"
    (book / "rulebook.yaml").write_text(head, encoding="utf-8")
    status, found = held(report, counties, "--rules", book)
    assert (status, found["rulebook"]["state"], found["rulebook"]["found"]) == (1, "changed", "strict 1")


def test_the_mapping_file_is_held_too(counties: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "对照.yaml"
    mapping.write_text("assume: {loan.balance_yuan: 万元}\n", encoding="utf-8")
    report = checked(counties, "--mapping", mapping)
    assert held(report, counties, "--mapping", mapping)[0] == 0
    status, found = held(report, counties)
    assert (status, [each["state"] for each in found["files"]]) == (1, ["missing"])
    said = " ".join(run("receipt", report, counties, "--lang", "en").stdout.split())
    assert "The files are the same, but not: mapping file" in said
    mapping.write_text("assume: {loan.balance_yuan: 元}\n", encoding="utf-8")
    status, found = held(report, counties, "--mapping", mapping)
    assert (status, [each["state"] for each in found["files"]]) == (1, ["changed"])
    status, found = held(checked(counties), counties, "--mapping", mapping)
    assert (status, [each["state"] for each in found["files"]]) == (1, ["extra"])


def test_a_report_of_an_earlier_version_has_no_receipt(counties: Path, report: Path) -> None:
    edited(report, lambda r: (r.pop("receipt"), r.pop("options")))
    status, found = held(report, counties)
    assert (status, found["receipt"]) == (0, {"sha256": None, "state": "absent"})
    result = run("receipt", report, counties, "--again", "--lang", "en")
    assert (result.exit_code, "--again" in result.stderr) == (2, True)


FILES = {
    "mapping": "assume: {loan.balance_yuan: 万元}\n",
    "waivers": "format: fupin-waivers/1\nwaivers:\n"
    "- {rule: LOAN03, key: {loan_id: '1'}, county: 甲县, reason: 试点, authority: 省扶贫办,"
    " document: 冀扶办〔2018〕9号, granted_on: 2018-01-01, expires_on: 2019-01-01}\n",
    "roster": "format: fupin-roster/1\ncounties: [{name: 甲县}, {name: 乙县}, {name: 丁县}]\n",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_second_check_is_the_same_to_the_byte_wherever_the_files_lie(
    counties: Path, tmp_path: Path, language: str
) -> None:
    earlier = checked(counties, "--lang", language).rename(tmp_path / "基线.json")
    files: list[str | Path] = ["--baseline", earlier]
    for name, text in FILES.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        files += [f"--{name}", tmp_path / f"{name}.yaml"]
    report = checked(counties, "--lang", language, "--repair", "--ignore", "LOAN02", *files)
    moved = counties.rename(tmp_path / "存档")
    shutil.copy(report, moved)
    status, found = held(moved / report.name, moved, *files, "--again")
    assert (status, found["again"]) == (0, {"identical": True, "differences": []})
    assert [each["state"] for each in found["files"]] == ["same"] * (len(FILES) + 1)


def test_a_second_check_finds_what_was_edited_without_a_trace(counties: Path, report: Path) -> None:
    edited(report, lambda r: r["findings"][-1].update(message="没有问题"))
    assert held(report, counties)[0] == 0
    status, found = held(report, counties, "--again")
    (difference,) = found["again"]["differences"]
    assert (status, difference["member"], difference["state"]) == (1, "findings", "changed")
    result = run("receipt", report, counties, "--again", "--lang", "en")
    assert "it was altered; or the files were renamed" in " ".join(result.stdout.split())


def test_a_second_check_of_renamed_files_accuses_nobody(counties: Path, report: Path) -> None:
    (counties / "甲县" / "loan.csv").rename(counties / "甲县" / "四季度.csv")
    result = run("receipt", report, counties, "--again", "--lang", "en")
    words = " ".join(result.stdout.split())
    assert result.exit_code == 1
    assert "or the files were renamed, put into other folders" in words
    assert "not right" not in words


def test_another_layout_is_the_same_content(counties: Path, report: Path) -> None:
    status, found = held(edited(report, lambda _: None), counties, "--again")
    assert (status, found["again"]) == (0, {"identical": False, "differences": []})


def test_a_report_of_no_files_claims_nothing(tmp_path: Path) -> None:
    folder, report = tmp_path / "空", tmp_path / "结果.json"
    folder.mkdir()
    assert run("check", folder, "--output", f"json={report}").exit_code == 3
    result = run("receipt", report, folder, "--lang", "en")
    assert result.stdout.splitlines()[-2:] == ["files 0: none", "The report is of no files, and none were given."]


def test_other_files_are_not_checked_again(counties: Path, report: Path) -> None:
    (counties / "甲县" / "loan.csv").unlink()
    status, found = held(report, counties, "--again")
    assert (status, found["again"]) == (1, None)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"format": "fupin-trace"}', '{"format": "fupin-report", "version": 1}']
)
def test_what_is_no_report_is_2(counties: Path, report: Path, content: str) -> None:
    report.write_text(content, encoding="utf-8")
    result = run("receipt", report, counties, "--lang", "en")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


def test_names_in_a_report_steer_no_terminal(counties: Path, report: Path) -> None:
    edited(report, lambda r: r["inputs"][0].update(path="\x1b[2J::error::[red]x\n##[error]y"))
    result = run("receipt", report, counties, "--lang", "en")
    assert result.exit_code == 1
    assert not {"\x1b", "\r"} & set(result.stdout)
    assert not any(line.lstrip().startswith(("::", "##[")) for line in result.stdout.splitlines())
    assert "[red]" in result.stdout


@pytest.mark.parametrize("margins", [5, None, {}, [1, "x", None, [[]], {"rule": {}}], "x"])
def test_a_second_check_stands_whatever_an_edited_report_holds(counties: Path, report: Path, margins: object) -> None:
    edited(report, lambda r: r.update(margins=margins, further={"a": [1]}))
    status, found = held(report, counties, "--again")
    assert (status, found["again"]["identical"]) == (1, False)
    assert {each["member"] for each in found["again"]["differences"]} >= {"margins", "further"}


def test_limits_are_lifted_by_the_user_and_not_by_a_report(counties: Path) -> None:
    report = checked(counties, "--limit", "memory_mb=3000")
    result = run("receipt", report, counties, "--again", "--lang", "en")
    assert (result.exit_code, "--limit memory_mb=3000" in result.stderr) == (2, True)
    status, found = held(report, counties, "--again", "--limit", "memory_mb=3000")
    assert (status, found["again"]["identical"]) == (0, True)


@pytest.mark.parametrize(
    "options", [{"later": True}, {"select": ["XYZ"]}, {"record": "lone"}, {"assume": ["loan.x=万元"]}]
)
def test_options_that_this_version_has_not_are_refused(counties: Path, report: Path, options: Report) -> None:
    edited(report, lambda r: r["options"].update(options))
    result = run("receipt", report, counties, "--again", "--lang", "en")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


def test_personal_numbers_in_names_are_masked(counties: Path, report: Path) -> None:
    number = "13012319900101123X"
    (counties / f"{number}.csv").write_text("loan_id\n1\n", encoding="utf-8")
    named = report.rename(report.with_name(f"{number}.json"))
    mapping = report.with_name(f"{number}.yaml")
    mapping.write_text("assume: {loan.balance_yuan: 万元}\n", encoding="utf-8")
    for form in ("text", "json"):
        result = run("receipt", named, counties, "--mapping", mapping, "--output-format", form)
        assert result.exit_code == 1
        assert number not in result.stdout
        assert "130*************3X" in result.stdout
