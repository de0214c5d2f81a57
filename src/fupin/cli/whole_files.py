"""Files that are written whole or not at all.

A report is written to a spare file in the same folder, brought to the disk, and then put in the place
of the old one in one step. On Linux the spare file has no name until it is whole, so that even a
killed process leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_SELF = Path("/proc/self/fd")
_LONGEST_LEAD = 40
_NO_UNNAMED = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOSYS})
"""How a file system, or an old kernel, says that it has no files without names."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream that becomes the file when the block ends without an error; otherwise nothing changes.

    What a link points to is replaced, not the link. A file that is replaced keeps its mode and, where
    that is allowed, its owner. A device or pipe is written to as it is; a reader of a pipe who has
    had enough is no error.

    Raises:
        OSError: it can't be written.
    """
    old = writable(path)
    number = descriptor_of(path)
    if number is None and (old is None or stat.S_ISREG(old.st_mode)):
        with _replacing(Path(os.path.realpath(path)), old) as stream:
            yield stream
        return
    with contextlib.suppress(BrokenPipeError), _as_it_is(path, number) as stream:
        yield stream


def _as_it_is(path: Path, number: int | None) -> BinaryIO:
    return path.open("wb") if number is None else os.fdopen(os.dup(number), "wb")


def writable(path: Path) -> os.stat_result | None:
    """What stands where a file is to be written; None where nothing does.

    Raises:
        OSError: nothing can be written there, as far as can be told without writing.
    """
    try:
        old = path.stat()
    except FileNotFoundError:
        target = Path(os.path.realpath(path))
        if not target.parent.stat().st_mode & stat.S_IFDIR:
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)) from None
        _allowed(target.parent)
        return None
    if stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    _allowed(path)
    if stat.S_ISREG(old.st_mode) and descriptor_of(path) is None:
        _allowed(Path(os.path.realpath(path)).parent)
    return old


def _allowed(path: Path) -> None:
    """Refuses what this user may not write; a protected file is not replaced, though its folder would let it."""
    if not os.access(path, os.W_OK):
        with contextlib.suppress(AttributeError):
            if os.statvfs(path).f_flag & os.ST_RDONLY:
                raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def descriptor_of(path: Path) -> int | None:
    """The open file of this process that a path such as /dev/stdout or /dev/fd/3 stands for; None for others."""
    own = os.path.realpath(_SELF)
    for _ in range(8):
        if path.name.isdecimal() and os.path.realpath(path.parent) == own:
            return int(path.name)
        try:
            path = path.parent / path.readlink()
        except OSError:
            return None
    return None


@contextmanager
def _replacing(target: Path, old: os.stat_result | None) -> Iterator[BinaryIO]:
    spare = target.with_name(f".{target.name[:_LONGEST_LEAD]}-{secrets.token_hex(8)}.tmp")
    try:
        number = _unnamed(target.parent, old)
        unnamed = number is not None
        with os.fdopen(_named(spare, old) if number is None else number, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
            if unnamed:
                _give_name(stream.fileno(), spare, old)
        spare.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            spare.unlink()
        raise
    _bring_to_disk(target.parent)


def _unnamed(folder: Path, old: os.stat_result | None) -> int | None:
    """A file that has no name yet and goes with the process; None where there is no such thing."""
    if sys.platform != "linux" or not _SELF.is_dir():
        return None
    try:
        number = os.open(folder, os.O_TMPFILE | os.O_RDWR, _first_mode(old))
    except OSError as error:
        if error.errno in _NO_UNNAMED:
            return None
        raise
    _take_after(number, old)
    return number


def _named(spare: Path, old: os.stat_result | None) -> int:
    binary = getattr(os, "O_BINARY", 0)
    number = os.open(spare, os.O_CREAT | os.O_EXCL | os.O_WRONLY | binary, _first_mode(old))
    _take_after(number, old)
    return number


def _first_mode(old: os.stat_result | None) -> int:
    """The mode of a file before anything is in it: of a new one what the user's mask leaves."""
    return 0o666 if old is None else 0o600


def _take_after(number: int, old: os.stat_result | None) -> None:
    """Gives a file the owner and the mode of the one that it replaces."""
    if old is None or sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # only the superuser can give files away
        os.fchown(number, old.st_uid, old.st_gid)
    with contextlib.suppress(OSError):  # some file systems have no modes
        os.fchmod(number, old.st_mode & 0o777)


def _give_name(number: int, spare: Path, old: os.stat_result | None) -> None:
    folder = os.open(spare.parent, os.O_RDONLY)
    try:
        os.link(_SELF / str(number), spare, src_dir_fd=folder, follow_symlinks=True)
    except OSError:  # some systems forbid hard links
        with os.fdopen(_named(spare, old), "wb") as named, os.fdopen(os.dup(number), "rb") as unnamed:
            unnamed.seek(0)
            shutil.copyfileobj(unnamed, named)
            named.flush()
            os.fsync(named.fileno())
    finally:
        os.close(folder)


def _bring_to_disk(folder: Path) -> None:
    """Makes sure that a folder's new entry outlives a loss of power, where the system can say so."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def same_file(path: Path, others: Iterable[Path]) -> bool:
    """Whether a path is one of the others, by whatever name or link."""
    for other in others:
        with contextlib.suppress(OSError):
            if path.samefile(other):
                return True
    return False
