"""Filter evolution: a run's whole training on one slider."""

from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import PICTURE, RUN, SOURCE, OneOf, Text, Whole

PAGE = Page(
    title=N_("Filter evolution"),
    heading=N_("How do filters come to be?"),
    icon=":material/movie:",
    section=Section.CONVOLUTION,
    place=3,
    state=PageState(
        (
            RUN,
            SOURCE,
            PICTURE,
            Whole("step", N_("step"), part="machine"),
            Text("layer", N_("layer"), part="machine"),
            Whole("channel", N_("input channel"), 1, default=1, part="machine"),
            Whole("filter", N_("filter"), 1, part="machine"),
            Text("filters", N_("filters of the film"), r"[^:]+:[1-9]\d*(,[1-9]\d*)*", part="machine"),
            OneOf("scale", N_("scale of colours"), ("all", "step"), "all", part="machine"),
            OneOf("measure", N_("measure"), ("share", "cosine"), "share", part="machine"),
        ),
        controls=("play", "speed", "jump", "question", "export", "table", "undo", "clear", "brush"),
    ),
)
