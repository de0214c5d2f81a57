"""From paths on the command line to submissions: which files belong together."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from fupin.model.county_names import holds_county, is_period
from fupin.model.errors import UnreadableInputError
from fupin.reading.files import DATA_FILES, WORKBOOKS
from fupin.reading.kinds import ENDINGS, HEAD, Kind, kind_of_head
from fupin.reading.own_reports import is_own_report

STANDARD_INPUT = "-"
_HIDDEN = (".", "~$")
"""How the names of files begin that no one hands in: hidden ones, and Excel's locks."""
_FOREIGN = frozenset(ENDINGS) - WORKBOOKS - DATA_FILES
"""Endings of files that a county may mean to hand in, but that are not looked for in folders."""
_ABOUT = re.compile(r"read[ _-]?me|读我|自述|请先阅读|licen[cs]e|changelog|requirements|manifest", re.IGNORECASE)
"""How the names of files begin that speak of the others."""


@dataclass(frozen=True)
class SourceFile:
    """A file, and how the user named it.

    Attributes:
        path: where it is.
        label: its path as the user is shown it.
        below: its path below the folder that the user named, with `/`; of a file named itself, "".
    """

    path: Path
    label: str
    below: str = ""


@dataclass(frozen=True)
class Source:
    """The files of one submission, in order.

    Attributes:
        files: the files to read.
        passed_over: files beside them in their folder that look handed in, but are of no format that
            is looked for; a folder may have no others.
        reports: files beside them that this program wrote as its reports; they are no submissions.
        county: the county that it is told to be of before it is read; None where nothing tells.
        listed: whether that is a county of the roster.
        candidates: counties of the roster of which it could be, where it can't be told of which.
        compared: whether its records are to be compared with those of other submissions.
    """

    files: tuple[SourceFile, ...]
    passed_over: tuple[SourceFile, ...] = ()
    reports: tuple[SourceFile, ...] = ()
    county: str | None = None
    listed: bool = False
    candidates: tuple[str, ...] = ()
    compared: bool = False

    def with_files(self, changed: Callable[[Sequence[SourceFile]], tuple[SourceFile, ...]]) -> Source:
        """The submission with what `changed` makes of its files, those passed over, and reports."""
        files, passed_over, reports = map(changed, (self.files, self.passed_over, self.reports))
        return replace(self, files=files, passed_over=passed_over, reports=reports)


def find_sources(paths: Sequence[str], standard_input: Path | None = None) -> list[Source]:
    """Groups paths to submissions.

    A workbook is a submission of its own; data files named together are one; so are those that lie
    directly in one folder. Workbooks and sub-folders of a folder are submissions of their own.
    A path that doesn't exist or a folder that can't be looked into is a submission too, which then
    can't be read.

    A first sub-folder of a folder that is named is a county's, unless it is called after a time (`2018-09`): its name
    is the county of all that lies in it. In a
    folder that is called like a county, sub-folders (`贷款`) are that county's; what lies beside them is not told to
    be of it unless other paths are named too, for then its records speak for themselves.

    Other files of a folder that someone may mean to hand in are passed over, and listed; so are this
    program's own reports. A file that several paths lead to is of the first of them.

    Args:
        paths: files and folders as the user wrote them, `-` for standard input.
        standard_input: the file that holds what came by standard input.
    """
    sources: list[Source] = []
    together: list[SourceFile] = []
    for text in dict.fromkeys(paths):
        path = standard_input if text == STANDARD_INPUT and standard_input is not None else Path(text)
        if path.is_dir():
            found = list(_of_folder(path, (), frozenset()))
            sources += [of_county(source, path) if source.county or len(paths) > 1 else source for source in found]
        elif path.suffix.lower() in WORKBOOKS:
            sources.append(Source((SourceFile(path, text),)))
        else:
            together.append(SourceFile(path, text))
    return list(_each_once([*sources, *([Source(tuple(together))] if together else [])]))


