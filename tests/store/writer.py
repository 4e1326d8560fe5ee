"""A process that files and hands over cases of the example region until it is done or killed.

`python writer.py FOLDER COUNT`; it prints the number of each case once it is filed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from aduan.services import cases as services
from aduan.services.installation import Installation
from aduan.store.database import connect
from aduan.store.vault import Vault
from store_parts import MONDAY, SECRET, file_one, handing


def main(folder: Path, count: int) -> None:
    """File and hand over."""
    engine = connect(f"sqlite:///{folder / 'aduan.db'}")
    installation = Installation(engine, Vault(SECRET), trial=True)
    for number in range(count):
        kept = file_one(installation, f"Lampu nomor {number} padam.")
        sys.stdout.write(f"{kept.number}\n")
        sys.stdout.flush()
        step = handing("dinas_pu", "dinas_sosial", seen=kept.case.events)
        assert not services.move(installation, "contoh", kept.id, step, MONDAY).refused


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
