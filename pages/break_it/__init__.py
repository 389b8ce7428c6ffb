"""Break it: known mistakes of capsule code in a trained network, one to be found, or all of them as switches."""

from dataclasses import replace

from lib.errors import N_
from lib.models.capsules.routing.mistakes import NAMES
from lib.parts.broken_routing.payload import LOOKS
from lib.parts.routed import MOST_ITERATIONS
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import CHECKPOINT, PICTURE, RUN, OneOf, SeveralOf, Text, Whole

_MISTAKES = f"({'|'.join(NAMES)})"
_TRIAL = rf"((test|held)-\d{{1,9}}|own-[0-9A-Za-z]+)\.\d{{1,2}}(\.({_MISTAKES}(-{_MISTAKES})*)?)?"
TRIALS = f"{_TRIAL}(_{_TRIAL}){{0,59}}"
"""What the network has read since it was started: each picture, iterations, and mistakes that were switched on."""

PAGE = Page(
    title=N_("Break it"),
    heading=N_("Break it: which mistake is in this network?"),
    icon=":material/bug_report:",
    section=Section.TEST,
    place=2,
    state=PageState(
        (
            RUN,
            replace(PICTURE, part="broken", is_read=True),
            replace(CHECKPOINT, part="broken", is_read=True),
            Whole("iterations", N_("number of iterations"), 1, MOST_ITERATIONS, part="broken", is_read=True),
            OneOf("look", N_("view"), LOOKS, LOOKS[0], part="broken"),
            Whole("case", N_("case"), 1, part="broken"),
            SeveralOf("with", N_("mistakes"), NAMES, part="broken"),
            Whole("capsule", N_("primary capsule"), 1, part="broken"),
            Text("trials", N_("earlier readings"), TRIALS, part="broken"),
        ),
        controls=("question", "again", "restart", "measure", "export", "table"),
    ),
)
