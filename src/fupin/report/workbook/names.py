"""Names of sheets that every spreadsheet program takes, each once, and links to their cells."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType

from fupin.model.sheet_copy import SheetCopy
from fupin.model.text import Language, Text
from fupin.report.workbook.inert import inert, units
from fupin.report.workbook.limits import MAX_SHEET_NAME

SUMMARY = Text("检查汇总", "Summary")
FINDINGS = Text("检查结果", "Findings")
COUNTIES = Text("各县", "Counties")
COUNTY_RULES = Text("县×规则", "Counties by rule")
RECEIPT = Text("回执", "Receipt")
_OWN = (SUMMARY, FINDINGS, COUNTIES, COUNTY_RULES, RECEIPT)
_RESERVED = ("history", "历史记录")
_FORBIDDEN = str.maketrans({"[": "［", "]": "］", ":": "：", "*": "＊", "?": "？", "/": "／", "\\": "＼"})
_ESCAPE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
"""What programs read as an escaped character."""
_NO_NAME = Text("表", "table")
_STEM = 12
"""Characters of a file's name in front of a sheet's name."""


def copy_names(
    copies: Sequence[SheetCopy], language: Language, counties: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    """A name for each copied sheet: its own, or its file's; where several files have it, both.

    Args:
        copies: the copied sheets.
        language: the language of the report's own sheets, whose names are taken.
        counties: of a province's check, by file its county, which then stands in front instead of the file's name.
    """
    plain = [_plain(copy, language) for copy in copies]
    files: dict[str, set[str]] = {}
    for name, copy in zip(plain, copies, strict=True):
        files.setdefault(_folded(name), set()).add(copy.path)
    wanted = [
        f"{_allowed(counties[copy.path])[:_STEM]}·{name}"
        if copy.path in counties
        else f"{_stem(copy)[:_STEM]}·{name}"
        if copy.sheet is not None and len(files[_folded(name)]) > 1
        else name
        for name, copy in zip(plain, copies, strict=True)
    ]
    return _each_once(wanted, [*_RESERVED, *(name.in_language(language) for name in _OWN)])


def _plain(copy: SheetCopy, language: Language) -> str:
    return _allowed(_stem(copy) if copy.sheet is None else copy.sheet) or _NO_NAME.in_language(language)


def _stem(copy: SheetCopy) -> str:
    return _allowed(PurePath(copy.path).stem)


def _allowed(name: str) -> str:
    """The name without the signs that no sheet's name may hold; it may still be too long."""
    name = _ESCAPE.sub("＿", inert(name).translate(_FORBIDDEN))
    return " ".join(name.split()).strip("' ")


def _each_once(names: Iterable[str], taken: Iterable[str]) -> list[str]:
    seen = {_folded(name) for name in taken}
    numbers: Counter[str] = Counter()
    given = []
    for name in names:
        free = _short(name, "")
        while _folded(free) in seen:
            numbers[_folded(name)] += 1
            free = _short(name, f" ({numbers[_folded(name)] + 1})")
        seen.add(_folded(free))
        given.append(free)
    return given


def _short(name: str, ending: str) -> str:
    """The name, cut so that it fits with its ending."""
    while units(name) + len(ending) > MAX_SHEET_NAME:
        name = name[:-1]
    return name.rstrip("' ") + ending


def _folded(name: str) -> str:
    """What two names have in common that some program takes for the same."""
    return unicodedata.normalize("NFKC", name).casefold()


def link(sheet: str, cell: str) -> str:
    """The inside of a link to a cell such as I17."""
    quoted = sheet.replace("'", "''")
    return f"internal:'{quoted}'!{cell}"
