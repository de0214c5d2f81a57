"""The kinds of entry that a workbook tells apart, from grave to slight: their words and their colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict
from fupin.report.entries import Entry, EntryKind
from fupin.report.names import VERDICTS


class Kind(IntEnum):
    """What an entry is; a smaller one is graver, and gives its colour to a cell that has several."""

    ERROR = 0
    PROBLEM = 1
    WARNING = 2
    UNKNOWN = 3
    NOTE = 4
    READING = 5
    WAIVED = 6


@dataclass(frozen=True)
class Look:
    """How a kind is named and coloured.

    Attributes:
        name: its name.
        meaning: what an entry of it says.
        strong: colour behind the cells that it is about.
        pale: colour behind the other cells that its verdict rests on.
        ink: colour of texts on `strong` and `pale`.
        bold: whether those texts are bold.
    """

    name: Text
    meaning: Text
    strong: str
    pale: str
    ink: str
    bold: bool = False


LOOKS = {
    Kind.ERROR: Look(
        Text("错误", "error"),
        Text("不符合必须做到的规定", "fails what must be done"),
        "#FF9F9F",
        "#FFE5E5",
        "#7F0000",
        bold=True,
    ),
    Kind.PROBLEM: Look(
        Text("数据问题", "problem"),
        Text("内容读不懂、对不上，报送或豁免有问题", "can't be read or matched, or is about submissions or waivers"),
        "#F4B183",
        "#FBE7D9",
        "#5F2A00",
    ),
    Kind.WARNING: Look(
        Text("警告", "warning"),
        Text("不符合应当做到的规定", "fails what should be done"),
        "#FFE066",
        "#FFF8DB",
        "#5A4600",
    ),
    Kind.UNKNOWN: Look(
        Text("无法判断", "unknown"),
        Text("缺少数据或读不懂，不算通过", "data are missing or unreadable; never a pass"),
        "#D0B8F0",
        "#F1EAFA",
        "#3F1F6B",
    ),
    Kind.NOTE: Look(
        Text("提示", "note"),
        Text("不符合提倡的做法", "doesn't do what is promoted"),
        "#A9D0F5",
        "#E6F1FB",
        "#0B3A66",
    ),
    Kind.READING: Look(
        Text("阅读提示", "reading note"),
        Text("程序怎样读的，不影响结论", "how it was read; changes no verdict"),
        "#D9D9D9",
        "#F2F2F2",
        "#333333",
    ),
    Kind.WAIVED: Look(
        VERDICTS[Verdict.WAIVED],
        Text("不符合，但经批准豁免，不计入上面各项", "fails, but an authority has waived it; not among the above"),
        "#C5D1D8",
        "#EDF1F3",
        "#37474F",
    ),
}


def shown_kinds(found: Mapping[Kind, int]) -> list[Kind]:
    """The kinds that have a figure: all, but waived findings only where there are any."""
    return [kind for kind in Kind if kind is not Kind.WAIVED or found[kind]]


def kind_of(entry: Entry) -> Kind:
    """The kind of an entry."""
    if entry.waived:
        return Kind.WAIVED
    if entry.unknown:
        return Kind.UNKNOWN
    if entry.kind is EntryKind.FINDING:
        return {Level.ERROR: Kind.ERROR, Level.WARNING: Kind.WARNING, Level.NOTE: Kind.NOTE}[entry.level]
    return Kind.READING if entry.level is Level.NOTE else Kind.PROBLEM
