"""A network's layers as a table: shape, parameters and multiply-adds, with the share of each as a bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

STYLE = """<style>
.layers { width: 100%; border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }
.layers th, .layers td { padding: .32rem .6rem .32rem 0; text-align: left; vertical-align: top; border: 0;
border-bottom: 1px solid var(--st-border-color, #8884); line-height: 1.3; }
.layers thead th { font-weight: 600; border-bottom-width: 2px; }
.layers tbody th { font-weight: 600; overflow-wrap: anywhere; }
.layers small { display: block; font-weight: 400; opacity: .75; font-size: .82rem; }
.layers tfoot th, .layers tfoot td { font-weight: 700; border-bottom: 0; }
.layers tfoot td.note { font-weight: 400; }
.layers td.cost { width: 26%; }
.layers .track { display: block; height: 6px; border-radius: 3px; background: #8882; margin-top: .15rem; }
.layers .fill { display: block; height: 6px; border-radius: 3px; background: #2f7fd0; }
.layers .fill.adds { background: #d97706; }
.layers i { font-style: normal; opacity: .7; font-size: .82rem; }
@media (max-width: 600px) { .layers { font-size: .82rem; } .layers i { display: block; } }
</style>"""


STAR = "*"


@dataclass(frozen=True)
class LayerRow:
    """A layer as it is listed.

    Attributes:
        parameters, multiply_adds: counts.
        note: a sentence on `multiply_adds` for the foot of the table, or "".
    """

    name: str
    kind: str
    shape: str
    parameters: int
    multiply_adds: int
    note: str = ""


def layer_table(rows: Sequence[LayerRow], labels: Mapping[str, str]) -> str:
    """Return the table as HTML, with its sums; numbers with a note have a star, and the notes stand below.

    Args:
        labels: texts for "layer", "shape", "parameters", "multiply_adds" and "sum".
    """
    parameters = sum(row.parameters for row in rows)
    adds = sum(row.multiply_adds for row in rows)
    head = "".join(
        f"<th scope=col>{escape(labels[name])}</th>" for name in ("layer", "shape", "parameters", "multiply_adds")
    )
    body = "".join(
        f"<tr><th scope=row>{escape(row.name)}<small>{escape(row.kind)}</small></th><td>{escape(row.shape)}</td>"
        f"{_cost(row.parameters, parameters, '')}{_cost(row.multiply_adds, adds, ' adds', row.note)}</tr>"
        for row in rows
    )
    notes = [row.note for row in rows if row.note]
    foot = (
        f"<tr><th scope=row>{escape(labels['sum'])}</th><td></td><td class=cost>{parameters:,}</td>"
        f"<td class=cost>{adds:,}{STAR if notes else ''}</td></tr>"
    )
    foot += "".join(
        f'<tr><td colspan=4 class=note data-testid="layer-note">{STAR} {escape(note)}</td></tr>' for note in notes
    )
    return (
        f'{STYLE}<table class="layers"><thead><tr>{head}</tr></thead><tbody>{body}</tbody>'
        f"<tfoot>{foot}</tfoot></table>"
    )


def _cost(count: int, total: int, colour: str, note: str = "") -> str:
    star = STAR if note else ""
    if not count:
        return f"<td class=cost>–{star}</td>"
    share = count / total
    return (
        f'<td class="cost" data-value="{count}">{count:,}{star} <i>{share:.1%}</i>'
        f'<span class="track"><span class="fill{colour}" style="width:{100 * share:.1f}%"></span></span></td>'
    )
