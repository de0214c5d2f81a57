"""Formats that hold no records as they are: told by their first bytes, refused by their name, with advice."""

from __future__ import annotations

import re
from collections.abc import Callable

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text

Foreign = tuple[str, str, Text]
"""What a file is, in Chinese and with its article in English, and what to do with it."""

_SAVE = Text("请用 Excel 或 WPS 打开后另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx")
_COPY = Text("请把其中的表格另存为 .xlsx 或 .csv 再报", "put the tables in it into an .xlsx or a .csv")
_UNPACK = Text("请解压后报送其中的工作簿", "unpack it and hand in the workbooks in it")
_TYPE = Text("请报送原来的表格，不要报送照片或扫描件", "hand in the table itself, not a picture of it")
_OTHER = Text("请报送 .xlsx 或 .csv", "hand in an .xlsx or a .csv")

BINARY_WORKBOOK: Foreign = ("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)", _SAVE)
WORD: Foreign = ("Word 文档（.docx）", "a Word document (.docx)", _COPY)
OLD_WORD: Foreign = ("Word 或 WPS 文档（.doc、.wps）", "a Word or WPS document (.doc, .wps)", _COPY)
SLIDES: Foreign = ("演示文稿（.pptx）", "a presentation (.pptx)", _COPY)
OLD_SLIDES: Foreign = ("演示文稿（.ppt、.dps）", "a presentation (.ppt, .dps)", _COPY)
OPEN_TEXT: Foreign = ("OpenDocument 文档，但不是表格", "an OpenDocument file of another kind", _COPY)
NUMBERS: Foreign = ("苹果 iWork 文件（.numbers、.pages）", "an Apple iWork file (.numbers, .pages)", _OTHER)
ARCHIVE: Foreign = ("压缩包（.zip）", "a zip package", _UNPACK)
MESSAGE: Foreign = ("Outlook 邮件（.msg）", "an Outlook message (.msg)", _COPY)
OLD_OFFICE: Foreign = ("旧版 Office 文件", "an Office file", _COPY)
_HTML: Foreign = ("网页（HTML）文件", "a web page (HTML)", _SAVE)
_MHTML: Foreign = ("单个文件网页（MHTML）", "a web page in one file (MHTML)", _SAVE)
_XML_SHEET: Foreign = ("Excel 2003 XML 表格", "an Excel 2003 XML spreadsheet", _SAVE)
_FLAT: Foreign = ("单个 XML 的 OpenDocument 表格（.fods）", "a flat OpenDocument file (.fods)", _SAVE)
_XML: Foreign = ("XML 文件", "an XML file", _OTHER)
_PDF: Foreign = ("PDF 文件", "a PDF file", _COPY)
_RTF: Foreign = ("RTF 文档", "an RTF document", _COPY)
_SYLK: Foreign = ("SYLK 表格（.slk）", "a SYLK spreadsheet (.slk)", _SAVE)
_DBASE: Foreign = ("dBASE 或 FoxPro 数据表（.dbf）", "a dBASE or FoxPro table (.dbf)", _SAVE)
_OLDEST: Foreign = ("Excel 4.0 或更早的工作表", "a worksheet of Excel 4.0 or older", _SAVE)
_PICTURE: Foreign = ("图片", "a picture", _TYPE)
_TAR: Foreign = ("tar 归档", "a tar archive", _UNPACK)

