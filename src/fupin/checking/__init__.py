"""The check: paths or frames in, a `CheckResult` out. It joins the rooms and prints nothing.

`options` says what a check is asked for, `ready` is a rule book that can be used, `one_submission`
reads and judges a submission by itself, `running` has many of them worked off, by several processes
where that is worth it, `together` puts what was found in all of them together, and `checks` is what
others call.
"""

from fupin.checking.checks import Checked, check, check_sources, read_sources
from fupin.checking.named_files import with_named_files
from fupin.checking.options import CheckOptions
from fupin.checking.running import Progress
from fupin.checking.shown import shown_input, shown_problem

__all__ = [
    "CheckOptions",
    "Checked",
    "Progress",
    "check",
    "check_sources",
    "read_sources",
    "shown_input",
    "shown_problem",
    "with_named_files",
]
