"""The receipt of a check: from what, with what and by what its result was made."""

from __future__ import annotations

from collections.abc import Iterable

from fupin.checking.options import CheckOptions
from fupin.checking.ready import Ready
from fupin.model.receipt import OptionValue, Receipt
from fupin.result import InputReport
from fupin.version import __version__


def receipt_of(inputs: Iterable[InputReport], ready: Ready) -> Receipt:
    """The receipt of a check.

    Args:
        inputs: its input files, as they may be shown.
        ready: what they were judged with.
    """
    return Receipt(
        version=__version__,
        rulebook=ready.book.sha256,
        options={**_chosen(ready), **_reading(ready.options)},
        inputs=tuple((report.path, report.sha256) for report in inputs),
    )


def _chosen(ready: Ready) -> dict[str, OptionValue]:
    """What is judged and shown; the order in which rules were named plays no part."""
    options = ready.options
    return {
        "as_of": ready.as_of.isoformat(),
        "select": tuple(sorted(set(options.select))),
        "ignore": tuple(sorted(set(options.ignore))),
        "show_personal": options.show_personal,
        "repair": options.repair,
        "margins": options.margins,
        "waivers": None if options.waivers is None else options.waivers.sha256,
        **({"changed": True} if options.changed else {}),
    }


def _reading(options: CheckOptions) -> dict[str, OptionValue]:
    """How the inputs are read; what is assumed by the mapping file stands with what is assumed by the option."""
    assumed = (f"{record}.{field}={unit.name}" for (record, field), unit in options.pins.assumed.items())
    return {
        "record": options.record,
        "limit": options.limits.settings(),
        "mapping": options.pins.sha256,
        "assume": tuple(sorted(assumed)),
        "roster": None if options.roster is None else options.roster.sha256,
    }
