"""One test per row of ``docs/adr/0002-key-map.md``: what must not open each key."""

import os
import pickle  # noqa: TID251  # the way out that a vault key refuses
import re
import shutil
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from clea_desktop.bundles.transport import TransportError, lock_key, new_deposit_key, unlock_key
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.security.device_key import make_device_key
from clea_desktop.security.signing_key import WrappedSigningKey, make_signing_key, open_signing_key, rewrap
from clea_desktop.security.vault import VaultFolder, VaultKey
from clea_desktop.storage.attachments import AttachmentStore, StoredAttachment
from clea_desktop.storage.engine import create_database, open_database
from clea_desktop.storage.spool import Spool
from clea_desktop.trust.enrolment.codes import mac_key, new_code, parse_code
from tests.security.conftest import BASILE, BASILE_SAYS, COST, INES, INES_SAYS, Made

MAP = Path(__file__).resolve().parents[2] / "docs" / "adr" / "0002-key-map.md"
NEW_SAYS = "une phrase toute neuve"


def signing_key_of_ines() -> WrappedSigningKey:
    return make_signing_key(INES_SAYS, INES.account_id, os.urandom, COST)


def assert_does_not_open(wrapped: WrappedSigningKey, secret: str, account_id: str) -> None:
    with pytest.raises(CleaError) as caught:
        open_signing_key(wrapped, secret, account_id)
    assert caught.value.trouble is Trouble.WRONG_PASSPHRASE


def test_the_table_and_these_tests_name_each_other() -> None:
    named = set(re.findall(r"`(test_\w+)`", MAP.read_text(encoding="utf-8")))
    here = {name for name in globals() if name.startswith("test_")} - {"test_the_table_and_these_tests_name_each_other"}
    assert named == here


def test_a_stolen_vault_folder_opens_nothing(made: Made, tmp_path: Path) -> None:
    made.vault.database_path.unlink()
    create_database(made.vault.database_path, made.key.database_key())
    stolen = tmp_path / "stolen"
    shutil.copytree(made.vault.path, stolen)
    thief = VaultFolder(stolen)
    for guess in ("", "password1234", INES.display_name, INES.account_id):
        with pytest.raises(CleaError) as caught:
            thief.unlock(INES.account_id, guess)
        assert caught.value.trouble is Trouble.WRONG_PASSPHRASE
    for raw in {slot_bytes[:32] for slot_bytes in (path.read_bytes() for path in stolen.iterdir() if path.is_file())}:
        with pytest.raises(CleaError) as caught:
            open_database(thief.database_path, raw.ljust(32, b"\0").hex())
        assert caught.value.trouble is Trouble.DATABASE_DAMAGED


def test_the_vault_key_leaves_no_trace_in_print_copy_or_pickle(made: Made) -> None:
    secret = bytes(range(32))
    key = VaultKey(secret)
    assert secret.hex() not in repr(key)
    assert repr(secret) not in repr(key)
    assert str(key) == "VaultKey(…)"
    with pytest.raises(TypeError):
        pickle.dumps(key)
    with pytest.raises(ValueError, match="32 bytes"):
        VaultKey(b"short")
    assert made.key.database_key() not in repr(made.key)


def test_one_subkey_does_not_stand_in_for_another(tmp_path: Path, made: Made) -> None:
    names_key = made.key.attachment_names_key()
    assert names_key.hex() != made.key.database_key()
    create_database(tmp_path / "vault.db", made.key.database_key())
    for other in (names_key.hex(), VaultKey(names_key).database_key(), VaultKey.new(os.urandom).database_key()):
        with pytest.raises(CleaError) as caught:
            open_database(tmp_path / "vault.db", other)
        assert caught.value.trouble is Trouble.DATABASE_DAMAGED


def test_no_attachment_opens_with_another_attachments_key_or_a_subkey(tmp_path: Path, made: Made) -> None:
    store = AttachmentStore(tmp_path, made.key.attachment_names_key(), os.urandom)
    captured = [store.capture([data], limit=100) for data in (b"one", b"two")]
    for one in captured:
        store.keep(one)
    one, two = captured
    for key in (two.key, made.key.attachment_names_key(), bytes.fromhex(made.key.database_key())):
        row = StoredAttachment("id", one.sha256, one.crc32, one.size, "", one.file_name, key)
        with pytest.raises(CleaError) as caught:
            list(store.open(row))
        assert caught.value.trouble is Trouble.ATTACHMENT_DAMAGED


