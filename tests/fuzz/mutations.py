"""Ways to change a good file that keep most of its structure, so that the change is met deep inside the readers."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from fuzz.binary_mutations import Mutation, bytes_changed, cut_or_doubled
from support.hostile.zips import End, Entry, archive

_TAG = re.compile(rb"<[^<>]*>")
_ATTRIBUTE = re.compile(rb' ([A-Za-z:]+)="([^"]*)"')
_REFERENCE = re.compile(rb' r="([A-Z]{1,3})([0-9]{1,7})"')
_TYPE = re.compile(rb' t="([A-Za-z]+)"')
_STYLE = re.compile(rb' s="([0-9]+)"')
_VALUE = re.compile(rb"<v>([^<]*)</v>|<t[^>]*>([^<]*)</t>")
_FORMAT = re.compile(rb'formatCode="([^"]*)"|numFmtId="([0-9]+)"')
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")

_NUMBERS: tuple[bytes, ...] = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e308",
)
_NUMBERS += (b"1E400", b"NaN", b"-0", b"0.1", b"1.5", b"00", b"")
_TYPES = (b"s", b"n", b"b", b"e", b"d", b"str", b"inlineStr", b"", b"zz")
_TEXTS = (
    "",
    " ",
    "长" * 300,
    "\u200b",
    "５万元",
    "#REF!",
    "=1+1",
    "2018-02-30",
    "'",
    '"',
    "\ufeff",
    "合计",
    "5万",
    "-",
)
_FORMATS = (
    b"0%",
    b"0.00%",
    b"0,",
    b"yyyy-mm-dd",
    b'"',
    b"[",
    b";;;",
    b"@",
    b"0000",
    b"General;General",
    b"\xe4\xb8\x87",
    b"",
)


def _picked(random: Random, data: bytes, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
    found = list(pattern.finditer(data))
    return random.choice(found) if found else None


def _put(data: bytes, found: re.Match[bytes] | None, instead: bytes) -> bytes:
    return data if found is None else data[: found.start()] + instead + data[found.end() :]


def attribute_changed(random: Random, xml: bytes) -> bytes:
    """An attribute has another value, is missing, or stands twice."""
    found = _picked(random, xml, _ATTRIBUTE)
    if found is None:
        return xml
    name, value = found.groups()
    other = random.choice([*_NUMBERS, *_TYPES, value * 2, value[:-1], value + b"0", random.choice(_TEXTS).encode()])
    other = other.replace(b'"', b"&quot;")
    return _put(xml, found, random.choice([b' %b="%b"' % (name, other), b"", found[0] * 2]))


def reference_changed(random: Random, xml: bytes) -> bytes:
    """A cell's reference is another one, or missing."""
    found = _picked(random, xml, _REFERENCE)
    if found is None:
        return xml
    letters, row = found.groups()
    others = [
        (b"XFD", b"1048576"),
        (b"A", b"1"),
        (letters, row + b"0"),
        (letters + b"A", row),
        (letters.lower(), row),
    ]
    column, line = random.choice(
        [*others, (b"", row), (letters, b""), (letters, b"0"), (letters, str(int(row) + 1).encode())]
    )
    return _put(xml, found, random.choice([b' r="%b%b"' % (column, line), b""]))


def type_or_style_changed(random: Random, xml: bytes) -> bytes:
    """A cell has another type or style."""
    if random.random() < 0.6:
        found = _picked(random, xml, _TYPE)
        return _put(xml, found, b' t="%b"' % random.choice(_TYPES))
    return _put(xml, _picked(random, xml, _STYLE), b' s="%b"' % random.choice(_NUMBERS))


def value_changed(random: Random, xml: bytes) -> bytes:
    """A value or text is another."""
    found = _picked(random, xml, _VALUE)
    if found is None:
        return xml
    other = random.choice([random.choice(_TEXTS).encode(), random.choice(_NUMBERS)])
    other = other.replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    return _put(xml, found, found[0].replace(found[1] or found[2] or b">", other or b">", 1))


