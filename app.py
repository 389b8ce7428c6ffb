"""Capsule Lab's entry: `streamlit run app.py` starts the services and serves the pages."""

from functools import partial

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.learner import LearnerCookie

if get_script_run_ctx(suppress_warning=True) is None:  # the server imports this file once, to start
    from streamlit.runtime.pages_manager import PagesManager

    from lib.doors.bodies import LimitedBodies
    from lib.doors.visitors import RoomForVisitors
    from lib.engine.tensorboard_route import tensorboard_route
    from lib.hosts import AllowedHosts
    from lib.parts.served import base_path, routes
    from lib.services import lifespan, tensorboard
    from pages.break_it.files import MISTAKES
    from pages.break_it.readings import readings_route
    from pages.by_hand.combined import combined_route
    from pages.by_hand.typed import typed_routes
    from pages.capsules.drawings import drawings_route
    from pages.capsules.names import names_route
    from pages.kit.documents import page_routes
    from pages.kit.frame import say_unexpected
    from pages.kit.networks import network_route
    from pages.kit.pictures.routes import picture_routes
    from pages.kit.runs.class_vectors import class_vectors_route
    from pages.kit.waiting import say_slow
    from pages.limits.made import unseen_route
    from pages.limits.noise_made import noise_route
    from pages.routing.falling import falling_route

    # st.navigation turns the discovery of pages/ off, but only once it has run: before, a first visitor
    # with a link to a page would get that page alone, without this file.
    PagesManager.uses_pages_directory = False
    app = st.App(
        __file__,
        lifespan=partial(lifespan, say_slow=say_slow),
        routes=[
            *(*routes(), *page_routes(), *picture_routes()),
            *(network_route(), class_vectors_route(), names_route(), drawings_route()),
            *(combined_route(), *typed_routes(), noise_route()),
            *(MISTAKES.route(), readings_route(), unseen_route(), falling_route()),
            tensorboard_route(tensorboard, base_path()),
        ],
        middleware=list(map(Middleware, (AllowedHosts, RoomForVisitors, LimitedBodies, LearnerCookie))),
        on_script_error=say_unexpected,
    )
else:  # every visitor's script run
    from pages.kit.frame import show_page

    show_page()
