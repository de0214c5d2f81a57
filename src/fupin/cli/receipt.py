"""`fupin receipt`: a report held against the files that it is said to be made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fupin.cli.baseline import BaselineOption, baseline_of, held_against
from fupin.cli.consoles import terminal_console
from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import told
from fupin.cli.inputs import with_sources
from fupin.cli.language import reader_language, said
from fupin.cli.one_report import write_out
from fupin.cli.options import (
    LanguageOption,
    LimitOption,
    MappingOption,
    PathsArgument,
    RosterOption,
    RulesOption,
    TextOrJson,
    TextOrJsonOption,
)
from fupin.cli.waivers import WaiversOption, only_file

if TYPE_CHECKING:
    from fupin.checking import CheckOptions, Progress
    from fupin.model.text import Language
    from fupin.past_reports.shapes import PastReport
    from fupin.reading.guard.limits import Limits
    from fupin.reading.sources import Source
    from fupin.receipts.result import Again, ReceiptCheck
    from fupin.report.against import BaselineReport


def receipt(
    report: Annotated[
        Path, typer.Argument(metavar="REPORT.json", help=said("fupin check 写出的 JSON 报告", "a JSON report"))
    ],
    paths: PathsArgument,
    rules: RulesOption = None,
    mapping: MappingOption = None,
    waivers: WaiversOption = None,
    roster: RosterOption = None,
    baseline: BaselineOption = None,
    limit: LimitOption = None,
    again: Annotated[
        bool,
        typer.Option(
            "--again",
            help=said(
                "按报告写明的选项再检查一遍，逐字节、逐条比较",
                "check again with the report's own options, and compare to the byte and entry by entry",
            ),
        ),
    ] = False,
    output_format: TextOrJsonOption = TextOrJson.TEXT,
    lang: LanguageOption = None,
) -> None:
    """核对一份报告是不是出自这些文件 / Tell whether a report was made from these files."""
    language = lang or reader_language()
    from fupin.reading.guard.limits import Limits

    with told(language):
        given = {"mapping": mapping, "waivers": only_file(waivers or ()), "roster": roster, "baseline": baseline}
        limits = Limits.lifted(limit or ())
        check = _held(report, paths, rules, given, again=limits if again else None)
    _write(check, output_format, language)
    raise typer.Exit(ExitCode.CLEAN if check.belongs else ExitCode.FINDINGS)


def _held(
    path: Path, paths: list[str], rules: Path | None, given: dict[str, Path | None], *, again: Limits | None
) -> ReceiptCheck:
    from fupin.past_reports.reading import parsed_report, report_bytes
    from fupin.receipts.again import options_again, sources_again
    from fupin.receipts.holding import hold, pairs_of
    from fupin.rulebook.shipped import default_book

    data = report_bytes(path)
    report = parsed_report(data, str(path))
    options = None if again is None else options_again(report, rules, given, again)

    def work(sources: Sequence[Source], shown: Progress | None) -> ReceiptCheck:
        pairs = pairs_of(report, sources)
        check = hold(path, report, pairs, rules or default_book(), given)
        if options is None or not check.same_files:
            return check
        baseline = _baseline(report, given["baseline"], personal=options.show_personal)
        return replace(check, again=_again(data, sources_again(sources, pairs, path), options, baseline, shown))

    return with_sources(paths, work)


def _baseline(report: PastReport, path: Path | None, *, personal: bool) -> BaselineReport | None:
    """The baseline of a report, under the name that it has there."""
    baseline = baseline_of(path, personal=personal)
    if baseline is None or report.baseline is None:
        return baseline
    return replace(baseline, path=report.baseline.path)


def _again(
    data: bytes,
    sources: Sequence[Source],
    options: CheckOptions,
    baseline: BaselineReport | None,
    shown: Progress | None,
) -> Again:
    """Checks again, and compares what comes out with the bytes of the report."""
    from fupin.cli.gathering import gather
    from fupin.model.text import Language
    from fupin.receipts.second_check import compared
    from fupin.report.formats import REPORTERS

    reporter = REPORTERS["json"]
    content = held_against(gather(sources, options, reporter.needs, shown), baseline, changed=options.changed)
    written = []
    for language in Language:
        reporter.write(content, stream := BytesIO(), language)
        written.append(stream.getvalue())
    return compared(data, written)


def _write(check: ReceiptCheck, form: TextOrJson, language: Language) -> None:
    if form is TextOrJson.JSON:
        from fupin.report.receipt.as_json import write_receipt_json

        write_out(lambda stream: write_receipt_json(check, stream, language), None)
        return
    from fupin.report.receipt.as_text import ReceiptText

    ReceiptText(terminal_console(), language).write(check)
