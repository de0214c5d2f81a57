"""A worker process that comes to grief over some submissions, by the names of their folders."""

from __future__ import annotations

import os
import signal
from typing import Any

from fupin.checking.running import worker
from fupin.checking.running.tasks import Outcome, Task, work_off


def _work_off(task: Task, *others: Any) -> Outcome:
    path = task.source.files[0].path
    once = path.parent.parent / "met"
    if path.parent.name == "乙县" or (path.parent.name == "丙县" and not once.exists()):
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if path.parent.name == "丁县":
        raise KeyError("王示例")
    return work_off(task, *others)


def main() -> None:
    """Does what a worker does, but for that."""
    vars(worker)["work_off"] = _work_off
    worker.main()
