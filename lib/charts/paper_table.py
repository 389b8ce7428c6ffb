"""A table that a phone shows as cards: each row's cells below each other, each with its column's name."""

from collections.abc import Sequence
from html import escape

STYLE = """<style>
.paper { width: 100%; border-collapse: collapse; font-size: .92rem; line-height: 1.35; }
.paper caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
.paper th, .paper td { text-align: left; vertical-align: top; padding: .45rem .7rem .45rem 0; }
.paper thead th { border-bottom: 2px solid var(--st-border-color, #8886); font-weight: 600; }
.paper tbody tr { border-bottom: 1px solid var(--st-border-color, #8886); }
.paper tbody th { font-weight: 600; min-width: 9rem; }
.paper small { display: block; opacity: .8; font-size: .84rem; }
@media (max-width: 760px) {
.paper thead { display: none; }
.paper tr, .paper th, .paper td { display: block; padding: .15rem 0; }
.paper tbody tr { padding: .6rem 0; }
.paper td::before { content: attr(data-column); display: block; font-size: .8rem; opacity: .7; }
}
</style>"""

Cell = tuple[str, str]


def paper_table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """HTML of a table whose cells are a text and a small text below it; the first column heads each row."""
    head = "".join(f"<th scope=col>{escape(column)}</th>" for column in columns)
    body = "".join(_row(columns, row) for row in rows)
    return (
        f'{STYLE}<table class="paper"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(columns: Sequence[str], row: Sequence[Cell]) -> str:
    cells = []
    for number, (column, (text, below)) in enumerate(zip(columns, row, strict=True)):
        small = f"<small>{escape(below)}</small>" if below else ""
        inner = f"{escape(text)}{small}"
        cells.append(
            f"<th scope=row>{inner}</th>" if number == 0 else f'<td data-column="{escape(column)}">{inner}</td>'
        )
    return f"<tr>{''.join(cells)}</tr>"
