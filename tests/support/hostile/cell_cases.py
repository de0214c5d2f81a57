"""Workbooks whose cells are too many, too far apart, or could be read in more than one way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from zlib import crc32

from .case import Hostile, content
from .workbooks import GOOD, HEADER, LAST, MAIN, ROW, SHEET, parts, sheet_xml, strings_xml, with_rows, workbook
from .zips import Entry, archive, deflated, entries

_XML = ("not whole XML",)
_READ = (("C2", "50000"), ("D3", "4"))
Row = tuple[str, Callable[[], bytes], tuple[str, ...], tuple[tuple[str, str], ...]]


def cell_cases() -> Iterator[Hostile]:
    """All of them."""
    for name, make, says, cells in [*_sizes(), *_references(), *_values(), *_hidden(), *_strings(), *_rest()]:
        yield Hostile(name, ".xlsx", content(make), says, cells=cells)


def _rows(rows: str, head: str = "", tail: str = "") -> Callable[[], bytes]:
    return lambda: with_rows(rows, head, tail)


def _cell(reference: str, value: str = "1") -> str:
    return f'<c r="{reference}"><v>{value}</v></c>'


def _row(number: int | str, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


def _sizes() -> Iterator[Row]:
    corner = _row(1_048_576, _cell("XFD1048576"))
    yield "two corner cells", _rows(_row(1, _cell("A1")) + corner), ("--limit columns",), ()
    near = _row(1_048_576, _cell("BXX1048576"))
    yield "two corner cells nearer", _rows(_row(1, _cell("A1")) + near), ("--limit box",), ()
    yield "a record and a corner cell", _rows(GOOD + _row(1_000_000, _cell("Z1000000"))), ("--limit box",), ()
    yield (
        "a formula in a corner",
        _rows(GOOD + _row(1_000_000, '<c r="Z1000000"><f>A1</f></c>')),
        ("--limit box",),
        (),
    )
    yield "2,001 columns", _rows(_row(1, "".join(_cell(f"{_letters(n)}1") for n in range(1, 2002)))), ("columns",), ()
    yield "2,000 columns", _rows(_row(1, "".join(_cell(f"{_letters(n)}1") for n in range(1, 2001)))), (), ()
    yield "a cell in the last column", _rows(GOOD + _row(4, _cell("XFD4"))), ("--limit columns",), ()
    yield "5,001,000 cells", lambda: _five_million(), ("--limit cells",), ()
    yield "5,001,000 cells in single quotes", lambda: _five_million("'"), ("--limit cells",), ()
    for reference in ("A1:XFD1048576", "A1:A1", "C3", "XFD1048576"):
        yield f"dimension {reference}".replace(":", "_"), _rows(GOOD, f'<dimension ref="{reference}"/>'), (), _READ
    yield "dimension of noise", _rows(GOOD, '<dimension ref="ZZZZ9:-1"/>'), ("intact",), ()
    ghosts = "".join(_row(n, f'<c r="A{n}" s="0"/><c r="B{n}" s="0"/>') for n in range(4, 200_004))
    yield "200,000 ghost rows", _rows(GOOD + ghosts), (), _READ
    bare = "".join(f'<row r="{n}" spans="1:4" ht="15"/>' for n in range(4, 200_004))
    yield "200,000 bare rows", _rows(GOOD + bare), (), _READ
    wide = "".join(f'<c r="{_letters(n)}4" s="0"/>' for n in range(1, 16_385))
    yield "16,384 ghost columns", _rows(GOOD + _row(4, wide)), (), _READ
    yield (
        "a merge of the whole sheet",
        _rows(GOOD, tail='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        (),
        (),
    )


def _five_million(quote: str = '"') -> bytes:
    letters = [_letters(n) for n in range(1, 101)]
    rows = "".join(_row(n, "".join(f'<c r="{a}{n}"><v>1</v></c>' for a in letters)) for n in range(1, 5_002))
    xml = sheet_xml(rows).replace('"', quote).encode()
    sheet = Entry(SHEET, packed=deflated(xml), size=len(xml), checksum=crc32(xml))
    more = [replace(sheet, name=f"xl/worksheets/more{n}.xml") for n in range(9)]
    return archive([*(entry for entry in entries(parts()) if entry.name != SHEET), sheet, *more])


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def _references() -> Iterator[Row]:
    no_cells, no_rows = GOOD, GOOD
    for place in ("A1", "B1", "C1", "D1", "A2", "B2", "C2", "D2", "A3", "B3", "C3", "D3"):
        no_cells = no_cells.replace(f' r="{place}"', "")
    for number in "123":
        no_rows = no_rows.replace(f'<row r="{number}"', "<row")
    yield "cells without references", _rows(no_cells), (), _READ
    yield "rows without references", _rows(no_rows), (), _READ
    bare = no_cells
    for number in "123":
        bare = bare.replace(f'<row r="{number}"', "<row")
    yield "nothing with references", _rows(bare), (), _READ
    yield "some without references", _rows(GOOD.replace(' r="D2"', "").replace(' r="B3"', "")), (), _READ
    yield (
        "a missing reference that repeats one",
        _rows(GOOD.replace(' r="B2"', "").replace('r="C2"', 'r="B2"')),
        ("twice",),
        (),
    )
    swapped = ROW.replace("A2", "_").replace("C2", "A2").replace("_", "C2")
    yield "cells out of order", _rows(HEADER + swapped + LAST), ("out of order",), ()
    yield "rows out of order", _rows(HEADER + LAST + ROW), ("behind row",), ()
    yield "bare rows out of order", _rows(GOOD + '<row r="2"/>'), ("behind row",), ()
    yield "a cell twice", _rows(GOOD.replace('r="D2"', 'r="C2"')), ("twice",), ()
    yield "a row twice", _rows(HEADER + ROW + ROW + LAST), ("behind row",), ()
    yield "a cell in another row", _rows(GOOD.replace('r="D2"', 'r="D9"')), ("in row 2",), ()
    yield "a row of another number", _rows(GOOD.replace('<row r="2"', '<row r="7"')), ("in row 7",), ()
    for reference in ("A0", "", "C", "2", "2C", "c2", "$C$2", "C02", "Ｃ２", "C²", "C2:C3", "C-2", "ABCD2"):
        says = ("cell address that is none",)
        yield (
            f"reference {ascii(reference)[1:-1]!r}".replace("\\", "_").replace(":", "_"),
            _rows(GOOD.replace('"C2"', f'"{reference}"')),
            says,
            (),
        )
    yield "a reference with an entity", _rows(GOOD.replace('"C2"', '"&#67;2"')), ("",), ()
    far = ("outside the sheet", "cell address that is none", "row number that is none")
    for number in ("1048577", "9999999", "99999999999", "0", "-1", "1.5", "x"):
        yield f"row {number}", _rows(GOOD + _row(number, _cell(f"A{number}"))), far, ()
    yield "column XFE", _rows(GOOD + _row(4, _cell("XFE4"))), (*far, "--limit columns"), ()
    yield "column ZZZ", _rows(GOOD + _row(4, '<c r="ZZZ4"/>')), (), ()


def _values() -> Iterator[Row]:
    two = ("two values",)
    cell = '<c r="C2"><v>50000</v></c>'
    yield "a cell with two values", _rows(GOOD.replace("<v>50000</v>", "<v>1</v><v>50000</v>")), two, ()
    inline = '<c r="C2" t="inlineStr"><v>5</v><is><t>6</t></is></c>'
    yield "a number with a text", _rows(GOOD.replace(cell, inline.replace("inlineStr", "n"))), two, ()
    yield "a text with a value", _rows(GOOD.replace(cell, inline)), (), (("C2", "6"),)
    split = inline.replace("<v>5</v>", "").replace("6", "<![CDATA[<v>6]]><!-- x -->7<?x?>8")
    yield "a text with CDATA and comments", _rows(GOOD.replace(cell, split)), (), (("C2", "<v>678"),)
    nested = f'<c r="C2"><v>5</v>{_cell("D2")}</c>'
    wrong = ("in the wrong place",)
    yield "a cell in a cell", _rows(GOOD.replace(cell, nested)), wrong, ()
    yield "a cell outside rows", _rows(_cell("A1") + GOOD), wrong, ()
    yield "a value outside cells", _rows(GOOD.replace(cell, f"<v>7</v>{cell}")), wrong, ()
    yield "a row in a row", _rows(GOOD.replace(cell, _row(9, _cell("A9")) + cell)), wrong, ()
    other = GOOD.replace("<row", '<x:row xmlns:x="urn:x"', 1).replace("</row>", "</x:row>", 1)
    yield "a row of another namespace", _rows(other), wrong, ()
    twice = f"<sheetData>{ROW}</sheetData>"
    yield "cells twice", _rows(HEADER, tail=twice), ("cells twice",), ()
    for kind in ("zz", "S", ""):
        yield f"a cell of type {kind!r}", _rows(GOOD.replace('"C2"', f'"C2" t="{kind}"')), ("intact",), ()
    yield "a flag of 7", _rows(GOOD.replace('"C2"', '"C2" t="b"')), ("intact",), ()
    for text in ("NaN", "inf", "-inf", "1e999", "0x10", "１２", " 5 ", "5,000", "1_000", "--5"):
        yield f"a number of {ascii(text)[1:-1]!r}".replace("\\", "_"), _rows(GOOD.replace("50000", text)), (), ()
    yield "a text of 40,000 signs", _rows(GOOD.replace(cell, f'<c r="C2" t="str"><v>{"长" * 40_000}</v></c>')), (), ()
    yield (
        "a formula for the whole sheet",
        _rows(GOOD.replace(cell, '<c r="C2"><f t="shared" ref="A1:XFD1048576" si="4000000000">A1</f><v>5</v></c>')),
        (),
        (("C2", "5"),),
    )
    yield (
        "a formula of 1 MB",
        _rows(GOOD.replace(cell, f'<c r="C2"><f>{"A1+" * 300_000}A1</f><v>5</v></c>')),
        (),
        (("C2", "5"),),
    )


def _hidden() -> Iterator[Row]:
    says = ("comments or the like",)
    hidden = {
        "a comment in a value": "5<!-- x -->0000",
        "a cell in a comment": f'50000</v></c><!--{_cell("E2")}--><c r="F2"><v>1',
        "an instruction in a value": "5<?x y?>0000",
        "CDATA in a value": "<![CDATA[50000]]>",
        "an end in CDATA": "5<![CDATA[</v></c></row></sheetData>]]>",
    }
    for name, text in hidden.items():
        yield name, _rows(GOOD.replace("50000", text)), says, ()
    yield "rows in a comment before them", _rows(GOOD, f"<!-- <sheetData>{ROW}</sheetData> -->"), (), _READ
    yield "rows in a comment behind them", _rows(GOOD, tail=f"<!-- <sheetData>{ROW}</sheetData> -->"), (), _READ


def _strings() -> Iterator[Row]:
    says = ("a shared string that isn't there",)
    for index in ("7", "8", "-1", "99999999999999999999", "1.0", " 1 ", "x", "01e0", "１", "+1"):
        data = GOOD.replace('"A2" t="s"><v>5<', f'"A2" t="s"><v>{index}<')
        yield f"string {ascii(index)[1:-1]!r}".replace("\\", "_"), partial(with_rows, data), says, ()
    yield "no shared strings", lambda: workbook(strings=None), says, ()
    yield "empty shared strings", lambda: workbook(strings=strings_xml(())), says, ()
    padded = GOOD.replace('"A2" t="s"><v>5<', '"A2" t="s"><v>005<')
    yield "a string index with zeros", _rows(padded), (), (("A2", "0017"),)
    yield "an empty string index", _rows(GOOD.replace('"A2" t="s"><v>5<', '"A2" t="s"><v><')), (), ()
    spaced = strings_xml().replace("<si>", "<!-- <si> --><si >")
    yield "strings in comments", lambda: workbook(strings=spaced), (), (("A2", "0017"),)


def _rest() -> Iterator[Row]:
    prefixed = (
        sheet_xml().replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")
    )
    yield "a prefix on every element", lambda: workbook(sheet=prefixed), (), _READ
    spaced = sheet_xml().replace("><", ">\n  <").replace(">\n  </v", "></v")
    yield "white space everywhere", lambda: workbook(sheet=spaced), (), _READ
    yield "single quotes", lambda: workbook(sheet=sheet_xml().replace('"', "'")), (), _READ
    strict = sheet_xml().replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    yield "the strict namespace", lambda: workbook(sheet=strict), (), _READ
    marked = b"\xef\xbb\xbf" + sheet_xml().encode()
    yield "a byte order mark", lambda: workbook(sheet=marked), (), _READ
    merges = "".join(f'<mergeCell ref="F{n}:G{n}"/>' for n in range(1, 60_000))
    yield "60,000 merges", _rows(GOOD, tail=f"<mergeCells>{merges}</mergeCells>"), (), ()
