"""Rows of the task ledger at a date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.progress.ledger import followed, state_of
from fupin.progress.result import TaskState
from fupin.progress.rows import Entry

from .makers import END, entry, task

AFTER, EARLY = date(2019, 1, 1), date(2018, 11, 30)


@pytest.mark.parametrize(
    ("row", "as_of", "state"),
    [
        (entry(END, END), END, TaskState.DONE),
        (entry(END, AFTER), END, TaskState.OPEN),
        (entry(END, AFTER), AFTER, TaskState.DONE),
        (entry(END), END, TaskState.OPEN),
        (entry(END), AFTER, TaskState.OVERDUE),
        (entry(EARLY, END), date(2018, 12, 15), TaskState.OVERDUE),
        (entry(END, completed=True), EARLY, TaskState.UNKNOWN),
        (entry(None), END, TaskState.UNKNOWN),
        (entry(None, EARLY), END, TaskState.DONE),
    ],
)
def test_the_state_of_a_row(row: Entry, as_of: date, state: TaskState) -> None:
    found = followed(task("2018-12-31"), [row], as_of).rows
    assert [each.state for each in found] == [state]
    assert (found[0].reason is None) is (state is not TaskState.UNKNOWN)


def test_without_a_column_for_the_completion_nothing_is_known() -> None:
    row = Entry("县农业局", 1, "节点", END, None, None, "1", entry(END).place)
    (found,) = followed(task("2018-12-31"), [row], AFTER).rows
    assert found.state is TaskState.UNKNOWN
    assert found.reason is not None
    assert found.reason.en == "there is no column for the completion"


def test_what_is_done_late_is_done_and_late() -> None:
    (found,) = followed(task("2018-12-31"), [entry(END, AFTER)], AFTER).rows
    assert (found.state, found.late, found.completed_on) == (TaskState.DONE, True, AFTER)
    (found,) = followed(task("2018-12-31"), [entry(END, END)], AFTER).rows
    assert not found.late


def test_rows_belong_to_the_milestone_of_their_deadline() -> None:
    rows = [entry(END, END), entry(END), entry(EARLY, EARLY)]
    found = followed(task("2018-12-31", "2020-12-31"), rows, END)
    assert [(len(each.rows), each.state) for each in found.milestones] == [
        (2, TaskState.OPEN),
        (0, TaskState.NOT_REPORTED),
    ]
    assert [row.deadline for row in found.others] == [EARLY]
    assert len(found.rows) == 3


some_days = st.one_of(st.none(), st.sampled_from([EARLY, END, AFTER]))


@given(st.lists(st.builds(entry, some_days, some_days), max_size=5), st.sampled_from([EARLY, END, AFTER]))
def test_against_a_plain_count(rows: list[Entry], as_of: date) -> None:
    found = followed(task("2018-12-31"), rows, as_of)
    (milestone,) = found.milestones
    own = [row for row in rows if row.deadline == END]
    done = [row for row in own if row.completed_on is not None and row.completed_on <= as_of]
    assert len(milestone.rows) == len(own)
    assert sum(row.state is TaskState.DONE for row in milestone.rows) == len(done)
    if not own:
        assert milestone.state is TaskState.NOT_REPORTED
    elif len(done) == len(own):
        assert milestone.state is TaskState.DONE
    else:
        assert milestone.state is (TaskState.OVERDUE if as_of > END else TaskState.OPEN)
    assert len(found.others) == len(rows) - len(own)


def test_the_gravest_state_is_the_milestone_s() -> None:
    rows = followed(task("2018-12-31"), [entry(END), entry(END, completed=True)], AFTER).rows
    assert state_of(rows) is TaskState.OVERDUE
    assert state_of(rows[1:]) is TaskState.UNKNOWN
    assert state_of([]) is TaskState.NOT_REPORTED
