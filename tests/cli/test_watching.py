"""`fupin check --watch`, with a sleeper that saves files instead of sleeping and ends with Ctrl-C."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

import fupin
from fupin.cli import watching
from fupin.cli.app import app
from fupin.cli.exit_codes import ExitCode
from fupin.cli.standard_streams import Outlet
from fupin.cli.watching import Job, Watch, files_watched
from fupin.model.errors import UsageError
from fupin.model.text import Language, Text
from fupin.report.content import Content
from fupin.report.printer import Printer
from fupin.result import CheckResult

HEAD = "loan_id,amount_yuan,term_months\n"
CLEAN = HEAD + "1,50000,36\n"
ONE = HEAD + "1,70000,36\n"
OTHER = HEAD + "\n\n9,50000,40\n1,70000,36\n"
UNREADABLE = "PK\x03\x04 no workbook"
Act = Callable[[], object]
END = partial(os.kill, os.getpid(), signal.SIGINT)


def nothing() -> None:
    """A look at files that nobody has touched."""


def sleeper(acts: Sequence[Act]) -> Callable[[float], None]:
    """A sleeper in each of whose pauses one thing happens; after the last someone presses Ctrl-C."""
    left: Iterator[Act] = iter([*acts, END])

    def sleep(_seconds: float) -> None:
        next(left)()

    return sleep


class Session:
    """A watch over one file, told step by step what happens before each look."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rounds: list[CheckResult] = []
        self.again: list[bool] = []
        self.stream = io.StringIO()
        self.errors: dict[bool, UsageError] = {}

    def write(self, text: str) -> Act:
        """Saves the file, as something that makes another file of it does."""

        def save() -> None:
            spare = self.path.with_suffix(".spare")
            spare.write_text(text, encoding="latin-1")
            spare.replace(self.path)

        return save

    def gather(self, again: bool) -> Content:
        self.again.append(again)
        if again in self.errors:
            raise self.errors[again]
        return Content(fupin.check(str(self.path), as_of=date(2018, 12, 31), select=["LOAN01", "LOAN02"]))

    def run(self, *acts: Act) -> ExitCode:
        """Runs the watch; each act happens in one pause, and after the last one someone presses Ctrl-C."""
        job = Job(
            files=lambda: sorted(self.path.iterdir()) if self.path.is_dir() else [self.path],
            gather=self.gather,
            write=lambda content: self.rounds.append(content.result),
            status=lambda result: ExitCode.FINDINGS if result.findings else ExitCode.CLEAN,
        )
        printer = Printer(Console(file=self.stream, width=100), Language.ENGLISH)
        return Watch(job, printer, sleeper(acts), lambda: datetime(2018, 12, 31, 9, 5, 7)).run()

    @property
    def told(self) -> list[str]:
        """What was told of the rounds."""
        return [line for line in self.stream.getvalue().splitlines() if line]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    path = tmp_path / "loan.csv"
    path.write_text(ONE, encoding="utf-8")
    return Session(path)


def test_nothing_is_checked_again_while_nothing_is_saved(session: Session) -> None:
    assert session.run(nothing, nothing, nothing) is ExitCode.FINDINGS
    assert session.told == ["09:05:07  checks again once a file is saved; Ctrl-C ends it"]
    assert len(session.rounds) == 1


def test_a_saved_file_is_checked_again_and_what_was_mended_or_is_new_is_counted(session: Session) -> None:
    status = session.run(session.write(OTHER), nothing, nothing, session.write(CLEAN), nothing, nothing)
    assert status is ExitCode.CLEAN
    assert session.told[1:] == [
        "09:05:07  loan.csv changed; checking again",
        "09:05:07  since the last check: mended 0, new 1",
        "09:05:07  loan.csv changed; checking again",
        "09:05:07  since the last check: mended 2, new 0",
    ]
    assert session.again == [False, True, True]


def test_a_file_that_is_still_written_is_left_alone_until_two_looks_are_alike(session: Session) -> None:
    parts = [session.write(CLEAN[:length]) for length in (10, 20, 30)]
    session.run(*parts, session.write(CLEAN), nothing)
    assert len(session.rounds) == 2
    assert not session.rounds[1].findings


