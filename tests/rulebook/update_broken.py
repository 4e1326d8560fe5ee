"""Write the messages of every mistake in broken/ anew, for review: read the difference, then commit."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from broken_cases import all_mistakes, checked, rendered, written


def main() -> None:
    """Rewrite what is no longer as it was, and name it."""
    mistakes = all_mistakes()
    with TemporaryDirectory() as folder:
        if checked(Path(folder), replace(mistakes[0], changes=())).findings:
            sys.exit("The example region itself is not green; mend that first.")
    for mistake in mistakes:
        with TemporaryDirectory() as folder:
            report = checked(Path(folder), mistake)
        found = [f"{f.code}_{f.variant}".rstrip("_") for f in report.findings]
        new = written(replace(mistake, messages=rendered(report, mistake)))
        if new != mistake.path.read_text(encoding="utf-8"):
            mistake.path.write_text(new, encoding="utf-8")
            sys.stdout.write(f"{mistake.name} -> {', '.join(found) or 'nothing found'}\n")


if __name__ == "__main__":
    main()
