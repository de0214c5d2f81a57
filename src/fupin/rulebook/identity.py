"""What a rule book is, before its rules are read: id, version, and one hash over its files and what it extends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fupin.rulebook.head import base_of, other_bytes, read_head, rule_paths
from fupin.rulebook.shipped import shipped_rules
from fupin.strict_yaml.yaml_text import yaml_bytes


@dataclass(frozen=True, slots=True)
class Identity:
    """What a rule book is."""

    id: str
    version: str
    sha256: str


def identity_of(folder: Path) -> Identity:
    """What the rule book in a folder is; its rules are not read, so nothing that is wrong with them is found.

    Raises:
        FaultsError: a file of it, or of a rule book that it extends, can't be opened, or its head can't be used.
    """
    return _identity(folder, (folder.resolve(),))


def _identity(folder: Path, before: tuple[Path, ...]) -> Identity:
    head = read_head(folder)
    base = base_of(folder, head, shipped_rules(), before)
    inherited = None if base is None else _identity(base, (*before, base.resolve())).sha256
    rules = ((path.name, yaml_bytes(path)) for path in rule_paths(folder)[0])
    digest = digest_of(inherited, (*rules, *other_bytes(folder)), head.source.raw)
    return Identity(head.shape.id, head.shape.version, digest)


def digest_of(base: str | None, files: Iterable[tuple[str, bytes]], head: bytes) -> str:
    """One hash over all that a rule book says.

    Args:
        base: the hash of the rule book that it extends; None where it extends none.
        files: name and bytes of its files in order, the head left out.
        head: the bytes of its head.
    """
    digest = hashlib.sha256()
    if base is not None:
        digest.update(base.encode())
    for name, raw in files:
        digest.update(name.encode() + b"\0" + raw + b"\0")
    digest.update(head)
    return digest.hexdigest()