def _each_once(sources: Iterable[Source]) -> Iterator[Source]:
    """Sources without the files that stand in an earlier one, as where a folder and one inside it are named."""
    seen: set[Path] = set()

    def new(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
        found = []
        for file in files:
            place = file.path.absolute()
            if place not in seen:
                seen.add(place)
                found.append(file)
        return tuple(found)

    for source in sources:
        kept = replace(
            source, files=new(source.files), passed_over=new(source.passed_over), reports=new(source.reports)
        )
        if kept.files or kept.passed_over or kept.reports:
            yield kept


def of_county(source: Source, folder: Path) -> Source:
    """A submission of a folder that was named: of the county that the folder is called after.

    Where it lies in a sub-folder, that one's name holds if it is like a county's too, or the folder may be a city's.
    """
    if not holds_county(folder.name):
        return source
    if source.county is not None and (holds_county(source.county) or folder.name.endswith("市")):
        return source
    return replace(source, county=folder.name)


def _of_folder(folder: Path, inside: tuple[str, ...], above: frozenset[Path]) -> Iterator[Source]:
    """The submissions in a folder; a link back to a folder `above` is passed over.

    Args:
        folder: the folder.
        inside: the names of the folders that lead to it, below the one that the user named.
        above: these folders without links.
    """
    here = folder.resolve()
    if here in above:
        return
    try:
        entries = looked_at(folder)
    except OSError:
        yield Source((SourceFile(folder, str(folder), "/".join(inside)),), county=_county(inside))
        return
    yield from of_entries(entries, inside)
    for entry in entries:
        if entry.is_dir():
            yield from _of_folder(entry, (*inside, entry.name), above | {here})


def _county(inside: tuple[str, ...]) -> str | None:
    """The first folder of those that lead to a file that isn't called after a time."""
    return next((name for name in inside if not is_period(name)), None)


def looked_at(folder: Path) -> list[Path]:
    """What lies directly in a folder, in order, but for what is hidden and Excel's locks.

    Raises:
        OSError: it can't be looked into.
    """
    return sorted(entry for entry in folder.iterdir() if not is_hidden(entry))


def is_hidden(path: Path) -> bool:
    """Whether a name is one of those that no one hands in."""
    return path.name.startswith(_HIDDEN)


def of_entries(entries: Sequence[Path], inside: tuple[str, ...] = ()) -> Iterator[Source]:
    """The submissions that the files of one folder make; its sub-folders are left alone.

    Args:
        entries: what lies in the folder.
        inside: the names of the folders that lead to it, below the one that the user named.
    """
    county = _county(inside)

    def files_of(some: Iterable[Path]) -> tuple[SourceFile, ...]:
        return tuple(SourceFile(entry, str(entry), "/".join((*inside, entry.name))) for entry in some)

    files = [entry for entry in entries if entry.is_file() and entry.suffix.lower() in ENDINGS]
    broken = [entry for entry in entries if _leads_nowhere(entry)]
    reports = [entry for entry in files if _is_report(entry)]
    files = [entry for entry in files if entry not in reports]
    for entry in files:
        if entry.suffix.lower() in WORKBOOKS:
            yield Source(files_of([entry]), county=county)
    for entry in broken:
        yield Source(files_of([entry]), county=county)
    data = [entry for entry in files if entry.suffix.lower() in DATA_FILES]
    others = [entry for entry in files if entry.suffix.lower() in _FOREIGN and not _ABOUT.match(entry.name)]
    if data or others or reports:
        yield Source(files_of(data), files_of(others), files_of(reports), county)


def _leads_nowhere(path: Path) -> bool:
    """Whether a name that a submission's file or folder may have is a link to what isn't there."""
    return path.suffix.lower() in ("", *WORKBOOKS, *DATA_FILES) and path.is_symlink() and not path.exists()


def _is_report(path: Path) -> bool:
    try:
        return is_own_report(path)
    except OSError:  # its reader will say why
        return False


def store_standard_input(stream: BinaryIO, folder: str) -> Path:
    """Writes what comes by standard input to a file whose ending tells its format."""
    data = stream.read()
    with tempfile.NamedTemporaryFile(dir=folder, prefix="stdin-", suffix=_ending(data), delete=False) as file:
        file.write(data)
    return Path(file.name)


def _ending(data: bytes) -> str:
    if data.startswith(b"PK") and _OPEN_DOCUMENT in data[:200]:
        return ".ods"
    try:
        return _ENDINGS[kind_of_head(data[:HEAD], "")]
    except UnreadableInputError:  # its reader will say why
        return ""


_OPEN_DOCUMENT = b"vnd.oasis.opendocument.spreadsheet"
_ENDINGS = {
    Kind.PACKAGE: ".xlsx",
    Kind.COMPOUND: ".xls",
    Kind.PARQUET: ".parquet",
    Kind.JSON: ".json",
    Kind.JSON_LINES: ".jsonl",
    Kind.DELIMITED: ".csv",
}
