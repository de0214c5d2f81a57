"""The exit status of the commands."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit status says."""

    CLEAN = 0
    """Nothing at or above `--fail-on`."""
    FINDINGS = 1
    """Findings or problems at or above `--fail-on`."""
    UNUSABLE = 2
    """Wrong usage, a broken rule book, or an input that could not be read."""
    NOTHING = 3
    """There was nothing to check."""
