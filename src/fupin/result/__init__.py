"""What a check gives: inputs, exact counts, findings and problems; read by every report."""

from fupin.result.baseline import Baseline
from fupin.result.counties import CountyResult
from fupin.result.counts import Summary, VerdictCount, summary_of, summed
from fupin.result.inputs import ColumnReport, InputReport, SheetReport
from fupin.result.keys import RecordKeys
from fupin.result.marks import MarkedColumn, NamedCounty, SheetMarks
from fupin.result.submission import SubmissionResult
from fupin.result.whole import CheckResult

__all__ = [
    "Baseline",
    "CheckResult",
    "ColumnReport",
    "CountyResult",
    "InputReport",
    "MarkedColumn",
    "NamedCounty",
    "RecordKeys",
    "SheetMarks",
    "SheetReport",
    "SubmissionResult",
    "Summary",
    "VerdictCount",
    "summary_of",
    "summed",
]
