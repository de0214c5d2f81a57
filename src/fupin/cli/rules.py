"""`fupin rules`: the rule book as a table, and its verification."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import told
from fupin.cli.language import reader_language, said
from fupin.cli.options import LanguageOption, RulesOption
from fupin.model.text import Text

rules_app = typer.Typer(help=said("规则库", "the rule book"), no_args_is_help=True)


@rules_app.command("list")
def list_rules(rules: RulesOption = None, lang: LanguageOption = None) -> None:
    """列出全部规则 / List all rules."""
    language = lang or reader_language()
    from rich.console import Console

    from fupin.report.rule_table import rule_table
    from fupin.rulebook.loading import default_book, load_rule_book

    with told(language):
        book = load_rule_book(rules or default_book())
    Console(highlight=False).print(rule_table(book, language))


@rules_app.command("verify")
def verify_rules(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help=said("规则库文件夹（默认：自带）", "folder of the rule book")),
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """核对规则库：格式、名称、类型和自带的例子 / Check a rule book: shape, names, types, its own cases."""
    language = lang or reader_language()
    from fupin.rulebook.loading import default_book
    from fupin.rulebook.parsed import load_parsed_book
    from fupin.verification import verify

    with told(language):
        book, _ = load_parsed_book(folder or default_book())
        found = verify(book)
    for text in (*(failure.text for failure in found.failures), *(gap.text for gap in found.gaps)):
        typer.echo(text.in_language(language))
    rules, failures, gaps = len(book.rules), len(found.failures), len(found.gaps)
    summary = Text(
        f"规则库 {book.id}：{rules} 条规则，{found.cases} 个例子，{failures} 处不符，{gaps} 处缺漏",
        f"rule book {book.id}: {rules} rules, {found.cases} cases, {failures} failures, {gaps} gaps",
    )
    typer.echo(summary.in_language(language))
    if failures or gaps:
        raise typer.Exit(ExitCode.FINDINGS)
