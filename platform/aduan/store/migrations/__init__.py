"""What Alembic runs to bring a database to a release."""
