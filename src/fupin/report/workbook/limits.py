"""How much a workbook can hold, by Excel's own limits and by what still opens in reasonable time."""

from __future__ import annotations

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
MAX_TEXT = 32_767
"""Characters of a cell, counted in UTF-16 units as Excel counts them."""
MAX_SHEET_NAME = 31
"""Characters of a sheet's name, counted in UTF-16 units."""
MAX_LINKS = 65_530
"""Links of a sheet."""
MAX_COPIES = 200
"""Copied sheets: with more of them nobody finds his way, and each holds a file open while it is written."""
MAX_COMMENTS = 5_000
"""Comments of a sheet: with tens of thousands of them spreadsheet programs become unusable."""
MAX_COMMENT_TEXT = 4_000
"""Characters of a comment: more than a screen shows."""
MAX_MERGED_CELLS = 1_000_000
"""Cells of a sheet that merged blocks may cover; blocks beyond stay unmerged."""
