"""What problems are of, for the headings that reports list them below: data, counties side by side, waivers."""

from __future__ import annotations

from fupin.model.problems import OF_WAIVERS, ProblemCode
from fupin.model.text import Text

DATA = Text("读不懂或对不上的地方", "What could not be read or matched")
ACROSS = Text("报送和县与县之间的问题", "Submissions and records across counties")
WAIVERS = Text("豁免文件里的问题", "What is wrong with waivers")
PROBLEM_GROUPS = (ACROSS, DATA, WAIVERS)
"""The headings, in order."""
_ACROSS = frozenset(
    {
        ProblemCode.NOT_SUBMITTED,
        ProblemCode.NOT_ON_ROSTER,
        ProblemCode.RECORD_ELSEWHERE,
        ProblemCode.BORROWED_ELSEWHERE,
        ProblemCode.COUNTY_DIFFERS,
        ProblemCode.CLAIMED_ELSEWHERE,
        ProblemCode.KIND_IN_TWO_FILES,
        ProblemCode.NUMBERS_ALIKE,
    }
)


def group_of(code: str) -> Text:
    """The heading that problems of a code stand below."""
    if code in OF_WAIVERS:
        return WAIVERS
    return ACROSS if code in _ACROSS else DATA
