"""A rule book and a selection that can be used, made before any input is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fupin.checking.options import CheckOptions
from fupin.model.errors import UsageError
from fupin.model.records import RECORDS
from fupin.model.suggestions import suggestion, unknown
from fupin.model.text import Text
from fupin.rulebook.book import RuleBook
from fupin.rulebook.changes import Changes, load_changes
from fupin.rulebook.loading import default_book
from fupin.rulebook.parsed import ParsedRule, load_parsed_book


@dataclass(frozen=True)
class Ready:
    """What every submission of a check is judged with.

    Attributes:
        options: what the check is asked for.
        as_of: the date that it speaks of.
        book: the rule book.
        rules: the rules that the selection lets through, in the order of the rule book.
        changes: what may lawfully be changed, by record kind; None where no repair is wanted.
    """

    options: CheckOptions
    as_of: date
    book: RuleBook
    rules: tuple[ParsedRule, ...]
    changes: Changes | None

    @classmethod
    def for_options(cls, options: CheckOptions) -> Ready:
        """Loads the rule book.

        Raises:
            RuleBookError: the rule book can't be used.
            UsageError: an unknown record kind, or a selection that matches no rule.
        """
        if options.record is not None:
            refuse_unknown_record(options.record)
        folder = options.rules or default_book()
        book, rules = load_parsed_book(folder)
        changes = load_changes(folder) if options.repair else None
        return cls(options, options.as_of or date.today(), book, tuple(_selected(rules, options)), changes)

    @property
    def order(self) -> list[str]:
        """The ids of the rules in the order of the rule book."""
        return [rule.rule.id for rule in self.rules]


def refuse_unknown_record(name: str) -> None:
    """Refuses a name that is no record kind's.

    Raises:
        UsageError: it is none.
    """
    if name not in RECORDS:
        raise UsageError(unknown("记录种类", "record kind", name, RECORDS))


def _selected(rules: Sequence[ParsedRule], options: CheckOptions) -> list[ParsedRule]:
    """The rules that the selection lets through; each prefix must match one."""
    for prefix in (*options.select, *options.ignore):
        if not any(rule.rule.id.startswith(prefix) for rule in rules):
            hint = suggestion(prefix, [rule.rule.id for rule in rules])
            raise UsageError(Text(f"没有规则 {prefix}{hint.zh}", f"no rule is called {prefix}{hint.en}"))
    return [
        rule
        for rule in rules
        if (not options.select or rule.rule.id.startswith(options.select))
        and not (options.ignore and rule.rule.id.startswith(options.ignore))
    ]
