"""Cells merged downwards over records and totals: plain where all share what they say, unclear where they can't."""

from __future__ import annotations

from fupin.model.records import RECORDS
from support.submissions.contents import UNREADABLE

from .clerk import Clerk
from .columns import Column
from .drawn import Drawn
from .page import Ink, Page


class Merges:
    """Merges cells of one table."""

    def __init__(self, page: Page, clerk: Clerk, drawn: Drawn, columns: list[Column], left: int) -> None:
        """Take the page, and of the table on it what is known, which changes, its columns and the first of them."""
        self._page = page
        self._clerk = clerk
        self._drawn = drawn
        self._columns = columns
        self._truth = drawn.truth
        self._left = left

    def over_records(self, inks: list[list[Ink | None]]) -> None:
        """Merge cells downwards over records that stand row below row."""
        for at, column in enumerate(self._columns):
            name = column.field.name if column.field else ""
            if name in RECORDS[self._drawn.record].key:
                continue
            if name in ("county", "township"):
                habit = "county_merged" if name == "county" else "town_merged"
                if self._clerk.inclined(habit):
                    self._plainly(at, name, habit, inks)
            elif column.field and column.field.type.value == "money" and not column.faulty:
                self._unclearly(at, name, inks)

    def over_totals(self, rows: list[int]) -> None:
        """Let a place merged over records reach down over the total below them; `rows` are those of totals."""
        for number, (top, left, bottom, right) in enumerate(self._page.merges):
            places = (self._drawn.columns.get("county"), self._drawn.columns.get("township"))
            place = left in places and top in self._drawn.rows
            below = (bottom + 1, left)
            free = bottom + 1 in rows and below not in self._page.cells and below not in self._covered()
            if place and left == right and bottom > top and free and self._clerk.now("town_over_total"):
                self._page.merges[number] = (top, left, bottom + 1, right)

    def _covered(self) -> set[tuple[int, int]]:
        return {
            (row, column)
            for top, left, bottom, right in self._page.merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }

    def _runs(self) -> list[list[int]]:
        """Give the stretches of two or more records without a row between them."""
        runs: list[list[int]] = [[]]
        for number, row in enumerate(self._drawn.rows):
            if runs[-1] and self._drawn.rows[runs[-1][-1]] != row - 1:
                runs.append([])
            runs[-1].append(number)
        return [run for run in runs if len(run) > 1]

    def _plainly(self, at: int, name: str, habit: str, inks: list[list[Ink | None]]) -> None:
        for run in self._runs():
            size = self._clerk.random(habit).randint(2, len(run))
            first, *others = run[:size]
            head = inks[first][at]
            if head is None or self._truth[first][name].value is None:
                continue
            self._clerk.shows(habit)
            for number in others:
                self._forget(number, name)
                self._truth[number][name] = self._truth[first][name]
                self._drawn.merged[number, name] = self._drawn.rows[first]
                inks[number][at] = None
            rows = self._drawn.rows
            self._page.merge(rows[first], self._left + at, rows[others[-1]], self._left + at)

    def _unclearly(self, at: int, name: str, inks: list[list[Ink | None]]) -> None:
        able = [run for run in self._runs() if all(self._truth[number][name].value is not None for number in run[:2])]
        if self._drawn.unclear or not able or not self._clerk.now("amount_merged"):
            return
        first, second = self._clerk.random("amount_merged").choice(able)[:2]
        rows, column = self._drawn.rows, self._left + at
        for number in (first, second):
            self._truth[number][name] = UNREADABLE
        inks[second][at] = None
        self._page.merge(rows[first], column, rows[second], column)
        self._drawn.unclear.append((rows[first], column, rows[second], column))

    def _forget(self, number: int, name: str) -> None:
        """Take back a fault whose cell is merged away."""
        place = (self._drawn.rows[number], self._drawn.columns[name])
        self._drawn.problems = [problem for problem in self._drawn.problems if problem[1:] != place]
