"""Makes the screens that are not needed by the first paint of an opened vault."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtWidgets import QWidget

from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.preferences import Preferences
from clea_desktop.ui.screens.candidates.screen import CandidatesScreen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.exercise.screen import ExerciseScreen
from clea_desktop.ui.screens.exercises.screen import ExercisesScreen
from clea_desktop.ui.screens.framework.screen import FrameworkScreen
from clea_desktop.ui.screens.home.screen import HomeScreen
from clea_desktop.ui.screens.interview.screen import InterviewScreen
from clea_desktop.ui.screens.map.screen import MapScreen
from clea_desktop.ui.screens.platform.screen import PlatformScreen
from clea_desktop.ui.screens.platform_sheet.screen import PlatformSheetScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.received.screen import ReceivedScreen
from clea_desktop.ui.screens.register.screen import RegisterScreen
from clea_desktop.ui.screens.restitution.screen import RestitutionScreen
from clea_desktop.ui.screens.seal.screen import SealScreen
from clea_desktop.ui.screens.self_assessment.screen import SelfAssessmentScreen
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from clea_desktop.ui.screens.sign.screen import SignScreen
from clea_desktop.ui.screens.tour.screen import TourScreen
from clea_desktop.ui.screens.welcome.screen import WelcomeScreen
from clea_desktop.ui.session_port import SessionPort


def make(  # noqa: C901, PLR0911, PLR0912 - one room each
    screen: Screen,
    session: SessionPort,
    desk: Desk,
    preferred: Callable[[], Preferences],
    prefer: Callable[[Preferences], None],
) -> QWidget:
    """Make one room; the doors before unlocking are none of them."""
    match screen:
        case Screen.HOME:
            return HomeScreen(session, desk)
        case Screen.CANDIDATES:
            return CandidatesScreen(session, desk)
        case Screen.REGISTER:
            return RegisterScreen(session, desk)
        case Screen.DOSSIER:
            return DossierScreen(session, desk)
        case Screen.RATING:
            return RatingScreen(session, desk)
        case Screen.INTERVIEW:
            return InterviewScreen(session, desk)
        case Screen.RESTITUTION:
            return RestitutionScreen(session, desk)
        case Screen.SELF_ASSESSMENT:
            return SelfAssessmentScreen(session, desk)
        case Screen.SIGN:
            return SignScreen(session, desk)
        case Screen.SEAL:
            return SealScreen(session, desk)
        case Screen.MAP:
            return MapScreen(session, desk)
        case Screen.WELCOME:
            return WelcomeScreen(session, desk)
        case Screen.EXERCISE:
            return ExerciseScreen(session, desk)
        case Screen.EXERCISES:
            return ExercisesScreen(session, desk)
        case Screen.FRAMEWORK:
            return FrameworkScreen(session, desk)
        case Screen.PLATFORM:
            return PlatformScreen(session, desk)
        case Screen.PLATFORM_SHEET:
            return PlatformSheetScreen(session, desk)
        case Screen.RECEIVED:
            return ReceivedScreen(session, desk)
        case Screen.SETTINGS:
            return SettingsScreen(session, desk, preferred, prefer)
        case Screen.TOUR:
            return TourScreen(session, desk, preferred, prefer)
        case Screen.FIRST_START | Screen.UNLOCK | Screen.CLOSED_DOOR:
            message = f"{screen} is made before the vault is open"
            raise ValueError(message)
        case _:
            assert_never(screen)