def test_a_removed_or_replaced_slot_no_longer_opens_the_vault(made: Made) -> None:
    made.vault.set_passphrase(made.key, BASILE, BASILE_SAYS, os.urandom, COST)
    made.vault.set_passphrase(made.key, INES, NEW_SAYS, os.urandom, COST)
    with pytest.raises(CleaError) as caught:
        made.vault.unlock(INES.account_id, INES_SAYS)
    assert caught.value.trouble is Trouble.WRONG_PASSPHRASE
    made.vault.remove(BASILE.account_id)
    for account in (BASILE, INES):
        with pytest.raises(CleaError):
            made.vault.unlock(account.account_id, BASILE_SAYS)
    on_disk = b"".join(path.read_bytes() for path in made.vault.path.iterdir() if path.is_file())
    assert BASILE.account_id.encode() not in on_disk
    assert made.vault.unlock(INES.account_id, NEW_SAYS).database_key() == made.key.database_key()


def test_a_slot_of_another_vault_does_not_open_this_one(made: Made, tmp_path: Path) -> None:
    other = VaultFolder(tmp_path / "other")
    other_key, other_code = other.create(INES, INES_SAYS, os.urandom, COST, prepare=lambda *_: None)
    assert other_key.database_key() != made.key.database_key()
    assert other.unlock(INES.account_id, INES_SAYS).database_key() != made.key.database_key()
    with pytest.raises(CleaError) as caught:
        made.vault.unlock_with_recovery(other_code)
    assert caught.value.trouble is Trouble.WRONG_RECOVERY_CODE


def test_a_replaced_recovery_code_no_longer_opens_the_vault(made: Made) -> None:
    new = made.vault.add_recovery(made.key, os.urandom, COST)
    assert made.vault.unlock_with_recovery(made.code).database_key() == made.key.database_key()
    made.vault.keep_only_recovery(new)
    with pytest.raises(CleaError) as caught:
        made.vault.unlock_with_recovery(made.code)
    assert caught.value.trouble is Trouble.WRONG_RECOVERY_CODE
    assert made.vault.unlock_with_recovery(new).database_key() == made.key.database_key()


def test_neither_recovery_code_nor_vault_key_nor_another_account_opens_a_signing_key(made: Made) -> None:
    wrapped = signing_key_of_ines()
    made.vault.set_passphrase(made.key, BASILE, BASILE_SAYS, os.urandom, COST)
    for secret in (made.code, BASILE_SAYS, made.key.database_key(), made.key.attachment_names_key().hex(), ""):
        assert_does_not_open(wrapped, secret, INES.account_id)
    assert_does_not_open(wrapped, INES_SAYS, BASILE.account_id)
    other = make_signing_key(BASILE_SAYS, BASILE.account_id, os.urandom, COST)
    assert_does_not_open(WrappedSigningKey(wrapped.blob, other.public_key), INES_SAYS, INES.account_id)
    assert open_signing_key(wrapped, INES_SAYS, INES.account_id).curve.name == "secp256r1"


def test_after_a_change_of_passphrase_the_old_one_no_longer_opens_the_signing_key() -> None:
    wrapped = signing_key_of_ines()
    again = rewrap(wrapped, INES_SAYS, NEW_SAYS, INES.account_id, randomness=os.urandom, cost=COST)
    assert_does_not_open(again, INES_SAYS, INES.account_id)
    assert again.public_key == wrapped.public_key
    with pytest.raises(CleaError):
        rewrap(wrapped, "pas la bonne phrase", NEW_SAYS, INES.account_id, randomness=os.urandom, cost=COST)
    signature = open_signing_key(again, NEW_SAYS, INES.account_id).sign(b"d", ec.ECDSA(SHA256()))
    open_signing_key(wrapped, INES_SAYS, INES.account_id).public_key().verify(signature, b"d", ec.ECDSA(SHA256()))


def test_a_damaged_signing_key_is_said_to_be_missing_or_wrong_and_never_half_opened() -> None:
    wrapped = signing_key_of_ines()
    for place in range(0, len(wrapped.blob), 7):
        blob = bytearray(wrapped.blob)
        blob[place] ^= 1
        with pytest.raises(CleaError) as caught:
            open_signing_key(WrappedSigningKey(bytes(blob), wrapped.public_key), INES_SAYS, INES.account_id)
        assert caught.value.trouble in {Trouble.WRONG_PASSPHRASE, Trouble.SIGNING_KEY_MISSING}


