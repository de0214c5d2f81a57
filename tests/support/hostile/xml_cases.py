"""Workbooks whose XML parts are no XML, declare entities, or are not what they should be."""

from __future__ import annotations

from collections.abc import Iterator

from .case import Hostile, fixed
from .workbooks import (
    DECLARATION,
    GOOD,
    MAIN,
    STRINGS,
    parts,
    relation,
    relations_xml,
    sheet_xml,
    strings_xml,
    styles_xml,
    workbook,
    workbook_xml,
)
from .zips import Entry, archive, entries

_DTD, _NO_XML, _SHARED = ("(DTD)",), ("not whole XML",), ("two sheets share",)
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_DTDS = {
    "a DTD": "<!DOCTYPE x>",
    "an entity": '<!DOCTYPE x [<!ENTITY e "77">]>',
    "a billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LAUGHS}]>',
    "quadratic entities": f'<!DOCTYPE x [<!ENTITY e "{"a" * 100_000}">]>',
    "an external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "an external DTD": '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]>',
}


def xml_cases() -> Iterator[Hostile]:
    """All of them."""
    for name, data, says in [*_entities(), *_encodings(), *_broken(), *_structure()]:
        yield Hostile(name, ".xlsx", fixed(data), says)


Row = tuple[str, bytes, tuple[str, ...]]


def _entities() -> Iterator[Row]:
    for name, declared in _DTDS.items():
        rows = GOOD.replace("50000", "&e;") if "ENTITY e" in declared else GOOD
        yield f"{name} in a sheet", workbook(sheet=_declaring(sheet_xml(rows), declared)), _DTD
    declared = _DTDS["an entity"]
    yield "an entity in the shared strings", workbook(strings=_declaring(strings_xml(), declared)), _DTD
    yield "an entity in the styles", workbook(styles=_declaring(styles_xml(), declared)), _DTD
    yield "an entity in the workbook part", workbook(workbook=_declaring(workbook_xml(), declared)), _DTD
    yield "an entity in the relations", workbook(relations=_declaring(relations_xml(), declared)), _DTD
    properties = _declaring(f"{DECLARATION}<Properties/>", declared).encode()
    yield "an entity in the properties", archive([*entries(parts()), Entry("docProps/app.xml", properties)]), _DTD
    commented = sheet_xml().replace("<worksheet", f"<!-- {'x' * 9000} -->{declared}<worksheet")
    yield "an entity behind a comment", workbook(sheet=commented), _DTD
    yield (
        "an entity in UTF-16",
        workbook(sheet=_declaring(sheet_xml(), declared).replace("UTF-8", "UTF-16").encode("utf-16")),
        _DTD,
    )


def _declaring(xml: str, declared: str) -> str:
    return xml.replace(DECLARATION, DECLARATION + declared)


def _encodings() -> Iterator[Row]:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        data = sheet_xml().replace("UTF-8", "UTF-16").encode(encoding)
        yield f"a sheet in {encoding}", workbook(sheet=data), ("not in UTF-8",)
    data = strings_xml().replace("UTF-8", "UTF-16").encode("utf-16")
    yield "strings in utf-16", workbook(strings=data), ("not in UTF-8",)
    yield "a sheet in UTF-32", workbook(sheet=sheet_xml().encode("utf-32")), _NO_XML
    for name in ("GBK", "UTF-7", "EBCDIC-CP-US", "x-nothing"):
        yield (
            f"a sheet that says {name}",
            workbook(sheet=sheet_xml().replace("UTF-8", name)),
            (*_NO_XML, "not in UTF-8"),
        )
    latin = strings_xml().replace("UTF-8", "ISO-8859-1")
    yield "strings that say Latin-1", workbook(strings=latin), ("not in UTF-8",)
    yield "strings in GBK without saying so", workbook(strings=strings_xml().encode("gbk")), ("intact", *_NO_XML)


