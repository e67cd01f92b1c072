"""The référentiels of a vault: versions side by side, rules confirmed or corrected, files looked at first."""

from pathlib import Path

from clea_desktop.core.canonical import to_canonical
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework
from clea_desktop.core.framework_correction import (
    NewRule,
    RuleChange,
    RuleOf,
    base_version,
    corrected,
    is_correction,
    next_version,
)
from clea_desktop.core.framework_json import framework_json
from clea_desktop.core.limits import REASON_LIMIT, tidied
from clea_desktop.services.framework_files import judged, read_file, write_file
from clea_desktop.services.framework_views import CorrectionView, FrameworkRoom, ImportPreview, VersionView
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import FrameworkView
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.frameworks import CorrectionRecord, FrameworkRecord, Frameworks
from clea_desktop.storage.unit_of_work import Work


class FrameworksService:
    """The référentiels of the vault; an empty version is the one in use."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def current(self) -> FrameworkView:
        """Return the framework new pathways begin with."""
        with self._vault.unit_of_work.reading() as work:
            record = needed(Frameworks(work).in_use())
            framework = self._vault.frameworks.take(work, record.id, record.version)
            confirmed = Frameworks(work).confirmation(record.id, record.version) is not None
        return FrameworkView(framework, record.sha256, rules_confirmed=confirmed)

    def versions(self) -> tuple[VersionView, ...]:
        """Return every version: the one in use first, then the last that came."""
        with self._vault.unit_of_work.reading() as work:
            return self._versions(work)

    def room(self, key: str = "") -> FrameworkRoom:
        """Return a version among the others, by its key; NOT_FOUND."""
        with self._vault.unit_of_work.reading() as work:
            versions = self._versions(work)
            shown = needed(next((version for version in versions if key in ("", version.key)), None))
            framework = self._vault.frameworks.take(work, shown.id, shown.version)
            corrections = tuple(_correction(work, record) for record in Frameworks(work).corrections(shown.id))
        base = base_version(shown.version)
        kept = tuple(correction for correction in corrections if base_version(correction.version) == base)
        return FrameworkRoom(versions, shown, framework, kept)

    def confirm_rules(self, key: str = "") -> None:
        """Write down that the organisation has read the rules of a version and stands by them."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            record = _record(work, key)
            Frameworks(work).confirm_rules(record.id, record.version, self._vault.account.account_id)

    def use(self, key: str) -> None:
        """Begin new pathways with a version; those begun keep theirs. NOT_FOUND."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            record = _record(work, key)
            Frameworks(work).use(record.id, record.version)

    def preview(self, path: Path) -> ImportPreview:
        """Look into a file, keeping nothing; FILE_UNREADABLE when the disk does not give it."""
        reading = read_file(path)
        with self._vault.unit_of_work.reading() as work:
            record = needed(Frameworks(work).in_use())
            in_use = self._vault.frameworks.take(work, record.id, record.version)
            there = self._same_version(work, reading.framework)
        return judged(path.name, reading, in_use, there)

    def add(self, framework: Framework) -> VersionView:
        """Keep a framework that was looked at; nothing begins with it before :meth:`use`.

        FRAMEWORK_THERE; FRAMEWORK_NAME when it is named like a correction.
        """
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            if Frameworks(work).find(framework.id, framework.version) is not None:
                raise CleaError(Trouble.FRAMEWORK_THERE)
            if is_correction(framework.version):
                raise CleaError(Trouble.FRAMEWORK_NAME)
            Frameworks(work).add(framework.id, framework.version, to_canonical(framework_json(framework)))
            return self._version(work, framework.id, framework.version)

    def correct(self, key: str, rule: NewRule, reason: str) -> VersionView:
        """Say a rule otherwise, in a new version that must be confirmed anew; return that version.

        While nobody has confirmed a correction or ever begun a dossier with it, the next one joins it. Whoever began
        with the version corrected goes on with it; new pathways begin with the correction when they would have with
        it. FRAMEWORK_RULE, CORRECTION_EMPTY, NOT_FOUND.
        """
        self._vault.require_evaluator()
        why = tidied(reason, REASON_LIMIT)
        if not why:
            raise CleaError(Trouble.CORRECTION_EMPTY)
        with self._vault.unit_of_work() as work:
            shelf, record = Frameworks(work), _record(work, key)
            framework = self._vault.frameworks.take(work, record.id, record.version)
            joins = _may_join(work, record)
            known = [found.version for found in shelf.every() if found.id == record.id]
            version = record.version if joins else next_version(record.version, known)
            after, changes = corrected(framework, rule, version)
            document = to_canonical(framework_json(after))
            if joins:
                shelf.rewrite(record.id, version, document)
            else:
                was_in_use = shelf.in_use() == record
                shelf.add(record.id, version, document)
                if was_in_use:
                    shelf.use(record.id, version)
            self._keep(work, record, version, changes, why)
        self._vault.frameworks.forget(record.id, version)
        with self._vault.unit_of_work.reading() as work:
            return self._version(work, record.id, version)

    def save_template(self, key: str, target: Path) -> None:
        """Write a version as a file to fill in: Excel, CSV or JSON, as the name ends. EXPORT_REFUSED."""
        with self._vault.unit_of_work.reading() as work:
            record = _record(work, key)
            framework = self._vault.frameworks.take(work, record.id, record.version)
        write_file(target, framework, self._vault.around.tr)

    def _keep(
        self, work: Work, record: FrameworkRecord, version: str, changes: tuple[RuleChange, ...], reason: str
    ) -> None:
        earlier = Frameworks(work).corrections(record.id)
        corrects = next((one.corrects for one in earlier if one.version == version), record.version)
        for change in changes:
            Frameworks(work).correct(
                CorrectionRecord(
                    framework_id=record.id,
                    version=version,
                    corrects=corrects,
                    code=change.code,
                    rule=change.rule.value,
                    before=change.before,
                    after=change.after,
                    reason=reason,
                    by=self._vault.account.account_id,
                    at=work.now,
                )
            )

    def _same_version(self, work: Work, framework: Framework | None) -> Framework | None:
        if framework is None or Frameworks(work).find(framework.id, framework.version) is None:
            return None
        return self._vault.frameworks.take(work, framework.id, framework.version)

    def _versions(self, work: Work) -> tuple[VersionView, ...]:
        every = [self._version(work, record.id, record.version) for record in reversed(Frameworks(work).every())]
        return tuple(sorted(every, key=lambda version: not version.in_use))

    def _version(self, work: Work, framework_id: str, version: str) -> VersionView:
        shelf = Frameworks(work)
        record = needed(shelf.find(framework_id, version))
        confirmation = shelf.confirmation(framework_id, version)
        return VersionView(
            id=framework_id,
            version=version,
            title=self._vault.frameworks.take(work, framework_id, version).title,
            in_use=shelf.in_use() == record,
            dossiers=shelf.dossiers(framework_id, version),
            added_at=record.added_at,
            confirmed_by=_name(work, confirmation.by) if confirmation else "",
            confirmed_at=confirmation.at if confirmation else None,
        )


def _record(work: Work, key: str) -> FrameworkRecord:
    return needed(Frameworks(work).chosen(key))


def _may_join(work: Work, record: FrameworkRecord) -> bool:
    shelf = Frameworks(work)
    is_corrected = any(one.version == record.version for one in shelf.corrections(record.id))
    is_free = not shelf.was_met(record.id, record.version)
    return is_corrected and is_free and shelf.confirmation(record.id, record.version) is None


def _correction(work: Work, record: CorrectionRecord) -> CorrectionView:
    change = RuleChange(record.code, RuleOf(record.rule), record.before, record.after)
    return CorrectionView(record.version, record.corrects, change, record.reason, _name(work, record.by), record.at)


def _name(work: Work, account_id: str) -> str:
    found = Accounts(work).find(account_id)
    return found.display_name if found else ""
