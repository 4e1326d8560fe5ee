"""The wheel works where there is nothing but it and the packages of requirements.txt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

import guards

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the checkout, with things in it that must not be shipped."""
    tree = tmp_path_factory.mktemp("tree")
    for file in guards.tracked(ROOT):
        copy = tree / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    for stray in ("regions/stray/.env", "rules/notes.txt", "platform/aduan/notes.bak"):
        (tree / stray).parent.mkdir(parents=True, exist_ok=True)
        (tree / stray).write_text("secret", encoding="utf-8")
    return tree


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the pinned backend, no network."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    # In isolation from our checkout: its root on the path must not be needed.
    subprocess.run([*command, str(tree)], check=True, capture_output=True, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the bin folder of a bare environment with the wheel and what it says it needs.

    The packages are copied from the environment that runs the tests: the same files that pip put
    there by the same lock, without asking a registry and without building one anew.
    """
    home = tmp_path_factory.mktemp("bare") / "venv"
    venv.create(home, with_pip=True)
    (site,) = home.glob("lib/python3.*/site-packages")
    for needed in locked():
        copy(needed, site)
    pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    install = [*pip, "install", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    subprocess.run([*pip, "check"], check=True, capture_output=True)
    return home / "bin"


def locked() -> Iterator[Distribution]:
    """Give the installed packages that requirements.txt names for this Python."""
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if "==" in line:
            requirement = Requirement(line.removesuffix("\\").strip())
            if requirement.marker is None or requirement.marker.evaluate():
                yield distribution(requirement.name)


def copy(package: Distribution, site: Path) -> None:
    """Copy a package's files, without its commands."""
    for file in package.files or []:
        if ".." not in file.parts and "__pycache__" not in file.parts:
            (site / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(package.locate_file(file)), site / file)


def run(program: Path, *words: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("ADUAN_", "PYTHON"))}
    return subprocess.run(
        [str(program), *words], cwd="/", env=clean, check=False, capture_output=True, text=True
    )


def test_the_wheel_holds_all_code_and_data_and_nothing_else(wheel: Path) -> None:
    tops = {"platform": "", "rules": "aduan/_data/", "regions": "aduan/_data/"}
    kept = [file.relative_to(ROOT) for file in guards.tracked(ROOT)]
    expected = {
        tops[file.parts[0]] + str(file).removeprefix("platform/")
        for file in kept
        # What a compiled catalogue is made of is not read at run time.
        if file.parts[0] in tops and file.suffix != ".po"
    }

    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert names == expected


def test_the_command_answers_from_the_root_folder(installed: Path) -> None:
    done = run(installed / "aduan", "--help")

    assert (done.returncode, done.stderr) == (0, "")
    assert "check" in done.stdout


def test_the_module_answers_from_the_root_folder(installed: Path) -> None:
    done = run(installed / "python", "-m", "aduan", "--help")

    assert (done.returncode, done.stderr) == (0, "")


def test_the_shipped_regions_are_checked_from_the_root_folder(installed: Path) -> None:
    done = run(installed / "aduan", "check")

    assert (done.returncode, done.stderr) == (0, "")
    for region in guards.regions(ROOT):
        assert region in done.stdout


def test_the_regions_come_from_the_wheel(installed: Path) -> None:
    done = run(
        installed / "python", "-c",
        "from aduan import paths; print(*(f.name for f in paths.region_folders()));"
        "print(paths.data_folder('rules'))",
    )  # fmt: skip

    names, rules = done.stdout.splitlines()
    assert names.split() == guards.regions(ROOT)
    assert rules.startswith(str(installed.parent / "lib"))


def test_no_tool_of_ours_is_needed(installed: Path) -> None:
    done = run(installed / "python", "-c", "import pytest")

    assert "No module named 'pytest'" in done.stderr
