"""`fupin explain`: one rule or data problem in words."""

from __future__ import annotations

from typing import Annotated

import typer

from fupin.cli.failing import told
from fupin.cli.language import reader_language, said
from fupin.cli.options import LanguageOption, RulesOption


def explain(
    identity: Annotated[
        str,
        typer.Argument(
            metavar="ID", help=said("规则编号，如 LOAN01；或 DATA02", "a rule's id, such as LOAN01; or DATA02")
        ),
    ],
    rules: RulesOption = None,
    lang: LanguageOption = None,
) -> None:
    """说明一条规则 / Explain a rule: what it asks, of whom, why, its figures and cases."""
    language = lang or reader_language()
    from rich.console import Console

    from fupin.explain import explained
    from fupin.rulebook.loading import default_book

    with told(language):
        parts = explained(identity, rules or default_book(), language)
    console = Console(highlight=False)
    for part in parts:
        console.print(part)
