"""A zip package that is copied part by part: some are changed, some are new, the others stay as they are."""

from __future__ import annotations

import posixpath
import shutil
import zipfile
from collections.abc import Mapping
from copy import copy
from typing import BinaryIO
from urllib.parse import quote, unquote

from fupin.annotation.errors import cannot_place

CONTENT_TYPES = "[Content_Types].xml"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_UNQUOTED = "/!$&'()*+,;=:@-._~"


class Package:
    """The package of a workbook.

    Args:
        stream: its bytes, which must be those that the reader has looked through.

    Raises:
        zipfile.BadZipFile: it is no zip package.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(stream)
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._folded = {name.casefold(): name for name in self._members}
        self._changed: dict[str, bytes] = {}

    @property
    def changed(self) -> Mapping[str, bytes]:
        """The parts that were put in, new ones and others."""
        return self._changed

    def find(self, name: str) -> str | None:
        """The name of a part as the package has it, for a name that points there; None where there is none."""
        for asked in (name, unquote(name)):
            if asked in self._members or asked in self._changed:
                return asked
            if asked.casefold() in self._folded:
                return self._folded[asked.casefold()]
        return None

    def read(self, name: str) -> bytes:
        """What a part holds, after whatever was put in.

        Raises:
            AnnotationError: there is no such part.
        """
        if name in self._changed:
            return self._changed[name]
        if name not in self._members:
            raise cannot_place(name, "不存在", "is missing")
        return self._zip.read(name)

    def put(self, name: str, data: bytes) -> None:
        """Puts a part in the place of one, or adds it."""
        if name in self._changed or name not in self._members or data != self._zip.read(name):
            self._changed[name] = data
        self._folded.setdefault(name.casefold(), name)

    def free_name(self, folder: str, stem: str, ending: str) -> str:
        """A name `folder/stemN.ending` for a new part; no part of any folder has its last part."""
        taken = {posixpath.basename(name) for name in self._folded}
        number = 1
        while f"{stem}{number}{ending}".casefold() in taken:
            number += 1
        return posixpath.join(folder, f"{stem}{number}{ending}")

    def names_in(self, folder: str) -> list[str]:
        """The parts whose names begin with a folder's."""
        return [name for folded, name in self._folded.items() if folded.startswith(folder.casefold())]

    def write(self, stream: BinaryIO) -> None:
        """Writes the package: its parts in their order, each packed as it was, then the new ones."""
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
            target.comment = self._zip.comment
            for name, info in self._members.items():
                if name in self._changed:
                    target.writestr(_like(info), self._changed[name])
                    continue
                with self._zip.open(info) as source, target.open(_like(info), "w") as part:
                    shutil.copyfileobj(source, part, 1 << 20)
            for name, data in self._changed.items():
                if name not in self._members:
                    target.writestr(_new(name), data)


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The head of a member for its copy: name, time, packing and attributes."""
    head = zipfile.ZipInfo(info.filename, info.date_time)
    for name in ("compress_type", "comment", "create_system", "external_attr", "internal_attr", "file_size"):
        setattr(head, name, copy(getattr(info, name)))
    return head


def _new(name: str) -> zipfile.ZipInfo:
    head = zipfile.ZipInfo(name, _BEGINNING)
    head.compress_type = zipfile.ZIP_DEFLATED
    return head


def target_of(part: str, target: str) -> str:
    """The name of the part that a relation of `part` points to."""
    folder = posixpath.dirname(part)
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(path).lstrip("/")


def target_to(part: str, other: str) -> str:
    """What a relation of `part` says to point to another part."""
    return quote(posixpath.relpath("/" + other, "/" + posixpath.dirname(part)), safe=_UNQUOTED)


def part_name(name: str) -> str:
    """A part's name as the list of content types has it."""
    return quote("/" + name, safe=_UNQUOTED)
