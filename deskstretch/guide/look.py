"""The window's colours, and its sizes, which follow from the desktop's font."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colours as "#rrggbb"; ``name`` is that of the theme.

    Text in ``ink`` and ``quiet`` reads on ``ground`` and ``card``, text in ``accent`` on ``ground``.
    """

    name: str
    ground: str
    card: str
    """In the place of the picture, where there is none."""
    paper: str
    """Behind the picture, which is drawn for it: light, dark, or white with high contrast."""
    ink: str
    quiet: str
    accent: str
    """What has been done of the ring, and the side."""
    track: str
    """What is left of the ring."""
    breath: str
    """The disc that swells with a breath; ``ink`` reads on it."""
    button: str
    button_hover: str
    button_pressed: str
    strong: str
    """The button for pause; ``strong_ink`` is its label."""
    strong_hover: str
    strong_pressed: str
    strong_ink: str
    focus: str
    line: str
    """Around buttons and the card, where they are ``outlined``."""
    outlined: bool = False


LIGHT = Look(
    name="light",
    ground="#f6f7f5",
    card="#e9eeec",
    paper="#e9eeec",
    ink="#1d2a2e",
    quiet="#54636a",
    accent="#0c7177",
    track="#d3dcdb",
    breath="#c9e3e2",
    button="#e4e9e8",
    button_hover="#d8e0df",
    button_pressed="#c8d3d2",
    strong="#0c7177",
    strong_hover="#0a6268",
    strong_pressed="#085157",
    strong_ink="#ffffff",
    focus="#c2410c",
    line="#e4e9e8",
)
DARK = Look(
    name="dark",
    ground="#1b2124",
    card="#242c30",
    paper="#242c30",
    ink="#eef2f2",
    quiet="#a3b1b6",
    accent="#5cc6c8",
    track="#39454a",
    breath="#2a5257",
    button="#2e383d",
    button_hover="#38444a",
    button_pressed="#445258",
    strong="#5cc6c8",
    strong_hover="#74d3d4",
    strong_pressed="#8fdfe0",
    strong_ink="#0d2022",
    focus="#ffb454",
    line="#2e383d",
)
CONTRAST = Look(
    name="contrast",
    ground="#000000",
    card="#000000",
    paper="#ffffff",
    ink="#ffffff",
    quiet="#ffffff",
    accent="#ffe14d",
    track="#5c5c5c",
    breath="#3d3d3d",
    button="#000000",
    button_hover="#333333",
    button_pressed="#595959",
    strong="#000000",
    strong_hover="#333333",
    strong_pressed="#595959",
    strong_ink="#ffffff",
    focus="#ffe14d",
    line="#ffffff",
    outlined=True,
)

_LOOKS = {look.name: look for look in (LIGHT, DARK, CONTRAST)}


def look_of(theme: str, desktop_theme: str = "light") -> Look:
    """``theme`` is "light", "dark" or "contrast"; anything else, such as "auto", is the desktop's."""
    return _LOOKS.get(theme) or _LOOKS.get(desktop_theme, LIGHT)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Everything in pixels, from ``em``: the height of the desktop's font in pixels, 13 on most desktops.

    ``width_ems`` is the width of the words, ``picture_ems`` the height of the picture, which stands above
    or ``beside`` them.
    """

    em: float
    width_ems: float = 26
    picture_ems: float = 15
    beside: bool = False

    def px(self, ems: float) -> int:
        return round(self.em * ems)

    @property
    def margin(self) -> int:
        return self.px(1.3)

    @property
    def inner(self) -> int:
        return self.px(self.width_ems)

    @property
    def picture(self) -> int:
        return self.px(self.picture_ems)

    @property
    def figure(self) -> int:
        """The height of the figure on its card."""
        return self.picture - 2 * self.px(0.5)

    @property
    def card_width(self) -> int:
        return self.picture if self.beside else self.inner

    @property
    def gap(self) -> int:
        return self.px(1)

    @property
    def hair(self) -> int:
        return max(1, self.px(0.08))

    @property
    def focus_line(self) -> int:
        """Around the button that has the focus."""
        return max(2, self.px(0.16))

    @property
    def focus_edge(self) -> int:
        """From the edge of a button to its face: room for the line, and a gap."""
        return self.focus_line + max(1, self.px(0.1))

    @property
    def ring(self) -> int:
        """The diameter of the ring beside the words."""
        return self.px(6)

    @property
    def large_ring(self) -> int:
        """In the place of the picture."""
        return round(self.picture * 0.8)
