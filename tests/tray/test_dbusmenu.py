"""The menu's numbers, properties and changes, without a bus."""

from collections.abc import Callable

import pytest

from deskstretch.tray.dbusmenu import ROOT, Change, Entry, Kind, Layout, properties


def plain(label: str, click: Callable[[], None] | None = None) -> Entry:
    return Entry(Kind.PLAIN, label, click=click)


def submenu(label: str, *entries: Entry) -> Entry:
    return Entry(Kind.SUBMENU, label, entries=entries)


def radio(label: str, *, checked: bool = False) -> Entry:
    return Entry(Kind.RADIO, label, checked=checked)


SEPARATOR = Entry(Kind.SEPARATOR)


def labels(layout: Layout, number: int = ROOT) -> dict[object, int]:
    """Each label below a row, and its number."""
    return {layout.nodes[child].properties.get("label"): child for child in layout.nodes[number].children}


# -- properties


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (plain("Stretch now"), {"label": "Stretch now"}),
        (Entry(Kind.PLAIN, "Next at 10:45", enabled=False), {"label": "Next at 10:45", "enabled": False}),
        (SEPARATOR, {"type": "separator"}),
        (submenu("Pause", plain("1 h")), {"label": "Pause", "children-display": "submenu"}),
        (Entry(Kind.CHECK, "Sound"), {"label": "Sound", "toggle-type": "checkmark", "toggle-state": 0}),
        (radio("30 min", checked=True), {"label": "30 min", "toggle-type": "radio", "toggle-state": 1}),
    ],
)
def test_a_row_says_only_what_differs_from_the_defaults(entry: Entry, expected: dict[str, object]) -> None:
    assert properties(entry) == expected


def test_a_tick_is_a_number_and_not_a_boolean() -> None:
    assert type(properties(radio("30 min", checked=True))["toggle-state"]) is int


def test_underscores_are_doubled_and_nothing_else_is_touched() -> None:
    assert properties(plain("chin_tuck & <b>"))["label"] == "chin__tuck & <b>"


def test_a_label_stays_on_one_line_and_has_nothing_a_bus_refuses() -> None:
    assert properties(plain("one\ntwo\0three\ud800"))["label"] == "one two three "


# -- numbers and changes


def test_the_first_menu_is_a_new_shape_with_a_new_revision() -> None:
    layout = Layout()
    assert layout.update([plain("a"), SEPARATOR, submenu("b", plain("c"))]) == Change(reshaped=True)
    assert layout.revision == 2
    assert len(layout.nodes) == 5


def test_the_same_menu_again_is_no_change() -> None:
    layout = Layout()
    layout.update([plain("a"), submenu("b", plain("c"))])
    assert layout.update([plain("a"), submenu("b", plain("c"))]) == Change()
    assert layout.revision == 2


def test_a_new_label_goes_out_as_a_property_of_the_same_number() -> None:
    layout = Layout()
    layout.update([plain("Next at 10:45"), submenu("Pause", plain("30 min"))])
    pause = labels(layout)["Pause"]
    child = labels(layout, pause)["30 min"]
    change = layout.update([plain("Next at 10:46"), submenu("Pause", plain("1 h"))])
    assert change == Change(
        updated={labels(layout)["Next at 10:46"]: {"label": "Next at 10:46"}, child: {"label": "1 h"}}
    )


def test_a_tick_that_moves_is_two_properties_and_no_new_shape() -> None:
    layout = Layout()
    layout.update([radio("20 min", checked=True), radio("30 min")])
    first, second = layout.nodes[ROOT].children
    change = layout.update([radio("20 min"), radio("30 min", checked=True)])
    assert change == Change(updated={first: {"toggle-state": 0}, second: {"toggle-state": 1}})


def test_a_property_back_at_its_default_is_reported_as_removed() -> None:
    layout = Layout()
    layout.update([Entry(Kind.PLAIN, "Snooze", enabled=False)])
    (number,) = layout.nodes[ROOT].children
    assert layout.update([plain("Snooze")]) == Change(removed={number: ["enabled"]})


