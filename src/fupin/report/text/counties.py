"""The counties of the text report: who has not submitted, the figures of each county, and county by rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.text import Text as Styled

from fupin.model.text import Text, visible
from fupin.report.counties import ABSENT, NO_SHARE, CountyFigures, Share, province_figures
from fupin.report.grid import Grid
from fupin.report.printer import Printer, inert
from fupin.report.text.styles import ALARM
from fupin.result import CheckResult, CountyResult, Summary

_NAME_WIDTHS = (24, 20, 16)
"""Cells that the name of a county takes at most, the less the narrower the terminal; the longest real one has 20."""
_ALL = Text("合计", "all")
_COUNTY = Text("县", "county")
_MARK = "*"
"""Stands behind what is no county's of the roster."""


@dataclass(frozen=True)
class _Column:
    """A column of the counties' figures.

    Attributes:
        head: its head.
        of: what a county has there.
    """

    head: Text
    of: Callable[[CountyFigures], int]


def _counted(of: Callable[[Summary], int]) -> Callable[[CountyFigures], int]:
    return lambda figures: of(figures.county.summary)


_FILES = _Column(Text("文件", "files"), lambda figures: len(figures.county.paths))
_UNREADABLE = _Column(Text("读不了", "unread"), lambda figures: figures.county.unreadable)
_WAIVED = _Column(Text("豁免", "waived"), _counted(lambda summary: summary.waived))
_JUDGED = _Column(Text("已判断", "judged"), lambda figures: figures.share.judged)
_FAILS = _Column(Text("不符合", "fails"), lambda figures: figures.share.fail)
_BY_LEVEL = (
    _Column(Text("错误", "errors"), _counted(lambda summary: summary.error)),
    _Column(Text("警告", "warnings"), _counted(lambda summary: summary.warning)),
    _Column(Text("提示", "notes"), _counted(lambda summary: summary.note)),
)
_COLUMNS = (
    _FILES,
    _UNREADABLE,
    _Column(Text("记录", "records"), _counted(lambda summary: summary.records)),
    *_BY_LEVEL,
    _FAILS,
    _WAIVED,
    _Column(Text("无法判断", "unknown"), _counted(lambda summary: summary.unknown)),
    _Column(Text("数据问题", "problems"), _counted(lambda summary: summary.problems)),
    _JUDGED,
)
_WHERE_ANY = frozenset({_UNREADABLE, _WAIVED})
"""Columns that stand only where one of their figures is not 0."""
_LEFT_OUT = (
    frozenset({_FAILS}),
    frozenset({_FAILS, _FILES}),
    frozenset({_FAILS, _FILES, _JUDGED}),
)
_LEFT_OUT_LAST = frozenset({_FILES, _JUDGED, *_BY_LEVEL})
_FORMS = (
    *((left_out, width) for width in _NAME_WIDTHS for left_out in _LEFT_OUT),
    *((_LEFT_OUT_LAST, width) for width in _NAME_WIDTHS),
)
"""What is left out, and the width of names: the forms of the table, the narrowest last."""
_RATE = Text("不符合率", "fail rate")


