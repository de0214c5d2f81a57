"""`fupin rules`: the rule book as a table, and its verification."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fupin.cli.changed import ChangedBooksOption, tell_no_book
from fupin.cli.consoles import terminal_console
from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import told
from fupin.cli.help_page import HelpedCommand, HelpedGroup
from fupin.cli.language import reader_language, said
from fupin.cli.options import LanguageOption, RulesOption

rules_app = typer.Typer(cls=HelpedGroup, help=said("规则库", "the rule book"), no_args_is_help=True)


@rules_app.command("list", cls=HelpedCommand)
def list_rules(rules: RulesOption = None, lang: LanguageOption = None) -> None:
    """列出全部规则 / List all rules."""
    language = lang or reader_language()
    from fupin.report.rule_table import rule_table
    from fupin.rulebook.loading import default_book, load_rule_book

    with told(language):
        book = load_rule_book(rules or default_book())
    terminal_console().print(rule_table(book, language))


@rules_app.command("verify", cls=HelpedCommand)
def verify_rules(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[DIR]...", help=said("规则库文件夹（默认：自带）", "folders of rule books")),
    ] = None,
    changed: ChangedBooksOption = False,
    witnesses: Annotated[
        bool,
        typer.Option(
            "--witnesses", help=said("每条规则每种判断列出一条记录", "a record for each verdict of each rule")
        ),
    ] = False,
    lang: LanguageOption = None,
) -> None:
    """核对规则库：格式、例子、矛盾、多余 / Check a rule book: shape, cases, contradictions, what is implied."""
    language = lang or reader_language()
    from fupin.cli.verifying import verified
    from fupin.rulebook.head import books_of
    from fupin.rulebook.loading import default_book

    named = list(dict.fromkeys(folders or ()))
    books = books_of(named) if changed else named or [default_book()]
    if not books:
        tell_no_book(language)
    found = [verified(folder, language, witnesses=witnesses) for folder in books]
    if status := max(found, default=ExitCode.CLEAN):
        raise typer.Exit(status)
