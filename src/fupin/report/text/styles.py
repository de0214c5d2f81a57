"""The few colours of the text report: each reads on light and dark terminals, and none says more than the words.

A level's word has a background of its own, so that it doesn't depend on that of the terminal; all
else is plain or bold.
"""

from __future__ import annotations

from fupin.model.finding import Finding
from fupin.model.verdict import Level, Verdict

LEVEL_STYLES = {
    Level.ERROR: "bold white on red",
    Level.WARNING: "black on yellow",
    Level.NOTE: "black on cyan",
}
UNKNOWN_STYLE = "bold white on magenta"
ALARM = "bold red"
"""What could not be read."""


def finding_style(finding: Finding) -> str:
    """The style of the word that says how serious a finding is."""
    return UNKNOWN_STYLE if finding.verdict is Verdict.UNKNOWN else LEVEL_STYLES[finding.level]
