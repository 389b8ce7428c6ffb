"""What one run says of one picture."""

import numpy as np
import streamlit as st

from lib.charts.score_card import score_card
from lib.errors import LearnerError
from lib.i18n import _, say
from lib.probe.client import observe
from lib.runs import Run, open_store
from pages.parts.choose_run import run_label
from pages.parts.pictures import Picture

SHORT = 0.5
"""A class capsule shorter than this says that its class is rather absent than present."""


def show_verdict(run: Run, image: np.ndarray, picture: Picture) -> None:
    """A card with the run's scores and answer, and the way to its routing."""
    try:
        checkpoint = open_store().files(run).checkpoints()[-1]
        with st.spinner(_("The network reads the picture …")):
            seen = observe(run.id, checkpoint, image)
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
        return
    best, name = float(seen.scores[seen.winner]), seen.class_names[seen.winner]
    by_length = seen.score_name == "lengths"
    unsure = best < SHORT
    if by_length and unsure:
        answer = _("None of them: even the longest capsule, {name}, is only {length:.2f} long.").format(
            name=name, length=best
        )
    elif by_length:
        answer = _("It reads a {name}: that capsule is {length:.2f} long.").format(name=name, length=best)
    else:
        answer = _("It reads a {name}, with probability {probability:.1%}.").format(name=name, probability=best)
    st.html(
        score_card(
            run_label(run),
            answer,
            seen.class_names,
            seen.scores,
            unsure=unsure,
            reconstruction=seen.reconstruction,
            labels={
                "reconstruction": _("drawn back from capsule {name}").format(name=name),
                "scores": _("capsule lengths") if by_length else _("probabilities"),
            },
        )
    )
    if run.architecture.has_capsules:
        st.page_link(
            "pages/routing.py",
            label=_("Step through its routing"),
            icon=":material/hub:",
            query_params={"run": run.id, "image": picture.reference},
        )
