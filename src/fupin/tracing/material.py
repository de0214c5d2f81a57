"""What a trace holds against the policy: rules, provisions, exemptions, targets and tasks, by file and line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from fupin.model.errors import RuleBookError
from fupin.model.text import Text
from fupin.rulebook.book import Rule, RuleBook
from fupin.rulebook.head import HEAD, base_of, read_head
from fupin.rulebook.limits import Limit
from fupin.rulebook.loading import load_rule_book, shipped_rules
from fupin.rulebook.policy_files import PolicyFile, load_provisions, load_targets, load_tasks
from fupin.rulebook.policy_shapes import ExemptionShape, ProvisionShape, TargetShape, TaskShape
from fupin.rulebook.schema import PolicyShape
from fupin.strict_yaml.shapes import Shape
from fupin.tracing.result import Place

_ShapeT = TypeVar("_ShapeT", bound=Shape)
_FileT = TypeVar("_FileT", bound=Shape)


@dataclass(frozen=True)
class Placed(Generic[_ShapeT]):
    """An entry of a file with its place."""

    shape: _ShapeT
    source: Place


@dataclass(frozen=True)
class Material:
    """A rule book with the files that tell of its policy.

    Attributes:
        book: the rules.
        policy: the policy as the head names it; None where it names none.
        head: the place of that.
        provisions: the provisions in order.
        last_letters: by clause number (`5.2`), the letter of its last provision.
        exemptions: numerals that are no figures.
        targets: the targets.
        tasks: the tasks.
    """

    book: RuleBook
    policy: PolicyShape | None
    head: Place
    provisions: tuple[Placed[ProvisionShape], ...]
    last_letters: dict[str, str]
    exemptions: tuple[Placed[ExemptionShape], ...]
    targets: tuple[Placed[TargetShape], ...]
    tasks: tuple[Placed[TaskShape], ...]

    @property
    def policy_date(self) -> date | None:
        """The policy's day."""
        return None if self.policy is None else self.policy.date

    @cached_property
    def provision(self) -> dict[str, Placed[ProvisionShape]]:
        """The provisions by id."""
        return {placed.shape.id: placed for placed in self.provisions}

    @cached_property
    def target(self) -> dict[str, Placed[TargetShape]]:
        """The targets by id."""
        return {placed.shape.id: placed for placed in self.targets}

    @cached_property
    def task(self) -> dict[str, Placed[TaskShape]]:
        """The tasks by number."""
        return {placed.shape.no: placed for placed in self.tasks}

    @cached_property
    def rule(self) -> dict[str, Rule]:
        """The rules by id."""
        return {rule.id: rule for rule in self.book.rules}

    @cached_property
    def limits(self) -> dict[str, tuple[Rule, Limit]]:
        """The limits by rule and name: `LOAN01.amount_max`."""
        return {
            f"{rule.id}.{limit.name}": (rule, limit) for rule in self.book.rules for limit in rule.limits.values()
        }


def load_material(folder: Path) -> Material:
    """Loads a rule book and the files that tell of its policy.

    Raises:
        RuleBookError: the rule book has faults, or no provisions.
    """
    book = load_rule_book(folder)
    provisions = load_provisions(folder)
    if provisions is None:
        raise RuleBookError(
            Text(f"规则库 {folder} 没有 provisions.yaml", f"the rule book {folder} has no provisions.yaml")
        )
    targets, tasks = load_targets(folder), load_tasks(folder)
    return Material(
        book,
        *_policy(folder),
        _placed(provisions, "provisions", provisions.shape.provisions),
        dict(provisions.shape.last_letters),
        _placed(provisions, "exemptions", provisions.shape.exemptions),
        () if targets is None else _placed(targets, "targets", targets.shape.targets),
        () if tasks is None else _placed(tasks, "tasks", tasks.shape.tasks),
    )


def place_in(rule: Rule, key: str) -> Place:
    """The place of a key of a rule."""
    return Place(rule.source.path, rule.source.line_of(key))


def _placed(file: PolicyFile[_FileT], key: str, shapes: list[_ShapeT]) -> tuple[Placed[_ShapeT], ...]:
    source = file.source
    return tuple(
        Placed(shape, Place(source.path, source.line_of((key, number)))) for number, shape in enumerate(shapes)
    )


def _policy(folder: Path) -> tuple[PolicyShape | None, Place]:
    """The policy and its place, in the head or in that of the rule book that it extends."""
    before: tuple[Path, ...] = ()
    at: Path | None = folder
    while at is not None:
        head = read_head(at)
        if head.shape.policy is not None:
            return head.shape.policy, Place(head.source.path, head.source.line_of(("policy",)))
        before = (*before, at.resolve())
        at = base_of(at, head, shipped_rules(), before)
    return None, Place(folder / HEAD, 1)
