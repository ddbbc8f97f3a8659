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
from .console import leaving_with_the_console
from .core.errors import AlreadyRunning, DeskstretchError, StorageError
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
        stack.enter_context(_only_one(paths, replace=options.replace))
        clock = SystemClock()
        tuning = Tuning(paths, clock, demo=options.demo)
        start = tuning.at_start()
        leaving = stack.enter_context(_leaving_on_signals())
        stack.enter_context(leaving_with_the_console(leaving.ask))
        loop = Loop(lambda post: assemble(post, paths, clock, tuning, start))
        leaving.through(loop.post)
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
        try:
            yield Paths.scratch(Path(root))
        finally:
            logging.shutdown()  # Windows removes no open file


@contextmanager
def _only_one(paths: Paths, *, replace: bool) -> Iterator[None]:
    instance = SingleInstance(paths.lock)
    try:
        if replace:
            instance.replace()
        else:
            instance.acquire()
    except AlreadyRunning:
        _have_it_say_hello(paths.socket)
        raise
    except StorageError as error:
        log.warning("%s; a second start will not notice this one", error)
    try:
        yield
    finally:
        instance.release()


def _have_it_say_hello(socket: Path) -> None:
    """Someone who starts the program again may not see it: the running one shows where it is."""
    from .control.client import ask
    from .control.protocol import Request

    try:
        ask(socket, Request("welcome"))
    except DeskstretchError as error:
        log.info("%s", error)


class _Leaving:
    """What a signal asks for. One that comes before there is a loop is kept for it."""

    def __init__(self) -> None:
        self._asked = False
        self._post: Post | None = None

    def ask(self, *_: object) -> None:
        self._asked = True
        if self._post:
            self._post(Quit())

    def through(self, post: Post) -> None:
        self._post = post
        if self._asked:
            post(Quit())


@contextmanager
def _leaving_on_signals() -> Iterator[_Leaving]:
    """Leave cleanly when asked to: by the session that ends, by systemd, by Ctrl-C.

    A signal that whoever started the program had switched off stays so: nohup does that.
    """
    names = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
    known = [getattr(signal, name) for name in names if hasattr(signal, name)]
    numbers = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]
    leaving = _Leaving()
    before = {number: signal.signal(number, leaving.ask) for number in numbers}
    try:
        yield leaving
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
