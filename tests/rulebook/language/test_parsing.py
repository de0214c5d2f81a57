import random

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from fupin.model.errors import ExpressionError
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.parsing import parse_condition
from rulebook.language.scopes import parsed, scope
from rulebook.language.writing import conditions, written
from support.examples import examples

_TEXT = r"""
amount_yuan term_months annual_rate registered_poor issued_on collateral household_id household bank
as_of ghost amount_max share_min in_force_on 5 0.30 '抵押' '本户' '' DATE'2018-01-01' DATE '2018-02-30'
( ( ( ) ) ) , , AND OR NOT IN BETWEEN LIKE CASE WHEN THEN ELSE END TRUE FALSE = <> < <= > >= + - *
share( count_by( sum_by( present( found_in( year_of( add_months( quarter_start( IS NULL != == / --
/* */ E'x' x'41' N'a' "a" :: cast( [ ] . ; ILIKE ANY unnest( 1e3 0x1F 1_000 || % ESCAPE SYMMETRIC
interval year level date exists( select over( @ ? :x { } # \ `a` $1 $$a$$ ， （ “ é COLLATE any all
if( if map row
"""
WORDS = [*_TEXT.split(), "\u3000", "\t", "\n", "\x00"]


@settings(max_examples=examples(120), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions(2))
def test_what_is_written_from_a_node_is_read_as_that_node(node: n.Node) -> None:
    text = written(node)
    assume(len(text) <= 2000)
    try:
        read = parsed(text)
    except ExpressionError as error:
        assume("38 digits" not in str(error))
        raise

    assert read == node


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
@example("registered_poor AND amount_yuan BETWEEN 1 AND 2")
def test_any_words_give_a_node_or_an_expression_error(text: str) -> None:
    node_or_error(text)


@settings(max_examples=examples(120), deadline=None)
@given(st.text(max_size=60))
@example("'" * 1999)
@example("\ud800")
@example("a\ufeff")
def test_any_text_gives_a_node_or_an_expression_error(text: str) -> None:
    node_or_error(text)


@settings(max_examples=examples(120), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions(2).map(written), st.randoms(use_true_random=False))
def test_a_mistyped_condition_gives_a_node_or_an_expression_error(text: str, chance: random.Random) -> None:
    words = text.split(" ")
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(words))
        words[at : at + chance.randint(0, 1)] = chance.choices(WORDS, k=chance.randint(0, 2))
        words = words or ["("]
    node_or_error(" ".join(words))


def node_or_error(text: str) -> None:
    try:
        node = parse_condition(text, scope())
    except ExpressionError as error:
        assert error.text.zh
        assert error.text.en
    else:
        assert all(isinstance(part, n._NODE_TYPES) for part in n.walk(node))


@pytest.mark.parametrize(
    "text",
    [
        # accepted by a SQL parser, and not ours
        "registered_poor IS TRUE",
        "bank IS NULL",
        "bank IS NOT NULL",
        "amount_yuan / 2 > 1",
        "amount_yuan % 2 > 1",
        "amount_yuan ^ 2 > 1",
        "amount_yuan || bank = bank",
        "amount_yuan::date > as_of",
        "CAST(amount_yuan AS date) > as_of",
        "DATE(issued_on) > as_of",
        "TIMESTAMP '2018-01-01' > as_of",
        "INTERVAL '1' DAY > as_of",
        "issued_on > '2018-01-01'::date",
        "EXISTS (SELECT 1)",
        "amount_yuan IN (SELECT 1)",
        "amount_yuan = (SELECT 1)",
        "amount_yuan > ALL (1, 2)",
        "bank LIKE ANY ('a', 'b')",
        "bank ILIKE 'a'",
        "bank SIMILAR TO 'a'",
        "bank RLIKE 'a'",
        "bank LIKE 'a' ESCAPE '!'",
        "bank = 'a' 'b'",
        "bank = N'a'",
        "bank = E'a'",
        "bank = X'41'",
        "bank = B'01'",
        "bank = U&'a'",
        "bank = $$a$$",
        'bank = "a"',
        "loan.bank = 'a'",
        "bank COLLATE nocase = 'a'",
        "registered_poor AND -- comment\nTRUE",
        "registered_poor /* comment */",
        "registered_poor XOR TRUE",
        "amount_yuan BETWEEN SYMMETRIC 1 AND 2",
        "amount_yuan BETWEEN 1 2",
        "amount_yuan <=> 1",
        "amount_yuan == 1",
        "amount_yuan != 1",
        "amount_yuan ! = 1",
        "NOT(registered_poor) = TRUE",
        "! registered_poor",
        "~ amount_yuan > 1",
        "+ amount_yuan > 1",
        "amount_yuan > + 1",
        "amount_yuan > 1 ; amount_yuan > 2",
        "amount_yuan > 1 AS x",
        "amount_yuan > 1 x",
        "amount_yuan > 1 ORDER BY 1",
        "amount_yuan > 1 LIMIT 1",
        "IF(registered_poor, TRUE, FALSE)",
        "COALESCE(registered_poor, TRUE)",
        "COUNT(*) > 1",
        "sum_by(amount_yuan, bank) OVER () > 1",
        "sum_by(DISTINCT amount_yuan, bank) > 1",
        "sum_by(amount_yuan, bank) FILTER (WHERE registered_poor) > 1",
        "present(bank) IGNORE NULLS",
        "share(amount_yuan, balance_yuan,) > 1",
        "share(part => amount_yuan, whole => balance_yuan) > 1",
        "present(*)",
        "* > 1",
        "ARRAY[1] = 1",
        "{'a': 1} = 1",
        "issued_on AT TIME ZONE 'x' > as_of",
        "CURRENT_DATE > as_of",
        "current_date > issued_on",
        "as_of() > issued_on",
        "CASE bank WHEN 'a' THEN TRUE END",
        "CASE WHEN TRUE TRUE END",
        "CASE WHEN TRUE THEN TRUE",
        ":amount > 1",
        "@amount > 1",
        "? > 1",
        "amount_yuan > 1e3",
        "amount_yuan > 1L",
        "amount_yuan > 0x10",
        "NULL",
        "TRUE IS NULL",
    ],
)
def test_sql_that_is_not_in_the_language(text: str) -> None:
    with pytest.raises(ExpressionError):
        parsed(text)
