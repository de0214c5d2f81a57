"""Waivers: exceptions that an authority has granted, read from their file and applied to what was found.

`shape` and `reading` give the entries of the file as they are written, `resolving` holds them against
the rule book, `standing` against a date, and `applying` against the records of a check. Each of them
tells what is wrong with an entry as a `Problem` at its line; only a fault of the file's form is an error.
"""

from fupin.waivers.applying import Applied, with_waivers
from fupin.waivers.reading import WaiverEntry, WaiverFaultsError, WaiverFile, read_waivers

__all__ = ["Applied", "WaiverEntry", "WaiverFaultsError", "WaiverFile", "read_waivers", "with_waivers"]
