"""How an error leaves the program: its message on standard error, status 2, and no traceback.

Messages and tracebacks go to terminals, mails and logs of others, so personal numbers are masked in them.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from fupin.cli.exit_codes import ExitCode
from fupin.cli.language import reader_language
from fupin.model.errors import FupinError, place_of
from fupin.model.personal import mask_name, mask_numbers
from fupin.model.text import Language, Text, visible

DEBUG = "FUPIN_DEBUG"
"""Environment variable that asks for the traceback of an internal error."""
_COMMAND = re.compile(r"#(?=#\w*\[)|^\s*:(?=:)", re.MULTILINE)
"""The beginning of what a build server takes for a command to itself: `##[group]`, a line with `::error::`."""
_CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]{2,}")


@contextmanager
def told(language: Language) -> Iterator[None]:
    """Turns a `FupinError` into its message on standard error and exit status 2."""
    try:
        yield
    except FupinError as error:
        raise typer.Exit(tell(error, language)) from error


def tell(error: FupinError, language: Language) -> ExitCode:
    """Shows the message of an error on standard error; gives the exit status that goes with it."""
    typer.echo(inert(mask_numbers(error.text.in_language(language))), err=True)
    return ExitCode.UNUSABLE


@contextmanager
def unforeseen_told() -> Iterator[None]:
    """Turns an error that nobody foresaw into one line on standard error and exit status 2.

    The line tells the error's type and place but not its message, which may hold what stands in a
    cell; with FUPIN_DEBUG set the traceback comes too, its messages masked.
    """
    try:
        yield
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it is, its message must not be printed
        if os.environ.get(DEBUG):
            typer.echo("".join(_traceback(error)), err=True, nl=False)
        typer.echo(_unforeseen(error).in_language(reader_language()), err=True)
        sys.exit(ExitCode.UNUSABLE)


def keep_quiet_of_remains() -> None:
    """Keeps what libraries fail to clear away, once an error is told, from being shown as a traceback."""
    if not os.environ.get(DEBUG):
        sys.unraisablehook = lambda _: None


def _unforeseen(error: BaseException) -> Text:
    what = f"{type(error).__name__}, {place_of(error)}"
    return Text(
        f"程序内部错误（{what}）；这是本程序的缺陷，请报告。设 {DEBUG}=1 可看详情",
        f"internal error ({what}): the program is at fault; please report it. {DEBUG}=1 shows more",
    )


def _traceback(error: BaseException) -> Iterator[str]:
    """The lines of a traceback, causes first; no values of variables, and messages masked."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _traceback(cause)
    yield from (mask_numbers(line) for line in traceback.format_tb(error.__traceback__))
    yield f"{type(error).__name__}: {_masked(str(error))}\n"


def _masked(message: str) -> str:
    """A message with numbers masked, and Chinese: libraries speak English, so Chinese comes from the data."""
    return inert(_CHINESE.sub(lambda found: mask_name(found[0]), mask_numbers(message)))


def inert(message: str) -> str:
    """A message in which no file's name steers the terminal or the build server that prints it."""
    return _COMMAND.sub(r"\g<0> ", visible(message))
