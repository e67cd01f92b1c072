"""Where the resources are: one function finds them from a checkout, an installed wheel or a packaged build.

The package's own folder is asked rather than ``importlib.resources``: the product is never run from an archive (the
one-file verifier is), and that module alone would cost a sixteenth of the whole start.
"""

from pathlib import Path

import resources


def resource_path(*parts: str) -> Path:
    """Return the path of a resource: ``resource_path("icons", "lock.svg")``."""
    return Path(resources.__path__[0]).joinpath(*parts)


def read_resource(*parts: str) -> bytes:
    """Read a whole resource; FileNotFoundError is a bug of the caller."""
    path = resource_path(*parts)
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        read = getattr(resources.__loader__, "get_data", None)  # the one-file verifier lies in an archive
        if read is None:
            raise
        return bytes(read(str(path)))
