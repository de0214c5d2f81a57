"""Every change of a limit, phrase, provision, target or figure makes the trace fail, and it says where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest

from fupin.model.errors import UnreadableInputError
from fupin.rulebook.book import Rule
from fupin.rulebook.limits import Figure, Limit
from fupin.rulebook.policy_shapes import ProvisionShape
from fupin.tracing import Document, Material, held, missed
from fupin.tracing.document import document_of
from fupin.tracing.material import Placed
from fupin.tracing.result import Entry

Pair = tuple[Document, Material]
Mutant = tuple[str, Material, Callable[[Entry], bool]]
"""What is changed, the changed rule book, and what a miss that names it is like."""


@pytest.fixture(params=["bees", "hebei"])
def pair(request: pytest.FixtureRequest) -> Pair:
    loaded: Pair = request.getfixturevalue(request.param)
    assert [entry.text.en for entry in held(*loaded).misses] == []
    return loaded


def survivors(document: Document, mutants: Iterator[Mutant]) -> list[str]:
    """The changes that no miss names; at least one must have been made."""
    tried = [(name, any(named(miss) for miss in missed(document, changed))) for name, changed, named in mutants]
    assert tried
    return [name for name, found in tried if not found]


def about(name: str) -> Callable[[Entry], bool]:
    return lambda miss: miss.subject.name == name


def test_a_limit_with_another_value_is_named(pair: Pair) -> None:
    document, material = pair
    assert survivors(document, _limit_values(material)) == []


def _limit_values(material: Material) -> Iterator[Mutant]:
    for name, (rule, limit) in material.limits.items():
        first = limit.values[0]
        for value in _others(first.value):
            values = (replace(first, value=value), *limit.values[1:])
            yield f"{name} = {value}", _with_limit(material, rule, replace(limit, values=values)), about(name)


def _others(value: Figure) -> tuple[Figure, ...]:
    if isinstance(value, date):
        return value - timedelta(days=1), value.replace(year=value.year + 1)
    return value + 1, value * 12 if value else Decimal(7)


def test_a_limit_with_another_phrase_is_named(pair: Pair) -> None:
    document, material = pair
    mutants = (
        (f"{name}: {phrase}", _with_limit(material, rule, replace(limit, phrase=phrase)), about(name))
        for name, (rule, limit) in material.limits.items()
        for phrase in [f"{limit.phrase}乎"]
    )
    assert survivors(document, mutants) == []


def test_a_limit_with_the_phrase_of_another_is_named(pair: Pair) -> None:
    document, material = pair
    mutants = (
        (f"{name}: {other.phrase}", _with_limit(material, rule, replace(limit, phrase=other.phrase)), about(name))
        for name, (rule, limit) in material.limits.items()
        for other in {other.phrase: other for _, other in material.limits.values()}.values()
        if limit.provision in material.provision
        if not (limit.phrase in other.phrase or other.phrase in limit.phrase)
    )
    assert survivors(document, islice(mutants, 0, None, 7)) == []


def test_a_limit_in_force_from_another_day_or_in_another_unit_is_named(pair: Pair) -> None:
    document, material = pair
    assert survivors(document, _days_and_units(material)) == []


def _days_and_units(material: Material) -> Iterator[Mutant]:
    for name, (rule, limit) in material.limits.items():
        first = replace(limit.values[0], since=limit.values[0].since - timedelta(days=1))
        yield name, _with_limit(material, rule, replace(limit, values=(first, *limit.values[1:]))), about(name)
        unit = "万元" if limit.unit == "元" else "元"
        yield f"{name} in {unit}", _with_limit(material, rule, replace(limit, unit=unit)), about(name)


def test_a_limit_of_another_provision_is_named(pair: Pair) -> None:
    document, material = pair
    mutants = (
        (name, _with_limit(material, rule, replace(limit, provision="9.9-z")), about(rule.id))
        for name, (rule, limit) in material.limits.items()
    )
    assert survivors(document, mutants) == []


def test_a_provision_that_is_dropped_is_named(pair: Pair) -> None:
    document, material = pair
    mutants = (
        (placed.shape.id, replace(material, provisions=_without(material, index)), about(placed.shape.id))
        for index, placed in enumerate(material.provisions)
    )
    assert survivors(document, mutants) == []


def test_a_provision_with_another_phrase_is_named(pair: Pair) -> None:
    document, material = pair
    mutants = (
        (placed.shape.id, _with_provision(material, index, phrase=f"非{placed.shape.phrase}"), about(placed.shape.id))
        for index, placed in enumerate(material.provisions)
    )
    assert survivors(document, mutants) == []


def test_a_provision_with_the_phrase_of_another_is_named(pair: Pair) -> None:
    document, material = pair
    phrases = {placed.shape.clause: placed.shape.phrase for placed in material.provisions}
    mutants = (
        (
            placed.shape.id,
            _with_provision(material, index, phrase=phrases[placed.shape.clause]),
            about(placed.shape.id),
        )
        for index, placed in enumerate(material.provisions)
        if phrases[placed.shape.clause] != placed.shape.phrase
    )
    assert survivors(document, mutants) == []


def test_a_limit_or_target_that_a_figure_does_not_name_any_more_is_named(pair: Pair) -> None:
    document, material = pair
    assert survivors(document, _unnamed(material)) == []


def _unnamed(material: Material) -> Iterator[Mutant]:
    for index, placed in enumerate(material.provisions):
        names = {name for figure in placed.shape.figures for name in figure.by if not name.startswith("task ")}
        cited = {name for name in names if _provision_of(material, name) == placed.shape.id}
        for name in cited:
            figures = [
                figure.model_copy(update={"by": [other for other in figure.by if other != name]})
                for figure in placed.shape.figures
            ]
            yield f"{placed.shape.id}: {name}", _with_provision(material, index, figures=figures), about(name)


def _provision_of(material: Material, name: str) -> str:
    """The provision of a limit or target; figures of other provisions may name it too."""
    if name in material.limits:
        return material.limits[name][1].provision
    return material.target[name].shape.provision


def test_a_rule_that_a_provision_does_not_name_any_more_is_named(pair: Pair) -> None:
    document, material = pair
    mutants = (
        (f"{placed.shape.id}: {name}", _with_provision(material, index, encoded_by=[*left, "XX99"]), about(name))
        for index, placed in enumerate(material.provisions)
        for name in placed.shape.encoded_by
        for left in [[other for other in placed.shape.encoded_by if other != name]]
    )
    assert survivors(document, mutants) == []


def test_a_target_with_another_value_or_day_is_named(pair: Pair) -> None:
    document, material = pair
    assert survivors(document, _targets(material)) == []


def _targets(material: Material) -> Iterator[Mutant]:
    for index, placed in enumerate(material.targets):
        target = placed.shape
        changes: list[dict[str, object]] = [{"value": value} for value in _others(target.value)]
        changes += [{"due": target.due.replace(year=target.due.year + 1)}, {"due": target.due - timedelta(days=1)}]
        changes += [{"phrase": f"{target.phrase}乎"}, {"op": "<=" if target.op == ">=" else ">="}]
        for change in changes:
            changed = Placed(target.model_copy(update=change), placed.source)
            targets = (*material.targets[:index], changed, *material.targets[index + 1 :])
            yield f"{target.id}: {change}", replace(material, targets=targets), about(target.id)


def test_a_figure_without_its_account_is_named(pair: Pair) -> None:
    document, material = pair
    assert survivors(document, _accounts(document, material)) == []


def _accounts(document: Document, material: Material) -> Iterator[Mutant]:
    """Each figure of the body, and the rule book without what accounts for it."""
    for account in held(document, material).figures:
        if account.clause not in document.clauses:
            continue
        ids = {by.partition(" → ")[0] for by in account.accounted}
        provisions = tuple(
            _forgetting(placed, account.text) if placed.shape.id in ids else placed for placed in material.provisions
        )
        exemptions = tuple(placed for placed in material.exemptions if placed.shape.phrase not in ids)
        where = (account.clause, account.line, account.text)
        yield (
            f"{where}",
            replace(material, provisions=provisions, exemptions=exemptions),
            at(where),
        )


def at(where: tuple[str, int, str]) -> Callable[[Entry], bool]:
    return lambda miss: (miss.clause, miss.line, miss.subject.name) == where


def _forgetting(placed: Placed[ProvisionShape], text: str) -> Placed[ProvisionShape]:
    """A provision without the figures that hold a text, or stand in it."""
    figures = [one for one in placed.shape.figures if not (text in one.text or one.text in text)]
    return Placed(placed.shape.model_copy(update={"figures": figures}), placed.source)


def test_a_task_with_another_day_or_department_is_named(pair: Pair) -> None:
    document, material = pair
    assert survivors(document, _tasks(material)) == []


def _tasks(material: Material) -> Iterator[Mutant]:
    for index, placed in enumerate(material.tasks):
        task = placed.shape
        others: list[dict[str, object]] = [
            {"departments": task.departments[1:]},
            {"local": "false" if task.local == "true" else "true"},
            {"clause": "一(一)"},
        ]
        for number, milestone in enumerate(task.milestones):
            changes: tuple[dict[str, object], ...] = (
                {"deadline": milestone.deadline + timedelta(days=1)},
                {"phrase": f"{milestone.phrase}乎"},
            )
            for change in changes:
                milestones = [*task.milestones]
                milestones[number] = milestone.model_copy(update=change)
                others.append({"milestones": milestones})
        for other in others:
            changed = Placed(task.model_copy(update=other), placed.source)
            tasks = (*material.tasks[:index], changed, *material.tasks[index + 1 :])
            yield f"{task.no}: {other}", replace(material, tasks=tasks), about(task.no)
        left = (*material.tasks[:index], *material.tasks[index + 1 :])
        yield f"{task.no} dropped", replace(material, tasks=left), about(task.no)


NEXT = {sign: f"{(number + 1) % 10}" for number, sign in enumerate("0123456789")}
NEXT |= dict(zip("一二三四五六七八九十百", "二三四五六七八九六百千", strict=True))


def test_a_policy_with_another_numeral_is_no_longer_the_rule_books(pair: Pair) -> None:
    document, material = pair
    text = document.path.read_text(encoding="utf-8")
    places = [place for place, sign in enumerate(text) if sign in NEXT]
    unseen = [
        text[place - 8 : place + 8]
        for place in islice(places, 0, None, 1 + len(places) // 80)
        if not _noticed(document.path, f"{text[:place]}{NEXT[text[place]]}{text[place + 1 :]}", material)
    ]
    assert len(places) > 40
    assert unseen == []


def _noticed(path: Path, text: str, material: Material) -> bool:
    """Whether something is missing in a changed policy, or it can't be read any more."""
    try:
        changed = document_of(path, text)
    except UnreadableInputError:
        return True
    return next(missed(changed, material), None) is not None


def _without(material: Material, index: int) -> tuple[Placed[ProvisionShape], ...]:
    return (*material.provisions[:index], *material.provisions[index + 1 :])


def _with_provision(material: Material, index: int, **change: object) -> Material:
    placed = material.provisions[index]
    changed = Placed(placed.shape.model_copy(update=change), placed.source)
    return replace(material, provisions=(*material.provisions[:index], changed, *material.provisions[index + 1 :]))


def _with_limit(material: Material, rule: Rule, limit: Limit) -> Material:
    changed = replace(rule, limits={**rule.limits, limit.name: limit})
    rules = tuple(changed if one.id == rule.id else one for one in material.book.rules)
    return replace(material, book=replace(material.book, rules=rules))
