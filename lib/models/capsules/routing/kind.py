"""What a kind of routing declares: everything that is true of it and that others show, check or compute with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import prod

from lib.errors import N_, Plural
from lib.models.capsules.trace import TRACE_AXES, Axis, RoutingTrace
from lib.models.lazy_tensorflow import tf

LENGTHS_CHANGE = N_(
    "{class} goes from {before} to {length}; {second} is next, from {second_before} to {second_length}."
)
"""The sentence of a step that computes the outputs again, for kinds that iterate."""


@dataclass(frozen=True)
class RoutingInput:
    """What a kind of routing may compute with.

    Attributes:
        votes: û, [batch, outputs, inputs, dim], the order in which they are summed.
        activations: how present each input capsule is, [batch, inputs] in [0, 1].
        iterations: how many passes to make; kinds of one pass ignore it.
        weights: what this kind has learned, by the names of `RoutingKind.weights`; optional ones may be missing.
        blocked_gradient: let the gradient flow through the last pass alone, where there are several.
    """

    votes: tf.Tensor
    activations: tf.Tensor
    iterations: int
    weights: Mapping[str, tf.Tensor]
    blocked_gradient: bool = False


@dataclass(frozen=True)
class RoutingWeight:
    """An array that the class capsules learn for a kind of routing.

    Attributes:
        name: as in a checkpoint, "class_capsules/<name>".
        axes: of INPUTS, OUTPUTS and DIM.
        initial: the value of all its numbers before training.
        is_bias: whether it exists only where the class capsules are asked for a bias, and starts as they say.
    """

    name: str
    axes: tuple[Axis, ...]
    initial: float = 0.0
    is_bias: bool = False


@dataclass(frozen=True)
class RoutingStep:
    """One step of an iteration, as a learner steps through it.

    The sentences may have these placeholders: {inputs}, {outputs}, {uniform}; {class}, the class capsule that the
    sentence is about; {length}, {before}, {second}, {second_length}, {second_before} for the lengths of the
    longest two; {mean}, {high} and {capsule} of what the step shows towards {class}.

    Attributes:
        name: identifies the step within its kind.
        label: one or two words (marked for translation, as all texts here).
        sentence: what happens in this step.
        first_sentence: the same in the first iteration, where that differs.
        last_sentence: the same in the last iteration, where that differs.
        array: which array of the trace the step computes, of `TRACE_AXES` or of the kind's details, or "".
        variable: the name that the step assigns in the source, where it is not that of the array.
        group: the part of the iteration to which the step belongs, or "".
    """

    name: str
    label: str
    sentence: str
    array: str = ""
    first_sentence: str = ""
    last_sentence: str = ""
    variable: str = ""
    group: str = ""

    @property
    def assigned(self) -> str:
        """The name that the step assigns in the source of the routing function."""
        return self.variable or self.array


@dataclass(frozen=True)
class RoutingKind:
    """A kind of routing. Each has a module of its own in this folder, which calls it `KIND`.

    Attributes:
        name: as in a run's options (marked for translation).
        place: where it stands among the others in lists.
        title: two or three words (marked for translation, as all texts here).
        sentence: what it does, in one sentence.
        is_one_pass: whether it makes a single pass, whatever the number of iterations.
        function: the function whose lines are shown, one of its module.
        route: computes the routing of `RoutingInput`.
        steps: the named steps of one iteration, in order; one computes the weighted sums, a later one the outputs.
        details: what only this kind reports, with axes; the iterations come first.
        weights: what the class capsules learn for it.
        products: how often each number of the votes is multiplied, by the number of iterations.
        vote_spread: standard deviation of a new vote matrix's entries; 0.1 is the official code's.
        texts: what only this kind's drawing in the browser says, by label; nothing for kinds without one.
    """

    name: str
    title: str
    sentence: str
    is_one_pass: bool
    function: Callable[..., RoutingTrace]
    route: Callable[[RoutingInput], RoutingTrace]
    steps: tuple[RoutingStep, ...]
    products: Callable[[int], int]
    place: int = 100
    details: Mapping[str, tuple[Axis, ...]] = field(default_factory=dict)
    weights: tuple[RoutingWeight, ...] = ()
    vote_spread: float = 0.1
    texts: Mapping[str, str | Plural] = field(default_factory=dict)

    @property
    def axes(self) -> Mapping[str, tuple[Axis, ...]]:
        """The axes of every array that it reports, by name."""
        return {**TRACE_AXES, **self.details}

    def multiply_adds(self, inputs: int, outputs: int, dim: int, iterations: int) -> int:
        """Return those of routing the votes [inputs, outputs, dim]; making the votes is not among them."""
        return self.products(iterations) * inputs * outputs * dim

    def parameters(self, inputs: int, outputs: int, dim: int, *, has_bias: bool = False) -> int:
        """Return how many numbers training adjusts in the routing itself, beside the matrices of the votes.

        Args:
            has_bias: whether the class capsules are asked for a bias; kinds that have none ignore it.
        """
        sizes = {Axis.INPUTS: inputs, Axis.OUTPUTS: outputs, Axis.DIM: dim}
        learned = (weight for weight in self.weights if has_bias or not weight.is_bias)
        return sum(prod(sizes[axis] for axis in weight.axes) for weight in learned)

    def check_shapes(self, shapes: Mapping[str, tuple[int, ...]], sizes: Mapping[Axis, int]) -> None:
        """Raise ValueError for the first of `shapes` (without the batch) that is missing or has another size."""
        for name, axes in self.axes.items():
            if name not in shapes:
                needed = ", ".join(self.details if name in self.details else TRACE_AXES)
                raise ValueError(f"The routing trace has no {name}; for {self.name!r} it needs {needed}.")
            expected = tuple(sizes[axis] for axis in axes)
            if shapes[name] != expected:
                raise ValueError(f"{name} should be {expected} to fit the votes, but is {shapes[name]}.")
