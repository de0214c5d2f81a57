"""What was found in all submissions of a check, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fupin.checking.ready import Ready
from fupin.checking.shown import shown_problem
from fupin.mending import merged_margins
from fupin.model.fingerprints import problem_fingerprint
from fupin.model.problems import Problem, ProblemCode
from fupin.province.counties import province_of
from fupin.reading.sources import Source
from fupin.reading.submitted import unused_pins
from fupin.result import CheckResult, SubmissionResult, summed
from fupin.waivers import with_waivers


def result_of(submissions: Sequence[SubmissionResult], ready: Ready, sources: Sequence[Source] = ()) -> CheckResult:
    """The result over all submissions, in their order.

    Args:
        submissions: what was found in each of them.
        ready: what they were judged with.
        sources: what each was read from, in the same order; empty where frames were.
    """
    submissions, of_waivers = _waived(submissions, ready)
    province = province_of(submissions, sources, ready.options.roster, ready.order)
    problems = [problem for each in submissions for problem in each.problems]
    return CheckResult(
        book=ready.book,
        rules={rule.rule.id: rule for rule in ready.rules},
        as_of=ready.as_of,
        inputs=tuple(report for each in submissions for report in each.inputs),
        verdicts=summed([each.verdicts for each in submissions], ready.order),
        findings=tuple(finding for each in submissions for finding in each.findings),
        problems=(*problems, *province.problems, *_of_no_submission(submissions, ready), *of_waivers),
        margins=merged_margins([each.margins for each in submissions], ready.order),
        submissions=tuple(submissions),
        counties=province.counties,
    )


def _waived(
    submissions: Sequence[SubmissionResult], ready: Ready
) -> tuple[Sequence[SubmissionResult], Sequence[Problem]]:
    """The submissions with what is waived in them, and what is wrong with waivers."""
    options = ready.options
    if options.waivers is None:
        return submissions, ()
    applied = with_waivers(
        submissions, options.waivers, ready.book, ready.order, ready.as_of, show_personal=options.show_personal
    )
    told = [each for each in applied.problems if not (options.changed and each.code is ProblemCode.WAIVER_UNUSED)]
    return applied.submissions, [
        replace(shown_problem(each, personal=options.show_personal), fingerprint=problem_fingerprint(each))
        for each in told
    ]


def _of_no_submission(submissions: Sequence[SubmissionResult], ready: Ready) -> Iterable[Problem]:
    """Problems that show only once every submission has been read."""
    if ready.options.changed:
        return
    used = {line for each in submissions for line in each.used_pins}
    for problem in unused_pins(ready.options.pins, used):
        yield shown_problem(problem, personal=ready.options.show_personal)
