"""Whatever stands in a rule book's files, what comes out is a rule book or a RuleBookError in both languages."""

import random
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fupin.model.errors import RuleBookError
from fupin.rulebook.parsed import load_parsed_book
from fupin.verification import verify
from rulebook.books import HEAD, file_text, rule_text
from support.distorting import distorted
from support.examples import examples

FILE: Any = yaml.load(file_text(rule_text(), rule_text("LOAN02")), Loader=yaml.BaseLoader)
TOP: Any = yaml.load(HEAD.format(id="test"), Loader=yaml.BaseLoader)
TOP["overrides"] = {
    "LOAN01": {"limits": {"amount_max": {"value": "5", "since": "2019-01-01", "source": "x"}}, "cases": []}
}
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def load(folder: Path) -> None:
    try:
        book, _ = load_parsed_book(folder)
    except RuleBookError as error:
        assert error.text.zh
        # Pydantic's own words would say that a kind of error has none of ours
        assert "Input should" not in error.text.en
    else:
        verify(book)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=SLOW)
@given(st.randoms(use_true_random=False))
def test_distorted_files(tmp_path: Path, chance: random.Random) -> None:
    file, top = FILE, TOP
    for _ in range(chance.randint(1, 3)):
        if chance.random() < 0.7:
            file = distorted(file, chance)
        else:
            top = distorted(top, chance)
    (tmp_path / "loan.yaml").write_text(yaml.safe_dump(file, allow_unicode=True), encoding="utf-8")
    (tmp_path / "rulebook.yaml").write_text(yaml.safe_dump(top, allow_unicode=True), encoding="utf-8")
    load(tmp_path)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=SLOW)
@given(st.one_of(st.binary(max_size=60), st.text("abc: -[]{}'\"#&*!|>%@\n\t,?", max_size=40).map(str.encode)))
@example(b"a: \xed\xa0\x80")
def test_arbitrary_bytes(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "rulebook.yaml").write_text(HEAD.format(id="test"), encoding="utf-8")
    (tmp_path / "loan.yaml").write_bytes(raw)
    load(tmp_path)
    (tmp_path / "rulebook.yaml").write_bytes(raw)
    load(tmp_path)
