"""Statements that run for every action, composed once.

Django takes ten times as long to compose a small statement as SQLite takes to answer it, and a
full hall sends the same handful with other values each time. A `Composed` has its queryset
composed at the first use; from then on values are put in, and rows come out.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Expression, Model, Q, QuerySet
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=Model)


class _Place(Expression):
    """Where a value goes: for Django an expression, whose one parameter is itself."""

    def __init__(self, argument: int, element: int | None) -> None:
        super().__init__()
        self.argument, self.element = argument, element

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)

    def value_among(self, values: Sequence[Any]) -> Any:
        given = values[self.argument]
        return given if self.element is None else given[self.element]


class _Statement:
    """Its text, its parameters, and how its columns are read."""

    def __init__(self, compiler: SQLCompiler, *, reads: bool) -> None:
        self.sql, self.parameters = compiler.as_sql()
        self._read: Callable[[list[Any]], list[Any]] = list
        selected = [column[0] for column in compiler.select or ()] if reads else []
        if converters := compiler.get_converters(selected):
            self._read = lambda rows: [
                tuple(row) for row in compiler.apply_converters(rows, converters)
            ]

    def run(self, values: Sequence[Any], *, reads: bool) -> list[tuple[Any, ...]]:
        given = [
            _plain(p.value_among(values)) if isinstance(p, _Place) else p for p in self.parameters
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, given)
            return self._read(cursor.fetchall()) if reads else []


class Composed(Generic[M]):
    """A queryset as a function of its values: numbers, text, UUIDs, or lists of one of them.

    `make` is called with a place for each value, and a list of places for each list. None is no
    value: SQL asks for it in other words. What is joined is read by `values_list`.
    """

    def __init__(self, make: Callable[..., QuerySet[M, Any]]) -> None:
        self._make = make
        self._statements: dict[tuple[Any, ...], _Statement] = {}

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """The columns of each row; none for an empty list, without asking."""
        if any(isinstance(value, list) and not value for value in values):
            return []
        filled = [_filled(value) if isinstance(value, list) else value for value in values]
        shape = tuple(len(value) if isinstance(value, list) else None for value in filled)
        key = connection.vendor, *shape
        if key not in self._statements:
            self._statements[key] = _Statement(self._compiler(shape), reads=True)
        return self._statements[key].run(filled, reads=True)

    def all(self, model: type[M], *values: Any) -> list[M]:
        """The rows as objects of the model."""
        names = [field.attname for field in model._meta.concrete_fields]
        return [model.from_db(connection.alias, names, row) for row in self.rows(*values)]

    def _compiler(self, shape: Sequence[int | None]) -> SQLCompiler:
        places = [
            _Place(at, None) if length is None else [_Place(at, n) for n in range(length)]
            for at, length in enumerate(shape)
        ]
        compiler: SQLCompiler = self._make(*places).query.get_compiler(connection=connection)
        return compiler


class ComposedUpdate(Generic[M]):
    """`make` gets a place for each value and returns the rows to change; `fields` get the last
    values, in their order."""

    def __init__(self, make: Callable[..., QuerySet[M, Any]], *fields: str) -> None:
        self._make, self._fields = make, fields
        self._statements: dict[str, _Statement] = {}

    def run(self, *values: Any) -> None:
        statement = self._statements.get(connection.vendor)
        if statement is None:
            places = [_Place(at, None) for at in range(len(values))]
            rows = len(values) - len(self._fields)
            query: UpdateQuery = self._make(*places[:rows]).query.chain(UpdateQuery)  # type: ignore[assignment]
            query.add_update_values(dict(zip(self._fields, places[rows:], strict=True)))
            compiler = query.get_compiler(connection=connection)
            statement = self._statements[connection.vendor] = _Statement(compiler, reads=False)
        statement.run(values, reads=False)


def insert(rows: Sequence[Model]) -> None:
    """Write new rows of one model; a key that the database gives is not read back."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [f for f in meta.concrete_fields if not (f.primary_key and rows[0].pk is None)]
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    row_of_places = f"({', '.join(['%s'] * len(fields))})"
    many = connection.ops.bulk_batch_size(fields, rows)
    for start in range(0, len(rows), many):
        some = rows[start : start + many]
        values = [
            field.get_db_prep_save(field.pre_save(row, add=True), connection)
            for row in some
            for field in fields
        ]
        places = ", ".join([row_of_places] * len(some))
        table = quote(meta.db_table)
        with connection.cursor() as cursor:
            # Names are the model's own; every value is a parameter.
            cursor.execute(f"INSERT INTO {table} ({names}) VALUES {places}", values)  # noqa: S608
    for row in rows:
        # A row that is kept and saved again later must be changed, not written once more.
        row._state.adding = row.pk is None


def any_of(field: str, places: Sequence[Any]) -> Q:
    """`field__in` for a foreign key, whose lookup takes values only."""
    return reduce(or_, (Q(**{field: place}) for place in places))


def _filled(values: list[Any]) -> list[Any]:
    """As long as the next power of two, by its last value: a few lengths do for all."""
    length = 1 << (len(values) - 1).bit_length()
    return values + [values[-1]] * (length - len(values))


def _plain(value: Any) -> Any:
    """As the driver takes it."""
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value
