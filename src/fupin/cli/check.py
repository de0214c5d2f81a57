"""`fupin check`: submissions in, reports out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from fupin.cli.annotating import AnnotateOption, refuse_unfit
from fupin.cli.baseline import BaselineOption
from fupin.cli.changed import ChangedOption, refuse_beside_changed, tell_no_submission
from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import told
from fupin.cli.language import reader_language, said
from fupin.cli.options import (
    FailOn,
    LanguageOption,
    LimitOption,
    MappingOption,
    PathsArgument,
    PersonalOption,
    RosterOption,
    RulesOption,
)
from fupin.cli.run_options import CacheOption, JobsOption
from fupin.cli.text_options import MAX_FINDINGS, MaxFindingsOption, QuietOption, StatisticsOption, shape_of
from fupin.cli.waivers import WaiversOption, only_file
from fupin.cli.watching import Job, WatchOption, refuse_unwatchable, watched
from fupin.cli.writing import needs_of, targets_of
from fupin.model.since import Since

if TYPE_CHECKING:
    from fupin.result import CheckResult

_FORMATS = "text, json, jsonl, sarif, junit, github, gitlab, markdown, html, xlsx, csv"
"""The names in `fupin.report.formats.REPORTERS`, which is imported only when a report is written."""


def check(
    paths: PathsArgument,
    rules: RulesOption = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            formats=["%Y-%m-%d"],
            help=said("检查所指的日期（默认今天）", "date of the check (default today)"),
        ),
    ] = None,
    record: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help=said("文件自身看不出种类时，指明记录种类", "record kind of inputs that don't say")
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help=said("只用这些规则（编号或开头）", "only these rules (ids or prefixes)")),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help=said("不用这些规则（编号或开头）", "not these rules (ids or prefixes)")),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            metavar="FORMAT",
            help=said(f"标准输出的格式：{_FORMATS}", "format of standard output"),
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
    limit: LimitOption = None,
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
    waivers: WaiversOption = None,
    roster: RosterOption = None,
    baseline: BaselineOption = None,
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
    changed: ChangedOption = False,
    explain_reading: Annotated[
        bool,
        typer.Option("--explain-reading", help=said("先说明每张表怎样读的", "first show how each sheet was read")),
    ] = False,
    watch: WatchOption = False,
    jobs: JobsOption = None,
    cache: CacheOption = None,
    lang: LanguageOption = None,
) -> None:
    """对照规则库检查报送的表格 / Check submissions against the rule book."""
    language = lang or reader_language()
    from fupin.reading.guard.child import warm_up

    warm_up()
    from fupin.checking import CheckOptions
    from fupin.cli.check_run import CheckRun
    from fupin.reading.guard.limits import Limits
    from fupin.report.formats import Need

    with told(language):
        limits = Limits.lifted(limit or ())
        targets = targets_of(output_format, output or [])
        shape = shape_of(targets, quiet=quiet, statistics=statistics, most=max_findings)
        granted = only_file(waivers or ())
        refuse_unfit(annotate, paths, targets)
        if changed:
            refuse_beside_changed(watch=watch, roster=roster)
        if watch:
            refuse_unwatchable(paths, targets)
    options = CheckOptions(
        rules=rules,
        as_of=None if as_of is None else as_of.date(),
        record=record,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        show_personal=show_personal,
        limits=limits,
        repair=repair,
        margins=margins,
        no_margins=Need.MARGINS not in needs_of(targets),
        changed=changed,
    )
    run = CheckRun(
        paths=paths,
        mapping=mapping,
        assume=assume or (),
        waivers=granted,
        baseline=baseline,
        roster=roster,
        options=options,
        targets=targets,
        annotate=annotate,
        shape=shape,
        explain_reading=explain_reading,
        quiet=quiet,
        jobs=jobs,
        cache=cache,
        language=language,
    )

    def status(result: CheckResult) -> ExitCode:
        if changed and not result.inputs:
            tell_no_submission(language)
            return ExitCode.CLEAN
        return exit_code(result, fail_on, fail_on_unknown=fail_on_unknown)

    with told(language):
        if watch:
            run.with_files()  # what is wrong with them is told before the first round
            raise typer.Exit(watched(Job(run.files, run.gathered, run.write, status), language))
        content = run.gathered()
        run.write(content)
    raise typer.Exit(status(content.result))


def exit_code(result: CheckResult, fail_on: FailOn, *, fail_on_unknown: bool) -> ExitCode:
    """The exit status of a check; an unreadable input outweighs all else."""
    from fupin.model.verdict import Verdict

    if not all(report.readable for report in result.inputs):
        return ExitCode.UNUSABLE
    if not result.summary.records:
        return ExitCode.NOTHING
    findings = [finding for finding in result.findings if finding.since in _COUNTED]
    failed = any(f.level in fail_on.levels for f in findings if f.verdict is Verdict.FAIL)
    failed |= any(problem.level in fail_on.levels for problem in result.problems if problem.since in _COUNTED)
    unknown = fail_on_unknown and any(f.verdict is Verdict.UNKNOWN for f in findings)
    return ExitCode.FINDINGS if failed or unknown else ExitCode.CLEAN


_COUNTED = (None, Since.NEW, Since.WORSENED)
"""Against a baseline, only what it doesn't have, or not as bad, fails a check."""
