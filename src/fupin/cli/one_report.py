"""Where the one report of a command goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, TextIO

import typer

from fupin.cli.language import said
from fupin.cli.whole_files import whole_file
from fupin.cli.write_failures import told_of
from fupin.model.errors import UsageError
from fupin.model.suggestions import suggestion
from fupin.model.text import Text
from fupin.report.streams import utf8_text

DocumentFormatOption = Annotated[
    str,
    typer.Option(
        "--output-format",
        metavar="FORMAT",
        help=said("格式：text、markdown 或 json", "format: text, markdown or json"),
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help=said("写入文件", "write to a file"))
]


def known_format(name: str, formats: Iterable[str]) -> str:
    """The name of a format.

    Raises:
        UsageError: there is none of that name.
    """
    known = list(formats)
    if name not in known:
        hint = suggestion(name, known)
        zh, en = "、".join(known), ", ".join(known)
        raise UsageError(
            Text(
                f"没有格式 {name}{hint.zh or f'；可用的是 {zh}'}",
                f"there is no format {name}{hint.en or f'; use {en}'}",
            )
        )
    return name


def write_out(write: Callable[[TextIO], object], path: Path | None) -> None:
    """Has a text written, in UTF-8.

    Args:
        write: writes it to a stream.
        path: the file; None for standard output.

    Raises:
        UsageError: the file can't be written.
    """
    if path is not None:
        with told_of(path), whole_file(path) as stream, utf8_text(stream) as text:
            write(text)
        return
    sys.stdout.flush()
    with utf8_text(sys.stdout.buffer) as text:
        write(text)
    sys.stdout.buffer.flush()
