"""`--changed`: the paths are the files of a change, as a hook or a pull request names them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from fupin.cli.language import said
from fupin.model.errors import UsageError
from fupin.model.text import Language, Text

ChangedOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--changed",
        help=said(
            "所列的是改动的文件：检查它们所属的整份报送",
            "PATHs are changed files: check the whole submissions that they belong to",
        ),
    ),
]
ChangedBooksOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--changed",
        help=said(
            "所列的是改动的文件：核对它们所在的规则库",
            "the arguments are changed files: check the rule books that they belong to",
        ),
    ),
]
_NO_SUBMISSION = Text(
    "改动的文件里没有报送的表格，不必检查",
    "no table of a submission is among the changed files: nothing needs checking",
)
_NO_BOOK = Text(
    "改动的文件都不在规则库里，不必核对",
    "none of the changed files is in a rule book: nothing needs checking",
)


def refuse_beside_changed(*, watch: bool, roster: Path | None) -> None:
    """Refuses what speaks of more than one change.

    Args:
        watch: whether files are to be watched.
        roster: the roster of all counties; None for none.

    Raises:
        UsageError: one of them is asked for.
    """
    if watch:
        raise UsageError(
            Text(
                "--changed 指一次改动，不能与 --watch 一起用；请写文件夹",
                "--changed is about one change and can't go with --watch: name the folder",
            )
        )
    if roster is not None:
        raise UsageError(
            Text(
                "--changed 只查改动了的报送，没有改动的县会被当作没有报送，"
                "不能与 --roster 一起用；请写全部报送的文件夹",
                "--changed checks only what has changed, so the other counties of the --roster would count as not"
                " submitted: name the folder of all submissions",
            )
        )


def tell_no_submission(language: Language) -> None:
    """Says that a change asks for no check."""
    typer.echo(_NO_SUBMISSION.in_language(language), err=True)


def tell_no_book(language: Language) -> None:
    """Says that a change asks for no verification."""
    typer.echo(_NO_BOOK.in_language(language), err=True)
