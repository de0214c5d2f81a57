"""The command line. `main` answers `--version` before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line with the process's arguments."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from fupin.version import __version__

        print(f"fupin {__version__}")
        return
    from fupin.cli.consoles import prepare_streams

    prepare_streams()
    from fupin.cli.app import app
    from fupin.cli.failing import unforeseen_told

    with unforeseen_told():
        app(prog_name="fupin")
