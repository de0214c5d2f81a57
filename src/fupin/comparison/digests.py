"""The digests of records that stand in a report's tables."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from fupin.model.fingerprints import DIGEST_BYTES
from fupin.past_reports.shapes import PastInput

Digests: TypeAlias = dict[str, Counter[bytes] | None]
"""By record kind, how many records have which digest; None where a table of the kind has no digests."""


def digests_in(inputs: Iterable[PastInput]) -> Digests:
    """The digests of all records of some inputs."""
    found: Digests = {}
    for sheet in (sheet for each in inputs for sheet in each.sheets):
        known = found.setdefault(sheet.record, Counter())
        if sheet.digests is None:
            found[sheet.record] = None
        elif known is not None:
            known.update(_split(sheet.digests))
    return found


def _split(digests: str) -> Iterator[bytes]:
    whole = base64.b64decode(digests)
    return (whole[at : at + DIGEST_BYTES] for at in range(0, len(whole), DIGEST_BYTES))
