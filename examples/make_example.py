"""Writes examples/示例县-2018: `python examples/make_example.py [FOLDER]`.

The county is made up. Every run writes the same; what stands in the sheets comes from made_county/.
"""

from __future__ import annotations

import sys
from pathlib import Path

from made_county.making import NAME, make_county

if __name__ == "__main__":
    make_county(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / NAME)
