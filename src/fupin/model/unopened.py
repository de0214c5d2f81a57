"""Why the system won't open a file, in words."""

from __future__ import annotations

from fupin.model.text import Text

_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "没有这个文件",
    IsADirectoryError: "这是文件夹，不是文件",
    PermissionError: "没有读取权限",
}


def why_unopened(error: OSError) -> Text:
    """The system's reason; in Chinese too where it is one that users meet."""
    said = error.strerror or type(error).__name__
    return Text(_REASONS.get(type(error), said), said)
