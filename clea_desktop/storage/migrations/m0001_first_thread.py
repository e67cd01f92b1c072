"""Version 1: one candidate's dossier, from the name to the signed file.

Ids are UUID text, instants UTC text, days ISO text, digests of files 32 bytes, digests that are printed hexadecimal.
Keys and payloads that can be erased stand in tables of their own.
"""

STATEMENTS = (
    "PRAGMA application_id = 1129071937",
    """
    CREATE TABLE meta (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE account (
        id TEXT NOT NULL PRIMARY KEY,
        display_name TEXT NOT NULL CHECK (display_name <> ''),
        role TEXT NOT NULL CHECK (role <> ''),
        person_id TEXT NOT NULL UNIQUE,
        created_at TEXT NOT NULL,
        removed_at TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE signing_key (
        account_id TEXT NOT NULL REFERENCES account (id),
        practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
        wrapped BLOB NOT NULL,
        public_key BLOB NOT NULL,
        certificate BLOB NOT NULL,
        created_at TEXT NOT NULL,
        PRIMARY KEY (account_id, practice)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE device_key (
        account_id TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
        private_key BLOB NOT NULL,
        public_key BLOB NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE practice_authority (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        root_key BLOB NOT NULL,
        root_certificate BLOB NOT NULL,
        issuing_key BLOB NOT NULL,
        issuing_certificate BLOB NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE framework (
        id TEXT NOT NULL,
        version TEXT NOT NULL,
        document BLOB NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        added_at TEXT NOT NULL,
        PRIMARY KEY (id, version)
    ) STRICT
    """,
    """
    CREATE TABLE rules_confirmation (
        framework_id TEXT NOT NULL,
        version TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES account (id),
        at TEXT NOT NULL,
        PRIMARY KEY (framework_id, version),
        FOREIGN KEY (framework_id, version) REFERENCES framework (id, version)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE candidate (
        id TEXT NOT NULL PRIMARY KEY,
        birth_name TEXT NOT NULL CHECK (birth_name <> ''),
        first_name TEXT NOT NULL CHECK (first_name <> ''),
        birth_date TEXT NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier (
        id TEXT NOT NULL PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        candidate_id TEXT NOT NULL REFERENCES candidate (id),
        framework_id TEXT NOT NULL,
        framework_version TEXT NOT NULL,
        practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('draft', 'sealed')),
        opened_at TEXT NOT NULL,
        opened_by TEXT NOT NULL REFERENCES account (id),
        evaluation_started_at TEXT,
        FOREIGN KEY (framework_id, framework_version) REFERENCES framework (id, version)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX dossier_candidate ON dossier (candidate_id)",
    """
    CREATE TABLE attachment (
        id TEXT NOT NULL PRIMARY KEY,
        sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
        crc32 INTEGER NOT NULL,
        size INTEGER NOT NULL CHECK (size >= 0),
        media_type TEXT NOT NULL,
        file_name TEXT NOT NULL UNIQUE,
        key BLOB NOT NULL CHECK (length(key) = 32),
        created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE evidence (
        id TEXT NOT NULL PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        attachment_id TEXT NOT NULL REFERENCES attachment (id),
        number INTEGER NOT NULL CHECK (number >= 1),
        kind TEXT NOT NULL CHECK (kind IN ('photo', 'scan', 'document')),
        label TEXT NOT NULL,
        original_name TEXT NOT NULL,
        added_at TEXT NOT NULL,
        added_by TEXT NOT NULL REFERENCES account (id),
        removed_at TEXT,
        UNIQUE (dossier_id, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX evidence_attachment ON evidence (attachment_id)",
    """
    CREATE TABLE evidence_link (
        evidence_id TEXT NOT NULL REFERENCES evidence (id),
        criterion_code TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (evidence_id, criterion_code)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE agreement (
        dossier_id TEXT NOT NULL PRIMARY KEY REFERENCES dossier (id),
        mode TEXT NOT NULL CHECK (mode IN ('paper')),
        signed_on TEXT NOT NULL,
        evidence_id TEXT NOT NULL REFERENCES evidence (id),
        recorded_at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES account (id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE rating (
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        criterion_code TEXT NOT NULL,
        value TEXT NOT NULL CHECK (value IN ('A', 'N')),
        reason TEXT NOT NULL,
        rated_at TEXT NOT NULL,
        rated_by TEXT NOT NULL REFERENCES account (id),
        PRIMARY KEY (dossier_id, criterion_code)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE document (
        id TEXT NOT NULL PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        kind TEXT NOT NULL CHECK (kind <> ''),
        attachment_id TEXT NOT NULL REFERENCES attachment (id),
        file_name TEXT NOT NULL,
        made_at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES account (id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX document_dossier ON document (dossier_id, made_at)",
    "CREATE INDEX document_attachment ON document (attachment_id)",
    """
    CREATE TABLE bundle (
        id TEXT NOT NULL PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        sequence INTEGER NOT NULL CHECK (sequence >= 1),
        previous_manifest_sha256 TEXT CHECK (length(previous_manifest_sha256) = 64),
        manifest_sha256 TEXT NOT NULL CHECK (length(manifest_sha256) = 64),
        attachment_id TEXT NOT NULL REFERENCES attachment (id),
        recipient TEXT NOT NULL,
        practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
        sealed_at TEXT NOT NULL,
        sealed_by TEXT NOT NULL REFERENCES account (id),
        UNIQUE (dossier_id, sequence)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX bundle_attachment ON bundle (attachment_id)",
    """
    CREATE TABLE outbox (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind <> ''),
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        subject_id TEXT NOT NULL,
        payload_sha256 TEXT NOT NULL CHECK (length(payload_sha256) = 64),
        created_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'kept', 'refused')),
        attempts INTEGER NOT NULL CHECK (attempts >= 0),
        next_attempt_at TEXT NOT NULL,
        last_trouble TEXT,
        receipt BLOB,
        UNIQUE (kind, subject_id),
        CHECK ((state = 'kept') = (receipt IS NOT NULL)),
        CHECK (state <> 'refused' OR last_trouble IS NOT NULL)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX outbox_due ON outbox (state, next_attempt_at)",
    "CREATE INDEX outbox_dossier ON outbox (dossier_id)",
    """
    CREATE TABLE journal_link (
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        number INTEGER NOT NULL CHECK (number >= 1),
        commitment TEXT NOT NULL CHECK (length(commitment) = 64),
        previous TEXT NOT NULL CHECK (length(previous) = 64),
        recorded_at TEXT NOT NULL,
        PRIMARY KEY (dossier_id, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE journal_entry (
        dossier_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        salt BLOB NOT NULL CHECK (length(salt) = 32),
        payload BLOB NOT NULL,
        PRIMARY KEY (dossier_id, number),
        FOREIGN KEY (dossier_id, number) REFERENCES journal_link (dossier_id, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE place (
        account_id TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
        dossier_id TEXT REFERENCES dossier (id),
        screen TEXT NOT NULL,
        criterion_code TEXT,
        locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
        at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)
