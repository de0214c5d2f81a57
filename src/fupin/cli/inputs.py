"""The inputs that a command is given: sources from paths, standard input kept in a file, progress on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from fupin.checking import Progress
    from fupin.reading.sources import Source

_Result = TypeVar("_Result")


def with_sources(paths: list[str], work: Callable[[Sequence[Source], Progress | None], _Result]) -> _Result:
    """What `work` gives for the sources of paths; it is told how to show its progress where a terminal sees it.

    Raises:
        FupinError: a path can't be used, or whatever `work` raises.
    """
    from fupin.reading.sources import STANDARD_INPUT, find_sources, store_standard_input

    with ExitStack() as stack:
        stored = None
        if STANDARD_INPUT in paths:
            stored = store_standard_input(sys.stdin.buffer, stack.enter_context(TemporaryDirectory()))
        sources = find_sources(paths, stored)
        if not sys.stderr.isatty():
            return work(sources, None)
        from fupin.cli.file_progress import file_progress

        return work(sources, stack.enter_context(file_progress()))
