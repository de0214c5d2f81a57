from decimal import Decimal

import pytest

from fupin.model.records import RECORDS
from fupin.rulebook.language import nodes as n
from rulebook.language.scopes import LIMITS, parsed, refused

FIELDS = {name: n.FieldRef(field) for name, field in RECORDS["loan"].fields().items()}
AMOUNT, HOUSEHOLD, BANK, ISSUED = (FIELDS[name] for name in ("amount_yuan", "household_id", "bank", "issued_on"))
STEPS = n.LimitRef("steps", LIMITS["steps"])


def left_side(text: str) -> n.Node:
    node = parsed(text)
    assert isinstance(node, n.Compare)
    return node.left


def test_present() -> None:
    assert parsed("present(bank)") == n.Present(BANK.field)
    assert parsed("present((registered_poor))") == n.Present(FIELDS["registered_poor"].field)


def test_groups() -> None:
    condition = n.Compare(">", AMOUNT, n.Constant(Decimal(0)))

    assert left_side("count_by(amount_yuan > 0, household_id, bank) = 1") == n.CountBy(condition, (HOUSEHOLD, BANK))
    assert left_side("sum_by(amount_yuan, household_id) = 1") == n.SumBy(AMOUNT, (HOUSEHOLD,))
    assert left_side("count_by(present(bank), household_id) = 1") == n.CountBy(n.Present(BANK.field), (HOUSEHOLD,))


def test_groups_may_stand_beside_each_other_and_in_a_share() -> None:
    parsed("count_by(TRUE, bank) + sum_by(1, bank) > count_by(FALSE, bank)")
    assert isinstance(parsed("share(count_by(registered_poor, bank), count_by(TRUE, bank)) >= 0.5"), n.CompareShare)


def test_found_in() -> None:
    assert parsed("found_in(household_id, household)") == n.FoundIn(HOUSEHOLD, "household", "household_id")


def test_dates() -> None:
    assert left_side("quarter_start(as_of, -1) = due_on") == n.QuarterStart(n.AsOf(), n.Minus(n.Constant(Decimal(1))))
    assert left_side("add_months(issued_on, steps) = due_on") == n.AddMonths(ISSUED, STEPS)
    assert left_side("add_months(quarter_start(as_of, 0), 12.0) = due_on") == n.AddMonths(
        n.QuarterStart(n.AsOf(), n.Constant(Decimal(0))), n.Constant(Decimal("12.0"))
    )
    assert left_side("year_of(issued_on) = 2018") == n.YearOf(ISSUED)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("presnt(bank)", "no function is called presnt; did you mean present"),
        ("PRESENT(bank)", "no function is called PRESENT"),
        ("coalesce(registered_poor, TRUE)", "no function is called coalesce"),
        ("bank(registered_poor)", "no function is called bank"),
        ("cast(bank, household)", "no function is called cast"),
        ("present()", "expected a value or a condition"),
        ("present(bank, bank)", "present takes 1 arguments, found 2: present(bank, bank)"),
        ("present(1)", "a field name is expected: 1"),
        ("present(amount_max)", "a field name is expected: amount_max"),
        ("present(as_of)", "a field name is expected: as_of"),
        ("present(present(bank))", "a field name is expected: present(bank)"),
        ("present(bank = bank)", "a field name is expected"),
        ("count_by(registered_poor) = 1", "count_by takes 2+ arguments, found 1"),
        ("count_by(amount_yuan, bank) = 1", "a condition is expected here, but amount_yuan is a number"),
        ("count_by(TRUE, 1) = 1", "a field name is expected: 1"),
        ("count_by(TRUE, steps) = 1", "a field name is expected: steps"),
        ("count_by(TRUE, bank)", "a condition is expected here, but count_by(TRUE, bank) is a number"),
        ("sum_by(registered_poor, bank) = 1", "a number is expected here, but registered_poor is a condition"),
        ("sum_by(sum_by(1, bank), bank) > 1", "group functions can't be nested: sum_by(1, bank)"),
        ("count_by(count_by(TRUE, bank) > 1, bank) > 1", "group functions can't be nested"),
        ("sum_by(CASE WHEN sum_by(1, bank) > 1 THEN 1 END, bank) > 1", "group functions can't be nested"),
        ("count_by(found_in(household_id, household), bank) > 1", "found_in can't stand inside a group function"),
        ("found_in(household_id)", "found_in takes 2 arguments, found 1"),
        ("found_in(household_id, houshold)", "no record kind is called houshold; did you mean household"),
        ("found_in(household_id, 'household')", "no record kind is called 'household'"),
        ("found_in('1', household)", "a field name is expected: '1'"),
        ("found_in(amount_yuan, household)", "found_in takes a text or an id"),
        ("quarter_start(as_of) = as_of", "quarter_start takes 2 arguments, found 1"),
        ("quarter_start(2018, 1) = as_of", "a date is expected here, but 2018 is a number"),
        (
            "add_months(issued_on, term_months) = as_of",
            "a whole number or limit of at most 12000 is expected: term_months",
        ),
        ("add_months(issued_on, 1 + 1) = as_of", "a whole number or limit of at most 12000 is expected: 1 + 1"),
        ("add_months(issued_on, 1.5) = as_of", "a whole number or limit"),
        ("add_months(issued_on, half_step) = as_of", "a whole number or limit"),
        ("add_months(issued_on, yearly) = as_of", "a whole number or limit"),
        ("add_months(issued_on, 12001) = as_of", "a whole number or limit"),
        ("add_months(issued_on, - 12001) = as_of", "a whole number or limit"),
        ("add_months(issued_on, in_force_on) = as_of", "a number is expected here, but in_force_on is a date"),
        ("year_of(2018) = 1", "a date is expected here, but 2018 is a number"),
        ("year_of(issued_on, 1) = 1", "year_of takes 1 arguments, found 2"),
        ("year_of(issued_on) = issued_on", "a number can't be compared with a date"),
    ],
)
def test_what_does_not_fit(text: str, message: str) -> None:
    assert message in refused(text).text.en


def test_a_group_is_left_again_after_it_ends() -> None:
    node = parsed("count_by(TRUE, bank) > 1 AND found_in(household_id, household)")

    assert isinstance(node, n.Both)
