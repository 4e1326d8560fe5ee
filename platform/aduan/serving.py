"""How the server runs: `gunicorn --config python:aduan.serving`; the names are gunicorn's.

The screens of all regions are made once, before the processes part: they share what was made, and
none of them answers a first request slowly.
"""

from __future__ import annotations

from typing import Any

wsgi_app = "aduan.wsgi:prepared()"
preload_app = True
threads = 4
timeout = 60
loglevel = "warning"


def post_fork(_server: Any, worker: Any) -> None:
    """Look for publications in each process: threads do not come along."""
    worker.app.wsgi().watch()
