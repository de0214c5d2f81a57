"""Reading a roster: its counties, or every fault of it at its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from fupin.model.county_names import squeezed
from fupin.model.text import Text
from fupin.province.roster import Roster, RosterCounty
from fupin.province.roster_shape import RosterShape
from fupin.strict_yaml.faults import Fault, FaultsError
from fupin.strict_yaml.shapes import shape_faults
from fupin.strict_yaml.yaml_text import Data, Place, YamlText, read_yaml


class RosterFaultsError(FaultsError):
    """One or more faults of a roster, by line."""


def roster_of(path: Path | None) -> Roster | None:
    """The roster of a file; None where there is none.

    Raises:
        RosterFaultsError: every fault of the file.
    """
    return None if path is None else read_roster(path)


def read_roster(path: Path) -> Roster:
    """Reads a roster.

    Raises:
        RosterFaultsError: every fault of the file.
    """
    source = read_yaml(path, RosterFaultsError)
    faults = [*_twice(source)]
    try:
        shape = RosterShape.model_validate(source.data)
    except ValidationError as error:
        raise RosterFaultsError([*faults, *shape_faults(source, error, RosterShape, _key_of)]) from error
    if faults:
        raise RosterFaultsError(faults)
    counties = tuple(
        RosterCounty(
            county.name,
            county.code,
            tuple(county.alias),
            tuple(county.files),
            source.line_of(("counties", number, "name")),
        )
        for number, county in enumerate(shape.counties)
    )
    return Roster(counties, str(path), source.sha256)


def _twice(source: YamlText) -> Iterator[Fault]:
    """Names, codes and patterns that stand in two counties, or twice in one, whatever else is wrong with the file."""
    seen: dict[tuple[bool, str], Place] = {}
    for place, text in _texts(source):
        pattern = "files" in place
        known = (pattern, text.strip() if pattern else squeezed(text))
        if not known[1]:
            continue
        first = seen.setdefault(known, place)
        if first == place:
            continue
        line = source.line_of(first)
        found = Text(
            f"{text.strip()} 在第 {line} 行已经写过；每个县只列一次，名称、代码、文件各属一个县",
            f"{text.strip()} stands on line {line} already; a county is listed once, and each name, code and pattern"
            " is one county's",
        )
        yield source.fault(place, _key_of(source, place), found)


def _texts(source: YamlText) -> Iterator[tuple[Place, str]]:
    """The names, codes and patterns of all counties, each with its place."""
    counties = source.at(("counties",))
    for number in range(len(counties) if isinstance(counties, list) else 0):
        for key in ("name", "code", "alias", "files"):
            place: Place = ("counties", number, key)
            yield from _at(place, source.at(place))


def _at(place: Place, data: Data | None) -> Iterator[tuple[Place, str]]:
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, list):
        for number, item in enumerate(data):
            if isinstance(item, str):
                yield (*place, number), item


def _key_of(source: YamlText, place: Place) -> str:
    """A key path as the reader is shown it: `阜平县.code`, the county by its name where it has one."""
    if len(place) > 1 and place[0] == "counties":
        name = source.at((*place[:2], "name"))
        place = (name if isinstance(name, str) and name else f"counties.{place[1]}", *place[2:])
    return ".".join(str(part) for part in place) or source.path.name
