"""What each kind of data problem means and what to do about it, for `fupin explain`."""

from fupin.model.problems import ProblemCode
from fupin.report.problem_notes.cells import CELL_NOTES
from fupin.report.problem_notes.note import ProblemNote
from fupin.report.problem_notes.province import PROVINCE_NOTES
from fupin.report.problem_notes.sheets import SHEET_NOTES
from fupin.report.problem_notes.waivers import WAIVER_NOTES

__all__ = ["PROBLEM_NOTES", "ProblemNote"]

PROBLEM_NOTES: dict[ProblemCode, ProblemNote] = {**CELL_NOTES, **SHEET_NOTES, **WAIVER_NOTES, **PROVINCE_NOTES}
