"""One encoding for each value: what is written is read back, and no second form of it is."""

from datetime import UTC, datetime

import pytest
from asn1crypto import core
from cryptography import x509
from cryptography.hazmat import asn1
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.trust import der
from clea_desktop.trust.der import MalformedDerError

SECOND_FORMS = {
    "nothing": "",
    "a tag alone": "02",
    "a length that lies": "020201",
    "bytes behind it": "02010100",
    "an indefinite length": "30800000",
    "a long form for a short length": "04810100",
    "a length with an idle byte": "0482008000",
    "a length of five bytes": "04850000000001 00",
    "a tag of several bytes": "1f0100",
    "an end-of-contents": "0000",
    "a constructed string": "2403040100",
    "a primitive sequence": "1000",
    "a primitive set": "1100",
    "a boolean that is neither": "010101",
    "a long boolean": "0102ffff",
    "an empty integer": "0200",
    "an integer with an idle zero": "02020001",
    "an integer with an idle minus": "0202ff80",
    "a null with something in it": "050100",
    "an empty bit string": "0300",
    "unused bits of nothing": "030101",
    "too many unused bits": "03020800",
    "unused bits that are set": "03020101",
    "an empty identifier": "0600",
    "an identifier cut short": "060180",
    "an identifier with an idle byte": "0603298001",
    "an identifier that begins with an idle byte": "06028001",
    "a text that is not UTF-8": "0c01ff",
    "a set out of order": "3106020102020101",
    "one of these inside": "30040102ffff",
    "one of these deep inside": "a0 06 30 04 31 02 0200",
    "a value beyond what holds it": "3003020201",
}


@pytest.mark.parametrize("name", SECOND_FORMS)
def test_a_second_form_is_not_read(name: str) -> None:
    with pytest.raises(MalformedDerError):
        der.parse(bytes.fromhex(SECOND_FORMS[name]))


def test_what_lies_too_deep_is_not_read() -> None:
    data = b""
    for _ in range(32):
        data = der.sequence(data)
    der.parse(data)
    with pytest.raises(MalformedDerError):
        der.parse(der.sequence(data))


def test_a_hundred_thousand_nested_values_do_not_exhaust_the_stack() -> None:
    data = b"\x30\x80" * 50_000
    with pytest.raises(MalformedDerError):
        der.parse(data)
    with pytest.raises(MalformedDerError):
        der.parse(bytes.fromhex("30820ffc") * 1024 + bytes(4096))


@given(st.integers(-(1 << 170), 1 << 170))
def test_numbers_are_written_as_two_other_libraries_write_them(number: int) -> None:
    written = der.integer(number)
    assert written == asn1.encode_der(number) == core.Integer(number).dump()
    assert der.as_int(der.parse(written)) == number


@given(st.integers(0, 2), st.lists(st.integers(0, 1 << 40), max_size=8), st.data())
def test_identifiers_are_written_as_another_library_writes_them(
    root: int, arcs: list[int], data: st.DataObject
) -> None:
    second = data.draw(st.integers(0, 39 if root < 2 else 1 << 20))
    dotted = ".".join(map(str, (root, second, *arcs)))
    written = der.oid(dotted)
    assert written == core.ObjectIdentifier(dotted).dump()
    assert der.as_oid(der.parse(written)) == dotted


@given(st.binary(max_size=70_000))
def test_lengths_are_written_as_another_library_writes_them(content: bytes) -> None:
    written = der.octets(content)
    assert written == core.OctetString(content).dump()
    assert der.parse(written).content == content


@given(st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)))  # noqa: DTZ001  (drawn without a zone, then given one)
def test_instants_are_read_back_to_the_second(drawn: datetime) -> None:
    instant = drawn.replace(tzinfo=UTC)
    written = der.time(instant)
    node = der.parse(written)
    if instant.year >= 1950:
        assert der.as_time(node) == instant.replace(microsecond=0)
    if 1950 <= instant.year < 2050:
        assert written == asn1.encode_der(asn1.UTCTime(instant.replace(microsecond=0)))
    else:
        assert written == asn1.encode_der(asn1.GeneralizedTime(instant.replace(microsecond=0)))


@pytest.mark.parametrize(
    "text",
    ["261121205143+0100Z", "2611212051Z", "261321205143Z", "26112120514 Z", "261121205143", "٢٦1121205143Z"],
)
def test_a_time_in_another_form_is_not_read(text: str) -> None:
    with pytest.raises(MalformedDerError):
        der.as_time(der.parse(der.value(der.UTC_TIME, text.encode())))


@pytest.mark.parametrize("text", ["20261121205143Z", "20501121205143.5Z", "20501121205143", "2050112120514Z"])
def test_a_certificates_later_time_begins_in_2050_and_has_whole_seconds(text: str) -> None:
    with pytest.raises(MalformedDerError):
        der.as_time(der.parse(der.value(der.GENERALIZED_TIME, text.encode())))


@pytest.mark.parametrize(
    "text",
    ["20261121205143.Z", "20261121205143.50Z", "20261121205143.5", "20261121205143,5Z", "20261121205143.5ZZ", "Z", ""],
)
def test_a_precise_time_in_another_form_is_not_read(text: str) -> None:
    with pytest.raises(MalformedDerError):
        der.as_precise_time(der.parse(der.value(der.GENERALIZED_TIME, text.encode())))


def test_a_precise_time_keeps_its_fraction() -> None:
    read = der.as_precise_time(der.parse(der.value(der.GENERALIZED_TIME, b"20261121205143.1234567Z")))
    assert read == datetime(2026, 11, 21, 20, 51, 43, 123456, tzinfo=UTC)


@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer_and_what_is_read_is_der_for_another_library_too(data: bytes) -> None:
    try:
        node = der.parse(data)
    except MalformedDerError:
        return
    assert node.whole == data
    assert asn1.encode_der(asn1.decode_der(asn1.TLV, data)) == data
    assert core.load(data, strict=True).dump() == data


def test_identifiers_agree_with_what_certificates_say() -> None:
    for name in ("1.2.840.113549.1.9.16.2.47", "2.5.29.60", "2.999.1", "0.9.2342.19200300.100.1.25"):
        assert der.oid(name) == asn1.encode_der(x509.ObjectIdentifier(name))
