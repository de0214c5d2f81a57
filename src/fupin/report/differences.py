"""By how much a failed record misses a figure, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from fupin.model.exact import exact
from fupin.model.text import Text
from fupin.report.distances import Distance
from fupin.report.figures import shown_number


def differences(missed: Iterable[Distance]) -> Iterator[Text]:
    """For each figure that a record misses: by how much; those aside are left to the rule's own message."""
    for distance in missed:
        if not distance.aside:
            yield _words(distance)


def _words(distance: Distance) -> Text:
    value, figure, above = distance.value, distance.figure, distance.above
    if isinstance(value, date) or isinstance(figure, date):
        days = distance.by
        return Text(f"{'晚' if above else '早'} {days} 天", f"{days} days too {'late' if above else 'early'}")
    if len(distance.fields) > 1:
        return _of_share(distance, value, figure)
    amount = shown_number(Decimal(exact(distance.by)), distance.unit)
    return Text(f"{'超出' if above else '差'} {amount.zh}", f"{amount.en} too {'much' if above else 'little'}")


def _of_share(distance: Distance, share: Fraction, wanted: Fraction) -> Text:
    part, whole = distance.fields
    percent = _percent(share)
    want = shown_number(Decimal(exact(wanted)), distance.unit)
    return Text(
        f"{part.header} ÷ {whole.header} {percent}，应{_OPS_ZH[distance.op]} {want.zh}",
        f"{part.name} / {whole.name} {percent}, must be {distance.op} {want.en}",
    )


_OPS_ZH = {">=": "达到", ">": "高于", "<=": "不超过", "<": "低于", "=": "等于", "<>": "不等于"}


def _percent(share: Fraction) -> str:
    """A share as a percent behind `=`, or behind `≈` and cut off where it has more than two decimals."""
    hundredths = share * 10_000
    whole, rest = divmod(int(hundredths), 100)
    return f"{'=' if hundredths.denominator == 1 else '≈'} {whole}.{rest:02}%"
