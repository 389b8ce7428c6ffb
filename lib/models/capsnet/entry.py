"""The capsule network of Sabour, Frosst and Hinton 2017, figures 1 and 2."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import BLOCKED_GRADIENT, ITERATIONS, RECONSTRUCTION, RECONSTRUCTION_WEIGHT, ROUTING
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import ClassCapsules, Convolution, Layer, PrimaryCapsules, score_layers
from lib.models.task import Task
from lib.options import Options as BaseOptions
from lib.options import declare, share
from lib.options.training import TrainingOptions


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    routing: str = share(ROUTING)
    iterations: int = share(ITERATIONS)
    reconstruction: bool = share(RECONSTRUCTION)
    reconstruction_weight: float = share(RECONSTRUCTION_WEIGHT)
    blocked_gradient: bool = share(BLOCKED_GRADIENT)
    margin_scale: str = declare(
        N_("Scale of the margin loss"),
        N_("The official code halves the margin loss, so that the reconstruction counts twice as much beside it."),
        "paper",
        choices=(N_("paper"), N_("official")),
    )
    primary_routing: bool = declare(
        N_("Route to primary capsules"),
        N_(
            "The official code makes one routing pass to the primary capsules too: each of the 32 types gets "
            "1/32 of the convolution."
        ),
        False,
    )
    class_bias: bool = declare(
        N_("Bias of the class capsules"),
        N_("The official code adds a learned bias to each class capsule’s sum; the paper has none."),
        False,
    )
    initial_values: str = declare(
        N_("Initial values"),
        N_(
            "keras draws them to fit each layer’s size; official uses the official code’s standard deviations "
            "(0.05 and 0.1) and starts every bias at 0.1. The paper does not say."
        ),
        "keras",
        choices=(N_("keras"), N_("official")),
    )

    @property
    def margin_weight(self) -> float:
        """How much the margin loss counts."""
        return 0.5 if self.margin_scale == "official" else 1.0


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    28×28×1 → conv 256 9×9 → 20×20×256 → primary capsules 9×9 stride 2 → 1152 × 8 → 10 × 16.
    """
    return [
        Convolution("conv1", 256, kernel=9, is_padded=False),
        PrimaryCapsules("primary_capsules", types=32, dim=8, kernel=9, stride=2),
        ClassCapsules(
            "class_capsules", task.classes, 16, options.routing, options.iterations, has_bias=options.class_bias
        ),
        *score_layers(task.classes, 16, task.input_shape, reconstruction=options.reconstruction),
    ]


MODEL = Options()
TRAINING = TrainingOptions(schedule="exponential", batch_size=128)
ENTRY = Architecture(
    title=N_("Capsule network of the paper"),
    summary=N_("Sabour, Frosst and Hinton 2017: 1,152 primary capsules. Slow without a GPU."),
    why=N_(
        "One 9 × 9 convolution finds strokes, a second makes 1,152 primary capsules: 6 × 6 places of 32 "
        "types, each a vector of 8 numbers. Its direction says what a part is like and its length how sure "
        "the capsule is. Routing sends each part to the digit whose other parts agree, and the decoder draws "
        "the digit again, so that the 16 numbers must tell how it looks."
    ),
    place=2,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL, TRAINING.changed(max_steps=60, epochs=1, schedule="linear")),
        good=(MODEL, TRAINING.changed(epochs=4, batch_size=64, schedule="linear")),
        paper=(MODEL, TRAINING.changed(epochs=50)),
    ),
    learns=(ImageKind.DIGITS, ImageKind.COMPOSED_DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS),
    layers=layers,
    has_capsules=True,
    share_of_peak=0.72,
)
