"""Capsules: the class capsules of any picture, as lengths and as vectors, and what each of their numbers draws."""

from dataclasses import replace

from lib.errors import N_
from lib.parts.capsule_map import ALL, COLOURINGS, DIMENSIONS, KINDS, MIDDLE, PITCH, YAW, ZOOMS
from lib.parts.class_capsules.payload import SPANS
from lib.parts.neuron_capsule import FARTHEST
from lib.parts.routed import MOST_ITERATIONS
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINT, PICTURE, RUN, Decimal, OneOf, Text, Whole

_OFFSET = r"[1-9]\d{0,2}:-?\d*\.?\d+"
MOVED = rf"{_OFFSET}(,{_OFFSET})*"
"""By how much each number is moved, as 3:0.4,16:-0.05."""

PAGE = Page(
    title=N_("Capsules"),
    heading=N_("Capsules: what a length says, and what a vector draws"),
    icon=":material/deployed_code:",
    section=Section.CAPSULES,
    place=3,
    state=PageState(
        (
            RUN,
            replace(PICTURE, part="capsules", is_read=True),
            replace(CHECKPOINT, part="capsules", is_read=True),
            Whole("iterations", N_("number of iterations"), 1, MOST_ITERATIONS, part="capsules", is_read=True),
            Whole("class", N_("class"), part="capsules"),
            OneOf("span", N_("range"), SPANS, SPANS[0], part="capsules"),
            Text("moved", N_("moved numbers"), MOVED, part="capsules"),
            Text("pixel", N_("pixel"), r"[1-9]\d*,[1-9]\d*", part="capsules"),
            Whole("to", N_("end of the walk"), part="capsules"),
            Decimal("turned", N_("turn"), -FARTHEST, FARTHEST, "0", part="neuron"),
            OneOf("map", N_("map"), KINDS, KINDS[0], part="map"),
            OneOf("dims", N_("number of dimensions"), DIMENSIONS, DIMENSIONS[0], part="map"),
            OneOf("by", N_("colouring"), COLOURINGS, COLOURINGS[0], part="map"),
            Text("of", N_("class on the map"), rf"{ALL}|\d{{1,3}}", ALL, part="map"),
            Decimal("yaw", N_("turn of the map"), -180, 180, YAW, part="map"),
            Decimal("pitch", N_("tilt of the map"), -90, 90, PITCH, part="map"),
            OneOf("zoom", N_("zoom of the map"), ZOOMS, ZOOMS[0], part="map"),
            Text("middle", N_("middle of the map"), MIDDLE, part="map"),
        ),
        controls=("question", "numbers", "names", "walk", "export", "table"),
    ),
)
