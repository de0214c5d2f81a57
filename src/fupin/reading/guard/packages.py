"""A zip package before any reader opens it: what it really unpacks to, and what its parts say."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.containers import LONGEST_TYPE, OPEN_CONTENT, OPEN_TYPE, kind_of_package
from fupin.reading.guard.cell_parser import MAIN_NAMESPACES
from fupin.reading.guard.directory import read_directory
from fupin.reading.guard.inflating import Member, Tally
from fupin.reading.guard.open_document import inspect_content
from fupin.reading.guard.prolog import Root, in_pieces, other_encoding, root_of
from fupin.reading.guard.refusals import damaged
from fupin.reading.guard.workbook_parts import count_strings, inspect_manifest, inspect_relations, inspect_workbook
from fupin.reading.guard.worksheets import Worksheet

_SHEETS = frozenset({"worksheet", "chartsheet", "dialogsheet", "macrosheet"})
_READ = frozenset({"sst", "workbook", "styleSheet", "Relationships", "Types", "document-content", *_SHEETS})
"""Roots of the parts that readers take values from, which must be in UTF-8."""
_MANIFEST = "META-INF/manifest.xml"


@dataclass(frozen=True)
class _Part:
    """A member and the first element of its XML, if it is XML."""

    member: Member
    root: Root | None

    @property
    def kind(self) -> str:
        return "" if self.root is None else self.root.name


def inspect_package(stream: BinaryIO, tally: Tally) -> None:
    """Looks through a zip package, whatever is in it; every part is unpacked once.

    Raises:
        UnreadableInputError: it goes beyond a limit, is protected, damaged, cut off, no workbook,
            or has cells that could be read in more than one way.
    """
    members = [Member(stream, info) for info in read_directory(stream, tally.limits)]
    mimetype = next((member.head()[:LONGEST_TYPE] for member in members if member.name == OPEN_TYPE), b"")
    kind_of_package([member.name for member in members], mimetype)
    for member in members:
        if member.name == _MANIFEST:
            inspect_manifest(member.name, member.chunks(Tally(tally.limits, tally.packed)))
    parts = [_Part(member, _root(member)) for member in members]
    _refuse_others(parts)
    sheets = _sheet_names(parts, tally)
    for part in parts:
        if part.kind not in _SHEETS and posixpath.basename(part.member.name).casefold() in sheets:
            raise damaged(f"{part.member.name} 不是工作表", f"{part.member.name} is no sheet")
    strings = _strings(parts, tally)
    cells = cache(lambda: _count_cells([part.member for part in parts if part.kind == "worksheet"], tally))
    for part in parts:
        _inspect(part, strings, tally, cells)


def _root(member: Member) -> Root | None:
    root = root_of(member.name, member.head())
    if root is not None and root.encoding and root.name in _READ:
        raise other_encoding(member.name, root.encoding)
    return root


def _refuse_others(parts: list[_Part]) -> None:
    """Refuses packages that are no workbook, or two kinds of workbook at once."""
    names = {part.member.name for part in parts}
    workbooks = [part for part in parts if part.kind == "workbook" or _is_content(part)]
    if not workbooks:
        raise UnreadableInputError(
            Text("是压缩包或其他 Office 文件，不是工作簿", "a zip package or another Office file, not a workbook")
        )
    if len(workbooks) > 1 or (OPEN_CONTENT in names) != _is_content(workbooks[0]):
        raise damaged("一个包里有两份工作簿", "there are two workbooks in one package")


def _is_content(part: _Part) -> bool:
    """Whether a part holds the sheets of an OpenDocument workbook; its charts have such parts too."""
    return part.kind == "document-content" and part.member.name == OPEN_CONTENT


def _sheet_names(parts: list[_Part], tally: Tally) -> set[str]:
    """The file names, in small letters, of the parts that the workbook calls its sheets."""
    names: set[str] = set()
    for part in parts:
        if part.kind == "workbook":
            name = part.member.name
            ids = inspect_workbook(name, part.member.chunks(tally), tally.limits)
            relations = posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")
            for other in parts:
                if other.member.name == relations:
                    targets = inspect_relations(relations, other.member.chunks(tally))
                    names |= {posixpath.basename(targets[one]).casefold() for one in ids if one in targets}
    return names


def _strings(parts: list[_Part], tally: Tally) -> int:
    """How many shared strings there are."""
    tables = [(part.member, part.root) for part in parts if part.root is not None and part.kind == "sst"]
    if len(tables) > 1:
        raise damaged(
            f"共享字符串有两份（{tables[1][0].name}）", f"the shared strings are there twice ({tables[1][0].name})"
        )
    return sum(
        count_strings(member.name, member.chunks(tally), root.attributes.get("uniqueCount", ""))
        for member, root in tables
    )


def _inspect(part: _Part, strings: int, tally: Tally, cells: Callable[[], int]) -> None:
    """Unpacks a part, through whatever looks into parts of its kind."""
    member, chunks = part.member, part.member.chunks(tally)
    if part.kind == "worksheet":
        if part.root is None or part.root.namespace not in MAIN_NAMESPACES:
            raise damaged(f"{member.name} 不是 Excel 的工作表", f"{member.name} is no sheet of Excel's")
        sheet = Worksheet(member.name, strings, tally, cells)
        for chunk in in_pieces(member.name, chunks):
            sheet.feed(chunk)
        sheet.close()
    elif _is_content(part):
        inspect_content(member.name, chunks, tally)
    elif part.kind not in ("sst", "workbook"):  # those are looked through already
        for _ in chunks:
            pass


def _count_cells(members: list[Member], tally: Tally) -> int:
    """How many cells end in some sheets, without a parser."""
    again = Tally(tally.limits, tally.packed)
    pieces = (piece for member in members for piece in member.chunks(again))
    return sum(piece.count(b"</c>") + piece.count(b":c>") for piece in pieces)
