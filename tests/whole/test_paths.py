"""Regions are looked for in the configured home, the working folder, the package, in that order."""

from __future__ import annotations

from pathlib import Path

import pytest

from aduan import paths
from aduan.errors import AduanError, UsageError


def region(home: Path, name: str) -> Path:
    folder = home / "regions" / name
    folder.mkdir(parents=True)
    (folder / "daerah.yaml").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ADUAN_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a stand-in for the installed package's data folder."""
    folder = tmp_path / "site" / "aduan"
    (folder / "_data" / "regions").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", folder)
    return folder / "_data"


def test_data_come_from_the_checkout_where_there_is_no_wheel() -> None:
    assert (paths.data_folder("regions") / "..").resolve() == Path(__file__).resolve().parents[2]


def test_data_of_the_wheel_come_first(package: Path) -> None:
    assert paths.data_folder("regions") == package / "regions"


def test_missing_data_are_told(package: Path) -> None:
    with pytest.raises(AduanError, match=r"_data/rules: tidak ada; pasang ulang Aduan / missing"):
        paths.data_folder("rules")


def test_the_first_home_wins(home: Path, here: Path, package: Path) -> None:
    first = region(home, "alpha")
    region(here, "alpha")
    second = region(here, "beta")
    region(package, "beta")
    third = region(package, "gamma")

    assert paths.region_folders() == [first, second, third]
    assert paths.region_folder("alpha") == first


def test_a_folder_without_its_region_file_is_no_region(here: Path, package: Path) -> None:
    (here / "regions" / "alpha").mkdir(parents=True)

    assert paths.region_folders() == []


@pytest.mark.parametrize(("name", "candidates"), [("alfa", ("alpha",)), ("zzz", ("alpha", "beta"))])
def test_an_unknown_region_is_told_with_what_comes_near(
    here: Path, package: Path, name: str, candidates: tuple[str, ...]
) -> None:
    region(here, "alpha")
    region(here, "beta")

    with pytest.raises(UsageError) as caught:
        paths.region_folder(name)

    assert (str(caught.value), caught.value.detail) == (
        name,
        {"code": "daerah", "candidates": candidates},
    )


def test_a_configured_home_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADUAN_HOME", str(tmp_path / "gone"))

    with pytest.raises(UsageError, match=r"gone: folder tidak ada / there is no such folder"):
        paths.region_folders()
