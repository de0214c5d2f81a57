"""Options that several commands share."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fupin.cli.language import said
from fupin.model.text import Language
from fupin.model.verdict import Level


class FailOn(StrEnum):
    """From which level on a check fails."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"

    @property
    def levels(self) -> frozenset[Level]:
        """The levels at or above this one."""
        order = list(Level)
        return frozenset() if self is FailOn.NEVER else frozenset(order[: order.index(Level(self.value)) + 1])


class TextOrJson(StrEnum):
    """The formats of what is told to a reader or to a program."""

    TEXT = "text"
    JSON = "json"


TextOrJsonOption = Annotated[
    TextOrJson, typer.Option("--output-format", help=said("输出格式", "format of the output"))
]
RulesOption = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help=said("规则库文件夹（默认：自带）", "folder of the rule book")),
]
LanguageOption = Annotated[
    Language | None, typer.Option("--lang", help=said("报告语言（默认按系统）", "language (default: the locale's)"))
]
AsOfOption = Annotated[
    datetime | None,
    typer.Option(
        metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help=said("截至的日期（默认今天）", "the date (default today)")
    ),
]
PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help=said(
            "工作簿、CSV、Parquet、JSON 或文件夹；- 为标准输入",
            "workbooks, data files, folders; - for standard input",
        ),
    ),
]
PersonalOption = Annotated[
    bool, typer.Option("--show-personal", help=said("显示姓名和证件号码", "show names and personal numbers"))
]
LimitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=N",
        help=said("放宽一个文件的上限，如 unpacked_mb=600", "lift a limit of an input file"),
    ),
]
MappingOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.yaml",
        help=said("对照文件：指明表头、列、单位", "mapping file: which header rows, columns, units"),
    ),
]
RosterOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.yaml",
        help=said(
            "名册：应报送的县，怎样认出它们的文件",
            "roster: the counties that must submit, and how to know their files",
        ),
    ),
]
