"""fupin checks county submissions against Hebei's 2018 guidance on poverty alleviation through industry.

`fupin.check(paths_or_frames)` gives a `CheckResult`; the command line is `fupin`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fupin.version import __version__

if TYPE_CHECKING:
    from fupin.checking import check
    from fupin.model.errors import FupinError
    from fupin.result import CheckResult

__all__ = ["CheckResult", "FupinError", "__version__", "check"]

_HOMES = {"check": "fupin.checking", "CheckResult": "fupin.result", "FupinError": "fupin.model.errors"}


def __getattr__(name: str) -> Any:
    """Imports the library's parts when they are first used, so that small commands start fast."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'fupin' has no attribute {name!r}")
