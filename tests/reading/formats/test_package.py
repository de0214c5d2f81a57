"""The parts of a package."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from fupin.reading.formats.cell_scan import SheetScan
from fupin.reading.formats.number_formats import NumberShape
from fupin.reading.formats.package import WorkbookPackage, has_macros
from support.workbooks import make_package, make_workbook


def changed(path: Path, **parts: str | None) -> Path:
    """A copy of a package with some parts replaced, or dropped where None; names with / as __."""
    copy = path.with_name(f"changed-{path.name}")
    new = {name.replace("__", "/"): text for name, text in parts.items()}
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as package:
        for name in old.namelist():
            text = new.get(name, old.read(name))
            if text is not None:
                package.writestr(name, text)
    return copy


def test_the_styles_and_cells_of_a_package(tmp_path: Path) -> None:
    path = make_package(
        tmp_path / "a.xlsx", '<row r="1"><c r="A1" s="2"><v>1</v></c></row>', formats=["0.00", "0.0%"]
    )
    with WorkbookPackage(path) as package:
        assert package.shapes == {"2": NumberShape(percent=True)}
        assert package.scan("扶贫小额信贷") == SheetScan(shaped={(0, 0): "2"})
        assert package.scan("没有") == SheetScan()
        assert package.dates_from_1904 is False


@pytest.mark.parametrize("said", ["1", "true"])
def test_the_calendar_of_1904(tmp_path: Path, said: str) -> None:
    book = f'<workbook><workbookPr date1904="{said}"/><sheets/></workbook>'
    with WorkbookPackage(changed(make_package(tmp_path / "a.xlsx", ""), **{"xl/workbook.xml": book})) as package:
        assert package.dates_from_1904 is True


def test_a_package_without_styles(tmp_path: Path) -> None:
    path = make_package(tmp_path / "a.xlsx", "", formats=["0%"])
    with WorkbookPackage(changed(path, **{"xl/styles.xml": None})) as package:
        assert package.shapes == {}


def test_relations_in_the_strict_form(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    book = f'<workbook xmlns:r="{strict}"><sheets><sheet name="甲" r:id="rId1"/></sheets></workbook>'
    data = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'
    with WorkbookPackage(changed(make_package(tmp_path / "a.xlsx", data), **{"xl/workbook.xml": book})) as package:
        assert package.scan("甲") == SheetScan(errors={(0, 0): "#N/A"})


def test_a_sheet_without_a_relation_has_nothing_to_scan(tmp_path: Path) -> None:
    book = '<workbook><sheets><sheet name="甲"/></sheets></workbook>'
    with WorkbookPackage(changed(make_package(tmp_path / "a.xlsx", ""), **{"xl/workbook.xml": book})) as package:
        assert package.scan("甲") == SheetScan()


@pytest.mark.parametrize(
    ("part", "text", "error"),
    [
        ("_rels/.rels", "<Relationships/>", KeyError),
        ("_rels/.rels", None, KeyError),
        ("xl/workbook.xml", "<workbook>", ValueError),
        ("xl/workbook.xml", None, KeyError),
        ("xl/styles.xml", "x", ValueError),
    ],
)
def test_a_package_that_lacks_what_makes_it_a_workbook(
    tmp_path: Path, part: str, text: str | None, error: type[Exception]
) -> None:
    path = changed(make_workbook(tmp_path / "a.xlsx", [["x"]]), **{part: text})
    with pytest.raises(error):
        WorkbookPackage(path)
    path.unlink()  # it is closed again


@pytest.mark.parametrize(
    ("part", "macros"),
    [
        ("xl/vbaProject.bin", True),
        ("xl/macrosheets/sheet1.xml", True),
        ("Basic/Standard/Module1.xml", True),
        ("Scripts/python/a.py", True),
        ("Basic/", False),
        ("xl/worksheets/sheet2.xml", False),
    ],
)
def test_macros_are_found_by_their_parts(tmp_path: Path, part: str, macros: bool) -> None:
    path = make_package(tmp_path / "a.xlsm", "")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(part, b"x")
    assert has_macros(path) is macros
