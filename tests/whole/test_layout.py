"""Each guard finds nothing in the tree, and finds the fault in a tree that has one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import guards

ROOT = Path(__file__).resolve().parents[2]

#: Put together, so that the guards do not find them in this file.
MACHINE = "/" + "root/x"
HOST = "pypi" + ".org"


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a small tree without fault."""
    for name in (
        "platform/aduan/__init__.py", "platform/aduan/model/__init__.py", "rules/istilah.yaml",
        "regions/tanah_contoh/perbup_7_2026/peraturan.yaml", "tests/unit/test_one.py",
    ):  # fmt: skip
        plant(tmp_path, name, "")
    plant(tmp_path, "requirements.txt", "six==1.17.0 \\\n    --hash=sha256:4721\n")
    return tmp_path


def plant(root: Path, name: str, text: str) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def files_of(root: Path) -> list[Path]:
    return [file for file in root.rglob("*") if file.is_file()]


def faults(root: Path, files: list[Path]) -> list[str]:
    return [
        *guards.layout(root),
        *guards.regions_are_data(root, files),
        *guards.platform_knows_no_region(root, guards.region_words(root)),
        *guards.platform_is_finished(root),
        *guards.locks_name_no_address(root),
        *guards.no_machine(root, files),
        *guards.unique_names(root),
    ]


def test_platform_is_the_standard_librarys_at_the_root_of_the_checkout() -> None:
    where = run(
        sys.executable, "-c", "import platform; print(platform.__file__, platform.system())"
    )

    assert where == f"{sys.modules['platform'].__file__} Linux"
    assert not where.startswith(str(ROOT / "platform"))


def test_platform_runs_as_a_module_at_the_root_of_the_checkout() -> None:
    assert "Linux" in run(sys.executable, "-m", "platform")


def test_the_package_is_imported_from_its_source_root() -> None:
    where = run(sys.executable, "-c", "import aduan; print(aduan.__file__)")

    assert where == str(ROOT / "platform" / "aduan" / "__init__.py")


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(guards.layout, id="platform/ holds only aduan/"),
        pytest.param(guards.platform_is_finished, id="nothing unfinished in platform/"),
        pytest.param(guards.locks_name_no_address, id="locks pin, hash and name no address"),
        pytest.param(guards.unique_names, id="test modules have unique names"),
        pytest.param(
            lambda root: guards.platform_knows_no_region(root, guards.region_words(root)),
            id="no region in platform/",
        ),
        pytest.param(
            lambda root: guards.regions_are_data(root, guards.tracked(root)),
            id="no code in rules/ and regions/",
        ),
        pytest.param(
            lambda root: guards.no_machine(root, guards.tracked(root)),
            id="no machine's folder, no registry's host",
        ),
    ],
)
def test_the_tree_keeps(found) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  one of the guards
    assert list(found(ROOT)) == []


def test_a_tree_without_fault_has_none(tree: Path) -> None:
    assert faults(tree, files_of(tree)) == []


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("platform/__init__.py", "", "platform/__init__.py: platform/ holds only aduan/"),
        ("platform/other/x.py", "", "platform/other: platform/ holds only aduan/"),
        ("platform.py", "", "platform.py: not in the root"),
        ("conftest.py", "", "conftest.py: not in the root"),
        (
            "platform/aduan/conftest.py", "",
            "platform/aduan/conftest.py: tests have their place in tests/",
        ),
        ("platform/aduan/x/y.py", "", "platform/aduan/x/y.py: its folder has no __init__.py"),
        ("regions/tanah_contoh/x.py", "", "regions/tanah_contoh/x.py: only .csv, .json, .md, .yaml are data"),
        ("rules/.env", "", "rules/.env: only .csv, .json, .md, .yaml are data"),
        ("platform/aduan/x.py", "# Tanah Contoh", "platform/aduan/x.py:1: Tanah Contoh"),
        ("platform/aduan/x.py", "tanah_contoh_x = 1", "platform/aduan/x.py:1: tanah_contoh"),
        ("platform/aduan/x.py", "a = 'SIKESAL'", "platform/aduan/x.py:1: SIKESAL"),
        ("platform/aduan/x.html", "<b>7 Tahun 2026", "platform/aduan/x.html:1: 7 Tahun 2026"),
        ("platform/aduan/x.py", "\n# TODO later", "platform/aduan/x.py:2: TODO"),
        ("platform/aduan/x.py", "raise NotImplementedError", "platform/aduan/x.py:1: NotImplementedError"),
        ("requirements-x.txt", "six==1.17.0", "requirements-x.txt: six==1.17.0: not pinned and hashed"),
        (
            "requirements.txt",
            "--index-url=x\nsix==1.17.0 \\\n    --hash=sha256:4721",
            "requirements.txt: --index-url",
        ),
        (
            "requirements.txt",
            "six @ https://example.test/six==1.whl \\\n    --hash=sha256:4721",
            "requirements.txt: https://",
        ),
        ("README.md", f"see {MACHINE}", f"README.md:1: see {MACHINE}"),
        ("README.md", f"from {HOST}", f"README.md:1: from {HOST}"),
        ("tests/store/test_one.py", "", "test_one.py: 2 of that name in tests/"),
        ("tests/unit/__init__.py", "", "tests/unit/__init__.py: no package"),
    ],
)  # fmt: skip
def test_a_fault_is_found(tree: Path, name: str, text: str, fault: str) -> None:
    plant(tree, name, text)

    assert fault in faults(tree, files_of(tree))
