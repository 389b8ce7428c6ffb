"""One image that a network read wrong, and why: its highest scores as bars, the right class among them."""

from collections.abc import Sequence
from html import escape

import numpy as np

from lib.charts.tiles import data_url

BARS = 3
STYLE = """<style>
.mistake { display: flex; gap: .7rem; align-items: flex-start; line-height: 1.25; }
.mistake img { width: 84px; height: 84px; object-fit: contain; image-rendering: pixelated; border-radius: 4px;
background: #8883; flex: none; }
.mistake table { border-collapse: collapse; margin: .25rem 0 0; width: 100%; font-size: .85rem; }
.mistake td { border: 0; padding: 1px 4px 1px 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
.mistake td.bar { width: 55%; }
.mistake .track { background: #8882; border-radius: 4px; height: 10px; }
.mistake .fill { background: #8fa8c4; border-radius: 4px; height: 10px; min-width: 2px; }
.mistake tr.named .fill { background: #d97706; }
.mistake tr.true .fill { background: #0b6bc9; }
.mistake .why { flex: 1 1 auto; min-width: 0; font-size: .92rem; }
</style>"""


def mistake_card(
    image: np.ndarray,
    sentence: str,
    class_names: Sequence[str],
    scores: np.ndarray,
    labels: Sequence[int],
    aria: str,
) -> str:
    """The card's HTML. Each bar's exact score is in its `data-value`.

    Args:
        image: uint8 [height, width, channels].
        sentence: what it was and what it was taken for.
        scores: [classes], in [0, 1].
        labels: the classes that the image shows; their bars are blue, those named wrongly orange.
        aria: what the numbers are, for screen readers.
    """
    order = np.argsort(-scores, kind="stable")
    shown = list(dict.fromkeys([*order[: max(BARS - 1, len(labels))].tolist(), *labels]))
    named = order[: len(labels)].tolist()
    rows = "".join(
        f'<tr class="{"true" if label in labels else "named" if label in named else ""}">'
        f"<td>{escape(class_names[label])}</td>"
        f'<td class="bar"><div class="track"><div class="fill" style="width:{100 * scores[label]:.1f}%"></div>'
        f'</div></td><td data-value="{float(scores[label])!r}">{scores[label]:.3f}</td></tr>'
        for label in shown
    )
    return (
        f'{STYLE}<div class="mistake"><img src="{data_url(image)}" alt=""><div class="why">{escape(sentence)}'
        f'<table aria-label="{escape(aria)}">{rows}</table></div></div>'
    )