class CountiesPart:
    """Prints the counties of a result; nothing where one county is checked by itself."""

    def __init__(self, printer: Printer, result: CheckResult) -> None:
        self._printer = printer
        self._figures = province_figures(result)
        self._several = bool(result.counties)

    def named(self) -> None:
        """Prints which counties have not submitted, and which submissions are no county's of the roster."""
        strays = [each.county for each in self._figures.strays]
        self._names(Text("未报送的县", "counties that have not submitted"), self._figures.absent)
        self._names(Text("不在名册上的", "not on the roster"), strays)

    def _names(self, of: Text, counties: Sequence[CountyResult]) -> None:
        if counties:
            names = self._printer.say("、", ", ").join(visible(county.county) for county in counties)
            head = self._printer.say(f"{of.zh}（{len(counties)}）：", f"{of.en} ({len(counties)}): ")
            self._printer.print(Styled(head, style=ALARM).append(names, style="not bold"), hang=4)

    def write(self) -> None:
        """Prints the tables; what is worst comes first."""
        if not self._several:
            return
        title, told = self._printer.say("各县", "Counties"), self._printer.told(self._figures.told)
        self._printer.print()
        self._printer.print(Styled(title, style="bold").append(f"  {told}", style="not bold"), hang=2)
        unreadable = [each.county for each in self._figures.unreadable]
        self._names(Text("有文件读不了的县", "counties with an unreadable file"), unreadable)
        self.named()
        self._county_figures()
        if self._figures.rules:
            self._by_rule()

    def _county_figures(self) -> None:
        """Prints the widest form that there is room for."""
        forms = (self._grid(left_out, width) for left_out, width in _FORMS)
        narrowest = self._grid(*_FORMS[-1])
        self._printer.grid(next((grid for grid in forms if grid.width <= self._printer.width), narrowest))
        if self._figures.strays:
            zh = f"{_MARK} 不在名册上：不算已报送的县，数字计入合计"
            en = f"{_MARK} not on the roster: no county that submitted, but its figures are among those of all"
            self._printer.print(self._printer.say(zh, en), hang=2)

    def _grid(self, left_out: frozenset[_Column], name_width: int) -> Grid:
        columns = [each for each in _COLUMNS if each not in left_out and self._stands(each)]
        told, rows = self._printer.told, self._rows()
        heads = (told(_COUNTY), *(told(column.head) for column in columns), told(_RATE))
        lines = [
            (_name(row.county, name_width), *(str(column.of(row)) for column in columns), told(_rate(row)))
            for row in rows
        ]
        share = sum((row.share for row in rows), Share(0, 0))
        sums = [str(sum(map(column.of, rows))) for column in columns]
        return Grid(heads, [*lines, (told(_ALL), *sums, share.percent)])

    def _rows(self) -> Sequence[CountyFigures]:
        """Those that have not submitted, then the others, the worst first, then strays."""
        absent = [CountyFigures(county, Share(0, 0), {}) for county in self._figures.absent]
        return [*absent, *self._figures.with_files]

    def _stands(self, column: _Column) -> bool:
        return column not in _WHERE_ANY or any(map(column.of, self._figures.with_files))

    def _by_rule(self) -> None:
        """Prints as many rules as there is room for; the others are counted."""
        say, printer, judged = self._printer.say, self._printer, self._figures.judged
        grid, others = self._widest_matrix()
        title = say("各县、各规则不符合的条数和不符合率", "Fails and fail rate by county and rule")
        zh = f"不符合率＝不符合 ÷ 已判断（{judged.zh}）；空白：没有不符合；-：没有能判断的"
        en = f"fail rate: fails among those judged ({judged.en}); blank: no fail; -: nothing was judged"
        printer.print()
        printer.print(Styled(title, style="bold"))
        printer.prose(say(zh, en), hang=2)
        printer.grid(grid)
        clean = self._figures.clean
        if clean:
            printer.print(
                say(f"其余 {clean} 个县没有不符合的", f"the other counties ({clean}) have no fails"), hang=2
            )
        if others:
            fails = sum(self._figures.rules[rule].fail for rule in others)
            zh = f"另有 {len(others)} 条规则，共 {fails} 条不符合，此处排不下；html、xlsx、json 报告里是全的"
            en = f"{len(others)} more rules, with {fails} fails, find no room here; html, xlsx and json have them all"
            printer.print(say(zh, en), hang=2)

    def _widest_matrix(self) -> tuple[Grid, Sequence[str]]:
        """County by rule with as many rules as there is room for, at least one; and the other rules."""
        rules = list(self._figures.rules)
        grid, number = self._matrix(rules[:1]), 1
        while number < len(rules):
            wider = self._matrix(rules[: number + 1])
            if wider.width > self._printer.width:
                break
            grid, number = wider, number + 1
        return grid, rules[number:]

    def _matrix(self, rules: Sequence[str]) -> Grid:
        """County by rule; each rule's counts and rates stand below each other."""
        told, rows = self._printer.told, self._figures.failing
        names = [_name(row.county, _NAME_WIDTHS[1]) for row in rows]
        shares = [*(row.by_rule for row in rows), self._figures.rules]
        columns = [_cells([each.get(rule, Share(0, 0)) for each in shares]) for rule in rules]
        return Grid((told(_COUNTY), *rules), list(zip([*names, told(_ALL)], *columns, strict=True)))


def _name(county: CountyResult, width: int) -> str:
    """A name as it is printed, cut where it would take the room of the figures; marked where it is on no roster."""
    mark = "" if county.listed else f" {_MARK}"
    name, room = inert(Styled(visible(county.county))).plain, width - len(mark)
    return (name if cell_len(name) <= room else set_cell_size(name, room - 2).rstrip() + "…") + mark


def _rate(row: CountyFigures) -> Text:
    percent = row.share.percent
    return Text(percent, percent) if row.county.paths else ABSENT


def _cells(shares: Sequence[Share]) -> list[str]:
    """Count and rate of each, aligned among each other."""
    rate = max((len(share.percent) for share in shares if share.fail), default=0)
    return [_cell(share, rate) for share in shares]


def _cell(share: Share, rate: int) -> str:
    if not share.judged:
        return NO_SHARE
    return f"{share.fail} {share.percent:>{rate}}" if share.fail else ""
