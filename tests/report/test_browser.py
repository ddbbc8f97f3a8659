"""The page in a browser: axe-core finds nothing, nothing is cut off, and nothing was forbidden."""

import re
from collections.abc import Sequence

import pytest

from deskstretch.core.progress.entry import Entry

from .browser import AXE, Chromium, chromium
from .conftest import Render

RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']"
LOOK = f"""
document.querySelectorAll('details').forEach(one => one.open = true);
const found = await axe.run(
    {{runOnly: {{type: 'tag', values: {RULES}}}, resultTypes: ['violations', 'incomplete']}});
const said = one => one.nodes.map(node => one.id + ': ' + node.html.slice(0, 120));
return {{passed: found.passes.map(one => one.id), wrong: found.violations.flatMap(said),
    unsure: found.incomplete.flatMap(said)}};
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Chromium:
    return chromium(tmp_path_factory.mktemp("chromium"))


def opened(html: str) -> str:
    """The page without its policy, which would let nobody look into it."""
    without, found = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    assert found == 1
    return without


def looked_at(browser: Chromium, html: str, *, dark: bool) -> dict[str, list[str]]:
    """What axe-core says of it with everything unfolded: rules that passed, what is wrong or unsure."""
    axe = AXE.read_text(encoding="utf-8")
    found = browser.asked(f"{opened(html)}<script>{axe}</script>", LOOK, dark=dark)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_everybody_can_read_a_full_year(browser: Chromium, html: str, dark: bool) -> None:
    found = looked_at(browser, html, dark=dark)
    assert not found["wrong"]
    # It cannot tell what is behind the letters of a drawing: they have the colour of other soft text.
    assert not [line for line in found["unsure"] if not line.startswith("color-contrast: <text ")]
    assert {"color-contrast", "image-alt", "svg-img-alt", "td-headers-attr"} <= set(found["passed"])


def test_everybody_can_read_the_first_page(browser: Chromium, render: Render) -> None:
    assert not looked_at(browser, render([]), dark=False)["wrong"]


def test_axe_would_find_something(browser: Chromium, render: Render) -> None:
    faint = render([]).replace("--soft: #52646b", "--soft: #d8dee0")
    wrong = looked_at(browser, faint, dark=False)["wrong"]
    assert [line for line in wrong if line.startswith("color-contrast")]


@pytest.mark.parametrize(("dark", "ground"), [(False, "rgb(250, 251, 251)"), (True, "rgb(19, 25, 28)")])
def test_the_page_follows_the_light_of_the_desktop(
    browser: Chromium, html: str, dark: bool, ground: str
) -> None:
    colours = """
    const letters = [...document.querySelectorAll('svg text')].map(one => getComputedStyle(one).fill);
    return {ground: getComputedStyle(document.body).backgroundColor, letters: [...new Set(letters)],
        soft: getComputedStyle(document.querySelector('.span')).color,
        pictures: [...document.images].map(one => [one.naturalWidth, one.naturalHeight]),
        light: [...document.images].map(one => one.currentSrc === one.src)};
    """
    found = browser.asked(opened(html), colours, dark=dark)
    assert found["ground"] == ground
    assert found["letters"] == [found["soft"]]
    assert found["pictures"] == [[440, 880]] * 2
    assert found["light"] == [not dark] * 2


def test_nothing_is_wider_than_the_page(
    browser: Chromium, html: str, render: Render, entries: Sequence[Entry]
) -> None:
    wide = """
    page.querySelectorAll('details').forEach(one => one.open = true);
    const text = [...page.querySelectorAll('body *:not(svg *)')];
    const width = page.documentElement.clientWidth;
    return {style: getComputedStyle(page.querySelector('main')).maxWidth,
        page: page.documentElement.scrollWidth,
        over: text.filter(one => one.getBoundingClientRect().right > width + 1)
            .map(one => one.outerHTML.slice(0, 80))};
    """
    shown = [(one, width) for one in (html, render(entries[:9]), render([])) for width in (320, 360, 1280)]
    for (_, width), found in zip(shown, browser.framed(shown, wide), strict=True):
        assert found["style"] == "736px", "the style of the page is the one its policy allows"
        assert found["over"] == []
        assert found["page"] <= width


@pytest.mark.parametrize("long", ["08:00-12:00,13:00-15:00,16:00-18:00", "a-stretch-of-my-own"])
def test_a_command_is_broken_between_its_words_only_and_copied_whole(
    browser: Chromium, html: str, long: str
) -> None:
    asked = """
    const code = page.querySelector('.idea code');
    const text = code.textContent, lines = [];
    for (const found of text.matchAll(/\\S+/g)) {
        const node = page.createTreeWalker(code, NodeFilter.SHOW_TEXT), range = page.createRange();
        let before = 0;
        while (node.nextNode() && before + node.currentNode.length <= found.index)
            before += node.currentNode.length;
        range.setStart(node.currentNode, found.index - before);
        range.setEnd(node.currentNode, found.index - before + found[0].length);
        lines.push(new Set([...range.getClientRects()].map(one => Math.round(one.top))).size);
    }
    page.getSelection().selectAllChildren(code);
    return {text, lines, copied: page.getSelection().toString()};
    """
    [found] = browser.framed([(html.replace("08:00-17:00</span>", f"{long}</span>"), 360)], asked)
    command = f"deskstretch config set hours.monday {long}"
    assert found == {"text": command, "lines": [1] * 5, "copied": command}


def test_the_policy_forbids_nothing_the_page_has(browser: Chromium, html: str) -> None:
    assert browser.complaints(html) == []
    assert browser.complaints(html.replace("<main>", "<main><script>1</script>")), "a script is forbidden"
