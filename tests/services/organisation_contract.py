"""What an evaluation body says of itself, real or fake: subclass beside a ``session`` fixture."""

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.organisation import Setting
from clea_desktop.ui.session_port import SessionPort


class OrganisationContract:
    """Mixed into the contract of a session."""

    def test_what_the_organisation_says_is_kept_tidied(self, session: SessionPort) -> None:
        desk = session.organisation_settings
        assert desk.read()[Setting.SIRET] == ""
        assert desk.write(Setting.SIREN, "732 829 320")[Setting.SIREN] == "732829320"
        desk.write(Setting.ADDRESS, "  4  rue du  Port ")
        assert (desk.read()[Setting.SIREN], desk.read()[Setting.ADDRESS]) == ("732829320", "4 rue du Port")
        assert desk.write(Setting.SIREN, "")[Setting.SIREN] == ""

    def test_a_name_changed_shows_at_once(self, session: SessionPort) -> None:
        session.organisation_settings.write(Setting.NAME, "Atelier des Trois-Rivières")
        assert session.organisation == "Atelier des Trois-Rivières"
        assert session.organisation_settings.read()[Setting.NAME] == "Atelier des Trois-Rivières"

    @pytest.mark.parametrize(
        ("setting", "typed", "trouble"),
        [
            (Setting.SIRET, "732 829 320 00075", Trouble.ORGANISATION_NUMBER),
            (Setting.NAME, "  ", Trouble.IDENTITY_INCOMPLETE),
            (Setting.ADDRESS, "x" * 500, Trouble.TEXT_TOO_LONG),
        ],
    )
    def test_what_cannot_be_is_refused_and_what_was_there_stays(
        self, session: SessionPort, setting: Setting, typed: str, trouble: Trouble
    ) -> None:
        before = session.organisation_settings.read()[setting]
        with pytest.raises(CleaError) as caught:
            session.organisation_settings.write(setting, typed)
        assert caught.value.trouble is trouble
        assert session.organisation_settings.read()[setting] == before
