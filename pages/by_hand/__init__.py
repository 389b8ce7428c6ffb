"""By hand: set the couplings of a few capsules instead of the algorithm, or route vectors that were typed in."""

from dataclasses import replace

from lib.errors import N_
from lib.parts.hand_router import RESTS
from lib.parts.routed import MOST_ITERATIONS
from lib.parts.vector_bench import FROMS, MOST_STEPS, PRESETS, SIZE
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINT, PICTURE, RUN, OneOf, Text, Whole

_ROW = r"[1-9]\d*:\d+\.\d+(_\d+\.\d+)*"
HAND = rf"{_ROW}(,{_ROW})*"
"""The couplings of capsules in thousandths by class, as 12:2.900_3.100,57:7.1000."""
SET = r"[1-9]\d*(,[1-9]\d*)*"
_NUMBER = r"-?\d{1,2}(\.\d{1,3})?"
NUMBERS = rf"{_NUMBER}(,{_NUMBER})*"
LOOKS = {"router": N_("Be the router"), "vectors": N_("Vectors by hand")}
"""The views of the page."""

PAGE = Page(
    title=N_("By hand"),
    heading=N_("By hand: route it yourself"),
    icon=":material/back_hand:",
    section=Section.TEST,
    place=1,
    state=PageState(
        (
            OneOf("look", N_("view"), tuple(LOOKS), next(iter(LOOKS))),
            RUN,
            replace(PICTURE, part="router", is_read=True),
            replace(CHECKPOINT, part="router", is_read=True),
            Whole("iterations", N_("number of iterations"), 1, MOST_ITERATIONS, part="router", is_read=True),
            Text("set", N_("primary capsules"), SET, part="router"),
            Text("hand", N_("couplings"), HAND, part="router"),
            Whole("capsule", N_("primary capsule"), 1, part="router"),
            OneOf("rest", N_("rest of the capsules"), RESTS, RESTS[0], part="router"),
            OneOf("answer", N_("answer"), ("shown",), part="router"),
            OneOf("preset", N_("example"), PRESETS, PRESETS[0], part="bench"),
            OneOf("from", N_("what is typed"), FROMS, FROMS[0], part="bench"),
            Text("size", N_("size of the layers"), SIZE, part="bench"),
            Text("votes", N_("votes"), NUMBERS, part="bench"),
            Text("u", N_("lower capsules"), NUMBERS, part="bench"),
            Text("w", N_("matrices"), NUMBERS, part="bench"),
            Whole("passes", N_("number of iterations"), 1, MOST_ITERATIONS, 3, part="bench"),
            Whole("step", N_("step"), 1, MOST_STEPS, 1, part="bench"),
            Text("pair", N_("pair of capsules"), r"[1-4]-[1-3]", "1-1", part="bench"),
        ),
        controls=("question", "export", "table"),
    ),
)
