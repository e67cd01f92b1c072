"""Version 3, second part: the list of dossiers in the order of their last change, and what is searched in it.

``listing`` holds one short row per dossier. Triggers keep its order and its stage, whoever writes; they also mark as
stale a row whose words changed, and the words are indexed before the next search. The two indexes hold no text, only
where each word occurs. ``touched`` counts changes: a laptop's clock may be a month ahead, the journal's order is not.
"""

_STAGE = """
    CASE
        WHEN (SELECT state FROM dossier WHERE id = {dossier}) = 'sealed' THEN 'sealed'
        WHEN coalesce((SELECT json_extract(CAST(document AS TEXT), '$.outcome') FROM sheet
            WHERE dossier_id = {dossier} AND kind = 'strategy'), '') IN ('thinking', 'elsewhere', 'stopped') THEN 'left'
        WHEN EXISTS (SELECT 1 FROM agreement WHERE dossier_id = {dossier}) THEN 'under-way'
        ELSE 'to-start'
    END
"""
_NEXT = "(SELECT coalesce(max(touched), 0) FROM listing)"


def _keeps_stage(name: str, event: str, dossier: str, when: str = "") -> str:
    change = f"UPDATE listing SET stage = {_STAGE.format(dossier=dossier)} WHERE dossier_id = {dossier};"  # noqa: S608 - constants
    return f"CREATE TRIGGER {name} {event} {when} BEGIN {change} END"


def _marks_stale(name: str, event: str, dossier: str, when: str = "") -> str:
    change = f"UPDATE listing SET stale = 1 WHERE dossier_id = {dossier} AND stale = 0;"  # noqa: S608 - constants
    return f"CREATE TRIGGER {name} {event} {when} BEGIN {change} END"


_STRATEGY = "WHEN NEW.kind = 'strategy'"
_WORDS = "WHEN NEW.kind IN ('identity', 'interview-notes', 'feedback')"

STATEMENTS = (
    """
    CREATE TABLE listing (
        number INTEGER NOT NULL PRIMARY KEY,
        dossier_id TEXT NOT NULL UNIQUE REFERENCES dossier (id),
        touched INTEGER NOT NULL,
        stage TEXT NOT NULL CHECK (stage IN ('to-start', 'under-way', 'sealed', 'left')),
        stale INTEGER NOT NULL CHECK (stale IN (0, 1)),
        folded TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX listing_touched ON listing (touched)",
    "CREATE INDEX listing_stage ON listing (stage, touched)",
    "CREATE INDEX listing_stale ON listing (stale, number)",
    "CREATE INDEX candidate_birth_date ON candidate (birth_date)",
    """
    CREATE VIRTUAL TABLE name_words USING fts5(
        words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'ascii'
    )
    """,
    """
    CREATE VIRTUAL TABLE note_words USING fts5(
        words, content = '', contentless_delete = 1, detail = none, prefix = '3', tokenize = 'ascii'
    )
    """,
    f"""
    INSERT INTO listing (number, dossier_id, touched, stage, stale, folded)
    SELECT row_number() OVER (ORDER BY opened_at, id), id, row_number() OVER (ORDER BY coalesce(
            (SELECT recorded_at FROM journal_link l WHERE l.dossier_id = dossier.id ORDER BY number DESC LIMIT 1),
            opened_at), id),
        {_STAGE.format(dossier="dossier.id")}, 1, ''
    FROM dossier
    """,  # noqa: S608 - constants
    f"""
    CREATE TRIGGER listing_begins AFTER INSERT ON dossier BEGIN
        INSERT INTO listing (dossier_id, touched, stage, stale, folded)
        VALUES (NEW.id, {_NEXT} + 1, {_STAGE.format(dossier="NEW.id")}, 1, '');
    END
    """,  # noqa: S608 - constants
    "CREATE TRIGGER listing_ends BEFORE DELETE ON dossier BEGIN DELETE FROM listing WHERE dossier_id = OLD.id; END",
    """
    CREATE TRIGGER listing_words_end AFTER DELETE ON listing BEGIN
        DELETE FROM name_words WHERE rowid = OLD.number;
        DELETE FROM note_words WHERE rowid = OLD.number;
    END
    """,
    f"""
    CREATE TRIGGER listing_touched_again AFTER INSERT ON journal_link BEGIN
        UPDATE listing SET touched = {_NEXT} + 1 WHERE dossier_id = NEW.dossier_id AND touched < {_NEXT};
    END
    """,  # noqa: S608 - constants
    _keeps_stage("listing_stage_of_state", "AFTER UPDATE OF state ON dossier", "NEW.id"),
    _keeps_stage("listing_stage_of_agreement", "AFTER INSERT ON agreement", "NEW.dossier_id"),
    _keeps_stage("listing_stage_without_agreement", "AFTER DELETE ON agreement", "OLD.dossier_id"),
    _keeps_stage("listing_stage_of_outcome", "AFTER INSERT ON sheet", "NEW.dossier_id", _STRATEGY),
    _keeps_stage("listing_stage_of_new_outcome", "AFTER UPDATE OF document ON sheet", "NEW.dossier_id", _STRATEGY),
    _marks_stale("listing_stale_sheet", "AFTER INSERT ON sheet", "NEW.dossier_id", _WORDS),
    _marks_stale("listing_stale_new_sheet", "AFTER UPDATE OF document ON sheet", "NEW.dossier_id", _WORDS),
    _marks_stale("listing_stale_quotation", "AFTER INSERT ON quotation", "NEW.dossier_id"),
    _marks_stale("listing_stale_quotation_off", "AFTER UPDATE OF removed_at, words ON quotation", "NEW.dossier_id"),
    _marks_stale("listing_stale_quotation_gone", "AFTER DELETE ON quotation", "OLD.dossier_id"),
)
