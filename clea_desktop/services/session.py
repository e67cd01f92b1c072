"""One opened vault, as a desk with all its services; closing it forgets the key and lets go of the files."""

import contextlib
from collections.abc import Callable

from clea_desktop.core.errors import CleaError
from clea_desktop.services.accounts import AccountsService
from clea_desktop.services.agreements import AgreementsService
from clea_desktop.services.amendments import AmendmentsService
from clea_desktop.services.appointments import AppointmentsService
from clea_desktop.services.candidates import CandidatesService
from clea_desktop.services.carrying import CarryingService
from clea_desktop.services.cosigning import CosigningService
from clea_desktop.services.dossiers import DossiersService
from clea_desktop.services.enrolment import EnrolmentService
from clea_desktop.services.evidence import EvidenceService
from clea_desktop.services.evidence_map import EvidenceMapService
from clea_desktop.services.exercises import ExercisesService
from clea_desktop.services.feedback import FeedbackService
from clea_desktop.services.frameworks import FrameworksService
from clea_desktop.services.home import HomeService
from clea_desktop.services.interview import InterviewService
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.organisation import OrganisationService
from clea_desktop.services.places import PlacesService
from clea_desktop.services.platform_sheet import PlatformSheetService
from clea_desktop.services.practice import PracticeService
from clea_desktop.services.ratings import RatingsService
from clea_desktop.services.received import ReceivedService
from clea_desktop.services.sealing import SealingService
from clea_desktop.services.self_assessment import SelfAssessmentService
from clea_desktop.services.signatures import SignaturesService
from clea_desktop.services.step_times import StepTimesService
from clea_desktop.services.welcome import WelcomeService
from clea_desktop.storage.engine import Database
from clea_desktop.storage.maintenance import Maintenance
from clea_desktop.storage.repositories.attachments import Attachments


class Session:
    """What a person works with from the passphrase to the lock."""

    def __init__(self, vault: OpenedVault, database: Database, maintenance: Maintenance) -> None:
        self.vault = vault
        self.account = vault.account
        self.organisation_settings = OrganisationService(vault)
        self.platform = PlatformSheetService(vault)
        self.candidates = CandidatesService(vault)
        self.dossiers = DossiersService(vault)
        self.agreements = AgreementsService(vault)
        self.ratings = RatingsService(vault)
        self.evidence = EvidenceService(vault)
        self.feedback = FeedbackService(vault)
        self.sealing = SealingService(vault)
        self.carrying = CarryingService(vault)
        self.received = ReceivedService(vault)
        self.cosigning = CosigningService(vault, self.received)
        self.signatures = SignaturesService(vault)
        self.evidence_map = EvidenceMapService(vault)
        self.amendments = AmendmentsService(vault)
        self.self_assessment = SelfAssessmentService(vault)
        self.exercises = ExercisesService(vault)
        self.accounts = AccountsService(vault)
        self.frameworks = FrameworksService(vault)
        self.places = PlacesService(vault)
        self.practice = PracticeService(vault)
        self.interview = InterviewService(vault)
        self.times = StepTimesService(vault)
        self.welcome = WelcomeService(vault)
        self.appointments = AppointmentsService(vault)
        self.home = HomeService(vault)
        self.enrolment = EnrolmentService(vault)
        self._database = database
        self._maintenance = maintenance
        self._is_closed = False
        maintenance.start()

    @property
    def organisation(self) -> str:
        """Return the evaluation body's name, as it is now."""
        return self.vault.organisation

    def examine(self) -> None:
        """Read every page of the vault, and drop what a crash left half written; DATABASE_DAMAGED.

        Not needed to begin: a page that is used is authenticated when it is read. This finds the others in time.
        """
        self._database.check_every_page()
        self._sweep()

    def close(self) -> None:
        """Leave in good order: nowhere to resume, everything in the main file. Twice does no harm."""
        self._end(self.places.leave)

    def lock(self) -> None:
        """Close as :meth:`close` does, but keep the place: the person comes back to it, even after a dead battery."""
        self._end(self.places.lock)

    def _end(self, note: Callable[[], None]) -> None:
        if self._is_closed:
            return
        self._is_closed = True
        self.received.close()
        with contextlib.suppress(CleaError):  # a full disk must not keep anybody from leaving
            note()
        self._maintenance.stop()
        self._database.close()

    def _sweep(self) -> None:
        with self.vault.unit_of_work.reading() as work:
            known = frozenset(Attachments(work).known_names())
        self.vault.unit_of_work.attachments.sweep(known)
