"""The command line. `main` answers `--version` before anything heavy is imported."""

from __future__ import annotations

import gc
import signal
import sys
from typing import Any

_COLLECTIONS = (100_000, 20, 20)
"""How seldom unused cycles are looked for: nearly all that a command makes lasts until it ends."""


def main() -> None:
    """Runs the command line with the process's arguments."""
    signal.signal(signal.SIGINT, _without_traceback(signal.getsignal(signal.SIGINT)))
    from fupin.cli.standard_streams import standard_streams

    with standard_streams():
        if sys.argv[1:] in (["--version"], ["-V"]):
            from fupin.version import __version__

            print(f"fupin {__version__}")
            return
        from fupin.cli.consoles import prepare_streams
        from fupin.cli.failing import keep_quiet_of_remains, unforeseen_told
        from fupin.cli.stopping import stoppable
        from fupin.without_pandas import keep_pandas_out

        prepare_streams()
        keep_quiet_of_remains()
        keep_pandas_out()
        gc.set_threshold(*_COLLECTIONS)
        with unforeseen_told(), stoppable():
            from fupin.cli.app import app

            try:
                app(prog_name="fupin")
            finally:
                gc.freeze()  # the process ends: nobody need look once more for what is not used


def _without_traceback(handler: Any) -> Any:
    """What Ctrl-C does before and after the command itself, which has a handler of its own."""
    return signal.SIG_DFL if handler is signal.default_int_handler else handler
