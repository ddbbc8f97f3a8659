"""``python -m deskstretch.figure ID PACKS CACHE``: draw the still of a stretch, and print where it is.

A process of its own, so that the one in the tray never loads what draws. It prints nothing for a stretch
without a figure.
"""

import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    from ..core.errors import DeskstretchError
    from .cache import cached_still
    from .shelf import figure_of

    stretch_id, packs, cache = arguments
    try:
        figure = figure_of(stretch_id, Path(packs))
        if figure:
            path = cached_still(stretch_id, figure, Path(cache)).absolute()
            # Not as text: Windows would write it in the old code page of the country.
            sys.stdout.buffer.write(os.fsencode(path))
    except (DeskstretchError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
