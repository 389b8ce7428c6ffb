"""Two digits: overlap them, and see which two a network reads and what each capsule draws."""

from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINT, RUN, PictureReference, Text

PLACE = r"-?\d+,-?\d+"
DIGIT = r"test-[0-9]{1,9}|own-[^-]+(-[^-]+)?"
"""A test image of MNIST by its number, or a drawing by its digest, with the digit that the learner calls it."""

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
            PictureReference("first", N_("digit"), DIGIT, "test-18", part="overlap", is_read=True),
            PictureReference("second", N_("digit"), DIGIT, "test-15", part="overlap", is_read=True),
            Text("first_at", N_("place of the first digit"), PLACE, "-3,-2", part="overlap", is_read=True),
            Text("second_at", N_("place of the second digit"), PLACE, "3,2", part="overlap", is_read=True),
        ),
        controls=("pair", "place", "question", "export", "table"),
    ),
)
