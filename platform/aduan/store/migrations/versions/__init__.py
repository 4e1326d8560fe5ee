"""The migrations, one a change."""
