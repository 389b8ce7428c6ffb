"""The question before anything is shown: what equal couplings would cost the first network."""

import streamlit as st

from lib.errors import N_
from lib.i18n import _
from lib.inspectors.answers.routing_measure import ROUTED, UNIFORM, RoutingMeasure
from lib.typed_text import in_markdown
from pages.is_it_routing.networks import Reader
from pages.is_it_routing.words import count_wrong
from pages.kit.guess import SKIPPED, ask_for_guess

AS_MANY, FEW, MORE, MANY = "as-many", "few", "more", "many"
ENDS = {AS_MANY: 0.002, FEW: 0.02, MORE: 0.2, MANY: 1.0}
"""Up to what share of the images each guess reaches, as what is read wrong in addition."""
CHOICES = {
    AS_MANY: N_("about as many (at most {least} more)"),
    FEW: N_("a few more (up to {few})"),
    MORE: N_("many more (up to {more})"),
    MANY: N_("more than that"),
}


def ask_first(reader: Reader, found: RoutingMeasure) -> bool:
    """Ask how many images are read wrong with equal couplings; return whether the answers may be shown.

    A network in which nothing is routed leaves nothing to guess.
    """
    if UNIFORM not in found.right:
        return True
    images, outputs = found.images, reader.run.spec.task.classes
    routed, uniform = count_wrong(found, ROUTED), count_wrong(found, UNIFORM)
    question = _(
        "How many of {images:,} test images would {network} read wrong if every coupling stayed at 1/{classes}?"
    )
    names = {"images": images, "network": in_markdown(reader.title), "classes": outputs}
    limits = {"least": _up_to(AS_MANY, images), "few": _up_to(FEW, images), "more": _up_to(MORE, images)}
    guess = ask_for_guess(
        f"routing-guess-{reader.run.id}-{reader.checkpoint}",
        question.format(**names),
        _("As it routes, it reads {count} wrong. Guess first, then look.").format(count=routed),
        {name: _(text).format(**limits) for name, text in CHOICES.items()},
    )
    if guess is None:
        return False
    answer = _(
        "With every coupling at 1/{classes}, {network} reads {uniform} of {images:,} wrong; as routed, {routed}."
    )
    said = answer.format(**names, uniform=uniform, routed=routed)
    if guess != SKIPPED:
        outcome = outcome_of(uniform - routed, images)
        told = _("You guessed “{guess}”, and that is right.") if guess == outcome else _("You guessed “{guess}”.")
        said = f"{told.format(guess=_(CHOICES[guess]).format(**limits))} {said}"
    st.info(said, icon=":material/alt_route:")
    return True


def outcome_of(more: int, images: int) -> str:
    """Return which of the guesses is right where so many images more are read wrong."""
    return next(name for name in ENDS if more <= _up_to(name, images))


def _up_to(name: str, images: int) -> int:
    return round(ENDS[name] * images)
