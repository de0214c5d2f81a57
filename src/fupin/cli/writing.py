"""Where the reports of a check go: standard output and files, each in its format."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from fupin.cli.consoles import terminal_console
from fupin.cli.one_report import known_format
from fupin.cli.whole_files import descriptor_of, same_file, whole_file, writable
from fupin.cli.write_failures import all_tried, told_of
from fupin.model.errors import UsageError
from fupin.model.text import Language, Text

if TYPE_CHECKING:
    from fupin.reading.pins import Pins
    from fupin.report.content import Content
    from fupin.report.formats import Need
    from fupin.report.text.shape import TextShape
    from fupin.result import CheckResult

Target: TypeAlias = tuple[str, Path | None]
"""A format, and the file that it is written to; None for standard output."""


def targets_of(output_format: str, outputs: list[str]) -> list[Target]:
    """The formats to write and where: None is standard output.

    A single FILE takes the place of standard output; FORMAT=FILE stands beside it.

    Raises:
        UsageError: there is no such format, a file is named twice, or a format is not for terminals.
    """
    from fupin.report.formats import REPORTERS

    targets: list[Target] = []
    instead = False
    for text in outputs:
        form, equals, file = text.partition("=")
        if equals and form in REPORTERS:
            targets.append((form, Path(file)))
        else:
            targets.append((known_format(output_format, REPORTERS), Path(text)))
            instead = True
    targets = targets if instead else [(known_format(output_format, REPORTERS), None), *targets]
    _refuse_clashes(targets)
    return targets


def _refuse_clashes(targets: Sequence[Target]) -> None:
    from fupin.report.formats import REPORTERS

    files: list[Path] = []
    for form, path in targets:
        if path is None:
            if REPORTERS[form].binary and sys.stdout.isatty():
                raise UsageError(
                    Text(
                        f"{form} 不能显示在终端上，请写入文件：--output {form}=文件",
                        f"{form} can't be shown on a terminal; write it to a file: --output {form}=FILE",
                    )
                )
            continue
        refuse_unwritable(path)
        if not _is_device(path):
            _refuse_clash(path, files, beside=any(other is None for _, other in targets))
            files.append(path)


def refuse_unwritable(path: Path) -> None:
    """Refuses a file that can't be written, before any work is done for it.

    Raises:
        UsageError: it can't, as far as can be told without writing.
    """
    with told_of(path):
        writable(path)


def _refuse_clash(path: Path, others: Sequence[Path], *, beside: bool) -> None:
    if same_file(path, others) or path.resolve() in {other.resolve() for other in others}:
        raise UsageError(Text(f"两份报告写入同一个文件 {path}", f"two reports would go to the same file {path}"))
    if beside and (descriptor_of(path) == 1 or same_file(path, [Path("/dev/stdout")])):
        raise UsageError(
            Text(
                f"{path} 就是标准输出，那里已有一份报告；请换一个文件，或用 --output-format 选一种格式",
                f"{path} is standard output, where a report goes already;"
                " take another file, or choose one format with --output-format",
            )
        )


def _is_device(path: Path) -> bool:
    """Whether it is a terminal, /dev/null or the like, which takes any number of reports."""
    try:
        return stat.S_ISCHR(path.stat().st_mode)
    except OSError:
        return False


def refuse_inputs(targets: Iterable[Path | None], inputs: Sequence[Path]) -> None:
    """Refuses to write over what is read.

    Args:
        targets: the files to be written; None for standard output.
        inputs: the files that are read.

    Raises:
        UsageError: one of them is among the inputs, by whatever name.
    """
    for path in targets:
        if path is not None and not _is_device(path) and same_file(path, inputs):
            raise UsageError(
                Text(
                    f"{path} 是输入文件，报告不能写在上面；请换一个文件名",
                    f"{path} is an input; no report is written over it: take another name",
                )
            )


def needs_of(targets: Sequence[Target]) -> frozenset[Need]:
    """What the formats show beside findings and problems."""
    from fupin.report.formats import REPORTERS

    return frozenset(need for form, _ in targets for need in REPORTERS[form].needs)


def write_reports(content: Content, targets: list[Target], language: Language, shape: TextShape) -> None:
    """Writes the reports; one that can't be written doesn't hold up the others.

    Raises:
        UsageError: some could not be written; it tells them all.
    """
    written: list[Path] = []

    def to_file(form: str, path: Path) -> None:
        if not _is_device(path):
            _refuse_clash(path, written, beside=False)  # names that differed only until the first was there
        with told_of(path), whole_file(path) as stream:
            REPORTERS[form].write(content, stream, language)
        written.append(path)

    from fupin.report.formats import REPORTERS

    for form, path in targets:
        if path is None:
            _to_standard_output(content, form, language, shape)
    all_tried([partial(to_file, form, path) for form, path in targets if path is not None])


def _to_standard_output(content: Content, form: str, language: Language, shape: TextShape) -> None:
    from fupin.report.formats import REPORTERS

    if form == "text":
        from fupin.report.text.report import TextReport

        TextReport(terminal_console(), language, shape).write(content.result)
        return
    sys.stdout.flush()
    REPORTERS[form].write(content, sys.stdout.buffer, language)
    sys.stdout.buffer.flush()


def write_reading(result: CheckResult, pins: Pins, targets: list[Target], language: Language) -> None:
    """Shows how every sheet was read; on standard error where standard output is another format's."""
    from fupin.report.reading.as_text import ReadingText

    taken = any(path is None and form != "text" for form, path in targets)
    ReadingText(terminal_console(stderr=taken), language).write(result, pins)
