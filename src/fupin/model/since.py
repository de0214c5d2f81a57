"""How a finding or a problem stands to an earlier report."""

from __future__ import annotations

from enum import StrEnum


class Since(StrEnum):
    """What has become of something since an earlier report; the values are shown to users and are stable."""

    NEW = "new"
    WORSENED = "worsened"
    KEPT = "kept"
    MENDED = "mended"
