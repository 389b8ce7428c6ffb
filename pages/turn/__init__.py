"""Turn it: how networks with and without capsules read a picture that is turned, deformed or taken apart."""

from dataclasses import replace

from lib.errors import N_
from lib.inspectors.answers.turned_curve import COUNTS, VALUES
from lib.parts.routed import MOST_ITERATIONS
from lib.parts.turned_picture.labels import DIAL_TITLES
from lib.parts.turned_picture.payload import DIALS, FEATURES
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINTS, PICTURE, Decimal, OneOf, SeveralOf, Whole
from pages.kit.pictures.misplaced import PARAMETERS

LOOKS = {"turned": N_("Turned"), "parts": N_("In parts")}
"""The views of this page, and what each is called."""

PAGE = Page(
    title=N_("Turn it"),
    heading=N_("Turn it: which network still knows what it is?"),
    icon=":material/rotate_left:",
    section=Section.CAPSULES,
    place=4,
    state=PageState(
        (
            OneOf("look", N_("view"), tuple(LOOKS), next(iter(LOOKS))),
            SeveralOf("runs", N_("networks")),
            CHECKPOINTS,
            replace(PICTURE, part="turn", is_read=True),
            *(
                Decimal(
                    dial.name,
                    DIAL_TITLES[dial.name],
                    dial.least,
                    dial.most,
                    f"{dial.usual:g}",
                    part="turn",
                    is_read=True,
                )
                for dial in DIALS
            ),
            OneOf("over", N_("dial"), tuple(VALUES), next(iter(VALUES))),
            OneOf("images", N_("number of test images"), tuple(map(str, COUNTS)), str(COUNTS[1])),
            OneOf("curve", N_("curve"), ("shown",)),
            OneOf(
                "dial", N_("dial"), tuple(dial.name for dial in DIALS), DIALS[0].name, part="turn", is_read=True
            ),
            Whole("iterations", N_("number of iterations"), 1, MOST_ITERATIONS, part="turn", is_read=True),
            OneOf("feature", N_("compared layer"), FEATURES, FEATURES[0], part="turn", is_read=True),
            *PARAMETERS,
        ),
        controls=("question", "reset", "export", "table"),
    ),
)
