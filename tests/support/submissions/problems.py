"""What could not be read, and remarks on units, as a check must report them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fupin.model.records import RECORDS
from reference.evaluator import EMPTY

from .contents import Submission, fields_of
from .expected import key_text
from .places import Form, Place
from .units import dimension

Spot = tuple[str, str | None, str | None, str | None, str | None]
"""Path, sheet, cell, field and text of a problem."""


def unreadable_cells(submission: Submission, form: Form) -> Counter[Spot]:
    """Give the place of every cell that holds something unreadable."""
    return Counter(
        spot
        for place in form.places
        for at, row in enumerate(place.rows)
        for name, cell in submission.contents[place.record].rows[place.first + at].items()
        if cell.filled and cell.value is None
        for spot in [(*place.name, place.address(row, name), name, place.text(at, name))]
    )


def differing_units(form: Form) -> Counter[Spot]:
    """Give the place of every cell whose unit is not its column's, and of every header against its unit line."""
    return Counter(spot for place in form.places for spot in _differing(place))


def mixed_units(form: Form) -> frozenset[Spot]:
    """Give the place of every cell of years and months: whether that differs from either unit is left open."""
    return frozenset(
        (*place.name, place.address(row, name), name, cell.text)
        for place in form.places
        for row, cells in zip(place.rows, place.cells, strict=True)
        for name, cell in cells.items()
        if cell.mixed
    )


def _differing(place: Place) -> Iterator[Spot]:
    for name, heading in place.headings.items():
        if dimension(fields_of(place.record)[name]) is None:
            continue
        if heading.against_line:
            yield (*place.name, place.address(place.header_rows[0], name), name, heading.text)
        for at, row in enumerate(place.rows):
            cell = place.cells[at][name]
            if cell.unit is not None and heading.scale is not None and cell.unit.factor != heading.scale.factor:
                yield (*place.name, place.address(row, name), name, cell.text)


def keys_missing(submission: Submission, form: Form) -> Counter[Spot]:
    """Give the place of every first key that is empty, and every sheet without its column."""
    found: Counter[Spot] = Counter()
    for place in form.places:
        key = RECORDS[place.record].key[0]
        if key not in place.columns:
            found[(*place.name, None, key, None)] += 1
            continue
        for at, row in enumerate(place.rows):
            if not key_text(submission, place, at, key):
                found[(*place.name, place.address(row, key), key, place.text(at, key))] += 1
    return found


def keys_repeated(submission: Submission, form: Form) -> Counter[Spot]:
    """Give the place of every record whose key an earlier record has; an unreadable key is equal to none."""
    found: Counter[Spot] = Counter()
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for place in form.places:
        names = RECORDS[place.record].key
        for at, row in enumerate(place.rows):
            cells = [submission.contents[place.record].rows[place.first + at].get(name, EMPTY) for name in names]
            if any(cell.filled and cell.value is None for cell in cells):
                continue
            key = tuple(key_text(submission, place, at, name) for name in names)
            if key[0] and (place.record, key) in seen:
                found[(*place.name, place.address(row, names[0]), names[0], place.text(at, names[0]))] += 1
            seen.add((place.record, key))
    return found
