"""The models say what the migrations made: two descriptions of one schema that must not drift apart."""

import re
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from clea_desktop.storage.engine import Database, open_database
from clea_desktop.storage.rows import row_classes
from tests.storage.conftest import KEY, Opened

_CHECK = re.compile(r"CHECK \(((?:[^()]|\([^()]*\))*)\)")


def tables(database: Database) -> dict[str, str]:
    rows = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    of_sqlite = word_indexes(database)
    return {name: " ".join(sql.split()) for name, sql in rows if name not in of_sqlite}


def word_indexes(database: Database) -> frozenset[str]:
    """Return the word indexes and the shadow tables SQLite keeps them in: no model describes them, none is strict."""
    rows = database.execute("PRAGMA table_list").fetchall()
    return frozenset(row[1] for row in rows if row[2] in {"virtual", "shadow"})


def checks(sql: str) -> list[str]:
    return sorted(" ".join(check.split()).replace('"', "") for check in _CHECK.findall(sql))


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_alembic_finds_no_difference_between_models_and_migrated_schema(opened: Opened) -> None:
    assert row_classes()
    of_sqlite = word_indexes(opened.database)
    with opened.database.sqlalchemy_engine().connect() as connection:
        options = {
            "compare_type": True,
            "compare_server_default": True,
            "include_name": lambda name, kind, _parents: kind != "table" or name not in of_sqlite,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_models_and_migrations_agree_on_what_alembic_does_not_compare(database_path: Path) -> None:
    database = open_database(database_path, KEY.database_key())
    try:
        made = tables(database)
    finally:
        database.close()
    dialect = sqlite.dialect()
    modelled = {
        table.name: " ".join(str(CreateTable(table).compile(dialect=dialect)).split())
        for table in SQLModel.metadata.tables.values()
    }
    assert set(modelled) == set(made)
    for name, sql in made.items():
        assert checks(modelled[name]) == checks(sql), name
        for word in ("STRICT", "WITHOUT ROWID"):
            assert (word in modelled[name]) == (word in sql), f"{name}: {word}"


def test_every_table_is_strict(database_path: Path) -> None:
    database = open_database(database_path, KEY.database_key())
    try:
        rows = database.execute("PRAGMA table_list").fetchall()
        of_sqlite = word_indexes(database)
    finally:
        database.close()
    assert {name for name in of_sqlite if "words_" not in name} == {"name_words", "note_words"}
    assert [row[1] for row in rows if not (row[5] or row[1].startswith("sqlite_") or row[1] in of_sqlite)] == []
