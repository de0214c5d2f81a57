"""How many examples a property is tried with."""

from __future__ import annotations

from support.submissions import seeds


def examples(usual: int) -> int:
    """Give the number of examples: `usual` many, times as many as FUPIN_SEEDS says."""
    return usual * len(seeds(1))
