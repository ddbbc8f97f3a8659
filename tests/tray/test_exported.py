"""An object as tables: answers, properties, description."""

from xml.etree import ElementTree

import pytest

from deskstretch.tray.exported import INTROSPECTABLE, PROPERTIES, Interface, Method, Property

NAME = "org.example.Lamp"

lamp = Interface(
    NAME,
    methods={"Dim": Method(lambda by, why: (by - 1, why.upper()), ("i", "s"), ("i", "s"))},
    properties={"Lit": Property("b", lambda: True)},
    signals={"Burnt": ("s",)},
)


def ask(interface: str | None, member: str, signature: str = "", *body: object) -> object:
    message = pytest.importorskip("dbus_fast.message")
    return lamp.answer(
        message.Message(path="/", interface=interface, member=member, signature=signature, body=list(body))
    )


@pytest.mark.parametrize("interface", [NAME, None])
def test_a_method_is_called_with_its_arguments(interface: str | None) -> None:
    assert ask(interface, "Dim", "is", 3, "late") == ("is", [2, "LATE"])


@pytest.mark.parametrize(
    ("interface", "member", "signature", "body"),
    [
        (NAME, "Dim", "i", [3]),
        (NAME, "Glow", "", []),
        ("org.example.Other", "Dim", "is", [3, "late"]),
        (PROPERTIES, "Get", "ss", [NAME, "Colour"]),
        (PROPERTIES, "Get", "ss", ["org.example.Other", "Lit"]),
        (PROPERTIES, "Set", "ssb", [NAME, "Lit", False]),
    ],
)
def test_what_the_tables_do_not_have_is_left_to_others(
    interface: str, member: str, signature: str, body: list[object]
) -> None:
    assert ask(interface, member, signature, *body) is None


def test_properties_are_read_alone_and_together() -> None:
    signature, [variant] = ask(PROPERTIES, "Get", "ss", NAME, "Lit")  # type: ignore[misc]
    assert (signature, variant.signature, variant.value) == ("v", "b", True)
    signature, [together] = ask(PROPERTIES, "GetAll", "s", NAME)  # type: ignore[misc]
    assert (signature, together["Lit"].value) == ("a{sv}", True)
    assert ask(PROPERTIES, "GetAll", "s", "org.example.Other") == ("a{sv}", [{}])


def test_the_description_names_everything() -> None:
    _, [xml] = ask(INTROSPECTABLE, "Introspect")  # type: ignore[misc]
    interface = ElementTree.fromstring(xml).find(f"interface[@name='{NAME}']")
    assert interface is not None
    assert [(child.tag, child.get("name")) for child in interface] == [
        ("method", "Dim"),
        ("property", "Lit"),
        ("signal", "Burnt"),
    ]
    assert [argument.get("type") for argument in interface.iter("arg")] == ["i", "s", "i", "s", "s"]
