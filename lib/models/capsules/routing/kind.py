"""What a kind of routing declares: all that is true of it, which others show, check and compute with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import prod

from lib.errors import N_, Plural
from lib.models.capsules.trace import TRACE_AXES, Axis, RoutingTrace
from lib.models.lazy_tensorflow import tf

LENGTHS_CHANGE = N_(
    "{class} goes from {before} to {length}; {second} is next, from {second_before} to {second_length}."
)
"""The sentence of a step that computes the outputs again, for kinds that iterate."""


class Presence(StrEnum):
    """What of a capsule says whether what it stands for is there; a learner reads it by this name."""

    LENGTH = "length"
    ACTIVATION = "activation"
    """A number of its own; the capsule's vector is made as long as that."""


@dataclass(frozen=True)
class RoutingInput:
    """What the class capsules give to a kind of routing.

    Attributes:
        votes: û, [batch, outputs, inputs, dim], the order in which they are summed.
        activations: how present each input capsule is, [batch, inputs] in [0, 1].
        iterations: how many passes to make; kinds that make one pass ignore it.
        weights: what this kind has learned, by the names of `RoutingKind.weights`; a bias may be missing.
        blocked_gradient: let the gradient flow only through the last of several passes.
        logits: of the first pass, [batch, inputs, outputs], to go on from an earlier one; None for zeros. Kinds
            that make one pass ignore them.
        first_iteration: the number of the first pass, from 0, which only some kinds look at.
    """

    votes: tf.Tensor
    activations: tf.Tensor
    iterations: int
    weights: Mapping[str, tf.Tensor]
    blocked_gradient: bool = False
    logits: tf.Tensor | None = None
    first_iteration: int | tf.Tensor = 0


@dataclass(frozen=True)
class RoutingWeight:
    """An array that the class capsules learn for a kind of routing.

    Attributes:
        name: a checkpoint has it as "class_capsules/<name>".
        axes: of INPUTS, OUTPUTS and DIM.
        initial: the value of all its numbers before training.
        is_bias: whether it exists only if the class capsules have a bias; it starts with their initial values.
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
        first_sentence: the sentence in the first iteration, if it differs.
        last_sentence: the sentence in the last iteration, if it differs.
        array: which array of the trace the step computes, of `TRACE_AXES` or of the kind's details, or "".
        variable: the name that the step assigns in the source, if it is not that of the array.
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
    """A kind of routing, declared as `KIND` in a module of its own in this folder.

    Attributes:
        name: as in a run's options (marked for translation).
        place: its place in lists; the lowest comes first.
        title: two or three words (marked for translation, as all texts here).
        sentence: one sentence on what it does.
        is_one_pass: whether it makes a single pass, whatever the number of iterations.
        function: the function of its module whose lines are shown.
        route: computes the routing of `RoutingInput`.
        combine: returns the weighted sums and the outputs, both [batch, outputs, dim], of what the class capsules
            give and of any couplings [batch, outputs, inputs], as one pass of `route` does with its own.
        steps: the named steps of one iteration, in order; one computes the weighted sums, a later one the outputs.
        details: the axes of the arrays that only this kind reports, by name; the iterations come first.
        weights: what the class capsules learn for it.
        products: returns how often each number of the votes is multiplied in so many iterations.
        uses_activations: whether it looks at the activations of the input capsules.
        uses_iteration: whether a pass depends on its number.
        vote_spread: standard deviation of a new vote matrix's entries; 0.1 is the official code's.
        adds_votes: whether a sum of more or longer votes is longer; else votes are averaged.
        presence: what it calls the length of an output.
        squash: which function of `lib.models.capsules.squash` makes outputs of weighted sums; "" for another way.
        has_none: whether “none of the above” takes a share of each input too, which is no output: the couplings of
            an input then add up to less than 1.
        texts: the texts of this kind's own drawing in the browser, by label; empty for kinds without one.
    """

    name: str
    title: str
    sentence: str
    is_one_pass: bool
    function: Callable[..., RoutingTrace]
    route: Callable[[RoutingInput], RoutingTrace]
    combine: Callable[[RoutingInput, tf.Tensor], tuple[tf.Tensor, tf.Tensor]]
    steps: tuple[RoutingStep, ...]
    products: Callable[[int], int]
    place: int = 100
    details: Mapping[str, tuple[Axis, ...]] = field(default_factory=dict[str, tuple[Axis, ...]])
    weights: tuple[RoutingWeight, ...] = ()
    uses_activations: bool = False
    uses_iteration: bool = False
    vote_spread: float = 0.1
    adds_votes: bool = True
    presence: Presence = Presence.LENGTH
    squash: str = ""
    has_none: bool = False
    texts: Mapping[str, str | Plural] = field(default_factory=dict[str, str | Plural])

    @property
    def axes(self) -> Mapping[str, tuple[Axis, ...]]:
        """The axes of every array that it reports, by name."""
        return {**TRACE_AXES, **self.details}

    def uniform_share(self, outputs: int) -> float:
        """Return the coupling that each of so many outputs has where nothing is known yet."""
        return 1 / (outputs + self.has_none)

    def multiply_adds(self, inputs: int, outputs: int, dim: int, iterations: int) -> int:
        """Return how many multiply-adds it takes to route votes [inputs, outputs, dim], without making them."""
        return self.products(iterations) * inputs * outputs * dim

    def parameters(self, inputs: int, outputs: int, dim: int, *, has_bias: bool = False) -> int:
        """Return how many numbers training adjusts in the routing itself, beside the matrices of the votes.

        Args:
            has_bias: whether the class capsules have a bias; kinds without one ignore it.
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
