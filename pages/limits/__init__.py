"""Limits: what networks with and without capsules say where they cannot know the answer."""

from dataclasses import replace

from lib.datasets.unseen import COUNT, KINDS
from lib.errors import N_
from lib.inspectors.answers.adversarial_noise import MOST
from lib.parts.adversarial_noise.labels import METHOD_NAMES
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINTS, PICTURE, Decimal, OneOf, SeveralOf, Whole

LOOKS = {
    "unseen": N_("What it never saw"),
    "noise": N_("Noise that misleads"),
    "few": N_("Few pictures to learn from"),
}
"""The views of this page, and what each is called."""
PART = "limits"
"""Whose parameters those of the views' browser parts are: one part is shown at a time."""

PAGE = Page(
    title=N_("Limits"),
    heading=N_("Limits: does a network know what it does not know?"),
    icon=":material/question_mark:",
    section=Section.TEST,
    place=4,
    state=PageState(
        (
            OneOf("look", N_("view"), tuple(LOOKS), next(iter(LOOKS))),
            SeveralOf("runs", N_("networks")),
            CHECKPOINTS,
            replace(PICTURE, part=PART, is_read=True),
            Decimal("epsilon", N_("size of the noise"), 0, MOST, "0.1", part=PART, is_read=True),
            OneOf("method", N_("method"), tuple(METHOD_NAMES), next(iter(METHOD_NAMES)), part=PART, is_read=True),
            Whole("target", N_("class that the noise goes to"), part=PART, is_read=True),
            OneOf("maker", N_("network that makes the noise"), part=PART, is_read=True),
            OneOf("kind", N_("kind of picture"), KINDS, KINDS[0], part=PART, is_read=True),
            Whole("number", N_("number of the picture"), 1, COUNT, 2, part=PART, is_read=True),
            Decimal("threshold", N_("threshold"), 0, 1, "0.5", part=PART, is_read=True),
            OneOf("counted", N_("count of misled images"), ("shown",)),
        ),
        controls=("question", "measure", "export", "table"),
    ),
)
