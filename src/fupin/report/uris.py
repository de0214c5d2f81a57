"""Paths of files as URI references, and as a repository names them; what stands in them is percent-encoded."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def is_absolute(path: str, system: type[PurePath] = PurePath) -> bool:
    """Whether a path names its file wherever the reader stands.

    Args:
        path: the path as the user named it.
        system: how the system writes paths.
    """
    return system(path).is_absolute()


def path_uri(path: str, system: type[PurePath] = PurePath) -> str:
    """A path as a URI reference: relative, or with the scheme `file` where it is absolute.

    Args:
        path: the path as the user named it; bytes that are no UTF-8 stand in it as half surrogate pairs.
        system: how the system writes paths.
    """
    pure = system(path)
    if not pure.is_absolute():
        return _quoted(pure.as_posix())
    drive = pure.drive.replace("\\", "/")
    rest = _quoted(pure.as_posix().removeprefix(drive))
    if drive.startswith("//"):  # a server and its share
        return f"file:{_quoted(drive)}{rest}"
    return f"file://{'/' if drive else ''}{drive}{rest}"


def _quoted(path: str) -> str:
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a half pair of a Windows name
        data = path.encode("utf-8", "surrogatepass")
    return quote(data, safe="/")


def posix_path(path: str, system: type[PurePath] = PurePath) -> str:
    """A path with slashes and without `./` at its start, as a repository names its files."""
    return system(path).as_posix()
