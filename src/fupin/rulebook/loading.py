"""Loading a rule book: files to rules, with every fault of a file named at its line.

`load_rule_book` reads and checks the shape and the names. Expressions are parsed by
`fupin.rulebook.parsed`, so that a command that only shows a rule needs no SQL parser.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from fupin.model.errors import RuleBookError
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.rulebook.book import Case, Rule, RuleBook, Source
from fupin.rulebook.checks import rule_faults
from fupin.rulebook.faults import Fault, RuleBookFaultsError, shape_faults, suggestion
from fupin.rulebook.limits import DatedValue, Limit
from fupin.rulebook.schema import LimitShape, OverrideShape, RuleBookShape, RuleFileShape, RuleShape
from fupin.rulebook.yaml_text import YamlText, read_yaml

_Shape = TypeVar("_Shape", bound=BaseModel)

HEAD = "rulebook.yaml"
DEFAULT_BOOK = "hebei-2018"
MAX_EXTENDS = 5


def shipped_rules() -> Path:
    """The folder of the rule books that come with the program."""
    packaged = Path(__file__).parent.parent / "_rules"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rules"


def default_book() -> Path:
    """The folder of the rule book that is used when none is named."""
    return shipped_rules() / DEFAULT_BOOK


def load_rule_book(folder: Path) -> RuleBook:
    """Loads a rule book with what it extends.

    Args:
        folder: holds `rulebook.yaml` and a YAML file for each record kind that it has rules for.

    Raises:
        RuleBookError: names every fault with file, line, key, what was found and what was expected.
    """
    return _load(folder, MAX_EXTENDS)


def load_rule(folder: Path, rule_id: str) -> Rule | None:
    """Loads the one rule of an id, reading only files that mention it; None where there is none."""
    head = _head(folder)
    for path in _rule_files(folder):
        if rule_id in path.read_text(encoding="utf-8", errors="replace"):
            for rule in _rules_of(path):
                if rule.id == rule_id:
                    return _overridden([rule], head, partial=True)[0]
    if head.extends is not None:
        inherited = load_rule(_base(folder, head), rule_id)
        return None if inherited is None else _overridden([inherited], head, partial=True)[0]
    return None


def _load(folder: Path, extends_left: int) -> RuleBook:
    head = _head(folder)
    faults: list[Fault] = []
    rules: list[Rule] = []
    digest = hashlib.sha256()
    if head.extends is not None:
        if extends_left == 0:
            raise _head_error(folder, "extends", "extends 层数过多", "too many levels of extends")
        base = _load(_base(folder, head), extends_left - 1)
        rules += base.rules
        digest.update(base.sha256.encode())
    for path in _rule_files(folder):
        try:
            rules += _rules_of(path)
        except RuleBookFaultsError as found:
            faults += found.faults
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    faults += _repeated_ids(rules)
    if faults:
        raise RuleBookFaultsError(faults)
    digest.update((folder / HEAD).read_bytes())
    rules = _overridden(rules, head, partial=False)
    return RuleBook(head.id, head.version, head.title.text(), digest.hexdigest(), tuple(rules))


def _rule_files(folder: Path) -> list[Path]:
    """The rule files in the order of the record kinds; every other YAML file must be known."""
    named = {record: folder / f"{record}.yaml" for record in RECORDS}
    return [path for path in named.values() if path.is_file()]


def _head(folder: Path) -> RuleBookShape:
    if not folder.is_dir():
        raise RuleBookError(Text(f"没有规则库文件夹 {folder}", f"there is no rule book folder {folder}"))
    source = read_yaml(folder / HEAD)
    strange = [p for p in sorted(folder.glob("*.y*ml")) if p.stem not in {*RECORDS, *_OTHER_FILES}]
    faults = [
        Fault(
            path,
            1,
            Text(
                f"文件名不是记录种类{suggestion(path.stem, RECORDS).zh}",
                f"the file's name is no record kind{suggestion(path.stem, RECORDS).en}",
            ),
        )
        for path in strange
    ]
    return _shaped(source, RuleBookShape, faults)


_OTHER_FILES = ("rulebook", "targets", "tasks", "provisions")


def _base(folder: Path, head: RuleBookShape) -> Path:
    name = head.extends or ""
    for candidate in (folder.parent / name, folder / name, shipped_rules() / name):
        if candidate.is_dir() and candidate.resolve() != folder.resolve():
            return candidate
    raise _head_error(folder, "extends", f"找不到被扩展的规则库 {name}", f"the rule book {name} is not found")


def _head_error(folder: Path, key: str, zh: str, en: str) -> RuleBookError:
    source = read_yaml(folder / HEAD)
    return RuleBookFaultsError([Fault(source.path, source.line_of((key,)), Text(f"{key}：{zh}", f"{key}: {en}"))])


def _shaped(source: YamlText, shape: type[_Shape], faults: list[Fault]) -> _Shape:
    try:
        result = shape.model_validate(source.data)
    except ValidationError as error:
        raise RuleBookFaultsError([*faults, *shape_faults(source, error, shape)]) from error
    if faults:
        raise RuleBookFaultsError(faults)
    return result


def _rules_of(path: Path) -> list[Rule]:
    source = read_yaml(path)
    shape = _shaped(source, RuleFileShape, [])
    if shape.record != path.stem:
        hint = suggestion(shape.record, RECORDS)
        raise RuleBookFaultsError(
            [
                Fault(
                    path,
                    source.line_of(("record",)),
                    Text(
                        f"record：写的是 {shape.record}，应与文件名 {path.stem} 相同{hint.zh}",
                        f"record: found {shape.record}, expected the file's name {path.stem}{hint.en}",
                    ),
                )
            ]
        )
    rules = [_rule(rule, shape.record, source, number) for number, rule in enumerate(shape.rules)]
    faults = [fault for number, rule in enumerate(rules) for fault in rule_faults(rule, source, number)]
    if faults:
        raise RuleBookFaultsError(faults)
    return rules


def _rule(shape: RuleShape, record: str, source: YamlText, number: int) -> Rule:
    cases = tuple(
        Case(
            case.given,
            case.expect,
            case.note or "",
            case.as_of,
            tuple(case.others),
            {name: tuple(rows) for name, rows in case.tables.items()},
            tuple(case.absent),
        )
        for case in shape.cases
    )
    return Rule(
        id=shape.id,
        record=record,
        clause=shape.clause,
        provisions=tuple(shape.provisions),
        force=shape.force,
        when=shape.when,
        require=shape.require,
        limits={name: _limit(name, limit) for name, limit in shape.limits.items()},
        title=shape.title.text(),
        requirement=shape.requirement.text(),
        message=shape.message.text(),
        remedy=shape.remedy.text(),
        cases=cases,
        source=Source(source.path, source.line_of(("rules", number))),
    )


def _limit(name: str, shape: LimitShape) -> Limit:
    dated = DatedValue(shape.value, shape.since, shape.until)
    return Limit(name, shape.unit, shape.provision, shape.phrase, shape.source, (dated,))


def _repeated_ids(rules: Iterable[Rule]) -> Iterator[Fault]:
    first: dict[str, Source] = {}
    for rule in rules:
        if rule.id in first:
            where = first[rule.id]
            yield Fault(
                rule.source.path,
                rule.source.line,
                Text(
                    f"id：规则 {rule.id} 已在 {where.path}:{where.line} 定义",
                    f"id: the rule {rule.id} stands already at {where.path}:{where.line}",
                ),
            )
        first.setdefault(rule.id, rule.source)


def _overridden(rules: list[Rule], head: RuleBookShape, *, partial: bool) -> list[Rule]:
    """The rules with the head's overrides; `partial` rules may lack some that it names."""
    known = {rule.id: rule for rule in rules}
    for rule_id, limits in head.overrides.items():
        if rule_id not in known:
            if partial:
                continue
            hint = suggestion(rule_id, known)
            raise RuleBookError(
                Text(f"overrides：没有规则 {rule_id}{hint.zh}", f"overrides: there is no rule {rule_id}{hint.en}")
            )
        for name, override in limits.items():
            known[rule_id] = _with_override(known[rule_id], name, override)
    return [known[rule.id] for rule in rules]


def _with_override(rule: Rule, name: str, override: OverrideShape) -> Rule:
    limit = rule.limits.get(name)
    if limit is None:
        hint = suggestion(name, rule.limits)
        raise RuleBookError(
            Text(
                f"overrides：规则 {rule.id} 没有限额 {name}{hint.zh}",
                f"overrides: the rule {rule.id} has no limit {name}{hint.en}",
            )
        )
    if type(limit.values[0].value) is not type(override.value):
        raise RuleBookError(
            Text(
                f"overrides：{rule.id} 的 {name} 类型不同",
                f"overrides: {name} of {rule.id} is of another type",
            )
        )
    earlier = tuple(
        replace(dated, until=override.since - timedelta(days=1))
        for dated in limit.values
        if dated.since < override.since
    )
    values = (*earlier, DatedValue(override.value, override.since, override.until))
    changed = replace(limit, values=values, phrase=override.phrase or limit.phrase, source=override.source)
    return replace(rule, limits={**rule.limits, name: changed})
