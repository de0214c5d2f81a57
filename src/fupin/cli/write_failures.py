"""Why something can't be written, in the reader's words, and what to do about it."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fupin.model.errors import UsageError
from fupin.model.text import Text

_FULL = Text("磁盘已满；腾出空间后再运行一次", "the disk is full; free some space and run it again")
_PROTECTED = Text(
    "没有写入的权限；请换一个文件或文件夹",
    "there is no permission to write it; take another file or folder",
)
_IN_USE = Text(
    "没有写入的权限；文件如正在 WPS 或 Excel 中打开，请关闭后再运行一次",
    "there is no permission to write it; if it is open in WPS or Excel, close it and run it again",
)
_REASONS: dict[int, Text] = {
    errno.ENOENT: Text("没有这个文件夹；请先建立文件夹", "there is no such folder; make the folder first"),
    errno.ENOTDIR: Text("路径中间有一段不是文件夹", "a part of the path is no folder"),
    errno.EISDIR: Text("它是文件夹；请写文件名", "it is a folder; name a file"),
    errno.EACCES: _IN_USE if sys.platform == "win32" else _PROTECTED,
    errno.EPERM: _PROTECTED,
    errno.EROFS: Text("所在的磁盘是只读的；请换一个文件夹", "its disk is read-only; take another folder"),
    errno.ENOSPC: _FULL,
    errno.EFBIG: Text("超过允许的文件大小", "the file would be larger than is allowed"),
    errno.ENAMETOOLONG: Text("文件名太长；请换一个短的", "the name is too long; take a shorter one"),
    errno.ELOOP: Text("链接绕成了圈", "its links go round in a circle"),
    errno.EBADF: Text("它已关闭", "it is closed"),
    errno.EINVAL: Text("文件名不能用", "the name can't be used"),
}
if quota := getattr(errno, "EDQUOT", None):
    _REASONS[quota] = _FULL


def reason(error: OSError) -> Text:
    """Why something can't be written and, where there is anything, what to do."""
    said = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Text(said, said))


def not_written(what: Text, error: OSError) -> Text:
    """The message that something can't be written."""
    why = reason(error)
    return Text(f"无法写入 {what.zh}：{why.zh}", f"can't write {what.en}: {why.en}")


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turns the failure to write a file or folder into a `UsageError` that names it.

    Raises:
        UsageError: it can't be written.
    """
    try:
        yield
    except OSError as error:
        raise UsageError(not_written(Text(str(path), str(path)), error)) from error


def all_tried(pieces: Sequence[Callable[[], None]]) -> None:
    """Does every piece of work, also after one that failed.

    Raises:
        UsageError: some failed; its text tells them all.
    """
    failed: list[Text] = []
    for piece in pieces:
        try:
            piece()
        except UsageError as error:
            failed.append(error.text)
    if failed:
        raise UsageError(Text(*("\n".join(lines) for lines in zip(*failed, strict=True))))
