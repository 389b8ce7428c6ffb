"""Paper lab: what the capsule paper claims, what our own runs say, and what others found."""

from lib.errors import N_
from pages.kit.declaration import Page, PageState, Section
from pages.kit.parameters import OneOf

PAGE = Page(
    title=N_("Paper lab"),
    heading=N_("Do the paper’s claims hold? Test them yourself"),
    icon=":material/science:",
    section=Section.COMPARE,
    place=2,
    state=PageState(
        (OneOf("claim", N_("claim"), default="routing"), OneOf("size", N_("size"))),
        controls=("question", "measure"),
    ),
)
