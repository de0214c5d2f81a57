"""What is to be done with one submission, and what comes of it; all of it can be pickled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fupin.checking.one_submission import judged_submission, read_submission, unread_result, unread_submission
from fupin.checking.ready import Ready
from fupin.model.errors import FupinError, UsageError, place_of
from fupin.model.text import Text
from fupin.reading.sources import Source
from fupin.result import SubmissionResult
from fupin.submissions import Submission

if TYPE_CHECKING:
    from fupin.evaluation.duckdb_engine import DuckDBEngine


@dataclass(frozen=True)
class Task:
    """One submission to work off.

    Attributes:
        number: its place among the submissions, from 0.
        source: its files.
        judge: whether it is judged once it is read.
        keep: whether it is wanted as it was read.
    """

    number: int
    source: Source
    judge: bool = True
    keep: bool = False


class FileBegun(NamedTuple):
    """A file of the submission that is worked on has been begun; its number among them, from 0."""

    number: int


class Outcome(NamedTuple):
    """What came of a task.

    Attributes:
        result: what was found; None where it was not to be judged.
        submission: the submission as it was read; None where it was not to be kept.
    """

    result: SubmissionResult | None
    submission: Submission | None


class Failed(NamedTuple):
    """An error that nobody foresaw ended a task.

    Attributes:
        error: its class's name.
        place: module and line where it was raised; it says nothing of the submission's contents.
    """

    error: str
    place: str

    @classmethod
    def of(cls, error: BaseException) -> Failed:
        """What is told of an error."""
        return cls(type(error).__name__, place_of(error))

    @property
    def reason(self) -> Text:
        """What is said of the submission."""
        where = f"{self.error}, {self.place}"
        return Text(
            f"检查时出现意外错误（{where}），没有检查完；其他文件照常检查。这是本程序的缺陷，请报告",
            f"an unforeseen error while it was checked ({where}); the other files were checked as usual."
            " The program is at fault; please report it",
        )


class Refused(NamedTuple):
    """What the user asked for can't be carried out, which ends the whole check.

    Attributes:
        usage: whether the call itself is at fault.
        text: the message.
    """

    usage: bool
    text: Text

    @property
    def error(self) -> FupinError:
        """The error to raise."""
        return UsageError(self.text) if self.usage else FupinError(self.text)


Event: TypeAlias = FileBegun | Outcome


def work_off(task: Task, ready: Ready, engine: DuckDBEngine, begun: Callable[[int], None]) -> Outcome:
    """Reads and judges a submission.

    Args:
        task: what is to be done.
        ready: what it is judged with.
        engine: what runs the rules.
        begun: told the number of each file before it is read.

    Raises:
        FupinError: the user asked for what can't be carried out.
    """
    submission = read_submission(task.source, ready.options, begun)
    result = judged_submission(submission, ready, engine) if task.judge else None
    return Outcome(result, submission if task.keep else None)


def failed_outcome(task: Task, reason: Text, ready: Ready) -> Outcome:
    """What comes of a task that could not be carried out: files that could not be read, each with the reason."""
    submission = unread_submission(task.source, reason)
    return Outcome(unread_result(submission, ready) if task.judge else None, submission if task.keep else None)
