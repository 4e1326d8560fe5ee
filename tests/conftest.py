"""A clean environment for every test, and no test that fails for being slow."""

import os

import pytest
from hypothesis import settings

#: What tells the tests something, and is no setting of Aduan's.
OF_THE_TESTS = {"ADUAN_REQUIRE_SERVICES", "ADUAN_SOAK_PERCENT"}

settings.register_profile("aduan", settings.get_profile("default"), deadline=None)
settings.load_profile("aduan")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("ADUAN_") and name not in OF_THE_TESTS:
            monkeypatch.delenv(name)
