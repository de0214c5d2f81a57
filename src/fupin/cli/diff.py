"""`fupin diff`: two reports in, what has become of their findings out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fupin.cli.collecting import none_is_garbage
from fupin.cli.consoles import terminal_console
from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import told
from fupin.cli.language import reader_language, said
from fupin.cli.one_report import DocumentFormatOption, OutputOption, known_format, write_out
from fupin.cli.options import FailOn, LanguageOption, RulesOption
from fupin.cli.text_options import MAX_FINDINGS
from fupin.cli.writing import refuse_inputs, refuse_unwritable
from fupin.model.personal import mask_numbers
from fupin.model.text import Language

if TYPE_CHECKING:
    from fupin.comparison import Comparison
    from fupin.report.diff.words import Titles


def diff(
    old: Annotated[
        Path, typer.Argument(metavar="OLD.json", help=said("以前的 JSON 报告", "the earlier JSON report"))
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help=said("现在的 JSON 报告", "the later JSON report"))],
    rules: RulesOption = None,
    output_format: DocumentFormatOption = "text",
    output: OutputOption = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help=said("新出现或变严重的，从哪一级起算不通过", "from which level on what is new or worsened fails")
        ),
    ] = FailOn.ERROR,
    fail_on_unknown: Annotated[
        bool,
        typer.Option("--fail-on-unknown", help=said("新出现的无法判断也算", "fail on new unknown verdicts too")),
    ] = False,
    max_findings: Annotated[
        int,
        typer.Option(min=0, metavar="N", help=said("每组最多列出多少条", "how many of a group the terminal lists")),
    ] = MAX_FINDINGS,
    lang: LanguageOption = None,
) -> None:
    """比较两份报告：改好的、新出现的、变严重的 / Compare two reports: what is mended, new, worsened."""
    language = lang or reader_language()
    from fupin.comparison import compare
    from fupin.comparison.result import Side
    from fupin.past_reports.reading import read_report
    from fupin.report.diff.formats import DIFF_REPORTERS

    with told(language):
        form = known_format(output_format, DIFF_REPORTERS)
        if output is not None:
            refuse_unwritable(output)
            refuse_inputs([output], [old, new])
        with none_is_garbage():
            comparison = compare(*(Side(mask_numbers(str(path)), read_report(path)) for path in (old, new)))
        titles = {} if form == "json" else _titles(comparison, rules)
        _write(comparison, form, output, language, titles, max_findings)
    raise typer.Exit(exit_code(comparison, fail_on, fail_on_unknown=fail_on_unknown))


def _titles(comparison: Comparison, rules: Path | None) -> Titles:
    """The rules' titles, where the later report's rule book is the given one, or the one that ships."""
    from fupin.rulebook.loading import default_book, load_rule_book

    book = load_rule_book(rules or default_book())
    if comparison.new.report.rulebook.id != book.id:
        return {}
    return {rule.id: rule.title for rule in book.rules}


def _write(
    comparison: Comparison, form: str, path: Path | None, language: Language, titles: Titles, most: int
) -> None:
    from fupin.report.diff.formats import DIFF_REPORTERS

    if path is None and form == "text":
        from fupin.report.diff.as_text import DiffText

        DiffText(terminal_console(), language, titles, most).write(comparison)
    else:
        write_out(lambda stream: DIFF_REPORTERS[form](comparison, stream, language, titles), path)


def exit_code(comparison: Comparison, fail_on: FailOn, *, fail_on_unknown: bool) -> ExitCode:
    """The exit status: 1 where something new or worsened fails; what is waived or can't be judged does not."""
    from fupin.comparison import Standing
    from fupin.model.verdict import Verdict

    for entry in comparison.entries:
        if entry.standing not in (Standing.NEW, Standing.WORSENED):
            continue
        found = entry.found
        if found.verdict is Verdict.UNKNOWN and fail_on_unknown:
            return ExitCode.FINDINGS
        if found.verdict in (None, Verdict.FAIL) and found.level in fail_on.levels:
            return ExitCode.FINDINGS
    return ExitCode.CLEAN
