"""The formats that a result can be written in, by name; the choices of the command line come from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from fupin.model.text import Language
from fupin.report.json_report import write_json
from fupin.result import CheckResult

Writer = Callable[[CheckResult, TextIO, Language], None]


def write_text(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes the text report, all findings, without colours, 100 columns wide."""
    from rich.console import Console

    from fupin.report.text import TextReport

    console = Console(file=stream, width=_FILE_WIDTH, no_color=True, highlight=False)
    TextReport(console, language, max_findings=len(result.findings) + len(result.problems) + 1).write(result)


_FILE_WIDTH = 100

REPORTERS: dict[str, Writer] = {"text": write_text, "json": write_json}
