"""OpenDocument workbooks: every cell at its place, as the user sees it."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from fupin.model.errors import UnreadableInputError
from fupin.reading.formats.open_document import read_open_document
from fupin.reading.formats.workbook import read_workbook
from fupin.reading.guard.inspection import inspect_file
from fupin.reading.guard.limits import Limits
from fupin.reading.raw import RawSheet
from support.grids import all_of, cells, faults, hidden, merges
from support.open_documents import cell, line, make_open_document, table

DATA = Path(__file__).parent / "data"
OTHER_ERRORS = {("kinds", "C11"), ("kinds", "C14"), ("kinds_1904", "C11"), ("kinds_1904", "C14")}
"""Err:502, for which .xlsx has #VALUE!."""


def only(path: Path) -> RawSheet:
    (sheet,) = read_open_document(path)
    return sheet


def texts(tmp_path: Path, *cells_: str, styles: str = "", common: str | None = None) -> list[str | None]:
    """The texts of cells in one row, up to the last that holds something."""
    found = cells(only(make_open_document(tmp_path / "a.ods", table("".join(cells_)), styles, common)))
    return [found.get(f"{letter}1") for letter in "ABCDEFGHIJKLMNOP"[: len(cells_)]]


@pytest.mark.parametrize("name", ["county", "kinds", "kinds_1904"])
def test_converted_workbooks_say_the_same(name: str) -> None:
    opened, new = read_open_document(DATA / f"{name}.ods"), read_workbook(DATA / f"{name}.xlsx")
    for this, other in zip(opened, new, strict=True):
        said, expected = all_of(this), all_of(other)
        if this.name == "公式":
            assert [cells(this)[place] for of, place in sorted(OTHER_ERRORS) if of == name] == ["Err:502"] * 2
            said["cells"] = cells(this) | {place: "#VALUE!" for of, place in OTHER_ERRORS if of == name}
        assert said == expected
        assert this.epoch == other.epoch
    assert sum(len(cells(sheet)) for sheet in opened) > 150
    inspect_file(DATA / f"{name}.ods", Limits())


def test_values_of_every_type(tmp_path: Path) -> None:
    found = texts(
        tmp_path,
        cell("float", "50000", "5万"),
        cell("float", "0.30000000000000004", "0.3"),
        cell("currency", "12.50", "¥12.50"),
        cell("percentage", "0.0435", "4.4%"),
        cell("date", "2018-08-28", "28/08/18"),
        cell("date", "2018-08-28T09:30:00", "x"),
        cell("time", "PT09H30M00S", "9:30"),
        cell("time", "PT30H00M00S", "30:00"),
        cell("boolean", "true", "TRUE"),
        cell("boolean", "false", "FALSE"),
        cell("string", None, "0017"),
        cell("string", "all of it", "all"),
        cell("", None, "no type"),
        cell("date", "2018-13-45", "x"),
        cell("float", "5,2", "5,2"),
    )
    assert found[:4] == ["50000", "0.3", "12.5", "4.35%"]
    assert found[4:8] == ["2018-08-28", "2018-08-28 09:30:00", "09:30:00", "1 day, 6:00:00"]
    assert found[8:] == ["TRUE", "FALSE", "0017", "all of it", "no type", "2018-13-45", "5,2"]


def test_numbers_that_have_lost_digits_are_problems(tmp_path: Path) -> None:
    row = cell("float", "130123198001011234", "130123198001011000") + cell("float", "999999999999999", "x")
    sheet = only(make_open_document(tmp_path / "a.ods", table(row)))
    assert faults(sheet) == {"A1": "DATA08"}
    assert cells(sheet) == {"A1": "1.30123198001011e+17", "B1": "999999999999999"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("甲 <text:s/>乙<text:s text:c='3'/>", "甲  乙   "),
        ("  甲 \n\t 乙", "甲 乙"),
        ("<text:s/>甲<text:tab/>乙<text:line-break/>丙", " 甲\t乙\n丙"),
        ("<text:span>甲 </text:span><text:span> 乙</text:span>", "甲 乙"),
        ("甲</text:p><text:p/><text:p>乙", "甲\n\n乙"),
        ("<text:a>链接</text:a>", "链接"),
        ("甲<office:annotation><text:p>批注</text:p></office:annotation>乙", "甲乙"),
        ("甲<text:ruby><text:ruby-base>乙</text:ruby-base><text:ruby-text>yi</text:ruby-text></text:ruby>", "甲乙"),
        ("&lt;&amp;&#x3000;", "<&　"),
    ],
)
def test_the_text_of_paragraphs(tmp_path: Path, written: str, read: str) -> None:
    assert texts(tmp_path, cell("string", None, written)) == [read]


