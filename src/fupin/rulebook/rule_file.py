"""One file of rules: from YAML to rules, with every fault of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from fupin.model.records import RECORDS
from fupin.model.suggestions import suggestion
from fupin.model.text import Text
from fupin.model.verdict import Verdict
from fupin.rulebook.book import Case, NeverWith, Rule, Source
from fupin.rulebook.checks import case_faults, period_faults, rule_faults
from fupin.rulebook.limits import DatedValue, Limit
from fupin.rulebook.schema import CaseShape, LimitShape, RuleFileShape, RuleShape
from fupin.rulebook.shape_faults import key_of, shape_faults
from fupin.strict_yaml.faults import Fault, FaultsError
from fupin.strict_yaml.yaml_text import Place, YamlText, read_yaml


@dataclass(frozen=True)
class RuleFile:
    """What a file of rules gave.

    Attributes:
        rules: the rules without a fault, in order.
        named: the ids of all its rules, also of the faulty ones, as far as they are readable.
        faults: everything that is wrong with the file.
        raw: the file's bytes; empty where it could not be read.
    """

    rules: tuple[Rule, ...]
    named: frozenset[str]
    faults: tuple[Fault, ...]
    raw: bytes


def read_rule_file(path: Path) -> RuleFile:
    """Reads the rules of one record kind; the file's name says which. Never raises for what is in the file."""
    try:
        source = read_yaml(path)
    except FaultsError as error:
        return RuleFile((), frozenset(), tuple(error.faults), b"")
    shapes, faults = _shapes(source)
    faults += _record_faults(source, path.stem)
    rules: list[Rule] = []
    for number, shape in shapes.items():
        rule = _rule(shape, path.stem, source, number)
        found = list(_faults_of(rule, shape, source, number))
        faults += found
        rules += [] if found else [rule]
    return RuleFile(tuple(rules), _named(source), tuple(faults), source.raw)


def _shapes(source: YamlText) -> tuple[dict[int, RuleShape], list[Fault]]:
    """The rules of the right shape by their number from 0, and what is wrong with the others."""
    try:
        return dict(enumerate(RuleFileShape.model_validate(source.data).rules)), []
    except ValidationError as error:
        faulty = {detail["loc"][:2] for detail in error.errors()}
        faults = list(shape_faults(source, error, RuleFileShape))
    listed = source.at(("rules",))
    numbers = range(len(listed)) if isinstance(listed, list) else range(0)
    return {
        number: RuleShape.model_validate(source.at(("rules", number)))
        for number in numbers
        if ("rules", number) not in faulty
    }, faults


def _record_faults(source: YamlText, expected: str) -> list[Fault]:
    record = source.at(("record",))
    if not isinstance(record, str) or record == expected:
        return []
    hint = suggestion(record, RECORDS)
    text = Text(
        f"写的是 {record}；应与文件名 {expected} 相同{hint.zh}",
        f"found {record}; expected the file's name, {expected}{hint.en}",
    )
    return [source.fault(("record",), "record", text)]


def _named(source: YamlText) -> frozenset[str]:
    listed = source.at(("rules",))
    numbers = range(len(listed)) if isinstance(listed, list) else range(0)
    ids = [source.at(("rules", number, "id")) for number in numbers]
    return frozenset(rule_id for rule_id in ids if isinstance(rule_id, str))


def _faults_of(rule: Rule, shape: RuleShape, source: YamlText, number: int) -> Iterator[Fault]:
    at: Place = ("rules", number)
    found = list(rule_faults(rule))
    for name, limit in shape.limits.items():
        found += [(("limits", name, *place), text) for place, text in period_faults(limit.since, limit.until)]
    for index, case in enumerate(shape.cases):
        found += [(("cases", index, *place), text) for place, text in case_faults(case, rule.record)]
    for place, text in found:
        yield source.fault((*at, *place), key_of(source, (*at, *place)), text)


def _rule(shape: RuleShape, record: str, source: YamlText, number: int) -> Rule:
    at: Place = ("rules", number)
    keys = source.at(at)
    lines = {key: source.line_of((*at, key)) for key in keys} if isinstance(keys, dict) else {}
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
        cases=cases_of(shape.cases, source, (*at, "cases")),
        source=Source(source.path, source.line_of(at), lines),
        cases_left_out=shape.cases_left_out,
        implied_by=tuple(shape.implied_by),
        never_with=tuple(NeverWith(tuple(each.rules), each.reason.text()) for each in shape.never_with),
        waivable=shape.waivable,
    )


def _limit(name: str, shape: LimitShape) -> Limit:
    dated = DatedValue(shape.value, shape.since, shape.until)
    return Limit(name, shape.unit, shape.provision, shape.phrase, shape.source, (dated,))


def cases_of(shapes: list[CaseShape], source: YamlText, at: Place) -> tuple[Case, ...]:
    """The cases listed at a place of a file."""
    return tuple(
        Case(
            given=shape.given,
            expect=Verdict(shape.expect),
            note=Text("", "") if shape.note is None else shape.note.text(),
            as_of=shape.as_of,
            others=tuple(shape.others),
            tables={name: tuple(rows) for name, rows in shape.tables.items()},
            absent=tuple(shape.absent),
            source=Source(source.path, source.line_of((*at, number))),
        )
        for number, shape in enumerate(shapes)
    )
