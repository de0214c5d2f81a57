"""Options of `fupin check` about how the work is done; none of them changes what is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fupin.cli.failing import inert
from fupin.cli.language import said
from fupin.model.personal import mask_numbers

if TYPE_CHECKING:
    from fupin.cache import CacheFolder
    from fupin.model.text import Language


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
CacheOption = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="DIR",
        help=said(
            "缓存文件夹：文件、规则和选项都没有变的，不再检查一遍",
            "folder of kept results: what has not changed since is not checked again",
        ),
    ),
]


def cache_folder(folder: Path | None) -> CacheFolder | None:
    """The cache that the user names, with the key of the environment; None where none is named."""
    if folder is None:
        return None
    from fupin.cache import CacheFolder, key_of_environment

    return CacheFolder(folder, key_of_environment())


def tell_of_cache(cache: CacheFolder | None, language: Language) -> None:
    """Says on standard error what is wrong with a cache, if anything is."""
    for note in () if cache is None else cache.notes():
        typer.echo(inert(mask_numbers(note.in_language(language))), err=True)
