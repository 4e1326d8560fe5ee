"""What Alembic runs: on the connection it is given, with all tables of a release."""

from __future__ import annotations

from alembic import context

from aduan.store.migrating import all_tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=list(all_tables()),
    render_as_batch=True,
)
context.run_migrations()
