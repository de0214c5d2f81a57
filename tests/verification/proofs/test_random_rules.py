"""What the solver finds of rules that no rule book has, against the engine and the independent reference."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from evaluation.expressions import ABSENT, DATES, FLAGS, KEYS, NUMBERS, TEXTS, conditions, rows
from fupin.model.errors import ExpressionError
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.proofs.consistency import consistency
from fupin.verification.proofs.implication import implications
from fupin.verification.proofs.witnesses import Finder, witnesses
from support.examples import examples
from verification.proofs.making import rules_of
from verification.proofs.test_encoding import LOAN, by_reference, reading

Row = dict[str, str]
EFFORT = 300_000
QUICK = settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def made(*texts: str | tuple[str, str]) -> list[ParsedRule]:
    try:
        return rules_of(*texts)
    except ExpressionError:
        assume(False)
        return []


@QUICK
@given(when=conditions, require=conditions)
def test_the_engine_agrees_with_every_record_that_the_solver_finds(when: str, require: str) -> None:
    _, missing = witnesses(Finder(made((when, require)), effort=EFFORT))

    assert all(each.answer is not None for each in missing)


@QUICK
@given(texts=st.lists(conditions, min_size=2, max_size=4), loans=st.lists(rows, min_size=4, max_size=6))
def test_no_record_passes_what_contradicts_itself(texts: list[str], loans: list[Row]) -> None:
    rules = made(*texts)
    verdicts = {rule.rule.id: by_reference(rule, loans, None) for rule in rules}

    for ids, _ in consistency(rules, EFFORT).contradictions:
        assert not any(all(verdicts[rule_id][row] == "pass" for rule_id in ids) for row in range(len(loans)))


@QUICK
@given(texts=st.lists(conditions, min_size=2, max_size=4), loans=st.lists(rows, min_size=4, max_size=6))
def test_whoever_fails_what_is_implied_fails_what_implies_it(texts: list[str], loans: list[Row]) -> None:
    assume(not any(name in text for name in ABSENT for text in texts))
    rules, known = made(*texts), [all_known(loan) for loan in loans]
    verdicts = {rule.rule.id: by_reference(rule, known, None) for rule in rules}

    for each in implications(rules, EFFORT):
        for row in range(len(known)):
            if each.holds and verdicts[each.rule][row] == "fail":
                assert "fail" in {verdicts[rule_id][row] for rule_id in each.by}


def all_known(loan: Row) -> Row:
    """The loan with a value in every cell that is empty or can't be read."""
    return {name: text if reading(LOAN[name], loan).value is not None else USUAL[name] for name, text in loan.items()}


USUAL = {
    **dict.fromkeys(NUMBERS, "1"),
    **dict.fromkeys(DATES, "2018-08-28"),
    **dict.fromkeys((*TEXTS, *KEYS), "农行"),
    **dict.fromkeys(FLAGS, "是"),
}
