"""Frozen dataclasses as JSON values and back. Written the same for ever, because it is hashed."""

import types
from dataclasses import Field, fields, is_dataclass
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

# Marks a field that came in a later edition (`field(default=…, metadata=LATER)`): while it has its
# default, it is not written. So what an earlier edition wrote reads back as it was and keeps its
# hash, and no format needs a number. The price: such a default is for ever.
LATER = MappingProxyType({"later": True})


def to_plain(value: Any) -> Any:
    """Dicts for dataclasses, lists for tuples, and what JSON has."""
    if is_dataclass(value):
        return {
            each.name: to_plain(getattr(value, each.name))
            for each in fields(value)
            if not is_left_out(value, each)
        }
    if isinstance(value, tuple | list):
        return [to_plain(each) for each in value]
    # The choices of a model are texts with more to them.
    return str(value) if isinstance(value, str) else value


def from_plain(kind: Any, value: Any) -> Any:
    """What `to_plain` wrote of a `kind`. Raises ValueError or TypeError for anything else."""
    origin = get_origin(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_fields(kind, value)
    if origin is tuple:
        return _read_tuple(get_args(kind), value)
    if origin is types.UnionType:
        inner = next(each for each in get_args(kind) if each is not types.NoneType)
        return None if value is None else from_plain(inner, value)
    if type(value) is not kind:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value


def _read_fields(kind: Any, value: Any) -> Any:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is no {kind.__name__}")
    hints = get_type_hints(kind)
    if unknown := value.keys() - hints.keys():
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(map(str, unknown)))}")
    return kind(**{name: from_plain(hints[name], inner) for name, inner in value.items()})


def _read_tuple(inner: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(from_plain(inner[0], each) for each in value)
    return tuple(from_plain(kind, each) for kind, each in zip(inner, value, strict=True))


def is_left_out(value: Any, each: Field[Any]) -> bool:
    """Whether the field came later and says nothing of its own in `value`."""
    return bool(each.metadata.get("later")) and getattr(value, each.name) == each.default
