"""The formats that a trend can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from fupin.model.text import Language
from fupin.report.trend.as_json import write_trend_json
from fupin.report.trend.as_markdown import write_trend_markdown
from fupin.report.trend.choice import Choice
from fupin.report.trend.page.page import write_trend_page
from fupin.trends.trend import Trend

Writer = Callable[[Trend, Choice, TextIO, Language], None]

_FILE_WIDTH = 120


def write_trend_text(trend: Trend, choice: Choice, stream: TextIO, language: Language) -> None:
    """Writes the text report without colours, 120 columns wide."""
    from rich.console import Console

    from fupin.report.trend.as_text import TrendText

    TrendText(Console(file=stream, width=_FILE_WIDTH, color_system=None, highlight=False), language).write(
        trend, choice
    )


TREND_REPORTERS: dict[str, Writer] = {
    "text": write_trend_text,
    "markdown": write_trend_markdown,
    "html": write_trend_page,
    "json": write_trend_json,
}
