"""Repair: what would have to be so that a failed record complies; and the margin of those that do."""
