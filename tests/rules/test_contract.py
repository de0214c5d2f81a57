"""The rule book that ships against the contract: ids, clauses, provisions, force, expressions, phrases."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from fupin.model.records import RECORDS
from fupin.model.verdict import Force
from fupin.rulebook.book import Rule, RuleBook
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.parsing import Scope, parse_condition
from fupin.rulebook.parsed import parse_rules

Contract = dict[str, dict[str, Any]]
Provisions = dict[str, dict[str, Any]]

KEYS = {name: model.fields()[model.key[0]] for name, model in RECORDS.items()}
DOCUMENT = "0-a"
"""The provision with the document's own date, from which any rule may take a figure."""


def with_figures(node: n.Node) -> n.Node:
    """A node with every limit replaced by its figure."""
    if isinstance(node, n.LimitRef):
        (dated,) = node.limit.values
        return n.Constant(dated.value)
    anything: Any = node
    changed: n.Node = replace(
        anything, **{part.name: _with_figures(getattr(node, part.name)) for part in fields(anything)}
    )
    return changed


def _with_figures(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_with_figures(item) for item in value)
    return with_figures(value) if isinstance(value, n._NODE_TYPES) else value


FURTHER_ON_CORE_KINDS = {"HH06"}
"""Rules beyond the contract that judge records of a kind which the contract has."""


def core_rules(book: RuleBook, contract: Contract) -> tuple[Rule, ...]:
    """The rules that the contract lists; the book's further rules are its own."""
    return tuple(rule for rule in book.rules if rule.id in contract)


def test_every_rule_of_the_contract_is_there(book: RuleBook, contract: Contract) -> None:
    assert sorted(rule.id for rule in core_rules(book, contract)) == sorted(contract)


def test_further_rules_judge_further_kinds_but_for_those_listed(book: RuleBook, contract: Contract) -> None:
    further = {rule.id for rule in book.rules if rule.id not in contract and not RECORDS[rule.record].further}

    assert further == FURTHER_ON_CORE_KINDS


def test_the_core_kinds_are_those_that_the_contract_judges(contract: Contract) -> None:
    core = {name for name, model in RECORDS.items() if not model.further}

    assert {rule["record"] for rule in contract.values()} == core - {"indicator"}


def test_records_clauses_provisions_and_force(book: RuleBook, contract: Contract) -> None:
    for rule in core_rules(book, contract):
        agreed = contract[rule.id]
        assert (rule.record, rule.clause, rule.provisions, rule.force) == (
            agreed["record"],
            agreed["clause"],
            tuple(agreed["provisions"]),
            Force(agreed["force"]),
        ), rule.id


def test_expressions_with_their_limits_put_in(book: RuleBook, contract: Contract) -> None:
    for rule in parse_rules(core_rules(book, contract)):
        agreed, scope = contract[rule.rule.id], Scope(RECORDS[rule.rule.record].fields(), {}, KEYS)
        assert with_figures(rule.require) == parse_condition(agreed["require"], scope), rule.rule.id
        assert (rule.when is None) is ("when" not in agreed), rule.rule.id
        if rule.when is not None:
            assert with_figures(rule.when) == parse_condition(agreed["when"], scope), rule.rule.id


def test_rules_and_limits_rest_on_provisions_that_exist(book: RuleBook, provisions: Provisions) -> None:
    for rule in book.rules:
        cited = {*rule.provisions, *(limit.provision for limit in rule.limits.values())}
        assert cited <= provisions.keys(), rule.id


def test_clauses_are_those_of_the_provisions(book: RuleBook, provisions: Provisions) -> None:
    for rule in book.rules:
        clauses = {provisions[provision]["clause"] for provision in rule.provisions}
        assert not clauses or clauses & set(rule.clause.split("、")), rule.id


def test_every_phrase_stands_in_the_clause_of_its_provision(
    book: RuleBook, provisions: Provisions, clauses: dict[str, str]
) -> None:
    for rule in book.rules:
        for limit in rule.limits.values():
            clause = provisions[limit.provision]["clause"].split(" ")[0]
            assert "".join(limit.phrase.split()) in clauses[clause], (rule.id, limit.name)


ELSEWHERE = {
    ("ENT04", "3.2-b"),  # the three shares of the 379 model, promoted by 3.2-a
    ("ENT04", "3.2-c"),
    ("ENT04", "3.2-d"),
    ("JOB04", "4.6-f"),  # the ten workers below which 4.6-g speaks of individual businesses
    ("HIR02", "4.6-k"),  # the year from which 4.6-j's thousand yuan may be raised
    ("VIL01", "3.5-e"),  # the year in which no village is to be without income
    ("VIL03", "A-03"),  # the annex's deadline
    ("TSK03", "A-26"),  # the annex's last task
    ("IND04", "1.2-h"),  # the year by which 1.1-e's aim is a target, and before which it is promoted
    ("EVT01", "A-01"),  # the annex's deadline
    ("EVT02", "A-01"),
}
"""Figures that stand in another provision than those which the rule rests on."""


def test_a_figure_stands_in_a_provision_of_its_rule(book: RuleBook) -> None:
    elsewhere = {
        (rule.id, limit.provision)
        for rule in book.rules
        for limit in rule.limits.values()
        if limit.provision not in (*rule.provisions, DOCUMENT)
    }

    assert elsewhere == ELSEWHERE
