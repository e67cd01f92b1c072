"""A whole certifying body in two folders, worked by its own command, at hours that the test chooses."""

import io
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from clea_certifier.authority.command import World, run_authority
from clea_certifier.authority.office import Office
from clea_certifier.authority.registry import Registry
from clea_certifier.locked_keys import Locksmith
from clea_desktop.bundles.signing import KeySigner
from clea_desktop.trust.enrolment.answers import EnrolmentAnswer, read_answer
from clea_desktop.trust.enrolment.codes import mac_key, parse_code
from clea_desktop.trust.enrolment.requests import EnrolmentRequest, make_csr, write_renewal, write_request
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore

START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
PASSPHRASE, ROOT_PASSPHRASE = "les mots de l'autorité", "les mots de la racine"
DEPOSIT = "age1s6vjqx6sfxutp304ug9zjcflctyf6lygp8q0z43lw0q4fhxgq4zsq0p0a7"
NAME = "Organisme certificateur"
FEW_ROUNDS = 1000
WRONG, SHORT = "pas la bonne phrase", "court"
_PRINT = re.compile(r"(?:[0-9A-F]{4} ){15}[0-9A-F]{4}")
_CODE = re.compile(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}")
_IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class Said:
    """What the command answered."""

    code: int
    out: str
    err: str

    @property
    def print(self) -> str:
        found = _PRINT.search(self.out)
        assert found, self.out + self.err
        return found.group()

    @property
    def identifier(self) -> str:
        found = _IDENTIFIER.search(self.out)
        assert found, self.out + self.err
        return found.group()


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody reads on paper."""

    code: str
    print: str
    invitation: str


@dataclass
class Laptop:
    """Somebody's laptop: both keys, and the account's own identifier."""

    name: str = "Hélène Évaluatrice"
    person_id: str = "b1f0c3de-7a54-4d0c-8c4e-2f6b1f0e9a11"
    role: Role = Role.EVALUATOR
    signing: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    device: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def asks(self, number: int = 1, renews: str | None = None) -> EnrolmentRequest:
        request_id = f"6a1b6b5e-3f5d-4a4e-8b0e-{number:012x}"
        return EnrolmentRequest(
            request_id,
            "Centre d'essai",
            self.name,
            self.person_id,
            self.role,
            make_csr(self.signing),
            make_csr(self.device),
            START,
            renews,
        )

    def signer(self, certificate: bytes) -> KeySigner:
        return KeySigner(self.signing, certificate)


class Body:
    """The certifying body: every act through the command, as people do it."""

    def __init__(self, place: Path, name: str = NAME) -> None:
        self.place, self.name, self.now = place, name, START
        self.answers_yes = "oui"
        self.count = 0
        place.mkdir(exist_ok=True)
        self.folder, self.root = place / "registre", place / "racine"

    def tick(self) -> datetime:
        """Read the clock, which goes on meanwhile as a real one does."""
        self.now += timedelta(microseconds=1)
        return self.now

    def act(self, *words: str, passphrase: str = PASSPHRASE) -> Said:
        world = World(
            now=self.tick,
            randomness=os.urandom,
            hidden=lambda _prompt: passphrase,
            asked=lambda _prompt: self.answers_yes,
            environment={},
            rounds=FEW_ROUNDS,
        )
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run_authority(words, world)
        return Said(code, out.getvalue().replace("\N{NO-BREAK SPACE}", " "), err.getvalue())

    def done(self, *words: str, passphrase: str = PASSPHRASE) -> Said:
        said = self.act(*words, passphrase=passphrase)
        assert said.code == 0, said.err
        return said

    def at(self, act: str, *words: str) -> Said:
        return self.act(act, "--folder", str(self.folder), *words)

    def found(self) -> "Body":
        """Hold the whole ceremony: root, issuing authority, seal, deposit key."""
        self.root_print = self.done(
            "create-root", "--root", str(self.root), "--name", self.name, passphrase=ROOT_PASSPHRASE
        ).print
        self.add_issuing()
        for act, *words in (("seal-unit",), ("deposit-key", "--recipient", DEPOSIT)):
            said = self.at(act, *words)
            assert said.code == 0, said.err
        return self

    def add_issuing(self) -> None:
        asked, answer = self.file("demande.pem"), self.file("reponse.pem")
        made = self.at("create-issuing", "--name", self.name, "--out", asked)
        assert made.code == 0, made.err
        words = ("--root", str(self.root), "--request", asked, "--fingerprint", made.print, "--out", answer)
        self.done("sign-issuing", *words, passphrase=ROOT_PASSPHRASE)
        said = self.at("install-issuing", "--answer", answer, "--fingerprint", self.root_print)
        assert said.code == 0, said.err

    def file(self, name: str, data: bytes | None = None) -> str:
        """Name a new file of this body, and write it when there is something to write."""
        self.count += 1
        path = self.place / f"{self.count:03}-{name}"
        if data is not None:
            path.write_bytes(data)
        return str(path)

    def invite(self, laptop: Laptop, *more: str) -> Letter:
        role = {Role.EVALUATOR: "evaluateur", Role.JURY_EMPLOYERS: "employeurs", Role.JURY_EMPLOYEES: "salaries"}
        path = self.file("lettre.txt")
        words = ("--name", laptop.name, "--organisation", "Centre d'essai", "--role", role[laptop.role])
        said = self.at("invite", *words, "--letter", path, *more)
        assert said.code == 0, said.err
        text = Path(path).read_text()
        code = _CODE.search(text)
        assert code
        groups = re.findall(r"\b[0-9A-F]{4}\b", text[text.rindex("empreinte") :])
        return Letter(code.group(), " ".join(groups[:16]), said.identifier)

    def key(self, letter: Letter) -> bytes:
        code = parse_code(letter.code)
        assert code is not None
        return mac_key(code)

    def enrol(self, laptop: Laptop, letter: Letter | None = None, number: int = 1) -> EnrolmentAnswer:
        """Take somebody from the letter to the answer, read as their laptop reads it."""
        letter = letter or self.invite(laptop)
        request, out = laptop.asks(number), self.file("reponse.clea-reponse")
        asked = self.file("demande.clea-demande", write_request(request, self.key(letter)))
        said = self.at("enrol", "--request", asked, "--out", out)
        assert said.code == 0, said.err
        return read_answer(Path(out).read_bytes(), self.key(letter), letter.print, request)

    def renew(self, new: Laptop, old: KeySigner, number: int) -> Said:
        request = new.asks(number, renews=Laptop().asks().request_id)
        self.renewed = Path(self.file("renouvellement.clea-reponse"))
        asked = self.file("renouvellement.clea-demande", write_renewal(request, old))
        return self.at("renew", "--request", asked, "--out", str(self.renewed))

    def publish(self) -> Path:
        folder = self.place / "trust"
        said = self.at("publish", "--out", str(folder))
        assert said.code == 0, said.err
        return folder

    def store(self) -> TrustStore:
        return TrustStore.from_folder(self.publish())

    def office(self, passphrase: str = PASSPHRASE) -> Office:
        return Office(Registry(self.folder), self.now, os.urandom, passphrase.encode, FEW_ROUNDS)

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)


def smith(passphrase: str = PASSPHRASE) -> Locksmith:
    return Locksmith(passphrase.encode(), os.urandom, FEW_ROUNDS)


def refused(said: Said, words: str) -> None:
    assert said.code == 1, said
    assert words in said.err.replace("\N{NO-BREAK SPACE}", " ")
