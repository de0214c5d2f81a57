"""An annotated copy holds what its original holds, byte for byte, and the marks."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

import fupin
from fupin.annotation.annotating import annotate
from fupin.model.text import Language
from support.annotated import (
    HEAD,
    ROWS,
    SHEET_PART,
    annotated,
    bent,
    checked,
    make_book,
    plain,
    prefixed,
    rich,
    without_addresses,
    written,
)
from support.copies import loaded, parts_of, prove_added_only, prove_cells, prove_parts, prove_values

EXAMPLES = Path(__file__).parents[2] / "examples"
_MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ALTERNATE = (
    f'<mc:AlternateContent xmlns:mc="{_MARKUP}"><mc:Choice Requires="x14"><sheetProtection/></mc:Choice>'
    "</mc:AlternateContent>"
)
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"


def strict(text: str) -> str:
    text = text.replace(f"{_TRANSITIONAL}spreadsheetml/2006/main", f"{_STRICT}spreadsheetml/main")
    return text.replace(f"{_TRANSITIONAL}officeDocument/2006/relationships", f"{_STRICT}officeDocument/relationships")


def _messy(path: Path) -> Path:
    shutil.copy(EXAMPLES / "messy" / "附件2.xlsx", path)
    return path


def _prefixed(path: Path) -> Path:
    parts = (SHEET_PART, "xl/styles.xml")
    return bent(plain(path), dict.fromkeys(parts, prefixed))


def _without_addresses(path: Path) -> Path:
    return bent(plain(path), {SHEET_PART: without_addresses})


def _alternate_before_rows(path: Path) -> Path:
    return bent(rich(path), {SHEET_PART: lambda text: text.replace("<sheetData>", f"{_ALTERNATE}<sheetData>")})


def _strict(path: Path) -> Path:
    parts = (SHEET_PART, "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels")
    return bent(plain(path), dict.fromkeys(parts, strict))


def _macros(path: Path) -> Path:
    types = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    kinds = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    path = plain(path.with_suffix(".xlsm"))
    return bent(
        path,
        {"[Content_Types].xml": lambda text: text.replace(*types).replace("</Types>", kinds)},
        {"xl/vbaProject.bin": "macros"},
    )


def _empty_rows(path: Path) -> Path:
    return bent(plain(path), {SHEET_PART: lambda text: text.replace("</sheetData>", '<row r="7"/></sheetData>')})


def _shared_formula(path: Path) -> Path:
    cells = '<c r="H2"><f t="shared" ref="H2:H3" si="0">C2*2</f><v>1</v></c></row><row r="3"'
    second = '<c r="H3"><f t="shared" si="0"/><v>104000</v></c></row><row r="4"'
    return bent(
        plain(path),
        {SHEET_PART: lambda text: text.replace('</row><row r="3"', cells).replace('</row><row r="4"', second)},
    )


@pytest.mark.parametrize(
    "make",
    [
        plain,
        rich,
        written,
        _prefixed,
        _without_addresses,
        _alternate_before_rows,
        _strict,
        _macros,
        _empty_rows,
        _shared_formula,
        _messy,
    ],
)
def test_the_copy_keeps_all_and_is_judged_alike(make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path / "报送.xlsx")
    result, copy, said = annotated(path)
    assert len(result.findings) >= 3 and said == []
    changed = prove_parts(path.read_bytes(), copy.read_bytes())
    assert any("/sheet" in name for name in changed)
    if make is _strict:  # openpyxl reads none of those
        prove_values(path, copy)
    else:
        prove_cells(path, copy, marked(copy))
    again = checked(copy)
    assert [finding.fingerprint for finding in again.findings] == [f.fingerprint for f in result.findings]
    assert [replace(p, path="") for p in again.problems] == [replace(p, path="") for p in result.problems]
    assert again.summary == result.summary


def test_of_a_workbook_without_findings_only_the_list_is_added(tmp_path: Path) -> None:
    path = make_book(tmp_path / "表.xlsx", (HEAD, ROWS[0]))
    with zipfile.ZipFile(path, "a") as package:
        package.mkdir("xl/empty")
    result = fupin.check(path, as_of=date(2018, 12, 31), select=["LOAN01"])
    stream = BytesIO()
    assert annotate(path, result, Language.CHINESE, ".xlsx", stream) == []
    changed = prove_parts(path.read_bytes(), stream.getvalue())
    assert changed == {"xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<v>52000</v>", b"<v>52001</v>"),
        (b"</sheetData>", b"</sheetData><sheetProtection/>"),
        (b"<row ", b"<row hidden='1' "),
        (b"<v>36</v>", b""),
    ],
)
def test_the_proof_finds_what_a_copy_changes(tmp_path: Path, old: bytes, new: bytes) -> None:
    part = parts_of(plain(tmp_path / "表.xlsx").read_bytes())[SHEET_PART]
    assert old in part
    with pytest.raises(AssertionError):
        prove_added_only("sheet1.xml", part, part.replace(old, new, 1))


def marked(copy: Path) -> dict[str, set[str]]:
    """By sheet, the cells that carry our comment."""
    return {
        page.title: {
            cell.coordinate
            for row in page.iter_rows()
            for cell in row
            if cell.comment and re.search("^【.+】[A-Z]+[0-9]+ ", cell.comment.text, re.MULTILINE)
        }
        for page in loaded(copy).worksheets
    }
