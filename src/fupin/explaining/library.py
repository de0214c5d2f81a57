"""All that a rule book holds, in one place to look things up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from fupin.rulebook.book import Rule, RuleBook
from fupin.rulebook.changes import Changes, load_changes
from fupin.rulebook.loading import load_rule_book
from fupin.rulebook.policy_files import load_provisions, load_targets, load_tasks
from fupin.rulebook.policy_shapes import ProvisionShape, TargetShape, TaskShape

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Library:
    """A rule book with the policy's provisions, targets and tasks, each by its id.

    A rule book without provisions, targets or tasks has none of them here.
    """

    book: RuleBook
    provisions: dict[str, ProvisionShape]
    targets: dict[str, TargetShape]
    tasks: dict[str, TaskShape]
    changes: Changes

    def rules_on(self, provision: str) -> tuple[Rule, ...]:
        """The rules that rest on a provision, themselves or by a limit."""
        return tuple(rule for rule in self.book.rules if provision in provisions_of(rule))

    def rules_in(self, clause: str) -> tuple[Rule, ...]:
        """The rules of a clause."""
        return tuple(rule for rule in self.book.rules if clause in clauses_of(rule.clause))

    def targets_on(self, provision: str) -> tuple[TargetShape, ...]:
        """The targets that a provision sets."""
        return tuple(target for target in self.targets.values() if target.provision == provision)

    def task_of_clause(self, clause: str) -> TaskShape | None:
        """The annex's task that carries out a clause, or None."""
        return next((task for task in self.tasks.values() if task.clause == clause), None)

    def related(self, rule: Rule) -> tuple[Rule, ...]:
        """The rules that rest on one of a rule's provisions, or read one of its fields in the same record."""
        provisions = provisions_of(rule)
        fields = {field.name for field in rule.fields_named()}
        return tuple(
            other
            for other in self.book.rules
            if other.id != rule.id
            and (
                provisions & provisions_of(other)
                or (other.record == rule.record and fields & {field.name for field in other.fields_named()})
            )
        )


def load_library(folder: Path) -> Library:
    """Loads a rule book with all its files.

    Raises:
        RuleBookError: every fault of the rule book.
    """
    provisions, targets, tasks = load_provisions(folder), load_targets(folder), load_tasks(folder)
    return Library(
        load_rule_book(folder),
        _by_name(provisions.shape.provisions if provisions else (), lambda one: one.id),
        _by_name(targets.shape.targets if targets else (), lambda one: one.id),
        _by_name(tasks.shape.tasks if tasks else (), lambda one: one.no),
        load_changes(folder),
    )


def _by_name(items: Iterable[_Item], name: Callable[[_Item], str]) -> dict[str, _Item]:
    return {name(item): item for item in items}


def provisions_of(rule: Rule) -> set[str]:
    """The provisions that a rule rests on, itself or by a limit."""
    return {*rule.provisions, *(limit.provision for limit in rule.limits.values())}


def clauses_of(clause: str) -> tuple[str, ...]:
    """The single clauses of a rule's clause, such as 四(三)、四(四)."""
    return tuple(part for part in clause.split("、") if part)


def clauses(library: Library) -> Iterator[str]:
    """The clauses of a rule book in the order of its provisions, then those that only rules or tasks name."""
    named = [provision.clause for provision in library.provisions.values()]
    named += [task.clause for task in library.tasks.values()]
    named += [clause for rule in library.book.rules for clause in clauses_of(rule.clause)]
    yield from dict.fromkeys(named)
