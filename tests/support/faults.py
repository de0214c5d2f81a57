"""What is wrong with YAML files, as tests compare it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fupin.strict_yaml.faults import FaultsError


def faults_of(load: Callable[[], Any], kind: type[FaultsError] = FaultsError) -> list[tuple[str, int, str, str]]:
    """What is wrong, as file name, line, Chinese and English text, in order."""
    with pytest.raises(kind) as caught:
        load()
    return [(fault.path.name, fault.line, fault.text.zh, fault.text.en) for fault in caught.value.faults]


def english(load: Callable[[], Any], kind: type[FaultsError] = FaultsError) -> list[str]:
    """What is wrong, as `file:line: text` in English."""
    return [f"{name}:{line}: {en}" for name, line, _, en in faults_of(load, kind)]
