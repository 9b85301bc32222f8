"""``dataclass(frozen=True, kw_only=True)``, made ten times as fast.

The standard decorator writes and compiles six functions for every class. A run makes some seventy classes before its
first request: that alone was a fifth of its time. Here the methods are written once and read the names of the fields
from the class. All else (``fields``, ``replace``, inheritance, type checkers) is the standard dataclass, and
tests/unit/test_frozen.py holds both side by side.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, kw_only: bool) -> Any:
        """The standard decorator for classes of this one kind."""
        if not (frozen and kw_only):
            raise TypeError("only for dataclass(frozen=True, kw_only=True): use the one of the standard library")
        return _made


__all__ = ["dataclass"]

_bare = dataclasses.dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=True)


def _made(cls: type) -> type:
    made: Any = _bare(cls)
    fields = dataclasses.fields(made)
    factories = {f.name: f.default_factory for f in fields if f.default_factory is not dataclasses.MISSING}
    methods = {
        "__init__": _init(fields, factories),
        "__repr__": _repr(tuple(f.name for f in fields if f.repr)),
        **_comparison(tuple(f.name for f in fields if f.compare)),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return cls


def _init(fields: tuple[dataclasses.Field[Any], ...], factories: dict[str, Any]) -> Any:
    names = frozenset(f.name for f in fields)
    defaults = {f.name: f.default for f in fields if f.default is not dataclasses.MISSING}
    required = names - defaults.keys() - factories.keys()

    def __init__(self: Any, **values: Any) -> None:  # noqa: N807  # it becomes one
        given = values.keys()
        if not (required <= given <= names):
            raise TypeError(_complaint(self, required - given, given - names))
        own = self.__dict__  # past __setattr__, which refuses
        own.update(defaults)
        for name, make in factories.items():
            if name not in given:
                own[name] = make()
        own.update(values)

    return __init__


def _complaint(instance: object, missing: frozenset[str], strange: set[str]) -> str:
    what, names = (f"missing {len(missing)} required", missing) if missing else ("got an unexpected", strange)
    return f"{type(instance).__qualname__}.__init__() {what} keyword argument: {', '.join(map(repr, sorted(names)))}"


def _repr(names: tuple[str, ...]) -> Any:
    def __repr__(self: Any) -> str:  # noqa: N807
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return __repr__


def _comparison(names: tuple[str, ...]) -> dict[str, Any]:
    def values(self: Any) -> tuple[Any, ...]:
        own = self.__dict__
        return tuple([own[name] for name in names])

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