def format_changed(random: Random, xml: bytes) -> bytes:
    """A number format is another."""
    found = _picked(random, xml, _FORMAT)
    if found is None:
        return attribute_changed(random, xml)
    if found[1] is None:
        return _put(xml, found, b'numFmtId="%d"' % random.choice([0, 9, 10, 14, 27, 31, 50, 58, 164, 999]))
    return _put(xml, found, b'formatCode="%b"' % random.choice(_FORMATS).replace(b'"', b"&quot;"))


def tags_changed(random: Random, xml: bytes) -> bytes:
    """A tag is missing, there twice, or has changed its place with another."""
    first, second = _picked(random, xml, _TAG), _picked(random, xml, _TAG)
    if first is None or second is None:
        return xml
    if first.end() <= second.start() and random.random() < 0.4:
        between = xml[first.end() : second.start()]
        return xml[: first.start()] + second[0] + between + first[0] + xml[second.end() :]
    return _put(xml, first, random.choice([b"", first[0] * 2, second[0]]))


def elements_moved(random: Random, xml: bytes) -> bytes:
    """Rows or cells stand in another order, are there twice, or are missing."""
    name = random.choice([b"row", b"c", b"si", b"xf", b"sheet", b"mergeCell"])
    found = list(re.finditer(rb"<%b[ >][^<>]*/>|<%b[ >].*?</%b>" % (name, name, name), xml, re.DOTALL))
    if len(found) < 2:
        return tags_changed(random, xml)
    first, second = sorted(random.sample(found, 2), key=lambda match: match.start())
    if first.end() > second.start():
        return xml
    instead = random.choice([(second[0], first[0]), (first[0], first[0]), (b"", second[0]), (second[0], second[0])])
    return xml[: first.start()] + instead[0] + xml[first.end() : second.start()] + instead[1] + xml[second.end() :]


XML: list[Mutation] = [
    *(attribute_changed, reference_changed, type_or_style_changed, value_changed, format_changed, tags_changed),
    *(elements_moved, bytes_changed, cut_or_doubled),
]


def package_changed(random: Random, entries: list[Entry]) -> bytes:
    """The package has a part less or more, a wrong header, or another order."""
    at = random.randrange(len(entries))
    one = entries[at]
    others = [entry for entry in entries if entry is not one]
    changes: list[dict[str, object]] = [
        {"size": len(one.data) + random.randrange(-5, 6)},
        {"checksum": random.randrange(1 << 32)},
        {"packed_size": random.randrange(1 << 16)},
        {"method": random.choice([0, 8, 12])},
        {"flags": random.randrange(1 << 12)},
        {"name": random.choice(others).name},
        {"name": f"../{one.name}"},
        {"local_name": "x"},
        {"offset": random.randrange(999)},
    ]
    way = random.randrange(5)
    if way == 0:
        return archive(others)
    if way == 1:
        return archive([*entries, replace(one, name=f"{one.name}.x")])
    if way == 2:
        return archive(random.sample(entries, len(entries)))
    if way == 3:
        return archive(entries, End(count=random.randrange(30), comment=b"x" * random.randrange(3)))
    return archive([*others, replace(one, **random.choice(changes))])  # type: ignore[arg-type]


def text_changed(random: Random, data: bytes) -> bytes:
    """A cell, quote, delimiter or line of a text file is other than it was."""
    marks = [
        b'"',
        b",",
        b"\t",
        b";",
        b"\r",
        b"\n",
        b"\r\n",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b"\\",
        b"\\ud800",
        b"null",
        b"\0",
    ]
    way = random.randrange(4)
    at = random.randrange(len(data) + 1)
    if way == 0:
        return data[:at] + random.choice([*marks, random.choice(_TEXTS).encode()]) + data[at:]
    if way == 1:
        return _put(data, _picked(random, data, _NUMBER), random.choice(_NUMBERS))
    if way == 2:
        lines = data.split(b"\n")
        random.shuffle(lines)
        return b"\n".join(lines)
    return data.replace(random.choice(marks), random.choice(marks), random.choice([1, 3, -1]))
