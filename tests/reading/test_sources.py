"""Paths to submissions."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from fupin.reading.sources import Source, SourceFile, find_sources, store_standard_input


def touched(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def labels(sources: list[Source], root: Path) -> list[list[str]]:
    return [[file.label.removeprefix(f"{root}/") for file in source.files] for source in sources]


def test_a_workbook_is_a_submission_and_data_files_named_together_are_one() -> None:
    sources = find_sources(["a.csv", "b.xlsx", "c.JSON", "d.XLSX", "a.csv", "e.unknown"])
    assert sources == [
        Source((SourceFile(Path("b.xlsx"), "b.xlsx"),)),
        Source((SourceFile(Path("d.XLSX"), "d.XLSX"),)),
        Source(
            (
                SourceFile(Path("a.csv"), "a.csv"),
                SourceFile(Path("c.JSON"), "c.JSON"),
                SourceFile(Path("e.unknown"), "e.unknown"),
            )
        ),
    ]
    assert find_sources([]) == []


def test_a_folder_is_its_data_files_its_workbooks_and_its_folders(tmp_path: Path) -> None:
    touched(
        tmp_path,
        "b.xlsx",
        "z.csv",
        "a.parquet",
        "读我.txt",
        ".hidden.csv",
        "~$b.xlsx",
        "sub/c.csv",
        "sub/deep/d.xlsx",
        "empty/.x",
    )
    assert labels(find_sources([str(tmp_path)]), tmp_path) == [
        ["b.xlsx"],
        ["a.parquet", "z.csv"],
        ["sub/c.csv"],
        ["sub/deep/d.xlsx"],
    ]


def test_workbooks_of_all_kinds_are_submissions(tmp_path: Path) -> None:
    names = ["a.xlsx", "b.XLSM", "c.xls", "d.et", "e.ods"]
    touched(tmp_path, *names)
    assert labels(find_sources([str(tmp_path)]), tmp_path) == [[name] for name in names]
    named = [str(tmp_path / name) for name in names]
    assert labels(find_sources(named), tmp_path) == [[name] for name in names]


def passed_over(sources: list[Source], root: Path) -> list[list[str]]:
    return [[file.label.removeprefix(f"{root}/") for file in source.passed_over] for source in sources]


def test_other_files_of_a_folder_are_not_silently_lost(tmp_path: Path) -> None:
    foreign = ["A.DOC", "b.docx", "c.wps", "d.pdf", "e.rar", "f.xlsb", "g.htm", "h.mht", "i.jpg", "填表说明.txt"]
    touched(
        tmp_path, *foreign, "z.csv", "y.xlsx", "README.txt", "读我.txt", ".hidden.pdf", "~$b.docx", "x.yaml", "x.py"
    )
    touched(tmp_path, "x.md", "x.log", "only/a.zip", "none/a.md")
    sources = find_sources([str(tmp_path)])
    assert labels(sources, tmp_path) == [["y.xlsx"], ["z.csv"], []]
    assert passed_over(sources, tmp_path) == [[], foreign, ["only/a.zip"]]


def test_a_file_that_is_named_is_not_passed_over() -> None:
    assert find_sources(["a.doc"]) == [Source((SourceFile(Path("a.doc"), "a.doc"),))]


def test_a_report_of_this_program_is_no_submission(tmp_path: Path) -> None:
    touched(tmp_path, "loan.json")
    (tmp_path / "report.json").write_text('{"format": "fupin-report", "version": 1}', encoding="utf-8")
    assert labels(find_sources([str(tmp_path)]), tmp_path) == [["loan.json"]]


def test_a_report_that_cannot_be_opened_is_left_to_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched(tmp_path, "loan.json")

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)
    assert labels(find_sources([str(tmp_path)]), tmp_path) == [["loan.json"]]


def test_a_folder_that_cannot_be_looked_into_is_a_submission_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched(tmp_path, "a/x.csv")
    listed = Path.iterdir

    def refused(path: Path) -> object:
        if path.name == "a":
            raise PermissionError
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    assert labels(find_sources([str(tmp_path)]), tmp_path) == [["a"]]


def test_a_link_back_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    touched(tmp_path, "a/x.csv")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    assert labels(find_sources([str(tmp_path)]), tmp_path) == [["a/x.csv"]]


def test_a_link_that_leads_nowhere_is_a_submission_that_cannot_be_read(tmp_path: Path) -> None:
    touched(tmp_path, "a/x.csv")
    for name in ("a/y.xlsx", "b", "c.txt"):
        (tmp_path / name).symlink_to(tmp_path / "gone")
    assert labels(find_sources([str(tmp_path)]), tmp_path) == [["b"], ["a/y.xlsx"], ["a/x.csv"]]


def test_a_file_that_several_paths_lead_to_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touched(tmp_path, "p/a/x.csv", "p/a/y.xlsx", "p/z.csv")
    monkeypatch.chdir(tmp_path)
    assert labels(find_sources(["p", "p/a", "p/", "p/a/x.csv", "./p"]), tmp_path) == [
        ["p/z.csv"],
        ["p/a/y.xlsx"],
        ["p/a/x.csv"],
    ]
    assert labels(find_sources(["p/a/x.csv", "./p/a/x.csv", str(tmp_path / "p/z.csv")]), tmp_path) == [
        ["p/a/x.csv", "p/z.csv"]
    ]


def test_standard_input_stands_for_the_file_that_holds_it(tmp_path: Path) -> None:
    held = tmp_path / "stdin.xlsx"
    assert find_sources(["-"], held) == [Source((SourceFile(held, "-"),))]
    assert find_sources(["-"]) == [Source((SourceFile(Path("-"), "-"),))]


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"PK\x03\x04", ".xlsx"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ".ods"),
        (b"\xd0\xcf\x11\xe0", ".xls"),
        ("贷款编号,县名\n".encode("utf-16"), ".csv"),
        ("[附件]\n贷款编号,县名\n".encode(), ".csv"),
        (b"%PDF-1.4", ""),
        (b"PAR1", ".parquet"),
        (b"[{}]", ".json"),
        (b"\xef\xbb\xbf \n [{}]", ".json"),
        (b'{"loan": [{"loan_id": 1}]}', ".json"),
        (b'{\n"loan": []}', ".json"),
        (b'{"loan": []}\n{"loan": []}', ".json"),
        (b'{"loan_id": 1}', ".jsonl"),
        (b'{"loan_id": 1}\r\n{"loan_id": 2}\r\n', ".jsonl"),
        (b'\xef\xbb\xbf{"loan_id": 1}\n', ".jsonl"),
        (b"{", ".json"),
        (b"loan_id,county\n", ".csv"),
        (b"", ".csv"),
    ],
)
def test_standard_input_is_stored_under_an_ending_that_tells_its_format(
    tmp_path: Path, data: bytes, ending: str
) -> None:
    path = store_standard_input(io.BytesIO(data), str(tmp_path))
    assert path.suffix == ending
    assert path.parent == tmp_path
    assert path.read_bytes() == data
