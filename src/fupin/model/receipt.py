"""A receipt: from which files, with which rule book, options and program a report was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

OptionValue = str | bool | int | tuple[str, ...] | None
"""The value of an option as a receipt has it."""


@dataclass(frozen=True)
class Receipt:
    """What a report was made from.

    Attributes:
        version: the version of the program.
        rulebook: the hash of the rule book.
        options: what the check was asked for, as far as it changes what is found, by the option's name
            with underscores (`as_of`); of a file the SHA-256 of its bytes.
        inputs: path and SHA-256 of each input, in order; None where it could not be opened.
    """

    version: str
    rulebook: str
    options: Mapping[str, OptionValue]
    inputs: tuple[tuple[str, str | None], ...]

    @property
    def sha256(self) -> str:
        """One hash over all of it: equal only where everything is."""
        whole = {
            "version": self.version,
            "rulebook": self.rulebook,
            "options": dict(self.options),
            "inputs": self.inputs,
        }
        text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
