"""What the learner has chosen to have routed inside a part, as the address says it by now."""

from collections.abc import Callable

from lib import catalog
from lib.errors import LearnerError
from lib.inspectors.answers.network_file import network_address
from lib.models.common_options import count_routing_iterations
from lib.number_ranges import read_ranges
from lib.parts.picture_choice import PictureChoice
from lib.parts.routed import NONE_OFF, Checkpoint, Choices
from lib.runs import Run, RunStore
from pages.kit import state
from pages.kit.parameters import CHECKPOINT, RUN
from pages.kit.runs.choose_checkpoint import label_checkpoint

ITERATIONS, OFF = "iterations", "off"


def read_choices(store: RunStore, run: Run, pictures: PictureChoice) -> tuple[Choices, int]:
    """Return what is chosen and what else there is, and the number of iterations.

    Before any choice it is the last checkpoint, and as many iterations as the run was trained with.
    """
    names = store.files(run).checkpoints()[::-1]
    chosen = {name: state.current(name) for name in (CHECKPOINT.name, ITERATIONS)}
    memory = state.memory()
    if memory.setdefault(RUN.name, run.id) != run.id:  # they were chosen for another run
        memory[RUN.name], chosen = run.id, dict.fromkeys(chosen)
    checkpoint, iterations = chosen[CHECKPOINT.name], chosen[ITERATIONS]
    trained_with = count_routing_iterations(run.spec.model)
    choices = Choices(
        run=run.id,
        picture=pictures.picture,
        checkpoint=checkpoint if checkpoint in names else names[0],
        checkpoints=describe_checkpoints(store, run),
        trained_with=trained_with,
        answers=catalog.dataset(run.spec.dataset).labels_per_image,
        pictures=pictures,
    )
    if trained_with is None:
        return choices, 1
    if iterations is not None and state.parameter(ITERATIONS).is_possible(iterations):
        return choices, int(iterations)
    return choices, trained_with


def describe_checkpoints(store: RunStore, run: Run) -> tuple[Checkpoint, ...]:
    """Return the checkpoints of a run, the last one first."""
    names = store.files(run).checkpoints()[::-1]
    return tuple(Checkpoint(name, label_checkpoint(name), _address_of(run, name)) for name in names)


def read_off(inputs: int) -> tuple[int, ...]:
    """Return which of so many primary capsules are switched off; none where the address means others."""
    return read_ranges(state.current(OFF), inputs)


def can_be_off(inputs: int) -> Callable[[str], bool]:
    """Return whether a text of the address means some of so many capsules, or none of them."""
    return lambda text: text == NONE_OFF or bool(read_ranges(text, inputs))


def _address_of(run: Run, checkpoint: str) -> str | None:
    """Return where the network is served; None too if it cannot be read, as the server says once it is asked."""
    try:
        return network_address(run, checkpoint)
    except LearnerError:
        return None