def test_a_file_that_is_away_for_a_while_is_waited_for(session: Session) -> None:
    session.run(session.path.unlink, *[nothing] * 20, session.write(CLEAN), nothing)
    assert session.told[1:] == [
        "09:05:07  loan.csv is gone; waiting for it",
        "09:05:07  loan.csv changed; checking again",
        "09:05:07  since the last check: mended 1, new 0",
    ]


def test_a_file_that_goes_from_a_folder_is_believed_to_be_gone_after_a_while(session: Session) -> None:
    """What was found in it was not mended."""
    other = session.path.with_name("b.csv")
    other.write_text(HEAD + "7,70000,36\n", encoding="utf-8")
    hasty = Session(session.path.parent)
    hasty.run(other.unlink, *[nothing] * 8)
    assert len(hasty.rounds) == 1
    other.write_text(HEAD + "7,70000,36\n", encoding="utf-8")
    patient = Session(session.path.parent)
    patient.run(other.unlink, *[nothing] * 11)
    assert patient.told[1:] == [
        "09:05:07  b.csv changed; checking again",
        "09:05:07  since the last check: nothing mended, nothing new; files no longer there 1",
    ]


def test_what_cannot_be_read_is_tried_twice_and_not_compared(session: Session) -> None:
    session.run(session.write(UNREADABLE), nothing, session.write(CLEAN), nothing, nothing)
    assert session.again == [False, True, True, True]
    assert "can't be read" not in session.told[2]
    lasting = Session(session.path)
    lasting.run(lasting.write(UNREADABLE), nothing, nothing, lasting.write(ONE), nothing, nothing)
    assert lasting.told[2::2] == [
        "09:05:07  a file can't be read, so nothing is compared",
        "09:05:07  since the last check: mended 0, new 1",
    ]


def test_what_could_not_be_read_at_first_is_not_all_new_later(session: Session) -> None:
    session.write(UNREADABLE)()
    session.run(session.write(ONE), nothing, session.write(CLEAN), nothing)
    assert session.told[2::2] == [
        "09:05:07  a file can't be read, so nothing is compared",
        "09:05:07  since the last check: mended 1, new 0",
    ]


def test_an_error_in_a_later_round_is_told_and_the_watch_goes_on(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    session.errors[True] = UsageError(Text("写不了", "can't write"))
    assert session.run(session.write(CLEAN), nothing) is ExitCode.UNUSABLE
    assert capsys.readouterr().err == "can't write\n"
    assert "Ctrl-C" in session.told[-1]


def test_the_first_round_fails_as_any_check_does(session: Session) -> None:
    session.errors[False] = UsageError(Text("写不了", "can't write"))
    with pytest.raises(UsageError):
        session.run()


def test_it_ends_when_nobody_reads_its_output(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    outlet = Outlet(None)
    outlet.write(b"x")
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BufferedWriter(outlet), encoding="utf-8"))
    assert session.run() is ExitCode.FINDINGS


def test_the_files_of_a_folder_are_watched_but_not_what_the_check_writes(tmp_path: Path) -> None:
    for name in ("a.csv", "report.csv", "b.xlsx", "~$b.xlsx", "m.yaml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = files_watched([str(tmp_path), "no.xlsx"], [tmp_path / "m.yaml"], None, [tmp_path / "report.csv"])
    assert sorted(path.name for path in found) == ["a.csv", "b.xlsx", "m.yaml", "no.xlsx"]


def test_the_command_leaves_out_its_own_report_in_the_next_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("county")
    folder.mkdir()
    loan = folder / "loan.csv"
    loan.write_text(ONE, encoding="utf-8")
    acts: list[Act] = [partial(loan.write_text, CLEAN, encoding="utf-8"), nothing]
    monkeypatch.setattr(watching, "sleep", sleeper(acts))
    options = ["--select", "LOAN01", "--as-of", "2018-12-31", "--lang", "en", "-q", "--watch"]
    done = CliRunner().invoke(app, ["check", "county", *options, "--output", "csv=county/report.csv"])
    assert done.exit_code == 0, done.output
    assert done.stderr == ""
    assert "1 records: errors 0" in done.stdout
    assert "mended 1, new 0" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["-"], "name a file"), (["loan.csv", "--output-format", "json"], "--output FORMAT=FILE")],
)
def test_what_cannot_be_watched_is_refused(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(app, ["check", *arguments, "--watch", "--lang", "en"])
    assert done.exit_code == 2
    assert said in done.stderr
