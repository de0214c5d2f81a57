"""What has changed between two checks of the same files, in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from fupin.model.text import Text
from fupin.report.entries import EntryKind, entries
from fupin.result import CheckResult


def changes(before: CheckResult, now: CheckResult) -> Text:
    """What has changed between two rounds: what was mended and what is new, wherever its row has moved to.

    What was found in a file that is not there any more is not mended, and is left out.
    """
    if not all(report.readable for report in (*before.inputs, *now.inputs)):
        return Text("有文件读不了，无从与上次比较", "a file can't be read, so nothing is compared")
    left = {report.path for report in now.inputs}
    gone = sum(report.path not in left for report in before.inputs)
    old, new = _fingerprints(before, left), _fingerprints(now, left)
    mended, added = (old - new).total(), (new - old).total()
    if mended or added:
        text = Text(f"改好 {mended} 处，新出现 {added} 处", f"mended {mended}, new {added}")
    else:
        text = Text("没有改好的，也没有新出现的", "nothing mended, nothing new")
    if gone:
        text = Text(f"{text.zh}；少了 {gone} 个文件", f"{text.en}; files no longer there {gone}")
    return Text(f"与上次检查相比：{text.zh}", f"since the last check: {text.en}")


def _fingerprints(result: CheckResult, paths: Collection[str]) -> Counter[str]:
    """The fingerprints of what was found in these files."""
    told = (entry for entry in entries(result) if entry.kind is not EntryKind.INPUT)
    return Counter(entry.fingerprint for entry in told if entry.path in paths)
