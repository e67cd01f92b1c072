"""Version 3: the whole preliminary evaluation, from a signature on the screen to an amendment, and what is done today.

The agreement's table is made again, because it may now be signed on the screen; nothing refers to it.
"""

_HELD_ON = "json_extract(CAST(document AS TEXT), '$.\"held-on\"')"
_STARTS_ON = f"coalesce(json_extract(CAST(document AS TEXT), '$.\"counted-from\"'), {_HELD_ON})"
_LEFT_ON = "json_extract(CAST(document AS TEXT), '$.\"outcome-day\"')"

STATEMENTS = (
    "ALTER TABLE agreement RENAME TO agreement_before",
    """
    CREATE TABLE agreement (
        dossier_id TEXT NOT NULL PRIMARY KEY REFERENCES dossier (id),
        mode TEXT NOT NULL CHECK (mode IN ('paper', 'screen')),
        signed_on TEXT NOT NULL,
        evidence_id TEXT REFERENCES evidence (id),
        document_id TEXT REFERENCES document (id),
        recorded_at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES account (id),
        CHECK ((mode = 'paper') = (evidence_id IS NOT NULL)),
        CHECK (mode <> 'screen' OR document_id IS NOT NULL)
    ) STRICT, WITHOUT ROWID
    """,
    """
    INSERT INTO agreement (dossier_id, mode, signed_on, evidence_id, document_id, recorded_at, by)
    SELECT dossier_id, mode, signed_on, evidence_id, NULL, recorded_at, by FROM agreement_before
    """,
    "DROP TABLE agreement_before",
    """
    CREATE TABLE signature (
        id TEXT NOT NULL PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        document_id TEXT NOT NULL REFERENCES document (id),
        signer TEXT NOT NULL CHECK (signer IN ('candidate', 'evaluator')),
        mode TEXT NOT NULL CHECK (mode IN ('paper', 'screen')),
        strokes BLOB,
        evidence_id TEXT REFERENCES evidence (id),
        document_sha256 TEXT NOT NULL CHECK (length(document_sha256) = 64),
        signed_on TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES account (id),
        UNIQUE (document_id, signer),
        CHECK ((mode = 'screen') = (strokes IS NOT NULL)),
        CHECK ((mode = 'paper') = (evidence_id IS NOT NULL))
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX signature_dossier ON signature (dossier_id)",
    """
    CREATE TABLE recommendation (
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        subdomain_code TEXT NOT NULL,
        objective TEXT NOT NULL,
        hours INTEGER CHECK (hours BETWEEN 0 AND 9999),
        starts_on TEXT,
        ends_on TEXT,
        place TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        saved_by TEXT NOT NULL REFERENCES account (id),
        PRIMARY KEY (dossier_id, subdomain_code)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE appointment (
        id TEXT NOT NULL PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        step TEXT NOT NULL CHECK (step <> ''),
        day TEXT NOT NULL,
        time TEXT NOT NULL,
        place TEXT NOT NULL,
        made_at TEXT NOT NULL,
        made_by TEXT NOT NULL REFERENCES account (id),
        removed_at TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX appointment_day ON appointment (day)",
    "CREATE INDEX appointment_dossier ON appointment (dossier_id)",
    """
    CREATE TABLE amendment (
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        sequence INTEGER NOT NULL CHECK (sequence >= 2),
        reason TEXT NOT NULL CHECK (reason <> ''),
        opened_at TEXT NOT NULL,
        opened_by TEXT NOT NULL REFERENCES account (id),
        PRIMARY KEY (dossier_id, sequence)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE framework_correction (
        id TEXT NOT NULL PRIMARY KEY,
        framework_id TEXT NOT NULL,
        version TEXT NOT NULL,
        corrects TEXT NOT NULL,
        code TEXT NOT NULL,
        rule TEXT NOT NULL CHECK (rule <> ''),
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> ''),
        at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES account (id),
        FOREIGN KEY (framework_id, version) REFERENCES framework (id, version),
        FOREIGN KEY (framework_id, corrects) REFERENCES framework (id, version)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX framework_correction_version ON framework_correction (framework_id, version)",
    """
    CREATE TABLE platform_entry (
        dossier_id TEXT NOT NULL PRIMARY KEY REFERENCES dossier (id),
        entered_on TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES account (id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE practice_person (
        candidate_id TEXT NOT NULL PRIMARY KEY REFERENCES candidate (id),
        made_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX dossier_open ON dossier (state, opened_at)",
    "CREATE INDEX document_made ON document (kind, made_at)",
    f"CREATE INDEX sheet_held ON sheet ({_HELD_ON}) WHERE kind = 'feedback'",
    f"CREATE INDEX sheet_start ON sheet ({_STARTS_ON}) WHERE kind = 'feedback'",
    f"CREATE INDEX sheet_left ON sheet ({_LEFT_ON}) WHERE kind = 'strategy'",
)
