"""``python -m deskstretch.figure PICTURE PACKS CACHE``: draw a still, and print where it is.

PICTURE is the id of a stretch, or for its left side what ``core.reminder.picture_of`` makes of it. A
process of its own, so that the one in the tray never loads what draws. It prints nothing without a figure.
"""

import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    from ..core.errors import DeskstretchError
    from ..core.reminder import LEFT
    from .cache import cached_still
    from .shelf import figure_of

    picture, packs, cache = arguments
    mirrored = picture.endswith(LEFT)
    try:
        figure = figure_of(picture.removesuffix(LEFT), Path(packs))
        if figure:
            path = cached_still(picture, figure, Path(cache), mirrored=mirrored).absolute()
            # Not as text: Windows would write it in the old code page of the country.
            sys.stdout.buffer.write(os.fsencode(path))
    except (DeskstretchError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
