"""The command line. `main` answers `--version` before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line with the process's arguments."""
    from fupin.cli.standard_streams import standard_streams

    with standard_streams():
        if sys.argv[1:] in (["--version"], ["-V"]):
            from fupin.version import __version__

            print(f"fupin {__version__}")
            return
        from fupin.cli.consoles import prepare_streams
        from fupin.cli.failing import keep_quiet_of_remains, unforeseen_told
        from fupin.cli.stopping import stoppable

        prepare_streams()
        keep_quiet_of_remains()
        with unforeseen_told(), stoppable():
            from fupin.cli.app import app

            app(prog_name="fupin")
