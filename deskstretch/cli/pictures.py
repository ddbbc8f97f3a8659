"""What commands that draw have in common: where to, how large and for which ground."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

if TYPE_CHECKING:
    PathType = click.ParamType[Path]
else:
    PathType = click.ParamType  # before click 8.4 it takes no [Path]


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
        "--size", type=click.IntRange(64, 1024), default=512, show_default=True, help="In pixels, each way."
    )(command)
