"""A table of runs: a column a run; on a phone a card a measure, with the runs below each other."""

from collections.abc import Sequence

from lib.charts.paper_table import Cell, paper_table

STYLE = """<style>
@media (max-width: 760px) {
.compare .paper td { display: grid; grid-template-columns: minmax(7rem, 2fr) 3fr; column-gap: .6rem; }
.compare .paper td::before { font-size: .86rem; }
.compare .paper td small { grid-column: 2; }
}
</style>"""


def compare_table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """HTML of the table; cells as `paper_table` takes them."""
    return f'{STYLE}<div class="compare">{paper_table(caption, columns, rows)}</div>'