def test_what_is_no_content_of_a_cell_is_left_out(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>批注</text:p></office:annotation>"
    shape = "<draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame>"
    held = cell("string", None, "甲").replace("<text:p>", f"{note}{shape}<text:p>", 1)
    sheet = f"<table:shapes>{shape}</table:shapes>"
    inner = cell().replace(
        "><", "><table:table><table:table-row><table:table-cell/></table:table-row></table:table><", 1
    )
    path = make_open_document(tmp_path / "a.ods", table(held + inner, cell("float", "1"), columns=sheet))
    assert cells(only(path)) == {"A1": "甲", "A2": "1"}


def test_repeated_cells_and_rows(tmp_path: Path) -> None:
    twice = ' table:number-columns-repeated="2"'
    far = '<table:table-cell table:number-columns-repeated="16000"/>'
    sheet = only(
        make_open_document(
            tmp_path / "a.ods",
            table(
                line(far, ' table:number-rows-repeated="3"'),
                line(cell() + cell("float", "5", more=twice) + far, ' table:number-rows-repeated="2"'),
                "<table:table-row-group><table:table-header-rows>"
                + line(cell("string", None, "x"))
                + "</table:table-header-rows></table:table-row-group>",
                line(far, ' table:number-rows-repeated="1000000"'),
            ),
        )
    )
    assert cells(sheet) == {"B4": "5", "C4": "5", "B5": "5", "C5": "5", "A6": "x"}
    assert sheet.rows.tolist() == [4, 5, 6]
    assert len(sheet.columns) == 3


def test_merged_cells_hide_what_they_cover(tmp_path: Path) -> None:
    spans = ' table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = cell("float", "9").replace("table-cell", "covered-table-cell")
    sheet = only(
        make_open_document(
            tmp_path / "a.ods",
            table(cell("string", None, "题", spans) + covered, covered + covered + cell("float", "3")),
        )
    )
    assert (cells(sheet), merges(sheet)) == ({"A1": "题", "C2": "3"}, {"A1:B2"})


def test_hidden_sheets_rows_and_columns(tmp_path: Path) -> None:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{display}"/>'
        "</style:style>"
        for name, display in (("ta1", "true"), ("ta2", "false"))
    )
    columns = "<table:table-column/><table:table-column-group>"
    columns += '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    columns += "</table:table-column-group>"
    rows = [line(cell("float", "1") * 4, f' table:visibility="{how}"') for how in ("visible", "collapse", "filter")]
    sheets = table(*rows, style="ta1", columns=columns) + table("", name="藏", style="ta2")
    seen, unseen = read_open_document(make_open_document(tmp_path / "a.ods", sheets, styles))
    assert (seen.hidden, unseen.hidden) == (False, True)
    assert hidden(seen) == ([2, 3], [2, 3])


def test_formulas_and_errors(tmp_path: Path) -> None:
    formula = ' table:formula="of:=[.A1]+1"'
    error = ' calcext:value-type="error"'
    row = [
        cell("float", "2", "2", formula),
        cell("", None, None, formula),
        cell("", None, "", formula),
        cell("string", "", "Err:502", formula + error),
        cell("string", "", "#REF!", formula),
        cell("float", "0", "#DIV/0!", formula),
        cell("float", "1", "TRUE", formula),
        cell("string", None, "#REF!"),
        cell("float", "5", "###", formula),
    ]
    sheet = only(make_open_document(tmp_path / "a.ods", table("".join(row))))
    found = cells(sheet)
    assert [found.get(f"{letter}1") for letter in "ABCD"] == ["2", "=[.A1]+1", None, "Err:502"]
    assert [found.get(f"{letter}1") for letter in "EFGHI"] == ["#REF!", "#DIV/0!", "TRUE", "#REF!", "5"]
    assert faults(sheet) == {"B1": "DATA09", "D1": "DATA06", "E1": "DATA06", "F1": "DATA06"}


def number_style(name: str, inside: str, kind: str = "number") -> str:
    return f'<number:{kind}-style style:name="{name}">{inside}</number:{kind}-style>'


def cell_style(name: str, data: str = "", parent: str = "Default") -> str:
    said = f' style:data-style-name="{data}"' if data else ""
    return f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="{parent}"{said}/>'


