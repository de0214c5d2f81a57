"""A file before any reader opens it: what it is by its first bytes, and whether it stays within the limits."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO

from fupin.reading.guard.limits import MEGABYTE, Limits, megabytes
from fupin.reading.guard.refusals import not_regular, unopened
from fupin.reading.kinds import HEAD, Kind, kind_of_head

_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def inspect_size(path: Path, limits: Limits) -> None:
    """Refuses what is no file or a file too large; costs next to nothing.

    Raises:
        UnreadableInputError: it is a device, pipe or folder, can't be opened, or is too large.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise not_regular()
        with path.open("rb") as stream:
            head = stream.read(8)
    except OSError as error:
        raise unopened(error) from error
    name = "workbook_mb" if head.startswith(_WORKBOOK_STARTS) else "table_mb"
    if status.st_size > getattr(limits, name) * MEGABYTE:
        raise limits.exceeded(name, megabytes(status.st_size))


def inspect_file(path: Path, limits: Limits, encoding: str | None = None) -> None:
    """Looks through a whole file; native readers come after this.

    Args:
        path: the file.
        limits: what it may cost.
        encoding: the encoding of a text file as the user says it; None where it is to be found.

    Raises:
        UnreadableInputError: it goes beyond a limit, is protected, damaged, of a format that holds
            no records, or could be read in more than one way.
        UsageError: there is no such encoding.
    """
    inspect_size(path, limits)
    try:
        with path.open("rb") as stream:
            _inspect(path, stream, limits, encoding)
    except OSError as error:
        raise unopened(error) from error


def _inspect(path: Path, stream: BinaryIO, limits: Limits, encoding: str | None) -> None:
    kind = kind_of_head(stream.read(HEAD), path.name)
    if kind in (Kind.PACKAGE, Kind.COMPOUND):
        from fupin.reading.guard.inflating import Tally

        tally = Tally(limits, path.stat().st_size)
        if kind is Kind.PACKAGE:
            from fupin.reading.guard.packages import inspect_package

            inspect_package(stream, tally)
        else:
            from fupin.reading.guard.compound import inspect_compound

            inspect_compound(stream, tally)
    elif kind is Kind.PARQUET:
        from fupin.reading.guard.columnar import inspect_parquet

        inspect_parquet(path, limits)
    elif kind is Kind.DELIMITED:
        from fupin.reading.guard.text import inspect_delimited

        inspect_delimited(stream, limits, encoding)
    else:
        from fupin.reading.guard.text import inspect_json

        inspect_json(stream, limits)
