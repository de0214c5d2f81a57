"""The annotated copy: a checked workbook, its result, and what is added for it."""

from __future__ import annotations

import hashlib
import posixpath
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fupin.annotation.errors import AnnotationError
from fupin.annotation.listing import listing
from fupin.annotation.marking import mark_sheet
from fupin.annotation.package import Package
from fupin.annotation.styles import Styles
from fupin.annotation.workbook import Workbook, open_workbook
from fupin.model.guide import LISTING_SHEET
from fupin.model.text import Language, Text
from fupin.report.entries import Entry, entries
from fupin.result import CheckResult

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""How Python says that a package can't be unpacked: damaged, cut off, packed in an odd way, encrypted."""


def annotate(source: Path, result: CheckResult, language: Language, ending: str, stream: BinaryIO) -> list[Text]:
    """Writes a copy of a workbook with comments and fills on its findings, and a sheet that lists them.

    Args:
        source: the workbook.
        result: the result of checking it, and nothing else.
        language: the language of what is added.
        ending: how the copy's name ends, such as ".xlsx".
        stream: where it is written.

    Returns:
        What has to be said of the copy.

    Raises:
        AnnotationError: the copy can't be made; nothing is written.
        OSError: the stream can't be written.
    """
    data = _checked_bytes(source, result)
    try:
        book = open_workbook(Package(BytesIO(data)))
        if ending.lower() != book.ending:
            raise AnnotationError(
                Text(
                    f"原件是 {book.ending} 工作簿，副本的文件名也应以 {book.ending} 结尾",
                    f"the workbook is of the kind {book.ending}; the name of its copy has to end so too",
                )
            )
        said = _annotate(book, result, language)
        book.package.write(stream)
    except _DAMAGED as error:
        raise AnnotationError(
            Text(
                "原件不是完整的 .xlsx 工作簿；请用 Excel 或 WPS 打开后另存为 .xlsx 再检查",
                "the input is no whole .xlsx workbook; open it in Excel or WPS, save it as .xlsx and check that",
            )
        ) from error
    return said


def _checked_bytes(source: Path, result: CheckResult) -> bytes:
    """The bytes of the workbook, which must be those that were checked."""
    report = result.inputs[0]
    if report.reason is not None or report.sha256 is None:
        raise AnnotationError(
            Text("原件读不了，没有可标注的检查结果", "the input could not be read, so there is nothing to annotate")
        )
    try:
        data = source.read_bytes()
    except OSError as error:
        raise AnnotationError(
            Text("原件在检查之后打不开了，请再检查一次", "the input can't be opened any more; check it again")
        ) from error
    if hashlib.sha256(data).hexdigest() != report.sha256:
        raise AnnotationError(
            Text("原件在检查之后被改过，请再检查一次", "the input was changed after it was checked; check it again")
        )
    return data


def _annotate(book: Workbook, result: CheckResult, language: Language) -> list[Text]:
    found = list(entries(result))
    part = book.related("styles")
    plain = f'<styleSheet xmlns="{book.namespace}"></styleSheet>'.encode()
    styles = Styles(part or "styles.xml", plain if part is None else book.package.read(part))
    said = _signed(book)
    for sheet, members in _by_sheet(book, found).items():
        said += mark_sheet(book, sheet, members, styles, language)
    said += _add_listing(book, result, found, styles, language, said)
    if part is None:
        book.add_part(book.part, _styles_name(book), "styles", styles.result())
    else:
        book.package.put(part, styles.result())
    return said


def _styles_name(book: Workbook) -> str:
    """The name of a new part of styles: the usual one, for some readers look for it by that."""
    folder = posixpath.dirname(book.part)
    usual = posixpath.join(folder, "styles.xml")
    return usual if book.package.find(usual) is None else book.package.free_name(folder, "styles", ".xml")


def _by_sheet(book: Workbook, found: Sequence[Entry]) -> dict[str, list[Entry]]:
    by_sheet: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        name = book.sheet_told_as(entry.sheet)
        if name is not None:
            by_sheet[name].append(entry)
    return by_sheet


def _add_listing(
    book: Workbook, result: CheckResult, found: Sequence[Entry], styles: Styles, language: Language, said: list[Text]
) -> list[Text]:
    """Adds the sheet of everything found; gives what has to be said of it."""
    name = book.free_sheet_name(LISTING_SHEET)
    more = []
    if name != LISTING_SHEET:
        more.append(
            Text(
                f"原件已有工作表“{LISTING_SHEET}”，以前加的批注和底色都还在；最好对没有标注过的原件加标注",
                f"there was a sheet {LISTING_SHEET} before: earlier marks stay; better annotate the original",
            )
        )
    written = listing(result, found, language, styles, book, [*said, *more])
    book.add_sheet(name, written.part)
    return [*more, *written.said]


def _signed(book: Workbook) -> list[Text]:
    if not book.package.names_in("_xmlsignatures/"):
        return []
    return [
        Text(
            "原件有数字签名；副本加了标注，签名对副本不再有效",
            "the original is signed; the signature doesn't hold for this copy",
        )
    ]
