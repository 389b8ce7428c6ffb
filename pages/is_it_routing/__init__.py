"""Is it routing?: how much the couplings of a network depend on the picture, and what its answers owe them."""

from lib.errors import N_
from lib.parts.coupling_pair import ANSWER
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINT, CHECKPOINTS, RUN, PictureReference, SeveralOf, Text, Whole

PICTURES = {"first": "test-18", "second": "test-8"}
"""The two pictures by their names in the address, as the page opens: a 3 and a 5 of MNIST that are kept."""
OF_PICTURE = r"test-[0-9]{1,9}|own-[^-]+"

PAGE = Page(
    title=N_("Is it routing?"),
    heading=N_("Is it really routing? What the couplings owe to the picture"),
    icon=":material/alt_route:",
    section=Section.TEST,
    place=3,
    state=PageState(
        (
            SeveralOf("runs", N_("networks")),
            CHECKPOINTS,
            RUN,
            CHECKPOINT,
            *(
                PictureReference(name, N_("picture"), OF_PICTURE, usual, part="couplings", is_read=True)
                for name, usual in PICTURES.items()
            ),
            Text("to", N_("class"), rf"{ANSWER}|[0-9]{{1,3}}", ANSWER, part="couplings"),
            Whole("capsule", N_("primary capsule"), 1, part="couplings"),
        ),
        controls=("question", "export", "table"),
    ),
)
