"""Data: what networks learn from, what preparing it does, and a learner's own classes."""

from lib import catalog
from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import OneOf, SeveralOf, Text, Whole

SETTINGS = "augmentation"

PAGE = Page(
    title=N_("Data"),
    heading=N_("What does a network learn from?"),
    icon=":material/photo_library:",
    section=Section.CHOOSE,
    place=2,
    state=PageState(
        (
            OneOf("look", N_("view"), ("classes", "mean", "augment", "records", "own"), "classes"),
            OneOf("data", N_("data set")),
            SeveralOf("breeds", N_("breeds")),
            OneOf("size", N_("image size")),
            Text("heads", N_("boxes around the heads"), "true|false"),
            OneOf("class", N_("class")),
            OneOf("sample", N_("sample")),
            OneOf("shard", N_("file")),
            Whole("record", N_("record"), 1),
            OneOf("way", N_("source of pictures"), ("collect", "zip", "folder"), "collect"),
            OneOf("source", N_("source of pictures"), ("draw", "camera", "upload"), "draw"),
            *(Text(name, N_("augmentation"), r"\d+|true|false", part=SETTINGS) for name in catalog.AUGMENTATIONS),
            Whole("seed", N_("seed"), 0, 999, 0, part=SETTINGS),
        ),
        controls=("reset", "undo", "clear", "brush"),
    ),
)
