"""The targets and tasks of a rule book, checked against each other and against the record models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fupin.model.errors import RuleBookError
from fupin.model.suggestions import unknown
from fupin.model.text import Text
from fupin.rulebook.faults import RuleBookFaultsError
from fupin.rulebook.policy_files import PolicyFile, load_targets, load_tasks, target_of
from fupin.rulebook.policy_shapes import AreasShape, TargetFileShape, TargetShape, TaskFileShape, TaskShape
from fupin.rulebook.proofs import Proof, parse_proof
from fupin.strict_yaml.faults import Fault


@dataclass(frozen=True)
class Agenda:
    """What a policy asks for by when.

    Attributes:
        targets: in the order of their file.
        tasks: in the order of their file.
        proofs: by target, the ways in which records show its value, the best first.
        areas: which areas contain others; None where the rule book doesn't say.
    """

    targets: tuple[TargetShape, ...]
    tasks: tuple[TaskShape, ...]
    proofs: Mapping[str, tuple[Proof, ...]]
    areas: AreasShape | None

    def task(self, number: str) -> TaskShape | None:
        """The task of a number, or None."""
        return next((task for task in self.tasks if task.no == number), None)


def load_agenda(folder: Path) -> Agenda:
    """Loads the targets and tasks of a rule book.

    Raises:
        RuleBookError: it has none, or every fault of both files, of what they say of each other and of
            the proofs.
    """
    agenda = find_agenda(folder)
    if agenda is None:
        raise RuleBookError(
            Text(
                f"规则库 {folder} 没有 targets.yaml 或 tasks.yaml，没有目标任务可对照",
                f"the rule book {folder} has no targets.yaml or no tasks.yaml to measure progress by",
            )
        )
    return agenda


def find_agenda(folder: Path) -> Agenda | None:
    """The targets and tasks of a rule book; None where it lacks one of the two files.

    Raises:
        RuleBookError: every fault of both files, of what they say of each other and of the proofs.
    """
    targets, tasks = load_targets(folder), load_tasks(folder)
    if targets is None or tasks is None:
        return None
    faults = [*_target_faults(targets, tasks), *_task_faults(targets, tasks)]
    proofs: dict[str, tuple[Proof, ...]] = {}
    for number, target in enumerate(targets.shape.targets):
        found = []
        for at in range(len(target.proof)):
            proof, wrong = parse_proof(target.proof[at], targets.source, ("targets", number, "proof", at), target.id)
            faults += wrong
            found += [] if proof is None else [proof]
        proofs[target.id] = tuple(found)
    if faults:
        raise RuleBookFaultsError(faults)
    return Agenda(tuple(targets.shape.targets), tuple(tasks.shape.tasks), proofs, targets.shape.areas)


def _target_faults(targets: PolicyFile[TargetFileShape], tasks: PolicyFile[TaskFileShape]) -> Iterator[Fault]:
    """Targets of no task, and those that no milestone of their task names."""
    by_number = {task.no: task for task in tasks.shape.tasks}
    for number, target in enumerate(targets.shape.targets):
        place, key = ("targets", number), f"{target.id}.task"
        task = by_number.get(target.task)
        if task is None:
            yield targets.source.fault((*place, "task"), key, unknown("任务", "task", target.task, by_number))
        elif not any(target.id in milestone.targets for milestone in task.milestones):
            text = f"{target.task}"
            yield targets.source.fault(
                (*place, "task"),
                key,
                Text(f"任务 {text} 的时间节点都没有列 {target.id}", f"no milestone of task {text} names {target.id}"),
            )


def _task_faults(targets: PolicyFile[TargetFileShape], tasks: PolicyFile[TaskFileShape]) -> Iterator[Fault]:
    """Milestones that name unknown targets, those of other tasks, or those due on another day."""
    known = [target.id for target in targets.shape.targets]
    for number, task in enumerate(tasks.shape.tasks):
        for at, milestone in enumerate(task.milestones):
            for item, identity in enumerate(milestone.targets):
                text = _wrong(target_of(targets.shape.targets, identity), identity, task, at, known)
                if text is not None:
                    place = ("tasks", number, "milestones", at, "targets", item)
                    yield tasks.source.fault(place, f"tasks.{task.no}.milestones.{at}", text)


def _wrong(target: TargetShape | None, identity: str, task: TaskShape, at: int, known: list[str]) -> Text | None:
    deadline = task.milestones[at].deadline
    if target is None:
        return unknown("目标", "target", identity, known)
    if target.task != task.no:
        return Text(
            f"{identity} 属于任务 {target.task}，不属于任务 {task.no}",
            f"{identity} belongs to task {target.task}, not to task {task.no}",
        )
    if target.last_due != deadline:
        return Text(
            f"{identity} 在 {target.last_due} 到期，不在 {deadline}",
            f"{identity} is due on {target.last_due}, not on {deadline}",
        )
    return None
