"""Capsule Lab's entry: `streamlit run app.py` starts the services and serves the pages."""

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.learner import LearnerCookie

if get_script_run_ctx() is None:  # the server imports this file once, to start
    from lib.services import lifespan

    app = st.App(__file__, lifespan=lifespan, middleware=[Middleware(LearnerCookie)])
else:  # every visitor's script run
    from pages.parts.frame import show_page

    show_page()
