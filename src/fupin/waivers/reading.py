"""Reading a file of waivers: its entries as they are written, or every fault of its form at its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from fupin.model.errors import UsageError
from fupin.model.text import Text
from fupin.reading.pin_names import record_named
from fupin.strict_yaml.faults import Fault, FaultsError
from fupin.strict_yaml.shapes import shape_faults, sound_part
from fupin.strict_yaml.yaml_text import Place, YamlText, read_yaml
from fupin.waivers.shape import WaiverShape, WaiversShape


class WaiverFaultsError(FaultsError):
    """One or more faults of a file of waivers, by line."""


@dataclass(frozen=True, slots=True)
class WaiverEntry:
    """One waiver as it is written; whether it can be used, the rule book and the date decide.

    Attributes:
        rule: what it calls the rule.
        record: the record kind; None where it names none.
        key: the record's key, names and values as they are written.
        county: the county whose record it is; None where it names none.
        reason: why it was granted.
        authority: who granted it.
        document: the number of the document.
        granted_on: the day from which it holds, included.
        expires_on: the last day on which it holds, included.
        line: its line in the file, from 1.
    """

    rule: str
    record: str | None
    key: Mapping[str, str]
    county: str | None
    reason: str
    authority: str
    document: str
    granted_on: date
    expires_on: date
    line: int


@dataclass(frozen=True)
class WaiverFile:
    """A file of waivers.

    Attributes:
        path: the file as the user named it.
        sha256: of its bytes.
        entries: its waivers, in order.
    """

    path: str
    sha256: str
    entries: tuple[WaiverEntry, ...]


def read_waivers(path: Path) -> WaiverFile:
    """Reads a file of waivers.

    Raises:
        WaiverFaultsError: every fault of its form.
    """
    source = read_yaml(path, WaiverFaultsError)
    shapes, faults = _shapes(source)
    entries: list[WaiverEntry] = []
    for number, shape in shapes.items():
        place: Place = ("waivers", number)
        found = list(_period_faults(source, place, shape))
        record, unknown = _record(source, place, shape)
        faults += [*found, *unknown]
        entries.append(_entry(shape, record, source.line_of(place)))
    if faults:
        raise WaiverFaultsError(faults)
    return WaiverFile(str(path), source.sha256, tuple(entries))


def _shapes(source: YamlText) -> tuple[dict[int, WaiverShape], list[Fault]]:
    """The entries of the right shape by their number from 0, and what is wrong with all others and the file."""
    try:
        return dict(enumerate(WaiversShape.model_validate(source.data).waivers)), []
    except ValidationError as error:
        _, faulty = sound_part(source, error)
        faults = list(shape_faults(source, error, WaiversShape, _key_of))
    listed = source.at(("waivers",))
    wrong = {place[:2] for place in faulty}
    return {
        number: WaiverShape.model_validate(entry)
        for number, entry in enumerate(listed if isinstance(listed, list) else ())
        if ("waivers", number) not in wrong
    }, faults


def _key_of(source: YamlText, place: Place) -> str:
    """A key path as the reader is shown it: `key.项目编号`; the line tells of which waiver."""
    parts = place[2:] if len(place) > 2 and place[0] == "waivers" else place[:1]
    return ".".join(str(part) for part in parts) or source.path.name


def _period_faults(source: YamlText, place: Place, shape: WaiverShape) -> Iterator[Fault]:
    if shape.expires_on < shape.granted_on:
        text = Text(
            f"{shape.expires_on} 早于 granted_on 的 {shape.granted_on}",
            f"{shape.expires_on} is before granted_on, {shape.granted_on}",
        )
        yield source.fault((*place, "expires_on"), "expires_on", text)


def _record(source: YamlText, place: Place, shape: WaiverShape) -> tuple[str | None, list[Fault]]:
    """The record kind that a waiver names, and what is wrong with its name."""
    if shape.record is None:
        return None, []
    try:
        return record_named(shape.record), []
    except UsageError as error:
        return None, [source.fault((*place, "record"), "record", error.text)]


def _entry(shape: WaiverShape, record: str | None, line: int) -> WaiverEntry:
    return WaiverEntry(
        rule=shape.rule,
        record=record,
        key=shape.key,
        county=shape.county,
        reason=shape.reason,
        authority=shape.authority,
        document=shape.document,
        granted_on=shape.granted_on,
        expires_on=shape.expires_on,
        line=line,
    )
