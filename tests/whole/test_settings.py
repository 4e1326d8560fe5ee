"""Settings: what the environment says, else the default."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from aduan.settings import SETTINGS, Settings, settings

PLAIN = Settings(home="", lang="id", database="sqlite:///var/aduan.db", secret="", trial="")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, PLAIN),
        ({"ADUAN_LANG": "en"}, replace(PLAIN, lang="en")),
        ({"ADUAN_LANG": " "}, PLAIN),
        ({"ADUAN_HOME": "/srv/aduan", "LANG": "en"}, replace(PLAIN, home="/srv/aduan")),
        ({"ADUAN_SECRET": "panjang"}, replace(PLAIN, secret="panjang")),  # noqa: S106  no secret
    ],
)
def test_settings_come_from_the_environment(
    environment: dict[str, str], expected: Settings
) -> None:
    assert settings(environment) == expected


def test_the_process_environment_is_read_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADUAN_LANG", "en")
    before = settings().lang
    monkeypatch.setenv("ADUAN_LANG", "id")

    assert (before, settings().lang) == ("en", "id")


def test_every_setting_has_a_field_and_a_help_in_both_languages() -> None:
    names = [setting.name for setting in SETTINGS]

    assert names == [f"ADUAN_{field.name.upper()}" for field in fields(Settings)]
    assert all(setting.help_id and setting.help_en for setting in SETTINGS)
