"""What the reading process has cost, as the system counts it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from fupin.reading.guard import child


@dataclass(frozen=True)
class Cost:
    """Processor time in seconds and the most memory in MB; None where the process is gone."""

    cpu_s: float | None
    memory_mb: float | None


class Meter:
    """Measures the next file that the waiting reading process takes."""

    def __init__(self) -> None:
        child.warm_up()
        self._pid = child._idle[-1]._process.pid
        with contextlib.suppress(OSError):
            Path(f"/proc/{self._pid}/clear_refs").write_text("5", encoding="ascii")
        self._before = self._cpu()

    def cost(self) -> Cost:
        """What it has cost since."""
        after = self._cpu()
        used = None if after is None or self._before is None else after - self._before
        try:
            status = Path(f"/proc/{self._pid}/status").read_text(encoding="ascii")
            most = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
        except (OSError, StopIteration):
            return Cost(used, None)
        return Cost(used, most / 1000)

    def _cpu(self) -> float | None:
        try:
            fields = Path(f"/proc/{self._pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            return None
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
