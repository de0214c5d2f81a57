"""Both ways of scanning a sheet's XML find the same, and what there is to find."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.reading.formats.cell_scan import SheetScan, scan_bytes, scan_parsed, scan_sheet
from support.examples import examples


def sheet(rows: str, head: str = "<worksheet>") -> bytes:
    return f"{head}<cols><col min='1'/></cols><sheetData>{rows}</sheetData></worksheet>".encode()


FULL = sheet(
    '<row r="2" s="1" customFormat="1">'
    '<c r="A2" s="1"><v>0.0435</v></c>'
    '<c r="B2" t="e"><f>A1/0</f><v>#DIV/0!</v></c>'
    '<c r="C2" s="2" t="n"><v>5</v></c>'
    '<c r="D2" t="s" s="1"><v>3</v></c>'
    '<c r="E2"><f>SUM(A2:C2)&amp;&quot;x&quot;</f></c>'
    '<c r="F2" t="str"><f>""</f><v></v></c>'
    "</row>"
    '<row r="7"><c r="AA7"><f t="shared" si="0"/><v></v></c><c r="AB7" s="9"/><c r="AC7" t="e"/>'
    '<c r="AD7"><f>1+1</f><v>2</v></c><c r="AE7" s="1"/>'
    '<c r="AF7" t="inlineStr" s="3"><is><t> s="1" t="e"</t></is></c></row>'
)


@pytest.mark.parametrize("scan", [scan_bytes, scan_parsed, scan_sheet])
def test_what_there_is_to_find(scan: object) -> None:
    found = scan(FULL, {"1", "2"})  # type: ignore[operator]
    assert found == SheetScan(
        errors={(1, 1): "#DIV/0!", (6, 28): "#?"},
        unresolved={(1, 4): '=SUM(A2:C2)&"x"', (6, 26): "=…"},
        shaped={(1, 0): "1", (1, 2): "2", (6, 30): "1"},
    )


@pytest.mark.parametrize(
    "rows",
    [
        "<row r='1'><c r='A1' t='e'><v>#N/A</v></c></row>",
        '<row r="1"><c t="e" r="A1"><v>#N/A</v></c></row>',
        '<row r="1"><c r="A1" t = "e"><v>#N/A</v></c></row>',
        '<row r="1"><c r="A1"\nt="e"><v>#N/A</v></c></row>',
        '<row r="1"><c t="e"><v>#N/A</v></c></row>',
        '<row><c t="e"><v>#N/A</v></c></row>',
        '<row r="1"><c r="A1" t="e"><v>#N/<!-- x -->A</v></c></row>',
        '<row r="1"><c r="A1" t="e"><v><![CDATA[#N/A]]></v></c></row>',
        '<row r="x"><c t="e"><v>#N/A</v></c></row>',
    ],
)
def test_xml_in_unusual_forms_goes_through_the_parser(rows: str) -> None:
    assert scan_bytes(sheet(rows), ()) is None
    assert scan_sheet(sheet(rows), ()) == SheetScan(errors={(0, 0): "#N/A"})


def test_a_row_of_an_odd_number_follows_the_last_one() -> None:
    rows = '<row r="3"><c><v>1</v></c></row><row><c/><c t="e"><v>#N/A</v></c></row>'
    assert scan_sheet(sheet(rows), ()) == SheetScan(errors={(3, 1): "#N/A"})


@pytest.mark.parametrize("head", ['<x:worksheet xmlns:x="u">', '<worksheet xmlns="u">'])
def test_namespaces(head: str) -> None:
    at = "x:" if "x:" in head else ""
    cell = f'<{at}c r="B1" t="e"><{at}v>#REF!</{at}v></{at}c>'
    xml = f'{head}<{at}sheetData><{at}row r="1">{cell}</{at}row></{at}sheetData></{at}worksheet>'
    assert scan_sheet(xml.encode(), ()) == SheetScan(errors={(0, 1): "#REF!"})


def test_a_sheet_in_utf_16() -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + FULL.decode()
    assert scan_sheet(xml.encode("utf-16"), {"1", "2"}) == scan_bytes(FULL, {"1", "2"})


@pytest.mark.parametrize("xml", [b"<worksheet/>", b"<worksheet><sheetData/></worksheet>"])
def test_a_sheet_without_cells(xml: bytes) -> None:
    assert scan_sheet(xml, {"1"}) == SheetScan()


@pytest.mark.parametrize("xml", [b"", b"<worksheet><sheetData>", b"<worksheet><sheetData><c ></worksheet>"])
def test_what_is_no_xml_is_an_error(xml: bytes) -> None:
    with pytest.raises(ValueError, match="sheet XML"):
        scan_sheet(xml, ())


ATTRIBUTES = st.lists(
    st.sampled_from(['s="1"', 's="2"', 't="e"', 't="n"', 't="str"', 't="s"', 't="b"', 'cm="1"']), max_size=2
)
INSIDE = st.sampled_from(
    [
        "",
        "<v>5</v>",
        "<v></v>",
        "<v/>",
        "<f>A1</f>",
        "<f>A1</f><v>5</v>",
        '<f t="shared" si="0"/>',
        "<f/><v>#N/A</v>",
        '<is><t>&lt;f&gt; s="1" t="e" </t></is>',
        '<f ca="1">A1&lt;B1</f><v xml:space="preserve">x</v>',
        "<f>A1</f><v> </v>",
    ]
)


@st.composite
def rows(draw: st.DrawFn) -> str:
    text = ""
    for number in range(1, draw(st.integers(1, 4))):
        cells = ""
        for letter in "ABC":
            attributes = dict(attribute.split("=") for attribute in draw(ATTRIBUTES))
            written = "".join(f" {name}={value}" for name, value in attributes.items())
            inside = draw(INSIDE)
            form = f'<c r="{letter}{number}"{written}/>' if not inside and draw(st.booleans()) else None
            cells += form or f'<c r="{letter}{number}"{written}>{inside}</c>'
        style = draw(st.sampled_from(["", ' s="1"', ' t="e"']))
        text += f'<row r="{number}"{style}>{cells}</row>'
    return text


@given(rows(), st.sets(st.sampled_from(["1", "2", "12"])))
@settings(max_examples=examples(150))
def test_the_quick_way_finds_what_the_parser_finds(text: str, styles: set[str]) -> None:
    xml = sheet(text)
    quick = scan_bytes(xml, styles)
    assert quick is not None
    assert quick == scan_parsed(xml, styles)
