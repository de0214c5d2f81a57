"""`fupin check`: submissions in, reports out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from fupin.cli.annotating import AnnotateOption, refuse_unfit, write_annotated
from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import told
from fupin.cli.inputs import files_read, with_sources
from fupin.cli.language import reader_language, said
from fupin.cli.options import FailOn, LanguageOption, MappingOption, PathsArgument, PersonalOption, RulesOption
from fupin.cli.text_options import MAX_FINDINGS, MaxFindingsOption, QuietOption, StatisticsOption, shape_of
from fupin.cli.write_failures import all_tried
from fupin.cli.writing import needs_of, refuse_inputs, targets_of, write_reading, write_reports

if TYPE_CHECKING:
    from fupin.checking import Progress
    from fupin.reading.sources import Source
    from fupin.report.content import Content
    from fupin.result import CheckResult


def check(
    paths: PathsArgument,
    rules: RulesOption = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help=said("检查所指的日期（默认今天）", "date of the check (default today)")
        ),
    ] = None,
    record: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help=said("文件自身看不出种类时，指明记录种类", "record kind of inputs that don't say")
        ),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(help=said("只用这些规则（编号或开头）", "only these rules (ids or prefixes)"))
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help=said("不用这些规则（编号或开头）", "not these rules (ids or prefixes)"))
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            metavar="FORMAT",
            help=said("标准输出的格式：text、json 等", "format of standard output: text, json and others"),
        ),
    ] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option(metavar="[FORMAT=]FILE", help=said("写入文件，可多次", "write to a file; may be repeated")),
    ] = None,
    annotate: AnnotateOption = None,
    fail_on: Annotated[
        FailOn, typer.Option(help=said("从哪一级起算不通过", "from which level on to fail"))
    ] = FailOn.ERROR,
    fail_on_unknown: Annotated[
        bool, typer.Option("--fail-on-unknown", help=said("无法判断也算不通过", "fail on unknown verdicts too"))
    ] = False,
    show_personal: PersonalOption = False,
    quiet: QuietOption = False,
    statistics: StatisticsOption = False,
    max_findings: MaxFindingsOption = MAX_FINDINGS,
    limit: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=N", help=said("放宽一个文件的上限，如 unpacked_mb=600", "lift a limit of an input file")
        ),
    ] = None,
    mapping: MappingOption = None,
    assume: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=UNIT",
            help=said(
                "没写单位的数按什么单位读，如 loan.amount_yuan=万元",
                "unit of numbers that declare none, such as loan.amount_yuan=万元",
            ),
        ),
    ] = None,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair",
            help=said("给出怎样变化才符合（用时较长）", "with what failed records would comply (takes time)"),
        ),
    ] = False,
    margins: Annotated[
        bool,
        typer.Option(
            "--margins",
            help=said("JSON 报告列出每条记录距限额多远", "every record's distance from each limit, in JSON"),
        ),
    ] = False,
    explain_reading: Annotated[
        bool,
        typer.Option("--explain-reading", help=said("先说明每张表怎样读的", "first show how each sheet was read")),
    ] = False,
    lang: LanguageOption = None,
) -> None:
    """对照规则库检查报送的表格 / Check submissions against the rule book."""
    language = lang or reader_language()
    from fupin.reading.guard.child import warm_up

    warm_up()
    from fupin.checking import CheckOptions
    from fupin.cli.gathering import gather
    from fupin.reading.guard.limits import Limits
    from fupin.reading.pin_file import pins_of
    from fupin.report.formats import Need

    with told(language):
        limits = Limits.lifted(limit or ())
        pins = pins_of(mapping, assume or ())
        targets = targets_of(output_format, output or [])
        shape = shape_of(targets, quiet=quiet, statistics=statistics, most=max_findings)
        refuse_unfit(annotate, paths, targets)
    needs = needs_of(targets)
    options = CheckOptions(
        rules=rules,
        as_of=None if as_of is None else as_of.date(),
        record=record,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        show_personal=show_personal,
        limits=limits,
        pins=pins,
        repair=repair,
        margins=margins,
        no_margins=Need.MARGINS not in needs,
    )

    def work(sources: Sequence[Source], shown: Progress | None) -> Content:
        files = [path for path in (*(path for _, path in targets), annotate) if path is not None]
        if files:
            refuse_inputs(files, files_read(sources, mapping, rules))
        return gather(sources, options, needs, shown)

    with told(language):
        content = with_sources(paths, work, quiet=quiet)
        if explain_reading:
            write_reading(content.result, pins, targets, language)
        pieces = [partial(write_reports, content, targets, language, shape)]
        if annotate is not None:
            pieces.append(partial(write_annotated, annotate, paths[0], content.result, language))
        all_tried(pieces)
    raise typer.Exit(exit_code(content.result, fail_on, fail_on_unknown=fail_on_unknown))


def exit_code(result: CheckResult, fail_on: FailOn, *, fail_on_unknown: bool) -> ExitCode:
    """The exit status of a check; an unreadable input outweighs all else."""
    from fupin.model.verdict import Verdict

    if not all(report.readable for report in result.inputs):
        return ExitCode.UNUSABLE
    if not result.summary.records:
        return ExitCode.NOTHING
    failed = any(f.level in fail_on.levels for f in result.findings if f.verdict is Verdict.FAIL)
    failed |= any(problem.level in fail_on.levels for problem in result.problems)
    unknown = fail_on_unknown and any(f.verdict is Verdict.UNKNOWN for f in result.findings)
    return ExitCode.FINDINGS if failed or unknown else ExitCode.CLEAN
