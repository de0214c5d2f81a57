"""Results of submissions kept in a folder from one run to the next, each with a receipt of what it was made from.

An entry is verified, never trusted: `receipts` says what a result depends on, `entries` is an entry's
bytes with their hashes, `folder` keeps and finds entries, `programs` tells one program from another.
"""

from fupin.cache.folder import CacheFolder
from fupin.cache.programs import program_hash
from fupin.cache.receipts import CacheReceipt, hash_of

__all__ = ["CacheFolder", "CacheReceipt", "hash_of", "program_hash"]
