"""Open the window: in the desktop's look, at its place, and without taking the keyboard unasked."""

import logging
import sys
import tkinter as tk

from ..core.errors import DeskstretchError, Unavailable
from ..resources import program_icon
from . import focus, window_desktop, window_keys
from .corner import Box, Frame, corner
from .cues import cues_for
from .look import look_of
from .offer import Offer
from .window_drawing import drawing
from .window_face import Face
from .window_film import Studio
from .window_fit import fit
from .window_projector import Projector, figure_of
from .window_show import Show
from .window_typing import Typing
from .window_words import everything

_BAR_EMS = 3.2
"""About the height of what a window manager puts above a window and below it."""

log = logging.getLogger(__name__)


def run(offer: Offer) -> None:
    """Raises Unavailable when there is no display, and DeskstretchError for what went wrong later."""
    root, typing = _make_root(), Typing()
    if offer.focus:
        typing.start()
    desktop = window_desktop.look_around(asked=offer.focus)
    if desktop.drawn_dpi:
        # Tk makes points of pixels, and the font library pixels again: at this resolution, not at Tk's.
        root.tk.call("tk", "scaling", desktop.drawn_dpi / 72)
    face = Face(root, look_of(offer.settings.theme, desktop.theme), desktop.font)
    studio, cues = Studio(), cues_for(offer.settings)
    if cues.silent:
        face.bar.without("mute")
    place(root, face, offer, desktop)
    draw = drawing(face.sizes, face.look, reduced=offer.settings.reduced_motion)
    show = Show(root, face, offer, Projector(face, studio, offer, draw), cues)
    face.bar.connect(show.actions)
    face.link.connect(show.actions)
    window_keys.bind(root, show.actions)
    root.report_callback_exception = show.failed
    studio.start()
    try:
        show.start()
        _open(root, offer, typing)
        root.mainloop()
    except KeyboardInterrupt:  # Ctrl-C in the terminal that it was opened from
        show.stop()
    finally:
        studio.close()
        cues.close()
    if failure := show.failure:
        raise DeskstretchError(f"the window failed: {type(failure).__name__}: {failure}") from failure


def _make_root() -> tk.Tk:
    if sys.platform == "win32":
        from .window_win32 import draw_sharp

        draw_sharp()
    try:
        root = tk.Tk(className="Deskstretch")
    except tk.TclError as error:
        raise Unavailable(f"Tk has no display: {error}") from error
    root.withdraw()
    return root


def place(root: tk.Tk, face: Face, offer: Offer, desktop: window_desktop.Desktop) -> None:
    """Give the window its size, and its place in the corner."""
    root.resizable(width=False, height=False)  # first: the window manager's frame follows from it
    area = desktop.area or Box(0, 0, root.winfo_screenwidth(), root.winfo_screenheight())
    em = desktop.em or face.fonts.usual_px
    margin = round(em * 1.2)
    room = area.width - 2 * margin, area.height - margin - round(em * _BAR_EMS)
    # The words beside a picture have less room, so that is what counts where only some have one.
    face.pictured(pictured=any(figure_of(offer, stretch) for stretch in offer.stretches))
    readings = list(everything(offer.stretches, offer.title))
    fit(em, room, lambda sizes: face.arrange(sizes, readings))
    face.card.draw()
    width, height = root.winfo_reqwidth(), root.winfo_reqheight()
    x, y = corner(area, width, height, margin, focus.frame_of(root, Frame(top=round(em * 2))))
    root.geometry(f"{width}x{height}+{x}+{y}")
    root.positionfrom("user")  # or some window managers choose a place of their own


def _open(root: tk.Tk, offer: Offer, typing: Typing) -> None:
    root.attributes("-topmost", True)  # noqa: FBT003
    if icon := program_icon():
        root.iconphoto(True, tk.PhotoImage(file=icon, master=root))  # noqa: FBT003
    typing.close()
    wanted = offer.focus and not typing.noticed
    if not wanted:
        focus.leave(root)
    root.deiconify()
    root.update_idletasks()
    if wanted:
        focus.take(root)
    root.after_idle(offer.opened)
