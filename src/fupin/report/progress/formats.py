"""The formats that progress can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from fupin.model.text import Language
from fupin.progress.result import ProgressResult
from fupin.report.progress.as_json import write_progress_json
from fupin.report.progress.as_markdown import write_progress_markdown

Writer = Callable[[ProgressResult, TextIO, Language], None]

_FILE_WIDTH = 80


def write_progress_text(result: ProgressResult, stream: TextIO, language: Language) -> None:
    """Writes the text report without colours, 80 columns wide."""
    from rich.console import Console

    from fupin.report.progress.as_text import ProgressText

    console = Console(file=stream, width=_FILE_WIDTH, no_color=True, highlight=False)
    ProgressText(console, language).write(result)


PROGRESS_REPORTERS: dict[str, Writer] = {
    "text": write_progress_text,
    "markdown": write_progress_markdown,
    "json": write_progress_json,
}
