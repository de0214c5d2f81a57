"""Repairs in words and as data: "would comply if the amount were 2,000 yuan lower", never "write 50,000"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from fupin.model.fields import OWN_UNIT, FieldSpec, FieldType
from fupin.model.records import RECORDS
from fupin.model.repair import Change, Repair
from fupin.model.text import Language, Text, joined
from fupin.report.figures import shown_number, shown_value
from fupin.report.names import field_name

_DAYS = "天"


def repair_texts(repair: Repair, record: str, rule: str) -> list[Text]:
    """The repair in sentences, a sentence an alternative; only the changes that help to meet the rule.

    Args:
        repair: the repair.
        record: the record kind.
        rule: the rule whose finding it is.
    """
    if repair.must_do is not None:
        return [
            Text("没有可以依法改变的数据能使其符合，见“怎么办”", "no lawful change of data mends it; see what to do")
        ]
    sentences = []
    for changes in repair.alternatives:
        own = [change for change in changes if rule in change.rules]
        sentences.append(_sentence(own, record, (), repair.undecided))
    return list(dict.fromkeys(sentences))


def _sentence(changes: Sequence[Change], record: str, beyond: Sequence[str], undecided: Sequence[str]) -> Text:
    acts = joined([change_text(change, record) for change in changes], "，并且", ", and ")
    but = Text("", "") if not beyond else Text(f"除 {'、'.join(beyond)} 外均", f" with all but {', '.join(beyond)}")
    open_zh = f"（{'、'.join(undecided)} 无法判断，未计入）" if undecided else ""
    open_en = f" ({', '.join(undecided)} can't be judged and is left out)" if undecided else ""
    return Text(f"如果{acts.zh}，则{but.zh}符合{open_zh}", f"would comply{but.en} if {acts.en}{open_en}")


def change_text(change: Change, record: str) -> Text:
    """One change in words: by what act, and by how much a number or a day would be different."""
    if change.carried_by is not None:
        carried = _how_much(change, record)
        return Text(f"（随之）{carried.zh}", f"(along with it) {carried.en}")
    amount = _how_much(change, record)
    return Text(f"{change.words.zh}（{amount.zh}）", f"{change.words.en} ({amount.en})")


def _how_much(change: Change, record: str) -> Text:
    field, name = RECORDS[record].fields()[change.field], field_name(record, change.field)
    if change.by is None:
        return _reached(field, change, name)
    number = Decimal(change.by)
    if change.unit == _DAYS and not field.numeric:
        days = shown_number(abs(number), _DAYS)
        words = Text("推后", "later") if number > 0 else Text("提前", "earlier")
        return Text(f"{name.zh}{words.zh} {days.zh}", f"{name.en} {days.en} {words.en}")
    amount = shown_number(abs(number), None if field.unit == OWN_UNIT else field.unit)
    words = Text("增加", "more") if number > 0 else Text("减少", "less")
    return Text(f"{name.zh}{words.zh} {amount.zh}", f"{name.en} {amount.en} {words.en}")


def _reached(field: FieldSpec, change: Change, name: Text) -> Text:
    """What holds once the thing is done, of a field that is no number."""
    if change.value_to is None:
        return Text(f"{name.zh}有了内容", f"{name.en} no longer empty")
    if field.type is FieldType.DATE:
        return Text(f"{name.zh}不早于 {change.value_to}", f"{name.en} on {change.value_to} at the earliest")
    reached = shown_value(field, change.value_to)
    return Text(f"{name.zh}成为“{reached.zh}”", f"{name.en} then being {reached.en}")


def repair_data(repair: Repair, record: str, language: Language) -> Mapping[str, Any] | list[Mapping[str, Any]]:
    """The repair as the JSON report has it: a list of alternatives, or what must be done."""
    rest = {"beyond": list(repair.beyond), "unknown": list(repair.undecided)}
    if repair.must_do is not None:
        return {"must_do": repair.must_do.in_language(language), **rest}
    return [
        {
            "text": _sentence(changes, record, repair.beyond, repair.undecided).in_language(language),
            "changes": [_change_data(change, language) for change in changes],
            **rest,
        }
        for changes in repair.alternatives
    ]


def _change_data(change: Change, language: Language) -> dict[str, Any]:
    return {
        "field": change.field,
        "header": change.header,
        "cell": change.cell,
        "from": change.value_from,
        "to": change.value_to,
        "by": change.by,
        "unit": change.unit,
        "words": change.words.in_language(language),
        "carried_by": change.carried_by,
        "rules": list(change.rules),
    }
