"""The findings of the text report, a block a rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.text import Text as Styled

from fupin.model.finding import Finding
from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict
from fupin.report.messages import finding_message
from fupin.report.names import LEVELS, VERDICTS, shown_header
from fupin.report.places import key_text
from fupin.report.printer import Printer
from fupin.report.repairs import repair_texts
from fupin.report.sampling import Sample, sample
from fupin.report.standing_words import freshness, is_fresh
from fupin.report.text.entry_lines import Line, line_of, print_lines
from fupin.report.text.list_words import chosen, marked, not_shown
from fupin.report.text.styles import finding_style
from fupin.result import CheckResult
from fupin.rulebook.parsed import ParsedRule

_ORDER = list(Level)
_KEPT = Text("基线里已有、没有变严重的", "In the baseline already, and not worse")


def grouped(findings: Iterable[Finding], result: CheckResult) -> list[list[Finding]]:
    """The findings by rule: fails before unknowns, errors first, in the order of the rule book within a level.

    Those of a rule stand in their order; where there is a baseline, new ones first, then worsened ones.
    """
    order = {rule: number for number, rule in enumerate(result.rules)}

    def rank(finding: Finding) -> tuple[bool, int, int]:
        return finding.verdict is Verdict.UNKNOWN, _ORDER.index(finding.level), order[finding.rule]

    in_order = sorted(findings, key=lambda finding: (rank(finding), freshness(finding.since)))
    return [list(group) for _, group in groupby(in_order, key=rank)]


class FindingsPart:
    """Prints findings about records.

    Args:
        printer: where to.
        result: the result.
    """

    def __init__(self, printer: Printer, result: CheckResult) -> None:
        self._printer = printer
        self._result = result

    def write(self, findings: Sequence[Finding], most: int) -> int:
        """Prints a block a rule, of rules with nothing to show the heading; at most `most` findings.

        Where there is a baseline, what it has stands after all that it has not, as far as there is room.

        Returns:
            How many findings are not shown.
        """
        fresh = [finding for finding in findings if is_fresh(finding)]
        left = self._blocks(fresh, most)
        kept = [finding for finding in findings if not is_fresh(finding)]
        if not kept:
            return left
        count = self._printer.say(f"  {len(kept)} 条", f"  {len(kept)}")
        self._printer.print()
        self._printer.print(Styled.assemble((self._printer.told(_KEPT), "bold"), count))
        return left + self._blocks(kept, most - len(fresh) + left)

    def _blocks(self, findings: Iterable[Finding], most: int) -> int:
        apart, left = True, 0
        for shown in sample(grouped(findings, self._result), most):
            if apart or shown.items:
                self._printer.print()
            self._block(shown)
            apart = bool(shown.items)
            left += shown.left
        return left

    def _block(self, shown: Sample[Finding]) -> None:
        first = shown.group[0]
        rule = self._result.rules[first.rule]
        unknown = first.verdict is Verdict.UNKNOWN
        self._heading(first, rule, shown.total)
        if not shown.items:
            return
        print_lines(
            self._printer, [self._line(finding, rule) for finding in chosen(shown.group, shown.share, self._result)]
        )
        not_shown(self._printer, shown.left)
        if not unknown:
            remedy = Styled(self._printer.say("怎么办：", "What to do: "), style="bold")
            self._printer.prose(remedy.append(self._printer.told(rule.rule.remedy), style="not bold"), 2)

    def _heading(self, first: Finding, rule: ParsedRule, count: int) -> None:
        unknown = first.verdict is Verdict.UNKNOWN
        name = self._printer.told(VERDICTS[first.verdict] if unknown else LEVELS[first.level])
        head = Styled.assemble((name, finding_style(first)), "  ", (rule.rule.id, "bold"), "  ")
        total = self._printer.say(f"{count} 条", f"{count}")
        self._printer.heading(head, self._printer.told(rule.rule.title), f"{rule.rule.clause}  {total}")

    def _line(self, finding: Finding, rule: ParsedRule) -> Line:
        message = self._printer.told(finding_message(finding, rule, self._result.as_of))
        message += self._as_written(finding) if finding.verdict is Verdict.FAIL else ""
        messages = [marked(finding, message, self._printer)]
        if finding.repair is not None:
            repairs = repair_texts(finding.repair, finding.record, finding.rule)
            messages += [self._printer.told(sentence) for sentence in repairs]
        several = len(self._result.inputs) > 1
        return line_of(finding, self._printer.told(key_text(finding)), messages, several=several)

    def _as_written(self, finding: Finding) -> str:
        """What stands in the first cell, where that is not simply the value."""
        cell = finding.cells[0] if finding.cells else None
        if cell is None or cell.text is None or cell.value in (None, cell.text, "true", "false"):
            return ""
        header = shown_header(cell.header or "")
        return self._printer.say(f"（原文“{cell.text}”，{header}）", f" (written “{cell.text}” under {header})")
