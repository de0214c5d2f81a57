"""Which records can be compared with those of other counties, and which of their fields say where they are."""

from __future__ import annotations

OF_ONE_COUNTY = frozenset(
    {
        *("project", "enterprise", "workshop", "hiring", "loan", "station", "asset_project", "land_base"),
        *("agreement", "land_use", "village", "household", "township", "participation", "household_year", "payout"),
        *("distribution", "implementation", "household_contract", "premises", "demonstration", "pairing", "survey"),
        "application",
    }
)
"""The kinds whose records are one county's alone.

The others tell of a county by its name, or of what several counties may list alike: funds and departments of the
province, its indicators and tasks, events, plans, and layouts of industry at all levels.
"""
PLACES = frozenset({"county", "township", "village"})
"""Fields that only say where a record is: whoever copies one from another county changes them."""
LOANS, HOUSEHOLDS = "loan", "household"
HOUSEHOLD, BORROWER = "household_id", "borrower_name"
