"""Start: a real digit's way through the bundled capsule network, and three doors."""

from dataclasses import replace

from lib.errors import N_
from lib.parts.routed import MOST_ITERATIONS
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import PICTURE, Text, Whole

PAGE = Page(
    title=N_("Start"),
    heading=N_("What does a network see in this digit?"),
    icon=":material/home:",
    section=Section.START,
    place=1,
    is_first=True,
    state=PageState(
        (
            replace(PICTURE, part="journey", is_read=True),
            Whole("iterations", N_("number of iterations"), 1, MOST_ITERATIONS, part="journey", is_read=True),
            Text("step", N_("step"), part="journey"),
        ),
        controls=("play", "question", "table"),
    ),
)
