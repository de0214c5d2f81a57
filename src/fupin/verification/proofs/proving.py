"""What a solver can prove of a rule book, record kind by record kind.

Proved for all records: which rules contradict each other, and which say nothing that others don't say.
Shown by a record that the engine has judged: that rules can be passed together, and that every rule can
have every verdict. What the solver can't decide within its effort is reported as undecided, never as
proved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.model.text import Text, joined
from fupin.model.verdict import Verdict
from fupin.rulebook.book import Case
from fupin.rulebook.language import nodes as n
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.gaps import Gap, gap_of
from fupin.verification.proofs.consistency import Consistency, consistency
from fupin.verification.proofs.cores import Part, core
from fupin.verification.proofs.implication import Implication, implications
from fupin.verification.proofs.searching import EFFORT, Answer
from fupin.verification.proofs.witnesses import (
    Finder,
    Missing,
    Witness,
    failed_alone,
    grouped,
    passed_together,
    witnesses,
)

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Rules that a record passes at once; no other rule of its kind could be added.

    Attributes:
        record: the record kind.
        rules: the rules, all of which apply to it.
        case: the record.
    """

    record: str
    rules: Ids
    case: Case


@dataclass(frozen=True, slots=True)
class Never:
    """Rules that can apply together and that no record passes together, as the rule book says.

    Attributes:
        rules: the smallest such set.
        reason: why that is meant.
        core: the parts of their conditions that can't hold at once.
    """

    rules: Ids
    reason: Text
    core: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Proofs:
    """What is proved of a rule book.

    Attributes:
        together: for every record kind the largest sets of rules that a record passes at once.
        exclusions: how many smallest sets of rules there are that can't apply together.
        never: what the rule book says can't be passed together, and can't.
        implied: the ids of the rules that follow from others, as the rule book says.
        alone: ids of the rules that a record fails without failing any other, as the engine says too.
        witnesses: a record for each verdict of each rule.
        loose: ids of rules of which a part may be anything where all records are spoken of: group
            functions, and LIKE of a text that no expression names.
        gaps: what doesn't hold.
        undecided: what the solver could not decide.
    """

    together: tuple[Together, ...]
    exclusions: int
    never: tuple[Never, ...]
    implied: Ids
    alone: Ids
    witnesses: tuple[Witness, ...]
    loose: Ids
    gaps: tuple[Gap, ...]
    undecided: tuple[Gap, ...]


def prove(rules: Sequence[ParsedRule], effort: int = EFFORT) -> Proofs:
    """Proves what can be proved of all rules of a rule book; see the module.

    Args:
        rules: the rules, those of one record kind together.
        effort: how much the solver may do for one question.
    """
    with DuckDBEngine() as engine:
        kinds = [_Kind(list(kind), engine, effort) for _, kind in groupby(rules, key=lambda rule: rule.rule.record)]
        for kind in kinds:
            kind.prove()
    return Proofs(
        together=tuple(each for kind in kinds for each in kind.together),
        exclusions=sum(kind.consistency.exclusions for kind in kinds),
        never=tuple(each for kind in kinds for each in kind.never),
        implied=tuple(rule.rule.id for rule in rules if rule.rule.implied_by),
        alone=tuple(rule_id for kind in kinds for rule_id in kind.alone),
        witnesses=tuple(each for kind in kinds for each in kind.witnesses),
        loose=tuple(rule.rule.id for rule in rules if _loose(rule)),
        gaps=tuple(each for kind in kinds for each in kind.gaps),
        undecided=tuple(each for kind in kinds for each in kind.undecided),
    )


def _loose(rule: ParsedRule) -> bool:
    nodes = [node for node in (rule.require, rule.when) if node is not None]
    return any(isinstance(part, n.CountBy | n.SumBy | n.Like) for node in nodes for part in n.walk(node))


