"""Which picture is on the card: the figure of the stretch, on the side at work, moving in its time."""

import logging
from typing import TYPE_CHECKING

from PIL import Image, ImageTk

from ..core.course import Place
from ..core.errors import CatalogueError
from ..core.stretch import Sides, Stretch
from ..core.timeline import Breathing, Side, Stage, breath_of
from .offer import Offer
from .window_drawing import Draw
from .window_face import Face
from .window_film import Film, Studio

if TYPE_CHECKING:
    from ..figure.figure import Figure

log = logging.getLogger(__name__)


class Projector:
    """On Tk's thread."""

    def __init__(self, face: Face, studio: Studio, offer: Offer, draw: Draw) -> None:
        self._face = face
        self._studio = studio
        self._offer = offer
        self._draw = draw
        self._films: dict[tuple[str, bool], Film | None] = {}
        self._shown: tuple[Film, int] | None = None
        self._paused: tuple[Film, Place] | None = None
        self._picture: ImageTk.PhotoImage | None = None

    def prepare(self, place: Place) -> None:
        """What is on now is being drawn from now on, and then what comes after it.

        The films of other stretches go. They are megabytes each, and nothing leads back to them.
        """
        near = {place.stretch.id} | ({place.after.id} if place.after else set())
        for key in [key for key in self._films if key[0] not in near]:
            if film := self._films.pop(key):
                film.drop()
        self._face.pictured(pictured=self._film(place.stretch, place.segment.side) is not None)
        if place.upcoming:
            self._film(place.stretch, place.upcoming.side)
        elif place.after:
            self._film(place.after, Side.RIGHT)

    def show(self, place: Place) -> bool:
        """The frame of this moment; whether there is to be another one soon."""
        film = self._film(place.stretch, place.segment.side)
        if film is None:
            self._put(None)
            return False
        before, self._paused = self._paused, (film, place) if place.paused else None
        if self._paused and self._paused == before and self._shown and self._shown[0] is film:
            return False  # not even for a better frame that has been drawn meanwhile
        found = film.frame(phase(place, film))
        if found and (film, found[0]) != self._shown:
            self._shown = film, found[0]
            self._put(found[1])
        settled = place.segment.stage is Stage.HOLD and place.elapsed.total_seconds() > film.entering_s
        return film.moves and not settled

    def _put(self, frame: Image.Image | None) -> None:
        if frame is None:
            self._picture = self._shown = None
        elif self._picture and (self._picture.width(), self._picture.height()) == frame.size:
            self._picture.paste(frame)
            return
        else:
            self._picture = ImageTk.PhotoImage(frame, master=self._face.card.canvas)
        self._face.card.show(self._picture)

    def _film(self, stretch: Stretch, side: Side | None) -> Film | None:
        mirrored = side is Side.LEFT
        key = stretch.id, mirrored
        if key not in self._films:
            self._films[key] = None
            if figure := figure_of(self._offer, stretch):
                film = Film(lambda: self._draw(figure, mirrored), self._face.look.paper)
                self._films[key] = film
                self._studio.draw(film)
        return self._films[key]


def figure_of(offer: Offer, stretch: Stretch) -> "Figure | None":
    """None too for one that cannot be drawn: the words and the ring guide on without it."""
    try:
        return offer.figures(stretch.id)
    except CatalogueError as error:
        log.warning("no picture: %s", error)
        return None


def phase(place: Place, film: Film) -> float:
    """Where in its loop the figure is, 0 to 1.

    Before the work it shows the movement in its own time. Then it goes along with each repetition, from
    its first movement on and in the second half backwards, or into the pose that is held, and stays there.
    """
    if not film.period:
        return 0.0
    elapsed_s = place.elapsed.total_seconds()
    if place.segment.stage is Stage.HOLD:
        return (film.told - max(0.0, film.entering_s - elapsed_s) / film.period) % 1.0
    if place.segment.stage is not Stage.REPEAT:
        return elapsed_s / film.period % 1.0
    # Where the sides take turns, the loop has both.
    loops = _repetitions(place) / (2 if place.stretch.sides is Sides.BOTH else 1)
    if place.segment.half == 2:
        return -loops % 1.0
    return (film.rest_s / film.period + loops) % 1.0


def _repetitions(place: Place) -> float:
    """How many are over. The figure has as much time for the way in as for the longer one out."""
    over = place.elapsed / place.segment.tempo
    breath = breath_of(place.stretch, place.segment)
    if breath is None:
        return over
    way, left = breath.at(place.elapsed)
    if way is Breathing.IN:
        return over // 1 + 0.5 - left / breath.inhale / 2
    return over // 1 + 1 - left / breath.exhale / 2
