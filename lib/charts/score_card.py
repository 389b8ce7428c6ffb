"""What one network says of one image, as a small HTML card: ten bars, the answer, the reconstruction."""

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np

from lib.charts.tiles import data_url, grey

STYLE = """<style>
.card { border: 1px solid var(--st-border-color, #8886); border-radius: .5rem; padding: .75rem 1rem; }
.card h4 { margin: 0; font-size: 1rem; font-weight: 600; padding: 0; }
.card .body { display: flex; gap: .75rem; align-items: flex-start; margin-top: .5rem; flex-wrap: wrap; }
.card table { flex: 1 1 9rem; border-collapse: collapse; margin: 0; }
.card td { border: 0; padding: 1px 6px 1px 0; font-variant-numeric: tabular-nums; line-height: 1.25; }
.card td.bar { width: 75%; }
.card .track { background: #8882; border-radius: 4px; height: 14px; }
.card .fill { background: #8fa8c4; border-radius: 4px; height: 14px; min-width: 2px; }
.card tr.winner { font-weight: 700; }
.card tr.winner .fill { background: #0b6bc9; }
.card .unsure tr.winner .fill { background: #d97706; }
.card figure { margin: 0; text-align: center; width: 92px; font-size: .8rem; line-height: 1.25; }
.card img { width: 88px; height: 88px; image-rendering: pixelated; border-radius: 4px; }
.card .answer { font-size: 1.05rem; margin: .25rem 0 0; min-height: 1.6rem; }
</style>"""


def score_card(
    title: str,
    answer: str,
    class_names: Sequence[str],
    scores: np.ndarray,
    *,
    answers: int = 1,
    unsure: bool,
    reconstruction: np.ndarray | None,
    labels: Mapping[str, str],
) -> str:
    """The card's HTML. Each bar's exact score is in its `data-value`.

    Args:
        answer: one sentence.
        scores: [classes], in [0, 1].
        answers: how many of the highest scores are the answer.
        unsure: paints the longest bars as a warning.
        reconstruction: [height, width, channels] in [0, 1], or None.
        labels: texts for "reconstruction" and "scores" (of what the numbers are).
    """
    winners = np.argsort(-scores, kind="stable")[:answers]
    rows = "".join(
        f"<tr{' class=winner' if label in winners else ''}><td>{escape(name)}</td>"
        f'<td class="bar"><div class="track"><div class="fill" style="width:{100 * score:.1f}%"></div></div></td>'
        f'<td data-value="{float(score)!r}">{score:.3f}</td></tr>'
        for label, (name, score) in enumerate(zip(class_names, scores, strict=True))
    )
    picture = ""
    if reconstruction is not None:
        url = data_url(grey(reconstruction))
        picture = (
            f'<figure><img src="{url}" alt="{escape(labels["reconstruction"])}">'
            f"<figcaption>{escape(labels['reconstruction'])}</figcaption></figure>"
        )
    return (
        f'{STYLE}<div class="card"><h4>{escape(title)}</h4><p class="answer">{escape(answer)}</p>'
        f'<div class="body{" unsure" if unsure else ""}"><table aria-label="{escape(labels["scores"])}">'
        f"{rows}</table>{picture}</div></div>"
    )
