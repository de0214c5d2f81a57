"""Options of `fupin check` about how the work is done; none of them changes what is found."""

from __future__ import annotations

from typing import Annotated

import typer

from fupin.cli.language import said

JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help=said(
            "最多用几个进程（默认为可用的处理器核数）", "at most this many processes (default: the cores at hand)"
        ),
    ),
]
