"""The stored manual: `manual.jsonl` in a rule book, so that one page is shown without judging every case again.

Its first line holds a hash over the rule book's files and the line of every name; a page a line follows.
A manual whose hash is another's, or of a rule book that extends one, is not used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from fupin.explaining.identities import choice_page, names_of, not_found, plain_name
from fupin.explaining.page import Page, page_json, page_of_json
from fupin.version import __version__

NAME = "manual.jsonl"
_FORMAT = "fupin-manual/1"


def manual_text(folder: Path, pages: Sequence[Page]) -> str:
    """The stored form of a rule book's manual."""
    names: dict[str, list[int]] = {}
    for number, page in enumerate(pages, start=1):
        for name in names_of(page):
            names.setdefault(name, []).append(number)
    head = {"format": _FORMAT, "program": __version__, "sha256": digest(folder), "names": names}
    return "".join(_line(data) for data in (head, *map(page_json, pages)))


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def digest(folder: Path) -> str:
    """A hash over the YAML files of a rule book."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(path.name.encode() + b"\0" + hashlib.sha256(content).digest())
    return total.hexdigest()


def stored_page(folder: Path, identity: str) -> Page | None:
    """The page of a name from a rule book's stored manual; None where there is none that can be used.

    Raises:
        UsageError: the manual can be used and has no such name.
    """
    try:
        lines = (folder / NAME).read_bytes().split(b"\n")
        head = json.loads(lines[0])
        if head["format"] != _FORMAT or head["program"] != __version__ or head["sha256"] != digest(folder):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    numbers = head["names"].get(plain_name(identity))
    if numbers is None:
        raise not_found(identity, head["names"])
    pages = [page_of_json(json.loads(lines[number])) for number in numbers]
    return one_of(identity, pages)


def one_of(identity: str, pages: Sequence[Page]) -> Page:
    """The page meant by a name: the only one, the one whose id it is, or a choice between them."""
    own = [page for page in pages if plain_name(page.id) == plain_name(identity)]
    chosen = own or list(pages)
    return chosen[0] if len(chosen) == 1 else choice_page(identity, chosen)


def found_page(identity: str, pages: Iterable[Page]) -> Page:
    """The page of a name among all pages.

    Raises:
        UsageError: none has the name; the message suggests near ones.
    """
    listed = list(pages)
    named = [page for page in listed if plain_name(identity) in names_of(page)]
    if not named:
        raise not_found(identity, dict.fromkeys(name for page in listed for name in names_of(page)))
    return one_of(identity, named)
