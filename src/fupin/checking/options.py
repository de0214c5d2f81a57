"""What a check is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fupin.province.roster import Roster
from fupin.reading.guard.limits import Limits
from fupin.reading.pins import Pins
from fupin.waivers import WaiverFile


@dataclass(frozen=True)
class CheckOptions:
    """What a check is asked for.

    Attributes:
        rules: folder of the rule book; None for the one that ships.
        as_of: the date that the check speaks of; None for today.
        record: the record kind of inputs that don't say what they hold.
        select: ids or prefixes of the rules to apply; empty for all.
        ignore: ids or prefixes of rules to leave out.
        show_personal: leave personal numbers and names unmasked.
        limits: what one input file may cost.
        pins: what the user says of sheets, columns and units.
        roster: the counties that hand in; None where no roster is given.
        repair: find with what each failed record would comply.
        margins: keep every passing record's margin, not only the smallest of each limit.
        no_margins: find no margins at all, for reports that don't show them.
        changed: only the submissions that a change touches are checked, so what waivers and mapping entries don't
            find may well be in the others; nothing is said of it.
        waivers: the exceptions that were granted; they change nothing of how a submission is judged, only what
            becomes of its fails. None for none.
    """

    rules: Path | None = None
    as_of: date | None = None
    record: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    show_personal: bool = False
    limits: Limits = field(default_factory=Limits)
    pins: Pins = field(default_factory=Pins)
    roster: Roster | None = None
    repair: bool = False
    margins: bool = False
    no_margins: bool = False
    changed: bool = False
    waivers: WaiverFile | None = None
