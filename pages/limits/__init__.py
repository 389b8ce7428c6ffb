"""Limits: what networks with and without capsules say where they cannot know the answer."""

from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINTS, OneOf, SeveralOf

LOOKS = {"unseen": N_("What it never saw")}
"""The views of this page, and what each is called."""

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
        ),
    ),
)
