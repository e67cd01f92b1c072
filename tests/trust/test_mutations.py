"""Certificates, lists and tokens taken apart and put together wrongly: what we still read, others read alike."""

import random

import pytest
from cryptography import x509

from clea_desktop.bundles import cms, time_tokens
from clea_desktop.bundles.refusals import RefusedError
from clea_desktop.trust import der, revocation
from clea_desktop.trust.certificates import MalformedCertificateError, read_certificate
from clea_desktop.trust.der import MalformedDerError
from clea_desktop.trust.extensions import _READERS
from tests.bundles.forge import SIGNATURE, parts_of
from tests.bundles.material import NOW, authority, minimal_bundle, store
from tests.bundles.time_material import token
from tests.trust.test_oracles import SAMPLES, _crl, _has_a_key, check_same

TRIES = 1500
_TAGS = (
    *(der.BOOLEAN, der.INTEGER, der.BIT_STRING, der.OCTET_STRING, der.NULL, der.OID, der.ENUMERATED),
    *(der.UTF8_STRING, der.PRINTABLE_STRING, der.UTC_TIME, der.GENERALIZED_TIME, der.SEQUENCE, der.SET),
    *(0x80, 0x81, 0xA0, 0xA1, 0xA3),
)
_CONTENTS = (b"", b"\0", b"\xff", b"\x01\x02", b"991231235959Z", b"20501231235959Z", b"500101000000Z")


class Part:
    """A value that can be changed."""

    def __init__(self, tag: int, content: bytes, parts: "list[Part]") -> None:
        self.tag, self.content, self.parts = tag, content, parts

    def written(self) -> bytes:
        return der.value(self.tag, *([part.written() for part in self.parts] or [self.content]))

    def all(self) -> "list[Part]":
        return [self, *(inside for part in self.parts for inside in part.all())]


def taken_apart(node: der.Node) -> Part:
    return Part(node.tag, node.content, [taken_apart(part) for part in node.parts])


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Change one or two values of a structure, and write it with lengths that are right."""
    whole = taken_apart(der.parse(data))
    for _ in range(chance.randint(1, 2)):
        parts = whole.all()
        one = chance.choice(parts)
        if one.parts:
            _rearrange(one, chance)
        else:
            _rewrite(one, chance)
    return whole.written()


def _rearrange(one: Part, chance: random.Random) -> None:
    place = chance.randrange(len(one.parts))
    match chance.randrange(4):
        case 0:
            one.parts.insert(place, one.parts[place])
        case 1:
            del one.parts[place]
        case 2:
            chance.shuffle(one.parts)
        case _:
            one.tag = chance.choice(_TAGS)


def _rewrite(one: Part, chance: random.Random) -> None:
    match chance.randrange(5):
        case 0:
            one.tag = chance.choice(_TAGS)
        case 1 if one.content:
            changed = bytearray(one.content)
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
            one.content = bytes(changed)
        case 2:
            one.content += chance.randbytes(chance.randint(1, 2))
        case 3:
            one.content = one.content[:-1]
        case _:
            one.content = chance.choice(_CONTENTS)


@pytest.mark.filterwarnings("ignore:Attribute's length")  # the other library counts letters, and only warns
@pytest.mark.parametrize("name", SAMPLES)
def test_a_certificate_put_together_wrongly_is_read_by_both_alike_or_not_by_us(name: str) -> None:
    chance, data, read = random.Random(name), SAMPLES[name](), 0  # noqa: S311  (which changes, not keys)
    for _ in range(TRIES):
        changed = mutated(data, chance)
        try:
            ours = read_certificate(changed)
        except MalformedCertificateError:
            continue
        if _has_a_key(ours) and ours.extensions.present <= _READERS.keys():
            check_same(ours, changed)
            read += 1
    assert read > TRIES // 20


def test_a_list_put_together_wrongly_is_read_by_both_alike_or_not_by_us() -> None:
    chance, read = random.Random(2018), 0  # noqa: S311  (which changes, not keys)
    data = _crl([(5, NOW, x509.ReasonFlags.superseded), (6, NOW, None)])
    for _ in range(TRIES):
        changed = mutated(data, chance)
        try:
            ours = revocation._read_list(der.parse(changed))
        except MalformedDerError:
            continue
        theirs = x509.load_der_x509_crl(changed)
        assert (theirs.tbs_certlist_bytes, theirs.last_update_utc) == (ours.signed, ours.this_update)
        assert [(one.serial_number, one.revocation_date_utc) for one in theirs] == [
            (serial, one.at) for serial, one in ours.revoked.items()
        ]
        assert len(theirs.extensions)
        read += 1
    assert read > TRIES // 20


def test_a_token_put_together_wrongly_is_never_believed_nor_brought_to_another_form() -> None:
    chance, good, trust = random.Random(3161), token(), store(authority())  # noqa: S311  (which changes, not keys)
    for _ in range(TRIES):
        changed = mutated(good, chance)
        if changed == good:
            continue
        with pytest.raises(RefusedError):
            time_tokens.believe(changed, "x", trust)
        try:
            again = time_tokens.normalised(changed)
            time_tokens.believe(again, "x", trust)
        except RefusedError:
            continue
        assert again == good


def test_a_signature_put_together_wrongly_has_not_the_one_form_or_says_something_else() -> None:
    chance = random.Random(5652)  # noqa: S311  (which changes, not keys)
    good = dict(parts_of(minimal_bundle()))[SIGNATURE]
    read = cms.read(good, "x")
    for _ in range(TRIES):
        changed = mutated(good, chance)
        if changed == good:
            continue
        try:
            other = cms.read(changed, "x")
        except RefusedError:
            continue
        assert other != read
        assert cms.render(other) == changed
