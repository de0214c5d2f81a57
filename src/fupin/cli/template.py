"""`fupin template`: an empty submission workbook to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fupin.cli.failing import told
from fupin.cli.language import reader_language, said
from fupin.cli.options import LanguageOption, RulesOption
from fupin.cli.whole_files import whole_file
from fupin.cli.write_failures import told_of
from fupin.cli.writing import refuse_unwritable
from fupin.model.errors import UsageError
from fupin.model.text import Text

_ENDING = ".xlsx"


def template(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.xlsx", help=said("写入的工作簿", "the workbook to write"))
    ],
    records: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RECORD]...",
            help=said(
                "记录：loan 或 扶贫小额信贷；不写为基本的 18 种",
                "records, loan or 扶贫小额信贷; the 18 core kinds if none is given",
            ),
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=said("全部 35 种记录", "all 35 kinds"))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=said("文件已存在也重写", "replace the file if there is one"))
    ] = False,
    rules: RulesOption = None,
    lang: LanguageOption = None,
) -> None:
    """写出空白的报送表，带表头、批注和下拉单 / Write an empty submission workbook with notes and lists."""
    language = lang or reader_language()
    with told(language):
        from fupin.rulebook.loading import default_book, load_rule_book
        from fupin.template.choosing import chosen_records
        from fupin.template.workbook import write_template

        chosen = chosen_records(records or (), everything)
        _refuse_unless_free(output, force)
        refuse_unwritable(output)
        book = load_rule_book(rules or default_book())
        with told_of(output), whole_file(output) as stream:
            write_template(stream, chosen, book, language)
        done = Text(
            f"已写入 {output}：{len(chosen)} 张表和填表说明",
            f"wrote {output}: {len(chosen)} sheets and the instructions",
        )
        typer.echo(done.in_language(language))


def _refuse_unless_free(output: Path, force: bool) -> None:
    """Refuses a file that spreadsheets would not open, and one that is there: it may be filled in already.

    Raises:
        UsageError: it is either.
    """
    if output.suffix.lower() != _ENDING:
        raise UsageError(
            Text(
                f"模板是 {_ENDING} 工作簿，文件名请以 {_ENDING} 结尾：{output}",
                f"a template is an {_ENDING} workbook; give it a name that ends so: {output}",
            )
        )
    if output.exists() and not force:
        raise UsageError(
            Text(
                f"{output} 已经存在，里面可能有填好的数据，没有改动。请换一个文件名；确实要重写的，加 --force",
                f"{output} exists and may have been filled in: it was left alone. Choose another name, "
                "or add --force to replace it",
            )
        )
