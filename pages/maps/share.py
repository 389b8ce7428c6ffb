"""What the answer owes to one map: the score with it and without it, and the maps that count most."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib.charts.html import render
from lib.charts.score_text import score_text
from lib.errors import NP_
from lib.i18n import _, plural
from lib.inspectors.answers.map_share import MapShare, map_share
from lib.inspectors.answers.maps import LayerMaps, NetworkMaps
from lib.models.capsules.routing import Presence
from lib.pictures.reference import Picture
from lib.runs import Run
from pages.kit import state
from pages.kit.guess import SKIPPED, ask_for_guess

LISTED = 6
"""How many maps are listed, the chosen one among them."""


@dataclass(frozen=True)
class _Row:
    """A map, its link, what it adds to the class's evidence, and the bar to that in percent of the track."""

    name: str
    link: str
    effect: float
    text: str
    score: str
    left: float
    width: float
    is_chosen: bool


def show_share(
    run: Run, checkpoint: str, picture: Picture, found: NetworkMaps, layer: LayerMaps, which: int
) -> None:
    """Ask whether the answer stays without the map; then draw what it and the strongest maps of its layer add."""
    name = found.class_names[int(np.argmax(found.scores))]
    st.subheader(
        _("What does “{name}” owe to map {map} of {layer}?").format(name=name, map=which + 1, layer=layer.name),
        anchor=False,
    )
    with st.spinner(_("The network reads the picture without this map …")):
        share = map_share(run.id, checkpoint, picture, layer.name, which)
    stays = int(np.argmax(share.scores[1])) == int(np.argmax(share.scores[0]))
    guess = ask_for_guess(
        f"guess-share-{run.id}-{layer.name}-{which}",
        _("Set this map to 0 everywhere: does the network still read “{name}”?").format(name=name),
        _("Guess first. The layers behind it then compute everything again."),
        {"yes": _("yes"), "no": _("no")},
    )
    if guess is None:
        return
    said = [_judge(guess, stays)] if guess != SKIPPED else []
    st.markdown(" ".join([*said, _describe(found, share, name, run.presence), _explain(share)]))
    _draw(found, share)


def _judge(guess: str, stays: bool) -> str:
    """Return whether the guess was right."""
    return _("You guessed right.") if (guess == "yes") == stays else _("You guessed otherwise.")


def _describe(found: NetworkMaps, share: MapShare, name: str, presence: Presence | None) -> str:
    """Return the class's evidence and score with the map and without it, and what is read then."""
    label, now = int(np.argmax(share.scores[0])), int(np.argmax(share.scores[1]))
    values = {
        "name": name,
        "before": f"{share.evidence[0, label]:.3f}",
        "after": f"{share.evidence[1, label]:.3f}",
        "before_score": score_text(float(share.scores[0, label]), share.score_name),
        "after_score": score_text(float(share.scores[1, label]), share.score_name),
        "now": found.class_names[now],
    }
    if share.score_name == "lengths":
        length = _("With the map the capsule of “{name}” is {before} long, without it {after}.")
        activation = _("With the map the activation of “{name}” is {before}, without it {after}.")
        text = activation if presence is Presence.ACTIVATION else length
    else:
        text = _(
            "With the map the logit of “{name}” is {before} ({before_score}), without it {after} ({after_score})."
        )
    reads = "" if now == label else " " + _("Then the network reads “{now}”.").format(**values)
    return text.format(**values) + reads


def _explain(share: MapShare) -> str:
    """Return what the difference is: exact where only sums follow, else the effect of this change alone."""
    if share.is_linear:
        return _("Only sums lie between, so the difference is exactly what the map adds.")
    return _("The layers between are not linear: it is the effect of this one change, and effects do not add up.")


def _link(layer: str, which: int) -> str:
    """Return a link that opens a map, or a number, of a layer."""
    return state.link_to(layer=layer, map=str(which + 1))


def _draw(found: NetworkMaps, share: MapShare) -> None:
    """Draw the chosen map and those whose loss changes the answer most, as bars around 0."""
    label = int(np.argmax(share.scores[0]))
    effects = share.effects(label)
    order = np.argsort(-np.abs(effects), kind="stable")
    shown = [int(at) for at in order[:LISTED]]
    if 0 not in shown:
        shown = [*shown[: LISTED - 1], 0]
    low, high = min(0.0, float(effects[shown].min())), max(0.0, float(effects[shown].max()))
    span = (high - low) or 1.0
    rows = [
        _Row(
            _("map {map}").format(map=int(share.maps[at]) + 1),
            _link(share.layer, int(share.maps[at])),
            float(effects[at]),
            f"{effects[at]:+.3f}".replace("-", "−"),
            score_text(float(share.scores[1 + at, label]), share.score_name),
            100 * (min(0.0, float(effects[at])) - low) / span,
            100 * abs(float(effects[at])) / span,
            at == 0,
        )
        for at in shown
    ]
    name = found.class_names[label]
    heads = [_("adds to “{name}”").format(name=name), _("“{name}” without it").format(name=name)]
    links = [_link(found.layers[-1].name, label) if found.layers[-1].can_open else "", ""]
    st.html(
        render(
            "pages/maps/share.html",
            rows=rows,
            heads=list(zip(heads, links, strict=True)),
            zero=f"{-100 * low / span:.2f}",
        )
    )
    text = NP_(
        "{count} map was set to 0.",
        "{count} maps were set to 0, one at a time: this one and those with the largest values; listed are those "
        "that count most. This one is number {place}.",
    )
    place = int(np.flatnonzero(order == 0)[0]) + 1
    st.caption(plural(text, len(effects)).format(count=len(effects), place=place))
