"""The tutorial followed: its files written, its commands run, and what they print put in its place.

A file stands below a line "… `name`:", as a whole or as a change (`diff`); a command stands in a
`console` block after `$ `, with all that it prints below it. `make docs` writes the output anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from urllib.request import urlopen

from command_documents import printed

DOCS = Path(__file__).resolve().parents[2] / "docs"
TUTORIALS = {"id": DOCS / "tutorial.md", "en": DOCS / "tutorial.en.md"}
BLOCK = re.compile(
    r"(?:`(?P<name>[^`\n]+)`:\n\n)?```(?P<kind>yaml|csv|diff|console|text)\n(?P<body>.*?)```\n",
    re.DOTALL,
)
COMMAND = re.compile(r"^\$ (?P<line>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
#: The port of the document, and the one a test may have to itself.
PORT, OWN_PORT = 8080, 18_093
#: Seconds until what `aduan serve` serves is there.
PATIENCE = 120.0


def files(text: str) -> list[tuple[str, str, str]]:
    """Give the files and changes of a tutorial: kind, name and content."""
    blocks = (m for m in BLOCK.finditer(text) if m["kind"] in ("yaml", "csv", "diff") and m["name"])
    return [(m["kind"], m["name"], m["body"]) for m in blocks]


def commands(text: str) -> list[str]:
    """Give the commands of a tutorial."""
    blocks = (m["body"] for m in BLOCK.finditer(text) if m["kind"] == "console")
    return [found["line"] for body in blocks for found in COMMAND.finditer(body)]


def followed(text: str, folder: Path, lang: str, run: Callable[[str], str] | None = None) -> str:
    """Follow a tutorial in an empty folder; gives its text with the real output."""
    ran = run or (lambda line: _ran(line, lang))

    def step(block: re.Match[str]) -> str:
        kind, name, body = block["kind"], block["name"], block["body"]
        if kind == "console":
            again = COMMAND.sub(lambda found: ran(found["line"]), body)
            return block[0].replace(body, again)
        if name and kind == "diff":
            change(folder / name, body)
        elif name and kind != "text":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(body, "utf-8")
        return block[0]

    with chdir(folder):
        return BLOCK.sub(step, text)


def built(text: str, folder: Path) -> Path:
    """Give the region that a tutorial writes, as it stands at its end."""

    def step(line: str) -> str:
        making = line.split()[:2] in (["aduan", "new-region"], ["aduan", "set"])
        return _ran(line, "id") if making or line.startswith("rm ") else f"$ {line}\n"

    followed(text, folder, "id", step)
    (file,) = folder.glob("regions/*/daerah.yaml")
    return file.parent


def change(file: Path, body: str) -> None:
    """Make a change in a file; what it says was there must be there just once."""
    lines = body.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[:1] in "- ")
    after = "".join(line[1:] for line in lines if line[:1] in "+ ")
    text = file.read_text("utf-8")
    assert text.count(before) == 1, f"{file}: {before!r} stands there {text.count(before)} times"
    file.write_text(text.replace(before, after), "utf-8")


def _ran(line: str, lang: str) -> str:
    words = shlex.split(line)
    if words[:2] == ["aduan", "serve"]:
        return f"$ {line}\n{_served(words[1:], lang)}"
    if words[0] == "aduan":
        _, output, errors = printed(words[1:], lang)
        return f"$ {line}\n{output}{errors}"
    if words[0] == "rm":
        for name in words[1:]:
            Path(name).unlink()
    elif words[0] != "export":
        message = f"a tutorial's commands are aduan, rm and export, not {line!r}"
        raise ValueError(message)
    return f"$ {line}\n"


def _served(words: list[str], lang: str) -> str:
    """Serve until the region's login page is there; gives what was printed till then."""
    region = words[words.index("--only") + 1]
    more = {"ADUAN_LANG": lang, "PYTHONUNBUFFERED": "1"}
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "aduan", *words, "--port", str(OWN_PORT)],
            env={**os.environ, **more}, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            _await(f"http://127.0.0.1:{OWN_PORT}/{region}/login/", process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
        output.seek(0)
        return output.read().replace(str(OWN_PORT), str(PORT))


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        try:
            with urlopen(address, timeout=5):  # noqa: S310  our own server
                return
        except OSError:
            assert process.poll() is None, "aduan serve ended by itself"
            time.sleep(0.2)
    message = f"no answer from {address}"
    raise AssertionError(message)


def main() -> None:
    """Write the output of every command of both tutorials anew."""
    for lang, document in TUTORIALS.items():
        folder = Path(tempfile.mkdtemp())
        try:
            document.write_text(followed(document.read_text("utf-8"), folder, lang), "utf-8")
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
