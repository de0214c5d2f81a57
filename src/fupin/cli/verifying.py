"""One rule book verified and told of: what `fupin rules verify` does with each."""

from __future__ import annotations

from pathlib import Path

import typer

from fupin.cli.consoles import terminal_console
from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import tell
from fupin.model.errors import FupinError
from fupin.model.text import Language, Text
from fupin.report.proofs import proof_lines, unread_lines, witness_table
from fupin.report.rule_table import waivable_line
from fupin.rulebook.agenda import find_agenda
from fupin.rulebook.book import RuleBook
from fupin.rulebook.changes import load_changes
from fupin.rulebook.parsed import load_parsed_book
from fupin.rulebook.policy_files import load_provisions, load_targets
from fupin.verification import Verification, verify
from fupin.verification.proofs.proving import Proofs, prove


def verified(folder: Path, language: Language, *, witnesses: bool) -> ExitCode:
    """Verifies a rule book and shows what is found; one that can't be used doesn't hold up others.

    Args:
        folder: the rule book's folder.
        language: the language of what is shown.
        witnesses: whether to show a record for each verdict of each rule.

    Returns:
        The exit status: whether anything is wrong with it, or it can't be used.
    """
    try:
        book, rules = load_parsed_book(folder)
        targets = load_targets(folder)
        find_agenda(folder)  # its faults are told, and those of the other files
        load_changes(folder)
        load_provisions(folder)
        found = verify(book, () if targets is None else targets.shape.targets)
        proofs = prove(rules)
    except FupinError as error:
        return tell(error, language)
    if witnesses:
        terminal_console().print(witness_table(proofs, rules, language))
    return _told(book, found, proofs, language)


def _told(book: RuleBook, found: Verification, proofs: Proofs, language: Language) -> ExitCode:
    gaps_found = (*found.gaps, *proofs.gaps, *proofs.undecided)
    faults = [*(failure.text for failure in found.failures), *(gap.text for gap in gaps_found)]
    for text in faults:
        typer.echo(text.in_language(language))
    typer.echo(waivable_line(book).in_language(language))
    for line in (*unread_lines(book, language), *(text.in_language(language) for text in proof_lines(proofs))):
        typer.echo(line)
    rules, failures, gaps = len(book.rules), len(found.failures), len(found.gaps) + len(proofs.gaps)
    summary = Text(
        f"规则库 {book.id}：{rules} 条规则，{found.cases} 个例子，{failures} 处不符，{gaps} 处缺漏",
        f"rule book {book.id}: {rules} rules, {found.cases} cases, {failures} failures, {gaps} gaps",
    )
    typer.echo(summary.in_language(language))
    return ExitCode.FINDINGS if faults else ExitCode.CLEAN
