"""One rule or data problem in words and tables, for `fupin explain`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from fupin.model.errors import UsageError
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.model.suggestions import suggestion
from fupin.model.text import Language, Text
from fupin.model.units import base_of
from fupin.model.values import read_value, value_text
from fupin.report.figures import shown_number, shown_value
from fupin.report.names import FIELD_TYPES, FORCES, LEVELS, VERDICTS, field_name, record_name
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.rulebook.book import Case, Rule
from fupin.rulebook.limits import Limit
from fupin.rulebook.loading import load_rule, load_rule_book


def explained(identity: str, book: Path, language: Language) -> list[RenderableType]:
    """The explanation of a rule or of a data problem's code.

    Args:
        identity: a rule's id or a problem's code, in any case.
        book: folder of the rule book.
        language: the language of the texts.

    Raises:
        UsageError: nothing has that id; the message suggests near ones.
        RuleBookError: the rule book can't be used.
    """
    name = identity.upper()
    if name in set(ProblemCode):
        return list(_problem(ProblemCode(name), language))
    rule = load_rule(book, name)
    if rule is None:
        known = [rule.id for rule in load_rule_book(book).rules]
        hint = suggestion(name, [*known, *ProblemCode])
        raise UsageError(Text(f"没有编号 {identity}{hint.zh}", f"nothing has the id {identity}{hint.en}"))
    return list(_Explanation(rule, language).parts())


def _problem(code: ProblemCode, language: Language) -> Iterator[RenderableType]:
    note = PROBLEM_NOTES[code]
    level = LEVELS[code.level].in_language(language)
    yield Styled(f"{code}  {note.title.in_language(language)}  ({level})", "bold")
    yield ""
    yield note.meaning.in_language(language)
    yield Styled(Text("怎么办：", "What to do: ").in_language(language) + note.remedy.in_language(language), "green")


class _Explanation:
    """The parts of a rule's explanation, in the order in which they are shown."""

    def __init__(self, rule: Rule, language: Language) -> None:
        self._rule = rule
        self._language = language

    def parts(self) -> Iterator[RenderableType]:
        rule = self._rule
        yield Styled(f"{rule.id}  {rule.title.in_language(self._language)}", "bold")
        yield ""
        yield rule.requirement.in_language(self._language)
        yield ""
        yield self._facts()
        if rule.limits:
            yield self._heading("限额", "Figures")
            yield self._limits()
        yield self._heading("所读的列", "Cells that it reads")
        yield self._fields()
        yield self._heading("例子", "Cases")
        yield self._cases()
        yield self._heading("怎么办", "What to do")
        yield Padding(rule.remedy.in_language(self._language), (0, 0, 0, 2))

    def _say(self, zh: str, en: str) -> str:
        return Text(zh, en).in_language(self._language)

    def _heading(self, zh: str, en: str) -> RenderableType:
        return Padding(Styled(self._say(zh, en), "bold cyan"), (1, 0, 0, 0))

    def _table(self, *heads: tuple[str, str]) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for head in heads:
            table.add_column(self._say(*head), overflow="fold")
        return table

    def _facts(self) -> Table:
        rule = self._rule
        level = LEVELS[rule.level].in_language(self._language)
        record = record_name(rule.record)
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(self._say("记录", "record"), f"{record.zh} ({record.en})")
        grid.add_row(self._say("效力", "force"), f"{FORCES[rule.force].in_language(self._language)} · {level}")
        provisions = f"  ({', '.join(rule.provisions)})" if rule.provisions else ""
        grid.add_row(self._say("条款", "clause"), rule.clause + provisions)
        if rule.when is not None:
            grid.add_row(self._say("适用于", "applies when"), Styled(rule.when))
        grid.add_row(self._say("要求", "requires"), Styled(rule.require))
        return grid

    def _limits(self) -> Table:
        table = self._table(("名称", "name"), ("数值", "figure"), ("施行", "in force"), ("依据", "source"))
        for limit in self._rule.limits.values():
            for number, dated in enumerate(limit.values):
                until = f" – {dated.until}" if dated.until else self._say(" 起", " on")
                table.add_row(
                    "" if number else limit.name,
                    self._figure(limit, number),
                    f"{dated.since}{until}",
                    f"“{limit.phrase}” {limit.provision}" + (f"；{limit.source}" if limit.source else ""),
                )
        return table

    def _figure(self, limit: Limit, number: int) -> str:
        value = limit.values[number].value
        if hasattr(value, "isoformat"):
            return str(value)
        return shown_number(value, limit.unit).in_language(self._language)

    def _fields(self) -> Table:
        table = self._table(("列", "header"), ("英文名", "name"), ("类型", "type"), ("单位或选项", "unit or choices"))
        for field in self._rule.fields_named():
            detail = "、".join(field.values) if field.values else field.unit or ""
            table.add_row(field.header, field.name, FIELD_TYPES[field.type].in_language(self._language), detail)
        return table

    def _cases(self) -> Table:
        table = self._table(("记录", "record"), ("判断", "verdict"), ("说明", "note"))
        for case in self._rule.cases:
            verdict = VERDICTS[case.expect].in_language(self._language)
            table.add_row(
                self._given(case), Styled(verdict, _STYLES[case.expect.value]), case.note.in_language(self._language)
            )
        return table

    def _given(self, case: Case) -> str:
        record = self._rule.record
        parts = [
            f"{field_name(record, name).in_language(self._language)} {self._value(name, text)}"
            for name, text in case.given.items()
        ]
        parts += [self._say(f"没有列 {RECORDS[record].fields()[n].header}", f"no column {n}") for n in case.absent]
        if case.others:
            parts.append(self._say(f"同表另有 {len(case.others)} 条", f"{len(case.others)} more records"))
        return "；".join(parts) or self._say("（空）", "(empty)")

    def _value(self, name: str, text: str) -> str:
        """A case's value with its unit; as written where it can't be read."""
        field = RECORDS[self._rule.record].fields()[name]
        reading = read_value(text, field, base_of(field))
        if reading.problem is not None:
            return f"“{text}”"
        return shown_value(field, value_text(reading.value)).in_language(self._language)


_STYLES = {"pass": "green", "fail": "red", "unknown": "magenta", "not_applicable": "dim"}
