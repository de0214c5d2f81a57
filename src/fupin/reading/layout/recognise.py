"""What a table holds: its header rows, and the record kind that they, its title or its name say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from fupin.model.fields import FieldType
from fupin.model.origins import Recognition
from fupin.model.records import RECORDS
from fupin.model.units import squeeze
from fupin.reading.layout.groups import GroupRank, match_path
from fupin.reading.layout.header_block import MOST_ROWS, HeaderBlock, goes_on_below, header_block, is_title
from fupin.reading.layout.headers import EXACT, HeaderMatch, matches
from fupin.reading.raw import RawSheet

LEAST_MATCHES = 2
_LEAST_SHARE = 3
"""Without a telling name, at least one header in this many must be known."""
_SUMMARY = re.compile(r"汇总|统计表|进度表")
_WORD = re.compile(r"[^\W\d_]")
_COLON, _DIGIT = re.compile(r"[:：]\s*$"), re.compile(r"[0-9０-９]")


@dataclass(frozen=True, slots=True)
class Score:
    """How well a header suits a record kind.

    Attributes:
        record: the record kind.
        block: the header.
        fields: how many of the kind's fields have a column.
        foreign: how many columns would be a field's if they didn't stand under a foreign group.
        repeated: how many of them have more than one.
        exact: how many columns bear a field's own name or header.
        key: whether the kind's key has a column.
        units: how many of them declare a unit.
        whole: whether its rows are all of the header: no merged cell and no row of words goes on above or below.
    """

    record: str
    block: HeaderBlock
    fields: int
    foreign: int
    repeated: int
    exact: int
    key: bool
    units: int
    whole: bool = True

    @property
    def fit(self) -> tuple[int, int, int, bool]:
        """The better, the larger."""
        return self.fields, -self.repeated, self.exact, self.key

    @property
    def order(self) -> tuple[int, int, int, bool, bool]:
        """As `fit`; of equally good kinds one of the core goes before the further ones."""
        return *self.fit, not RECORDS[self.record].further

    @property
    def understood(self) -> tuple[int, int, int, int, int, bool, bool]:
        """By which of several headers for the same rows is the better: the one that explains more columns.

        Of those that explain equally many, one whose heads make columns foreign: a head may not be passed over.
        """
        return self.fields + self.foreign, self.foreign if self.block.headed else 0, *self.fit, self.whole

    @property
    def convincing(self) -> bool:
        """Whether the header alone tells the kind, if no other does as well."""
        share = (self.fields + self.foreign) * _LEAST_SHARE
        return self.fields >= LEAST_MATCHES and share >= self.block.filled


@dataclass(frozen=True)
class Evidence:
    """What besides the header may tell a record kind.

    Attributes:
        name: what the sheet is called: its name, or the file's without its ending.
        titles: the texts above the header.
        option: the kind that the user says it holds where nothing else says so; None for none.
        pinned: the kind that the user says this very sheet holds; None for none.
    """

    name: str | None = None
    titles: Sequence[str] = field(default=())
    option: str | None = None
    pinned: str | None = None

    @property
    def summary(self) -> bool:
        """Whether the name or a title says that the rows are sums over records."""
        return any(_SUMMARY.search(text) for text in (self.name or "", *self.titles))


def header_scores(sheet: RawSheet, rows: Iterable[int]) -> list[Score]:
    """For each record kind the header that suits it best, the best kind first.

    Args:
        sheet: the sheet.
        rows: positions of the rows that a header may begin with.
    """
    best: dict[str, Score] = {}
    for block in _blocks(sheet, rows):
        whole = not (_goes_on(sheet, block) or _is_cut(sheet, block))
        for score in _scores(block):
            held = best.get(score.record)
            if held is None or _rank(replace(score, whole=whole)) > _rank(held):
                best[score.record] = replace(score, whole=whole)
    return _best_first(best.values())


def _rank(score: Score) -> tuple[int, ...]:
    """The better of several headers for one kind, the larger; of equal ones that of fewer rows."""
    return *score.understood, score.units, -len(score.block.rows)


def _is_cut(sheet: RawSheet, block: HeaderBlock) -> bool:
    """Whether a cell that is merged downwards stands partly in the header and partly above or below it."""
    first, last = block.rows[0], block.last
    above = any(span.top < first <= span.bottom <= last for span in sheet.merges)
    return above or any(first <= span.top <= last < span.bottom for span in sheet.merges)


def _goes_on(sheet: RawSheet, block: HeaderBlock) -> bool:
    """Whether the row below a header still belongs to it: words, and none under a header that is known."""
    row = block.last + 1
    if row >= len(sheet.rows):
        return False
    texts = sheet.row_texts(row)
    words = [text for text in texts if text.strip()]
    if len(words) < LEAST_MATCHES or not all(_WORD.search(text) for text in words):
        return False
    return not any(texts[at].strip() for at, path in enumerate(block.paths) if match_path(path))


def _blocks(sheet: RawSheet, rows: Iterable[int]) -> Iterator[HeaderBlock]:
    """The headers that begin with one of the rows and have a known header in the last of theirs."""
    known: dict[int, bool] = {}

    def knows(row: int) -> bool:
        if row not in known:
            known[row] = any(matches(text) for text in sheet.row_texts(row) if text)
        return known[row]

    for first in rows:
        most = 1 if is_title(sheet, first) else min(MOST_ROWS, len(sheet.rows) - first)
        for height in range(1, most + 1):
            block_rows = range(first, first + height)
            if not any(map(knows, block_rows)):
                continue
            if _says_again(sheet, block_rows) or any(_is_form_line(sheet, row) for row in block_rows):
                continue
            block = header_block(sheet, block_rows)
            if height == MOST_ROWS or not goes_on_below(sheet, block):
                yield block


def _says_again(sheet: RawSheet, rows: Sequence[int]) -> bool:
    """Whether the last of several rows is the first once more: two headers with a record between."""
    if len(rows) < MOST_ROWS:
        return False
    pairs = zip(sheet.row_texts(rows[0]), sheet.row_texts(rows[-1]), strict=True)
    return sum(bool(matches(one)) for one, other in pairs if one and one == other) >= LEAST_MATCHES


def _is_form_line(sheet: RawSheet, row: int) -> bool:
    """Whether each known header has its value right of it, as the fields of a form have.

    A colon behind a label or a digit in a value says so; an unknown header right of a known one does not.
    """
    texts = sheet.row_texts(row)
    below = sheet.row_texts(row + 1) if row + 1 < len(sheet.rows) else []
    known = [bool(text.strip()) and bool(matches(text)) for text in texts]
    if sum(known) < LEAST_MATCHES:
        return False
    values = [at + 1 for at, is_known in enumerate(known) if is_known]
    if any(at < len(below) and below[at].strip() and not below[at - 1].strip() for at in values):
        return False  # heads of what stands below, beside headers of their own
    if any(at < len(below) and below[at] and matches(below[at]) for at in values):
        return False
    if not any(_COLON.search(texts[at - 1]) or (at < len(texts) and _DIGIT.search(texts[at])) for at in values):
        return False
    return all(at < len(texts) and texts[at].strip() and not known[at] for at in values)


def block_scores(block: HeaderBlock) -> list[Score]:
    """How well a header suits each record kind that it shares a field with, the best kind first."""
    return _best_first(_scores(block))


def _best_first(scores: Iterable[Score]) -> list[Score]:
    return sorted(scores, key=lambda score: score.order, reverse=True)


def _scores(block: HeaderBlock) -> Iterator[Score]:
    found: dict[str, list[HeaderMatch]] = {}
    foreign: dict[str, set[str]] = {}
    for path in block.paths:
        for record, (match, group) in match_path(path).items():
            if group is GroupRank.FOREIGN:
                foreign.setdefault(record, set()).add(match.field.name)
            else:
                found.setdefault(record, []).append(match)
    for record in RECORDS:
        if columns := found.get(record):
            names = {match.field.name for match in columns}
            yield Score(
                record=record,
                block=block,
                fields=len(names),
                foreign=len(foreign.get(record, ())),
                repeated=len(columns) - len(names),
                exact=len({match.field.name for match in columns if match.rank == EXACT}),
                key=RECORDS[record].key[0] in names,
                units=len({match.field.name for match in columns if match.unit is not None}),
            )


def choose(scores: Sequence[Score], evidence: Evidence) -> tuple[Score, Recognition] | None:
    """The kind that is pinned, else said by the name, else by a title, else by the option, else by the header.

    Returns:
        The score of that kind and what told it; None where nothing does, or the header has none of its fields.
    """
    of_kind = {score.record: score for score in scores}
    if evidence.pinned is not None:
        return _found(of_kind.get(evidence.pinned), Recognition.MAPPING)
    if (called := _called(evidence.name)) is not None:
        return _found(of_kind.get(called), Recognition.SHEET_NAME)
    if evidence.summary and evidence.option is None and scores and not _names_its_records(scores[0]):
        return None
    within = of_kind.get(_called_within(evidence.name) or "")
    if within is not None and within.fields >= LEAST_MATCHES:
        return within, Recognition.SHEET_NAME
    for title in evidence.titles:
        within = of_kind.get(_called_within(title) or "")
        if within is not None and within.fields >= LEAST_MATCHES and 2 * within.fields >= scores[0].fields:
            return within, Recognition.TITLE
    if evidence.option is not None:
        return _found(of_kind.get(evidence.option), Recognition.OPTION)
    alone = len(scores) == 1 or (len(scores) > 1 and scores[1].order < scores[0].order)
    return (scores[0], Recognition.HEADERS) if scores and alone and scores[0].convincing else None


def _names_its_records(score: Score) -> bool:
    """Whether a column tells the records from each other: an id or a name.

    Records without an id, such as counties' yearly figures, look like a summary by themselves.
    """
    model = RECORDS[score.record]
    if model.fields()[model.key[0]].type is not FieldType.ID:
        return True
    found = (match_path(path).get(score.record) for path in score.block.paths)
    fields = [match.field for match, _ in filter(None, found)]
    return score.key or any(field.type is FieldType.ID or field.name.endswith("_name") for field in fields)


def _found(score: Score | None, source: Recognition) -> tuple[Score, Recognition] | None:
    return None if score is None else (score, source)


def record_of_name(name: str | None) -> str | None:
    """The record kind that a sheet's or file's name says, or None."""
    return _called(name) or _called_within(name)


def _called(name: str | None) -> str | None:
    squeezed = squeeze(name or "").casefold()
    return next((r for r, model in RECORDS.items() if squeezed in (r, squeeze(model.sheet).casefold())), None)


_SHORT_NAME = 3
"""Names such as 乡镇 say too little inside a longer name."""


def _called_within(name: str | None) -> str | None:
    squeezed = squeeze(name or "").casefold()
    within = [
        record
        for record, model in RECORDS.items()
        if squeeze(model.sheet) in squeezed and len(model.sheet) > _SHORT_NAME
    ]
    return within[0] if len(within) == 1 else None
