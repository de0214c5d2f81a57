"""`fupin trace`: the rule book held against the text of its policy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fupin.cli.consoles import terminal_console
from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import told
from fupin.cli.language import reader_language, said
from fupin.cli.one_report import write_out
from fupin.cli.options import LanguageOption, RulesOption, TextOrJson, TextOrJsonOption


def trace(
    document: Annotated[
        Path, typer.Argument(metavar="DOCUMENT", help=said("政策全文（文本文件）", "the policy's text, a text file"))
    ],
    rules: RulesOption = None,
    output_format: TextOrJsonOption = TextOrJson.TEXT,
    lang: LanguageOption = None,
) -> None:
    """逐条逐数对照政策原文 / Hold the rule book against the policy: every provision, every figure."""
    language = lang or reader_language()
    from fupin.rulebook.loading import default_book
    from fupin.tracing import trace as traced

    with told(language):
        result = traced(document, rules or default_book())
    if output_format is TextOrJson.JSON:
        from fupin.report.trace.as_json import write_trace_json

        write_out(lambda stream: write_trace_json(result, stream, language), None)
    else:
        from fupin.report.trace.as_text import TraceText

        TraceText(terminal_console(), language).write(result)
    if result.misses:
        raise typer.Exit(ExitCode.FINDINGS)
