"""Results of submissions kept in a folder from one run to the next, each with a receipt of what it was made from.

An entry is verified, never trusted: `receipts` says what a result depends on, `entries` is an entry's
bytes with their hashes, `veiling` makes them unreadable for others, `folder` keeps and finds entries,
`programs` tells one program from another.
"""

from fupin.cache.folder import CacheFolder, key_of_environment
from fupin.cache.programs import program_hash
from fupin.cache.receipts import CacheReceipt, Secret, hash_of, hashes_of
from fupin.cache.unusable import Flaw

__all__ = [
    "CacheFolder",
    "CacheReceipt",
    "Flaw",
    "Secret",
    "hash_of",
    "hashes_of",
    "key_of_environment",
    "program_hash",
]
