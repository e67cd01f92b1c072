"""Where the one-file verifier starts: ``python3 clea-verify.pyz FICHIER --trust DOSSIER``.

Written so that even a Python which is far too old reads it, and answers in French instead of failing.
"""

import sys

NEEDED = (3, 11)


def main():  # type: () -> int  # noqa: ANN201  (an old Python knows no annotations)
    """Check the Python, then judge."""
    if sys.version_info < NEEDED:
        sys.stderr.write(
            "clea-verify demande Python %d.%d ou une version suivante ; celui-ci est Python %d.%d.\n"  # noqa: UP031  (same)
            "Installez-la depuis python.org, puis lancez : python3 clea-verify.pyz --help\n"
            % (NEEDED + tuple(sys.version_info[:2]))
        )
        return 64
    from pure_curve import PureCurve  # noqa: PLC0415  (only once this Python is new enough)

    from clea_desktop.verify_command import run_verify  # noqa: PLC0415  (same)

    return run_verify(sys.argv[1:], program="python3 clea-verify.pyz", curve=PureCurve())


if __name__ == "__main__":
    sys.exit(main())
