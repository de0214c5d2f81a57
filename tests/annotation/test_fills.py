"""Fills on cells of sheets as no program writes them: whatever is there stays, and each cell gets its fill."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.annotation.edits import Edits
from fupin.annotation.fills import Filling, column_letters
from fupin.annotation.places import cell_at, find_places
from fupin.annotation.styles import Styles
from fupin.annotation.tints import Tint
from support.copies import prove_added_only
from support.examples import examples

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill/></fill></fills><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="9" fillId="1"/>'
    '<xf numFmtId="14"><alignment/></xf></cellXfs></styleSheet>'
)
_SPACE = st.sampled_from(["", "", " ", "\n  "])
_QUOTE = st.sampled_from("\"'")


@st.composite
def cells(draw: st.DrawFn, row: int, prefix: str) -> str:
    """The cells of a row, each with or without its address, style, and content."""
    written, last = [], 0
    for column in sorted(draw(st.sets(st.integers(1, 6), max_size=4))):
        quote = draw(_QUOTE)
        named = column != last + 1 or draw(st.booleans())
        address = f" r={quote}{column_letters(column)}{row}{quote}" if named else ""
        style = draw(st.sampled_from(["", f" s = {quote}1{quote}", f" s={quote}2{quote}", f" s={quote}99{quote}"]))
        content = draw(st.sampled_from(["", f"<{prefix}v>{column}</{prefix}v>", f"<{prefix}f>A1&gt;1</{prefix}f>"]))
        tag = f"{prefix}c{address}{style}{draw(_SPACE)}"
        end = f"</{prefix}c{draw(_SPACE)}>"
        written.append(f"<{tag}/>" if not content and draw(st.booleans()) else f"<{tag}>{content}{end}")
        last = column
    return draw(_SPACE).join(written)


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """A sheet with rows that are missing, empty, without a number, or spaced oddly."""
    prefix = draw(st.sampled_from(["", "x:"]))
    rows, last = [], 0
    for row in sorted(draw(st.sets(st.integers(1, 6), max_size=5))):
        number = f' r="{row}"' if row != last + 1 or draw(st.booleans()) else ""
        said = draw(st.sampled_from(["", ' spans="2:3"', ' s="1" customFormat="1"']))
        inside = draw(cells(row, prefix))
        tag = f"{prefix}row{number}{said}"
        rows.append(f"<{tag}/>" if not inside and draw(st.booleans()) else f"<{tag}>{inside}</{prefix}row>")
        last = row
    data = f"<{prefix}sheetData>{draw(_SPACE).join(rows)}</{prefix}sheetData>" if rows else f"<{prefix}sheetData/>"
    columns = f'<{prefix}cols><{prefix}col min="2" max="4" style="2"/></{prefix}cols>'
    names = f'xmlns{":" if prefix else ""}{prefix[:-1]}="{_MAIN}"'
    return f"<{prefix}worksheet {names}>{draw(st.sampled_from(['', columns]))}{data}</{prefix}worksheet>"


@settings(max_examples=examples(60), deadline=None)
@given(sheets(), st.dictionaries(st.tuples(st.integers(1, 7), st.integers(1, 7)), st.sampled_from(Tint), max_size=6))
def test_every_cell_gets_its_fill_and_all_else_stays(sheet: str, tints: dict[tuple[int, int], Tint]) -> None:
    places = find_places("sheet1.xml", sheet.encode())
    styles, edits = Styles("styles.xml", _STYLES.encode()), Edits(places.data)
    Filling(places, styles, edits).fill(tints)
    filled, table = edits.result(), styles.result()
    prove_added_only("sheet1.xml", sheet.encode(), filled)
    prove_added_only("styles.xml", _STYLES.encode(), table)
    before, after = _cells(sheet), _cells(filled.decode())
    formats, fills = _formats(table)
    for place, (style, content) in after.items():
        was = before.get(place)
        if place not in tints:
            assert was == (style, content)
            continue
        assert content == ("" if was is None else was[1])
        made = dict(formats[int(style)])
        assert fills[int(made.pop("fillId"))] == f"FF{tints[place].value}" and made.pop("applyFill") == "1"
        old = formats[int(was[0])] if was is not None and was[0] in ("1", "2") else formats[0] if was else made
        assert made == {name: value for name, value in old.items() if name != "fillId"}
    assert set(after) == {*before, *tints}
    rows = [int(number) for number in re.findall(rb'row r="([0-9]+)"', filled)]
    assert rows == sorted(rows)


def test_the_style_stands_behind_the_address_where_simple_readers_look_for_it() -> None:
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="b"><v>1</v></c></row></sheetData></worksheet>'
    )
    places, styles = find_places("sheet1.xml", sheet.encode()), Styles("styles.xml", _STYLES.encode())
    edits = Edits(places.data)
    Filling(places, styles, edits).fill({(1, 1): Tint.ERROR, (1, 2): Tint.ERROR})
    assert b'<c r="A1" s="3" t="b"><v>1</v></c><c r="B1" s="3"/></row>' in edits.result()


def _cells(sheet: str) -> dict[tuple[int, int], tuple[str, str]]:
    """Style and content of each cell; its place is told from its neighbours where it says none."""
    found, row = {}, 0
    for element in ElementTree.fromstring(sheet).iter(f"{{{_MAIN}}}row"):
        row = int(element.get("r", row + 1))
        column = 0
        for cell in element:
            at = cell_at(cell.get("r", ""))
            assert at is None or (at[0] == row and at[1] > column)
            column = column + 1 if at is None else at[1]
            found[row, column] = (cell.get("s", "0"), "".join(cell.itertext()))
    return found


def _formats(table: bytes) -> tuple[list[dict[str, str]], list[str]]:
    root = ElementTree.fromstring(table)
    formats = [dict(each.attrib) for each in root.iter(f"{{{_MAIN}}}xf")]
    colours = [each.find(f".//{{{_MAIN}}}fgColor") for each in root.iter(f"{{{_MAIN}}}fill")]
    return formats, ["" if colour is None else colour.get("rgb", "") for colour in colours]
