"""Searches one parser for a file that breaks it, guided by the lines that each file makes it run, for so many seconds.

Takes the target, a folder for what it tries, the seconds, and a seed. Ends with 0 when nothing broke.
"""

import sys
from pathlib import Path

import atheris  # type: ignore[import-untyped]  # it has none

with atheris.instrument_imports(include=["clea_desktop", "clea_certifier", "rfc8785"], enable_loader_override=False):
    from tests.fuzz.targets import TARGETS

MEMORY_MIB = 512
SLOWEST_S = 10


def main(arguments: list[str]) -> None:
    """Search until the time is over or something breaks: a crash, more than ten seconds, more than half a gigabyte."""
    name, folder, seconds, seed = arguments
    target = TARGETS[name]
    corpus = Path(folder) / name
    corpus.mkdir()
    longest = 0
    for number, data in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(data)
        longest = max(longest, len(data))
    options = [
        *("-print_final_stats=1", "-verbosity=0", f"-seed={seed}", f"-max_total_time={seconds}"),
        *(f"-timeout={SLOWEST_S}", f"-rss_limit_mb={MEMORY_MIB}", f"-max_len={4 * longest}"),
        f"-artifact_prefix={folder}/{name}-",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], target.read)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
