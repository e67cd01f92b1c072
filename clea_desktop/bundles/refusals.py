"""Every way in which a bundle is refused, as a closed list: one code each, and one French sentence in ``reasons``."""

from enum import Enum


class Reason(Enum):
    """Why a bundle is not accepted. The values are part of the JSON output of ``verify``."""

    # unreadable: nothing says that this was ever a bundle
    CANNOT_OPEN = "cannot-open"
    NOT_A_ZIP = "not-a-zip"

    # the container
    NO_END = "no-end"
    END_DIFFERS = "end-differs"
    TOO_MANY_MEMBERS = "too-many-members"
    BUNDLE_TOO_LARGE = "bundle-too-large"
    MEMBER_TOO_LARGE = "member-too-large"
    DIRECTORY_BROKEN = "directory-broken"
    NOT_CONTIGUOUS = "not-contiguous"
    COMPRESSED = "compressed"
    FLAGS = "flags"
    EXTRA_FIELD = "extra-field"
    COMMENT = "comment"
    NOT_A_PLAIN_FILE = "not-a-plain-file"
    HEADERS_REWRITTEN = "headers-rewritten"
    LOCAL_HEADER_DIFFERS = "local-header-differs"
    CRC_DIFFERS = "crc-differs"
    CUT = "cut"

    # the layout
    NAME_UNSAFE = "name-unsafe"
    NAME_UNEXPECTED = "name-unexpected"
    NAME_TWICE = "name-twice"
    NAME_TWIN = "name-twin"
    MEMBER_MISSING = "member-missing"
    ORDER = "order"
    MIMETYPE = "mimetype"

    # the manifests
    MANIFEST_DOCTYPE = "manifest-doctype"
    MANIFEST_FORM = "manifest-form"
    MANIFEST_DIGEST_ALGORITHM = "manifest-digest-algorithm"
    MANIFEST_URI_TWICE = "manifest-uri-twice"
    MANIFEST_UNLISTED = "manifest-unlisted"
    MANIFEST_ABSENT = "manifest-absent"
    DIGEST_DIFFERS = "digest-differs"
    SUMS_DIFFER = "sums-differ"

    # the signatures
    SIGNATURE_FORM = "signature-form"
    SIGNATURE_TRAILING = "signature-trailing"
    SIGNATURE_SIGNERS = "signature-signers"
    SIGNATURE_CERTIFICATES = "signature-certificates"
    SIGNATURE_EMBEDDED = "signature-embedded"
    SIGNATURE_UNSIGNED_PARTS = "signature-unsigned-parts"
    SIGNATURE_ALGORITHM = "signature-algorithm"
    SIGNATURE_ATTRIBUTES = "signature-attributes"
    SIGNATURE_HIGH_S = "signature-high-s"
    SIGNATURE_OTHER_MANIFEST = "signature-other-manifest"
    SIGNATURE_OTHER_CERTIFICATE = "signature-other-certificate"
    SIGNATURE_FALSE = "signature-false"

    # the signers
    CERTIFICATE_MALFORMED = "certificate-malformed"
    CERTIFICATE_OTHER_AUTHORITY = "certificate-other-authority"
    CERTIFICATE_UNKNOWN_CRITICAL = "certificate-unknown-critical"
    CERTIFICATE_WRONG_KEY = "certificate-wrong-key"
    CERTIFICATE_WRONG_USAGE = "certificate-wrong-usage"
    CERTIFICATE_NO_SINGLE_ROLE = "certificate-no-single-role"
    CERTIFICATE_PRACTICE_LEAF = "certificate-practice-leaf"
    CERTIFICATE_NAMELESS = "certificate-nameless"
    CERTIFICATE_NOT_YET_VALID = "certificate-not-yet-valid"
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_REVOKED = "certificate-revoked"
    AUTHORITY_EXPIRED = "authority-expired"
    AUTHORITY_REVOKED = "authority-revoked"
    FIRST_SIGNER_ROLE = "first-signer-role"
    LATER_SIGNER_ROLE = "later-signer-role"
    SIGNER_TWICE = "signer-twice"
    SIGNER_TWO_ROLES = "signer-two-roles"
    EVALUATOR_AFTER_JURY = "evaluator-after-jury"
    ROUNDS_FULL = "rounds-full"
    CHANGED_MEANWHILE = "changed-meanwhile"

    # the rounds of time
    TIME_FORM = "time-form"
    TIME_TRAILING = "time-trailing"
    TIME_SIGNERS = "time-signers"
    TIME_CERTIFICATES = "time-certificates"
    TIME_UNSIGNED_PARTS = "time-unsigned-parts"
    TIME_ALGORITHM = "time-algorithm"
    TIME_ATTRIBUTES = "time-attributes"
    TIME_HIGH_S = "time-high-s"
    TIME_IMPRINT = "time-imprint"
    TIME_CONDITIONS = "time-conditions"
    TIME_IMPRECISE = "time-imprecise"
    TIME_OTHER_CERTIFICATE = "time-other-certificate"
    TIME_FALSE = "time-false"
    TIME_CERTIFICATE_MALFORMED = "time-certificate-malformed"
    TIME_CERTIFICATE_OTHER_AUTHORITY = "time-certificate-other-authority"
    TIME_CERTIFICATE_UNKNOWN_CRITICAL = "time-certificate-unknown-critical"
    TIME_CERTIFICATE_WRONG_KEY = "time-certificate-wrong-key"
    TIME_CERTIFICATE_WRONG_USAGE = "time-certificate-wrong-usage"
    TIME_CERTIFICATE_WRONG_ROLE = "time-certificate-wrong-role"
    TIME_CERTIFICATE_PRACTICE_LEAF = "time-certificate-practice-leaf"
    TIME_CERTIFICATE_NAMELESS = "time-certificate-nameless"
    TIME_OTHER_MANIFEST = "time-other-manifest"
    TIME_ORDER = "time-order"
    TIME_UNIT_NOT_VALID = "time-unit-not-valid"
    TIME_BEFORE_SIGNER = "time-before-signer"

    # what a jury decided
    DECISION_OF_NO_COLLEGE = "decision-of-no-college"
    DECISION_NOT_CANONICAL = "decision-not-canonical"
    DECISION_SCHEMA = "decision-schema"
    DECISION_OTHER_BUNDLE = "decision-other-bundle"
    DECISION_DOMAINS = "decision-domains"
    DECISION_CONTRADICTS = "decision-contradicts-itself"
    DECISION_CORRECTS = "decision-corrects"
    DECISION_EXTRACT = "decision-extract"

    # the dossier
    DOSSIER_NOT_CANONICAL = "dossier-not-canonical"
    DOSSIER_SCHEMA = "dossier-schema"
    DOSSIER_SEQUENCE = "dossier-sequence"
    DOSSIER_CONTRADICTS = "dossier-contradicts-itself"
    DOSSIER_FILES = "dossier-files"
    JOURNAL_BROKEN = "journal-broken"
    JOURNAL_DIFFERS = "journal-differs"

    # the verifier's policy
    PRACTICE_BUNDLE = "practice-bundle"
    REAL_BUNDLE = "real-bundle"
    PRACTICE_DISAGREES = "practice-disagrees"
    LIST_OVERDUE = "list-overdue"
    OTHER_RECIPIENT = "other-recipient"
    STAGE_LACKS = "stage-lacks"

    # what it should follow
    PREVIOUS_REFUSED = "previous-refused"
    PREVIOUS_OTHER_DOSSIER = "previous-other-dossier"
    PREVIOUS_SEQUENCE = "previous-sequence"
    PREVIOUS_DIFFERS = "previous-differs"


class Notice(Enum):
    """What an accepted bundle should still be told about."""

    LIST_OVERDUE = "list-overdue"
    CLAIM_IN_FUTURE = "claim-in-future"
    CLAIM_IN_PAST = "claim-in-past"
    CALLED_REAL = "called-real"
    TIME_LOST = "time-lost"
    TIME_IN_FUTURE = "time-in-future"
    NO_DECISION = "no-decision"
    DECISION_UNPROVED = "decision-unproved"


UNREADABLE = frozenset({Reason.CANNOT_OPEN, Reason.NOT_A_ZIP})


class RefusedError(Exception):
    """The bundle is refused; ``member`` is the name at fault when one is, as found, never to be shown raw."""

    def __init__(self, reason: Reason, member: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.member = member
