"""Options that several networks have. An option that only one network has is declared in its entry."""

from typing import Protocol, runtime_checkable

from lib.errors import N_
from lib.models.capsules.losses import PAPER, Margins
from lib.models.capsules.routing import ROUTING_KINDS, routing_kind
from lib.options import Option, Options

ROUTING = Option(
    N_("Routing"),
    N_("How the votes of the primary capsules are weighed for each class capsule. The paper uses dynamic."),
    "dynamic",
    choices=tuple(ROUTING_KINDS),
    choice_meanings=tuple(kind.sentence for kind in ROUTING_KINDS.values()),
)
ITERATIONS = Option(
    N_("Routing iterations"),
    N_("How often routing revises its coupling coefficients. 1 leaves them uniform; the paper uses 3."),
    3,
    1,
    10,
)
BLOCKED_GRADIENT = Option(
    N_("Block the gradient"),
    N_(
        "Let the gradient flow only through the last pass of dynamic routing. The official code lets it flow "
        "through all passes."
    ),
    False,
)
RECONSTRUCTION = Option(
    N_("Reconstruction"),
    N_("Also learn to draw the image back from the winning capsule."),
    True,
)
RECONSTRUCTION_WEIGHT = Option(
    N_("Reconstruction weight"),
    N_("How much one squared pixel error counts beside the margin loss. The paper uses 0.0005."),
    0.0005,
    0.0,
    0.1,
)
PRIMARY_TYPES = Option(
    N_("Types of primary capsule"),
    N_(
        "How many kinds of primary capsule look at each place; each can learn another part. The paper has 32 "
        "types at 6 × 6 places, which makes 1,152 capsules, and 64 types for CIFAR-10."
    ),
    32,
    1,
    64,
)
PRIMARY_DIM = Option(
    N_("Numbers in a primary capsule"),
    N_(
        "How many dimensions its vector has: what can be said of a part beside that it is there. The paper uses 8."
    ),
    8,
    2,
    16,
)
CLASS_DIM = Option(
    N_("Numbers in a class capsule"),
    N_(
        "How many dimensions its vector has. The decoder draws from them, and each has a slider on the Capsules "
        "page. The paper uses 16."
    ),
    16,
    2,
    32,
)
CONV_KERNEL = Option(
    N_("Kernel of the first convolution"),
    N_("The side of its window. Larger kernels see more, and leave smaller maps. The paper uses 9."),
    9,
    1,
    15,
    unit=N_("pixels"),
)
PRIMARY_KERNEL = Option(
    N_("Kernel of the primary capsules"),
    N_(
        "The side of the window of their convolution, in places of the map below. Larger kernels leave fewer "
        "primary capsules. The paper uses 9."
    ),
    9,
    1,
    15,
)
PRESENT_MARGIN = Option(
    N_("Margin m⁺"),
    N_(
        "How long the capsule of the class in the picture should become; once it is, the margin loss asks for no "
        "more. The paper uses 0.9."
    ),
    PAPER.present,
    0.0,
    1.0,
)
ABSENT_MARGIN = Option(
    N_("Margin m⁻"),
    N_("How long the capsules of all other classes may be without costing anything. The paper uses 0.1."),
    PAPER.absent,
    0.0,
    1.0,
)
ABSENT_WEIGHT = Option(
    N_("Weight λ of absent classes"),
    N_(
        "How much each class counts that is not in the picture. Smaller values keep the first steps from "
        "shrinking all capsules. The paper uses 0.5."
    ),
    PAPER.absent_weight,
    0.0,
    10.0,
)
WIDTH = Option(
    N_("Width"),
    N_(
        "How many filters and units the network has, in percent of the paper’s. At 100 % it is the paper’s "
        "network."
    ),
    100,
    1,
    100,
    unit=N_("%"),
)
DROPOUT = Option(
    N_("Dropout"),
    N_("The share of the dense layer’s units that are dropped in each training step."),
    0.4,
    0.0,
    0.95,
)

TENSORFLOW, PADDLE = "tensorflow", "paddle"
FRAMEWORKS = {TENSORFLOW: "TensorFlow", PADDLE: "PaddlePaddle"}
"""What they are called, in every language."""
FRAMEWORK_NAME = "framework"
"""The field of the option, in the options of a network that several frameworks can train."""
FRAMEWORK = Option(
    N_("Framework"),
    N_(
        "Whose layers, gradients and optimiser train the network. The same images come in the same order, and the "
        "same weights stand at the start."
    ),
    TENSORFLOW,
    choices=tuple(FRAMEWORKS),
    choice_titles=tuple(FRAMEWORKS.values()),
)


@runtime_checkable
class HasFramework(Protocol):
    """Options of a network that several frameworks can train."""

    @property
    def framework(self) -> str: ...


class HasWidth(Protocol):
    """Options of a network whose width can be chosen, in percent."""

    @property
    def width(self) -> int: ...


def scaled(count: int, options: HasWidth) -> int:
    """Return how many filters, units or types of capsule there are at the chosen width, where 100 % is `count`."""
    return max(1, round(count * options.width / 100))


@runtime_checkable
class HasIterations(Protocol):
    """Options of a network whose routing takes several passes."""

    @property
    def iterations(self) -> int: ...


@runtime_checkable
class HasRouting(Protocol):
    """Options of a network whose kind of routing can be chosen."""

    @property
    def routing(self) -> str: ...


def count_routing_iterations(options: Options) -> int | None:
    """Return how many iterations a network with these options routes in; None if it does not iterate."""
    if not isinstance(options, HasIterations):
        return None
    if isinstance(options, HasRouting) and routing_kind(options.routing).is_one_pass:
        return None
    return options.iterations


@runtime_checkable
class HasReconstruction(Protocol):
    """Options of a network that may learn to draw its pictures again."""

    @property
    def reconstruction(self) -> bool: ...

    @property
    def reconstruction_weight(self) -> float: ...


@runtime_checkable
class HasMargins(Protocol):
    """Options of a network whose margin loss has constants to choose."""

    @property
    def present_margin(self) -> float: ...

    @property
    def absent_margin(self) -> float: ...

    @property
    def absent_weight(self) -> float: ...


def choose_margins(options: Options) -> Margins:
    """Return m⁺, m⁻ and λ of a network with these options; the paper's where they cannot be chosen."""
    if isinstance(options, HasMargins):
        return Margins(options.present_margin, options.absent_margin, options.absent_weight)
    return PAPER


@runtime_checkable
class HasMarginWeight(Protocol):
    """Options of a network whose margin loss need not count once."""

    @property
    def margin_weight(self) -> float: ...


def weigh_losses(options: Options) -> tuple[float, float | None]:
    """Return how much margin and reconstruction loss of a capsule network count; None without a reconstruction."""
    margin = options.margin_weight if isinstance(options, HasMarginWeight) else 1.0
    if isinstance(options, HasReconstruction) and options.reconstruction:
        return margin, options.reconstruction_weight
    return margin, None
