"""Making very many objects that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def none_is_garbage() -> Iterator[None]:
    """Keeps the collector from looking through objects while they are made, or ever after.

    A large report is millions of objects; looking through them takes longer than making them. They
    are freed as soon as nothing refers to them all the same; only what lies in cycles stays until
    the command ends.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
