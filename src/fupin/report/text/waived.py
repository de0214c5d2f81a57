"""The waived findings of the text report: which record, which rule, under which document, until when."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text as Styled

from fupin.model.finding import Finding
from fupin.model.text import Text
from fupin.report.messages import finding_message
from fupin.report.places import key_text
from fupin.report.printer import Printer
from fupin.report.sampling import sample
from fupin.report.standing_words import waiver_text
from fupin.report.text.entry_lines import Line, line_of, print_lines
from fupin.report.text.list_words import chosen, marked, not_shown
from fupin.result import CheckResult

_TITLE = Text("豁免", "Waived")


class WaivedPart:
    """Prints the waived findings of a result."""

    def __init__(self, printer: Printer, result: CheckResult) -> None:
        self._printer = printer
        self._result = result

    def write(self, findings: Sequence[Finding], most: int) -> int:
        """Prints at most `most` of them, in their order.

        Returns:
            How many are not shown.
        """
        if not findings:
            return 0
        count = self._printer.say(f"  {len(findings)} 条", f"  {len(findings)}")
        self._printer.print()
        self._printer.print(Styled.assemble((self._printer.told(_TITLE), "bold"), count))
        (shown,) = sample([findings], most)
        print_lines(self._printer, [self._line(finding) for finding in chosen(findings, shown.share, self._result)])
        not_shown(self._printer, shown.left)
        return shown.left

    def _line(self, finding: Finding) -> Line:
        told = self._printer.told
        message = told(finding_message(finding, self._result.rules[finding.rule], self._result.as_of))
        messages = [marked(finding, message, self._printer)]
        if finding.waiver is not None:
            messages.append(told(waiver_text(finding.waiver)))
        about = "  ".join(filter(None, (finding.rule, told(key_text(finding)))))
        return line_of(finding, about, messages, several=len(self._result.inputs) > 1)