def test_the_device_key_does_not_sign_in_a_persons_name() -> None:
    from cryptography.hazmat.primitives.serialization import load_der_private_key  # noqa: PLC0415  # this test alone

    private, public = make_device_key()
    wrapped = signing_key_of_ines()
    device = load_der_private_key(private, password=None)
    assert isinstance(device, ec.EllipticCurvePrivateKey)
    assert public != wrapped.public_key
    signature = device.sign(b"dossier", ec.ECDSA(SHA256()))
    person = open_signing_key(wrapped, INES_SAYS, INES.account_id).public_key()
    with pytest.raises(InvalidSignature):
        person.verify(signature, b"dossier", ec.ECDSA(SHA256()))


def test_the_key_of_an_invitation_opens_nothing_and_its_code_is_kept_nowhere(tmp_path: Path, made: Made) -> None:
    code = new_code(os.urandom)
    secret = parse_code(code)
    assert secret is not None
    key, wrapped = mac_key(secret), signing_key_of_ines()
    for guess in (code, code.replace("-", ""), key.hex()):
        assert_does_not_open(wrapped, guess, INES.account_id)
        with pytest.raises(CleaError) as caught:
            made.vault.unlock(INES.account_id, guess)
        assert caught.value.trouble is Trouble.WRONG_PASSPHRASE
        with pytest.raises(CleaError) as caught:
            made.vault.unlock_with_recovery(guess)
        assert caught.value.trouble is Trouble.WRONG_RECOVERY_CODE
    path = tmp_path / "vault.db"
    create_database(path, made.key.database_key())
    database = open_database(path, made.key.database_key())
    try:
        at = "2026-11-24T08:42:00.000000Z"
        database.execute("INSERT INTO account VALUES ('a', 'Inès Aumont', 'evaluator', 'P-1', ?, NULL)", (at,))
        values = (key, wrapped.blob, wrapped.public_key, at)
        database.execute(
            "INSERT INTO enrolment_request VALUES ('a', 'r', 'f', ?, ?, ?, x'00', x'00', x'00', x'00', NULL, ?)", values
        )
        on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
        for kept in (key, secret, code.encode(), wrapped.public_key):
            assert kept not in on_disk
    finally:
        database.close()


def test_the_keys_in_the_database_are_not_to_be_found_in_its_files(tmp_path: Path, made: Made) -> None:
    path = tmp_path / "vault.db"
    create_database(path, made.key.database_key())
    private, public = make_device_key()
    database = open_database(path, made.key.database_key())
    try:
        at = "2026-11-24T08:42:00.000000Z"
        database.execute("INSERT INTO account VALUES ('a', 'Inès Aumont', 'evaluator', 'P-1', ?, NULL)", (at,))
        database.execute("INSERT INTO device_key VALUES ('a', ?, ?, ?)", (private, public, at))
        database.execute("INSERT INTO practice_authority VALUES (1, ?, x'00', ?, x'00', ?)", (private, private, at))
        on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
        for secret in (private, private[40:60], public, b"Aumont"):
            assert secret not in on_disk
    finally:
        database.close()


def test_what_is_left_of_a_spool_opens_with_nothing(tmp_path: Path, made: Made) -> None:
    drawn: list[bytes] = []

    def randomness(count: int) -> bytes:
        drawn.append(os.urandom(count))
        return drawn[-1]

    spool = Spool(tmp_path, randomness)
    spool.write(b"Nguyen " * 1000)
    reader = spool.finish()
    left = os.pread(spool._file.fileno(), 100_000, 0) if hasattr(os, "pread") else b""
    assert b"Nguyen" not in left
    assert not any(len(secret) == 32 and secret in left for secret in drawn)
    assert made.key.attachment_names_key() not in drawn
    reader.close()
    with pytest.raises(ValueError, match="closed"):
        spool.chunk(0)


def test_the_file_of_a_deposit_key_says_nothing_and_opens_with_its_passphrase_alone() -> None:
    key = new_deposit_key()
    locked = lock_key(key, INES_SAYS)
    assert key._secret.encode() not in locked
    assert key._secret not in f"{key!r}{key}"
    with pytest.raises(TransportError):
        unlock_key(locked, BASILE_SAYS)
    assert unlock_key(locked, INES_SAYS) == key


def test_no_passphrase_or_code_is_kept_anywhere(made: Made) -> None:
    on_disk = b"".join(path.read_bytes() for path in made.vault.path.rglob("*") if path.is_file())
    for secret in (INES_SAYS, made.code, made.code.replace("-", "")):
        assert secret.encode() not in on_disk
