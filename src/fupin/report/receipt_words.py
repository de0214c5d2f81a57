"""The receipt of a report in words: what it was made from, so that it can be made again and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from fupin.model.receipt import OptionValue, Receipt
from fupin.model.text import Text
from fupin.result import CheckResult

RECEIPT = Text("回执", "receipt")
_PROGRAM, _BOOK = Text("程序", "program"), Text("规则库", "rule book")
_OPTION, INPUT = Text("选项", "option"), Text("文件", "input")
_UNOPENED = Text("（打不开）", "(could not be opened)")
_SHORT, _SHORTER = 16, 12


class Fact(NamedTuple):
    """One thing that a report was made from.

    Attributes:
        name: what kind of thing.
        of: which one: the name of a rule book or an option, the path of an input; empty of others.
        value: its version, value or hash.
    """

    name: Text
    of: str
    value: Text


def receipt_facts(result: CheckResult) -> Iterator[Fact]:
    """Program, rule book, options, inputs, and the hash over all of them; nothing where frames were checked.

    Options that were not given are left out.

    Names and values stand in it as they are: each format has to make them inert in its own way.
    """
    receipt = result.receipt
    if receipt is None:
        return
    yield Fact(_PROGRAM, "", _same(f"fupin {receipt.version}"))
    yield Fact(_BOOK, f"{result.book.id} {result.book.version}", _same(receipt.rulebook))
    for option, value in receipt.options.items():
        if value not in (None, (), False):
            yield Fact(_OPTION, option, _option(value))
    for path, sha256 in receipt.inputs:
        yield Fact(INPUT, path, _UNOPENED if sha256 is None else _same(sha256))
    yield Fact(RECEIPT, "", _same(receipt.sha256))


def _option(value: OptionValue) -> Text:
    """The value of an option: a text as it is, others as JSON has them."""
    return _same(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def receipt_line(receipt: Receipt, result: CheckResult) -> Text:
    """The beginnings of the hashes in a line, enough to tell two reports apart."""
    book = f"{result.book.id} {result.book.version}"
    short, shorter = receipt.sha256[:_SHORT], receipt.rulebook[:_SHORTER]
    return Text(
        f"回执 {short} · fupin {receipt.version} · 规则库 {book}（{shorter}）",
        f"Receipt {short} · fupin {receipt.version} · rule book {book} ({shorter})",
    )


def _same(text: str) -> Text:
    return Text(text, text)
