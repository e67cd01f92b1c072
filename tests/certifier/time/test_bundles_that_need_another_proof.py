"""A proof that no longer counts is no reason to give none; one that would refuse the bundle for ever is waited out."""

from datetime import timedelta
from pathlib import Path

from cryptography import x509

from clea_certifier.time.client import TimeFlaw
from clea_certifier.time.stamping import Result, stamp_bundle
from clea_desktop.bundles.verdict import Stage
from clea_desktop.trust.authority import Revocation
from clea_desktop.trust.revocation import RevocationReason
from tests.bundles.material import NOW, authority, content, enrol, judged, minimal_bundle, policy, sealed, store
from tests.bundles.round_material import stamped
from tests.bundles.time_material import unit
from tests.certifier.time.material import NearbyUnit, SetClock, at, unit_of

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def test_a_bundle_whose_units_key_was_lost_is_stamped_again(tmp_path: Path) -> None:
    lost, bundle = unit(name="Horloge volée"), tmp_path / "d.asice"
    bundle.write_bytes(stamped(minimal_bundle(), NOW, lost))
    serial = x509.load_der_x509_certificate(lost.certificate).serial_number
    trust = store(authority(), NOW, [Revocation(serial, NOW, RevocationReason.KEY_COMPROMISE)])
    assert stamp_bundle(bundle, NearbyUnit(unit_of(authority())), trust, at()).result is Result.STAMPED
    assert judged(bundle.read_bytes(), trust, policy(stage=Stage.DEPOSITED)).accepted
    assert stamp_bundle(bundle, NearbyUnit(unit_of(authority())), trust, at()).result is Result.ALREADY


def test_a_unit_a_minute_behind_a_new_certificate_is_asked_again_later(tmp_path: Path) -> None:
    bundle, clock = tmp_path / "d.asice", SetClock(NOW + MINUTE)
    young = sealed(content(), enrol(authority(), since=clock.now), clock.now)
    bundle.write_bytes(young)
    source, trust = NearbyUnit(unit_of(authority())), store(authority())
    waits = stamp_bundle(bundle, source, trust, clock)
    assert (waits.result, waits.number, waits.flaw) == (Result.WAITING, 2, TimeFlaw.CLOCKS_APART)
    assert bundle.read_bytes() == young
