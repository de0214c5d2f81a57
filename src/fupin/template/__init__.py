"""The submission workbook that is made to be filled in: its sheets, notes, drop-down lists and instructions."""
