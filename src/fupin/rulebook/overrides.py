"""What an extending rule book changes of the rules that it inherits: figures of limits from a day on, and waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from fupin.model.suggestions import unknown
from fupin.model.text import Text
from fupin.rulebook.book import Case, Rule
from fupin.rulebook.checks import case_faults, period_faults
from fupin.rulebook.limits import DatedValue, Limit
from fupin.rulebook.rule_file import cases_of
from fupin.rulebook.schema import NewValueShape, OverrideShape
from fupin.strict_yaml.faults import Fault
from fupin.strict_yaml.yaml_text import Place, YamlText

_DAY = timedelta(days=1)


def override_faults(
    rule_id: str, override: OverrideShape, rule: Rule | None, named: Iterable[str], source: YamlText
) -> Iterator[Fault]:
    """What is wrong with the override of a rule.

    Args:
        rule_id: the rule that it speaks of.
        override: what it changes.
        rule: that rule; None where there is none, or a faulty one.
        named: the ids of all rules, also of faulty ones.
        source: the file that the override stands in.
    """
    at: Place = ("overrides", rule_id)
    if rule is None:
        if rule_id not in named:
            yield source.fault(at, "overrides", unknown("规则", "rule", rule_id, named))
        return
    found: list[tuple[Place, Text]] = []
    if not override.model_fields_set:
        found.append(((), Text("应有 limits、cases 或 waivable", "expected limits, cases or waivable")))
    for name, values in override.limits.items():
        limit = rule.limits.get(name)
        if limit is None:
            found.append((("limits", name), unknown("限额", "limit", name, rule.limits)))
        else:
            found += [(("limits", name, *place), text) for place, text in _value_faults(limit, values)]
    for number, case in enumerate(override.cases):
        found += [(("cases", number, *place), text) for place, text in case_faults(case, rule.record)]
    for place, text in found:
        key = ".".join(str(part) for part in (*at, *place))
        yield source.fault((*at, *place), key, text)


def _value_faults(limit: Limit, values: list[NewValueShape]) -> Iterator[tuple[Place, Text]]:
    earlier: date | None = None
    for number, new in enumerate(values):
        # a single value stands in the file without a list around it; a place then falls back to its limit's line
        at: Place = (number,) if len(values) > 1 else ()
        if type(new.value) is not type(limit.values[0].value):
            yield (
                (*at, "value"),
                Text(
                    f"写的是 {new.value}；应与原限额 {limit.values[0].value} 类型相同",
                    f"found {new.value}; expected the type of the limit's own figure, {limit.values[0].value}",
                ),
            )
        for place, text in period_faults(new.since, new.until):
            yield (*at, *place), text
        if earlier is not None and new.since <= earlier:
            yield (
                (*at, "since"),
                Text(
                    f"{new.since} 不晚于前一项的 {earlier}；应按时间先后",
                    f"{new.since} is not after {earlier} of the one before; expected the order of time",
                ),
            )
        earlier = new.since


def overridden(rule: Rule, override: OverrideShape, source: YamlText) -> Rule:
    """A rule with an override that has no faults.

    Its cases are those of the override, and the inherited ones that speak of a day on which no
    figure of the rule differs.
    """
    limits = {name: _with_values(rule.limits[name], values) for name, values in override.limits.items()}
    changed = {**rule.limits, **limits}
    kept = tuple(case for case in rule.cases if _same_figures(rule.limits, changed, case))
    own = cases_of(override.cases, source, ("overrides", rule.id, "cases"))
    waivable = rule.waivable if override.waivable is None else override.waivable
    return replace(rule, limits=changed, cases=(*kept, *own), waivable=waivable)


def _with_values(limit: Limit, values: list[NewValueShape]) -> Limit:
    dated = limit.values
    for new in values:
        dated = _with_value(dated, DatedValue(new.value, new.since, new.until))
    phrase = next((new.phrase for new in reversed(values) if new.phrase), limit.phrase)
    source = "；".join(dict.fromkeys(new.source for new in values))
    return replace(limit, values=dated, phrase=phrase, source=source)


def _with_value(values: tuple[DatedValue, ...], new: DatedValue) -> tuple[DatedValue, ...]:
    """The values with a new one in force on its days; before and after them the old ones stay."""
    before = tuple(
        replace(old, until=new.since - _DAY if old.until is None else min(old.until, new.since - _DAY))
        for old in values
        if old.since < new.since
    )
    if new.until is None or new.until == date.max:
        return (*before, new)
    resumed = new.until + _DAY
    after = tuple(
        replace(old, since=max(old.since, resumed)) for old in values if old.until is None or old.until >= resumed
    )
    return (*before, new, *after)


def _same_figures(old: dict[str, Limit], new: dict[str, Limit], case: Case) -> bool:
    return all(limit.at(case.as_of) == new[name].at(case.as_of) for name, limit in old.items())
