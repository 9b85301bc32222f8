"""``waybill.frozen`` beside the standard dataclass: the same classes, made by both, behave alike."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill import frozen

# Through Any, because type checkers are told that both are one.
OURS: Any = frozen.dataclass
BOTH = pytest.mark.parametrize("decorator", [OURS, dataclasses.dataclass], ids=["ours", "standard"])


def make(decorator: Callable[..., Any]) -> Any:
    @decorator(frozen=True, kw_only=True)
    class Crate:
        """One of everything that a field can be."""

        name: str
        weight: int = 3
        labels: dict[str, str] = dataclasses.field(default_factory=dict)
        secret: str = dataclasses.field(default="", repr=False)
        remark: str = dataclasses.field(default="", compare=False)

    return Crate


Ours, Standard = make(OURS), make(dataclasses.dataclass)
VALUES = st.fixed_dictionaries(
    {"name": st.text(max_size=2)},
    optional={
        "weight": st.integers(0, 2),
        "labels": st.dictionaries(st.text(max_size=1), st.text(max_size=1), max_size=1),
        "secret": st.text(max_size=1),
        "remark": st.text(max_size=1),
    },
)


@given(VALUES, VALUES)
def test_it_says_holds_and_equals_what_the_standard_one_does(left: dict[str, Any], right: dict[str, Any]) -> None:
    assert repr(Ours(**left)) == repr(Standard(**left))
    assert vars(Ours(**left)) == vars(Standard(**left))
    assert (Ours(**left) == Ours(**right)) is (Standard(**left) == Standard(**right))
    replaced = dataclasses.replace(Ours(**left), **right)
    assert vars(replaced) == vars(dataclasses.replace(Standard(**left), **right))


@BOTH
def test_it_is_a_dataclass_with_the_same_fields(decorator: Any) -> None:
    crate: Any = make(decorator)

    assert dataclasses.is_dataclass(crate)
    assert [f.name for f in dataclasses.fields(crate)] == ["name", "weight", "labels", "secret", "remark"]
    assert all(f.kw_only for f in dataclasses.fields(crate))
    assert vars(crate)["weight"] == 3


@BOTH
def test_a_field_can_be_neither_set_nor_deleted(decorator: Any) -> None:
    crate = make(decorator)(name="a")

    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
        crate.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'other'"):
        crate.other = "b"
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'name'"):
        del crate.name


@BOTH
@pytest.mark.parametrize(
    ("arguments", "words"),
    [({}, "missing .*name"), ({"name": "a", "wieght": 1}, "unexpected keyword argument.*wieght")],
)
def test_a_wrong_argument_is_named(decorator: Any, arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        make(decorator)(**arguments)


@BOTH
def test_positions_are_refused(decorator: Any) -> None:
    with pytest.raises(TypeError, match="positional"):
        make(decorator)("a")


@BOTH
def test_every_instance_has_its_own_default_of_a_factory(decorator: Any) -> None:
    crate: Any = make(decorator)

    assert crate(name="a").labels is not crate(name="a").labels


@BOTH
def test_equal_ones_have_one_hash(decorator: Any) -> None:
    @decorator(frozen=True, kw_only=True)
    class Pair:
        """Two values, one of them for people only."""

        left: int
        right: str = dataclasses.field(default="", compare=False)

    pair: Any = Pair

    assert {pair(left=1, right="a"), pair(left=1, right="b"), pair(left=2)} == {pair(left=1), pair(left=2)}


@BOTH
def test_what_cannot_be_hashed_says_so(decorator: Any) -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(make(decorator)(name="a"))


@BOTH
def test_no_equality_between_classes(decorator: Any) -> None:
    assert make(decorator)(name="a") != make(decorator)(name="a")


@BOTH
def test_fields_are_inherited_and_overridden(decorator: Any) -> None:
    @decorator(frozen=True, kw_only=True)
    class Marked(make(decorator)):  # type: ignore[misc]  # a base that only exists when the test runs
        """A crate with a mark."""

        mark: str
        weight: int = 9

    assert repr(Marked(name="a", mark="x")).endswith("Marked(name='a', weight=9, labels={}, remark='', mark='x')")


@BOTH
def test_methods_of_the_class_itself_stay(decorator: Any) -> None:
    @decorator(frozen=True, kw_only=True)
    class Quiet:
        """Says nothing about itself."""

        name: str

        def __repr__(self) -> str:
            return "Quiet"

    quiet: Any = Quiet

    assert repr(quiet(name="a")) == "Quiet"


def test_copies_are_equal_and_share_nothing_when_deep() -> None:
    crate = Ours(name="a", labels={"b": "c"})

    assert copy.copy(crate) == crate
    assert copy.deepcopy(crate) == crate
    assert copy.deepcopy(crate).labels is not crate.labels


@pytest.mark.parametrize("wish", [{"frozen": False, "kw_only": True}, {"frozen": True, "kw_only": False}])
def test_another_kind_of_dataclass_is_refused(wish: dict[str, bool]) -> None:
    with pytest.raises(TypeError, match="standard library"):
        OURS(**wish)
