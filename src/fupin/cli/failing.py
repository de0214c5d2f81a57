"""How an error that is meant for the user leaves the program: its message, status 2, no traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from fupin.cli.exit_codes import ExitCode
from fupin.model.errors import FupinError
from fupin.model.text import Language


@contextmanager
def told(language: Language) -> Iterator[None]:
    """Turns a `FupinError` into its message on standard error and exit status 2."""
    try:
        yield
    except FupinError as error:
        typer.echo(error.text.in_language(language), err=True)
        raise typer.Exit(ExitCode.UNUSABLE) from error