def test_another_kind_at_the_same_place_is_another_row() -> None:
    layout = Layout()
    layout.update([plain("Resume"), plain("Quit")])
    resume, quit_ = layout.nodes[ROOT].children
    change = layout.update([submenu("Pause", plain("1 h")), plain("Quit")])
    pause, still = layout.nodes[ROOT].children
    assert change.reshaped
    assert still == quit_
    assert pause != resume


def test_a_row_that_does_something_else_is_another_row_whatever_it_is_called() -> None:
    layout = Layout()
    layout.update([Entry(Kind.PLAIN, "Another one", purpose="Another")])
    (another,) = layout.nodes[ROOT].children
    change = layout.update([Entry(Kind.PLAIN, "Another one", purpose="Hurts")])
    (hurts,) = layout.nodes[ROOT].children
    assert change == Change(reshaped=True)
    assert hurts != another


def test_rows_below_a_submenu_that_became_longer_are_a_new_shape() -> None:
    layout = Layout()
    layout.update([submenu("Pause", plain("1 h"))])
    assert layout.update([submenu("Pause", plain("1 h"), plain("2 h"))]) == Change(reshaped=True)


def test_a_number_is_never_given_to_another_row() -> None:
    layout = Layout()
    seen: set[int] = set()
    kinds = ((Kind.PLAIN, "a"), (Kind.CHECK, "a"), (Kind.RADIO, "a"), (Kind.PLAIN, "b"), (Kind.PLAIN, "a"))
    for kind, purpose in kinds:
        layout.update([Entry(kind, "row", purpose=purpose)])
        (number,) = layout.nodes[ROOT].children
        assert number not in seen
        seen.add(number)


@pytest.mark.parametrize(
    ("menu", "fits"),
    [
        ([plain("Next at 10:46"), submenu("Pause", plain("2 h"))], True),
        ([plain("Next at 10:45"), submenu("Pause", plain("1 h"), plain("2 h"))], False),
        ([plain("Next at 10:45"), submenu("Pause")], False),
        ([plain("Next at 10:45")], False),
        ([submenu("Pause", plain("1 h")), plain("Next at 10:45")], False),
        ([Entry(Kind.PLAIN, "Next", purpose="Skip"), submenu("Pause", plain("1 h"))], False),
    ],
)
def test_a_menu_fits_when_no_row_comes_goes_or_moves(menu: list[Entry], fits: bool) -> None:
    layout = Layout()
    layout.update([plain("Next at 10:45"), submenu("Pause", plain("1 h"))])
    before = layout.nodes
    assert layout.fits(menu) is fits
    assert layout.nodes is before
    assert layout.update(menu).reshaped is not fits


# -- clicks


def test_a_click_does_what_the_row_does_now() -> None:
    done: list[str] = []
    layout = Layout()
    layout.update([plain("Start", lambda: done.append("start"))])
    (number,) = layout.nodes[ROOT].children
    layout.update([plain("Done", lambda: done.append("done"))])
    layout.click(number)
    assert done == ["done"]


def test_a_changed_click_alone_is_nothing_to_tell_the_host() -> None:
    layout = Layout()
    layout.update([plain("Snooze", lambda: None)])
    assert layout.update([plain("Snooze", lambda: None)]) == Change()


def test_a_click_on_a_row_that_is_gone_or_disabled_does_nothing() -> None:
    done: list[str] = []
    layout = Layout()
    layout.update([plain("Skip", lambda: done.append("skip"))])
    (gone,) = layout.nodes[ROOT].children
    layout.update([Entry(Kind.CHECK, "Skip", enabled=False, click=lambda: done.append("disabled"))])
    (disabled,) = layout.nodes[ROOT].children
    for number in (gone, disabled, ROOT, 999):
        layout.click(number)
    assert done == []
