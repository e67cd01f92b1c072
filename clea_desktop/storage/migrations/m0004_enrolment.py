"""Version 4: a body enrolled with a certifying body, its people's requests, and walls between practice and real.

The walls are triggers, so that no later release of a service can cross them by mistake: a dossier keeps for life the
kind it was opened with, a bundle is of its dossier's kind, invented people have practice dossiers and no other, and
nothing real exists where no certifying body is known.
"""

_REAL_OF_INVENTED = """
    SELECT 1 FROM dossier d JOIN practice_person p ON p.candidate_id = d.candidate_id WHERE d.practice = 0
"""

STATEMENTS = (
    """
    CREATE TABLE trust_anchor (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        authority_name TEXT NOT NULL CHECK (authority_name <> ''),
        recipient TEXT NOT NULL CHECK (recipient <> ''),
        root BLOB NOT NULL,
        issuing BLOB NOT NULL,
        crls BLOB NOT NULL,
        tsa BLOB NOT NULL,
        deposit_recipient TEXT NOT NULL,
        updates_anchor BLOB NOT NULL,
        update_number INTEGER NOT NULL CHECK (update_number >= 0),
        issued_at TEXT NOT NULL,
        kept_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE enrolment_request (
        account_id TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
        request_id TEXT NOT NULL UNIQUE,
        fingerprint TEXT NOT NULL,
        mac_key BLOB,
        wrapped BLOB NOT NULL,
        public_key BLOB NOT NULL,
        signing_csr BLOB NOT NULL,
        device_private_key BLOB NOT NULL,
        device_csr BLOB NOT NULL,
        letter BLOB NOT NULL,
        renews TEXT,
        made_at TEXT NOT NULL,
        CHECK ((mac_key IS NULL) = (renews IS NOT NULL))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE enrolment (
        account_id TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
        request_id TEXT NOT NULL UNIQUE,
        display_name TEXT NOT NULL CHECK (display_name <> ''),
        person_id TEXT NOT NULL CHECK (person_id <> ''),
        role TEXT NOT NULL CHECK (role <> ''),
        certificate BLOB NOT NULL,
        device_certificate BLOB NOT NULL,
        enrolled_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER dossier_keeps_its_kind BEFORE UPDATE OF practice ON dossier WHEN NEW.practice <> OLD.practice
    BEGIN SELECT RAISE(ABORT, 'a dossier keeps the kind it was opened with'); END
    """,
    """
    CREATE TRIGGER dossier_real_needs_anchor BEFORE INSERT ON dossier
    WHEN NEW.practice = 0 AND NOT EXISTS (SELECT 1 FROM trust_anchor)
    BEGIN SELECT RAISE(ABORT, 'a real dossier needs a certifying body'); END
    """,
    """
    CREATE TRIGGER dossier_of_invented_is_practice BEFORE INSERT ON dossier
    WHEN NEW.practice = 0 AND EXISTS (SELECT 1 FROM practice_person WHERE candidate_id = NEW.candidate_id)
    BEGIN SELECT RAISE(ABORT, 'an invented person has no real dossier'); END
    """,
    f"""
    CREATE TRIGGER invented_has_no_real_dossier AFTER INSERT ON practice_person
    WHEN EXISTS ({_REAL_OF_INVENTED} AND p.candidate_id = NEW.candidate_id)
    BEGIN SELECT RAISE(ABORT, 'somebody with a real dossier was not invented'); END
    """,
    """
    CREATE TRIGGER bundle_is_of_its_dossiers_kind BEFORE INSERT ON bundle
    WHEN NEW.practice <> (SELECT practice FROM dossier WHERE id = NEW.dossier_id)
    BEGIN SELECT RAISE(ABORT, 'a bundle is of the kind of its dossier'); END
    """,
    """
    CREATE TRIGGER bundle_keeps_its_kind BEFORE UPDATE OF practice ON bundle WHEN NEW.practice <> OLD.practice
    BEGIN SELECT RAISE(ABORT, 'a bundle keeps the kind it was sealed with'); END
    """,
    """
    CREATE TRIGGER trust_anchor_stays BEFORE DELETE ON trust_anchor
    WHEN EXISTS (SELECT 1 FROM dossier WHERE practice = 0)
    BEGIN SELECT RAISE(ABORT, 'real dossiers need their certifying body'); END
    """,
    """
    CREATE TRIGGER trust_anchor_keeps_its_root BEFORE UPDATE OF root ON trust_anchor
    WHEN NEW.root <> OLD.root AND EXISTS (SELECT 1 FROM dossier WHERE practice = 0)
    BEGIN SELECT RAISE(ABORT, 'real dossiers keep their certifying body'); END
    """,
)
