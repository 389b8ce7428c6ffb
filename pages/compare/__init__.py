"""Compare: any runs side by side, and ready experiments with a question each."""

from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINTS, CROP, PICTURE, PICTURE_STEPS, SOURCE, OneOf, SeveralOf

PAGE = Page(
    title=N_("Compare"),
    heading=N_("Which network is better, and at what price?"),
    icon=":material/balance:",
    section=Section.COMPARE,
    place=1,
    state=PageState(
        (
            OneOf("experiment", N_("experiment")),
            SeveralOf("compared", N_("runs")),
            OneOf("measure", N_("measure"), ("accuracy", "loss"), "accuracy"),
            OneOf("over", N_("axis"), ("step", "seconds"), "step"),
            SeveralOf("phases", N_("phases"), ("train", "validation")),
            SOURCE,
            PICTURE,
            PICTURE_STEPS,
            CROP,
            CHECKPOINTS,
        ),
        controls=("question", "undo", "clear", "brush"),
    ),
)
