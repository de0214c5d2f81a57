"""How many worker processes a check is worth."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from fupin.checking.running.tasks import Task

_BYTES_A_WORKER = 200_000
"""Bytes of input that are worth the start of a worker: about three counties' workbooks."""
_WORKER_MB = 500
"""What a worker and its reading process take of memory, with some room."""
_QUOTA = Path("/sys/fs/cgroup/cpu.max")
_MEMORY = Path("/proc/meminfo")


def workers_for(tasks: Sequence[Task], jobs: int | None) -> int:
    """How many workers the tasks are given; below 2, this process does them itself.

    Args:
        tasks: what is to be done.
        jobs: how many processes the user allows; None for as many as there are cores.
    """
    most = min(cores(), _fit_in_memory()) if jobs is None else jobs
    return min(most, len(tasks), sum(size_of(task) for task in tasks) // _BYTES_A_WORKER)


def size_of(task: Task) -> int:
    """The bytes of a submission's files, as far as they can be seen."""
    size = 0
    for file in task.source.files:
        with contextlib.suppress(OSError):  # its reader will say why
            size += file.path.stat().st_size
    return size


def cores() -> int:
    """The cores that this process may use: what the system, or a container's quota, leaves to it."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError):
        quota, period = _QUOTA.read_text(encoding="ascii").split()
        count = min(count, max(1, int(quota) // int(period)))  # without a quota it reads "max"
    return count


def _fit_in_memory() -> int:
    with contextlib.suppress(OSError, ValueError, StopIteration):
        lines = _MEMORY.read_text(encoding="ascii").splitlines()
        available = next(line for line in lines if line.startswith("MemAvailable:"))
        return max(1, int(available.split()[1]) // 1024 // _WORKER_MB)
    return cores()
