"""A report held against files, as an auditor reads it on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from fupin.model.text import Language, Text, visible
from fupin.receipts.result import Again, Fit, Held, ReceiptCheck, State
from fupin.report.printer import Printer
from fupin.report.receipt.words import FILES, FITS, SECOND, STATES, again_words, conclusion

_ALARM, _FINE, _ASIDE = "bold red", "bold green", "yellow"
_SHORT = 12
"""Signs of a hash that are shown of a file; the JSON has them all."""
_MOST = 50
"""Differences that are listed; all are counted, and the JSON has them all."""
_HEADS = (
    Text("状态", "state"),
    Text("报告里的文件", "file in the report"),
    Text("现在的文件", "file now"),
    Text("SHA-256", "SHA-256"),
)


class ReceiptText:
    """Prints to a console.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts.
    """

    def __init__(self, console: Console, language: Language) -> None:
        self._printer = Printer(console, language)

    def write(self, check: ReceiptCheck) -> None:
        """Prints what was found; the last line is the conclusion."""
        self._head(check)
        self._printer.print()
        for held in (check.rulebook, *check.files):
            self._named(held)
        self._inputs(check.inputs)
        for text in check.contradictions:
            self._printer.print(Styled(visible(self._told(text)), _ALARM), hang=2)
        if check.again is not None:
            self._again(check.again)
        self._printer.print(Styled(self._told(conclusion(check)), _FINE if check.belongs else _ALARM), hang=2)

    def _told(self, text: Text) -> str:
        return self._printer.told(text)

    def _head(self, check: ReceiptCheck) -> None:
        say = self._printer.say
        self._printer.print(Styled(visible(check.report), "bold"), hang=2)
        then, now = check.version, check.version_now
        other = "" if then == now else say(f"（本程序 {now}）", f" (this is {now})")
        zh, en = f"截至 {check.as_of} · fupin {then}{other}", f"as of {check.as_of} · fupin {then}{other}"
        self._printer.print(say(zh, en))
        self._printer.print(say(f"回执 {check.receipt or '—'}", f"receipt {check.receipt or '—'}"))
        self._printer.print(Styled(self._told(FITS[check.fit]), _ALARM if check.fit is Fit.DIFFERS else ""), hang=2)

    def _named(self, held: Held) -> None:
        """The rule book, or a file that an option names, in a line."""
        names = " → ".join(dict.fromkeys(name for name in (held.reported, held.found) if name))
        parts = [self._told(FILES[held.name]), visible(names), self._hashes(held)]
        line = Styled(" · ".join(part for part in parts if part))
        state = self._told(STATES[held.state])
        if held.state is State.MISSING:
            state += self._printer.say(f"（用 --{held.name} 指明）", f" (name it with --{held.name})")
        self._printer.print(line.append(f" · {state}", _style(held)), hang=2)

    def _inputs(self, inputs: Sequence[Held]) -> None:
        """The input files in a table, those first that are not the same, and how many stand how."""
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        state_width = max(cell_len(self._told(STATES[state])) for state in State)
        for head in _HEADS:
            first, last = head is _HEADS[0], head is _HEADS[-1]
            width = state_width if first else None
            table.add_column(self._told(head), overflow="fold", no_wrap=first or last, min_width=width)
        for held in sorted(inputs, key=lambda each: each.state is State.SAME):
            found = held.found
            if found is not None and found == held.reported:
                found = self._printer.say("同左", "the same")
            state = Styled(self._told(STATES[held.state]), _style(held))
            table.add_row(state, *(Styled(visible(t or "—")) for t in (held.reported, found, self._hashes(held))))
        self._printer.table(table)
        counts = Counter(held.state for held in inputs)
        told = " · ".join(f"{self._told(STATES[state])} {counts[state]}" for state in State if counts[state])
        told = told or self._printer.say("没有", "none")
        self._printer.print(self._printer.say(f"文件 {len(inputs)}：{told}", f"files {len(inputs)}: {told}"), hang=2)

    def _hashes(self, held: Held) -> str:
        both = dict.fromkeys(each for each in (held.sha256_reported, held.sha256_found) if each)
        return " → ".join(each[:_SHORT] for each in both)

    def _again(self, again: Again) -> None:
        style = _ALARM if again.differences else _FINE
        self._printer.print(Styled(self._told(again_words(again)), style))
        for each in again.differences[:_MOST]:
            self._printer.print(f"{each.member} · {self._told(SECOND[each.state])} · {each.what}", 2, hang=2)
        left = len(again.differences) - _MOST
        if left > 0:
            self._printer.print(self._printer.say(f"另有 {left} 处，见 JSON", f"{left} more, see the JSON"), 2)


def _style(held: Held) -> str:
    return "" if held.state is State.SAME else _ASIDE if held.belongs else _ALARM
