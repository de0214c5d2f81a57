"""A submission whose report holds everything that a report can tell, and texts that would like to be live in one."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import chdir
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

import fupin
from fupin.result import CheckResult

HOSTILE_TEXTS = (
    "::error file=x::y",
    "\u3000::set-env name=A::b",
    "\xa0::stop-commands::x",
    "##[error]x",
    "a##[add-mask]b",
    "%0A::warning::x%25",
    "[a](http://example.com) ![b](c.png)",
    "[a]: http://example.com",
    "<b>x</b><img src=x onerror=alert(1)>",
    "<!-- x --> &lt; &amp;#124; <http://example.com>",
    "a|b\\|c`d``e`\\",
    "http://example.com/a_b www.example.com x@example.com ftp://example.com mailto:x@example.com",
    "@octocat #12 GH-1 owner/repo#3 0123456789abcdef0123456789abcdef01234567",
    "*a* __b__ ~~c~~ ==d== $e$ $$f$$ :smile: [^1] H~2~O x^2^",
    "# a\n- b\n> c\n1. d\n\n    e\n---",
    "a\r\n::error::b\r##[error]c",
    "\x1b[31mred\x1b[0m \x9b2J \x07 \x00",
    "\u202egnp.exe\u2066x\u2069 \u200f",
    "]]> <![CDATA[x]]> \ufffe\uffff",
    '=HYPERLINK("http://example.com")',
    "+1",
    "-1",
    "@SUM(A1)",
    "' \" '' \"\"",
    "  two  spaces\tand a tab ",
    "1. a",
    "+ a",
    "| --- |",
    "| a | b |",
    "```",
    "~~~",
    "\u2028x\u2029y\x85z",
    "[x] done",
    "<details><summary>x</summary>",
    "javascript:alert(1)",
)
"""Texts that some format or its reader would take for more than text."""
FURTHER_TEXTS = (
    "=cmd|' /C calc'!A0",
    "＝1+1;=2|+3",
    '\t=WEBSERVICE("http://example.com")',
    "<script>alert(1)</script><a href='javascript:alert(1)'>x</a>",
    "\x1b]8;;http://example.com\x1b\\link\x1b]8;;\x07",
    "\x9d8;;http://example.com\x9clink\x84\x8d",
    "\u200ba\ufeffb\u2060c\xadd\U000e0041e\u180ef\x7f",
    "\u061ca\u202bb\u2067c",
    "##vso[task.setvariable variable=a]b ##teamcity[message text='x']",
    "\u2028::add-mask::x\u2029##[group]y\x0b::error::z\x0c::error::z",
    "&#61;1+1 &lt;script&gt; %3Cscript%3E \\u003cscript\\u003e",
)
"""More of them, for the test that goes through every format."""

_DAY = date(2018, 12, 31)
_LOANS = ("贷款编号", "户编号", "贷款人姓名", "县名", "贷款金额（万元）", "贷款期限（年）", "担保方式", "实际用款人")
_HOUSEHOLDS = ("household_id", "county", "registered_poor", "has_labour", "measure", "guide", "fund_support_yuan")
BOOK, TABLE, BROKEN = "示例 & 县|<b>.xlsx", "sub folder/household.csv", "坏,的:%0A##[error]|\n::error::[x](y).xlsx"
SHEET = "扶贫小额信贷 <i>&|`x`"


def reported(folder: Path) -> CheckResult:
    """The result of checking `submission(folder)`, made the same every time.

    It has findings of all three levels, unknowns, findings about a whole sheet, problems, notes, an input that can't
    be read, a workbook and a data file, and hostile texts in cells, headers, keys, names of sheets and files. It has
    no receipt: the bytes of a workbook that is made anew have another hash each time (`support.provincial` has one).
    """
    paths = submission(folder)
    with chdir(folder):
        return replace(fupin.check(paths, as_of=_DAY), receipt=None)


def submission(folder: Path, texts: Sequence[str] = HOSTILE_TEXTS) -> list[str]:
    """Writes the submission.

    Args:
        folder: an empty folder.
        texts: what stands in every column of text.

    Returns:
        Its files, relative to the folder.
    """
    _write_book(folder / BOOK, texts)
    _write_table(folder / TABLE, texts)
    (folder / BROKEN).write_bytes(b"PK\x03\x04 no workbook")
    return [BOOK, TABLE, BROKEN]


def _write_book(path: Path, texts: Sequence[str]) -> None:
    book = Workbook()
    loans = book.active
    assert loans is not None
    loans.title = SHEET
    _fill(loans, (*_LOANS, "备注 =1+1 [x](y)"), list(_loan_rows(texts)))
    text = book.create_sheet("说明")
    text["A1"] = "本表由各乡镇填报，请于月底前报县扶贫办。"
    book.save(path)


def _loan_rows(texts: Sequence[str]) -> list[Sequence[Any]]:
    """Loans that comply, that fail, and that can't be read; the hostile texts stand in every column of text."""
    rows: list[Sequence[Any]] = [
        ("0001", "H1", "张三丰", "示例县", 5, 3, "信用", "本户", ""),
        ("0002", "H2", "李四", "示例县", 6.2, 4, "抵押", "企业", ""),
        ("0003", "H3", "王五", "示例县", "五万左右", 3, "信用", "本户", ""),
        ("0003", "H3", "王五", "示例县", "5亩", None, "信用", "本户", ""),
        ("0004", "H4", "赵六", "示例县", 800, "#REF!", "信用", "合作社", ""),
    ]
    for number, text in enumerate(texts):
        text = _in_workbook(text)
        rows.append((text, f"H{number % 7}", "钱七", text, text if number % 2 else 9, 3, text, "企业", text))
    return rows


def _in_workbook(text: str) -> str:
    """The text without the signs that no workbook holds."""
    return (
        "".join(sign for sign in text if sign >= " " or sign in "\t\n\r").replace("\ufffe", "").replace("\uffff", "")
    )


def _fill(sheet: Any, header: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    for row, values in enumerate((header, *rows), 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text, whatever sign it starts with


def _write_table(path: Path, texts: Sequence[str]) -> None:
    path.parent.mkdir()
    rows: list[Sequence[str]] = [
        ("H1", "示例县", "是", "是", "特色种养", "孙八", "0"),
        ("H2", "示例县", "是", "否", "无", "", "10"),
        ("H3", "示例县", "也许", "是", "光伏", "", "十元"),
    ]
    written = [text.replace("\x00", "") for text in texts]  # a file with it is no text
    rows += [(text, text, "是", "是", "光伏", "", text) for text in written]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([_HOUSEHOLDS, *rows])
