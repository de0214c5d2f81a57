"""Why an entry, or the whole folder, is not used."""

from __future__ import annotations

import errno
from enum import Enum

from fupin.model.text import Text


class Flaw(Enum):
    """Why an entry is passed over; the submission is then checked as if there were none."""

    DAMAGED = Text("不完整或已损坏", "incomplete or damaged")
    CHANGED = Text("写成之后被改动过，或者密钥 FUPIN_CACHE_KEY 不同", "changed since, or another FUPIN_CACHE_KEY")
    FOREIGN = Text("属于别的文件或别的检查", "of other files or another check")
    NEWER = Text("由更新版本的程序写成", "written by a newer version of the program")
    UNREADABLE = Text("打不开", "can't be opened")


_REASONS = {
    errno.EACCES: "没有写入的权限",
    errno.EEXIST: "它不是文件夹",
    errno.EISDIR: "里面有一个文件夹占了文件的位置",
    errno.ENOENT: "没有这个文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EROFS: "磁盘是只读的",
}


def unwritten(error: OSError) -> Text:
    """Why nothing can be written to the folder."""
    said = error.strerror or type(error).__name__
    return Text(_REASONS.get(error.errno or 0, said), said)


class UnusableEntryError(Exception):
    """An entry is passed over.

    Attributes:
        flaw: why.
    """

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.name)
        self.flaw = flaw
