"""Version 2: everything of the guided path between the welcome and the restitution.

A sheet is one canonical JSON document a dossier has once (identity, welcome, diagnosis, notes…); what comes many times
has a table of its own.
"""

STATEMENTS = (
    """
    CREATE TABLE sheet (
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        kind TEXT NOT NULL CHECK (kind <> ''),
        document BLOB NOT NULL,
        saved_at TEXT NOT NULL,
        saved_by TEXT NOT NULL REFERENCES account (id),
        PRIMARY KEY (dossier_id, kind)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE quotation (
        id TEXT NOT NULL PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        prompt_id TEXT NOT NULL,
        words TEXT NOT NULL CHECK (words <> ''),
        criterion_code TEXT NOT NULL,
        pinned_at TEXT NOT NULL,
        pinned_by TEXT NOT NULL REFERENCES account (id),
        removed_at TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX quotation_dossier ON quotation (dossier_id, pinned_at)",
    """
    CREATE TABLE self_answer (
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        criterion_code TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (answer IN ('can', 'a-little', 'not-yet', 'not-understood')),
        answered_at TEXT NOT NULL,
        entered_by TEXT REFERENCES account (id),
        PRIMARY KEY (dossier_id, criterion_code)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE exercise (
        id TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        document BLOB NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        origin TEXT NOT NULL CHECK (origin IN ('supplied', 'own')),
        added_at TEXT NOT NULL,
        retired_at TEXT,
        PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE exercise_run (
        id TEXT NOT NULL PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        exercise_id TEXT NOT NULL,
        exercise_version INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        started_by TEXT NOT NULL REFERENCES account (id),
        ended_at TEXT,
        removed_at TEXT,
        FOREIGN KEY (exercise_id, exercise_version) REFERENCES exercise (id, version)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX exercise_run_dossier ON exercise_run (dossier_id, started_at)",
    """
    CREATE TABLE observation (
        run_id TEXT NOT NULL REFERENCES exercise_run (id),
        task_id TEXT NOT NULL,
        criterion_code TEXT NOT NULL,
        seen TEXT NOT NULL CHECK (seen IN ('yes', 'partly', 'no')),
        note TEXT NOT NULL,
        observed_at TEXT NOT NULL,
        observed_by TEXT NOT NULL REFERENCES account (id),
        PRIMARY KEY (run_id, task_id, criterion_code)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE step_time (
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        step TEXT NOT NULL,
        day TEXT NOT NULL,
        seconds INTEGER NOT NULL CHECK (seconds >= 0),
        PRIMARY KEY (dossier_id, step, day)
    ) STRICT, WITHOUT ROWID
    """,
)
