"""The added sheet: everything that the check found, a row an entry, with links to the cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fupin.annotation.fills import column_letters
from fupin.annotation.styles import Styles
from fupin.annotation.text_sheet import Looks, TextSheet
from fupin.annotation.tints import TINT_NAMES, name_of, shown_tints, tint_of
from fupin.annotation.workbook import Workbook
from fupin.model.finding import EvidenceCell
from fupin.model.guide import LISTING_TITLE
from fupin.model.text import Language, Text
from fupin.report.entries import Entry
from fupin.report.names import field_name, shown_header
from fupin.report.receipt_words import receipt_line
from fupin.report.standing_words import baseline_line, baseline_name, waiver_text
from fupin.result import CheckResult

_COLUMNS = (
    (Text("级别", "level"), 10),
    (Text("规则", "rule"), 10),
    (Text("检查内容", "what is checked"), 28),
    (Text("条款", "clause"), 10),
    (Text("位置", "place"), 22),
    (Text("哪一条", "record"), 22),
    (Text("表中所填", "what stands there"), 30),
    (Text("检查结果", "what is wrong"), 48),
    (Text("怎么办", "what to do"), 48),
)
_PLACE = 4
"""The column of places, from 0."""
_MOST_LINKS = 65_000
_MOST_ROWS = 1_000_000
UNKNOWN_REMEDY = Text("补填或改成读得懂的写法，再检查一次。", "Fill in or rewrite what is missing, then check again.")


def remedy_of(entry: Entry) -> Text | None:
    """What to do about an entry; of what can't be judged, to make it readable; nothing about a waived finding."""
    if entry.waived:
        return None
    return UNKNOWN_REMEDY if entry.unknown else entry.remedy


def told_of(entry: Entry) -> list[Text]:
    """What is wrong, by which waiver that is allowed, and what would comply."""
    waiver = [] if entry.waiver is None else [waiver_text(entry.waiver)]
    return [entry.message, *waiver, *entry.repairs]


@dataclass(frozen=True)
class Listing:
    """The added sheet.

    Attributes:
        part: its part.
        said: what has to be said of it.
    """

    part: bytes
    said: tuple[Text, ...] = ()


def listing(
    result: CheckResult,
    found: Sequence[Entry],
    language: Language,
    styles: Styles,
    book: Workbook,
    said: Sequence[Text],
) -> Listing:
    """Makes the added sheet.

    Args:
        result: the result of the check.
        found: its entries.
        language: the language of all texts.
        styles: the workbook's styles, to which the sheet's are added.
        book: the workbook.
        said: what else has to be told of the copy.
    """
    looks = Looks(styles)
    left = tuple(_left_out(len(found)))
    told = "  ".join(line.in_language(language) for line in (*said, *left))
    heads = [(line.in_language(language), looks.plain) for line in _heads(result, found)]
    heads[0] = (heads[0][0], looks.title)
    heads += [(told, looks.plain)] if told else []
    rows = [*([head] for head in heads)]
    rows.append([(TINT_NAMES[tint].in_language(language), looks.tinted[tint]) for tint in shown_tints(found)])
    rows.append([(title.in_language(language), looks.head) for title, _ in _COLUMNS])
    sheet = TextSheet(tuple(width for _, width in _COLUMNS), header=len(rows))
    for row in rows:
        sheet.add(row, wrapped=False)
    for entry in found[:_MOST_ROWS]:
        target = _target(book, entry)
        faces = [looks.tinted[tint_of(entry)], *[looks.text] * (len(_COLUMNS) - 1)]
        faces[_PLACE] = looks.link if target else looks.text
        number = sheet.add(list(zip(_texts(entry, language), faces, strict=True)))
        if target and len(sheet.links) < _MOST_LINKS:
            sheet.links.append((f"{column_letters(_PLACE + 1)}{number}", target))
    return Listing(sheet.part(book.namespace), left)


def _left_out(entries: int) -> Iterator[Text]:
    """What has to be said where a sheet can't hold everything."""
    if entries > _MOST_ROWS:
        yield Text(
            f"共 {entries} 条，这张表只列出前 {_MOST_ROWS} 条", f"{entries} entries; the sheet lists {_MOST_ROWS}"
        )
    if entries > _MOST_LINKS:
        yield Text(
            f"条目太多，只有前 {_MOST_LINKS} 条能点击跳转到单元格",
            f"so many entries that only the first {_MOST_LINKS} link to their cells",
        )


def _target(book: Workbook, entry: Entry) -> str:
    """Where the link of an entry leads; "" where it tells of a whole file."""
    name = book.sheet_told_as(entry.sheet)
    if name is None:
        return ""
    sheet = name.replace("'", "''")
    return f"'{sheet}'!{entry.cell or f'A{entry.row or 1}'}"


def _heads(result: CheckResult, found: Sequence[Entry]) -> Iterator[Text]:
    summary, book = result.summary, result.book
    file = result.inputs[0].path.replace("\\", "/").rpartition("/")[2]
    notes = len(found) - summary.error - summary.warning - summary.note - summary.unknown - summary.problems
    notes -= summary.waived
    waived = Text(f" · 豁免 {summary.waived}", f" · waived {summary.waived}") if summary.waived else Text("", "")
    yield LISTING_TITLE
    yield Text(
        f"{file} · 截至 {result.as_of} · 规则库 {book.id}（{len(result.rules)} 条）· 检查 {summary.records} 条记录",
        f"{file} · as of {result.as_of} · rule book {book.id} ({len(result.rules)} rules)"
        f" · {summary.records} records",
    )
    if result.receipt is not None:
        yield receipt_line(result.receipt, result)
    if result.baseline is not None:
        yield baseline_name(result.baseline)
        yield baseline_line(result.baseline)
    yield Text(
        f"错误 {summary.error} · 警告 {summary.warning} · 提示 {summary.note} · 无法判断 {summary.unknown}"
        f"{waived.zh} · 数据问题 {summary.problems} · 阅读提示 {notes}",
        f"errors {summary.error} · warnings {summary.warning} · notes {summary.note} · unknown {summary.unknown}"
        f"{waived.en} · problems {summary.problems} · reading notes {notes}",
    )
    yield Text(
        "这是副本：只加了批注、底色和这张表，原有的数和公式没有改动。底色的含义：",
        "A copy: only comments, fills and this sheet were added; no value or formula was changed. The fills mean:",
    )


def _texts(entry: Entry, language: Language) -> list[str]:
    remedy = remedy_of(entry)
    place = f"{entry.sheet or entry.path}" + (f"!{entry.cell}" if entry.cell else "")
    stands = "\n".join(_stands(entry, cell, language) for cell in entry.cells if cell.cell)
    wrong = "\n".join(text.in_language(language) for text in told_of(entry))
    return [
        name_of(entry).in_language(language),
        entry.rule,
        entry.title.in_language(language),
        entry.clause or "",
        place,
        entry.key_text.in_language(language),
        stands,
        wrong,
        "" if remedy is None else remedy.in_language(language),
    ]


def _stands(entry: Entry, cell: EvidenceCell, language: Language) -> str:
    header = shown_header(cell.header or "") or _field(entry, cell.field, language)
    return f"{header} {cell.cell}{Text('：', ': ').in_language(language)}{cell.text or ''}"


def _field(entry: Entry, field: str, language: Language) -> str:
    return field if entry.record is None else field_name(entry.record, field).in_language(language)
