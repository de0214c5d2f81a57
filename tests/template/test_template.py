"""What a template makes, read back: by openpyxl, by the check, and by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import fupin
from fupin.model.fields import FieldType
from fupin.model.guide import GUIDE_SHEET, GUIDE_TITLE
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.model.text import Language
from fupin.model.units import base_of
from fupin.model.values import read_value
from fupin.model.verdict import Level, Verdict
from fupin.reading.layout.headers import match_header
from fupin.result import CheckResult
from fupin.rulebook.book import RuleBook
from fupin.rulebook.loading import default_book, load_rule_book
from fupin.template.cell_forms import choices
from fupin.template.choosing import chosen_records
from fupin.template.columns import template_columns
from fupin.template.examples import example_of
from fupin.template.guide import sheet_name
from fupin.template.headers import header_text
from fupin.template.meanings import _entries
from fupin.template.record_sheet import EXAMPLE_MARK, ROWS
from fupin.template.validations import LONGEST_LIST, validation_of
from fupin.template.workbook import write_template

FIELDS = [(record, field) for record, model in RECORDS.items() for field in model.fields().values()]
AS_OF = date(2018, 12, 31)
KINDS = {
    FieldType.FLAG: ("list", "warning"),
    FieldType.ENUM: ("list", None),
    FieldType.DATE: ("date", "warning"),
    FieldType.ID: ("textLength", "warning"),
    FieldType.COUNT: ("whole", "warning"),
    FieldType.MONEY: ("decimal", "warning"),
    FieldType.NUMBER: ("decimal", "warning"),
    FieldType.SHARE: ("decimal", "warning"),
    FieldType.MONTHS: ("decimal", "warning"),
}
"""By type, the validation and its style; None is the style that stops."""


@cache
def book() -> RuleBook:
    return load_rule_book(default_book())


@cache
def made(language: Language) -> bytes:
    stream = BytesIO()
    write_template(stream, tuple(RECORDS), book(), language)
    return stream.getvalue()


@cache
def opened(language: Language) -> Workbook:
    return load_workbook(BytesIO(made(language)))


def checked(path: Path, workbook: Workbook | None, language: Language) -> CheckResult:
    if workbook is None:
        path.write_bytes(made(language))
    else:
        workbook.save(path)
    return fupin.check(path, as_of=AS_OF)


@pytest.mark.parametrize("language", Language)
def test_a_fresh_template_has_no_problem_and_nothing_to_check(tmp_path: Path, language: Language) -> None:
    result = checked(tmp_path / "t.xlsx", None, language)
    assert result.problems == ()
    assert result.findings == ()
    assert result.summary.records == 0
    sheets = result.inputs[0].sheets
    assert [sheet.record for sheet in sheets] == list(RECORDS)
    assert [[(row.row, row.why) for row in sheet.left_out] for sheet in sheets] == [[(2, "example")]] * len(RECORDS)


@pytest.mark.parametrize("language", Language)
def test_examples_turned_into_records_are_read_whole_and_break_no_rule(tmp_path: Path, language: Language) -> None:
    workbook = load_workbook(BytesIO(made(language)))
    for record in RECORDS:
        key = workbook[sheet_name(record, language)]["A2"]
        key.value = str(key.value).removeprefix(EXAMPLE_MARK)
    result = checked(tmp_path / "t.xlsx", workbook, language)
    assert result.problems == ()
    assert result.summary.records == len(RECORDS)
    failed = {finding.rule for finding in result.findings if finding.verdict is Verdict.FAIL}
    severe = {rule.id for rule in book().rules if rule.level in (Level.ERROR, Level.WARNING)}
    assert not failed & severe


def test_records_below_the_example_are_judged_and_the_example_is_left_out(tmp_path: Path) -> None:
    workbook = load_workbook(BytesIO(made(Language.CHINESE)))
    sheet = workbook["扶贫小额信贷"]
    for at in range(1, sheet.max_column + 1):
        sheet.cell(3, at).value = sheet.cell(2, at).value
        sheet.cell(3, at).number_format = sheet.cell(2, at).number_format
    sheet["A3"], sheet["I3"] = "0002", 60000
    result = checked(tmp_path / "t.xlsx", workbook, Language.CHINESE)
    assert result.problems == ()
    assert result.summary.records == 1
    failed = [finding for finding in result.findings if finding.verdict is Verdict.FAIL]
    assert "LOAN01" in {finding.rule for finding in failed}
    assert {finding.row for finding in failed} == {3}
    loans = next(sheet for sheet in result.inputs[0].sheets if sheet.record == "loan")
    assert [(row.row, row.why) for row in loans.left_out] == [(2, "example")]


def test_a_sheet_that_only_bears_the_guide_s_name_is_told_of(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = GUIDE_SHEET.zh
    for row in (("这是另一张说明", "写着别的"), ("第二行", "也有字")):
        sheet.append(row)
    workbook.save(tmp_path / "t.xlsx")
    codes = [problem.code for problem in fupin.check(tmp_path / "t.xlsx", as_of=AS_OF).problems]
    assert codes == [ProblemCode.SHEET_SKIPPED]


def test_records_put_into_the_guide_are_not_passed_over(tmp_path: Path) -> None:
    workbook = load_workbook(BytesIO(made(Language.CHINESE)))
    sheet = workbook.create_sheet("先")
    workbook.remove(workbook[GUIDE_SHEET.zh])
    sheet.title = GUIDE_SHEET.zh
    for row in ((GUIDE_TITLE.zh,), ("贷款编号", "贷款金额（元）"), ("0001", 60000)):
        sheet.append(row)
    assert checked(tmp_path / "t.xlsx", workbook, Language.CHINESE).summary.records == 1


@pytest.mark.parametrize("language", Language)
def test_headers_mean_their_fields_in_their_units(language: Language) -> None:
    for record, field in FIELDS:
        match = match_header(header_text(field, language), record)
        assert match is not None and match.field == field, field.name
        if field.needs_unit:
            assert match.unit is not None, field.name
            percent = field.type is FieldType.SHARE and language is Language.CHINESE
            base = base_of(field)
            assert base is not None and (match.unit.factor == base.factor) is not percent, field.name


@pytest.mark.parametrize("language", Language)
def test_every_header_has_a_note_and_every_field_its_validation(language: Language) -> None:
    for record, model in RECORDS.items():
        sheet = opened(language)[sheet_name(record, language)]
        found = {str(one.sqref).split(":")[0]: one for one in sheet.data_validations.dataValidation}
        for at, field in enumerate(model.fields().values(), start=1):
            header = sheet.cell(1, at)
            assert header.value == header_text(field, language)
            assert header.comment is not None and field.header in header.comment.text
            validation = found.get(f"{header.column_letter}2")
            if field.type is FieldType.TEXT:
                assert validation is None
                continue
            assert validation is not None, field.name
            assert (validation.type, validation.errorStyle) == KINDS[field.type], field.name
            assert str(validation.sqref) == f"{header.column_letter}2:{header.column_letter}{ROWS + 1}"
            assert len(validation.error) <= LONGEST_LIST and validation.allow_blank
            if validation.type == "list":
                assert validation.formula1 == f'"{",".join(choices(field, language))}"'


@pytest.mark.parametrize("language", Language)
def test_every_choice_that_a_list_offers_is_read(language: Language) -> None:
    for record, field in FIELDS:
        offered = choices(field, language)
        assert len(",".join(offered)) <= LONGEST_LIST and not any("," in choice for choice in offered)
        for choice in offered:
            reading = read_value(choice, field, None)
            assert reading.problem is None and reading.value is not None, (record, field.name, choice)


def test_what_is_read_without_the_list_is_not_refused() -> None:
    stopping = {field.type for _, field in FIELDS if (v := validation_of(field, Language.CHINESE)) and v.stops}
    assert stopping == {FieldType.ENUM}


def test_identifiers_and_texts_are_kept_as_texts() -> None:
    sheet = opened(Language.CHINESE)["扶贫小额信贷"]
    assert sheet.column_dimensions["A"].number_format == "@"
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("1399001022020001", "s")
    assert sheet.freeze_panes == "B2" and sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_the_guide_tells_of_every_field_and_the_rules_that_read_it() -> None:
    cells = opened(Language.CHINESE)[GUIDE_SHEET.zh].iter_rows(values_only=True)
    rows = {(row[0], row[1], row[7] or "") for row in cells}
    for record in RECORDS:
        for column in template_columns(record, book(), Language.CHINESE):
            rules = "、".join(f"{rule.id}〔{rule.clause}〕" for rule in column.rules)
            assert (column.header, column.role.value.zh, rules) in rows, (record, column.field.name)


def test_examples_and_meanings_fit_the_models() -> None:
    for record, model in RECORDS.items():
        example = example_of(record)
        assert list(example.values) == list(model.fields())
        assert example.values[model.key[0]] is not None
        assert example.row.zh and example.row.en
    everywhere = {field.name for _, field in FIELDS}
    for part, meanings in _entries().items():
        known = everywhere if part == "common" else set(RECORDS[part].fields())
        assert set(meanings) <= known, part


def test_equal_templates_are_equal_files() -> None:
    again = BytesIO()
    write_template(again, tuple(RECORDS), book(), Language.CHINESE)
    assert again.getvalue() == made(Language.CHINESE)


def test_the_core_kinds_are_chosen_unless_others_are_named() -> None:
    assert len(chosen_records((), everything=False)) == 18
    assert chosen_records((), everything=True) == tuple(RECORDS)
    assert chosen_records(("扶贫小额信贷", "project", "LOAN"), everything=False) == ("project", "loan")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_the_check_reads_what_it_saves(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(made(Language.CHINESE))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "t.xlsx")], check=True, capture_output=True, timeout=120)
    result = fupin.check(tmp_path / "t.ods", as_of=AS_OF)
    assert result.problems == () and result.summary.records == 0
    assert [sheet.record for sheet in result.inputs[0].sheets] == list(RECORDS)
