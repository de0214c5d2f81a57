"""`fupin explain`: a rule, target, task, clause, provision, field or data problem in words, or all of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from fupin.cli.consoles import terminal_console
from fupin.cli.failing import told
from fupin.cli.inputs import book_files
from fupin.cli.language import reader_language, said
from fupin.cli.one_report import write_out
from fupin.cli.options import LanguageOption, RulesOption
from fupin.cli.write_failures import all_tried, told_of
from fupin.cli.writing import refuse_inputs, refuse_unwritable
from fupin.model.text import Language, Text

if TYPE_CHECKING:
    from fupin.explaining.page import Page


class ExplainFormat(StrEnum):
    """The forms of an explanation; `manual` is the stored form of all pages."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    MANUAL = "manual"


def explain(
    identity: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help=said(
                "规则（LOAN01）、目标（T01）、任务（26）、条款（五(二)）、规定（5.2-b）、列（贷款金额）或 DATA02",
                "a rule (LOAN01), target (T01), task (26), clause (五(二)), provision (5.2-b), field or DATA02",
            ),
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=said("全部，即手册", "all of them: the manual"))] = False,
    output_format: Annotated[
        ExplainFormat, typer.Option("--output-format", help=said("格式", "form"))
    ] = ExplainFormat.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help=said("写入文件；--all 的 markdown 写入文件夹", "a file; a folder for --all in markdown"),
        ),
    ] = None,
    rules: RulesOption = None,
    lang: LanguageOption = None,
) -> None:
    """说明规则、目标、任务、条款、列或数据问题 / Explain a rule, target, task, clause, field or data problem."""
    language = lang or reader_language()
    with told(language):
        from fupin.rulebook.shipped import default_book

        folder = rules or default_book()
        if everything == (identity is not None):
            raise _usage("写一个编号，或用 --all", "give an id, or --all")
        _refuse(output, folder, a_folder=everything and output_format is ExplainFormat.MARKDOWN)
        pages = _all(folder) if identity is None else [_one(folder, identity)]
        _write(pages, folder, everything, output_format, output, language)


def _refuse(output: Path | None, folder: Path, *, a_folder: bool) -> None:
    """Refuses an output that can't be written, or that a rule stands in; the stored manual is remade in its place."""
    if output is None or a_folder:
        return
    refuse_unwritable(output)
    refuse_inputs([output], [path for path in book_files(folder) if path.suffix == ".yaml"])


def _all(folder: Path) -> Sequence[Page]:
    from fupin.explaining.manual import manual

    return manual(folder)


def _one(folder: Path, identity: str) -> Page:
    from fupin.explaining.stored import stored_page

    page = stored_page(folder, identity)
    if page is not None:
        return page
    from fupin.explaining.manual import page_now

    return page_now(folder, identity)


def _usage(zh: str, en: str) -> Exception:
    from fupin.model.errors import UsageError

    return UsageError(Text(zh, en))


def _write(
    pages: Sequence[Page],
    folder: Path,
    everything: bool,
    form: ExplainFormat,
    output: Path | None,
    language: Language,
) -> None:
    if form is ExplainFormat.MARKDOWN and everything and output is not None:
        _write_site(pages, output, language)
        return
    if form is ExplainFormat.TEXT and output is None:
        _print(pages, language)
        return
    text = _formatted(pages, folder, everything, form, language)
    if output is None:
        typer.echo(text, nl=False)
    else:
        _write_text(text, output)


def _write_text(text: str, path: Path) -> None:
    write_out(lambda stream: stream.write(text), path)


def _write_site(pages: Sequence[Page], folder: Path, language: Language) -> None:
    """Writes the manual's pages into a folder, each whole."""
    from fupin.explaining.site import site_files

    files = site_files(pages, language)
    with told_of(folder):
        for parent in {(folder / name).parent for name in files}:
            parent.mkdir(parents=True, exist_ok=True)
    all_tried([partial(_write_text, text, folder / name) for name, text in files.items()])


def _formatted(pages: Sequence[Page], folder: Path, everything: bool, form: ExplainFormat, language: Language) -> str:
    if form is ExplainFormat.MANUAL:
        from fupin.explaining.stored import manual_text

        if not everything:
            raise _usage("manual 只与 --all 一起用", "manual goes with --all only")
        return manual_text(folder, pages)
    if form is ExplainFormat.MARKDOWN:
        from fupin.explaining.as_markdown import page_markdown

        return "\n".join(page_markdown(page, language, lambda _: None) for page in pages)
    if form is ExplainFormat.JSON:
        from fupin.explaining.page import page_json

        shown = [page_json(page) for page in pages]
        return json.dumps(shown if everything else shown[0], ensure_ascii=False, indent=2) + "\n"
    from io import StringIO

    stream = StringIO()
    _print(pages, language, stream)
    return stream.getvalue()


def _print(pages: Sequence[Page], language: Language, stream: IO[str] | None = None) -> None:
    from rich.console import Console

    from fupin.explaining.as_text import page_text

    console = terminal_console() if stream is None else Console(highlight=False, file=stream)
    for number, page in enumerate(pages):
        if number:
            console.print()
        for part in page_text(page, language):
            console.print(part)
