"""The rule book as a table."""

from __future__ import annotations

from rich import box
from rich.table import Table

from fupin.model.text import Language, Text
from fupin.report.names import FORCES, LEVELS, YES, record_name
from fupin.rulebook.book import RuleBook

_HEADS = (
    Text("编号", "id"),
    Text("记录", "record"),
    Text("条款", "clause"),
    Text("效力", "force"),
    Text("级别", "level"),
    Text("可豁免", "waivable"),
    Text("要求", "what it asks"),
)


def rule_table(book: RuleBook, language: Language) -> Table:
    """All rules of a book, a line each."""
    title = f"{book.title.in_language(language)} · {book.id} {book.version} · {len(book.rules)}"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left")
    for head in _HEADS:
        table.add_column(head.in_language(language), no_wrap=head is _HEADS[0])
    for rule in book.rules:
        table.add_row(
            rule.id,
            record_name(rule.record).in_language(language),
            rule.clause,
            FORCES[rule.force].in_language(language),
            LEVELS[rule.level].in_language(language),
            YES.in_language(language) if rule.may_be_waived else "",
            rule.title.in_language(language),
        )
    return table


def waivable_line(book: RuleBook) -> Text:
    """Which rules of a book may be waived."""
    ids = [rule.id for rule in book.rules if rule.may_be_waived]
    return Text(f"可豁免的规则：{'、'.join(ids) or '无'}", f"rules that may be waived: {', '.join(ids) or 'none'}")
