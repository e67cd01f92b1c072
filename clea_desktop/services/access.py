"""Coming in: the first start, the passphrase of every day, and the recovery code of a bad one."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from clea_desktop.core.canonical import to_canonical
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import parse_framework
from clea_desktop.core.ids import new_id
from clea_desktop.core.limits import NAME_LIMIT, ORGANISATION_LIMIT, tidied
from clea_desktop.core.trade import TradeSettings
from clea_desktop.security.passphrase import check_new_passphrase
from clea_desktop.security.vault import SlotPerson, VaultFolder
from clea_desktop.security.vault_key import VaultKey
from clea_desktop.services.keys import found_practice_authority, give_keys, give_signing_key
from clea_desktop.services.opened import FrameworkShelf, OpenedVault, OrganisationName, Surroundings
from clea_desktop.services.session import Session
from clea_desktop.services.views import Account
from clea_desktop.storage.attachments import AttachmentStore
from clea_desktop.storage.engine import Database, create_database, open_database
from clea_desktop.storage.maintenance import Maintenance
from clea_desktop.storage.repositories.accounts import AccountRecord, Accounts
from clea_desktop.storage.repositories.enrolment import Enrolments
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.repositories.keys import Keys
from clea_desktop.storage.repositories.meta import Meta
from clea_desktop.storage.unit_of_work import UnitOfWork

ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Created:
    """A new vault, already open, and the recovery code that is shown once."""

    session: Session
    recovery_code: str = field(repr=False)


class Access:
    """The doors of one vault folder. ``framework_file`` reads the framework new pathways begin with."""

    def __init__(self, folder: VaultFolder, around: Surroundings, framework_file: Callable[[], bytes]) -> None:
        self._folder = folder
        self._around = around
        self._framework_file = framework_file

    def people(self) -> tuple[Account, ...]:
        """Return who may come in; nobody when there is no vault yet."""
        if not self._folder.exists():
            return ()
        return tuple(Account(one.account_id, one.display_name, one.role) for one in self._folder.people())

    def create(self, organisation: str, display_name: str, role: str, passphrase: str) -> Created:
        """Make the vault with its first person, their keys, the practice authority and the framework."""
        account = Account(new_id(self._around.randomness), tidied(display_name, NAME_LIMIT), role)
        person = SlotPerson(account.account_id, account.display_name, account.role)
        body = tidied(organisation, ORGANISATION_LIMIT)
        if not account.display_name or not body:
            raise CleaError(Trouble.IDENTITY_INCOMPLETE)

        def prepare(staged: VaultFolder, key: VaultKey) -> None:
            create_database(staged.database_path, key.database_key())
            database, unit_of_work = self._open_database(staged, key)
            try:
                self._fill(unit_of_work, account, body, passphrase)
            finally:
                database.close()

        key, code = self._folder.create(person, passphrase, self._around.randomness, self._around.cost, prepare=prepare)
        return Created(self._session(key, account.account_id), code)

    def unlock(self, account_id: str, passphrase: str) -> Session:
        """Open the vault with a person's passphrase."""
        return self._session(self._folder.unlock(account_id, passphrase), account_id)

    def recover(self, code: str, account_id: str, new_passphrase: str) -> Session:
        """Open the vault with the recovery code and give this person a new passphrase.

        The signing keys are lost with the old passphrase, as they must be: of practice, a new one is made under the new
        passphrase; a real one is erased, with the one that may be asked for, and the person enrols again.
        """
        check_new_passphrase(new_passphrase)
        key = self._folder.unlock_with_recovery(code)
        session = self._session(key, account_id)
        try:
            account = session.account
            person = SlotPerson(account.account_id, account.display_name, account.role)
            with session.vault.unit_of_work() as work:
                give_signing_key(work, account, new_passphrase, self._around)
                Keys(work).erase_signing_key(account.account_id, practice=False)
                Enrolments(work).drop_request(account.account_id)
                self._folder.set_passphrase(key, person, new_passphrase, self._around.randomness, self._around.cost)
        except BaseException:
            session.close()
            raise
        return session

    def _fill(self, unit_of_work: UnitOfWork, account: Account, organisation: str, passphrase: str) -> None:
        document = json.loads(self._framework_file())
        framework = parse_framework(document)
        with unit_of_work() as work:
            Meta(work).put(ORGANISATION, organisation)
            Frameworks(work).add(framework.id, framework.version, to_canonical(document))
            Accounts(work).add(account.account_id, account.display_name, account.role, work.new_id())
            found_practice_authority(work, organisation)
            give_keys(work, account, passphrase, self._around)

    def _session(self, key: VaultKey, account_id: str) -> Session:
        database, unit_of_work = self._open_database(self._folder, key)
        try:
            with unit_of_work.reading() as work:
                account = _somebody(Accounts(work).find(account_id))
                organisation = Meta(work).get(ORGANISATION) or ""
        except BaseException:
            database.close()
            raise
        vault = OpenedVault(
            folder=self._folder,
            key=key,
            unit_of_work=unit_of_work,
            account=account,
            name=OrganisationName(organisation),
            around=self._around,
            trade=TradeSettings(),
            frameworks=FrameworkShelf(),
        )
        return Session(vault, database, Maintenance(database))

    def _open_database(self, folder: VaultFolder, key: VaultKey) -> tuple[Database, UnitOfWork]:
        database = open_database(folder.database_path, key.database_key())
        attachments = AttachmentStore(folder.attachments_path, key.attachment_names_key(), self._around.randomness)
        return database, UnitOfWork(database, attachments, self._around.clock, self._around.randomness)


def _somebody(found: AccountRecord | None) -> Account:
    if found is None or found.removed_at is not None:
        raise CleaError(Trouble.ACCOUNT_UNKNOWN)
    return Account(found.id, found.display_name, found.role)
