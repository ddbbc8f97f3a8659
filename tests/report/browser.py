"""Headless Chromium, asked one question at a time about a page."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from html import escape, unescape
from pathlib import Path
from typing import Any

import axe_core_python
import pytest

WITHIN_S = 30
AXE = Path(axe_core_python.__file__).with_name("axe.min.js")

_NAMES = ("google-chrome", "chromium", "chromium-browser")
"""Chrome first: where both are there, the other one may be a snap, which reads no temporary files."""

_DARK = "--blink-settings=preferredColorScheme=0"


class Chromium:
    """``folder``: for its profile and the pages it is shown."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder

    def asked(self, html: str, question: str, *, dark: bool = False) -> Any:
        """What ``question``, the body of an async function, returns within this page, as JSON."""
        answer = f"(async () => {{ {question} }})().then(JSON.stringify, String)"
        script = f"{answer}.then(text => {{ document.querySelector('#answer').textContent = text; }})"
        asking = (
            f"<pre id=answer hidden></pre><script>addEventListener('load', () => {{ {script} }})</script>"
        )
        dumped = self._run(f"{html}{asking}", "--dump-dom", *[_DARK] * dark)[0]
        said = unescape(dumped.rpartition('<pre id="answer"')[2].partition(">")[2].partition("</pre>")[0])
        try:
            return json.loads(said)
        except ValueError:
            raise AssertionError(f"the browser answered {said!r}") from None

    def framed(self, pages: Sequence[tuple[str, int]], question: str) -> list[Any]:
        """The same of several pages, each so many pixels wide; ``page`` is the document."""
        frames = "".join(
            f'<iframe srcdoc="{escape(html)}" width="{width}" height="800"></iframe>'
            for html, width in pages
        )
        each = f"frame => {{ const page = frame.contentDocument; {question} }}"
        asking = f"return [...document.querySelectorAll('iframe')].map({each})"
        found = self.asked(f"<!doctype html><body>{frames}", asking)
        assert isinstance(found, list)
        return found

    def complaints(self, html: str) -> list[str]:
        """What it writes on its console: whatever its policy forbade, above all."""
        said = self._run(html, "--dump-dom", "--enable-logging=stderr")[1]
        return [line for line in said.splitlines() if "CONSOLE" in line]

    def _run(self, html: str, *options: str) -> tuple[str, str]:
        path = self._folder / "shown.html"
        path.write_text(html, encoding="utf-8")
        command = [
            self._program,
            *("--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000"),
            f"--user-data-dir={self._folder / 'profile'}",
            *options,
            path.as_uri(),
        ]
        # Its own home: it writes there whatever it was told about a profile.
        env: Mapping[str, str] = {**os.environ, "HOME": str(self._folder)}
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=WITHIN_S, env=env, check=True
        )
        return done.stdout, done.stderr


def chromium(folder: Path) -> Chromium:
    """Skipped at a desk without one; in CI on Linux that is a failure."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if sys.platform != "linux":
        pytest.skip("looked at on Linux: the page is the same everywhere")
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("not installed: chromium")
    return Chromium(found, folder)
