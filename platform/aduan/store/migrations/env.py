"""What Alembic runs: on the connection it is given, with all tables of a release."""

from __future__ import annotations

from typing import Any

from alembic import context

from aduan.store.migrating import PUBLISHED, all_tables


def include(_object: Any, name: str | None, kind: str, _reflected: bool, _to: Any) -> bool:  # noqa: FBT001
    """Leave out what publications make."""
    return not (kind == "index" and (name or "").startswith(PUBLISHED))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=list(all_tables()),
    include_object=include,
    render_as_batch=True,
)
context.run_migrations()
