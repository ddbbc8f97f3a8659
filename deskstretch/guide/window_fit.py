"""Which sizes the window takes, so that all of it is on the screen."""

from collections.abc import Callable, Iterator

from .look import Sizes

_ARRANGEMENTS = (
    # width of the words, height of the picture, picture beside the words; the best first
    (26.0, 15.0, False),
    (26.0, 13.0, False),
    (26.0, 11.0, False),
    (29.0, 10.0, False),
    (26.0, 14.0, True),
    (26.0, 11.0, True),
    (31.0, 9.0, True),
    (38.0, 7.0, True),
)
_SMALLER = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)


def fit(em: float, room: tuple[int, int], arrange: Callable[[Sizes], tuple[int, int]]) -> Sizes:
    """Arrange it for the first sizes that need no more width and height than ``room``; else the smallest.

    Letters become smaller than the desktop's only when no arrangement has room for them.
    """
    for sizes in _candidates(em):
        width, height = arrange(sizes)
        if width <= room[0] and height <= room[1]:
            break
    return sizes


def _candidates(em: float) -> Iterator[Sizes]:
    for smaller in _SMALLER:
        for width, picture, beside in _ARRANGEMENTS:
            yield Sizes(em * smaller, width, picture, beside)