def _broken() -> Iterator[Row]:
    whole = sheet_xml()
    rows = whole.index("<sheetData>")
    cuts = {
        "in its declaration": 20,
        "before its rows": rows,
        "behind its start": rows + len("<sheetData>"),
        "in a tag": whole.index("<c r=") + 4,
        "in a reference": whole.index('r="B2') + 4,
        "in a value": whole.index("50000") + 3,
        "behind a cell": whole.index("</c>") + 4,
        "behind a row": whole.index("</row>") + 6,
        "before its last row": whole.rindex("<row"),
        "behind its last row": whole.rindex("</row>") + 6,
        "behind its rows": whole.index("</worksheet>"),
        "in its last tag": len(whole) - 3,
    }
    for name, at in cuts.items():
        yield f"a sheet cut off {name}", workbook(sheet=whole[:at]), _NO_XML
    yield "an empty sheet part", workbook(sheet=b""), ("no sheet",)
    yield "a sheet of zeros", workbook(sheet=bytes(5000)), ("no sheet",)
    yield "a sheet of text", workbook(sheet="loan_id,amount_yuan\n1,2\n"), ("no sheet",)
    yield "a sheet of HTML", workbook(sheet="<html><body><table></table></body></html>"), ("no sheet",)
    yield "a sheet of SVG", workbook(sheet='<svg xmlns="http://www.w3.org/2000/svg"/>'), ("no sheet",)
    yield "a zero in a sheet", workbook(sheet=whole.replace("50000", "5\0")), (*_NO_XML, "intact")
    yield "a wrong end tag", workbook(sheet=whole.replace("</v></c></row>", "</v></row></c>", 1)), _NO_XML
    yield "an unknown entity", workbook(sheet=whole.replace("50000", "&foo;")), (*_NO_XML, "intact")
    yield "an attribute twice", workbook(sheet=whole.replace('r="C2"', 'r="C2" r="D2"')), _NO_XML
    yield "a tag in an attribute", workbook(sheet=whole.replace('r="C2"', 'r="C2" x="<v>"')), _NO_XML
    yield "a sheet behind noise", workbook(sheet="noise" + whole), ("no sheet",)
    for part in ("strings", "styles", "workbook", "relations"):
        whole_part = {"strings": strings_xml(), "styles": styles_xml(), "workbook": workbook_xml()}
        data = whole_part.get(part, relations_xml())
        yield f"{part} cut off", workbook(**{part: data[:-20]}), (*_NO_XML, "intact")
    yield "styles of noise", workbook(styles=b"\1\2\3"), ("intact",)


def _structure() -> Iterator[Row]:
    second = '<sheet name="2" sheetId="2" r:id="rId9"/>'
    first = '<sheet name="扶贫小额信贷" sheetId="1" r:id="rId1"/>'
    yield "no workbook part", workbook(workbook=None), ("not a workbook",)
    yield "no relations", workbook(relations=None), ("intact",)
    yield "no sheet part", workbook(sheet=None), ("intact",)
    yield (
        "two sheets of one relation",
        workbook(workbook=workbook_xml(first + second.replace("rId9", "rId1"))),
        _SHARED,
    )
    yield "two sheets in one part", _two_sheets(first + second, "worksheets/sheet1.xml"), _SHARED
    yield (
        "two sheets of one name",
        _two_sheets(first + second.replace('"2" s', '"扶贫小额信贷" s'), "worksheets/s2.xml"),
        _SHARED,
    )
    yield (
        "one relation twice",
        workbook(relations=relations_xml(relation("rId1", "worksheet", "worksheets/s.xml"))),
        _SHARED,
    )
    many = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(5000))
    yield "5,000 sheets", workbook(workbook=workbook_xml(many)), ("--limit entries",)
    yield (
        "strings that promise 10,000,000,000",
        workbook(strings=strings_xml(counts=' uniqueCount="9999999999"')),
        ("says that it has",),
    )
    digits = "9" * 5000
    yield (
        "strings that promise 5,000 digits",
        workbook(strings=strings_xml(counts=f' uniqueCount="{digits}"')),
        ("says that it has",),
    )
    later = f' a="{"x" * 9000}>" uniqueCount="9999999999"'
    yield "strings that promise late", workbook(strings=strings_xml(counts=later)), ("says that it has",)
    twice = [*entries(parts()), Entry("xl/other.xml", parts()[STRINGS])]
    yield "shared strings twice", archive(twice), ("there twice",)
    yield (
        "strings by another name",
        archive([Entry(e.name.replace("sharedS", "s"), e.data) for e in entries(parts())]),
        ("",),
    )
    foreign = sheet_xml().replace(MAIN, "urn:other")
    yield "a sheet of another namespace", workbook(sheet=foreign), ("no sheet of Excel's",)
    wrapped = f'<foo xmlns="{MAIN}">' + sheet_xml().replace(DECLARATION, "") + "</foo>"
    yield "a sheet inside something", workbook(sheet=wrapped), ("no sheet",)
    yield (
        "a long way to the root",
        workbook(sheet=f"<!--{'x' * 100_000}-->" + sheet_xml().replace(DECLARATION, "")),
        _NO_XML,
    )
    for name, data in {"odd": b"<a:b", "wide": "<a/>".encode("utf-16-le"), "cut off": b"<a b="}.items():
        yield f"an {name} part of no account", archive([*entries(parts()), Entry("xl/customProperty1.bin", data)]), ()
    deep = "<a>" * 200_000 + "</a>" * 200_000
    yield "styles nested 200,000 deep", workbook(styles=styles_xml(deep)), ("--limit ratio",)
    yield "a sheet nested 5,000 deep", workbook(sheet=sheet_xml(tail="<a>" * 5000 + "</a>" * 5000)), ()


def _two_sheets(sheets: str, target: str) -> bytes:
    changed = parts(workbook=workbook_xml(sheets), relations=relations_xml(relation("rId9", "worksheet", target)))
    extra = {} if target.endswith("sheet1.xml") else {f"xl/{target}": sheet_xml().encode()}
    return archive(entries({**changed, **extra}))
