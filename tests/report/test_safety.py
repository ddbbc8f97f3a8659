"""The page is one file: text stays text, and a browser has nothing to fetch or to run."""

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

import deskstretch.report
from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry
from deskstretch.core.stretch import Stretch

from .conftest import Render
from .reading import Reading
from .test_page import TODAY, done

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;"
TEMPLATES = sorted(Path(deskstretch.report.__file__).parent.glob("*.html"))


def test_names_from_packs_ids_and_reasons_stay_text(render: Render, pool: Sequence[Stretch]) -> None:
    evil = replace(pool[0], id="evil", name=EVIL)
    plain = Reading(render(done(TODAY)))
    [moment] = done(TODAY)
    held = Entry(moment.at, moment.offset, Outcome.HELD, None, timedelta(minutes=3), f"{EVIL}\x1b[2J")
    html = render(
        [held, *done(TODAY, stretch_id="evil"), *done(TODAY, stretch_id=f"gone {EVIL}\x07")], [*pool, evil]
    )
    reading = Reading(html)
    assert len(reading.named("script")) == 0
    assert len(reading.named("img")) == len(plain.named("img"))
    said = " ".join(tag.text for tag in reading.named("li"))
    assert said.count(EVIL[8:]) == 3, "the stretch, the one that is gone, and the reason"
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", html)


def test_nothing_is_let_through_unescaped() -> None:
    assert TEMPLATES
    assert not [path for path in TEMPLATES if re.search(r"\|\s*safe|autoescape|Markup", path.read_text())]


def test_the_page_refers_to_nothing_outside_itself(html: str) -> None:
    reading = Reading(html)
    assert {tag.name for tag in reading.tags}.isdisjoint(
        {"script", "link", "iframe", "object", "base", "a"}
    )
    for tag in reading.tags:
        assert not [name for name in tag.attributes if name.startswith("on") or name == "style"]
        for name in ("src", "srcset", "href"):
            assert tag.attributes.get(name, "data:").startswith("data:image/webp;base64,") or (
                name not in tag.attributes
            )
    assert "url(" not in html
    assert "@import" not in html
    assert not re.search(r"https?://", html)


def test_the_policy_allows_this_style_and_pictures_inside_the_page(html: str) -> None:
    [policy] = [
        tag.attributes["content"]
        for tag in Reading(html).named("meta")
        if tag.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    style = html.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "img-src data:",
        f"style-src 'sha256-{digest}'",
    ]


@pytest.mark.parametrize("limit_kb", [400])
def test_a_full_year_is_a_small_file(html: str, limit_kb: int) -> None:
    assert len(html.encode()) < limit_kb * 1024
