"""`fupin check --watch`: checks again whenever a file that was read is saved, and says what has changed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from fupin.cli.consoles import terminal_console
from fupin.cli.failing import tell
from fupin.cli.inputs import book_files, without
from fupin.cli.language import said
from fupin.cli.standard_streams import output_is_gone
from fupin.cli.stopping import interruptible
from fupin.model.errors import FupinError, UsageError
from fupin.model.text import Language, Text

if TYPE_CHECKING:
    from fupin.cli.exit_codes import ExitCode
    from fupin.cli.writing import Target
    from fupin.report.content import Content
    from fupin.report.printer import Printer
    from fupin.result import CheckResult

WatchOption = Annotated[
    bool,
    typer.Option("--watch", help=said("文件每次保存后自动再检查", "check again whenever a file is saved")),
]
Stamp: TypeAlias = tuple[int, int, int] | None
"""What tells a file from its next version: time of change, size and number; None where there is no file."""

_PAUSE = 0.5
"""Seconds between two looks at the files."""
_PATIENCE = 10
"""Looks that a file may be away, as it is for a moment while it is saved, until its absence is believed."""
_ENDING = Text("文件保存后会自动再检查；按 Ctrl-C 结束", "checks again once a file is saved; Ctrl-C ends it")


@dataclass(frozen=True)
class Job:
    """What is done in each round.

    Attributes:
        files: the files that a round depends on, missing ones too; never those that it writes.
        gather: checks them; told whether it is another round than the first.
        write: writes the reports.
        status: the exit status that a result gives.
    """

    files: Callable[[], Iterable[Path]]
    gather: Callable[[bool], Content]
    write: Callable[[Content], None]
    status: Callable[[CheckResult], ExitCode]


def refuse_unwatchable(paths: Sequence[str], targets: Sequence[Target]) -> None:
    """Refuses what can't be watched.

    Raises:
        UsageError: standard input is checked, or a format goes to standard output that is no text.
    """
    if "-" in paths:
        raise UsageError(
            Text(
                "标准输入只能读一次，不能用 --watch；请写文件名",
                "--watch can't read standard input again: name a file",
            )
        )
    if any(path is None and form != "text" for form, path in targets):
        raise UsageError(
            Text(
                "--watch 的标准输出只能是文本；其他格式请写入文件：--output 格式=文件",
                "with --watch standard output is text; write other formats to files: --output FORMAT=FILE",
            )
        )


def files_watched(
    paths: Sequence[str], held: Sequence[Path], rules: Path | None, outputs: Sequence[Path]
) -> Iterator[Path]:
    """The files that a check depends on: submissions, mapping and the like, a rule book other than the shipped one.

    Args:
        paths: as the user gave them.
        held: the files that go with the options: mapping file, waivers.
        rules: the folder of the rule book; None for the one that ships, which doesn't change.
        outputs: what the check writes, which is no input of the next round.
    """
    from fupin.reading.sources import find_sources

    for source in without(find_sources(paths), outputs):
        yield from (file.path for file in (*source.files, *source.passed_over))
    yield from held
    if rules is not None:
        yield from book_files(rules)


def watched(job: Job, language: Language) -> ExitCode:
    """Does a job's rounds in the terminal; see `Watch.run`."""
    from fupin.report.printer import Printer

    return Watch(job, Printer(terminal_console(), language), sleep, datetime.now).run()


class Watch:
    """Rounds of a job, one each time a file is saved, until Ctrl-C.

    Args:
        job: what is done in each round.
        printer: where the rounds are told.
        sleep: waits for some seconds.
        clock: tells the time.
    """

    def __init__(
        self,
        job: Job,
        printer: Printer,
        sleep: Callable[[float], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._job = job
        self._printer = printer
        self._sleep = sleep
        self._clock = clock
        self._last: CheckResult | None = None  # what the next round is compared with

    def run(self) -> ExitCode:
        """Does the rounds.

        Returns:
            The exit status of the last round that was finished.

        Raises:
            FupinError: the first round fails.
        """
        seen = self._look()
        status = self._round(again=False)
        with interruptible():
            while not output_is_gone():
                now = self._next(seen)
                self._announce(seen, now)
                seen = now
                try:
                    status = self._round(again=True)
                except FupinError as error:
                    status = tell(error, self._printer.language)
                    self._tell(_ENDING)
        self._printer.print()  # the terminal has written ^C
        return status

    def _round(self, *, again: bool) -> ExitCode:
        from fupin.report.changes import changes

        content = self._gathered_again() if again else self._job.gather(False)
        result = content.result
        self._job.write(content)
        self._tell(_ENDING if self._last is None else changes(self._last, result))
        if self._last is None or all(report.readable for report in result.inputs):
            self._last = result
        return self._job.status(result)

    def _gathered_again(self) -> Content:
        """A further round; a file that can't be read may not be all there yet, and gets a second chance."""
        content = self._job.gather(True)
        if all(report.readable for report in content.result.inputs):
            return content
        self._sleep(_PAUSE)
        return self._job.gather(True)

    def _look(self) -> dict[Path, Stamp]:
        return {path: _stamp(path) for path in self._job.files()}

    def _next(self, seen: dict[Path, Stamp]) -> dict[Path, Stamp]:
        """The files once they differ from those that were seen, and stay as they are for two looks.

        A named file that has gone is waited for; one of a folder may have been deleted.
        """
        before, equal = seen, 0
        while True:
            self._sleep(_PAUSE)
            now = self._look()
            equal = equal + 1 if now == before else 0
            before = now
            if now == seen:
                continue
            gone = [path for path, stamp in now.items() if stamp is None and seen.get(path) is not None]
            if gone and equal == _PATIENCE:
                names = ", ".join(path.name for path in gone)
                self._tell(Text(f"找不到 {names}，等它出现", f"{names} is gone; waiting for it"))
            if not gone and equal >= (1 if seen.keys() <= now.keys() else _PATIENCE):
                return now

    def _announce(self, seen: dict[Path, Stamp], now: dict[Path, Stamp]) -> None:
        changed = [path for path in {**seen, **now} if seen.get(path) != now.get(path)]
        name = changed[0].name
        more = len(changed) - 1
        self._printer.print()
        self._tell(
            Text(
                f"{name}{f' 等 {more + 1} 个文件' if more else ''} 有变动，再检查一次",
                f"{name}{f' and {more} more' if more else ''} changed; checking again",
            )
        )

    def _tell(self, text: Text) -> None:
        self._printer.print(f"{self._clock():%H:%M:%S}  {self._printer.told(text)}", hang=4)
        sys.stdout.flush()


def _stamp(path: Path) -> Stamp:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
