"""Architecture: how each network is built, what every layer costs, and where its shapes come from."""

from lib import catalog
from lib.errors import N_
from lib.parts.shape_tracer.labels import TITLES
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import OneOf, Text

OPTIONS = tuple(Text(f"{name}.*", N_("option of the network")) for name in catalog.ARCHITECTURES)
"""The options of each network, such as lenet.dropout."""

TRACER = "shape-tracer"

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
            OneOf("look", N_("view"), ("layers", "shapes", "code"), "layers"),
            OneOf("layer", N_("layer")),
            *(Text(name, title, part=TRACER) for name, title in TITLES.items()),
            *OPTIONS,
        ),
        controls=("side", "kernel", "stride", "padding", "channels", "question", "reset", "table"),
    ),
)
