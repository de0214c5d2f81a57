"""Loading a rule book: files to rules, with every fault of every file named at its line.

`load_rule_book` reads and checks the shape and the names; expressions are parsed by `fupin.rulebook.parsed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fupin.model.errors import RuleBookError
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.rulebook.book import Rule, RuleBook, Source
from fupin.rulebook.faults import RuleBookFaultsError
from fupin.rulebook.head import HEAD, Head, base_of, other_bytes, read_head, rule_paths
from fupin.rulebook.identity import digest_of
from fupin.rulebook.overrides import overridden, override_faults
from fupin.rulebook.references import reference_faults, unread_field_faults, unread_fields
from fupin.rulebook.rule_file import read_rule_file
from fupin.rulebook.shipped import DEFAULT_BOOK, default_book, shipped_rules
from fupin.strict_yaml.faults import Fault, keyed

__all__ = ["DEFAULT_BOOK", "HEAD", "default_book", "load_rule_book", "read_rule_book", "shipped_rules"]


@dataclass(frozen=True)
class Reading:
    """What the files of a rule book gave.

    Attributes:
        book: the rule book without its faulty rules; None where not even the head can be read.
        named: the ids of all its rules, also of the faulty ones.
        faults: everything that is wrong, in no order.
    """

    book: RuleBook | None = None
    named: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = field(default=())


def load_rule_book(folder: Path) -> RuleBook:
    """Loads a rule book with what it extends.

    Args:
        folder: holds `rulebook.yaml` and a YAML file for each record kind that it has rules for.

    Raises:
        RuleBookError: names every fault with file, line, key, what was found and what was expected.
    """
    reading = read_rule_book(folder)
    if reading.faults or reading.book is None:
        raise RuleBookFaultsError(reading.faults)
    return reading.book


def read_rule_book(folder: Path) -> Reading:
    """Reads a rule book with what it extends; its faults are part of what it gives.

    Raises:
        RuleBookError: there is no such folder.
    """
    _check_folder(folder)
    return _read(folder, (folder.resolve(),))


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise RuleBookError(Text(f"没有规则库文件夹 {folder}", f"there is no rule book folder {folder}"))


def _read(folder: Path, before: tuple[Path, ...]) -> Reading:
    paths, strange = rule_paths(folder)
    files = [read_rule_file(path) for path in paths]
    faults = [*strange, *(fault for file in files for fault in file.faults)]
    try:
        head = read_head(folder)
        base_folder = base_of(folder, head, shipped_rules(), before)
    except RuleBookFaultsError as error:
        return Reading(faults=(*faults, *error.faults))
    base = Reading() if base_folder is None else _read(base_folder, (*before, base_folder.resolve()))
    inherited = () if base.book is None else base.book.rules
    rules = [*inherited, *(rule for file in files for rule in file.rules)]
    named = base.named.union(*(file.named for file in files))
    faults += [*base.faults, *_repeated_ids(rules)]
    rules, found = _with_overrides(rules, named, head)
    found += [*reference_faults(rules), *unread_field_faults(head)]
    raw = ((path.name, file.raw) for path, file in zip(paths, files, strict=True))
    inherited_digest = None if base.book is None else base.book.sha256
    digest = digest_of(inherited_digest, (*raw, *other_bytes(folder)), head.source.raw)
    rules.sort(key=lambda rule: list(RECORDS).index(rule.record))
    shape, lines = head.shape, {key: head.source.line_of((key,)) for key in ("unread_fields",)}
    unread = unread_fields(head, base.book)
    source = Source(head.source.path, 1, lines)
    book = RuleBook(shape.id, shape.version, shape.title.text(), digest, tuple(rules), unread, source)
    return Reading(book, named, (*faults, *found))


def _repeated_ids(rules: Iterable[Rule]) -> Iterator[Fault]:
    first: dict[str, Source] = {}
    for rule in rules:
        if rule.id in first:
            where = first[rule.id]
            text = Text(
                f"规则 {rule.id} 已在 {where.path}:{where.line} 定义",
                f"the rule {rule.id} stands already at {where.path}:{where.line}",
            )
            yield Fault(rule.source.path, rule.source.line_of("id"), keyed("id", text))
        first.setdefault(rule.id, rule.source)


def _with_overrides(rules: list[Rule], named: Iterable[str], head: Head) -> tuple[list[Rule], list[Fault]]:
    known = {rule.id: rule for rule in rules}
    faults: list[Fault] = []
    for rule_id, override in head.shape.overrides.items():
        rule = known.get(rule_id)
        found = list(override_faults(rule_id, override, rule, named, head.source))
        faults += found
        if rule is not None and not found:
            known[rule_id] = overridden(rule, override, head.source)
    return [known[rule.id] for rule in rules], faults
