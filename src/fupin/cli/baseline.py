"""`fupin check --baseline`: the earlier report that a check is held against."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fupin.cli.collecting import none_is_garbage
from fupin.cli.language import said

if TYPE_CHECKING:
    from fupin.report.against import BaselineReport
    from fupin.report.content import Content

BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="REPORT.json",
        help=said(
            "基线，以前的 JSON 报告：只有新出现、变严重的才算不通过",
            "baseline, an earlier JSON report: only what is new or worse fails",
        ),
    ),
]


def baseline_of(path: Path | None, *, personal: bool) -> BaselineReport | None:
    """The earlier report of a path; None where none is given.

    Args:
        path: its file.
        personal: leave personal numbers in its name unmasked.

    Raises:
        UsageError: it can't be used as a baseline.
    """
    if path is None:
        return None
    from fupin.model.personal import mask_numbers
    from fupin.past_reports.reading import report_bytes, report_of
    from fupin.report.against import BaselineReport

    data = report_bytes(path)
    name = str(path) if personal else mask_numbers(str(path))
    with none_is_garbage():
        return BaselineReport(name, hashlib.sha256(data).hexdigest(), report_of(data, name))


def held_against(content: Content, baseline: BaselineReport | None, *, changed: bool) -> Content:
    """The content of the reports, its result held against the baseline where there is one.

    Args:
        content: the content.
        baseline: the earlier report; None where none is given.
        changed: whether only what a change touches was checked.

    Raises:
        UsageError: the baseline is by an earlier version of the program.
    """
    if baseline is None:
        return content
    from dataclasses import replace

    from fupin.report.against import against

    with none_is_garbage():
        return replace(content, result=against(content.result, baseline, changed=changed))
