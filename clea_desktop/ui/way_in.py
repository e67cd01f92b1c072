"""The way into a vault as the window goes through it: opened, and read in the same job for its first paint."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clea_desktop.ui.access_port import AccessPort
    from clea_desktop.ui.session_port import SessionPort
    from clea_desktop.ui.workspace import Opened


class WayIn:
    """Unlocks, and reads what home's first paint needs."""

    def __init__(self, access: "AccessPort") -> None:
        self._access = access

    def unlock(self, account_id: str, passphrase: str) -> "Opened":
        """Open with a passphrase."""
        return read_now(self._access.unlock(account_id, passphrase))

    def recover(self, code: str, account_id: str, new_passphrase: str) -> "Opened":
        """Open with the recovery code."""
        return read_now(self._access.recover(code, account_id, new_passphrase))


def read_now(session: "SessionPort") -> "Opened":
    """Read an opened vault for its first paint; closed again when it cannot be read."""
    from clea_desktop.ui.workspace import read_opened  # noqa: PLC0415 - loaded behind the first paint

    try:
        return read_opened(session)
    except BaseException:
        session.close()
        raise
