"""Which field a header means: English names, canonical headers and their variants, with units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.units import Unit, base_of, find_unit, fits, same_unit, split_unit, squeeze

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
    """A header in NFKC and lower case, without white space, a mark for mandatory fields or a colon."""
    return squeeze(header).casefold().strip("*:")


@lru_cache(maxsize=4096)
def _parts(header: str) -> tuple[str, str, str | None]:
    """A header as it stands, and its stem and unit where it ends in a unit in brackets."""
    name = normalised(header)
    stem, unit = split_unit(name)
    return name, stem.rstrip("*:"), unit


@cache
def _variants() -> dict[str, dict[str, list[str]]]:
    text = files("fupin.reading").joinpath("aliases.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    variants: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    return variants


@cache
def _index(record: str) -> dict[str, tuple[FieldSpec, int]]:
    fields = RECORDS[record].fields()
    variants = _variants().get(record, {})
    index = {normalised(header): (fields[name], VARIANT) for name in fields for header in variants.get(name, ())}
    index.update({normalised(field.header): (field, EXACT) for field in fields.values()})
    index.update({name: (field, EXACT) for name, field in fields.items()})
    return index


@lru_cache(maxsize=20_000)
def match_header(header: str, record: str) -> HeaderMatch | None:
    """The field of a record kind that a header means, or None."""
    name, stem, unit_name = _parts(header)
    index = _index(record)
    if name in index:
        field, rank = index[name]
        return HeaderMatch(field, rank, base_of(field) if name == field.name else None)
    if unit_name is None or stem not in index:
        return None
    field, rank = index[stem]
    unit = find_unit(unit_name, field) if field.numeric else None
    base = base_of(field)
    if stem == field.name and unit is not None and base is not None and not same_unit(unit, base):
        return None  # an English name declares the base unit; with another behind it the header contradicts itself
    return HeaderMatch(field, rank, unit)


def match_row(headers: Iterable[str], record: str) -> Iterator[tuple[int, HeaderMatch]]:
    """The matches of a header row, with the index of each column."""
    for number, header in enumerate(headers):
        if header and (match := match_header(header, record)) is not None:
            yield number, match


def line_unit(units: Iterable[str], field: FieldSpec) -> Unit | None:
    """The one unit of a unit line that fits the field; None where none or several do."""
    if not field.numeric:
        return None
    found = [unit for name in units if (unit := find_unit(name, field)) is not None and fits(unit, field)]
    return found[0] if len({unit.factor for unit in found}) == 1 else None
