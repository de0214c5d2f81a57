"""A progress bar on standard error, for long work on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from fupin.cli.consoles import terminal_console
from fupin.model.text import visible


@contextmanager
def file_progress() -> Iterator[Callable[[str, int, int], None]]:
    """Shows which file is read and how many are done; it goes away at the end."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=terminal_console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def advance(name: str, done: int, total: int) -> None:
            progress.update(task, description=visible(name), completed=done, total=total)

        yield advance
