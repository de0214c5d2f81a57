"""Reading a mapping file: what it pins, or every fault of it at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from fupin.model.errors import UsageError
from fupin.model.text import Text
from fupin.model.units import Unit
from fupin.reading.assumptions import Assumed, assumed_units, assumption, with_assumed
from fupin.reading.mapping_shape import MappingShape
from fupin.reading.pin_entries import EntryReader, key_of
from fupin.reading.pins import Pins, SheetPin
from fupin.strict_yaml.faults import Fault, FaultsError
from fupin.strict_yaml.shapes import shape_faults, sound_part
from fupin.strict_yaml.yaml_text import Place, YamlText, read_yaml


class MappingFaultsError(FaultsError):
    """One or more faults of a mapping file, by line."""


def pins_of(mapping: Path | None, assume: Iterable[str]) -> Pins:
    """All that the user says: by a mapping file, and by `--assume`.

    Raises:
        MappingFaultsError: every fault of the file.
        UsageError: an assumption can't be understood, or contradicts another one or the file.
    """
    assumed = assumed_units(assume)
    return with_assumed(Pins() if mapping is None else read_pins(mapping), assumed)


def read_pins(path: Path) -> Pins:
    """What a mapping file pins.

    Raises:
        MappingFaultsError: every fault of the file.
    """
    source = read_yaml(path, MappingFaultsError)
    shape, faulty, faults = _shape(source)
    sheets, found = _sheets(source, shape, faulty)
    assumed, found_too = _assumed(source, shape.assume)
    faults += [*found, *found_too]
    if faults:
        raise MappingFaultsError(faults)
    return Pins(tuple(sheets), assumed, str(path), source.sha256)


def _shape(source: YamlText) -> tuple[MappingShape, frozenset[Place], list[Fault]]:
    """The part of the right shape, the places of the rest, and what is wrong with them."""
    try:
        return MappingShape.model_validate(source.data), frozenset(), []
    except ValidationError as error:
        sound, faulty = sound_part(source, error)
        return MappingShape.model_validate(sound), faulty, list(shape_faults(source, error, MappingShape, key_of))


def _sheets(source: YamlText, shape: MappingShape, faulty: frozenset[Place]) -> tuple[list[SheetPin], list[Fault]]:
    sheets: list[SheetPin] = []
    faults: list[Fault] = []
    before: dict[tuple[str, str], int] = {}
    told = {place[:length] for place in faulty for length in range(len(place) + 1)}
    for number, entry in enumerate(shape.sheets):
        place: Place = ("sheets", number)
        if place in faulty:
            continue
        reader = EntryReader(source, place, entry, told)
        pin = reader.pin()
        faults += reader.faults
        if reader.names_are_sound:
            faults += _never_reached(source, place, pin, before)
            before.setdefault((pin.file, pin.sheet), pin.line)
            sheets.append(pin)
    return sheets, faults


def _never_reached(
    source: YamlText, place: Place, pin: SheetPin, before: Mapping[tuple[str, str], int]
) -> Iterator[Fault]:
    """The fault of an entry that never holds, as an earlier one holds for all of its sheets.

    Args:
        source: the mapping file.
        place: where the entry stands in it.
        pin: what the entry says.
        before: by the file and sheet that earlier entries name, the line of the first that does.
    """
    wider = [before.get((file, sheet)) for file in {pin.file, "*"} for sheet in {pin.sheet, "*"}]
    lines = [line for line in wider if line is not None]
    if lines:
        line = min(lines)
        text = Text(
            f"第 {line} 行的一项已包括这些表，先写的为准，这一项用不上；合并两项，或把较窄的写在前面",
            f"the entry on line {line} holds for these sheets already, so this one never would;"
            " join them, or write the narrower one first",
        )
        yield source.fault(place, key_of(source, place), text)


def _assumed(source: YamlText, settings: Mapping[str, str]) -> tuple[dict[Assumed, Unit], list[Fault]]:
    assumed: dict[Assumed, Unit] = {}
    lines: dict[Assumed, int] = {}
    faults: list[Fault] = []
    for name, unit_name in settings.items():
        place: Place = ("assume", name)
        try:
            at, unit = assumption(name, unit_name)
            if at in lines:
                raise UsageError(
                    Text(
                        f"第 {lines[at]} 行已经写过；只留一处",
                        f"stands on line {lines[at]} already; keep one of the two",
                    )
                )
        except UsageError as error:
            faults.append(source.fault(place, key_of(source, place), error.text))
            continue
        assumed[at], lines[at] = unit, source.line_of(place)
    return assumed, faults
