"""Predict: draw, upload, photograph or pick a picture, and see how every chosen network reads it."""

from dataclasses import replace

from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINTS, CROP, PICTURE, PICTURE_STEPS, SOURCE, SeveralOf

PAGE = Page(
    title=N_("Predict"),
    heading=N_("How do the networks read your digit?"),
    icon=":material/draw:",
    section=Section.TRAIN,
    place=3,
    state=PageState(
        (
            *(SeveralOf("runs", N_("runs")), SOURCE, replace(PICTURE, is_read=True)),
            *(PICTURE_STEPS, CROP, CHECKPOINTS),
        ),
        controls=("undo", "clear", "brush"),
    ),
)
