"""Which program this is: not only its version, but what it and the libraries under it are made of."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = ("duckdb", "numpy", "pyarrow", "pydantic", "python-calamine", "sqlglot", "xlrd")
"""What reads, judges and finds repairs beside the program itself."""


@cache
def program_hash() -> str:
    """A hash over the program's own source files and the versions of Python and of the libraries.

    A development checkout is one program before an edit, and another after it.
    """
    digest = hashlib.sha256(f"{sys.implementation.name} {sys.version}\0".encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\0".encode())
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"
