"""Every way of being wrong that a bundle was tried with, one name each: ``python -m tests.bundles.forgeries FOLDER``.

The command writes each file with the trust folder and the question it goes with, for whoever wants to try another
verifier on them; the tests ask the product's own.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.bundles.case import Case
from tests.bundles.chain_cases import CHAIN_CASES
from tests.bundles.container_cases import CONTAINER_CASES
from tests.bundles.decision_cases import DECISION_CASES
from tests.bundles.dossier_cases import DOSSIER_CASES
from tests.bundles.layout_cases import LAYOUT_CASES
from tests.bundles.round_cases import ROUND_CASES
from tests.bundles.signature_cases import MANIFEST_CASES, SIGNATURE_CASES
from tests.bundles.time_cases import TOKEN_CASES

_FAMILIES: Mapping[str, Mapping[str, Case]] = {
    **{
        family: {name: Case(reason, forgery) for name, (reason, forgery) in table.items()}
        for family, table in (
            ("container", CONTAINER_CASES),
            ("layout", LAYOUT_CASES),
            ("manifest", MANIFEST_CASES),
            ("signature", SIGNATURE_CASES),
            ("dossier", DOSSIER_CASES),
        )
    },
    "chain": CHAIN_CASES,
    "round": ROUND_CASES,
    "decision": DECISION_CASES,
    "time": TOKEN_CASES,
}


def every_case() -> dict[str, Case]:
    """Return all of them by name, ``family: name``."""
    return {f"{family}: {name}": case for family, table in _FAMILIES.items() for name, case in table.items()}


def write_all(folder: Path) -> int:
    """Write every forgery into a folder, and ``cases.jsonl`` that says what is due for each; return how many."""
    lines, trusts = [], dict[tuple[bytes, ...], str]()
    for number, (name, case) in enumerate(every_case().items(), start=1):
        file = f"{number:03}.asice"
        (folder / file).write_bytes(case.forgery())
        lines.append(json.dumps({"file": file, "name": name, **_question(case), "trust": _trust(folder, case, trusts)}))
    (folder / "cases.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def _question(case: Case) -> dict[str, object]:
    return {
        "reason": case.reason.value,
        "stage": case.policy.stage.value,
        "practice": case.policy.practice,
        "at": case.policy.at.isoformat(),
        "recipient": case.policy.recipient,
    }


def _trust(folder: Path, case: Case, written: dict[tuple[bytes, ...], str]) -> str:
    """Write the trust folder of a case, unless another case has the same; return its name."""
    files = case.trust()
    key = tuple(files[name] for name in sorted(files))
    if key not in written:
        written[key] = f"trust-{len(written) + 1}"
        place = folder / written[key]
        place.mkdir()
        for name, data in files.items():
            (place / name).write_bytes(data)
    return written[key]


def main(arguments: list[str]) -> int:
    """Write them into the folder named, which is made."""
    if len(arguments) != 1:
        sys.stderr.write("python -m tests.bundles.forgeries FOLDER\n")
        return 64
    folder = Path(arguments[0])
    folder.mkdir(parents=True)
    sys.stdout.write(f"{write_all(folder)} forgeries in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
