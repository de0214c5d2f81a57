"""Reports that this program wrote, told by how they begin: they may lie beside submissions and are none."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from typing import BinaryIO

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.kinds import narrowed

HEADINGS = ("种类,级别,结论,规则,要求,条款,文件,工作表,", "kind,level,verdict,rule,title,clause,path,sheet,")
"""How a report in CSV begins, in each language."""
WAIVER_HEADINGS = ("状态,生效日,有效期至,剩余天数,规则,", "state,granted_on,expires_on,days_left,rule,")
"""How a list of waivers in CSV begins, in each language."""
PROPERTY = "fupin-report"
"""The document property of a workbook that is a report."""
_HEAD, _TAIL, _PART = 4096, 1 << 16, 1 << 16
_STARTS = re.compile(
    rb'\s*+\{.{0,100}"format":\s*"fupin-(?:report|progress|trace|receipt|diff|trend|waiver-list)"'
    rb'|\s*+\{.*"driver":\s*\{\s*"name":\s*"fupin"'
    rb'|\s*+\[\s*\{(?=.*"check_name":)(?=.*"fingerprint":)(?=.*"severity":)'
    rb'|\s*+<!doctype html>.*<meta name="generator" content="fupin '
    rb'|\s*+<\?xml[^>]{0,100}>\s*<testsuites name="fupin ',
    re.DOTALL | re.IGNORECASE,
)
"""How reports of the other formats begin: JSON and JSON Lines, SARIF, GitLab's, the page, JUnit."""
_CSV = tuple(
    heading.encode(encoding) for heading in (*HEADINGS, *WAIVER_HEADINGS) for encoding in ("utf-8", "gb18030")
)
_PART_NAME = b"docProps/custom.xml"
_ENTRY, _LOCAL = struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s5H3I2H")


def is_own_report(path: Path) -> bool:
    """Whether a file is a report of this program; a copy of a submission with marks and a template are none.

    Only its beginning is looked at, and of a workbook one small part.

    Raises:
        OSError: it can't be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        if head.startswith(b"PK\x03\x04"):
            return f'name="{PROPERTY}"'.encode() in _properties(stream)
    plain = narrowed(head)
    return plain.startswith(_CSV) or _STARTS.match(plain) is not None


def refuse_own_report(path: Path) -> None:
    """Refuses a report that is named as if it were a submission.

    Raises:
        UnreadableInputError: it is one.
        OSError: it can't be opened.
    """
    if is_own_report(path):
        raise UnreadableInputError(
            Text(
                "这是本程序写的报告，不是报送的表格；请检查原来的表格",
                "a report of this program, not a submission; check the tables that it reports on",
            )
        )


def _properties(stream: BinaryIO) -> bytes:
    """The document properties of a workbook, or their beginning; nothing is unpacked but these."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    at = tail.rfind(_PART_NAME) - _ENTRY.size
    if at < 0 or tail[at : at + 4] != b"PK\x01\x02":
        return b""
    entry = _ENTRY.unpack_from(tail, at)
    method, packed, offset = entry[4], entry[8], entry[16]
    stream.seek(offset)
    local = stream.read(_LOCAL.size)
    if len(local) < _LOCAL.size or not local.startswith(b"PK\x03\x04"):
        return b""
    names = _LOCAL.unpack(local)[-2:]
    stream.seek(sum(names), 1)
    part = stream.read(min(packed, _PART))
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(part, _PART) if method else part
    except zlib.error:
        return b""
