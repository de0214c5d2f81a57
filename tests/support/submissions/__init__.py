"""Submissions whose every cell is known exactly, in every format that the program reads.

`make_submission` draws what a submission truly holds; each writer then spells it in its own way and
says where everything stands. The same seed always gives the same files.
"""

from __future__ import annotations

import os

from .contents import Content, Submission, make_submission
from .files import write_delimited, write_json, write_mixed
from .frames import make_frames
from .places import Form, Place
from .workbooks import write_workbook

__all__ = [
    "Content",
    "Form",
    "Place",
    "Submission",
    "make_frames",
    "make_submission",
    "seeds",
    "write_delimited",
    "write_json",
    "write_mixed",
    "write_workbook",
]


def seeds(usual: int) -> range:
    """Give the seeds to try: `usual` many, or as many as FUPIN_SEEDS says, from FUPIN_FIRST_SEED on."""
    first = int(os.environ.get("FUPIN_FIRST_SEED", "0"))
    return range(first, first + int(os.environ.get("FUPIN_SEEDS", usual)))
