"""Which record kinds a template has sheets for."""

from __future__ import annotations

from collections.abc import Sequence

from fupin.model.errors import UsageError
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.reading.pin_names import record_named


def chosen_records(names: Sequence[str], everything: bool) -> tuple[str, ...]:
    """The record kinds of a template, in the usual order of a submission, each once.

    Args:
        names: names that the user gave, English (loan) or of the sheet (扶贫小额信贷); none for the core kinds.
        everything: the further kinds too.

    Raises:
        UsageError: there is no such kind, the message suggesting names like it; or both names and all are asked for.
    """
    if names and everything:
        raise UsageError(Text("写记录名，或用 --all，不能都用", "give records or --all, not both"))
    named = {record_named(name) for name in names}
    if named:
        return tuple(record for record in RECORDS if record in named)
    return tuple(record for record, model in RECORDS.items() if everything or not model.further)
