"""An annotated copy holds what its original holds, byte for byte, and the marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from support.annotated import (
    SHEET,
    SHEET_PART,
    annotated,
    bent,
    checked,
    plain,
    prefixed,
    rich,
    without_addresses,
    written,
)
from support.copies import loaded, prove_cells, prove_parts, prove_values

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
    ],
)
def test_the_copy_keeps_all_and_is_judged_alike(make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path / "报送.xlsx")
    result, copy, said = annotated(path)
    assert len(result.findings) >= 3 and said == []
    changed = prove_parts(path.read_bytes(), copy.read_bytes())
    assert SHEET_PART in changed
    if make is _strict:  # openpyxl reads none of those
        prove_values(path, copy)
    else:
        prove_cells(path, copy, {SHEET: marked(copy)})
    again = checked(copy)
    assert [finding.fingerprint for finding in again.findings] == [f.fingerprint for f in result.findings]
    assert [replace(p, path="") for p in again.problems] == [replace(p, path="") for p in result.problems]
    assert again.summary == result.summary


def marked(copy: Path) -> set[str]:
    """The cells that carry our comment."""
    page = loaded(copy)[SHEET]
    cells = (cell for row in page.iter_rows() for cell in row if cell.comment)
    return {cell.coordinate for cell in cells if "LOAN" in cell.comment.text or "DATA" in cell.comment.text}
