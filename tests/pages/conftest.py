"""Lets AppTest run the pages as the server does."""

from collections.abc import Iterator
from functools import cache

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import app_test


@pytest.fixture(scope="session", autouse=True)
def a_page_costs_what_it_costs_on_the_server() -> Iterator[None]:
    """Leaves out what takes nine tenths of a page's time here, and no time there.

    Each AppTest looks for components in all that is installed. Where Keras has been imported, which the web
    process never does, Streamlit clears its session after each run of a page, and that collects the garbage of
    the process.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(script_runner, "_clean_problem_modules", lambda: None)
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture(autouse=True)
def nothing_is_kept_from_other_tests() -> None:
    """A server's caches are kept for as long as its process lives, and so would those of the tests be."""
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def pages_come_from_the_navigation(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest turns the discovery of pages/ on before every run, which app.py turns off for the server."""
    monkeypatch.setattr(PagesManager, "uses_pages_directory", False)
    monkeypatch.setattr(app_test, "PagesManager", type("NavigatedPages", (PagesManager,), {}))


@pytest.fixture(autouse=True)
def a_learner_with_a_cookie(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest has no browser, so no cookie: its learner is called "ada"."""
    monkeypatch.setattr("lib.learner.learner_id", lambda: "ada")
