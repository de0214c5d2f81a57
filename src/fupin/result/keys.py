"""Which records a sheet holds, pass or fail, as far as waivers could speak of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RecordKeys:
    """The keys of one sheet's records of one county.

    Attributes:
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets.
        record: the record kind.
        county: the county that the records, or else their submission, name; None where nothing does.
        digests: what their true keys come to (`fupin.model.fingerprints.key_digest`), sorted; one for
            each record, so a key that is repeated stands more than once.
    """

    path: str
    sheet: str | None
    record: str
    county: str | None
    digests: tuple[str, ...]
