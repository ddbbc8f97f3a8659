"""What starts this installation again: from pipx, uv, a virtual environment, a user install, a checkout."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import distributions
from itertools import pairwise
from pathlib import Path, PureWindowsPath

from ..core.errors import Unavailable
from ..toml_rules import printable

NAME = "deskstretch"
STARTS_WITHIN_S = 60.0
"""Patience with a cold disk. Started right after another start it is a tenth of a second."""


def start_command() -> tuple[str, ...]:
    """Program and arguments, for this installation; raises Unavailable when Python cannot tell."""
    if not sys.executable:
        raise Unavailable("autostart: Python does not say where it is itself")
    script = None if sys.platform == "win32" else _script()
    # -P: or a folder named like the program, where the login starts it, would be taken for the program.
    command = (script,) if script else (_windowless(sys.executable), "-P", "-m", NAME)
    if any(not part.isprintable() for part in command):
        raise Unavailable(
            f"autostart: the path {printable(command[0], most=200)} has letters that "
            "such an entry cannot hold; install deskstretch in another folder"
        )
    return command


def check_that_it_starts(command: Sequence[str]) -> None:
    """Raise Unavailable unless ``command`` works without this terminal's folder and Python variables.

    A login has neither. A package found only by PYTHONPATH, or in the current folder, fails here.
    """
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    quiet = subprocess.DEVNULL
    try:
        subprocess.run(  # noqa: S603 - our own program
            [*command, "--version"],
            env=bare,
            cwd=Path(sys.executable).anchor,
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            timeout=STARTS_WITHIN_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise Unavailable(
            f"autostart: {shown(command)} does not start by itself at a login; "
            "install deskstretch first, for instance with `pipx install .`"
        ) from error


def starts_deskstretch(command: Sequence[str]) -> bool:
    """Whether a command is one of deskstretch, of this installation or another one."""
    program, *arguments = command or [""]
    # Also on Linux: it knows both kinds of slashes.
    stem = PureWindowsPath(program).stem.casefold()
    return stem == NAME or ("-m", NAME) in pairwise(arguments)


def is_as_we_write_it(command: Sequence[str]) -> bool:
    """Whether ``start_command`` of an installation said this: the program of deskstretch and no more."""
    arguments = list(command[1:])
    return starts_deskstretch(command) and arguments in ([], ["-P", "-m", NAME])


def fault(command: Sequence[str], ours: Sequence[str]) -> str | None:
    """Why a command of deskstretch does not start this installation; None when it does."""
    program = shutil.which(command[0])
    if not program:
        return missing(command)
    if _home(program, command) != _home(ours[0], ours):
        return f"it starts another deskstretch, {shown(command)}"
    return None


def missing(command: Sequence[str]) -> str | None:
    """That the program of a command is not there; None when it is."""
    return None if shutil.which(command[0]) else f"{shown(command[:1])} is not there any more"


def shown(command: Sequence[str]) -> str:
    """A command for a person to read: nothing in it can steer a terminal."""
    join = subprocess.list2cmdline if sys.platform == "win32" else shlex.join
    return printable(join(command), most=300)


def _script() -> str | None:
    """The command that pip, pipx or uv made for this Python.

    They write down which files they put where; the usual folders differ between systems and schemes.
    """
    for found in distributions(name=NAME):
        for file in found.files or ():
            path = os.path.normpath(str(found.locate_file(file)))
            if file.name == NAME and os.path.isfile(path) and os.access(path, os.X_OK):
                return path
    return None


def _windowless(python: str) -> str:
    """On Windows the Python without a console, where there is one."""
    windowless = Path(python).with_name("pythonw.exe")
    return str(windowless) if sys.platform == "win32" and windowless.exists() else python


def _home(program: str, command: Sequence[str]) -> Path:
    """The folder that tells one installation from another.

    pipx and uv link to their scripts: the link is followed. Every virtual environment's Python is a
    link to the same one: that is not.
    """
    path = Path(os.path.abspath(program))
    return path.parent.resolve() if "-m" in command else path.resolve().parent
