"""A hook of the documentation site: before a build, the manual's pages are made from the rule book that ships."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from fupin.explaining.manual import manual
from fupin.explaining.site import write_site
from fupin.model.text import Language
from fupin.rulebook.shipped import default_book

_FRONT = """# fupin

- [中文手册](zh/index.md)
- [Manual in English](en/index.md)
"""


def on_pre_build(config: Any) -> None:
    """Writes the pages into the site's source folder, anew."""
    folder = Path(config["docs_dir"])
    shutil.rmtree(folder, ignore_errors=True)
    pages = manual(default_book())
    for language in Language:
        write_site(pages, folder / language.value, language)
    (folder / "index.md").write_text(_FRONT, encoding="utf-8", newline="\n")
