"""Convolution lab: one kernel, one picture, every product; what follows a convolution; and what it forgets."""

from dataclasses import replace

from lib.errors import N_
from lib.parts.convolution_lab.lab import PARTS as LAB_PARTS
from lib.parts.convolution_lab.labels import TITLES
from lib.pictures.photo_samples import PHOTOS
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import PICTURE, RUN, SOURCE, OneOf, Text
from pages.kit.pictures.misplaced import PARAMETERS

PARTS = (*LAB_PARTS, "scrambled")
LAB = "convolution-lab"

PAGE = Page(
    title=N_("Convolution lab"),
    heading=N_("What does a convolution do?"),
    icon=":material/grid_on:",
    section=Section.CONVOLUTION,
    place=1,
    state=PageState(
        (
            OneOf("part", N_("part of the lab"), PARTS, PARTS[0]),
            OneOf("photo", N_("picture"), (*PHOTOS, "test", "own"), next(iter(PHOTOS))),
            SOURCE,
            replace(PICTURE, is_read=True),
            RUN,
            OneOf("beside", N_("second run")),
            *(Text(name, title, part=LAB) for name, title in TITLES.items()),
            *PARAMETERS,
        ),
        controls=("question", "scan", "export", "shared", "table", "undo", "clear", "brush"),
    ),
)
