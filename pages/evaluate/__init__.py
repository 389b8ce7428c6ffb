"""Evaluate: how any checkpoint of a run reads all images of a split, what it confuses, and its worst mistakes."""

from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINT, RUN, OneOf

PAGE = Page(
    title=N_("Evaluate"),
    heading=N_("How well does it read, and where does it fail?"),
    icon=":material/fact_check:",
    section=Section.TRAIN,
    place=2,
    state=PageState((RUN, CHECKPOINT, OneOf("split", N_("split"), default="test"))),
)
