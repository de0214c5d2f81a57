"""The folder in which entries are kept; nothing that is wrong with it stops a check."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from fupin.cache.entries import receipt_in, result_in, written
from fupin.cache.receipts import CacheReceipt, Secret
from fupin.cache.unusable import Flaw, UnusableEntryError, unwritten
from fupin.model.text import Text
from fupin.result import SubmissionResult

_SUFFIX = ".cached"
_SPARE = ".new-"
_ENTRY = re.compile(r"([0-9a-f]{64}|\.new-[a-z0-9_]{8})\.cached")
_LARGEST = 256 << 20
_DAY_S = 86_400
_NAMED = 3
_KEPT_DAYS = 90
"""Days after which an entry that no run has used is removed."""
_TAG = "CACHEDIR.TAG"
_TAGGED = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n# fupin check --cache: this folder can be deleted at any time.\n"
)


KEY = "FUPIN_CACHE_KEY"
"""Environment variable that holds the key with which entries are sealed."""


def key_of_environment() -> bytes:
    """The key that the environment holds; empty where it holds none."""
    return os.environ.get(KEY, "").encode("utf-8", "surrogateescape")


class CacheFolder:
    """A folder of entries. Several runs may use it at the same time: each entry is replaced in one step.

    Args:
        folder: the folder; it is made where there is none.
        key: seals the entries; empty where there is none.
    """

    def __init__(self, folder: Path, key: bytes = b"") -> None:
        self._folder = folder
        self._key = key
        self._flaws: dict[Flaw, list[str]] = {}
        self._failure: Text | None = None
        self._made = False

    def found(self, receipt: CacheReceipt, secret: Secret, name: str) -> SubmissionResult | None:
        """The kept result of a submission; None where there is none that can be used.

        Args:
            receipt: what the result would depend on.
            secret: of the submission's files.
            name: the submission as the user is told of it.
        """
        try:
            data = _read(self._path(receipt))
            if data is None:
                return None
            kept = receipt_in(data, self._key)
            if kept == receipt:
                return result_in(data, secret)
            if kept.slot != receipt.slot:
                raise UnusableEntryError(Flaw.FOREIGN)
        except UnusableEntryError as error:
            self.refuse(error.flaw, name)
        return None

    def refuse(self, flaw: Flaw, name: str) -> None:
        """Notes why an entry is not used."""
        self._flaws.setdefault(flaw, []).append(name)

    def used(self, receipt: CacheReceipt) -> None:
        """Notes that an entry was used, so that it stays."""
        path = self._path(receipt)
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAY_S:
                os.utime(path)

    def keep(self, receipt: CacheReceipt, secret: Secret, result: SubmissionResult) -> None:
        """Keeps a result, in the place of an older one of the same submission and options.

        Args:
            receipt: what the result depends on.
            secret: of the submission's files.
            result: the result.
        """
        data = written(receipt, result, secret, self._key)
        if data is None:
            return
        try:
            self._make()
            _write(self._path(receipt), data)
        except OSError as error:
            reason = unwritten(error)
            self._failure = Text(
                f"缓存文件夹 {self._folder} 无法写入（{reason.zh}）；结果没有都存下来，检查不受影响",
                f"can't write to the cache folder {self._folder} ({reason.en}): not all results were kept;"
                " the check is not affected",
            )

    def clear_old(self) -> None:
        """Removes the entries that no run has used for a long time."""
        oldest = time.time() - _KEPT_DAYS * _DAY_S
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):  # another run has removed it
                    if _ENTRY.fullmatch(entry.name) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                        Path(entry.path).unlink()

    def notes(self) -> Iterator[Text]:
        """What the user is to be told of entries that were passed over, and of a folder that can't be used."""
        for flaw, names in self._flaws.items():
            listed, more = "、".join(names[:_NAMED]), len(names) - _NAMED
            listed_en = ", ".join(names[:_NAMED])
            yield Text(
                f"缓存里有 {len(names)} 份结果没有采用（{flaw.value.zh}），已重新检查："
                f"{listed}{' 等' if more > 0 else ''}",
                f"{len(names)} of the cached results not used ({flaw.value.en}); checked anew:"
                f" {listed_en}{f' and {more} more' if more > 0 else ''}",
            )
        if self._failure is not None:
            yield self._failure

    def _path(self, receipt: CacheReceipt) -> Path:
        return self._folder / f"{receipt.slot}{_SUFFIX}"

    def _make(self) -> None:
        if self._made:
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._made = True
        if not any(self._folder.iterdir()):  # with a tag, backups would pass over whatever else lies here
            _write(self._folder / _TAG, _TAGGED)


def _read(path: Path) -> bytes | None:
    """The bytes of an entry; None where there is none.

    Raises:
        UnusableEntryError: it can't be read, is no plain file, or is larger than any entry.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as stream:
            state = os.fstat(stream.fileno())
            if not stat.S_ISREG(state.st_mode) or state.st_size > _LARGEST:
                raise UnusableEntryError(Flaw.DAMAGED)
            return stream.read(_LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise UnusableEntryError(Flaw.UNREADABLE) from error


def _write(path: Path, data: bytes) -> None:
    """Writes a file whole, for this user alone."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=_SPARE, suffix=_SUFFIX)
    spare = Path(name)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
        spare.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            spare.unlink()
        raise
