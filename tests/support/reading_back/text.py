"""A text report in English searched for what it has to tell: it is wrapped, so it can't be read back part by part."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from fupin.model.text import visible
from support.reading_back import Told

_HEADING = re.compile(
    r"^(?:(?:error|warning|note|unknown)  (\w+)  |What could not |Reading notes|Waived  )", re.MULTILINE
)


def untold(data: bytes, told: Iterable[Told]) -> list[str]:
    """What the report does not tell as often as it has to, without its blanks: below its rule, where it has a row."""
    report = data.decode("utf-8")
    blocks: dict[str, str] = defaultdict(str)
    starts = [*_HEADING.finditer(report)]
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        block = report[start.end() : after.start() if after else len(report)]
        blocks[start[1] or "elsewhere"] += _without_blanks(block) + "\n"
    blocks["elsewhere"] += _without_blanks(report[: starts[0].start()])
    wanted = Counter(_wanted(told))
    return [text for (block, text), times in wanted.items() if blocks[block].count(_without_blanks(text)) < times]


def _wanted(told: Iterable[Told]) -> Iterable[tuple[str, str]]:
    for each in told:
        message = each.message if each.since in {None, "kept"} else f"({each.since}) {each.message}"
        if each.verdict == "waived":
            document, authority, expires_on, reason = each.waiver
            waiver = f"waived under {document} ({authority}) until {expires_on}; reason: {reason}"
            yield "elsewhere", f"{each.cell or ''} {each.rule} {each.key_text} {message} {waiver}"
        elif each.kind == "finding" and each.row is not None:
            yield f"{each.rule}", f"{each.cell or ''} {each.key_text} {message}"
        elif each.kind == "problem":
            yield "elsewhere", f"{each.cell or ''} {each.rule} {message}"
        elif each.kind == "input":
            yield "elsewhere", f"{each.path} unreadable: {each.message}"


def rules_without_records(data: bytes) -> Counter[str]:
    """The rules that can judge no record of a sheet, in as many sheets each."""
    _, _, listed = data.decode("utf-8").partition("Rules that can judge no record of a sheet")
    return Counter(re.findall(r"\b[A-Z]{3,4}[0-9]{2}\b", listed.partition("\n\n")[0]))


def _without_blanks(text: str) -> str:
    return "".join(visible(text).split())
