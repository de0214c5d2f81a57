"""The inputs that a command is given: sources from paths, standard input kept in a file, progress on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from fupin.cli.whole_files import same_file
from fupin.model.errors import FupinError, UsageError
from fupin.model.text import Text

if TYPE_CHECKING:
    from fupin.checking import Progress
    from fupin.reading.sources import Source, SourceFile

_Result = TypeVar("_Result")


def with_sources(
    paths: list[str],
    work: Callable[[Sequence[Source], Progress | None], _Result],
    *,
    quiet: bool = False,
    changed: bool = False,
) -> _Result:
    """What `work` gives for the sources of paths; it is told how to show its progress where a terminal sees it.

    Args:
        paths: as the user gave them; `-` is standard input.
        work: what is done with the sources.
        quiet: whether no progress is shown.
        changed: whether the paths are changed files, which stand for the whole submissions that they belong to.

    Raises:
        FupinError: a path can't be used, or whatever `work` raises.
    """
    from fupin.reading.changed_files import changed_sources
    from fupin.reading.sources import STANDARD_INPUT, find_sources

    with ExitStack() as stack:
        stored = None
        if STANDARD_INPUT in paths:
            stored = _stored(stack.enter_context(TemporaryDirectory()))
        sources = (changed_sources if changed else find_sources)(paths, stored)
        if quiet or not sys.stderr.isatty():
            return work(sources, None)
        from fupin.cli.file_progress import file_progress

        return work(sources, stack.enter_context(file_progress()))


def _stored(folder: str) -> Path:
    from fupin.reading.sources import store_standard_input

    if sys.stdin is None:
        raise UsageError(Text("标准输入已关闭，没有可读的内容", "standard input is closed: there is nothing to read"))
    try:
        return store_standard_input(sys.stdin.buffer, folder)
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise UsageError(Text(f"无法保存标准输入：{said}", f"can't keep standard input: {said}")) from error


def files_read(sources: Sequence[Source], held: Sequence[Path], rules: Path | None) -> list[Path]:
    """The files that a command reads or answers for, none of which may be written over.

    Args:
        sources: the submissions.
        held: the files that go with the options: mapping file, waivers.
        rules: the folder of the rule book; None for the one that ships.
    """
    from fupin.reading.sources import STANDARD_INPUT
    from fupin.rulebook.shipped import default_book

    files = [file for source in sources for file in (*source.files, *source.passed_over)]
    standard = [Path("/dev/stdin")] if any(file.label == STANDARD_INPUT for file in files) else []
    return [*(file.path for file in files), *standard, *held, *book_files(rules or default_book())]


def without(sources: Sequence[Source], outputs: Sequence[Path]) -> list[Source]:
    """Sources without the files that a command itself wrote, in a folder that it reads."""

    def left(files: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
        return tuple(file for file in files if not same_file(file.path, outputs))

    kept = [source.with_files(left) for source in sources]
    return [source for source in kept if source.files or source.passed_over or source.reports]


def book_files(folder: Path) -> Iterator[Path]:
    """The files of a rule book and of those that it extends; whoever loads it tells what is wrong with it."""
    from fupin.rulebook.head import base_of, read_head
    from fupin.rulebook.shipped import shipped_rules

    before: tuple[Path, ...] = ()
    at: Path | None = folder
    with suppress(OSError, FupinError):
        while at is not None:
            yield from (path for path in at.iterdir() if path.is_file())
            before = (*before, at.resolve())
            at = base_of(at, read_head(at), shipped_rules(), before)
