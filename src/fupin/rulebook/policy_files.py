"""The files of a rule book that tell of its policy: `provisions.yaml`, `targets.yaml`, `tasks.yaml`.

A rule book that extends another and has no such file of its own has the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from fupin.model.text import Text
from fupin.rulebook.faults import RuleBookFaultsError
from fupin.rulebook.head import base_of, read_head
from fupin.rulebook.policy_shapes import (
    ProvisionFileShape,
    TargetFileShape,
    TargetShape,
    TaskFileShape,
)
from fupin.rulebook.shape_faults import shape_faults
from fupin.rulebook.shipped import shipped_rules
from fupin.strict_yaml.faults import Fault
from fupin.strict_yaml.shapes import Shape
from fupin.strict_yaml.yaml_text import YamlText, read_yaml

_ShapeT = TypeVar("_ShapeT", bound=Shape)


@dataclass(frozen=True)
class PolicyFile(Generic[_ShapeT]):
    """A file of the policy without faults.

    Attributes:
        shape: its content.
        source: the file with the line of every key.
    """

    shape: _ShapeT
    source: YamlText


def load_provisions(folder: Path) -> PolicyFile[ProvisionFileShape] | None:
    """The provisions of a rule book; None where it has none.

    Raises:
        RuleBookError: every fault of the file.
    """
    file = load_policy_file(folder, "provisions.yaml", ProvisionFileShape)
    if file is not None:
        _refuse(_repeated(file.source, "provisions", [item.id for item in file.shape.provisions]))
    return file


def load_targets(folder: Path) -> PolicyFile[TargetFileShape] | None:
    """The targets of a rule book; None where it has none.

    Raises:
        RuleBookError: every fault of the file.
    """
    file = load_policy_file(folder, "targets.yaml", TargetFileShape)
    if file is not None:
        _refuse(_repeated(file.source, "targets", [item.id for item in file.shape.targets]))
    return file


def load_tasks(folder: Path) -> PolicyFile[TaskFileShape] | None:
    """The tasks of a rule book; None where it has none.

    Raises:
        RuleBookError: every fault of the file.
    """
    file = load_policy_file(folder, "tasks.yaml", TaskFileShape)
    if file is not None:
        _refuse(_repeated(file.source, "tasks", [item.no for item in file.shape.tasks]))
    return file


def target_of(targets: Iterable[TargetShape], identity: str) -> TargetShape | None:
    """The target of an id, or None."""
    return next((item for item in targets if item.id == identity), None)


def policy_path(folder: Path, name: str) -> Path | None:
    """The file of a name in a rule book or, where it has none, in the one that it extends.

    Raises:
        RuleBookError: the head has a fault.
    """
    before: tuple[Path, ...] = ()
    at: Path | None = folder
    while at is not None:
        if (at / name).is_file():
            return at / name
        before = (*before, at.resolve())
        at = base_of(at, read_head(at), shipped_rules(), before)
    return None


def load_policy_file(folder: Path, name: str, shape: type[_ShapeT]) -> PolicyFile[_ShapeT] | None:
    """A file of the policy in a shape; None where the rule book has no such file.

    Raises:
        RuleBookError: the file's YAML or shape has a fault.
    """
    path = policy_path(folder, name)
    if path is None:
        return None
    source = read_yaml(path, RuleBookFaultsError)
    try:
        return PolicyFile(shape.model_validate(source.data), source)
    except ValidationError as error:
        raise RuleBookFaultsError(shape_faults(source, error, shape)) from error


def _refuse(faults: Iterator[Fault]) -> None:
    found = list(faults)
    if found:
        raise RuleBookFaultsError(found)


def _repeated(source: YamlText, key: str, names: Sequence[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            yield source.fault((key, number), f"{key}.{number}", Text(f"{name} 重复", f"{name} stands twice"))
        seen.add(name)
