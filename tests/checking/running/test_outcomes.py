"""Submissions that are worked off by several processes: the same result, whatever becomes of a worker."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fupin.checking import CheckOptions, check_sources
from fupin.checking.running import Step, in_process, pool, sizing, worker_process
from fupin.checking.running.tasks import Outcome, Refused, Task, work_off
from fupin.checking.running.worker import STARTED
from fupin.model.errors import UsageError
from fupin.model.text import Language, Text
from fupin.reading.pin_file import pins_of
from fupin.reading.sources import find_sources
from fupin.report.json_report.report import write_json
from fupin.result import CheckResult
from support.folders import MAPPING, write_folders

AS_OF = date(2018, 12, 31)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_folders(tmp_path / "county")
    return tmp_path / "county"


@pytest.fixture(autouse=True)
def _every_byte_is_worth_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizing, "_BYTES_A_WORKER", 1)


def options_of(tmp_path: Path) -> CheckOptions:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    return CheckOptions(as_of=AS_OF, pins=pins_of(mapping, ()), repair=True, margins=True)


def as_json(result: CheckResult) -> str:
    text = io.StringIO()
    write_json(result, text, Language.ENGLISH)
    return text.getvalue()


def checked(folder: Path, options: CheckOptions, jobs: int | None) -> str:
    return as_json(check_sources(find_sources([str(folder)]), options, jobs=jobs).result)


def reasons(text: str) -> dict[str, str]:
    inputs = json.loads(text)["inputs"]
    return {Path(each["path"]).parent.name: each["reason"] for each in inputs if each["reason"] is not None}


def findings(text: str, county: str) -> list[object]:
    return [each for each in json.loads(text)["findings"] if Path(each["path"]).parent.name == county]


def test_the_number_of_processes_changes_nothing(folder: Path, tmp_path: Path) -> None:
    options = options_of(tmp_path)
    alone = checked(folder, options, 1)
    assert all(f'"{part}"' in alone for part in ("changes", "nearest", "DATA01", "DATA12", "DATA25", "DATA28"))
    assert '"DATA18"' not in alone  # the mapping was used
    assert list(reasons(alone)) == ["己县"]
    assert checked(folder, options, 5) == alone
    steps: list[Step] = []
    sources = find_sources([str(folder)])
    pooled = check_sources(sources, options, steps.append, jobs=2, keep=True)
    assert as_json(pooled.result) == alone
    read = [[file.report.path for file in each.files] for each in pooled.submissions]
    assert read == [[file.label for file in source.files] for source in sources]
    assert sum(len(each.readings) for each in pooled.submissions) == 7
    told_well(steps, at_a_time=2)


def test_what_becomes_of_a_worker_is_one_submissions_business(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = options_of(tmp_path)
    good = checked(folder, options, 1)
    monkeypatch.setattr(worker_process, "_WORKER", "support.bad_worker")
    bad = checked(folder, options, 2)
    told = reasons(bad)
    assert set(told) == {"乙县", "丁县", "己县"}
    assert "SIGKILL" in told["乙县"] and "--jobs 1" in told["乙县"]
    assert "KeyError, fupin.checking.running.worker:" in told["丁县"]
    assert "王示例" not in told["丁县"]
    assert findings(bad, "丙县") == findings(good, "丙县") != []
    assert not findings(bad, "丁县")


def test_a_failure_in_this_process_hides_no_other_submission(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(task: Task, *others: object) -> Outcome:
        if task.source.files[0].path.parent.name == "丁县":
            raise MemoryError
        return work_off(task, *others)  # type: ignore[arg-type]

    options = options_of(tmp_path)
    good = checked(folder, options, 1)
    monkeypatch.setattr(in_process, "work_off", fails)
    bad = checked(folder, options, 1)
    assert set(reasons(bad)) == {"丁县", "己县"}
    assert good.count('"verdict": "fail"') > bad.count('"verdict": "fail"') > 0
    with pytest.raises(MemoryError):
        check_sources(find_sources([str(folder / "丁县")]), options)


def test_without_workers_this_process_does_it(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = options_of(tmp_path)
    alone = checked(folder, options, 1)
    monkeypatch.setattr(worker_process, "_WORKER", "support.no_such_worker")
    assert checked(folder, options, 3) == alone


def test_the_work_is_told_step_by_step(folder: Path) -> None:
    steps: list[Step] = []
    check_sources(find_sources([str(folder)]), CheckOptions(as_of=AS_OF), steps.append)
    told_well(steps, at_a_time=1)


def told_well(steps: list[Step], *, at_a_time: int) -> None:
    assert steps[-1] == Step(8, 8, ())
    assert {step.total for step in steps} == {8}
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert max(len(step.current) for step in steps) == at_a_time
    names = {name for step in steps for name in step.current}
    assert len(names) == 8
    assert not any("19800101" in name for name in names)


def test_a_script_without_a_guard_is_not_run_again(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, fupin\nfrom fupin.checking.running import sizing\nsizing._BYTES_A_WORKER = 1\nprint('begun')\n"
        "print(len(fupin.check(sys.argv[1], jobs=2).inputs))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script, folder], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["begun", "8"], done.stderr


def test_what_can_not_be_carried_out_ends_the_check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing:
        def __init__(self) -> None:
            self.messages = [STARTED, Refused(True, Text("没有这种编码", "there is no such encoding"))]

        def send(self, request: bytes) -> None:
            del request

        def message(self) -> object:
            return self.messages.pop(0)

        def end(self) -> None:
            pass

        def kill(self) -> None:
            pass

    monkeypatch.setattr(pool, "WorkerProcess", Refusing)
    with pytest.raises(UsageError, match="there is no such encoding"):
        check_sources(find_sources([str(folder)]), CheckOptions(as_of=AS_OF), jobs=2)


def test_few_and_small_submissions_are_done_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = [Task(number, source) for number, source in enumerate(find_sources([str(folder)]))]
    monkeypatch.setattr(sizing, "_BYTES_A_WORKER", sum(map(sizing.size_of, tasks)) // 2)
    assert sizing.workers_for(tasks, 8) == 2
    assert sizing.workers_for(tasks, 1) == 1
    assert sizing.workers_for([], None) == 0
    monkeypatch.undo()
    assert sizing.workers_for(tasks, 8) == 0
    assert sizing.cores() >= 1
    missing = replace(tasks[0].source, files=(replace(tasks[0].source.files[0], path=folder / "none.csv"),))
    assert sizing.size_of(Task(0, missing)) == 0


def test_a_containers_quota_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quota = tmp_path / "cpu.max"
    monkeypatch.setattr(sizing, "_QUOTA", quota)
    free = sizing.cores()
    quota.write_text("max 100000\n", encoding="ascii")
    assert sizing.cores() == free
    quota.write_text("100000 100000\n", encoding="ascii")
    assert sizing.cores() == 1
    monkeypatch.setattr(sizing, "_MEMORY", tmp_path / "meminfo")
    (tmp_path / "meminfo").write_text("MemTotal: 9 kB\nMemAvailable:  1100000 kB\n", encoding="ascii")
    assert sizing._fit_in_memory() == 2
