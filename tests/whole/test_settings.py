"""Settings: what the environment says, else the default."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from aduan.cli import main
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


#: By setting: what is nonsense in it, and what is said of that.
NONSENSE = [
    ("ADUAN_HOME", "/tidak/ada", "folder tidak ada"),
    ("ADUAN_LANG", "fr", 'Tidak ada bahasa "fr". Yang ada: id, en.'),
    ("ADUAN_DATABASE", "pangkalan", "ADUAN_DATABASE bukan alamat"),
    ("ADUAN_DATABASE", "kosong:///x", "ADUAN_DATABASE bukan alamat"),
    ("ADUAN_DATABASE", "postgresql://a:rahasia@b:c/d", "ADUAN_DATABASE bukan alamat"),
    ("ADUAN_DATABASE", "sqlite:///{folder}", "ADUAN_DATABASE bukan alamat"),
    ("ADUAN_DATABASE", "sqlite:///{folder}/teks.db", "ADUAN_DATABASE bukan alamat"),
    ("ADUAN_DATABASE", "sqlite://", "ADUAN_SECRET belum diisi"),
    ("ADUAN_SECRET", "pendek", "ADUAN_SECRET terlalu pendek"),
    ("ADUAN_TRIAL", "yes", "ADUAN_TRIAL hanya dapat berisi ya, tidak, atau kosong"),
]


@pytest.mark.parametrize(("name", "value", "said"), NONSENSE)
@pytest.mark.parametrize("command", ["verify", "serve", "work"])
def test_nonsense_in_a_setting_is_refused_with_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
    value: str,
    said: str,
    command: str,
) -> None:
    (tmp_path / "teks.db").write_text("ini bukan pangkalan data " * 100)
    monkeypatch.chdir(tmp_path)
    if command != "serve" and name == "ADUAN_HOME":
        command = "check"
    monkeypatch.setenv(name, value.format(folder=tmp_path))

    with pytest.raises(SystemExit) as left:
        main([command, *(["--no-demo"] if command == "serve" else [])])

    told = capsys.readouterr().err
    assert left.value.code == 2
    assert said in told
    assert "Traceback" not in told
    assert ":rahasia@" not in told


def test_every_setting_is_tried_with_nonsense() -> None:
    assert {name for name, _, _ in NONSENSE} == {setting.name for setting in SETTINGS}
