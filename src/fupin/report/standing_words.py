"""How a finding stands to its waiver and to the baseline, in words that all reports share."""

from __future__ import annotations

from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.since import Since
from fupin.model.text import Text, joined
from fupin.model.waiver import Waiver
from fupin.report.names import SINCE
from fupin.result import Baseline

DOCUMENT = Text("豁免文号", "waiver document")
AUTHORITY = Text("批准单位", "granted by")
EXPIRES_ON = Text("有效期至", "expires on")
REASON = Text("豁免理由", "reason")
SINCE_BASELINE = Text("与基线相比", "since baseline")
WAIVER_HEADS = (DOCUMENT, AUTHORITY, EXPIRES_ON, REASON)


def waiver_text(waiver: Waiver) -> Text:
    """A waiver in a sentence; what its file holds stands in it as it is."""
    return Text(
        f"豁免依据：{waiver.document}（{waiver.authority}），有效期至 {waiver.expires_on}；理由：{waiver.reason}",
        f"waived under {waiver.document} ({waiver.authority}) until {waiver.expires_on}; reason: {waiver.reason}",
    )


def waiver_values(waiver: Waiver) -> tuple[str, str, str, str]:
    """Document, authority, last day and reason of a waiver, as they are."""
    return waiver.document, waiver.authority, waiver.expires_on.isoformat(), waiver.reason


def waiver_parts(waiver: Waiver) -> list[Text]:
    """The same, each behind its name."""
    named = zip(WAIVER_HEADS, waiver_values(waiver), strict=True)
    return [Text(f"{head.zh} {value}", f"{head.en} {value}") for head, value in named]


def since_word(since: Since | None) -> Text:
    """The word for how something stands to the baseline; empty where there is none."""
    return Text("", "") if since is None else SINCE[since]


def is_fresh(item: Finding | Problem) -> bool:
    """Whether it is new or worsened, or there is no baseline."""
    return item.since in {None, Since.NEW, Since.WORSENED}


def freshness(since: Since | None) -> int:
    """The place of a standing in a list: new, then worsened, then kept."""
    return 0 if since is None else _ORDER.index(since)


GONE = Text("无从核对", "gone")
"""What the baseline has of records or files that are not there any more, so that nobody can say it was mended."""
_ORDER = (Since.NEW, Since.WORSENED, Since.KEPT, Since.MENDED)


def baseline_line(baseline: Baseline) -> Text:
    """How many findings and problems stand how to the baseline, in a line; what is gone counts as nothing else."""
    counts = [(SINCE[since], baseline.count(since)) for since in _ORDER[:-1]]
    counts.append((SINCE[Since.MENDED], baseline.mended - baseline.gone))
    if baseline.gone:
        counts.append((GONE, baseline.gone))
    told = joined([Text(f"{word.zh} {count}", f"{word.en} {count}") for word, count in counts], " · ", " · ")
    return Text(f"与基线相比：{told.zh}", f"Since the baseline: {told.en}")


def baseline_name(baseline: Baseline) -> Text:
    """The file of the baseline, and the day that it speaks of."""
    return Text(f"基线：{baseline.path}，截至 {baseline.as_of}", f"Baseline: {baseline.path}, as of {baseline.as_of}")
