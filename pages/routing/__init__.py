"""Routing: step through the routing of any picture in any run with capsules, whichever kind of routing it is."""

from dataclasses import replace

from lib.errors import N_
from lib.parts.routed import MOST_ITERATIONS, OFF
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINT, PICTURE, RUN, OneOf, Text, Whole

PAGE = Page(
    title=N_("Routing"),
    heading=N_("Routing: how small votes become one answer"),
    icon=":material/hub:",
    section=Section.CAPSULES,
    place=1,
    state=PageState(
        (
            RUN,
            replace(PICTURE, part="routing", is_read=True),
            replace(CHECKPOINT, part="routing", is_read=True),
            Whole("iterations", N_("number of iterations"), 1, MOST_ITERATIONS, part="routing", is_read=True),
            Text("off", N_("capsules that are switched off"), OFF, part="routing", is_read=True),
            Whole("step", N_("step"), part="routing"),
            Whole("capsule", N_("primary capsule"), 1, part="routing"),
            Whole("class", N_("class"), part="routing"),
            OneOf("shown", N_("number of capsules"), ("12", "24", "48", "all"), part="routing"),
            OneOf("order", N_("order"), ("moved", "longest", "position"), "moved", part="routing"),
            OneOf("beside", N_("network beside"), part="beside", is_read=True),
            OneOf("beside_checkpoint", N_("checkpoint of the network beside"), part="beside", is_read=True),
            Whole(
                "beside_iterations",
                N_("number of iterations of the network beside"),
                1,
                MOST_ITERATIONS,
                part="beside",
                is_read=True,
            ),
        ),
        controls=("play", "question", "copy", "export", "code", "table"),
    ),
)
