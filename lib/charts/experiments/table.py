"""A table that a phone shows as cards: each row's cells below each other, each with its column's name."""

from collections.abc import Sequence
from html import escape

STYLE = """<style>
.cards { width: 100%; border-collapse: collapse; font-size: .92rem; line-height: 1.35; }
.cards caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
.cards th, .cards td { text-align: left; vertical-align: top; padding: .45rem .7rem .45rem 0; }
.cards thead th { border-bottom: 2px solid var(--st-border-color, #8886); font-weight: 600; }
.cards tbody tr { border-bottom: 1px solid var(--st-border-color, #8886); }
.cards tbody th { font-weight: 600; min-width: 9rem; }
.cards small { display: block; opacity: .8; font-size: .84rem; }
@media (max-width: 760px) {
.cards thead { display: none; }
.cards tr, .cards th, .cards td { display: block; padding: .15rem 0; }
.cards tbody tr { padding: .6rem 0; }
.cards td::before { content: attr(data-column); display: block; font-size: .8rem; opacity: .7; }
.cards.beside td { display: grid; grid-template-columns: minmax(7rem, 2fr) 3fr; column-gap: .6rem; }
.cards.beside td::before { font-size: .86rem; }
.cards.beside td small { grid-column: 2; }
}
</style>"""

Cell = tuple[str, str]


def cards_table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], *, names_beside: bool = False
) -> str:
    """Return HTML of a table whose cells are a text and a small text below it; the first column heads each row.

    Args:
        names_beside: whether a card has the columns' names beside the cells and not above them, for short names
            such as those of runs.
    """
    kind = "cards beside" if names_beside else "cards"
    head = "".join(f"<th scope=col>{escape(column)}</th>" for column in columns)
    body = "".join(_row(columns, row) for row in rows)
    return (
        f'{STYLE}<table class="{kind}"><caption>{escape(caption)}</caption>'
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
