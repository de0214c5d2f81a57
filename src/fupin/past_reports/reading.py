"""Reading a JSON report back."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from fupin.model.errors import UsageError
from fupin.model.text import Text
from fupin.past_reports.progress_shapes import PROGRESS_FORMAT, PastProgress
from fupin.past_reports.shapes import PastReport

_MARK = b"\xef\xbb\xbf"


def read_report(path: Path) -> PastReport:
    """A JSON report that `fupin check --output json=FILE` has written.

    Raises:
        UsageError: it can't be opened, is no such report, was cut off, or was made by hand and doesn't hold together.
    """
    return report_of(report_bytes(path), str(path))


def report_of(data: bytes, name: str) -> PastReport:
    """The same for bytes that are there already; `name` is what the user calls them.

    Raises:
        UsageError: they are no such report.
    """
    try:
        return PastReport.model_validate_json(data.removeprefix(_MARK))
    except ValidationError as error:
        raise _refused(name, _reason(data, error)) from error


def any_report_of(data: bytes, name: str) -> PastReport | PastProgress:
    """The report, of a check or of progress, that bytes are; `name` is what the user calls them.

    Raises:
        UsageError: they are neither.
    """
    try:
        return report_of(data, name)
    except UsageError:
        if _format_of(data)[0] != PROGRESS_FORMAT:
            raise
    return _progress_of(data, name)


def _progress_of(data: bytes, name: str) -> PastProgress:
    try:
        return PastProgress.model_validate_json(data.removeprefix(_MARK))
    except ValidationError as error:
        at = ".".join(map(str, error.errors(include_url=False, include_input=False)[0]["loc"]))
        raise UsageError(
            Text(
                f"{name} 不能用作以前的进度报告：{at} 缺失或不对；请给出 fupin progress --output-format json 的输出",
                f"{name} can't be used as an earlier progress report: {at} is missing or wrong;"
                " give what fupin progress --output-format json writes",
            )
        ) from error


def report_bytes(path: Path) -> bytes:
    """The bytes of a file that should be such a report.

    Raises:
        UsageError: it can't be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise _refused(str(path), Text(f"无法打开（{said}）", f"it can't be opened ({said})")) from error


def _refused(name: str, reason: Text) -> UsageError:
    return UsageError(
        Text(
            f"{name} 不能用作以前的报告：{reason.zh}；请给出 fupin check --output json=文件 写出的完整报告",
            f"{name} can't be used as an earlier report: {reason.en};"
            " give a whole report as fupin check --output json=FILE writes it",
        )
    )


def _reason(data: bytes, error: ValidationError) -> Text:
    """Why something is no report, from the first thing that is wrong with it."""
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        if not data.strip():
            return Text("文件是空的", "it is empty")
        return Text("不是完整的 JSON", "it isn't whole JSON")
    found = _format_of(data)
    if found != ("fupin-report", 1):
        return Text("不是第 1 版的检查报告", "it is no check report of version 1")
    at = ".".join(map(str, first["loc"]))
    return Text(f"{at} 缺失或不对", f"{at} is missing or wrong")


def _format_of(data: bytes) -> tuple[object, object]:
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return None, None
    return (whole.get("format"), whole.get("version")) if isinstance(whole, dict) else (None, None)
