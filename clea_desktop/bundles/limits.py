"""How much a bundle may hold: limits while reading, so that no declared size is ever believed."""

from types import MappingProxyType

BLOCK = 1024 * 1024
"""Members are read, hashed and written this many bytes at a time."""

MEMBERS = 4096
NAME_LENGTH = 100
MEMBER_SIZE = 0xFFFFFFFE
"""One byte less than where a member would need ZIP64 sizes: a longer one is refused, so sizes have one form only."""

BUNDLE_SIZE = 256 * 1024**3
DIRECTORY_SIZE = MEMBERS * (46 + NAME_LENGTH + 12)

BOUNDS = MappingProxyType(
    {
        "MIMETYPE": 256,
        "README": 64 * 1024,
        "DOSSIER": 4 * 1024**2,
        "JOURNAL": 16 * 1024**2,
        "SUMS": 1024**2,
        "DECISION": 64 * 1024,
        "EXTRACT": 32 * 1024**2,
        "MANIFEST": 2 * 1024**2,
        "SIGNATURE": 64 * 1024,
        "TIME": 64 * 1024,
    }
)
"""Bytes per kind of member (``layout.Kind``) whose whole is read at once, or line by line."""

KEPT_TOTAL = 24 * 1024**2
"""Bytes of all the members that are kept in memory together, whatever their number."""

JOURNAL_LINE = 64 * 1024
SIGNATURES = 99
