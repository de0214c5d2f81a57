"""A hook of the documentation site: before a build, the manual's pages are made from the rule book that ships."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from fupin.explaining.manual import manual
from fupin.explaining.site import site_files
from fupin.model.text import Language
from fupin.rulebook.shipped import default_book


def on_pre_build(config: Any) -> None:
    """Writes the pages of each language into the site's source folder, anew."""
    pages = manual(default_book())
    for language in Language:
        folder = Path(config["docs_dir"]) / language.value
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in site_files(pages, language).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