_MAGICS: tuple[tuple[bytes, Foreign], ...] = (
    (b"%PDF", _PDF),
    (b"Rar!", ("RAR 压缩包", "a RAR archive", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", ("7z 压缩包", "a 7z archive", _UNPACK)),
    (b"\x1f\x8b", ("gzip 压缩文件", "a gzip file", _UNPACK)),
    (b"BZh", ("bzip2 压缩文件", "a bzip2 file", _UNPACK)),
    (b"\xfd7zXZ\0", ("xz 压缩文件", "an xz file", _UNPACK)),
    (b"\x28\xb5\x2f\xfd", ("zstd 压缩文件", "a zstd file", _UNPACK)),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"{\\rtf", _RTF),
    (b"SQLite format 3\0", ("SQLite 数据库", "an SQLite database", _OTHER)),
    (b"\0\1\0\0Standard ", ("Access 数据库", "an Access database", _OTHER)),
    (b"ARROW1\0\0", ("Arrow 数据文件", "an Arrow file", _OTHER)),
    *(
        (start, _OLDEST)
        for start in (b"\t\0\4\0", b"\t\0\6\0", b"\t\2\6\0", b"\t\4\6\0", b"\t\x08\x08\0", b"\t\x08\x10\0")
    ),
)
_DBASE_STARTS = (b"\x03", b"\x30", b"\x83", b"\x8b", b"\xf5")
_PHOTO = re.compile(rb"....ftyp(?:hei|hev|mif|msf|avif)", re.DOTALL)
_MARKUP = re.compile(
    rb"(?:\s++|<!--.*?-->|<\?xml[^>]*+>)*+<(?:!doctype\s++html|html|head|body|table|meta|style|title|script|div|tr|td"
    rb"|form|font|center|link|base|p|h[1-6])[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(rb"\s*+(?:<\?xml\s|<(?:[A-Za-z]{1,9}:)?(?:Workbook|document)\s[^>]*xmlns)")
_MAIL = re.compile(rb"\s*+(?:mime-version|from|date|subject|message-id|x-[a-z-]{1,40}|content-type):", re.IGNORECASE)
_PARTS = re.compile(rb"^content-type:\s*+multipart/related|^mime-version:", re.IGNORECASE | re.MULTILINE)
_SYLK_START = re.compile(rb"ID;P[^\r\n]*+[\r\n]++(?:[PFBCO];|ID;)")


def refused(what: Foreign) -> UnreadableInputError:
    """The refusal of a file that is no table of records: what it is, and what to do."""
    zh, en, advice = what
    return UnreadableInputError(Text(f"这是{zh}，不是工作簿；{advice.zh}", f"{en}, not a workbook; {advice.en}"))


def foreign_format(head: bytes, plain: bytes) -> UnreadableInputError | None:
    """The refusal of a file by how it begins; None where it may be a table.

    Args:
        head: its first bytes.
        plain: the same as a text without its mark, ASCII as ASCII.
    """
    found = next((what for start, what in _MAGICS if head.startswith(start)), None)
    found = found or next((what for is_one, what in _SHAPES if is_one(head)), None) or _markup(plain)
    return None if found is None else refused(found)


def _markup(plain: bytes) -> Foreign | None:
    if _MARKUP.match(plain):
        return _HTML
    if _DECLARED.match(plain):
        if b"schemas-microsoft-com:office:spreadsheet" in plain:
            return _XML_SHEET
        return _FLAT if b"opendocument:xmlns:office" in plain else _XML
    if _MAIL.match(plain) and _PARTS.search(plain):
        return _MHTML
    if plain.lstrip().startswith(b"%PDF"):
        return _PDF
    return _SYLK if _SYLK_START.match(plain) else None


def _is_bitmap(head: bytes) -> bool:
    return head.startswith(b"BM") and head[6:10] == bytes(4) and len(head) > 26


def _is_dbase(head: bytes) -> bool:
    dated = len(head) > 32 and 1 <= head[2] <= 12 and 1 <= head[3] <= 31
    return dated and head.startswith(_DBASE_STARTS) and head[12:14] == bytes(2)


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def _is_photo(head: bytes) -> bool:
    return _PHOTO.match(head) is not None or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")


_SHAPES: tuple[tuple[Callable[[bytes], bool], Foreign], ...] = (
    (_is_bitmap, _PICTURE),
    (_is_dbase, _DBASE),
    (_is_tar, _TAR),
    (_is_photo, _PICTURE),
)
