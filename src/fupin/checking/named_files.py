"""The files that go with the options of a check: mapping file, waivers, roster."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from fupin.checking.options import CheckOptions
from fupin.province.roster_file import roster_of
from fupin.reading.pin_file import pins_of
from fupin.waivers import read_waivers


def with_named_files(
    options: CheckOptions,
    *,
    mapping: Path | None,
    assume: Iterable[str] = (),
    waivers: Path | None,
    roster: Path | None,
) -> CheckOptions:
    """Options with what stands in the files that go with them.

    Args:
        options: the others.
        mapping: the mapping file; None for none.
        assume: units of numbers that declare none, which the mapping file may not contradict.
        waivers: the file of waivers; None for none.
        roster: the roster; None for none.

    Raises:
        FaultsError: one of the files can't be used.
        UsageError: an assumption can't be understood, or contradicts another one or the file.
    """
    return replace(
        options,
        pins=pins_of(mapping, assume),
        waivers=None if waivers is None else read_waivers(waivers),
        roster=roster_of(roster),
    )