DIGIT = '<number:number number:min-integer-digits="1"/>'
FORMATS = {
    "N1": number_style("N1", '<number:number number:decimal-places="0" number:min-integer-digits="4"/>'),
    "N2": number_style(
        "N2",
        '<number:number number:decimal-places="2" number:min-integer-digits="1"/><number:text>万元</number:text>',
    ),
    "N3": number_style(
        "N3",
        '<number:number number:min-integer-digits="1" number:display-factor="1000"/><number:text>万元</number:text>',
    ),
    "N4": number_style("N4", f"{DIGIT}<number:text>%</number:text>", "percentage"),
    "N5": number_style("N5P0", f"{DIGIT}<number:text>亩</number:text>")
    + number_style(
        "N5",
        f"<number:text>-</number:text>{DIGIT}"
        '<style:map style:condition="value()&gt;=0" style:apply-style-name="N5P0"/>',
    ),
    "N6": number_style("N6P0", f"{DIGIT}<number:text>万元</number:text>")
    + number_style("N6", f'{DIGIT}<style:map style:condition="value()&gt;=10" style:apply-style-name="N6P0"/>'),
    "N7": number_style("N7", '<number:scientific-number number:min-integer-digits="2"/>'),
    "N8": number_style("N8", f"<number:currency-symbol>￥</number:currency-symbol>{DIGIT}", "currency"),
}


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("N1", "0017"),
        ("N2", "17万元"),
        ("N3", "17"),
        ("N4", "1700%"),
        ("N5", "17亩"),
        ("N6", "17"),
        ("N7", "17"),
        ("N8", "17"),
    ],
)
def test_formats_that_say_more_than_digits(tmp_path: Path, form: str, read: str) -> None:
    styles = FORMATS[form] + cell_style("ce1", form)
    assert texts(tmp_path, cell("float", "17", "?", ' table:style-name="ce1"'), styles=styles) == [read]


def test_where_a_cell_has_its_style_from(tmp_path: Path) -> None:
    common = (
        f"<office:styles>{FORMATS['N1']}{cell_style('Code', 'N1')}{cell_style('Loop', '', 'Loop')}</office:styles>"
    )
    styles = cell_style("ce1", "", "Code") + cell_style("ce2", "", "Loop") + FORMATS["N2"] + cell_style("ce3", "N2")
    columns = (
        '<table:table-column table:default-cell-style-name="ce3"/>'
        '<table:table-column table:default-cell-style-name="Code" table:number-columns-repeated="9"/>'
    )
    five = cell("float", "5")
    row = (
        five
        + five
        + cell("float", "5", more=' table:style-name="ce1"')
        + cell("float", "5", more=' table:style-name="ce2"')
    )
    path = make_open_document(
        tmp_path / "a.ods",
        table(row, line(five, ' table:default-cell-style-name="Code"'), columns=columns),
        styles,
        common,
    )
    assert cells(only(path)) == {"A1": "5万元", "B1": "0005", "C1": "0005", "D1": "5", "A2": "0005"}


def test_day_0_is_the_workbooks_own(tmp_path: Path) -> None:
    settings = (
        '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    )
    assert only(make_open_document(tmp_path / "a.ods", settings + table(cell("float", "1")))).epoch == date(
        1904, 1, 1
    )
    assert only(make_open_document(tmp_path / "a.ods", table(cell("float", "1")))).epoch == date(1899, 12, 30)


def test_tables_that_are_no_sheets(tmp_path: Path) -> None:
    change = (
        f"<table:tracked-changes><table:deletion>{table(cell('float', '1'))}</table:deletion></table:tracked-changes>"
    )
    copied = table(cell("float", "2"), name="'file:///home/x/b.ods'#Sheet1")
    path = make_open_document(tmp_path / "a.ods", change + table(cell("float", "3")) + copied)
    assert cells(only(path)) == {"A1": "3"}


@pytest.mark.parametrize(
    "body",
    [
        "<table:table>",
        table(cell("float", "1", more=' table:number-columns-repeated="x"')),
        '<table:calculation-settings><table:null-date table:date-value="soon"/></table:calculation-settings>',
        table(*[line(cell(more=' table:number-columns-spanned="2"'), ' table:number-rows-repeated="500001"')] * 2),
        table(
            cell("float", "1", more=' table:number-columns-spanned="3"')
            + cell("float", "1", more=' table:number-columns-spanned="3"')
            + cell("float", "1")
        ),
    ],
)
def test_what_is_damaged_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(UnreadableInputError, match=r"not an intact \.ods workbook"):
        read_open_document(make_open_document(tmp_path / "a.ods", body))


def test_what_is_no_package_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(b"PK\3\4 nothing else")
    with pytest.raises(UnreadableInputError, match="BadZipFile"):
        read_open_document(path)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "x")
    with pytest.raises(UnreadableInputError, match="KeyError"):
        read_open_document(path)
