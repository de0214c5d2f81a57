"""The comparison of two reports: what a later one has mended, kept, worsened and added.

Two reports in, a `Comparison` out; nothing is read, judged or printed here.
"""

from fupin.comparison.comparing import compare
from fupin.comparison.found import Found, Kind
from fupin.comparison.result import Compared, Comparison, Gone, Remark, Standing

__all__ = ["Compared", "Comparison", "Found", "Gone", "Kind", "Remark", "Standing", "compare"]
