"""Runs the program: its files, the one instance, the loop thread, and the tray on the main thread."""

import logging
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from .assembly import assemble
from .clock import SystemClock
from .core.events import Quit
from .instance import SingleInstance
from .logs import start_logging
from .loop import Loop
from .paths import Paths
from .ports import Post
from .tuning import Tuning

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to run. ``demo``: a day in minutes, with files of its own. ``verbosity``: 0 to 2."""

    demo: bool = False
    replace: bool = False
    verbosity: int = 0


def run(options: Options | None = None) -> int:
    """Run until the person quits; the exit code. Raises DeskstretchError when it cannot start."""
    options = options or Options()
    with ExitStack() as stack:
        paths = stack.enter_context(_files(demo=options.demo))
        complaints = paths.make_folders()
        start_logging(paths.log, options.verbosity)
        for complaint in complaints:
            log.warning("%s", complaint)
        stack.enter_context(_only_one(paths.lock, replace=options.replace))
        clock = SystemClock()
        tuning = Tuning(paths, clock, demo=options.demo)
        start = tuning.at_start()
        loop = Loop(lambda post: assemble(post, paths, clock, tuning, start))
        stack.enter_context(_leaving_on_signals(loop.post))
        _serve(loop)
    return 0


def _serve(loop: Loop) -> None:
    """The main thread belongs to the tray until it stops; then the loop thread closes everything."""
    tray = loop.start()
    try:
        if tray:
            tray.run()
    finally:
        loop.post(Quit())
        loop.join()


@contextmanager
def _files(*, demo: bool) -> Iterator[Paths]:
    if not demo:
        yield Paths.of_the_person()
        return
    with tempfile.TemporaryDirectory(prefix="deskstretch-demo-") as root:
        yield Paths.scratch(Path(root))
        logging.shutdown()  # Windows removes no open file


@contextmanager
def _only_one(lock: Path, *, replace: bool) -> Iterator[None]:
    instance = SingleInstance(lock)
    if replace:
        instance.replace()
    else:
        instance.acquire()
    try:
        yield
    finally:
        instance.release()


@contextmanager
def _leaving_on_signals(post: Post) -> Iterator[None]:
    """Leave cleanly when asked to: by the session that ends, by systemd, by Ctrl-C."""
    names = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: post(Quit())) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
