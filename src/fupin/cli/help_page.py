"""What `--help` shows: lines break where Chinese may break, by the cells that it takes, and nothing is cut off."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from fupin.cli.language import said

Record: TypeAlias = tuple[str, str]
"""What is written on the command line, and what it means."""
_NAMES = 28
"""Cells of the column of names; the meaning of a longer name begins on the next line."""
_NARROWEST = 50
"""Cells that a page takes at least."""
MADE_ELSEWHERE = {
    "Show this message and exit.": "显示这段说明",
    "Install completion for the current shell.": "给当前的命令行装上自动补全",
    "Show completion for the current shell, to copy it or customize the installation.": "显示自动补全的脚本",
    "[default: ": "[默认 ",
    "[required]": "[必填]",
}
"""What the command line's library says in English, in Chinese."""


class HelpedCommand(TyperCommand):
    """A command whose help fits the terminal."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the page."""
        formatter.write("\n".join(_page(self, ctx)) + "\n")


class HelpedGroup(TyperGroup):
    """A group of commands whose help fits the terminal."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the page."""
        formatter.write("\n".join(_page(self, ctx)) + "\n")


def _page(command: TyperCommand | TyperGroup, ctx: Any) -> Iterator[str]:
    width = max(shutil.get_terminal_size().columns, _NARROWEST)
    yield from _wrapped(command.get_usage(ctx), width, 2)
    for paragraph in _paragraphs(command):
        yield ""
        yield from _wrapped(paragraph, width)
    shown = [(parameter, parameter.get_help_record(ctx)) for parameter in command.get_params(ctx)]
    arguments = [
        (record[0].split(" ")[0], record[1])  # without the type behind it
        for parameter, record in shown
        if record and isinstance(parameter, TyperArgument)
    ]
    options = [record for parameter, record in shown if record and not isinstance(parameter, TyperArgument)]
    yield from _section(said("参数", "Arguments"), arguments, width)
    yield from _section(said("选项", "Options"), options, width)
    if isinstance(command, TyperGroup):
        commands = [(name, _paragraphs(each)[0]) for name, each in command.commands.items()]
        yield from _section(said("命令", "Commands"), commands, width)


def _paragraphs(command: Any) -> list[str]:
    """What a command does, in the reader's language: a paragraph of its docstring is `Chinese / English`."""
    paragraphs = [" ".join(each.split()) for each in (command.help or "").split("\n\n")]
    return [said(zh, en) if slash else zh for zh, slash, en in (each.partition(" / ") for each in paragraphs)]


def _section(title: str, records: Sequence[Record], width: int) -> Iterator[str]:
    """The records below a title; none where there are no records."""
    if not records:
        return
    yield ""
    yield typer.style(title, bold=True)
    column = min(max(len(name) for name, _ in records) + 4, _NAMES)
    for name, meaning in records:
        first, *others = _wrapped(_told(" ".join(meaning.split())), width - column) or [""]
        head = f"  {name}"
        if len(head) > column - 2:
            yield head
            others.insert(0, first)
        else:
            yield f"{head:{column}}{first}"
        yield from (" " * column + line for line in others)


def _told(meaning: str) -> str:
    """A meaning with what the library adds to it in the reader's language."""
    for english, chinese in MADE_ELSEWHERE.items():
        meaning = meaning.replace(english, said(chinese, english))
    return meaning


def _wrapped(text: str, width: int, hang: int = 0) -> list[str]:
    """A text in lines of at most `width` cells, all but the first behind `hang` blanks."""
    from rich.text import Text as Styled

    from fupin.report.wrapping import wrapped

    lines = wrapped(Styled(text), width - hang)
    return [" " * (hang if number else 0) + line.plain for number, line in enumerate(lines)]
