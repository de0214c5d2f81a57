"""Whether provisions, rules, targets and tasks name each other, and no provision is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fupin.model.suggestions import suggestion
from fupin.model.text import Text
from fupin.rulebook.policy_shapes import ProvisionShape, TargetShape
from fupin.tracing.document import ANNEX_CLAUSE, Document, cited_clauses
from fupin.tracing.material import Material, Placed, place_in
from fupin.tracing.phrases import ANNEX_PROVISION, annex_row
from fupin.tracing.result import About, Entry, Kind, Place, Subject


def reference_misses(document: Document, material: Material) -> Iterator[Entry]:
    """Names of what does not exist, namings without an answer, and provisions that are lost."""
    citing = _citing(material)
    yield from _unanswered(material, citing)
    yield from _unlisted(document, material, citing)
    yield from _of_targets(material)
    yield from _lost(material)
    yield from _empty_clauses(document, material)


Citing = dict[str, dict[Subject, Place]]


def _citing(material: Material) -> Citing:
    """By provision, the rules and targets that cite it, each with its place."""
    citing: Citing = defaultdict(dict)
    for rule in material.book.rules:
        for name in rule.provisions:
            citing[name].setdefault(Subject(About.RULE, rule.id), place_in(rule, "provisions"))
        for limit in rule.limits.values():
            citing[limit.provision].setdefault(Subject(About.RULE, rule.id), place_in(rule, "limits"))
    for target in material.targets:
        citing[target.shape.provision].setdefault(Subject(About.TARGET, target.shape.id), target.source)
    return citing


def _unanswered(material: Material, citing: Citing) -> Iterator[Entry]:
    """Rules and targets that a provision names though they don't exist or don't cite it."""
    known = {*material.rule, *material.target}
    for placed in material.provisions:
        provision = placed.shape
        for name in provision.encoded_by:
            if name not in known:
                hint = suggestion(name, known)
                text = Text(
                    f"encoded_by 里的 {name} 不存在{hint.zh}",
                    f"encoded_by names {name}, which does not exist{hint.en}",
                )
            elif name not in {subject.name for subject in citing[provision.id]}:
                text = Text(
                    f"encoded_by 里的 {name} 没有引用这一条",
                    f"encoded_by names {name}, which does not cite this provision",
                )
            else:
                continue
            subject = Subject(About.PROVISION, provision.id)
            yield Entry(Kind.REFERENCE, subject, text, provision.clause, None, placed.source)


def _unlisted(document: Document, material: Material, citing: Citing) -> Iterator[Entry]:
    """Provisions that are cited though they don't exist or don't name who cites them."""
    for name, places in citing.items():
        placed = material.provision.get(name)
        if placed is None and annex_row(document.annex, name) is not None:
            continue
        for subject, source in places.items():
            if placed is None:
                text = Text(f"引用的规定 {name} 不存在", f"cites the provision {name}, which does not exist")
                yield Entry(Kind.REFERENCE, subject, text, None, None, source)
            elif subject.name not in placed.shape.encoded_by:
                text = Text(
                    f"引用 {name}，但 {name} 的 encoded_by 里没有它",
                    f"cites {name}, whose encoded_by does not name it",
                )
                yield Entry(Kind.REFERENCE, subject, text, placed.shape.clause, None, source)
    for rule in material.book.rules:
        if not rule.provisions and ANNEX_CLAUSE not in cited_clauses(rule.clause):
            text = Text("没有引用任何规定", "cites no provision")
            yield Entry(
                Kind.REFERENCE, Subject(About.RULE, rule.id), text, rule.clause, None, place_in(rule, "provisions")
            )


def _of_targets(material: Material) -> Iterator[Entry]:
    """Targets and tasks that don't name each other, each target at one deadline."""
    if not material.tasks:
        return
    named: dict[str, list[str]] = defaultdict(list)
    for task in material.tasks:
        for milestone in task.shape.milestones:
            for name in milestone.targets:
                named[name].append(task.shape.no)
                if name not in material.target:
                    text = Text(f"列出的指标 {name} 不存在", f"lists the target {name}, which does not exist")
                    subject = Subject(About.TASK, task.shape.no)
                    yield Entry(Kind.REFERENCE, subject, text, task.shape.clause, None, task.source)
    for target in material.targets:
        yield from _listed_once(target, named[target.shape.id])


def _listed_once(placed: Placed[TargetShape], tasks: list[str]) -> Iterator[Entry]:
    target = placed.shape
    if tasks != [target.task]:
        found = "、".join(tasks) or "—"
        text = Text(
            f"属于任务 {target.task}，应在该任务的一个时限下列出；列出它的是：{found}",
            f"belongs to task {target.task} and should stand at one deadline of it; listed by: {found}",
        )
        yield Entry(Kind.REFERENCE, Subject(About.TARGET, target.id), text, target.clause, None, placed.source)


def _lost(material: Material) -> Iterator[Entry]:
    """Provisions that are missing between or behind the others of their clause number."""
    by_number: dict[str, dict[str, Placed[ProvisionShape]]] = defaultdict(dict)
    for placed in material.provisions:
        number, _, letters = placed.shape.id.rpartition("-")
        by_number[number][letters] = placed
    for number in dict.fromkeys((*by_number, *material.last_letters)):
        there = by_number[number]
        last = material.last_letters.get(number) or max(there, key=_place)
        for place in range(1, _place(last) + 1):
            if (name := _letters(place)) not in there:
                text = Text(f"缺这一条（{number} 到 {last} 为止）", f"is missing ({number} goes on to {last})")
                beside = there.get(_letters(place - 1)) or next(iter(there.values()), None)
                clause, source = (None, None) if beside is None else (beside.shape.clause, beside.source)
                subject = Subject(About.PROVISION, f"{number}-{name}")
                yield Entry(Kind.PROVISION, subject, text, clause, None, source)
        for name, placed in there.items():
            if _place(name) > _place(last):
                text = Text(
                    f"last_letters 里 {number} 到 {last} 为止", f"last_letters says that {number} ends with {last}"
                )
                yield Entry(
                    Kind.PROVISION,
                    Subject(About.PROVISION, placed.shape.id),
                    text,
                    placed.shape.clause,
                    None,
                    placed.source,
                )


def _empty_clauses(document: Document, material: Material) -> Iterator[Entry]:
    """Clauses that have sentences but no provision."""
    with_provisions = {clause for placed in material.provisions for clause in cited_clauses(placed.shape.clause)}
    for clause in document.clauses.values():
        if clause.sentences() and clause.name not in with_provisions:
            text = Text("没有列出任何规定", "no provision of it is listed")
            yield Entry(Kind.CLAUSE, Subject(About.CLAUSE, clause.name), text, clause.name, clause.line)
    if document.annex is None and any(name.startswith(ANNEX_PROVISION) for name in _citing(material)):
        text = Text("文件没有附件，规则却引用了它", "the document has no annex, but rules cite it")
        yield Entry(Kind.CLAUSE, Subject(About.CLAUSE, ANNEX_CLAUSE), text, ANNEX_CLAUSE)


_ALPHABET = 26


def _place(letters: str) -> int:
    """The place of letters in a, b, ... z, aa, ab ..., from 1."""
    place = 0
    for letter in letters:
        place = place * _ALPHABET + ord(letter) - ord("a") + 1
    return place


def _letters(place: int) -> str:
    letters = ""
    while place:
        place, rest = divmod(place - 1, _ALPHABET)
        letters = chr(ord("a") + rest) + letters
    return letters
