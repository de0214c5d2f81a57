"""How submissions are worked off: in this process or by worker processes, with the same result.

`tasks` says what is to be done with a submission, `in_process` and `pool` do it, `sizing` chooses
between them, `steps` tells where the work stands, and `outcomes` is what others call.
"""

from fupin.checking.running.outcomes import outcomes
from fupin.checking.running.steps import Progress, Step, Tracker
from fupin.checking.running.tasks import Outcome, Task

__all__ = ["Outcome", "Progress", "Step", "Task", "Tracker", "outcomes"]
