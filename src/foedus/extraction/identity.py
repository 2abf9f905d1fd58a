"""What an engine is called: any change of its rules, of its data or of the register makes another engine."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from foedus import __version__

_READ = frozenset({".py", ".yaml", ".npz"})


def engine_name(register_digest: str) -> str:
    """Name and version, with digests of this package's code and data and of the register; known before anything is loaded."""
    return f"foedus {__version__}+{_digest()}.{register_digest[:8]}"


@cache
def _digest() -> str:
    digest = hashlib.sha256()
    for source in sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in _READ):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:8]
