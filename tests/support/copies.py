"""What an annotated copy must keep of its original: parts, bytes, values, formats and the order of elements."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook
from python_calamine import load_workbook as load_values

_TOKEN = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<[^>]*>|[^<]+", re.DOTALL)
_NAME = re.compile(rb"</?(?:[^\s/>:]+:)?([^\s/>]+)")
_CHANGED_ATTRIBUTES = {b"c": (b"s",), b"row": (b"spans",), b"fonts": (b"count",), b"fills": (b"count",)}
_CHANGED_ATTRIBUTES |= {b"borders": (b"count",), b"cellXfs": (b"count",)}
_ADDED = {
    "sheet": {b"row", b"c", b"legacyDrawing"},
    "styles": {
        *(b"fonts", b"font", b"b", b"u", b"sz", b"name", b"family", b"charset", b"color", b"fills", b"fill"),
        *(b"patternFill", b"fgColor", b"bgColor", b"borders", b"border", b"cellXfs", b"xf", b"alignment"),
        *(b"left", b"right", b"top", b"bottom", b"diagonal", b"protection", b"extLst", b"ext", b"xfComplement"),
    },
    "workbook": {b"sheet"},
    "rels": {b"Relationship"},
    "types": {b"Override"},
    "comment": {
        *(b"author", b"comment", b"text", b"r", b"rPr", b"t", b"sz", b"color", b"rFont", b"charset"),
        *(b"authors", b"commentList"),
    },
    "vml": {
        *(b"shapetype", b"stroke", b"path", b"shape", b"fill", b"shadow", b"textbox", b"div", b"ClientData"),
        *(b"MoveWithCells", b"SizeWithCells", b"Anchor", b"AutoFill", b"Row", b"Column"),
    },
}
"""By kind of part, the elements that may be put in."""
_SCHEMA = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
"""The elements of a worksheet in the order of ECMA-376, part 1, 18.3.1.99."""


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in order."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        assert len(set(package.namelist())) == len(package.namelist())
        return {name: package.read(name) for name in package.namelist()}


def prove_parts(original: bytes, copy: bytes) -> set[str]:
    """Proves that nothing but the allowed additions is in the copy; gives the names of the parts that changed."""
    before, after = parts_of(original), parts_of(copy)
    assert list(after)[: len(before)] == list(before)
    changed = {name for name in before if before[name] != after[name]}
    for name in changed:
        prove_added_only(name, before[name], after[name])
    for name, data in after.items():
        if name.endswith((".xml", ".rels")) and name in {*changed, *(after.keys() - before.keys())}:
            root = ElementTree.fromstring(data)
            if root.tag.endswith("}worksheet"):
                prove_order(root)
    return changed


def prove_added_only(name: str, before: bytes, after: bytes) -> None:
    """Proves that the old part comes out when what was added is taken out again."""
    kind = _kind(name)
    left, added = _TOKEN.findall(after), []
    at = 0
    for token in _TOKEN.findall(before):
        while at < len(left) and not _same(token, left[at]):
            added.append(left[at])
            at += 1
        assert at < len(left), f"{name}: {token[:200]!r} is gone"
        at += 1
        if token.endswith(b"/>") and not left[at - 1].endswith(b"/>"):
            end = _closing(left, at)
            added += left[at:end]
            at = end + 1
    added += left[at:]
    for token in added:
        found = _NAME.match(token)
        assert found is None or found[1] in _ADDED[kind], f"{name}: {token[:200]!r} was added"
        assert found is not None or kind in ("comment", "vml"), f"{name}: the text {token[:200]!r} was added"


def prove_order(root: ElementTree.Element) -> None:
    """Proves that a worksheet's elements stand in the order of the schema."""
    names = [child.tag.rpartition("}")[2] for child in root]
    places = [_SCHEMA.index(name) for name in names if name != "AlternateContent"]
    assert places == sorted(places), names


def prove_cells(original: Path, copy: Path, marked: Mapping[str, set[str]]) -> None:
    """Proves that every value, formula, stored result and format is as it was; of marked cells, but for the fill.

    Args:
        original: the workbook.
        copy: its annotated copy.
        marked: by sheet, the cells that may have another fill and comment.
    """
    for stored in (False, True):
        old, new = (loaded(path, data_only=stored, rich_text=True) for path in (original, copy))
        assert new.sheetnames[:-1] == old.sheetnames
        assert [*new.defined_names.items()] == [*old.defined_names.items()]
        for sheet in old.worksheets:
            _prove_sheet(sheet, new[sheet.title], marked.get(sheet.title, set()))
    prove_values(original, copy)


