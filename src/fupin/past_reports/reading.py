"""Reading a JSON report back."""

from __future__ import annotations

import codecs
import json
import re
import stat
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from fupin.model.errors import UsageError
from fupin.model.text import Text
from fupin.model.unopened import why_unopened
from fupin.past_reports.coherence import incoherence
from fupin.past_reports.shapes import PastReport

MOST_BYTES = 500_000_000
"""Bytes up to which a report is read; about half a million findings."""
_FOREIGN = {
    "fupin-progress": Text("这是进度报告（fupin progress）", "it is a progress report (fupin progress)"),
    "fupin-diff": Text("这是比较结果（fupin diff）", "it is a comparison (fupin diff)"),
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _RepeatedMemberError(ValueError):
    """An object has a member twice, so that what it means depends on the reader."""


def read_report(path: Path) -> PastReport:
    """A JSON report that `fupin check --output json=FILE` has written.

    Raises:
        UsageError: it can't be opened, is no such report, was cut off, or was made by hand and doesn't hold together.
    """
    return report_of(report_bytes(path), str(path))


def report_bytes(path: Path) -> bytes:
    """The bytes of a report's file, which has to be an ordinary one of reasonable size.

    Raises:
        UsageError: it isn't, or it can't be opened.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise _refused(str(path), Text("它不是普通文件", "it is no ordinary file"))
        if state.st_size > MOST_BYTES:
            megabytes = MOST_BYTES // 1_000_000
            raise _refused(str(path), Text(f"它超过 {megabytes} MB", f"it is larger than {megabytes} MB"))
        return path.read_bytes()
    except OSError as error:
        reason = why_unopened(error)
        raise _refused(str(path), Text(f"无法打开，{reason.zh}", f"it can't be opened ({reason.en})")) from error
    except ValueError as error:  # there is a NUL in the name
        raise _refused(str(path), Text("这不是文件名", "that is no name of a file")) from error


def report_of(data: bytes, name: str) -> PastReport:
    """The same for bytes that are there already; `name` is what the user calls them.

    Raises:
        UsageError: they are no such report.
    """
    report = parsed_report(data, name)
    wrong = incoherence(report)
    if wrong is not None:
        text = Text(
            f"它自相矛盾，可能被改动过：{wrong.zh}", f"it contradicts itself and may have been edited: {wrong.en}"
        )
        raise _refused(name, text)
    return report


def parsed_report(data: bytes, name: str) -> PastReport:
    """The same for a report of which is to be told whether it holds together: it may contradict itself.

    Raises:
        UsageError: the bytes are no such report.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    if _crowded(data):
        raise _refused(name, Text("它不是检查报告", "it is no check report"))
    try:
        report = own_report(data)
    except ValidationError as error:
        raise _refused(name, _reason(data, error)) from error
    try:
        json.loads(data, object_pairs_hook=_told_apart, parse_constant=_no_number)
    except _RepeatedMemberError as error:
        member = error.args[0]
        raise _refused(name, Text(f"成员 {member} 出现两次", f"the member {member} stands twice")) from error
    except (ValueError, RecursionError) as error:
        raise _refused(name, Text("不是正确的 JSON", "it isn't proper JSON")) from error
    return report


def own_report(data: bytes) -> PastReport:
    """A report that this process has just written, which needs no examination."""
    return PastReport.model_validate_json(data)


def _crowded(data: bytes) -> bool:
    """Whether there are more lists and objects than any report has, which would fill the memory."""
    most = _FEW_PARTS + len(data) // _BYTES_A_PART
    return _parts(data) > most and _parts(_STRING.sub(b"", data)) > most


def _parts(data: bytes) -> int:
    return data.count(b"[") + data.count(b"{")


_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_FEW_PARTS, _BYTES_A_PART = 100_000, 12
"""A report has a list or an object for each 28 bytes at most."""


def _told_apart(members: list[tuple[str, object]]) -> None:
    """Refuses an object that has a member twice; nothing of it is kept."""
    names = {name for name, _ in members}
    if len(names) < len(members):
        seen: set[str] = set()
        for name, _ in members:
            if name in seen:
                raise _RepeatedMemberError(name[:40])
            seen.add(name)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _refused(name: str, reason: Text) -> UsageError:
    return UsageError(
        Text(
            f"{name} 不是可用的报告：{reason.zh}；请给出 fupin check --output json=文件 写出的完整报告",
            f"{name} can't be used as a report: {reason.en};"
            " give a whole report as fupin check --output json=FILE writes it",
        )
    )


def _reason(data: bytes, error: ValidationError) -> Text:
    """Why something is no report, from the first thing that is wrong with it."""
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        if not data.strip():
            return Text("文件是空的", "it is empty")
        if data.startswith(_UTF16):
            return Text("它的编码是 UTF-16（PowerShell 的 > 写出的）", "it is in UTF-16 (as PowerShell's > writes)")
        if data.startswith(b'{"type": "head"'):
            return Text("这是 JSON Lines 报告（jsonl）", "it is a report in JSON Lines (jsonl)")
        return Text("不是完整的 JSON，可能被截断", "it isn't whole JSON, and may have been cut off")
    found, version = _format_of(data)
    if found in _FOREIGN:
        return _FOREIGN[found]
    if (found, version) != ("fupin-report", 1):
        return Text("不是第 1 版的检查报告", "it is no check report of version 1")
    at = ".".join(map(str, first["loc"]))[:80]
    return Text(f"{at} 缺失或不对", f"{at} is missing or wrong")


def _format_of(data: bytes) -> tuple[str, object]:
    """The format and version that an object names."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return "", None
    return (str(whole.get("format")), whole.get("version")) if isinstance(whole, dict) else ("", None)
