"""Files that are whole or as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin.cli.whole_files import whole_file


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with pytest.raises(OSError, match="full"), whole_file(path) as stream:
        stream.write(b"half")
        raise OSError("full")
    assert path.read_bytes() == b"old"
    with whole_file(path) as stream:
        stream.write(b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_link_points_to_is_replaced(tmp_path: Path) -> None:
    path, link = tmp_path / "a", tmp_path / "b"
    link.symlink_to(path)
    with whole_file(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
