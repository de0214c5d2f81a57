"""Why an entry, or the whole folder, is not used."""

from __future__ import annotations

from enum import Enum

from fupin.model.text import Text


class Flaw(Enum):
    """Why an entry is passed over; the submission is then checked as if there were none."""

    DAMAGED = Text("不完整或已损坏", "incomplete or damaged")
    CHANGED = Text("写成之后被改动过，或者密钥 FUPIN_CACHE_KEY 不同", "changed since, or another FUPIN_CACHE_KEY")
    FOREIGN = Text("属于别的文件或别的检查", "of other files or another check")
    NEWER = Text("由更新版本的程序写成", "written by a newer version of the program")
    UNREADABLE = Text("打不开", "can't be opened")


class UnusableEntryError(Exception):
    """An entry is passed over.

    Attributes:
        flaw: why.
    """

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.name)
        self.flaw = flaw
