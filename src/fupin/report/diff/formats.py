"""The formats that a comparison can be written in, by name."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TextIO

from fupin.comparison import Comparison
from fupin.model.text import Language
from fupin.report.diff.as_json import write_diff_json
from fupin.report.diff.as_markdown import write_diff_markdown
from fupin.report.diff.words import Titles

Writer = Callable[[Comparison, TextIO, Language, Titles], None]

_FILE_WIDTH = 100


def write_diff_text(comparison: Comparison, stream: TextIO, language: Language, titles: Titles) -> None:
    """Writes the text, all entries, without colours, 100 columns wide."""
    from rich.console import Console

    from fupin.report.diff.as_text import DiffText

    console = Console(file=stream, width=_FILE_WIDTH, color_system=None, highlight=False)
    DiffText(console, language, titles, sys.maxsize).write(comparison)


DIFF_REPORTERS: dict[str, Writer] = {
    "text": write_diff_text,
    "markdown": write_diff_markdown,
    "json": write_diff_json,
}
