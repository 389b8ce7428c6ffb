"""Choices in the address: what they begin with, and when they begin anew."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from pages.kit.address import addressed

    run = st.radio("Run", ["a", "b"], key="of_run")
    names = {"a": ["30", "20", "10"], "b": ["40", "30", "20", "10"]}[run]
    st.selectbox("Checkpoint", names, **addressed("checkpoint", names, names[0], of=run))


def test_a_choice_for_one_run_is_none_for_another():
    app = AppTest.from_function(page).run()
    assert app.selectbox[0].value == "30"
    app.radio[0].set_value("b").run()
    assert app.selectbox[0].value == "40"  # the last one again, though it has a 30
    app.selectbox[0].set_value("20").run()
    assert app.query_params["checkpoint"] in ("20", ["20"])
    app.radio[0].set_value("a").run()
    assert app.selectbox[0].value == "30"
    assert "checkpoint" not in app.query_params


def test_a_link_says_which():
    app = AppTest.from_function(page)
    app.query_params["checkpoint"] = "10"
    app.run()
    assert app.selectbox[0].value == "10"
    app.query_params["checkpoint"] = "20"  # a link to another run
    app.radio[0].set_value("b").run()
    assert app.selectbox[0].value == "20"
