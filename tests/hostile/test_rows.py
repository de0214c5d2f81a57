"""Rows by expression and rows by parser: the same cells, the same refusals; and files that are good."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from fupin.model.errors import UnreadableInputError
from fupin.reading.guard import worksheets
from fupin.reading.guard.extent import Extent
from fupin.reading.guard.inflating import Tally
from fupin.reading.guard.inspection import inspect_file
from fupin.reading.guard.limits import Limits
from fupin.reading.guard.usual_rows import UsualRows, column_number, index_below
from fupin.reading.guard.worksheets import Worksheet
from support.hostile.workbooks import GOOD, sheet_xml
from support.submissions import make_submission, write_workbook

_CELL = '<c r="C2"><v>50000</v></c>'
BASES = [
    GOOD,
    GOOD.replace("<v>50000</v>", "<f>A1&amp;B1</f><v>5</v>"),
    GOOD.replace("<v>50000</v>", '<f t="shared" ref="A1:B2" si="0">A1</f><v/>'),
    GOOD.replace(_CELL, '<c r="C2" t="inlineStr"><is><r><rPr><color rgb="0"/></rPr><t>x &lt; y</t></r></is></c>'),
    GOOD.replace(_CELL, '<c r="C2" s="3" t="inlineStr"><is><t xml:space="preserve"> x</t></is></c>'),
    GOOD.replace('r="C2"', 'r="C2" t="str" s="1"'),
    GOOD.replace('r="C2"', 'r="C2" s="1" t="n" cm="1"'),
    GOOD.replace('<row r="2"', '<row r="2" spans="1:4" ht="15"'),
    re.sub(' r="[A-D][1-3]"', "", GOOD),
    re.sub(' r="[A-D]?[1-3]"', "", GOOD),
    GOOD.replace("><", ">\n  <"),
]
TOKENS = [
    *("<v>", "</v>", "<f>", "</f>", "<is>", "</is>", "<t>", "</t>", "</c>", "</row>", "<v/>", "<c/>", "<row/>"),
    *('<c r="B2">', '<row r="4">', '<c r="D2"><v>1</v></c>', "<sheetData>", "</sheetData>", "x:"),
    *("<!--", "-->", "&amp;", "&foo;", "&", "<", "/>", '"', "'", " ", "\n", "1", "9", "A", "<?x?>", "\0"),
    "<![CDATA[",
]
TAG, ATTRIBUTE = re.compile("<[^>]*>"), re.compile(' r="[^"]*"| t="s"')


def mutant(random: Random) -> str:
    """Good rows with a few changes."""
    rows = random.choice(BASES)
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        at = random.randrange(len(rows))
        start, end = random.choice([found.span() for found in TAG.finditer(rows)])
        way = random.randrange(5)
        if way == 0:
            rows = rows[:at] + random.choice(TOKENS) + rows[at:]
        elif way == 1:
            rows = rows[:at] + rows[at + random.randrange(1, 12) :]
        elif way == 2:
            rows = rows[:start] + random.choice([*TOKENS, ""]) + rows[end:]
        elif way == 3:
            rows = rows[:end] + rows[start:end] + rows[end:]
        elif found := list(ATTRIBUTE.finditer(rows)):
            start, end = random.choice(found).span()
            rows = rows[:start] + random.choice(["", ' r="C2"', ' t="s"', ' r="9"']) + rows[end:]
    return rows


def looked_through(xml: bytes, sizes: list[int]) -> tuple[int, ...] | None:
    """The extent of a sheet that comes in pieces of some sizes; None where it is refused."""
    sheet = Worksheet("sheet", 7, Tally(Limits(), 1), lambda: 0)
    try:
        at = 0
        while at < len(xml):
            size = sizes[at % len(sizes)]
            sheet.feed(xml[at : at + size])
            at += size
        sheet.close()
    except UnreadableInputError:
        return None
    extent = sheet._extent
    return (extent.occupied, extent.top, extent.bottom, extent.left, extent.right)


@pytest.mark.parametrize("seed", range(8))
def test_both_ways_through_a_sheet_agree(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(f"rows {seed}")
    sheets = [sheet_xml(mutant(random)).encode() for _ in range(400)] + [sheet_xml(rows).encode() for rows in BASES]
    usual = [looked_through(xml, random.choice([[1 << 20], [1, 7, 50], [1000]])) for xml in sheets]
    monkeypatch.setattr(worksheets, "_START", re.compile(b"(?!)"))
    parsed = [looked_through(xml, [1 << 20]) for xml in sheets]
    assert [xml for xml, one, other in zip(sheets, usual, parsed, strict=True) if one != other] == []
    assert any(found is None for found in usual)
    assert any(found is not None for found in usual)


@pytest.mark.parametrize("rows", BASES)
def test_good_rows_need_no_parser(rows: str) -> None:
    data = rows.encode()
    usual = UsualRows("", 7, spaced="\n" in rows)
    end, last = usual.take(data, 0, 0, Extent("sheet", Tally(Limits(), 1)))
    if "<r>" not in rows:
        assert (end, last) == (len(data), 3)


def test_indexes() -> None:
    for count in [*range(120), 999, 1000, 1001, 34_567]:
        below = re.compile(f"{index_below(count)}<")
        for number in {0, 1, 9, 10, 99, 100, count // 2, count - 1, count, count + 1, count * 10}:
            if number >= 0:
                assert bool(below.match(f"{number}<")) == (number < count)
        assert not below.match("01<")


def test_columns() -> None:
    assert [column_number(letters) for letters in (b"A", b"Z", b"AA", b"XFD", "XFD")] == [1, 26, 27, 16_384, 16_384]


@pytest.mark.parametrize("seed", range(5))
def test_good_workbooks_pass(seed: int, tmp_path: Path) -> None:
    write_workbook(make_submission(f"guard {seed}", most_rows=30), tmp_path, seed)
    for path in tmp_path.glob("*.xlsx"):
        inspect_file(path, Limits())


def test_a_wide_and_a_styled_workbook_pass(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("宽")
    for _ in range(20):
        sheet.append(["长" * 100, 1.5, None, True, "=A1", "<&>"] * 300)
    book.save(tmp_path / "wide.xlsx")
    inspect_file(tmp_path / "wide.xlsx", Limits())
    with pytest.raises(UnreadableInputError, match="--limit columns"):
        inspect_file(tmp_path / "wide.xlsx", Limits(columns=1000))
