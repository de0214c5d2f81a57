"""Reading a JSON report back that is either one of a check or one of progress."""

from __future__ import annotations

from pydantic import ValidationError

from fupin.model.errors import UsageError
from fupin.model.text import Text
from fupin.past_reports.progress_shapes import PROGRESS_FORMAT, PastProgress
from fupin.past_reports.reading import report_of
from fupin.past_reports.shapes import PastReport

_HEAD = 200
"""Bytes within which a report names its format."""


def any_report_of(data: bytes, name: str) -> PastReport | PastProgress:
    """The report, of a check or of progress, that bytes are; `name` is what the user calls them.

    Raises:
        UsageError: they are neither.
    """
    if f'"{PROGRESS_FORMAT}"'.encode() in data[:_HEAD]:
        return _progress_of(data, name)
    return report_of(data, name)


def _progress_of(data: bytes, name: str) -> PastProgress:
    try:
        return PastProgress.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        at = ".".join(map(str, error.errors(include_url=False, include_input=False)[0]["loc"]))
        raise UsageError(
            Text(
                f"{name} 不能用作以前的进度报告：{at} 缺失或不对；请给出 fupin progress --output-format json 的输出",
                f"{name} can't be used as an earlier progress report: {at} is missing or wrong;"
                " give what fupin progress --output-format json writes",
            )
        ) from error
