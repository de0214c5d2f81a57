"""The formats that a list of waivers can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from fupin.model.text import Language
from fupin.report.waivers.as_data import write_waivers_csv, write_waivers_json
from fupin.waivers.listing import WaiverList

Writer = Callable[[WaiverList, TextIO, Language], None]

WAIVER_WRITERS: dict[str, Writer] = {"json": write_waivers_json, "csv": write_waivers_csv}
"""Those that are data; `text` is printed to the terminal."""
