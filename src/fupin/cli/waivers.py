"""`fupin waivers`: the waivers of a file by how they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fupin.cli.consoles import terminal_console
from fupin.cli.exit_codes import ExitCode
from fupin.cli.failing import told
from fupin.cli.help_page import HelpedCommand, HelpedGroup
from fupin.cli.language import reader_language, said
from fupin.cli.one_report import known_format, write_out
from fupin.cli.options import AsOfOption, LanguageOption, PersonalOption, RulesOption
from fupin.model.errors import UsageError
from fupin.model.text import Language, Text

if TYPE_CHECKING:
    from fupin.waivers.listing import WaiverList

WaiversOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--waivers",
        metavar="FILE.yaml",
        help=said("豁免文件：经批准的例外", "file of waivers: exceptions that were granted"),
    ),
]


def only_file(files: Sequence[Path]) -> Path | None:
    """The file of waivers of a check; None where there is none.

    Raises:
        UsageError: there are several, of which none may be left out in silence.
    """
    if len(files) > 1:
        zh, en = "、".join(map(str, files)), ", ".join(map(str, files))
        raise UsageError(
            Text(
                f"--waivers 只能写一次，写了 {zh}；请把各项豁免并入一个文件",
                f"--waivers stands once, not for {en}; put all waivers into one file",
            )
        )
    return files[0] if files else None


waivers_app = typer.Typer(cls=HelpedGroup, help=said("豁免", "waivers"), no_args_is_help=True)


@waivers_app.callback()
def _group() -> None:
    """A callback, so that `list` stays a command of its own though it is the only one."""


@waivers_app.command("list", cls=HelpedCommand)
def list_waivers(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.yaml", help=said("豁免文件", "file of waivers"), show_default=False)
    ],
    as_of: AsOfOption = None,
    rules: RulesOption = None,
    output_format: Annotated[
        str, typer.Option(metavar="FORMAT", help=said("格式：text、json 或 csv", "format: text, json or csv"))
    ] = "text",
    show_personal: PersonalOption = False,
    lang: LanguageOption = None,
) -> None:
    """列出豁免，已到期的和快到期的在前 / List waivers, those first that have expired or soon will.

    有到期的或不能用的，退出码为 1 / The exit status is 1 where one has expired or can't be used.
    """
    language = lang or reader_language()
    from fupin.report.waivers.formats import WAIVER_WRITERS
    from fupin.rulebook.loading import default_book, load_rule_book
    from fupin.waivers import read_waivers
    from fupin.waivers.listing import listed

    with told(language):
        form = known_format(output_format, ("text", *WAIVER_WRITERS))
        granted = read_waivers(file)
        book = load_rule_book(rules or default_book())
        day = date.today() if as_of is None else as_of.date()
        found = _shown(listed(granted, book, day), personal=show_personal)
        _write(found, form, language)
    raise typer.Exit(ExitCode.CLEAN if found.in_order else ExitCode.FINDINGS)


def _shown(found: WaiverList, *, personal: bool) -> WaiverList:
    """The list as it may be shown: personal numbers masked unless `personal` is."""
    from fupin.checking import shown_problem
    from fupin.model.personal import mask_numbers, without_numbers

    problems = tuple(shown_problem(problem, personal=personal) for problem in found.problems)
    if personal:
        return replace(found, problems=problems)
    return replace(found, path=mask_numbers(found.path), waivers=without_numbers(found.waivers), problems=problems)


def _write(found: WaiverList, form: str, language: Language) -> None:
    from fupin.report.waivers.as_text import WaiverText
    from fupin.report.waivers.formats import WAIVER_WRITERS

    if form == "text":
        WaiverText(terminal_console(), language).write(found)
    else:
        write_out(lambda stream: WAIVER_WRITERS[form](found, stream, language), None)
