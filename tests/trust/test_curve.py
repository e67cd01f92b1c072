"""The two curves: our door to them says what two libraries say, and nonsense holds for nobody."""

import hashlib
from functools import cache

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from ecdsa import BadSignatureError, NIST256p, NIST384p, VerifyingKey
from ecdsa.errors import MalformedPointError
from ecdsa.util import sigdecode_der
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.trust.curve import ORDERS, CurveName, CurvePoint, DigestName, native_curve, with_low_s

_CURVES = {CurveName.P256: (ec.SECP256R1(), NIST256p), CurveName.P384: (ec.SECP384R1(), NIST384p)}


@given(
    st.sampled_from(list(CurveName)),
    st.sampled_from(list(DigestName)),
    st.binary(max_size=50),
    st.integers(0, 1023),
)
def test_a_signature_holds_for_both_libraries_or_for_neither(
    name: CurveName, digest: DigestName, data: bytes, bit: int
) -> None:
    curve, pure = _CURVES[name]
    key = _signing_key(name)
    made = with_low_s(key.sign(data, ec.ECDSA(getattr(hashes, digest.name)())), name)
    point = key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    other = VerifyingKey.from_string(point, pure, valid_encodings=("uncompressed",))
    native = native_curve()
    assert curve.name == name.value
    assert native.holds(CurvePoint(name, point), digest, data, made)
    hashed = getattr(hashlib, digest.value)
    assert other.verify(made, data, hashed, sigdecode_der)
    changed = bytearray(made)
    place = bit % (8 * len(changed))
    changed[place >> 3] ^= 1 << (place & 7)
    assert not native.holds(CurvePoint(name, point), digest, data, bytes(changed))
    with pytest.raises((BadSignatureError, ValueError)):
        other.verify(bytes(changed), data, hashed, sigdecode_der)


@cache
def _signing_key(name: CurveName) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(_CURVES[name][0])


@pytest.mark.parametrize("name", CurveName)
def test_what_can_be_no_signature_or_no_key_holds_for_nobody(name: CurveName) -> None:
    key = _signing_key(name)
    point = key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    good = key.sign(b"x", ec.ECDSA(hashes.SHA256()))
    native = native_curve()
    order = f"02{(len(point) - 1) // 2 + 1:02x}00{ORDERS[name]:x}"
    for bad in ("", "3000", "3006020100020100", "3006020101020100", f"30{2 * len(order) // 2:02x}{order}{order}"):
        assert not native.holds(CurvePoint(name, point), DigestName.SHA256, b"x", bytes.fromhex(bad))
    compressed = key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint)
    for wrong in (b"", compressed, point[:-1], point + b"\0", point[:-1] + bytes([point[-1] ^ 1])):
        assert not native.holds(CurvePoint(name, wrong), DigestName.SHA256, b"x", good)


def test_the_oracle_itself_tells_good_from_bad() -> None:
    key = _signing_key(CurveName.P256).public_key()
    good = _signing_key(CurveName.P256).sign(b"x", ec.ECDSA(hashes.SHA256()))
    key.verify(good, b"x", ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        key.verify(good, b"y", ec.ECDSA(hashes.SHA256()))
    with pytest.raises(MalformedPointError):
        VerifyingKey.from_string(b"\x04" + bytes(64), NIST256p)
