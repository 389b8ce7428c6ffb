"""Two digits: overlap them, and see which two a network reads and what each capsule draws."""

from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINT, RUN, PictureReference, Text

PLACE = r"-?\d+,-?\d+"

PAGE = Page(
    title=N_("Two digits"),
    heading=N_("Two digits: can capsules tell them apart?"),
    icon=":material/join_inner:",
    section=Section.CAPSULES,
    place=2,
    state=PageState(
        (
            RUN,
            CHECKPOINT,
            PictureReference("first", N_("digit"), default="test-18"),
            PictureReference("second", N_("digit"), default="test-15"),
            Text("first_at", N_("place of the first digit"), PLACE, "-3,-2", part="overlap"),
            Text("second_at", N_("place of the second digit"), PLACE, "3,2", part="overlap"),
        ),
        controls=("place", "question", "export", "table", "undo", "clear", "brush"),
    ),
)
