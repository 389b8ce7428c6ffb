"""Feature maps: what every layer of any run makes of any picture, down to one pixel's sum; and what decides."""

from dataclasses import replace

from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINT, PICTURE, RUN, SOURCE, OneOf, Text, Whole

PAGE = Page(
    title=N_("Feature maps"),
    heading=N_("What does each layer see?"),
    icon=":material/layers:",
    section=Section.CONVOLUTION,
    place=2,
    state=PageState(
        (
            OneOf("look", N_("view"), ("maps", "saliency"), "maps"),
            RUN,
            CHECKPOINT,
            SOURCE,
            replace(PICTURE, is_read=True),
            OneOf("class", N_("class")),
            OneOf("cam", N_("layer")),
            Text("layer", N_("layer"), part="maps"),
            Whole("map", N_("map"), 1, part="maps"),
            Text("at", N_("place"), r"[1-9]\d*,[1-9]\d*", part="maps"),
            OneOf("colours", N_("scale of colours"), ("map", "layer", "network"), "map", part="maps"),
            Whole("opacity", N_("opacity"), 0, 100, 60, part="saliency"),
        ),
        controls=("question", "export", "channels", "table", "undo", "clear", "brush"),
    ),
)
