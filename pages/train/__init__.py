"""Train: choose a network and its options, start it, and watch it learn."""

from lib import catalog
from lib.catalog import IMAGE_SIZE
from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import OneOf, Parameter, SeveralOf, Text

ALL = "all"
"""Says in the address that a filter of the list of runs leaves out none."""


def _options() -> tuple[Parameter, ...]:
    """Return a parameter for each option that some network or training has; `size` stands for the image size."""
    known = {
        option.name: Text(option.name, N_("option"))
        for entry in catalog.ARCHITECTURES.values()
        for option in entry.options().values()
        if option.name != IMAGE_SIZE
    }
    return tuple(known.values())


PAGE = Page(
    title=N_("Train"),
    heading=N_("Train a network and watch it learn"),
    icon=":material/model_training:",
    section=Section.TRAIN,
    place=1,
    state=PageState(
        (
            OneOf("network", N_("network"), tuple(catalog.ARCHITECTURES), "capsnet_small"),
            OneOf("preset", N_("length")),
            OneOf("data", N_("data set")),
            SeveralOf("breeds", N_("breeds")),
            OneOf("size", N_("image size")),
            OneOf("view", N_("run")),
            OneOf("from", N_("run")),
            OneOf("from_checkpoint", N_("checkpoint")),
            OneOf("begin", N_("run")),
            OneOf("begin_checkpoint", N_("checkpoint")),
            *_options(),
            Text("search", N_("search")),
            OneOf("whose", N_("group of runs"), default=ALL),
            OneOf("of_network", N_("network"), (ALL, *catalog.ARCHITECTURES), ALL),
            OneOf("of_data", N_("data set"), default=ALL),
        )
    ),
)
