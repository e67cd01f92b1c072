"""The errors a person can be told about. Anything that is not one of them is a bug."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType


class Trouble(Enum):
    """What went wrong, as a closed list: each has its French sentence and advice in ``core.messages``."""

    WRONG_PASSPHRASE = "wrong-passphrase"
    WRONG_RECOVERY_CODE = "wrong-recovery-code"
    WEAK_PASSPHRASE = "weak-passphrase"
    NO_VAULT = "no-vault"
    VAULT_EXISTS = "vault-exists"
    VAULT_IN_USE = "vault-in-use"
    VAULT_OUT_OF_REACH = "vault-out-of-reach"
    SLOTS_UNREADABLE = "slots-unreadable"
    DATABASE_DAMAGED = "database-damaged"
    DATABASE_NEWER = "database-newer"
    DATABASE_ENGINE_TOO_OLD = "database-engine-too-old"
    DISK_FULL = "disk-full"
    DISK_REFUSES = "disk-refuses"
    ATTACHMENT_DAMAGED = "attachment-damaged"
    ATTACHMENT_MISSING = "attachment-missing"
    FILE_UNREADABLE = "file-unreadable"
    FILE_KIND_REFUSED = "file-kind-refused"
    FILE_SEVERAL_PAGES = "file-several-pages"
    FILE_TOO_LARGE = "file-too-large"
    EXPORT_REFUSED = "export-refused"
    PRINTER_MISSING = "printer-missing"
    PRINTING_STOPPED = "printing-stopped"
    SIGNING_KEY_MISSING = "signing-key-missing"
    ACCOUNT_UNKNOWN = "account-unknown"
    LAST_ACCOUNT = "last-account"
    ROLE_REFUSED = "role-refused"
    NOT_FOUND = "not-found"
    TEXT_TOO_LONG = "text-too-long"
    IDENTITY_INCOMPLETE = "identity-incomplete"
    ORGANISATION_NUMBER = "organisation-number"
    AGREEMENT_MISSING = "agreement-missing"
    AGREEMENT_THERE = "agreement-there"
    AGREEMENT_SCAN_STAYS = "agreement-scan-stays"
    AGREEMENT_DATE = "agreement-date"
    SIGNATURE_EMPTY = "signature-empty"
    SIGNATURE_NOBODY = "signature-nobody"
    SIGNATURE_THERE = "signature-there"
    SIGNATURE_OTHER_DOCUMENT = "signature-other-document"
    SIGNATURE_OUT_OF_DATE = "signature-out-of-date"
    SIGNATURE_STAYS = "signature-stays"
    SIGNATURE_SCAN_STAYS = "signature-scan-stays"
    DOSSIER_SEALED = "dossier-sealed"
    FINDING_MISSING = "finding-missing"
    OUTCOME_REFUSED = "outcome-refused"
    FEEDBACK_DAY = "feedback-day"
    YEARS_OVER = "years-over"
    RECOMMENDATION_HOURS = "recommendation-hours"
    RECOMMENDATION_DAYS = "recommendation-days"
    SUBDOMAIN_ACQUIRED = "subdomain-acquired"
    ATTESTATION_NEEDLESS = "attestation-needless"
    DOSSIER_MOVED = "dossier-moved"
    NOT_CONFORM = "not-conform"
    AMENDMENT_REASON = "amendment-reason"
    AMENDMENT_NOT_SEALED = "amendment-not-sealed"
    AMENDMENT_CHANGED = "amendment-changed"
    RULES_NOT_CONFIRMED = "rules-not-confirmed"
    FRAMEWORK_UNREADABLE = "framework-unreadable"
    FRAMEWORK_RULE = "framework-rule"
    FRAMEWORK_THERE = "framework-there"
    FRAMEWORK_NAME = "framework-name"
    CORRECTION_EMPTY = "correction-empty"
    EXERCISE_UNREADABLE = "exercise-unreadable"
    EXERCISE_SUPPLIED = "exercise-supplied"
    EXERCISE_ELSEWHERE = "exercise-elsewhere"
    EXERCISE_UNFINISHED = "exercise-unfinished"
    SITTING_CODE = "sitting-code"
    CANCELLED = "cancelled"


class CleaError(Exception):
    """Something a person can be told, with what to do about it.

    ``facts`` fill the sentence (a count, a path chosen by the person); never a candidate's data.
    """

    def __init__(self, trouble: Trouble, **facts: str | int) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.facts: Mapping[str, str | int] = MappingProxyType(facts)
