"""`fupin trend`: what earlier reports say, over the quarters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fupin.cli.consoles import terminal_console
from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import tell, told
from fupin.cli.language import reader_language, said
from fupin.cli.one_report import OutputOption, known_format, write_out
from fupin.cli.options import LanguageOption, RulesOption
from fupin.cli.trend_inputs import read_reports, refuse_unknown, rules_asked, titles_of
from fupin.cli.writing import refuse_inputs, refuse_unwritable
from fupin.model.text import Language
from fupin.report.trend.choice import By, Choice, usual_measure
from fupin.trends.measures import Measure

if TYPE_CHECKING:
    from fupin.trends.trend import Trend
_WITH_RULES = frozenset({"html", "json"})
"""Formats that tell of rules whatever is chosen; only they, targets and a trend by rule need a rule book."""


def trend(
    reports: Annotated[
        list[Path],
        typer.Argument(
            metavar="REPORT.json...",
            help=said(
                "以前的报告：check --output json=文件、progress --output-format json 写出的",
                "earlier reports, as check --output json=FILE and progress --output-format json write them",
            ),
        ),
    ],
    by: Annotated[By, typer.Option("--by", help=said("逐县或逐条规则", "a row a county, or a rule"))] = By.COUNTY,
    measure: Annotated[
        Measure | None,
        typer.Option(
            "--measure",
            help=said(
                "各县（默认 error）或各规则（默认 failed）看哪一项",
                "what to show of counties (default error) or rules (default failed)",
            ),
        ),
    ] = None,
    county: Annotated[
        list[str] | None, typer.Option("--county", metavar="NAME", help=said("只看这个县", "only this county"))
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="ID", help=said("只看这条规则（或编号开头）", "only this rule, or prefix")),
    ] = None,
    rules: RulesOption = None,
    output_format: Annotated[
        str,
        typer.Option(
            metavar="FORMAT",
            help=said("格式：text、markdown、html 或 json", "format: text, markdown, html or json"),
        ),
    ] = "text",
    output: OutputOption = None,
    lang: LanguageOption = None,
) -> None:
    """以前各季报告的走势：结果、可判断率、目标 / Findings, coverage and targets over the quarters."""
    language = lang or reader_language()
    from fupin.report.trend.formats import TREND_REPORTERS

    with told(language):
        form = known_format(output_format, TREND_REPORTERS)
        if output is not None:
            refuse_unwritable(output)
            refuse_inputs([output], reports)
        given = read_reports(reports)
        refuse_unknown(given, county or ())
        titled = rules is not None or by is By.RULE or form in _WITH_RULES or bool(given.progress)
        choice = Choice(by, measure or usual_measure(by), titles_of(rules, given) if titled else {})
        asked = rules_asked(given, rule or ())
        from fupin.trends.making import trend_of

        result = trend_of(given.checks, given.progress, counties=county or None, rules=asked)
        _write(result, choice, form, output, language)
    for error in given.unusable:
        tell(error, language)
    if given.unusable or result.conflicts:
        raise typer.Exit(ExitCode.UNUSABLE)
    if not result.has_figures:
        raise typer.Exit(ExitCode.NOTHING)


def _write(result: Trend, choice: Choice, form: str, path: Path | None, language: Language) -> None:
    from fupin.report.trend.formats import TREND_REPORTERS

    if path is None and form == "text":
        from fupin.report.trend.as_text import TrendText

        TrendText(terminal_console(), language).write(result, choice)
    else:
        write_out(lambda stream: TREND_REPORTERS[form](result, choice, stream, language), path)
