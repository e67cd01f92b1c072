"""The command ``clea-certifier``: the certifying body's authority, its time-stamping unit, its deposits.

Each door is imported when it is chosen: who opens a deposit loads neither registry nor certificates.
"""

import sys
from collections.abc import Sequence

from clea_desktop import __version__
from clea_desktop.core.text import translator

OK, WRONG_USAGE = 0, 64
_USAGE = """\
Usage :
  clea-certifier authority …   l'autorité : fonder, inscrire, renouveler, révoquer, publier
  clea-certifier time …        les preuves de date : horodater, servir, renouveler
  clea-certifier deposit …     les dossiers apportés : créer la clé de dépôt, ouvrir
  clea-certifier --version     dit la version
Chacune dit les siennes : clea-certifier authority --help"""

tr = translator()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; 64 is wrong usage."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    match words:
        case ["--version"]:
            sys.stdout.write(f"clea-certifier {__version__}\n")
            return OK
        case ["--help" | "-h"]:
            sys.stdout.write(f"{tr(_USAGE)}\n")
            return OK
        case ["authority", *rest]:
            from clea_certifier.authority.command import run_authority  # noqa: PLC0415 — no door opens another's imports

            return run_authority(rest)
        case ["time", *rest]:
            from clea_certifier.time.command import run_time  # noqa: PLC0415 — no door opens another's imports

            return run_time(rest)
        case ["deposit", *rest]:
            from clea_certifier.deposit.command import run_deposit  # noqa: PLC0415 — no door opens another's imports

            return run_deposit(rest)
        case _:
            sys.stderr.write(f"{tr(_USAGE)}\n")
            return WRONG_USAGE
