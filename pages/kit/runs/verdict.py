"""What one run says of one picture."""

import streamlit as st

from lib import catalog
from lib.errors import LearnerError
from lib.i18n import _
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.observation import Observation, observe
from lib.inspectors.readings import Reading
from lib.parts import score_card
from lib.parts.drawing_canvas import strokes_of_picture
from lib.pictures.reference import OWN, Picture
from lib.runs import Run, open_store
from pages.kit.pictures.test_images import labels_of
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.label import label_run
from pages.kit.texts import say, translate_class


def is_read_in_browser(run_id: str) -> bool:
    """Return whether a run's network has read a drawing in this browser."""
    return score_card.PART.state(_key(run_id)).is_live


def show_verdict(run: Run, picture: Picture | None, *, steps: frozenset[str], number: int) -> None:
    """Draw a card with the run's scores and answer, and a link to its routing; or say why it saw nothing.

    What is drawn or filmed the network reads in the browser, while it changes; the server reads what is drawn or
    taken too, drawings until the browser has shown that it can.

    Args:
        picture: None where there is none yet, but the learner can draw or film one.
        steps: of the preparation that are switched on.
        number: of the picture, as `number_of_picture` returns it.
    """
    key = _key(run.id)
    try:
        checkpoint = choose_checkpoint(open_store(), run, f"checkpoint-{run.id}")
        address = network_address(run, checkpoint)
        is_drawn = bool(strokes_of_picture(picture))
        is_live = address is not None and is_read_in_browser(run.id)
        seen = None if picture is None or (is_drawn and is_live) else _read(run, checkpoint, picture)
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
        return
    data = catalog.dataset(run.spec.dataset)
    given = score_card.payload(
        run_id=run.id,
        title=label_run(run),
        class_names=list(map(translate_class, data.class_names)),
        score_name="lengths" if run.architecture.has_capsules else "probabilities",
        presence=run.presence,
        is_of_digits=data.is_of_digits,
        answers=data.labels_per_image,
        labels=() if picture is None else labels_of(Reading.of(run.spec), picture),
        scores=None if seen is None else seen.scores,
        reconstruction=None if seen is None else seen.reconstruction,
        network=address,
        input_shape=run.spec.input_shape,
        steps=sorted(Reading.of(run.spec).steps_for(steps)),
        number=number,
        has_picture=picture is not None,
        is_live=is_live,
    )
    score_card.PART.mount(given, key=key)
    if data.labels_per_image == 2 and (picture is None or picture.kind == OWN):
        st.caption(_("It learned from pairs of digits, but you may also ask it about a single one."))
    if run.architecture.has_capsules and picture is not None:
        st.page_link(
            "pages/routing/page.py",
            label=_("Step through its routing"),
            icon=":material/hub:",
            # What was drawn since this run of the page travels along.
            query_params={"run": run.id, "checkpoint": checkpoint}
            | ({} if seen is None else {"image": picture.reference}),
        )


def _key(run_id: str) -> str:
    return f"card-{run_id}"


def _read(run: Run, checkpoint: str, picture: Picture) -> Observation:
    with st.spinner(_("The network reads the picture …")):
        return observe(run.id, checkpoint, picture)
