"""The tables of the registry. What was issued stays; a revocation never gets milder; every act leaves a line.

An issuing authority whose ``locked_key`` is empty is one whose key is lost: its last list is kept, and no other made.
"""

VERSION = 2
_WORSE_ONLY = """
CREATE TABLE revocation (
    id INTEGER PRIMARY KEY,
    serial TEXT NOT NULL REFERENCES certificate,
    revoked_at TEXT NOT NULL,
    reason INTEGER NOT NULL,
    act_id INTEGER REFERENCES act
) STRICT;
CREATE TRIGGER revocation_stays BEFORE DELETE ON revocation BEGIN SELECT RAISE(ABORT, 'revoked for good'); END;
CREATE TRIGGER revocation_is_fixed BEFORE UPDATE ON revocation BEGIN SELECT RAISE(ABORT, 'revoked for good'); END;
CREATE TRIGGER revoked_for_good BEFORE UPDATE OF revoked_at, reason ON certificate
WHEN OLD.revoked_at IS NOT NULL AND (
    NEW.revoked_at IS NULL OR NEW.reason IS NULL OR NEW.revoked_at > OLD.revoked_at
    OR (NEW.reason <> OLD.reason AND NOT (OLD.reason IN (3, 4, 5, 9) AND NEW.reason IN (1, 2)))
)
BEGIN SELECT RAISE(ABORT, 'revoked for good'); END;
CREATE TRIGGER revocation_is_kept AFTER UPDATE OF revoked_at, reason ON certificate
WHEN NEW.revoked_at IS NOT OLD.revoked_at OR NEW.reason IS NOT OLD.reason
BEGIN
    INSERT INTO revocation (serial, revoked_at, reason, act_id)
    SELECT NEW.serial, NEW.revoked_at, NEW.reason, max(id) FROM act;
END;
"""
UPGRADES = {
    1: f"""
DROP TRIGGER revoked_for_good;
{_WORSE_ONLY}
INSERT INTO revocation (serial, revoked_at, reason)
SELECT serial, revoked_at, reason FROM certificate WHERE revoked_at IS NOT NULL;
"""  # noqa: S608  (constants)
}
"""What makes of a registry of one version one of the next; what was said before it was kept has no act."""
SCHEMA = f"""
CREATE TABLE fact (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE issuing (
    id INTEGER PRIMARY KEY,
    public_key BLOB NOT NULL UNIQUE,
    locked_key BLOB NOT NULL,
    certificate BLOB,
    made_at TEXT NOT NULL
) STRICT;
CREATE TABLE person (
    person_id TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;
CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    person_id TEXT REFERENCES person,
    display_name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    role TEXT NOT NULL,
    wrapped_mac BLOB NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    request_id TEXT UNIQUE,
    withdrawn_at TEXT
) STRICT;
CREATE TABLE certificate (
    serial TEXT PRIMARY KEY,
    issuing_id INTEGER NOT NULL REFERENCES issuing,
    kind TEXT NOT NULL CHECK (kind IN ('signing', 'device', 'seal', 'time')),
    holder TEXT NOT NULL,
    role TEXT NOT NULL,
    certificate BLOB NOT NULL,
    key_sha256 TEXT NOT NULL,
    request_id TEXT,
    issued_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    revoked_at TEXT,
    reason INTEGER,
    CHECK ((revoked_at IS NULL) = (reason IS NULL))
) STRICT;
CREATE INDEX certificate_by_key ON certificate (key_sha256);
CREATE INDEX certificate_by_holder ON certificate (holder);
CREATE TABLE seal (serial TEXT PRIMARY KEY REFERENCES certificate, locked_key BLOB NOT NULL) STRICT;
CREATE TABLE anchor (certificate BLOB PRIMARY KEY, made_at TEXT NOT NULL) STRICT;
CREATE TABLE answer (
    request_sha256 TEXT PRIMARY KEY,
    request_id TEXT NOT NULL UNIQUE,
    letter BLOB NOT NULL,
    issued_at TEXT NOT NULL
) STRICT;
CREATE TABLE list (
    id INTEGER PRIMARY KEY,
    issuing_id INTEGER REFERENCES issuing,
    this_update TEXT NOT NULL,
    next_update TEXT NOT NULL,
    pem BLOB NOT NULL
) STRICT;
CREATE TABLE trust_update (number INTEGER PRIMARY KEY, letter BLOB NOT NULL, issued_at TEXT NOT NULL) STRICT;
CREATE TABLE act (id INTEGER PRIMARY KEY, at TEXT NOT NULL, act TEXT NOT NULL, about TEXT NOT NULL) STRICT;
CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'issued stays'); END;
CREATE TRIGGER certificate_is_fixed
BEFORE UPDATE OF serial, issuing_id, kind, holder, role, certificate, key_sha256 ON certificate
BEGIN SELECT RAISE(ABORT, 'issued stays'); END;
CREATE TRIGGER list_stays BEFORE DELETE ON list BEGIN SELECT RAISE(ABORT, 'issued stays'); END;
CREATE TRIGGER list_is_fixed BEFORE UPDATE ON list BEGIN SELECT RAISE(ABORT, 'issued stays'); END;
CREATE TRIGGER act_stays BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'acts stay'); END;
CREATE TRIGGER act_is_fixed BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'acts stay'); END;
CREATE TRIGGER answer_stays BEFORE DELETE ON answer BEGIN SELECT RAISE(ABORT, 'issued stays'); END;
CREATE TRIGGER answer_is_fixed BEFORE UPDATE ON answer BEGIN SELECT RAISE(ABORT, 'issued stays'); END;
CREATE TRIGGER code_serves_once BEFORE UPDATE OF request_id ON invitation WHEN OLD.request_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a code serves once'); END;
{_WORSE_ONLY}"""
