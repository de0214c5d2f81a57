"""Where the reports of a check go: standard output and files, each in its format."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from fupin.model.text import Language

if TYPE_CHECKING:
    from fupin.reading.pins import Pins
    from fupin.result import CheckResult

Target: TypeAlias = tuple[str, Path | None]
"""A format, and the file that it is written to; None for standard output."""


def targets_of(output_format: str, outputs: list[str]) -> list[Target]:
    """The formats to write and where: None is standard output.

    A single FILE takes the place of standard output; FORMAT=FILE stands beside it.

    Raises:
        UsageError: there is no such format.
    """
    from fupin.report.formats import REPORTERS

    targets: list[Target] = []
    instead = False
    for text in outputs:
        form, equals, file = text.partition("=")
        if equals and form in REPORTERS:
            targets.append((form, Path(file)))
        else:
            targets.append((_format(output_format), Path(text)))
            instead = True
    return targets if instead else [(_format(output_format), None), *targets]


def _format(name: str) -> str:
    from fupin.model.errors import UsageError
    from fupin.model.suggestions import suggestion
    from fupin.model.text import Text
    from fupin.report.formats import REPORTERS

    if name not in REPORTERS:
        hint = suggestion(name, REPORTERS)
        known = ", ".join(REPORTERS)
        raise UsageError(
            Text(f"没有格式 {name}；可用：{known}{hint.zh}", f"there is no format {name}; known: {known}{hint.en}")
        )
    return name


def write_reports(result: CheckResult, targets: list[Target], language: Language, max_findings: int) -> None:
    """Writes the reports.

    Raises:
        UsageError: a file can't be written.
    """
    from fupin.report.formats import REPORTERS

    for form, path in targets:
        if path is None and form == "text":
            from rich.console import Console

            from fupin.report.text import TextReport

            TextReport(Console(highlight=False), language, max_findings).write(result)
        elif path is None:
            REPORTERS[form](result, sys.stdout, language)
        else:
            with told_of(path), path.open("w", encoding="utf-8", newline="\n") as stream:
                REPORTERS[form](result, stream, language)


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turns the failure to write a file or folder into a `UsageError` that names it.

    Raises:
        UsageError: it can't be written.
    """
    try:
        yield
    except OSError as error:
        from fupin.model.errors import UsageError
        from fupin.model.text import Text

        raise UsageError(
            Text(f"无法写入 {path}：{error.strerror}", f"can't write {path}: {error.strerror}")
        ) from error


def write_reading(result: CheckResult, pins: Pins, targets: list[Target], language: Language) -> None:
    """Shows how every sheet was read; on standard error where standard output is another format's."""
    from rich.console import Console

    from fupin.report.reading_text import ReadingText

    taken = any(path is None and form != "text" for form, path in targets)
    ReadingText(Console(stderr=taken, highlight=False), language).write(result, pins)
