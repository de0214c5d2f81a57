"""The shipped targets and tasks, and every fault that such files can have."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from fupin.model.errors import RuleBookError
from fupin.rulebook.agenda import Agenda, load_agenda
from fupin.rulebook.loading import default_book

from .books import english, faults_of, write_book

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CONTRACT = SHARED / "spec" / "targets.yaml"
POLICY = SHARED / "policy" / "hebei-2018.txt"

TARGETS = """\
targets:
  - id: T01
    task: "1"
    provision: 2.1-b
    clause: 二(一)
    phrase: 村级电站1412个
    name: {zh: 村级电站, en: Village stations}
    due: 2018-12-31
    op: ">="
    value: "1412"
    unit: 个
    kind: cumulative
    proof:
      - {record: station, shows: count, where: station_type = '村级'}
"""
TASKS = """\
tasks:
  - no: "1"
    clause: 二(五)
    name: {zh: 光伏扶贫, en: Photovoltaic power}
    departments: [省发展改革委]
    local: "true"
    milestones:
      - deadline: 2018-12-31
        phrase: 2018年12月底
        what: {zh: 建成, en: Built}
        targets: [T01]
"""


@pytest.fixture(scope="module")
def shipped() -> Agenda:
    return load_agenda(default_book())


def book(folder: Path, targets: str = TARGETS, tasks: str = TASKS) -> Path:
    write_book(folder)
    (folder / "targets.yaml").write_text(targets, encoding="utf-8")
    (folder / "tasks.yaml").write_text(tasks, encoding="utf-8")
    return folder


def test_there_are_31_targets_and_26_tasks(shipped: Agenda) -> None:
    assert [target.id for target in shipped.targets] == [f"T{number:02}" for number in range(1, 32)]
    assert [task.no for task in shipped.tasks] == [str(number) for number in range(1, 27)]
    named = [identity for task in shipped.tasks for milestone in task.milestones for identity in milestone.targets]
    assert sorted(named) == [target.id for target in shipped.targets]


def test_targets_that_records_show(shipped: Agenda) -> None:
    proofs = {identity: [proof.record for proof in found] for identity, found in shipped.proofs.items() if found}
    assert proofs == {
        "T15": ["village"],
        "T18": ["station"],
        "T19": ["station"],
        "T20": ["station"],
        "T21": ["county"],
        "T26": ["enterprise"],
        "T27": ["village"],
        "T28": ["county", "household"],
    }


@pytest.mark.skipif(not CONTRACT.exists(), reason="needs ../shared")
def test_the_targets_are_those_of_the_contract(shipped: Agenda) -> None:
    contract = yaml.load(CONTRACT.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert len(contract) == len(shipped.targets)
    for wanted, target in zip(contract, shipped.targets, strict=True):
        assert wanted == {
            "id": target.id,
            "task": target.task,
            "provision": target.provision,
            "name": target.name.zh,
            "due": target.due.isoformat(),
            "op": target.op,
            "value": wanted["value"],
            "unit": target.unit,
            "kind": target.kind,
            **({"years": target.years} if target.years else {}),
        }
        assert Decimal(wanted["value"]) == target.value


@pytest.mark.skipif(not POLICY.exists(), reason="needs ../shared")
def test_phrases_and_departments_stand_in_the_policy(shipped: Agenda) -> None:
    body, _, annex = POLICY.read_text(encoding="utf-8").partition("\n 附件：\n")
    rows = _rows(annex)
    for target in shipped.targets:
        paragraph = _paragraph(body, target.clause)
        assert target.phrase in paragraph, target.id
    for task in shipped.tasks:
        row = rows[task.no]
        assert task.name.zh in row
        assert "、".join(task.departments) in row.replace("\n", "")
        assert ("市、县" in row.rpartition(task.departments[-1])[2]) is (task.local == "true")
        for milestone in task.milestones:
            assert milestone.phrase in row.rpartition(task.departments[-1])[2], task.no


def _paragraph(body: str, clause: str) -> str:
    chapter, _, section = clause.rstrip(")").partition("(")
    lines = [line.strip() for line in body.splitlines()]
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{chapter}、"))
    return next(line for line in lines[start:] if line.startswith(f"（{section}）"))


def _rows(annex: str) -> dict[str, str]:
    """The rows of the annex by number: from the line before the number to that before the next."""
    lines = annex.splitlines()
    starts = [number for number, line in enumerate(lines) if line.strip().isdigit()]
    ends = [*(start - 1 for start in starts[1:]), len(lines)]
    return {lines[start].strip(): "\n".join(lines[start - 1 : end]) for start, end in zip(starts, ends, strict=True)}


def test_a_sound_pair_of_files(tmp_path: Path) -> None:
    agenda = load_agenda(book(tmp_path))
    assert [(t.id, t.value) for t in agenda.targets] == [("T01", Decimal(1412))]
    assert agenda.proofs["T01"][0].shows == "count"
    task = agenda.task("1")
    assert task is not None
    assert task.departments == ["省发展改革委"]
    assert agenda.task("2") is None


def test_a_book_that_extends_another_has_its_targets(tmp_path: Path) -> None:
    write_book(tmp_path, {}, "extends: hebei-2018\n")
    assert len(load_agenda(tmp_path).targets) == 31


def test_a_book_without_targets(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match=r"no targets\.yaml"):
        load_agenda(write_book(tmp_path))


PROOF_FAULTS = [
    (
        "record: station",
        "record: statoin",
        "there is no record kind statoin; did you mean station, demonstration?",
        "proof.record",
    ),
    (
        "station_type =",
        "staton_type =",
        "no field or limit is called staton_type; did you mean station_type, station_name, station_id?",
        "proof.where",
    ),
    (
        "shows: count,",
        "shows: sum, total: capacity,",
        "there is no field capacity; did you mean capacity_kw?",
        "proof.total",
    ),
    ("shows: count,", "shows: sum, total: village,", "village is no numeric field", "proof.total"),
    (
        "shows: count,",
        "shows: count, of: capacity_kw,",
        "a condition is expected here, but capacity_kw is a number",
        "proof.of",
    ),
]


@pytest.mark.parametrize(("old", "new", "text", "key"), PROOF_FAULTS)
def test_faults_of_a_proof_are_told_with_their_line(tmp_path: Path, old: str, new: str, text: str, key: str) -> None:
    folder = book(tmp_path, TARGETS.replace(old, new))
    assert english(lambda: load_agenda(folder)) == [f"targets.yaml:14: T01.{key}: {text}"]


SHAPE_FAULTS = [
    ("shows: count,", "shows: count, total: capacity_kw,", 14, "expected count without total and whole"),
    ("shows: count,", "shows: sum,", 14, "expected sum with total and without whole"),
    (
        "shows: count,",
        "shows: share, total: capacity_kw,",
        14,
        "expected share with both of total and whole or neither",
    ),
    ("kind: cumulative", "kind: level", 2, "expected adds for a level target"),
    ("kind: cumulative", 'kind: increase\n    adds: "true"', 2, "expected adds for a level target only"),
    ("kind: cumulative", "kind: yearly", 2, "expected years for a yearly target and for no other"),
    ("kind: cumulative", "kind: yearly\n    years: [2019]", 2, "expected a first year that is the year of due"),
    ("kind: cumulative", "kind: yearly\n    years: [2018, 2018]", 2, "expected years in order, each once"),
    (
        "kind: cumulative",
        "kind: yearly\n    years: [18]",
        13,
        "found '18'; expected something like 2018 (^[0-9]{4}$)",
    ),
    ('task: "1"', "task: first", 3, "found 'first'; expected something like 5 (^[0-9]{1,2}$)"),
]


@pytest.mark.parametrize(("old", "new", "line", "text"), SHAPE_FAULTS)
def test_faults_of_a_target_s_shape(tmp_path: Path, old: str, new: str, line: int, text: str) -> None:
    folder = book(tmp_path, TARGETS.replace(old, new))
    ((file, at, _, found),) = faults_of(lambda: load_agenda(folder))
    assert (file, at) == ("targets.yaml", line)
    assert found.endswith(text)


def test_faults_between_the_files(tmp_path: Path) -> None:
    second = TARGETS.partition("\n")[2].replace("T01", "T02").replace('task: "1"', 'task: "7"')
    third = TARGETS.partition("\n")[2].replace("T01", "T03").replace("due: 2018", "due: 2019")
    fourth = TARGETS.partition("\n")[2].replace("T01", "T04")
    tasks = TASKS.replace("[T01]", "[T01, T02, T03, T05]")
    folder = book(tmp_path, TARGETS + second + third + fourth, tasks)
    assert english(lambda: load_agenda(folder)) == [
        "targets.yaml:16: T02.task: there is no task 7",
        "targets.yaml:42: T04.task: no milestone of task 1 names T04",
        "tasks.yaml:11: tasks.1.milestones.0: T02 belongs to task 7, not to task 1",
        "tasks.yaml:11: tasks.1.milestones.0: T03 is due on 2019-12-31, not on 2018-12-31",
        "tasks.yaml:11: tasks.1.milestones.0: there is no target T05; did you mean T04, T03, T02?",
    ]


def test_a_repeated_id_is_told(tmp_path: Path) -> None:
    folder = book(tmp_path, TARGETS + TARGETS.partition("\n")[2])
    assert english(lambda: load_agenda(folder)) == ["targets.yaml:15: targets.1: T01 stands twice"]
