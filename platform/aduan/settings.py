"""Every setting: name, default, help; the only reader of the environment.

Colours are no setting of ours: rich honours NO_COLOR by itself.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

HOME = "ADUAN_HOME"
LANG = "ADUAN_LANG"
DATABASE = "ADUAN_DATABASE"
TRIAL = "ADUAN_TRIAL"
SECRET = "ADUAN_SECRET"  # noqa: S105  the name of a setting


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: an environment variable, what holds without it, and what it is for."""

    name: str
    default: str
    #: Two plain texts and no `Text`: that is the model's, and this file needs nothing of ours.
    help_id: str
    help_en: str


#: All there are. The README's table is written from here (`make docs`).
SETTINGS = (
    Setting(
        HOME,
        "",
        "Folder kerja Aduan; daerah dicari lebih dahulu di folder regions/ di dalamnya.",
        "Aduan's home; regions are looked for in its folder regions/ first.",
    ),
    Setting(
        LANG,
        "id",
        "Bahasa pesan dan bantuan: id atau en; --lang mengalahkannya.",
        "Language of messages and help: id or en; --lang overrides it.",
    ),
    Setting(
        DATABASE,
        "sqlite:///var/aduan.db",
        "Alamat pangkalan data menurut SQLAlchemy; tanpa ini SQLite di folder kerja.",
        "Address of the database as SQLAlchemy writes it; without it SQLite in the working folder.",
    ),
    Setting(
        SECRET,
        "",
        "Kunci rahasia untuk data pribadi dan sesi; tanpa ini dibuat sekali di samping SQLite.",
        "The secret for personal data and sessions; without it one is made beside SQLite, once.",
    ),
    Setting(
        TRIAL,
        "",
        "Isi ya untuk uji coba: berkas dapat dicatat di bawah peraturan yang tanggal berlakunya belum diketahui.",
        "ya for a trial: cases may be filed under a regulation whose day of effect is not known.",
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as they hold now."""

    home: str
    lang: str
    database: str
    secret: str
    trial: str


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the process's environment, or from the one given.

    It reads anew each time, so that nothing can be stale. An empty variable counts as absent.
    """
    source = os.environ if environment is None else environment
    values = {s.name: source.get(s.name, "").strip() or s.default for s in SETTINGS}
    return Settings(
        home=values[HOME],
        lang=values[LANG],
        database=values[DATABASE],
        secret=values[SECRET],
        trial=values[TRIAL],
    )


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """Give the environment for a process of ours, with more settings than our own."""
    return {**os.environ, **more}
