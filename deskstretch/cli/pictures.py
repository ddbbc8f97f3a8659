"""What commands that draw have in common: where to, how large and for which ground."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

Command = TypeVar("Command", bound=Callable[..., Any])

if TYPE_CHECKING:
    PathType = click.ParamType[Path]
    IntType = click.ParamType[int]
else:
    PathType = IntType = click.ParamType  # before click 8.4 it takes no [Path]

SMALLEST, LARGEST = 64, 1024
"""Of a picture, in pixels; as in figure/files.py, which is not loaded for ``--help``."""


class PictureFile(PathType):
    """A file whose name ends like the picture that is to be in it."""

    name = "file"

    def __init__(self, *endings: str) -> None:
        self._endings = endings

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(value)
        if path.suffix.casefold() not in self._endings:
            self.fail(f"must end in {' or '.join(self._endings)}, got {value!r}", param, ctx)
        return path


class _Pixels(IntType):
    name = "pixels"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            pixels = int(value)
        except ValueError:
            pixels = 0
        if not SMALLEST <= pixels <= LARGEST:
            self.fail(f"must be a number of pixels from {SMALLEST} to {LARGEST}, got {value!r}", param, ctx)
        return pixels


picture_file = PictureFile(".png", ".webp")


def picture_options(command: Command) -> Command:
    command = click.option("--left", is_flag=True, help="The left side instead of the right one.")(command)
    command = click.option(
        "--theme",
        type=click.Choice(["light", "dark", "contrast"]),
        default="light",
        help="For which ground; the ground itself is transparent.",
    )(command)
    return click.option(
        "--size",
        type=_Pixels(),
        metavar="PIXELS",
        default=512,
        show_default=True,
        help=f"{SMALLEST} to {LARGEST}, each way.",
    )(command)


def refuse_idle(context: click.Context, options: tuple[str, ...], words: str) -> None:
    """Raise a UsageError for those of the options that were given: as it is they would do nothing."""
    given = [
        f"--{name}" for name in options if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    ]
    if given:
        raise click.UsageError(f"{' and '.join(given)} {'does' if len(given) == 1 else 'do'} {words}")
