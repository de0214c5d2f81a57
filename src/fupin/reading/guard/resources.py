"""Limits of memory and processor time for this process, where the system has such limits."""

from __future__ import annotations

import sys
from pathlib import Path

from fupin.reading.guard.limits import MEGABYTE, Limits

if sys.platform != "win32":
    import resource


def restrict(limits: Limits) -> None:
    """Limits what this process may use from now on, for one file.

    Memory is limited beyond what the process has already (Linux only); a process that takes too
    much processor time is ended by the system (not on Windows). No core files are written.
    """
    if sys.platform == "win32":
        return
    _set(resource.RLIMIT_CORE, 0)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + limits.cpu_s)
    if (size := _address_space()) is not None:
        _set(resource.RLIMIT_AS, size + limits.memory_mb * MEGABYTE)


def resident_mb() -> float:
    """How much memory this process has now, in MB; 0 where the system doesn't say."""
    pages = _pages()
    return 0.0 if pages is None else pages[1] * _page_size() / MEGABYTE


def _address_space() -> int | None:
    pages = _pages()
    return None if pages is None else pages[0] * _page_size()


def _pages() -> tuple[int, int] | None:
    """Pages of address space and of memory."""
    try:
        size, resident, *_ = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return int(size), int(resident)


def _page_size() -> int:
    return 1 if sys.platform == "win32" else resource.getpagesize()


def _set(what: int, soft: int) -> None:
    """Sets a soft limit, within the hard one; the hard one stays, so that the next file can have its own."""
    if sys.platform != "win32":
        hard = resource.getrlimit(what)[1]
        within = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
        resource.setrlimit(what, (within, hard))
