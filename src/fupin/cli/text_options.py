"""Options of `fupin check` about how much the text report shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from fupin.cli.language import said
from fupin.model.errors import UsageError
from fupin.model.text import Text

if TYPE_CHECKING:
    from fupin.cli.writing import Target
    from fupin.report.text.shape import TextShape

MAX_FINDINGS = 200
"""How many findings the text report shows where nothing is said."""

MaxFindingsOption = Annotated[
    int,
    typer.Option(
        min=0,
        metavar="N",
        help=said(
            "文本报告最多列出多少条（全部计数；0 为只计数）",
            "how many findings the text report lists; all are counted, with 0 they only are",
        ),
    ),
]
QuietOption = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", help=said("只显示读不了的文件和最后一行", "show only unreadable files and the last line")
    ),
]
StatisticsOption = Annotated[
    bool,
    typer.Option(
        "--statistics",
        help=said("按规则计数，不列每一条", "count by rule instead of listing each finding"),
    ),
]


def shape_of(targets: Sequence[Target], *, quiet: bool, statistics: bool, most: int) -> TextShape:
    """How much the text report on standard output shows.

    Raises:
        UsageError: two options exclude each other, or there is no text report on standard output to count in.
    """
    from fupin.report.text.shape import TextShape, View

    if quiet and statistics:
        raise UsageError(
            Text(
                "--quiet 和 --statistics 不能同时用，请去掉一个",
                "--quiet and --statistics exclude each other: drop one",
            )
        )
    if statistics and ("text", None) not in targets:
        raise UsageError(
            Text(
                "--statistics 只用于标准输出上的文本报告；请去掉它，或去掉 --output-format、改用 --output 格式=文件",
                "--statistics is for the text report on standard output: drop it, or leave out --output-format "
                "and name files as --output FORMAT=FILE",
            )
        )
    view = View.SUMMARY if quiet else View.STATISTICS if statistics else View.FULL
    return TextShape(view, most)
