"""Where the sound server listens, and the secret it may ask for."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ...core.errors import Unavailable

COOKIE_BYTES = 256

_SYSTEM_WIDE = Path("/run/pulse/native")


def sound_server() -> Path | None:
    """The socket of the sound server that runs; None when none does.

    It says nothing to anybody: systemd may listen at that socket, and start a server for whoever
    connects. A server that runs has its number beside its socket. Raises Unavailable where there can
    never be one.
    """
    if servers := os.environ.get("PULSE_SERVER"):
        sockets = list(_named(servers))
        if not sockets:
            raise Unavailable("PULSE_SERVER names no socket on this computer")
        return next((socket for socket in sockets if socket.exists()), None)
    for socket in _usual():
        if socket.exists() and (socket.parent / "pid").exists():
            return socket
    if not shutil.which("pulseaudio") and not shutil.which("pipewire-pulse"):
        raise Unavailable("neither PulseAudio nor pipewire-pulse is installed")
    return None


def cookie() -> bytes:
    """The secret that clients of another user, or from a container, have to know; zeros without one."""
    for place in _cookies():
        try:
            secret = place.read_bytes()
        except OSError:
            continue
        if len(secret) == COOKIE_BYTES:
            return secret
    return bytes(COOKIE_BYTES)


def _named(servers: str) -> Iterator[Path]:
    """The local sockets in a list such as ``{machine}unix:/run/user/1000/pulse/native tcp:desk``."""
    for server in servers.split():
        path = server.rpartition("}")[2].removeprefix("unix:")
        if path.startswith("/"):
            yield Path(path)


def _usual() -> Iterator[Path]:
    if folder := os.environ.get("PULSE_RUNTIME_PATH"):
        yield Path(folder) / "native"
    elif folder := os.environ.get("XDG_RUNTIME_DIR"):
        yield Path(folder) / "pulse" / "native"
    yield _SYSTEM_WIDE


def _cookies() -> Iterator[Path]:
    if named := os.environ.get("PULSE_COOKIE"):
        yield Path(named)
    home = Path(os.path.expanduser("~"))
    yield Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "pulse" / "cookie"
    yield home / ".pulse-cookie"
