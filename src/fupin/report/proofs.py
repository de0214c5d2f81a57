"""What is proved of a rule book, for readers: the summary, and the table of witnesses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table

from fupin.model.records import RECORDS
from fupin.model.text import Language, Text
from fupin.report.case_words import case_in_words
from fupin.report.names import VERDICTS, field_names, record_name
from fupin.rulebook.book import RuleBook
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.proofs.proving import Never, Proofs

_HEADS = (
    Text("规则", "rule"),
    Text("判断", "verdict"),
    Text("记录", "record"),
    Text("来自", "found by"),
)
_COLON = Text("：", ": ")
_BY_SOLVER, _BY_CASE = Text("求解", "solver"), Text("例子", "case")


def proof_lines(proofs: Proofs) -> Iterator[Text]:
    """What is proved and what is not, a text a line; what doesn't hold is not among it."""
    for never in proofs.never:
        yield _never(never)
    yield from _summary(proofs)
    loose = Text("、".join(proofs.loose) or "无", ", ".join(proofs.loose) or "none")
    yield Text(
        "判定范围：比较、四则、比率、CASE、日期、是否填写、查找和空缺三值，都按原义求解。涉及全部记录时，分组函数和"
        f"对任意文字的 LIKE 可取任何值（{loose.zh}）：求得的矛盾和推出关系都成立，没有求得的只就此而言",
        "decided: comparisons, arithmetic, shares, CASE, dates, present, look-ups and the three values, as they are "
        "meant. Where all records are spoken of, group functions and LIKE of any text may give anything "
        f"({loose.en}): what is found contradictory or implied is so; that there is nothing else holds but for them",
    )
    yield Text(f"未判定 {len(proofs.undecided)} 处", f"undecided: {len(proofs.undecided)}")


def _summary(proofs: Proofs) -> Iterator[Text]:
    kinds = len({each.record for each in proofs.together})
    yield Text(
        f"一致性：{kinds} 种记录、{len(proofs.together)} 组能同时适用的规则，各有一条记录全部符合（已由引擎判过）；"
        f"{proofs.exclusions} 组不会同时适用",
        f"consistency: {kinds} record kinds, {len(proofs.together)} largest sets of rules, each passed whole by a "
        f"record that the engine has judged; {proofs.exclusions} sets can't apply together",
    )
    implied = Text("、".join(proofs.implied) or "无", ", ".join(proofs.implied) or "none")
    yield Text(
        f"独立性：{len(proofs.alone)} 条规则各有一条只不符合它的记录，引擎判过；写明可由其他规则推出的：{implied.zh}",
        f"independence: {len(proofs.alone)} rules are each failed by a record that fails no other, as the engine has "
        f"judged; rules that follow from others, as they say: {implied.en}",
    )
    by_case = [f"{each.rule} {each.verdict}" for each in proofs.witnesses if not each.by_solver]
    every, cases = len(proofs.witnesses), len(by_case)
    listed = Text(f"（{', '.join(by_case)}）", f" ({', '.join(by_case)})") if by_case else Text("", "")
    yield Text(
        f"实例：{every} 个判断各有一条引擎判过的记录，{every - cases} 条由求解得到，{cases} 条取自例子{listed.zh}",
        f"witnesses: {every} verdicts have a record each, {every - cases} found by the solver, {cases} taken from "
        f"cases{listed.en}; the engine has judged all of them",
    )


def unread_lines(book: RuleBook, language: Language) -> Iterator[str]:
    """The fields that no rule reads, each with the reason that the rule book gives."""
    for name, reason in (book.unread_fields or {}).items():
        record, _, field = name.partition(".")
        label = field_names(record, field).in_language(language)
        words = Text(f"没有规则读取 {RECORDS[record].sheet} 的 {label}", f"no rule reads {label} of {record}")
        yield f"{words.in_language(language)}{_COLON.in_language(language)}{reason.in_language(language)}"


def _never(never: Never) -> Text:
    names = ", ".join(never.rules)
    parts = "; ".join(f"{part.rule}.{part.key} {part.text}" for part in never.core)
    return Text(
        f"{names} 能同时适用，但不能同时符合（{parts}）：{never.reason.zh}",
        f"{names} can apply together but not be passed together ({parts}): {never.reason.en}",
    )


def witness_table(proofs: Proofs, rules: Sequence[ParsedRule], language: Language) -> Table:
    """A record for each verdict of each rule, and one for each set of rules that can be passed together."""
    by_id = {rule.rule.id: rule for rule in rules}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in _HEADS:
        table.add_column(head.in_language(language), overflow="fold", no_wrap=head is _HEADS[0])
    for each in proofs.witnesses:
        rule = by_id[each.rule]
        words = case_in_words(rule.rule.record, each.case, rule.reads)
        by = _BY_SOLVER if each.by_solver else _BY_CASE
        _row(table, language, Text(each.rule, each.rule), VERDICTS[each.verdict], words, by)
    for together in proofs.together:
        fields = dict.fromkeys(field for rule_id in together.rules for field in by_id[rule_id].reads)
        words = case_in_words(together.record, together.case, fields)
        count = len(together.rules)
        passed = Text(f"同时符合 {count} 条", f"passes {count} together")
        zh, en = "、".join(together.rules), ", ".join(together.rules)
        _row(
            table,
            language,
            record_name(together.record),
            passed,
            Text(f"{zh}：{words.zh}", f"{en}: {words.en}"),
            _BY_SOLVER,
        )
    return table


def _row(table: Table, language: Language, *texts: Text) -> None:
    table.add_row(*(text.in_language(language) for text in texts))
