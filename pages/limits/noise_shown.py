"""How often noise misled networks: a chart for each method, its words, a table, a file, and what others found."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib.charts.shares import Axes, Line, shares_over_dial
from lib.csv_text import csv_text
from lib.i18n import _
from lib.inspectors.answers.adversarial_noise import Method
from lib.inspectors.answers.noise_success import EPSILONS, NoiseCurve
from lib.inspectors.noise_queue import Key
from lib.intervals import write_percent
from lib.parts.adversarial_noise.labels import METHOD_NAMES
from lib.parts.chart_files import chart_files
from lib.typed_text import in_markdown
from pages.kit.figures import draw_figure
from pages.limits.noise_notebook import cells_of


@dataclass(frozen=True)
class Success:
    """How often the noise of one network misled a network.

    Attributes:
        key: who makes the noise, who reads it, and the method, as the inspectors know them.
        reader, maker: what they are called.
        look: the reader's colour.
        is_from_other: whether the noise was made for another network than the reader.
    """

    key: Key
    method: Method
    reader: str
    maker: str
    look: int
    curve: NoiseCurve
    is_from_other: bool

    @property
    def title(self) -> str:
        """What its line is called."""
        if not self.is_from_other:
            return self.reader
        return _("{network}, with the noise of {other}").format(network=self.reader, other=self.maker)

    @property
    def line(self) -> Line:
        """What is drawn of it."""
        arrays = self.curve.to_arrays()
        counts = (arrays["epsilon"], arrays["fooled"], arrays["images"])
        return Line(self.title, *counts, self.look, self.is_from_other)


def show_curves(found: Sequence[Success]) -> None:
    """Draw what is known, its words and its numbers; nothing if nothing is known yet."""
    if not found:
        return
    axes = Axes("ε", _("misled"), EPSILONS[1:])
    for method, column in zip(Method, st.columns(2, gap="medium"), strict=True):
        of_method = [one for one in found if one.method == method]
        if not of_method:
            continue
        with column:
            st.markdown(f"**{_(METHOD_NAMES[method])}**")
            figure = shares_over_dial([one.line for one in of_method], axes)
            draw_figure(figure, _("Share that is misled over ε, a line for each network"), key=f"misled-{method}")
            st.caption(" ".join(_say_last(one) for one in of_method))
    _say_zeros(found)
    with st.expander(_("What others found")):
        st.markdown(_published())
    with st.expander(_("Shares as a table")):
        st.table(_rows_of(found))  # pyright: ignore[reportUnknownMemberType]  (Streamlit takes tables of libraries without types)
    chart_files(
        "noise-success",
        title=_("How often noise misleads"),
        charts={f"misled-{method}": _(METHOD_NAMES[method]) for method in Method},
        csv=_csv_of(found),
        cells=cells_of([one.key for one in found]),
        key="noise-files",
    )


def _say_last(one: Success) -> str:
    """Say how many are misled by the most noise that is measured by now, with the interval."""
    line = one.line
    low, high = 100 * line.edges[-1]
    return _("{network}: {share} of {images} at ε = {epsilon} ({low} to {high}).").format(
        network=in_markdown(one.title),
        share=write_percent(float(line.shares[-1]), 1),
        images=int(line.images[-1]),
        epsilon=f"{line.values[-1]:.2f}",
        low=f"{low:.1f}",
        high=write_percent(high / 100, 1),
    )


def _say_zeros(found: Sequence[Success]) -> None:
    """Say where gradients are exactly 0: there FGSM is powerless, which says little about the network."""
    own = [one for one in found if one.method == Method.FGSM and not one.is_from_other]
    words = [
        _(
            "{network}: the gradient is exactly 0 at {share} of all pixels; at every pixel in {still} of {images} "
            "images, of the other {others} ε = {epsilon} misleads {fooled}."
        ).format(
            network=in_markdown(one.reader),
            share=write_percent(last.zeros, 1),
            still=last.still,
            images=last.images,
            others=last.images - last.still,
            epsilon=f"{last.epsilon:.2f}",
            fooled=last.fooled,
        )
        for one in own
        for last in one.curve.points[-1:]
    ]
    masked = _(
        "The margin loss is exactly 0 as soon as the right length is above 0.9 and all others are below 0.1. Then "
        "it has no gradient, and FGSM changes nothing: the weakness is hidden, not gone. The steps towards a "
        "class have a gradient, and the noise of another network needs none. One network of each kind was "
        "measured: this is no verdict on capsules or on CNNs."
    )
    st.caption(" ".join([*words, masked]))


def _published() -> str:
    return _(
        "- Gu, Wu and Tresp (*Effective and Efficient Vote Attack on Capsule Networks*, ICLR 2021): under the "
        "usual attacks capsule networks look more robust than CNNs; an attack on their votes misleads them too.\n"
        "- Gu, Tresp and Hu (*Capsule Network is Not More Robust than Convolutional Network*, CVPR 2021), of "
        "changed and overlapping digits, not of noise: CNNs that take over what helps capsule networks are more "
        "robust than these.\n"
        "- Michels, Uelwer, Upschulte and Harmeling (*On the Vulnerability of Capsule Networks to Adversarial "
        "Attacks*, 2019): capsule networks are misled as easily as CNNs.\n"
        "- Marchisio et al. (*RobCaps*, 2023) find capsule networks more robust than CNNs of the same size, and "
        "that the routing contributes little to it.\n\n"
        "These are other networks, other data and other attacks than here: compare what follows from them, not "
        "the numbers."
    )


def _rows_of(found: Sequence[Success]) -> list[dict[str, object]]:
    """Return a row for each ε, with networks and methods beside each other."""
    rows: list[dict[str, object]] = []
    for epsilon in EPSILONS:
        row: dict[str, object] = {"ε": f"{epsilon:.2f}"}
        for one in found:
            title = f"{_(METHOD_NAMES[one.method])} · {one.title}"
            row[title] = "–"
            for at in np.flatnonzero(one.line.values == epsilon):
                low, high = one.line.edges[at]
                share = write_percent(float(one.line.shares[at]), 1)
                row[title] = f"{share} ({100 * low:.1f} – {write_percent(high, 1)})"
        rows.append(row)
    return rows


def _csv_of(found: Sequence[Success]) -> str:
    names = [*("method", "network", "noise made for", "epsilon", "misled", "images", "low", "high")]
    names += ["share of pixels without gradient", "images without gradient"]
    rows = [
        [*texts, point.epsilon, point.fooled, point.images, *edges, point.zeros, point.still]
        for one in found
        for texts in [(one.method.value, one.reader, one.maker)]
        for point, edges in zip(one.curve.points, one.line.edges.tolist(), strict=True)
    ]
    return csv_text(names, rows)
