"""CSV, JSON and Parquet files that are too long, too wide, too deep, or broken."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from .case import Hostile, Maker, content

_HEAD = "loan_id,amount_yuan\n"
_RECORD, _COLUMNS, _DEPTH = ("--limit record_mb",), ("--limit columns",), ("--limit depth",)


def text_cases() -> Iterator[Hostile]:
    """All of them."""
    for name, ending, make, says in [*_csv(), *_json()]:
        yield Hostile(name, ending, content(make), says)
    yield from _parquet()
    yield from _paths()
    yield from _foreign()


Row = tuple[str, str, Callable[[], bytes], tuple[str, ...]]


def _csv() -> Iterator[Row]:
    def text(name: str, make: Callable[[], str], says: tuple[str, ...] = (), encoding: str = "utf-8") -> Row:
        return name, ".csv", lambda: make().encode(encoding), says

    yield text("csv of one long line", lambda: "a" * 2_000_000, _RECORD)
    yield text("csv with a long line", lambda: _HEAD + "a" * 1_500_000 + "\n1,2\n", _RECORD)
    yield text("csv with a long quoted cell", lambda: _HEAD + '"' + "长行\n" * 300_000 + '",2\n', _RECORD)
    yield text("csv with a quote that never ends", lambda: _HEAD + '"' + "1,2\n" * 500_000, _RECORD)
    yield text("csv with many long cells", lambda: ",".join(["x" * 900] * 1_500) + "\n", _RECORD)
    for name, mark in {"commas": ",", "tabs": "\t", "semicolons": ";"}.items():
        yield text(f"csv with 2,001 {name}", partial(str.join, mark * 2_001, [_HEAD, "\n"]), _COLUMNS)
    yield text("csv with 500,000 cells in a line", lambda: _HEAD + "1,2\n" * 1000 + "," * 500_000 + "\n", _COLUMNS)
    yield text("csv in UTF-16 of one long line", lambda: "长" * 1_000_000, _RECORD, "utf-16")
    yield text("csv in unmarked UTF-16 of a long line", lambda: _HEAD + "长" * 1_000_000 + "\n", _RECORD, "utf-16-be")
    yield text("csv of both ends of line and a long one", lambda: "a,b\r1,2\n" * 2 + "x" * 1_200_000, _RECORD)
    yield text("csv with 2,001 bars", partial(str.join, "|" * 2_001, [_HEAD, "\n"]), _COLUMNS)
    yield text("csv in GB18030 of one long line", lambda: "长" * 1_000_000, _RECORD, "gb18030")
    yield text("csv of carriage returns and a long line", lambda: "a,b\r1,2\r" + "x" * 1_200_000, _RECORD)
    yield "csv of zeros", ".csv", lambda: bytes(100_000), ("not a text file",)
    yield "csv of noise", ".csv", lambda: bytes(range(256)) * 100, ("",)
    yield "csv in no encoding", ".csv", lambda: _HEAD.encode() + b"\xff\xfe\xfd\x81\x20,1\n", ("",)
    quoted = _HEAD + '"' + "," * 3_000 + '",5\n'
    yield text("csv with 3,000 commas in a cell", lambda: quoted)
    yield text("csv of 2,000 columns", lambda: ",".join(f"c{n}" for n in range(2_000)) + "\n")
    yield text("csv with a record of just under 1 MB", lambda: _HEAD + "a" * 999_000 + ",2\n")
    stray = _HEAD + '5" pipe,2\n' * 200_000
    yield text("csv with stray quotes", lambda: stray)
    yield text("csv of carriage returns with a line feed at last", lambda: _HEAD + "1,2\r" * 400_000 + "\n")
    yield text("csv of carriage returns with a line feed in a cell", lambda: 'a,b\r"1\n2",2\r' + "1,2\r" * 400_000)


def _json() -> Iterator[Row]:
    def text(name: str, make: Callable[[], str], says: tuple[str, ...], ending: str = ".json") -> Row:
        return name, ending, lambda: make().encode("utf-8", "surrogatepass"), says

    yield text("json 65 deep", lambda: "[" * 65 + "]" * 65, _DEPTH)
    yield text("json 64 deep", lambda: "[" * 64 + "]" * 64, ("expected a list of records",))
    yield text("json a million deep", lambda: "[" * 1_000_000, _DEPTH)
    yield text("json of objects 100,000 deep", lambda: '{"a":' * 100_000 + "1" + "}" * 100_000, _DEPTH)
    yield text(
        "json 70 deep behind strings", lambda: '[{"a": "\\"]]]\\\\", "b": ' + "[" * 70 + "]" * 70 + "}]", _DEPTH
    )
    yield text("json lines 100 deep", lambda: '{"a": ' + "[" * 100 + "]" * 100 + "}\n", _DEPTH, ".jsonl")
    many = [{f"k{n}": n} for n in range(20_000)]
    yield text("json of 20,000 names", lambda: json.dumps(many), _COLUMNS)
    yield text("json lines of 20,000 names", lambda: "\n".join(map(json.dumps, many)), _COLUMNS, ".jsonl")
    broken = {
        "cut off": '[{"loan_id": "1"',
        "with a name twice": '[{"loan_id": "1", "loan_id": "2"}]',
        "with NaN": '[{"amount_yuan": NaN}]',
        "with Infinity": '[{"amount_yuan": -Infinity}]',
        "of a number": "5",
        "of numbers": "[1, 2]",
        "of nothing": "",
        "with a comma too many": '[{"loan_id": "1"},]',
    }
    for name, data in broken.items():
        yield text(f"json {name}", partial(str, data), ("",))
    yield text("json with brackets in strings", lambda: json.dumps([{"loan_id": "[" * 1_000}]), ())
    yield text("json with a huge exponent", lambda: '[{"amount_yuan": 1e999999999}]', ())
    yield text("json with an endless exponent", lambda: f'[{{"amount_yuan": 1e{"9" * 500}}}]', ())
    yield text("json with a number of 5,000 digits", lambda: f'[{{"amount_yuan": {"9" * 5_000}}}]', ())
    yield "json in UTF-16", ".json", lambda: json.dumps([{"loan_id": "1"}]).encode("utf-16"), ("UTF-16",)
    yield "json in no encoding", ".json", lambda: b'[{"loan_id": "\xff"}]', ("not UTF-8",)


def _parquet() -> Iterator[Hostile]:
    table = pa.table({"loan_id": ["0017", "0018"], "amount_yuan": [50_000, 7]})

    def hostile(name: str, make: Maker, *says: str, costly: bool = False) -> Hostile:
        return Hostile(f"parquet {name}", ".parquet", make, says, costly)

    def changed(change: Callable[[bytes], bytes]) -> Maker:
        def make(path: Path) -> None:
            pq.write_table(table, path)
            path.write_bytes(change(path.read_bytes()))

        return make

    wide = pa.table({f"c{n}": [1] for n in range(2_001)})
    yield hostile("of 2,001 columns", lambda path: pq.write_table(wide, path), *_COLUMNS)
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 2_000_000, pa.int32()), ["长" * 1_000])
    yield hostile(
        "that decodes to 6 GB", lambda path: pq.write_table(pa.table({"a": texts}), path), "memory", "", costly=True
    )
    nothing = pa.table({"a": pa.nulls(400_000_000, pa.null())})
    yield hostile("of 400 million rows", lambda path: pq.write_table(nothing, path), "--limit memory_mb")
    intact = ("intact Parquet",)
    yield hostile("cut off", changed(lambda data: data[:-5]), *intact)
    yield hostile("cut in half", changed(lambda data: data[: len(data) // 2]), *intact)
    yield hostile("of its magic number", content(lambda: b"PAR1"), *intact)
    yield hostile("of two magic numbers", content(lambda: b"PAR1PAR1"), *intact)
    yield hostile("with a footer of 4 GB", changed(lambda data: data[:-8] + b"\xff\xff\xff\xff" + data[-4:]), *intact)
    yield hostile("with a footer of nothing", changed(lambda data: data[:-8] + b"\0\0\0\0" + data[-4:]), *intact)
    yield hostile("with noise in its footer", changed(lambda data: data[:-100] + b"\xee" * 90 + data[-10:]), *intact)
    yield hostile(
        "with a name in no encoding", changed(lambda data: data.replace(b"amount", b"am\xff\xfent")), *intact
    )
    yield hostile("encrypted", changed(lambda data: b"PARE" + data[4:-4] + b"PARE"), *intact)
    yield hostile("with noise in its pages", changed(lambda data: data[:4] + b"\xee" * 60 + data[64:]), *intact)
    yield hostile("of nothing", content(lambda: b""), *intact)
    no_text = pa.table({"loan_id": pa.array([b"0017", b"\xff\xfe"]).view(pa.string())})
    yield hostile("with texts in no encoding", lambda path: pq.write_table(no_text, path), "not UTF-8")
    yield hostile("of text", content(lambda: b"loan_id,amount_yuan\n"))
    yield hostile("of words", content(lambda: b"loan_id\n"), *intact)


def _paths() -> Iterator[Hostile]:
    regular = ("not a regular file",)
    yield Hostile("a pipe", ".csv", lambda path: os.mkfifo(path), regular)
    yield Hostile("a device", ".csv", lambda path: path.symlink_to("/dev/zero"), regular)
    yield Hostile("a folder named xlsx", ".xlsx", lambda path: path.mkdir(), regular)
    yield Hostile("a link to itself", ".xlsx", lambda path: path.symlink_to(path), ("opened",))
    yield Hostile("a link to nothing", ".xlsx", lambda path: path.symlink_to("/nonexistent"), ("no such file",))
    yield Hostile("501 MB of csv", ".csv", lambda path: _sparse(path), ("--limit table_mb",))
    yield Hostile("501 MB of json", ".json", lambda path: _sparse(path), ("--limit table_mb",))
    yield Hostile("501 MB of parquet", ".parquet", lambda path: _sparse(path, b"PAR1"), ("--limit table_mb",))
    yield Hostile("an empty xlsx", ".xlsx", content(lambda: b""), ("not an .xlsx",))
    yield Hostile("a csv named xlsx", ".xlsx", content(lambda: _HEAD.encode()))
    yield Hostile("words named xlsx", ".xlsx", content(lambda: b"loan_id\n"), ("not an .xlsx",))
    yield Hostile("noise named xls", ".xls", content(lambda: bytes(range(256)) * 9), ("not an .xls workbook",))


def _foreign() -> Iterator[Hostile]:
    """Files of other formats under the names of workbooks and tables."""
    page = "<html><meta charset=gb2312><table><tr><td>贷款编号</td></tr></table></html>"
    xml = '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
    for name, ending, data, says in (
        ("a web page", ".xls", page.encode("gb18030"), "a web page (HTML)"),
        ("a web page in UTF-16", ".xlsx", page.encode("utf-16"), "a web page (HTML)"),
        ("a web page of comments", ".csv", b"<!--" * 15_000 + b"<html>", ""),
        ("an Excel 2003 XML", ".xls", xml.encode(), "Excel 2003 XML"),
        ("an XML with an entity", ".xls", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>', "an XML file"),
        ("a PDF", ".csv", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", "a PDF file"),
        ("a RAR archive", ".xlsx", b"Rar!\x1a\x07\x01\0", "a RAR archive"),
        ("a photo", ".xlsx", b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        ("a FoxPro table", ".csv", b"\x30\x12\3\4" + bytes(60), "FoxPro"),
        ("unpaired brackets", ".csv", b"[" * 70_000 + b"\n", ""),
    ):
        yield Hostile(f"{name} named {ending[1:]}", ending, content(partial(bytes, data)), (says,) if says else ())


def _sparse(path: Path, start: bytes = _HEAD.encode()) -> None:
    with path.open("wb") as stream:
        stream.write(start)
        stream.truncate(501_000_000)
