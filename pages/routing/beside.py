"""The networks that can stand beside that of the stepper, and what the server routes where a browser cannot."""

from math import isqrt

from lib.inspectors.answers.routing_observation import observe_routing
from lib.inspectors.readings import Reading
from lib.models.common_options import count_routing_iterations
from lib.parts.routed import MOST_ITERATIONS, Choices
from lib.parts.routing_beside import Answered, Second
from lib.pictures.reference import AnyPicture
from lib.runs import Run, RunStore
from pages.kit import state
from pages.kit.parameters import Whole
from pages.kit.routed import describe_checkpoints
from pages.kit.runs.choose_run import find_trained_runs
from pages.kit.runs.label import title_of

SAME = "same"
"""What the address says where the network beside is that of the stepper."""
VECTORS = 2
"""How many axes a list of capsules has."""
ITERATIONS = Whole("beside_iterations", "", 1, MOST_ITERATIONS)


def find_seconds(store: RunStore, run: Run) -> tuple[Second, ...]:
    """Return the run itself, and all others with capsules that read the same pictures."""
    reading = Reading.of(run.spec)
    others = [
        other
        for other in find_trained_runs(store, with_capsules=True)
        if other.id != run.id and Reading.of(other.spec) == reading
    ]
    return tuple(_describe(store, one) for one in (run, *others))


def _describe(store: RunStore, run: Run) -> Second:
    return Second(
        run.id,
        title_of(run),
        count_routing_iterations(run.spec.model),
        places_of(run),
        describe_checkpoints(store, run),
    )


def places_of(run: Run) -> tuple[int, int, int]:
    """Return rows and columns of the run's primary capsules, and how many types of them stand at each place."""
    shape, before = run.spec.task.input_shape, None
    for layer in run.architecture.layers(run.spec.model, run.spec.task):
        if layer.name == "class_capsules":
            break
        shape, before = layer.output(shape), layer
    if len(shape) > VECTORS:
        rows, columns, types = shape[:3]
        return rows, columns, types
    types = int(getattr(before, "types", shape[0]))
    side = isqrt(shape[0] // types)
    return side, side, types


def route_beside(seconds: tuple[Second, ...], choices: Choices, picture: AnyPicture, iterations: int) -> Answered:
    """Return the routing that the address asks for beside that of the stepper, which makes so many iterations.

    What the address does not say is as in `chosenBeside` of the part's `state.js`.
    """
    wanted, own = state.current("beside"), seconds[0]
    second = next((one for one in seconds if one.run == wanted), own)
    names = [one.name for one in second.checkpoints]
    usual = choices.checkpoint if second is own else names[0]
    checkpoint = state.current("beside_checkpoint")
    checkpoint = checkpoint if checkpoint in names else usual
    text = state.current("beside_iterations")
    if second.trained_with is None:
        passes = 1
    elif text is not None and ITERATIONS.is_possible(text):
        passes = int(text)
    else:
        passes = 1 if second is own and iterations != 1 else second.trained_with
    off = choices.off if second is own else ()
    routing = observe_routing(second.run, checkpoint, picture, passes, off)
    return Answered(second.run, checkpoint, choices.picture, off, routing)
