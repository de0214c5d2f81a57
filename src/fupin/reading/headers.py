"""Which field a header means: English names, canonical headers and their variants, with units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.units import Unit, base_of, find_unit, fits, split_unit, squeeze

EXACT, VARIANT = 0, 1
"""How well a header names its field: by its name or canonical header, or by a variant."""


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """A header that means a field.

    Attributes:
        field: the field.
        rank: EXACT or VARIANT.
        unit: the unit that the header declares; None where it declares none.
    """

    field: FieldSpec
    rank: int
    unit: Unit | None


def normalised(header: str) -> str:
    """A header in NFKC, without white space, and without a mark for mandatory fields or a colon."""
    return squeeze(header).strip("*:")


@cache
def _variants() -> dict[str, dict[str, list[str]]]:
    text = files("fupin.reading").joinpath("aliases.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    variants: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    return variants


@cache
def _index(record: str) -> dict[str, tuple[FieldSpec, int]]:
    index: dict[str, tuple[FieldSpec, int]] = {}
    variants = _variants().get(record, {})
    for name, field in RECORDS[record].fields().items():
        for header in variants.get(name, ()):
            index[normalised(header)] = (field, VARIANT)
    for name, field in RECORDS[record].fields().items():
        index[normalised(field.header)] = (field, EXACT)
        index[name] = (field, EXACT)
    return index


def match_header(header: str, record: str) -> HeaderMatch | None:
    """The field of a record kind that a header means, or None."""
    name = normalised(header)
    index = _index(record)
    if name in index:
        field, rank = index[name]
        return HeaderMatch(field, rank, base_of(field) if name == field.name else None)
    stem, unit_name = split_unit(name)
    stem = stem.rstrip("*:")
    if unit_name is None or stem not in index:
        return None
    field, rank = index[stem]
    return HeaderMatch(field, rank, find_unit(unit_name, field) if field.numeric else None)


def match_row(headers: Iterable[str], record: str) -> Iterator[tuple[int, HeaderMatch]]:
    """The matches of a header row, with the index of each column."""
    for number, header in enumerate(headers):
        if header and (match := match_header(header, record)) is not None:
            yield number, match


def line_unit(units: Iterable[str], field: FieldSpec) -> Unit | None:
    """The one unit of a unit line that fits the field; None where none or several do."""
    if not field.needs_unit:
        return None
    found = [unit for name in units if (unit := find_unit(name, field)) is not None and fits(unit, field)]
    return found[0] if len({unit.factor for unit in found}) == 1 else None