class _Kind:
    """The rules of one record kind, and what is found of them."""

    def __init__(self, rules: Sequence[ParsedRule], engine: DuckDBEngine, effort: int) -> None:
        self._rules, self._engine, self._effort = rules, engine, effort
        self._by_id = {rule.rule.id: rule for rule in rules}
        self.consistency = Consistency()
        self.together: list[Together] = []
        self.never: list[Never] = []
        self.alone: list[str] = []
        self.witnesses: list[Witness] = []
        self.gaps: list[Gap] = []
        self.undecided: list[Gap] = []

    def prove(self) -> None:
        """Finds all of it."""
        self.consistency = consistency(self._rules, self._effort)
        self.gaps += self._contradictions()
        self.undecided += [self._gap(ids, "require", *_UNDECIDED_SET) for ids in self.consistency.undecided]
        finder = Finder(self._rules, self._engine, self._effort)
        self.witnesses, missing = witnesses(finder)
        for each in missing:
            # a larger submission than was tried might still do for a group function
            proved = each.answer is Answer.IMPOSSIBLE and not grouped(self._by_id[each.rule])
            (self.gaps if proved else self.undecided).append(self._missing(each))
        self._implied(finder)
        self._passed_together(finder)

    def _implied(self, finder: Finder) -> None:
        found = implications(self._rules, self._effort)
        for each in found:
            (self.undecided if each.holds is None else self.gaps).append(self._implication(each))
        self.alone = list(failed_alone(finder))
        failed = {each.rule for each in self.witnesses if each.verdict is Verdict.FAIL}
        told = {each.rule for each in found} | {rule.rule.id for rule in self._rules if rule.rule.implied_by}
        for rule_id in self._by_id:
            if rule_id in failed and rule_id not in told and rule_id not in self.alone:
                self.undecided.append(self._gap((rule_id,), "require", *_NOT_ALONE))

    def _passed_together(self, finder: Finder) -> None:
        for ids in self.consistency.together:
            case = passed_together(finder, [self._by_id[rule_id] for rule_id in ids])
            if case is None and len(ids) == 1:
                passed = (w.case for w in self.witnesses if w.rule == ids[0] and w.verdict is Verdict.PASS)
                case = next(passed, None)
            if case is None:
                self.undecided.append(self._gap(ids, "require", *_NOT_SHOWN))
            else:
                self.together.append(Together(self._rules[0].rule.record, ids, case))

    def _contradictions(self) -> Iterator[Gap]:
        declared = {
            frozenset((rule.rule.id, *each.rules)): (rule, each.reason)
            for rule in self._rules
            for each in rule.rule.never_with
        }
        found = {frozenset(ids) for ids, _ in self.consistency.contradictions}
        for ids, since in self.consistency.contradictions:
            parts = core([self._by_id[rule_id] for rule_id in ids], self._effort)
            if frozenset(ids) in declared:
                self.never.append(Never(ids, declared[frozenset(ids)][1], parts))
            else:
                yield self._contradiction(ids, since, parts)
        for names, (rule, _) in declared.items():
            if names not in found:
                others = ", ".join(sorted(names - {rule.rule.id}))
                yield gap_of(
                    rule.rule,
                    "never_with",
                    f"写明不能与 {others} 同时符合，没有证明这一点",
                    f"is said never to be passed together with {others}, which is not so or not proved",
                )

    def _contradiction(self, ids: Ids, since: date | None, parts: Sequence[Part]) -> Gap:
        from_day = Text("", "") if since is None else Text(f"从 {since} 起", f" from {since} on")
        if len(ids) == 1:
            zh, en = "适用这条规则的记录都不能符合", "no record to which it applies can pass"
        else:
            names = ", ".join(ids)
            zh = f"{names} 能同时适用，但没有一条记录能同时符合"
            en = f"{names} can apply together, but no record passes them together"
        because = _parts_in_words(parts)
        return gap_of(
            self._by_id[ids[-1]].rule, "require", f"{from_day.zh}{zh}{because.zh}", f"{en}{from_day.en}{because.en}"
        )

    def _implication(self, found: Implication) -> Gap:
        rule, names = self._by_id[found.rule].rule, ", ".join(found.by)
        if found.holds is None:
            return gap_of(
                rule, "require", f"未能判定它是否可由 {names} 推出", f"whether it follows from {names} is undecided"
            )
        if found.holds:
            zh = f"不符合它的记录也不符合 {names} 之一，应写明 implied_by"
            en = f"whoever fails it fails one of {names}, which implied_by should say"
            return gap_of(rule, "require", zh, en)
        zh, en = f"写明可由 {names} 推出，其实不能", f"is said to follow from {names}, but it does not"
        return gap_of(rule, "implied_by", zh, en)

    def _missing(self, missing: Missing) -> Gap:
        verdict = missing.verdict
        if missing.answer is Answer.UNDECIDED:
            zh, en = f"未能判定能否判为 {verdict}", f"whether it can be {verdict} is undecided"
        elif missing.answer is None:
            zh, en = (
                f"求解得到的 {verdict} 记录，引擎判得不同",
                f"the engine judges a record otherwise than {verdict}",
            )
        else:
            zh, en = f"没有找到判为 {verdict} 的记录", f"no record was found that is {verdict}"
        return gap_of(self._by_id[missing.rule].rule, "require", zh, en)

    def _gap(self, ids: Ids, key: str, zh: str, en: str) -> Gap:
        names = ", ".join(ids)
        return gap_of(self._by_id[ids[0]].rule, key, zh.format(names), en.format(names))


_UNDECIDED_SET = ("未能判定能否同时符合 {}", "whether a record can pass {} together is undecided")
_NOT_ALONE = ("没有找到只不符合 {} 的记录", "no record was found that fails {} alone")
_NOT_SHOWN = ("没有找到同时符合 {} 的记录", "no record was found that passes {} together")


def _parts_in_words(parts: Sequence[Part]) -> Text:
    if not parts:
        return Text("", "")
    listed = joined([Text(*[f"{part.rule}.{part.key} {part.text}"] * 2) for part in parts], "；", "; ")
    return Text(f"：{listed.zh}", f": {listed.en}")
