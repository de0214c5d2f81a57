"""`fupin rules`: the rule book as a table, and its verification."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fupin.cli.consoles import terminal_console
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
    from fupin.report.rule_table import rule_table
    from fupin.rulebook.loading import default_book, load_rule_book

    with told(language):
        book = load_rule_book(rules or default_book())
    terminal_console().print(rule_table(book, language))


@rules_app.command("verify")
def verify_rules(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help=said("规则库文件夹（默认：自带）", "folder of the rule book")),
    ] = None,
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
    from fupin.report.proofs import proof_lines, unread_lines, witness_table
    from fupin.rulebook.agenda import find_agenda
    from fupin.rulebook.changes import load_changes
    from fupin.rulebook.loading import default_book
    from fupin.rulebook.parsed import load_parsed_book
    from fupin.rulebook.policy_files import load_provisions, load_targets
    from fupin.verification import verify
    from fupin.verification.proofs.proving import prove

    with told(language):
        folder = folder or default_book()
        book, parsed = load_parsed_book(folder)
        targets = load_targets(folder)
        find_agenda(folder)  # its faults are told, and those of the other files
        load_changes(folder)
        load_provisions(folder)
        found = verify(book, () if targets is None else targets.shape.targets)
        proofs = prove(parsed)
    if witnesses:
        terminal_console().print(witness_table(proofs, parsed, language))
    gaps_found = (*found.gaps, *proofs.gaps, *proofs.undecided)
    faults = [*(failure.text for failure in found.failures), *(gap.text for gap in gaps_found)]
    for text in faults:
        typer.echo(text.in_language(language))
    for line in (*unread_lines(book, language), *(text.in_language(language) for text in proof_lines(proofs))):
        typer.echo(line)
    rules, failures, gaps = len(book.rules), len(found.failures), len(found.gaps) + len(proofs.gaps)
    summary = Text(
        f"规则库 {book.id}：{rules} 条规则，{found.cases} 个例子，{failures} 处不符，{gaps} 处缺漏",
        f"rule book {book.id}: {rules} rules, {found.cases} cases, {failures} failures, {gaps} gaps",
    )
    typer.echo(summary.in_language(language))
    if faults:
        raise typer.Exit(ExitCode.FINDINGS)
