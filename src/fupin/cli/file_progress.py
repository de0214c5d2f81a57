"""A progress display on standard error, for long work on a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column

from fupin.cli.consoles import terminal_console
from fupin.cli.language import reader_language
from fupin.model.text import Text, visible

if TYPE_CHECKING:
    from fupin.checking.running import Step

_PARTS = 2
"""Of a path, how many of its last parts are shown: the folder tells counties apart whose files are called alike."""
_FEWEST_DONE = 3
"""Files that must be done until anything is said of the time that is left."""


@contextmanager
def file_progress() -> Iterator[Callable[[Step], None]]:
    """Shows how many files are done, which are worked on, and how long it takes; it goes away at the end."""
    columns = (
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}", markup=False),
        TextColumn(
            "{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")
        ),
    )
    begun = time.monotonic()
    with Progress(*columns, console=terminal_console(stderr=True), transient=True, expand=True) as progress:
        shown = progress.add_task("", total=None, left="")

        def advance(step: Step) -> None:
            left = time_left(step, time.monotonic() - begun).in_language(reader_language())
            names = ", ".join(visible("/".join(PurePath(name).parts[-_PARTS:])) for name in step.current)
            progress.update(shown, description=names, completed=step.done, total=step.total, left=left)

        yield advance


def time_left(step: Step, elapsed: float) -> Text:
    """How long it goes on, as the files that are done let one expect; nothing where too few are.

    Args:
        step: where the work stands.
        elapsed: for how long it has been going on, in seconds.
    """
    if step.done < _FEWEST_DONE or step.done >= step.total:
        return Text("", "")
    seconds = round(elapsed / step.done * (step.total - step.done))
    clock = f"{seconds // 60}:{seconds % 60:02}"
    return Text(f"约剩 {clock}", f"about {clock} left")
