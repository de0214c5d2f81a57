"""What a kept result depends on, as hashes: none of it can be read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NewType

Secret = NewType("Secret", bytes)
"""A hash of the contents of a submission's files that stands nowhere, unlike their SHA-256."""
_CHUNK = 1 << 20
_PERSON = b"fupin-cache-veil"


@dataclass(frozen=True)
class CacheReceipt:
    """What the result of one submission depends on.

    Attributes:
        program: hash of the program and of what it reads and judges with.
        rulebook: hash of the rule book.
        as_of: the date that the check speaks of, ISO 8601.
        options: hash of everything else that the check was asked for.
        place: hash of where the rule book lies; another one's results are kept beside these.
        name: hash of the names of its files.
        submission: hash of all that is known of it before it is read: its county, what lies beside its files.
        files: SHA-256 of each of its files, in order.
    """

    program: str
    rulebook: str
    as_of: str
    options: str
    place: str
    name: str
    submission: str
    files: tuple[str, ...]

    @property
    def slot(self) -> str:
        """The name of the one entry that there is of the submission with these options.

        A newer file of the same name, another day and another version of the program take the old entry's place.
        """
        return hash_of(self.name, self.options, self.place)


def hash_of(*parts: str) -> str:
    """A SHA-256 over texts, each of them told from the next."""
    text = json.dumps(parts, separators=(",", ":"))  # in ASCII: a file's name may be no UTF-8
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def hashes_of(paths: Iterable[Path]) -> tuple[tuple[str, ...], Secret]:
    """The SHA-256 of each file, and the secret of all of them.

    Raises:
        OSError: a file can't be opened or read.
    """
    hashes = []
    whole = hashlib.blake2b(person=_PERSON)
    for path in paths:
        known, hidden = hashlib.sha256(), hashlib.blake2b(person=_PERSON)
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                known.update(chunk)
                hidden.update(chunk)
        hashes.append(known.hexdigest())
        whole.update(hidden.digest())
    return tuple(hashes), Secret(whole.digest())