def loaded(path: Path, **how: bool) -> Any:
    """A workbook as openpyxl reads it, whatever it can't read being left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(path.read_bytes()), **how)  # openpyxl leaves files open that it can't read


def prove_values(original: Path, copy: Path) -> None:
    """Proves that a reader that takes all kinds of workbooks finds the same values."""
    with load_values(original) as values, load_values(copy) as copied:
        for name in values.sheet_names:
            old, new = (book.get_sheet_by_name(name).to_python(skip_empty_area=False) for book in (values, copied))
            assert _filled(new) == _filled(old)


def _prove_sheet(old: Any, new: Any, marked: set[str]) -> None:
    cells = {cell.coordinate: cell for row in old.iter_rows() for cell in row}
    for row in new.iter_rows():
        for cell in row:
            was = cells.get(cell.coordinate)
            if was is None:
                assert cell.value is None
                continue
            assert _value(cell) == _value(was), cell.coordinate
            assert _look(cell) == _look(was), cell.coordinate
            if cell.coordinate not in marked:
                assert repr(cell.fill) == repr(was.fill), cell.coordinate
                assert (cell.comment and cell.comment.text) == (was.comment and was.comment.text)
            elif was.comment:
                assert was.comment.text in cell.comment.text
    for facet in ("merged_cells", "freeze_panes", "auto_filter", "print_area"):
        assert repr(getattr(new, facet)) == repr(getattr(old, facet)), facet
    rules = [[(str(each.sqref), len(each.rules)) for each in page.conditional_formatting] for page in (old, new)]
    assert rules[0] == rules[1]
    assert len(new._images) == len(old._images) and len(new._charts) == len(old._charts)
    assert repr(new.tables) == repr(old.tables)
    assert {key: (one.width, one.hidden) for key, one in new.column_dimensions.items()} == {
        key: (one.width, one.hidden) for key, one in old.column_dimensions.items()
    }
    heights = {key: (one.height, one.hidden) for key, one in old.row_dimensions.items()}
    assert {key: (one.height, one.hidden) for key, one in new.row_dimensions.items() if key in heights} == heights


def _value(cell: Any) -> Any:
    value = cell.value
    return {**vars(value)} if hasattr(value, "__dict__") and not isinstance(value, str | list) else value


def _look(cell: Any) -> tuple[str, ...]:
    looks = ("number_format", "font", "border", "alignment", "protection", "hyperlink", "quotePrefix")
    return tuple(repr(getattr(cell, name)) for name in looks)


def _filled(rows: Sequence[Sequence[Any]]) -> list[tuple[int, int, Any]]:
    return [(at, across, one) for at, row in enumerate(rows) for across, one in enumerate(row) if one != ""]


def _kind(name: str) -> str:
    if name.endswith(".rels"):
        return "rels"
    if name == "[Content_Types].xml":
        return "types"
    if name.endswith(".vml"):
        return "vml"
    stem = name.rpartition("/")[2]
    return next(kind for kind in _ADDED if stem.casefold().startswith(kind))


def _same(old: bytes, new: bytes) -> bool:
    return old == new or (old[:1] == b"<" == new[:1] and _without(old) == _without(new))


def _without(tag: bytes) -> bytes:
    """A tag without the attributes that may change, and without the sign that it has no end tag."""
    found = _NAME.match(tag)
    for name in _CHANGED_ATTRIBUTES.get(found[1] if found else b"", ()):
        tag = re.sub(rb"\s" + name + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", b"", tag)
    return re.sub(rb"\s*/?>$", b">", tag)


def _closing(tokens: Sequence[bytes], start: int) -> int:
    """Where the end tag of the element stands that was opened before `start`."""
    depth = 0
    for at in range(start, len(tokens)):
        if tokens[at].startswith(b"</"):
            if depth == 0:
                return at
            depth -= 1
        elif tokens[at].startswith(b"<") and not tokens[at].endswith(b"/>"):
            depth += 1
    raise AssertionError("an element has no end")
