"""`fupin progress`: reported values against targets and tasks at a date."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fupin.cli.consoles import terminal_console
from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import told
from fupin.cli.inputs import files_read, with_sources
from fupin.cli.language import reader_language, said
from fupin.cli.one_report import DocumentFormatOption, OutputOption, known_format, write_out
from fupin.cli.options import AsOfOption, LanguageOption, MappingOption, PathsArgument, PersonalOption, RulesOption
from fupin.cli.writing import refuse_inputs, refuse_unwritable
from fupin.model.text import Language

if TYPE_CHECKING:
    from fupin.checking import Progress
    from fupin.progress.result import ProgressResult
    from fupin.reading.sources import Source


def progress(
    paths: PathsArgument,
    rules: RulesOption = None,
    as_of: AsOfOption = None,
    output_format: DocumentFormatOption = "text",
    output: OutputOption = None,
    show_personal: PersonalOption = False,
    mapping: MappingOption = None,
    assume: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=UNIT",
            help=said("没写单位的数按什么单位读", "unit of numbers that declare none"),
        ),
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """对照目标和任务看进度 / Hold what was reported against the targets and tasks at a date."""
    language = lang or reader_language()
    from fupin.reading.guard.child import warm_up

    warm_up()
    from fupin.checking import CheckOptions
    from fupin.progress.following import follow
    from fupin.reading.pin_file import pins_of
    from fupin.report.progress.formats import PROGRESS_REPORTERS

    with told(language):
        form = known_format(output_format, PROGRESS_REPORTERS)
        if output is not None:
            refuse_unwritable(output)
        options = CheckOptions(
            rules=rules,
            as_of=None if as_of is None else as_of.date(),
            show_personal=show_personal,
            pins=pins_of(mapping, assume or ()),
        )

        def work(sources: Sequence[Source], shown: Progress | None) -> ProgressResult:
            if output is not None:
                refuse_inputs([output], files_read(sources, [] if mapping is None else [mapping], rules))
            return follow(sources, options, shown)

        result = with_sources(paths, work)
        _write(result, form, output, language)
    raise typer.Exit(exit_code(result))


def _write(result: ProgressResult, form: str, path: Path | None, language: Language) -> None:
    from fupin.report.progress.formats import PROGRESS_REPORTERS

    if path is None and form == "text":
        from fupin.report.progress.as_text import ProgressText

        ProgressText(terminal_console(), language).write(result)
    else:
        write_out(lambda stream: PROGRESS_REPORTERS[form](result, stream, language), path)


def exit_code(result: ProgressResult) -> ExitCode:
    """The exit status: 1 where something is overdue or differs; an unreadable input outweighs all else."""
    if not all(report.readable for report in result.inputs):
        return ExitCode.UNUSABLE
    if not result.records:
        return ExitCode.NOTHING
    return ExitCode.FINDINGS if result.overdue or result.differences else ExitCode.CLEAN
