"""How the reading process hands over what it read: pickled, its columns beside it as they lie in memory.

What comes back is taken apart with care: the process that sends it has handled crafted files, so
only the kinds of object that readings are made of are let in.
"""

from __future__ import annotations

import io
import pickle
import struct
from dataclasses import is_dataclass
from enum import Enum
from typing import IO, Any

import numpy as np
import pyarrow as pa

_COUNT = struct.Struct("<QQ")
_SIZE = struct.Struct("<Q")
_MOST_BUFFERS = 1_000_000
_MOST_BYTES = 8 << 30
_SHARED = 1 << 16

_FUNCTIONS = frozenset(
    {
        ("pyarrow.lib", "_restore_array"),
        ("pyarrow.lib", "type_for_alias"),
        ("pyarrow.lib", "py_buffer"),
        ("pyarrow.lib", "chunked_array"),
        ("pyarrow.lib", "decimal128"),
        ("pyarrow.lib", "_reconstruct_table"),
        ("numpy.core.multiarray", "_reconstruct"),
        ("numpy._core.multiarray", "_reconstruct"),
        ("numpy.core.numeric", "_frombuffer"),
        ("numpy._core.numeric", "_frombuffer"),
        ("numpy._core.multiarray", "scalar"),
    }
)
_CLASSES = frozenset(
    {
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("builtins", "slice"),
        ("builtins", "range"),
        ("builtins", "bytearray"),
        ("collections", "OrderedDict"),
        ("collections", "defaultdict"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("decimal", "Decimal"),
        ("fractions", "Fraction"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
        ("numpy", "ndarray"),
        ("numpy", "dtype"),
    }
)
_HOUSE = "fupin."
_ARROW = "pyarrow.lib"


class TransportError(Exception):
    """What came is not what the reading process sends."""


class BrokenOffError(TransportError):
    """The reading process ended before all had come."""


def send(stream: IO[bytes], value: Any) -> None:
    """Writes a value: sizes, the pickled value, and the memory of its columns without a copy."""
    buffers: list[memoryview] = []
    payload = io.BytesIO()
    _Pickler(payload, protocol=5, buffer_callback=lambda buffer: buffers.append(buffer.raw())).dump(value)
    stream.write(_COUNT.pack(payload.tell(), len(buffers)))
    stream.writelines(_SIZE.pack(len(buffer)) for buffer in buffers)
    stream.write(payload.getbuffer())
    for buffer in buffers:
        stream.write(buffer)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Reads a value that `send` wrote.

    Raises:
        BrokenOffError: it ends too early.
        TransportError: it holds what no reading is made of.
    """
    size, count = _COUNT.unpack(_exactly(stream, _COUNT.size))
    if count > _MOST_BUFFERS or size > _MOST_BYTES:
        raise TransportError("sizes")
    sizes = [_SIZE.unpack(_exactly(stream, _SIZE.size))[0] for _ in range(count)]
    if size + sum(sizes) > _MOST_BYTES:
        raise TransportError("sizes")
    payload = _exactly(stream, size)
    buffers = [_exactly(stream, each) for each in sizes]
    try:
        return _Unpickler(io.BytesIO(payload), buffers=buffers).load()
    except Exception as error:
        raise TransportError(type(error).__name__) from error


def _exactly(stream: IO[bytes], size: int) -> memoryview:
    data = np.empty(size, dtype=np.uint8).data
    filled = 0
    while filled < size:
        read = stream.readinto(data[filled:])  # type: ignore[attr-defined]
        if not read:
            raise BrokenOffError
        filled += read
    return data


class _Pickler(pickle.Pickler):
    """Leaves behind what a column shares with others: the rest of the memory that it is a part of."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, pa.Array) and value.get_total_buffer_size() > 2 * value.nbytes + _SHARED:
            return pa.concat_arrays([value, value[:0]]).__reduce_ex__(5)
        return NotImplemented


def _holds_data(found: type) -> bool:
    return is_dataclass(found) or issubclass(found, Enum | tuple | BaseException)


class _Unpickler(pickle.Unpickler):
    """Lets in data, and the classes of this program that hold it; nothing that acts."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _FUNCTIONS or (module, name) in _CLASSES:
            return super().find_class(module, name)
        if (module.startswith(_HOUSE) or module == _ARROW) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and (module == _ARROW or _holds_data(found)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
