"""Architecture: how each network is built, what it costs, where its shapes come from, and how it learns."""

import streamlit as st

from lib.i18n import _
from lib.parts.learning_step import learning_step
from lib.parts.shape_tracer import shape_tracer
from lib.runs import open_store
from pages.architecture import LEARNING, LOOKS, PAGE, TRACER
from pages.architecture.choice import choose_architecture, describe
from pages.architecture.code import show_code
from pages.architecture.layers import offer_table, show_diagram, show_sums, show_table
from pages.architecture.training import show_training
from pages.kit import state
from pages.kit.choices import buttons


def show_network(look: str) -> None:
    """Let the learner choose a network, and show it."""
    choice = choose_architecture()
    description = describe(choice)
    if look == "layers":
        show_diagram(description)
        show_sums(description)
        show_table(description)
        offer_table(choice.architecture.name, description)
    elif look == "code":
        show_diagram(description)
        show_code(description)
    elif description.windows:
        view = state.arrived(TRACER).get("shapes", "")
        shape_tracer(choice.reference, description, view=view, key=state.key_of(TRACER))
    else:
        st.info(_("No window slides over a map in this network: it reads the image row by row."))


st.title(_(PAGE.heading), anchor=False)
look = buttons(_("What to look at"), "look", LOOKS)
if look == "learning":
    learning_step(view=state.view_of(LEARNING), key=state.key_of(LEARNING))
elif look == "training":
    show_training(open_store())
else:
    show_network(look)
