"""Standard output and error that no command has to fear: closed, hung up or full, they raise nothing.

A reader who has had enough (`| head -1`) is no error: the command goes on, writes its files and keeps
its own exit status. What can't be written for another reason is told once, and the status is 2.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from fupin.cli.exit_codes import ExitCode
from fupin.cli.language import reader_language
from fupin.model.text import Text

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Outlet(io.RawIOBase):
    """A stream of bytes that takes everything: after its first error it writes nothing more.

    Args:
        raw: where the bytes go; None for a stream that was closed before the program started.

    Attributes:
        error: the first error; None where there was none.
    """

    def __init__(self, raw: io.RawIOBase | None) -> None:
        self._raw = raw
        self.error: OSError | None = None

    def writable(self) -> bool:
        """Always."""
        return True

    def isatty(self) -> bool:
        """Whether the bytes go to a terminal."""
        return self._raw is not None and self._raw.isatty()

    def fileno(self) -> int:
        """The number of the open file.

        Raises:
            OSError: there is none.
        """
        if self._raw is None:
            raise io.UnsupportedOperation("fileno")
        return self._raw.fileno()

    def write(self, data: ReadableBuffer, /) -> int:
        """Writes what can be written, and says that it was all."""
        size = memoryview(data).nbytes
        if self.error is not None:
            return size
        try:
            return self._written(data)
        except OSError as error:
            self.error = error
            return size

    def _written(self, data: ReadableBuffer) -> int:
        if self._raw is None:
            import errno

            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        written = self._raw.write(data)
        while written is None:  # whoever shares the pipe asked that nobody waits
            import select

            select.select([], [self._raw.fileno()], [])
            written = self._raw.write(data)
        return written


@contextmanager
def standard_streams() -> Iterator[None]:
    """Standard output and error for the time of a command.

    Raises:
        SystemExit: something could not be written to standard output.
    """
    _occupy()
    before = sys.stdout, sys.stderr
    sys.stdout, out = _kept(sys.stdout)
    sys.stderr, _ = _kept(sys.stderr)
    try:
        yield
    finally:
        sys.stdout.flush()
        error = None if out is None else out.error
        if error is not None and not _hung_up(error):
            _tell(error)
        sys.stderr.flush()
        sys.stdout, sys.stderr = before
        if error is not None and not _hung_up(error):
            sys.exit(ExitCode.UNUSABLE)


def output_is_gone() -> bool:
    """Whether nobody takes what is written to standard output any more, as far as a write has shown."""
    outlet = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return isinstance(outlet, Outlet) and outlet.error is not None


def _occupy() -> None:
    """Keeps the numbers of closed standard streams from going to the next files that are opened."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


def _kept(stream: TextIO | None) -> tuple[TextIO, Outlet | None]:
    """A stream that raises nothing in the place of another, and what its bytes go through."""
    if stream is None:
        outlet = Outlet(None)
        return io.TextIOWrapper(io.BufferedWriter(outlet), encoding="utf-8", errors="replace"), outlet
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # whoever put it there knows why
        return stream, None
    outlet = Outlet(getattr(buffer, "raw", buffer))
    text = io.TextIOWrapper(
        io.BufferedWriter(outlet),
        encoding=stream.encoding,
        errors="replace",
        line_buffering=stream.line_buffering if isinstance(stream, io.TextIOWrapper) else False,
    )
    return text, outlet


def _hung_up(error: OSError) -> bool:
    """Whether the reader has had enough; Windows has no name for it."""
    import errno

    return isinstance(error, ConnectionError) or (sys.platform == "win32" and error.errno == errno.EINVAL)


def _tell(error: OSError) -> None:
    from fupin.cli.write_failures import not_written

    text = not_written(Text("标准输出", "standard output"), error)
    print(text.in_language(reader_language()), file=sys.stderr)
