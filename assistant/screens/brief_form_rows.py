"""A list with several things to say about each item: steps with their days, criteria with their weights."""

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st
from pydantic import ValidationError

from assistant.drafting.brief import Brief
from assistant.drafting.brief_checks import Problem
from assistant.drafting.brief_errors import reason_of
from assistant.drafting.conditions import value_of
from assistant.screens import draft_state
from assistant.screens.brief_form_fields import Column, Field
from assistant.screens.brief_form_labels import show_problems, title_of
from assistant.screens.brief_form_values import as_typed, with_value
from assistant.screens.draft_focus import focus
from assistant.screens.draft_state import form_round, open_work_now
from assistant.screens.markup import html
from assistant.screens.services import Services

FIGURES = {"days": 84, "weight": 92, "amount": 116}
"""Columns that hold a figure, with their width in pixels."""
UNNAMED = "Cette ligne n’est pas reprise tant que sa première case est vide"
Row = dict[str, str]
"""What was typed in each column, under "id" the number of the row."""


def show_rows(services: Services, field: Field, problems: Sequence[Problem]) -> None:
    """The items, each on a line with its removal, and a button for one more."""
    rows = _rows(field)
    with st.container(key=f"rows-{field.path}", gap=None):
        html("p", title_of(field.path), kind="field-label")
        for rank, row in enumerate(rows):
            _show_row(services, field, row, rank)
            shown = [reason for _, reason in _refused(field, row)]
            of_row = [each for each in problems if each.field.startswith(f"{field.path}.{rank}.")]
            show_problems(shown, of_row)
        show_problems([], [each for each in problems if each.field == field.path])
        st.button(
            f"Ajouter {field.item}",
            key=f"add-{field.path}",
            icon=":material/add:",
            type="tertiary",
            on_click=_add,
            args=(field,),
        )


def _show_row(services: Services, field: Field, row: Row, rank: int) -> None:
    """The name and the figure on one line; what else there is to say below."""
    wide = [column for column in field.columns[1:] if column.name not in FIGURES]
    with st.container(key=f"row-{field.path}-{row['id']}", gap=None):
        with st.container(
            horizontal=True, wrap=False, vertical_alignment="bottom", key=f"line-{field.path}-{row['id']}"
        ):
            _show_cell(services, field, field.columns[0], row, rank)
            for column in field.columns[1:]:
                if column.name in FIGURES:
                    _show_cell(services, field, column, row, rank)
            st.button(
                f"Retirer {field.item} {rank + 1}",
                key=f"drop-{field.path}-{row['id']}",
                icon=":material/close:",
                type="tertiary",
                on_click=_drop,
                args=(services, field, row["id"]),
            )
        for column in wide:
            _show_cell(services, field, column, row, rank)


def _show_cell(services: Services, field: Field, column: Column, row: Row, rank: int) -> None:
    key = cell_key(field.path, row["id"], column.name)
    st.text_input(
        f"{column.label}, {field.item.split()[-1]} {rank + 1}",
        row.get(column.name, ""),
        key=key,
        placeholder=column.label,
        label_visibility="collapsed",
        width=FIGURES.get(column.name, "stretch"),
        on_change=_take,
        args=(services, field, row["id"], column.name, key),
    )


def cell_key(path: str, row: str, column: str) -> str:
    """The key of a cell's widget."""
    return f"cell-{form_round()}-{path}-{row}-{column}"


def _rows(field: Field) -> list[Row]:
    """The rows as typed; at first those of the brief, and one to start with where it has none."""
    typed: dict[str, list[Row]] = st.session_state.setdefault(draft_state.ROWS, {})
    if field.path not in typed:
        items = value_of(field.path, open_work_now().brief)
        assert isinstance(items, tuple)
        rows = [{column.name: as_typed(getattr(item, column.name)) for column in field.columns} for item in items]
        typed[field.path] = [{"id": str(rank), **row} for rank, row in enumerate(rows or [{}])]
    return typed[field.path]


def _add(field: Field) -> None:
    """One more row, where the keyboard goes."""
    rows = _rows(field)
    row = {"id": str(max((int(each["id"]) for each in rows), default=-1) + 1)}
    rows.append(row)
    focus(cell_key(field.path, row["id"], field.columns[0].name))


def _drop(services: Services, field: Field, row: str) -> None:
    rows = _rows(field)
    rows[:] = [each for each in rows if each["id"] != row] or [{"id": str(int(row) + 1)}]
    _take_all(services, field)


def _take(services: Services, field: Field, row: str, column: str, key: str) -> None:
    next(each for each in _rows(field) if each["id"] == row)[column] = st.session_state[key]
    _take_all(services, field)


def _take_all(services: Services, field: Field) -> None:
    """Puts the rows into the brief; what cannot be taken stays in its cell, with the reason."""
    rows = [row for row in _rows(field) if any(row.get(column.name, "").strip() for column in field.columns)]
    refused = {path: told for path, told in draft_state.refused().items() if not path.startswith(f"{field.path}#")}
    items = [{name: typed for name, typed in row.items() if name != "id"} for row in rows]
    brief, reasons = taken(open_work_now().brief, field.path, items)
    for (rank, column), reason in reasons.items():
        refused[f"{field.path}#{rows[rank]['id']}#{column}"] = (rows[rank].get(column, ""), reason)
    st.session_state[draft_state.REFUSED] = refused
    draft_state.change(services, brief=brief)


def taken(brief: Brief, path: str, items: Sequence[Mapping[str, str]]) -> tuple[Brief, dict[tuple[int, str], str]]:
    """The brief with the items of a list, and why some of what they say could not be taken, by rank and column."""
    reasons: dict[tuple[int, str], str] = {}
    kept: dict[int, dict[str, str]] = {rank: dict(item) for rank, item in enumerate(items)}
    while True:
        ranks = list(kept)
        try:
            return with_value(brief, path, list(kept.values())), reasons
        except ValidationError as error:
            for problem in error.errors():
                place, column = problem["loc"][-2:]
                rank = ranks[int(place)]
                reasons[rank, str(column)] = f"{UNNAMED if problem['type'] == 'missing' else reason_of(problem)}."
                _leave_out(kept, rank, str(column))


def _leave_out(kept: dict[int, dict[str, str]], rank: int, column: str) -> None:
    """Drops the value that cannot be taken; an item without its name goes as a whole."""
    if kept.get(rank, {}).pop(column, None) is None:
        kept.pop(rank, None)


def _refused(field: Field, row: Row) -> Iterator[tuple[str, str]]:
    prefix = f"{field.path}#{row['id']}#"
    for path, told in draft_state.refused().items():
        if path.startswith(prefix):
            yield told
