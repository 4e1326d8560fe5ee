"""The regions that come with Aduan: none vanishes without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from aduan.paths import REGION_FILE
from aduan.rulebook.region import Loader

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
#: By folder: what the README calls the region, and the folders of its regulations.
SHIPPED = {
    "bone": ("Bone", {"perbup_20_2020"}),
    "jambi": ("Jambi", {"perwal_40_2017"}),
    "lombok_utara": ("Lombok Utara", {"perbup_14_2013", "perbup_6_2014"}),
    "muara_enim": ("Muara Enim", {"perbup_44_2014", "sop_sp4n_lapor"}),
}


def test_every_region_that_comes_with_aduan_is_one_of_these() -> None:
    assert {file.parent.name for file in (ROOT / "regions").glob(f"*/{REGION_FILE}")} == set(
        SHIPPED
    )


@pytest.mark.parametrize("key", SHIPPED)
def test_a_region_that_the_readme_names_is_there_with_its_regulations(key: str) -> None:
    name, regulations = SHIPPED[key]
    region = Loader().load(ROOT / "regions" / key)

    assert name in README
    assert set(region.regulations) == regulations
    assert all(one.services for one in region.regulations.values())
    assert all(one.scenarios for one in region.regulations.values())
