"""Handing a submission over as pandas frames, a frame a kind."""

from __future__ import annotations

from random import Random

import pandas as pd

from .contents import Submission
from .grids import spell_rows
from .headings import make_headings
from .places import Form, Place
from .spelling import FRAME


def make_frames(submission: Submission, seed: int | str) -> Form:
    """Make the frames of a submission, with the types that pandas infers or with plain objects."""
    random = Random(f"frames {seed}")
    frames: dict[str, pd.DataFrame] = {}
    places = []
    for record, content in submission.contents.items():
        headings = make_headings(random, record, content.columns)
        cells = spell_rows(random, record, content.rows, headings, FRAME)
        data = {heading.text: [row[name].written for row in cells] for name, heading in headings.items()}
        frame = pd.DataFrame(data, dtype=object if random.random() < 0.5 else None)
        frame.index = pd.RangeIndex(random.choice([0, 7]), len(frame) + 7)[: len(frame)]
        frames[record] = frame
        numbers = {name: number for number, name in enumerate(headings, 1)}
        places.append(Place(record, record, None, 0, range(1, len(cells) + 1), numbers, headings, cells))
    return Form(frames, tuple(places))
