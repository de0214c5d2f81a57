"""Which file of a later report is which of an earlier one, though the folder of all has another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath

from fupin.past_reports.shapes import PastInput, PastReport


def below_folder(report: PastReport) -> Mapping[str, str]:
    """Each input's path below the folder that all inputs of the report lie in; of a single one, its name."""
    parts = {each.path: _parts(each.path) for each in report.inputs}
    common = _alike([path[:-1] for path in parts.values()])
    return {path: "/".join(rest[common:]) for path, rest in parts.items()}


class Files:
    """The files of a later report, found by those of an earlier one.

    Args:
        old: the earlier report.
        new: the later one.
    """

    def __init__(self, old: PastReport, new: PastReport) -> None:
        self._old = {each.path: each for each in old.inputs}
        self._new = {each.path: each for each in new.inputs}
        self._below = below_folder(old)
        self._by_below = _unique((name, new_path) for new_path, name in below_folder(new).items())
        self._by_content = _unique((each.sha256, each.path) for each in new.inputs if each.sha256 is not None)
        self._by_name = _unique((_parts(path)[-1], path) for path in self._new)
        self._names = Counter(_parts(path)[-1] for path in self._old)

    def known(self, path: str) -> bool:
        """Whether a path is of an input of the earlier report."""
        return path in self._old

    def read(self, path: str) -> bool:
        """Whether an input of the earlier report is read in the later one."""
        file = self.now(path)
        return file is not None and file.status != "unreadable"

    def now(self, path: str) -> PastInput | None:
        """The later report's file of an input of the earlier one; None where there is none that it surely is.

        By its path, else by its place below the folder of all, else by content, else by a name that no
        other file has on either side, else the only one there is.
        """
        if path in self._new:
            return self._new[path]
        before = self._old.get(path)
        name = _parts(path)[-1]
        found = self._by_below.get(self._below.get(path, ""))
        found = found or self._by_content.get(None if before is None else before.sha256)
        found = found or (self._by_name.get(name) if self._names[name] == 1 else None)
        if found is None and len(self._old) == len(self._new) == 1:
            found = next(iter(self._new))
        return None if found is None else self._new[found]


def folder_of(path: str) -> tuple[str, ...]:
    """The names of the folders that a file lies in, whichever system wrote its path."""
    return _parts(path)[:-1]


def _alike(folders: Sequence[Sequence[str]]) -> int:
    """How many names all folders begin with alike."""
    alike = 0
    for names in zip(*folders, strict=False):
        if len(set(names)) > 1:
            break
        alike += 1
    return alike


def _unique(pairs: Iterable[tuple[str | None, str]]) -> dict[str | None, str]:
    """What is looked up by what only one has."""
    listed = list(pairs)
    counts = Counter(by for by, _ in listed)
    return {by: path for by, path in listed if counts[by] == 1}


def _parts(path: str) -> tuple[str, ...]:
    """The names that a path is made of, whichever system wrote it."""
    parts = PureWindowsPath(path).parts if "\\" in path and "/" not in path else PurePosixPath(path).parts
    return parts or ("",)
