"""The annotated copy that a check writes: what it may be asked for, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from fupin.cli.language import said
from fupin.cli.whole_files import same_file, whole_file
from fupin.cli.write_failures import told_of
from fupin.cli.writing import Target, refuse_unwritable
from fupin.model.errors import UnreadableInputError, UsageError
from fupin.model.personal import mask_numbers
from fupin.model.text import Language, Text, visible

if TYPE_CHECKING:
    from fupin.result import CheckResult

AnnotateOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="COPY.xlsx",
        help=said(
            "另写一份原表的副本，在有问题的单元格上加批注和底色",
            "also write a copy of the workbook with comments and fills on what was found",
        ),
    ),
]
_ENDINGS = (".xlsx", ".xlsm")


def refuse_unfit(copy: Path | None, paths: Sequence[str], targets: Sequence[Target]) -> None:
    """Refuses a copy that can't be made or written, before anything is checked for it.

    Args:
        copy: the file to write; None where no copy is asked for.
        paths: what is to be checked.
        targets: where the reports go.

    Raises:
        UsageError: there isn't one workbook to copy, or the copy's name won't do.
    """
    if copy is None:
        return
    named = list(dict.fromkeys(paths))
    ending = Path(named[0]).suffix.lower()
    if len(named) != 1 or Path(named[0]).is_dir() or ending not in _ENDINGS:
        raise UsageError(
            Text(
                "--annotate 一次只给一个 .xlsx 或 .xlsm 工作簿加标注；"
                "其他格式请先另存为 .xlsx，或用 --output xlsx=文件 写报告",
                "--annotate takes exactly one workbook, .xlsx or .xlsm; save other formats as .xlsx first,"
                " or write a report with --output xlsx=FILE",
            )
        )
    if copy.suffix.lower() != ending:
        raise UsageError(
            Text(
                f"副本 {copy} 的文件名应以 {ending} 结尾，与原件相同",
                f"the name of the copy {copy} has to end with {ending}, as the workbook's does",
            )
        )
    refuse_unwritable(copy)
    reports = [path for _, path in targets if path is not None]
    if same_file(copy, reports) or copy.resolve() in {path.resolve() for path in reports}:
        raise UsageError(
            Text(
                f"{copy} 已用来写报告；副本请换一个文件名", f"a report goes to {copy}; name another file for the copy"
            )
        )


def write_annotated(copy: Path, path: str, result: CheckResult, language: Language) -> None:
    """Writes the annotated copy, and tells on standard error what has to be said of it.

    Args:
        copy: the file to write.
        path: the workbook that was checked.
        result: the result.
        language: the language of what is added and told.

    Raises:
        UsageError: it can't be made or written; whatever was there is there still.
    """
    from fupin.annotation.annotating import annotate
    from fupin.annotation.errors import AnnotationError
    from fupin.report.log_lines import uncommanding

    try:
        with told_of(copy), whole_file(copy) as stream:
            told = annotate(Path(path), result, language, copy.suffix, stream)
    except (AnnotationError, UnreadableInputError) as error:
        why = error.text
        raise UsageError(
            Text(f"没有写出标注副本 {copy}：{why.zh}", f"the annotated copy {copy} was not written: {why.en}")
        ) from error
    for text in told:
        typer.echo(uncommanding(visible(mask_numbers(text.in_language(language)))), err=True)
