"""Architecture: how each network is built, what it costs, where its shapes come from, and how it learns."""

from lib import catalog
from lib.errors import N_
from lib.inspectors.answers.training_step import STEPS
from lib.parts.learning_step import CELL, LABELS_OF_CLASSES, MOST_STEPS, PRESETS, RATES, USUAL_RATE
from lib.parts.shape_tracer.labels import TITLES
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import RUN, OneOf, Text, Whole

OPTIONS = tuple(Text(f"{name}.*", N_("option of the network")) for name in catalog.ARCHITECTURES)
"""The options of each network, such as lenet.dropout."""

TRACER = "shape-tracer"
LEARNING = "learning-step"
LOOKS = {
    "layers": N_("Layers and costs"),
    "shapes": N_("Trace the shapes"),
    "code": N_("The code"),
    "training": N_("A training step in code"),
    "learning": N_("A step of learning by hand"),
}
"""The views of the page."""
_NUMBER = r"-?\d(\.\d{1,3})?"


def _several(count: int) -> str:
    """Return the pattern of so many numbers, as "0.5,-1.25"."""
    return rf"{_NUMBER}(,{_NUMBER}){{{count - 1}}}"


PAGE = Page(
    title=N_("Architecture"),
    heading=N_("How is each network built, and what does it cost?"),
    icon=":material/schema:",
    section=Section.CHOOSE,
    place=1,
    state=PageState(
        (
            OneOf("network", N_("network"), tuple(catalog.ARCHITECTURES), "capsnet"),
            OneOf("data", N_("data set")),
            OneOf("size", N_("image size")),
            OneOf("look", N_("view"), tuple(LOOKS), next(iter(LOOKS))),
            OneOf("layer", N_("layer")),
            *(Text(name, title, part=TRACER) for name, title in TITLES.items()),
            RUN,
            OneOf("at", N_("step"), tuple(map(str, STEPS)), str(STEPS[0])),
            OneOf("weight", N_("weights")),
            OneOf("preset", N_("example"), PRESETS, PRESETS[0], part=LEARNING),
            Text("x", N_("inputs"), _several(2), part=LEARNING),
            Text("w", N_("weights"), _several(6), part=LEARNING),
            Text("b", N_("biases"), _several(3), part=LEARNING),
            OneOf("label", N_("right class"), LABELS_OF_CLASSES, LABELS_OF_CLASSES[0], part=LEARNING),
            OneOf("rate", N_("learning rate"), RATES, USUAL_RATE, part=LEARNING),
            Whole("steps", N_("number of steps"), 0, MOST_STEPS, 0, part=LEARNING),
            Text("cell", N_("number"), CELL, "z1", part=LEARNING),
            *OPTIONS,
        ),
        controls=("side", "kernel", "stride", "padding", "channels", "question", "reset", "table", "export"),
    ),
)
