"""The Tab key, asked as the shells ask: in a process of its own, by the script that deskstretch prints."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from deskstretch.catalogue import load_catalogue
from deskstretch.cli import main
from deskstretch.paths import Paths
from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="none of these shells is at home there")

Tab = Callable[..., list[str]]

BASH = """
eval "$({program} completion bash)"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_deskstretch "$1"
for word in "${{COMPREPLY[@]}}"; do echo "$word"; done
"""

# What _describe and compadd are given is what zsh shows; outside of its line editor they refuse to run.
ZSH = """
compdef() {{ }}
eval "$({program} completion zsh)"
_describe() {{ print -l -- "${{(@P)3}}" }}
compadd() {{ print -l -- "${{(@P)5}}" }}
_files() {{ print -- "files $*" }}
words=("$@"); CURRENT=$#
_deskstretch
"""

FISH = """
{program} completion fish | source
set line (string join -- ' ' $argv)
complete -C "$line"
"""


@pytest.fixture
def program(tmp_path: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command ``deskstretch``, as it is in the PATH of an installation."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "deskstretch"
    root = Path(__file__).parents[2]
    path = f'"{root}${{PYTHONPATH:+:$PYTHONPATH}}"'
    command.write_text(f'#!/bin/sh\nPYTHONPATH={path} exec {sys.executable} -m deskstretch "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONWARNINGS", "default")
    return command


def shell(name: str, code: str, *words: str) -> subprocess.CompletedProcess[str]:
    quiet = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[name]
    arguments = [
        *quiet,
        "-c",
        code.format(program="deskstretch"),
        *([name] if name != "fish" else []),
        *words,
    ]
    return subprocess.run([name, *arguments], capture_output=True, text=True, check=False, timeout=20)


@pytest.fixture(params=["bash", "zsh", "fish"])
def tab(request: pytest.FixtureRequest, program: Path) -> Tab:
    """Press Tab behind these words: what is offered, without what it means."""
    name = str(request.param)
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")

    def tab(*words: str) -> list[str]:
        code = {"bash": BASH, "zsh": ZSH, "fish": FISH}[name]
        done = shell(name, code, "deskstretch", *words)
        assert done.stderr == ""
        between = "\t" if name == "fish" else ":" if name == "zsh" else "\0"
        return [line.partition(between)[0] for line in done.stdout.splitlines()]

    return tab


def test_commands_are_offered(tab: Tab) -> None:
    assert {"get", "set", "unset", "check", "diff", "edit", "init", "path"} == set(tab("config", ""))
    assert tab("conf") == ["config"]


def test_keys_are_offered_as_they_can_be_written_in_a_shell(tab: Tab) -> None:
    assert tab("config", "set", "reminders.snooze") == ["reminders.snooze", "reminders.snooze_limit"]
    assert tab("config", "unset", "stretches.regions.lo") == ["stretches.regions.lower-back"]
    assert tab("config", "get", "ho")[:2] == ["hours", "hours.monday"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["notifications.sound", ""], ["true", "false"]),
        (["stretches.level", ""], ["gentle", "normal", "deep"]),
        (["stretches.positions", "seated,"], ["seated,seated", "seated,standing", "seated,floor"]),
        (["stretches.equipment", "ch"], ["chair-back"]),
        (["reminders.natural_break", "1"], ["1m", "10m", "15m", "1h"]),
        (["stretches.exclude", "chin-"], ["chin-tuck"]),
        (["hours.monday", ""], []),
        (["no-such-key", ""], []),
    ],
)
def test_what_a_key_can_be_is_offered(tab: Tab, words: list[str], offered: list[str]) -> None:
    assert tab("config", "set", *words) == offered


def test_choices_and_shells_are_offered(tab: Tab) -> None:
    assert tab("stretches", "--position", "s") == ["seated", "standing"]
    assert tab("completion", "") == ["bash", "zsh", "fish"]


def test_files_are_the_shell_s_own_affair(tab: Tab, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").touch()
    # bash is told to go on as usual; that cannot be seen from outside of its line editor.
    assert tab("config", "check", "mi") in ([], ["mine.toml"], ["files "])


def test_something_broken_costs_the_offers_and_no_word_is_said(tab: Tab, paths: Paths) -> None:
    paths.config.parent.mkdir(parents=True)
    paths.config.write_text("[tray")
    assert tab("config", "set", "tray") == []
    assert tab("config", "get", "tray") == ["tray", "tray.enabled"]


def test_without_the_program_the_shell_is_left_in_peace(program: Path) -> None:
    script = shell("bash", "{program} completion bash").stdout
    program.unlink()
    done = shell("bash", script.replace("{", "{{").replace("}", "}}") + "\n_deskstretch deskstretch")
    assert (done.stdout, done.stderr) == ("", "")


def test_to_ask_for_offers_never_starts_the_program(program: Path, paths: Paths) -> None:
    for instruction in ("bash_complete", "zsh_complete", "fish_complete", "nonsense", "bash_source"):
        env = {
            **os.environ,
            "_DESKSTRETCH_COMPLETE": instruction,
            "COMP_WORDS": "deskstretch ",
            "COMP_CWORD": "1",
        }
        for arguments in ([], ["completion", "bash"]):
            subprocess.run([program, *arguments], capture_output=True, env=env, check=False, timeout=10)
    assert not paths.lock.exists()
    assert not paths.history.exists()


def test_an_offer_comes_quickly(program: Path) -> None:
    if not shutil.which("bash"):
        pytest.skip("bash is not installed")
    shell("bash", BASH, "deskstretch", "config", "set", "stretches.exclude", "")
    times = []
    for _ in range(3):
        start = time.perf_counter()
        done = shell("bash", BASH, "deskstretch", "config", "set", "stretches.exclude", "")
        times.append(time.perf_counter() - start)
    assert len(done.stdout.splitlines()) == len(load_catalogue())
    # Twice the program, once for the script; generous for a machine that is busy with other tests.
    assert min(times) < 2


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_script_is_one_its_shell_can_read(name: str, run: Run, tmp_path: Path) -> None:
    said = run("completion", name)
    assert (said.code, said.err) == (0, "")
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    script = tmp_path / "script"
    script.write_text(said.out)
    assert subprocess.run([name, "-n", script], capture_output=True, check=True).stderr == b""


def test_the_help_says_what_to_do_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "--help"]) == 0
    out = capsys.readouterr().out
    assert '  eval "$(deskstretch completion bash)"\n' in out
    assert max(map(len, out.splitlines())) <= 80
    assert main(["completion", "tcsh"]) == 2
