"""The page as HTML: one file that asks the network for nothing and runs nothing."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import __version__
from .page import Page

_FOLDER = Path(__file__).parent


def rendered(page: Page) -> str:
    """Whatever the page says is text, and escaped; the style is the one that came with the program."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = environment.get_template("page.css").render()
    return environment.get_template("page.html").render(
        page=page, version=__version__, policy=_policy(style)
    )


def _policy(style: str) -> str:
    """What a browser may load for this page: pictures inside it, and this very style."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    nothing = "default-src 'none'; base-uri 'none'; form-action 'none'"
    return f"{nothing}; img-src data:; style-src 'sha256-{digest}'"
