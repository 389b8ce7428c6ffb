"""Choices in the address: what they begin with, when they begin anew, what is said of links to what is gone."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.kit.declaration import Page, PageState, Section
from pages.kit.discovery import all_pages, table_of_addresses
from pages.kit.parameters import OneOf, PictureReference, SeveralOf, Text, Whole


def page() -> None:
    import streamlit as st

    from pages.kit import state
    from pages.kit.choices import number, select, select_several
    from pages.kit.declaration import Page, PageState, Section
    from pages.kit.notices import keep_place_for_notices
    from pages.kit.parameters import CHECKPOINT, RUN, OneOf, SeveralOf, Whole, at_most

    parameters = (
        RUN,
        CHECKPOINT,
        SeveralOf("runs", "runs"),
        Whole("iterations", "number of iterations", 1, 10),
        OneOf("look", "view", ("maps", "list"), "maps"),
        Whole("step", "step", part="stepper"),
    )
    state.settle_language()
    state.begin("tested", Page("Tested", "Tested", "", Section.START, 1, PageState(parameters)))
    keep_place_for_notices()
    run = select("Run", "run", ["a", "b"])
    names = {"a": ["30", "20", "10"], "b": ["40", "30", "20", "10"]}[run]
    select("Checkpoint", "checkpoint", names, of=run)
    select_several("Runs", "runs", ["a", "b", "c"], ["a"])
    number("Iterations", "iterations", 1, 10, 3, of=run)
    select("Look", "look", ["maps", "list"])
    st.text(f"{state.key_of('stepper').visit} {state.view_of('stepper', {'step': at_most(8)})}")
    state.publish()


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page)


def value(app: AppTest, name: str) -> str:
    return app.get_by_key(name).value


def address(app: AppTest) -> dict[str, str]:
    return {name: text[0] if isinstance(text, list) else text for name, text in app.query_params.items()}


def test_nothing_stands_in_the_address_that_nobody_chose(app):
    app.run()
    assert address(app) == {}
    app.get_by_key("look").set_value("list").run()
    assert address(app) == {"look": "list"}
    app.get_by_key("look").set_value("maps").run()
    assert address(app) == {}


def test_a_choice_for_one_run_is_none_for_another(app):
    app.run()
    assert value(app, "checkpoint") == "30"
    app.get_by_key("run").set_value("b").run()
    assert value(app, "checkpoint") == "40"  # the last one again, though it has a 30
    app.get_by_key("checkpoint").set_value("20").run()
    assert address(app) == {"run": "b", "checkpoint": "20"}
    app.get_by_key("run").set_value("a").run()
    assert value(app, "checkpoint") == "30"
    assert address(app) == {"run": "a"}


def test_a_link_says_which(app):
    app.query_params["checkpoint"] = "10"
    app.run()
    assert value(app, "checkpoint") == "10"
    app.query_params["checkpoint"] = "20"  # a link to another run
    app.query_params["run"] = "b"
    app.run()
    assert (value(app, "run"), value(app, "checkpoint")) == ("b", "20")
    assert not app.warning


def test_a_message_from_before_the_last_choice_takes_nothing_back(app):
    app.run()
    app.get_by_key("run").set_value("b").run()
    del app.query_params["run"]  # as the browser sends it that was not told yet
    app.run()
    assert value(app, "run") == "b"
    assert address(app) == {"run": "b"}


def test_back_sets_every_choice_and_lets_the_browser_parts_begin_anew(app, monkeypatch):
    app.query_params["step"] = "7"
    app.run()
    assert app.text[0].value == "0 {'step': '7'}"
    app.get_by_key("run").set_value("b").run()
    app.get_by_key("iterations").set_value(5).run()
    app.get_by_key("runs").set_value(["b", "c"]).run()
    assert address(app) == {"step": "7", "run": "b", "iterations": "5", "runs": "b,c"}
    monkeypatch.setattr("pages.kit.state._came_by_history", lambda: True)
    app.query_params.clear()
    app.query_params["step"] = "2"
    app.run()
    assert [value(app, name) for name in ("run", "iterations", "runs")] == ["a", 3, ["a"]]
    assert app.text[0].value == "1 {'step': '2'}"
    app.query_params["run"] = "b"
    app.query_params["runs"] = ""
    app.run()
    assert (value(app, "run"), value(app, "runs")) == ("b", [])


def test_forward_tells_the_browser_every_choice_even_what_the_step_before_may_have_told_it(app, monkeypatch):
    app.run()
    app.query_params["run"] = "b"
    app.run()
    monkeypatch.setattr("pages.kit.state._came_by_history", lambda: True)
    app.query_params["look"] = "list"
    app.run()
    told = [app.get_by_key(name).proto for name in ("run", "checkpoint", "look", "iterations")]
    assert [widget.set_value for widget in told] == [True] * 4


GONE = {
    "run": ("x", "run “x”", "“a”"),
    "checkpoint": ("99", "checkpoint “99”", "“30”"),
    "runs": ("a,x", "runs “x”", "“a”"),
    "iterations": ("11", "number of iterations “11”", "“3”"),
    "look": ("nowhere", "view “nowhere”", "“maps”"),
}


@pytest.mark.parametrize("name", GONE)
def test_a_link_to_what_is_gone_says_so_until_another_is_chosen(app, name):
    wanted, named, instead = GONE[name]
    app.query_params[name] = wanted
    app.run()
    [said] = [warning.value for warning in app.warning]
    assert said == f"This link asks for the {named}, which is not available here. Shown instead: {instead}."
    app.run()
    assert len(app.warning) == 1
    app.get_by_key("run").set_value("b").run()
    assert len(app.warning) == (name in ("runs", "look"))  # the others are the run's


@pytest.mark.parametrize("step", ["9", "-1", "x"])
def test_what_a_browser_part_cannot_show_is_said_once(app, step):
    app.query_params["step"] = step
    app.run()
    assert [warning.value for warning in app.warning] == [
        f"This link asks for the step “{step}”, which is not available here."
    ]
    assert not app.run().warning


def test_what_the_address_hides_is_not_drawn_and_keeps_its_value(app):
    app.query_params["hide"] = "run,iterations,runs,step"
    app.query_params["run"] = "b"
    app.run()
    assert [box.key for box in app.selectbox] == ["checkpoint", "look"]
    assert not app.number_input and not app.multiselect
    assert value(app, "checkpoint") == "40"  # b's
    assert address(app)["run"] == "b"


def two_pages() -> None:
    import streamlit as st

    from pages.kit import state
    from pages.kit.choices import select
    from pages.kit.declaration import Page, PageState, Section
    from pages.kit.notices import keep_place_for_notices
    from pages.kit.parameters import OneOf, Whole

    parameters = (
        OneOf("one", "one", travels=True),
        OneOf("other", "other"),
        Whole("of", "of", part="part", travels=True),
        OneOf("both", "both", ("a", "b", "c"), is_read=True, travels=True),
    )
    name = st.session_state.get("page", "first")
    state.settle_language()
    state.begin(name, Page(name, name, "", Section.START, 1, PageState(parameters)))
    keep_place_for_notices()
    select("One", "one", ["a", "b", "c"])
    select("Other", "other", ["a", "b", "c"])
    select("Both", "both", ["a", "b", "c"])
    st.text(f"{state.chosen('of')} {state.view_of('part')}")
    state.publish()


def go(app: AppTest, page: str, **parameters: str) -> None:
    app.session_state["page"] = page
    app.query_params.clear()
    for name, text in parameters.items():
        app.query_params[name] = text
    app.run()


def test_a_choice_that_travels_holds_on_the_next_page():
    app = AppTest.from_function(two_pages).run()
    app.get_by_key("one").set_value("b").run()
    app.get_by_key("other").set_value("b").run()
    go(app, "second")
    assert (value(app, "one"), value(app, "other")) == ("b", "a")
    assert address(app) == {"one": "b"}
    go(app, "first", one="c")  # a link says it better
    assert value(app, "one") == "c"
    go(app, "second")
    assert value(app, "one") == "c"
    app.get_by_key("one").set_value("a").run()
    go(app, "first")
    assert value(app, "one") == "a"


def test_what_a_link_asks_for_and_is_not_there_does_not_travel():
    app = AppTest.from_function(two_pages)
    go(app, "first", one="x")
    assert len(app.warning) == 1
    go(app, "second")
    assert value(app, "one") == "a" and not app.warning


def test_back_to_a_page_shows_what_its_address_says_and_nothing_that_travelled(monkeypatch):
    app = AppTest.from_function(two_pages).run()
    app.get_by_key("one").set_value("b").run()
    monkeypatch.setattr("pages.kit.state._came_by_history", lambda: True)
    go(app, "second")
    assert value(app, "one") == "a"


def test_what_a_part_wrote_is_known_in_the_next_run_whatever_made_it():
    app = AppTest.from_function(two_pages).run()
    assert app.text[0].value == "None {}"
    app.query_params["of"] = "5"  # as a part writes it in the browser
    app.get_by_key("one").set_value("b").run()
    assert app.text[0].value == "5 {}"  # and the part, which knows it, is not told
    assert address(app) == {"one": "b", "of": "5"}
    del app.query_params["of"]
    assert app.run().text[0].value == "None {}"


def tell(app: AppTest, visit: int, written: object, count: int = 1) -> None:
    """Tell what parts have written, as the browser does just before the page runs."""
    app.session_state["address-bar"] = {"told": {"visit": visit, "written": written, "count": count}}


def test_what_a_part_wrote_is_told_where_the_browser_sends_an_old_address():
    app = AppTest.from_function(two_pages)
    app.query_params["of"] = "3"
    app.run()
    tell(app, 0, {"of": "5"})
    app.get_by_key("one").set_value("b").run()
    assert app.text[0].value == "5 {'of': '3'}"
    assert address(app) == {"one": "b", "of": "3"}  # the browser has the newer one there
    tell(app, 0, {"of": None})
    assert app.run().text[0].value == "None {'of': '3'}"
    tell(app, 1, {"of": "7"})  # of another visit
    assert app.run().text[0].value == "3 {'of': '3'}"


def test_what_a_part_wrote_travels_when_the_learner_goes_on():
    app = AppTest.from_function(two_pages).run()
    tell(app, 0, {"of": "5", "other": "b", "one": "b"})
    go(app, "second")
    assert app.text[0].value == "5 {'of': '5'}"
    assert (value(app, "one"), value(app, "other")) == ("a", "a")  # no part writes them
    go(app, "first", of="7")  # a link says it better; what was told of a page before does not count any more
    assert app.text[0].value == "7 {'of': '7'}"


@pytest.mark.parametrize("written", [None, [1], {"of": 5}, {"of": "x"}])
def test_nothing_else_that_a_browser_may_tell_travels(written):
    app = AppTest.from_function(two_pages).run()
    tell(app, 0, written)
    go(app, "second")
    assert app.text[0].value == "None {}"


def test_what_a_part_writes_of_a_parameter_of_the_page_is_chosen_until_python_chooses_again():
    app = AppTest.from_function(two_pages).run()
    app.get_by_key("both").set_value("c").run()
    assert address(app) == {"both": "c"}
    tell(app, 0, {"both": "b"})
    app.run()  # with the address that Streamlit has kept
    assert value(app, "both") == "b" and address(app) == {"both": "b"}
    app.get_by_key("both").set_value("a").run()
    assert value(app, "both") == "a"
    app.run()  # what was told is known already
    assert value(app, "both") == "a" and address(app) == {"both": "a"}
    tell(app, 0, {"both": "b"}, 2)  # written again
    assert value(app.run(), "both") == "b"
    tell(app, 0, {"both": "x"}, 3)
    assert value(app.run(), "both") == "b"
    tell(app, 0, {"both": None}, 4)
    assert address(app.run()) == {}


def test_what_a_part_wrote_of_a_parameter_of_the_page_travels_unless_python_chose_again():
    app = AppTest.from_function(two_pages).run()
    tell(app, 0, {"both": "b"})
    go(app, "second")
    assert value(app, "both") == "b"
    tell(app, 1, {"both": "c"}, 2)
    app.run()
    app.get_by_key("both").set_value("a").run()
    go(app, "first")
    assert value(app, "both") == "a"


def left_for_another() -> None:
    """A page, and the beginning of the next one, whose run was interrupted before it said which widgets it has."""
    from pages.kit import state
    from pages.kit.choices import select
    from pages.kit.declaration import Page, PageState, Section
    from pages.kit.notices import keep_place_for_notices
    from pages.kit.parameters import OneOf

    state.settle_language()
    keep_place_for_notices()
    state.begin("first", Page("first", "first", "", Section.START, 1, PageState((OneOf("one", "one"),))))
    select("One", "one", ["a", "b", "c"])
    state.begin("second", Page("second", "second", "", Section.START, 2, PageState()))


def test_a_choice_that_arrives_after_its_page_was_left_is_no_choice_on_the_next():
    app = AppTest.from_function(left_for_another).run()
    app.get_by_key("one").set_value("b").run()
    assert not app.exception and "one" not in address(app)


def test_a_parameter_that_is_not_declared_is_a_mistake():
    with pytest.raises(ValueError, match="declares no parameter 'x'"):
        PageState().parameter("x")
    with pytest.raises(ValueError, match="twice"):
        PageState((OneOf("a", "a"), Whole("a", "a")))


def test_the_types_know_what_an_address_may_say():
    assert OneOf("a", "a", ("x", "y")).is_possible("y") and not OneOf("a", "a", ("x", "y")).is_possible("z")
    assert SeveralOf("a", "a", ("x", "y")).is_possible("y,x")
    assert not SeveralOf("a", "a", ("x",)).is_possible("x,z")
    assert Whole("a", "a", 1, 3).is_possible("3")
    assert not any(Whole("a", "a", 1, 3).is_possible(text) for text in ("0", "4", "x", ""))
    assert PictureReference("a", "a").is_possible("test-12") and PictureReference("a", "a").is_possible("own-1f")
    assert PictureReference("a", "a").is_possible("held-0")
    wrong = ("test-x", "held-x", "test-", "../../etc", "own-")
    assert not any(PictureReference("a", "a").is_possible(text) for text in wrong)
    assert Text("a.*", "a").covers("a.b") and not Text("a.*", "a").covers("ab")


def test_the_table_of_addresses_has_every_name():
    table = table_of_addresses()
    for name, page in all_pages().items():
        for one in (*page.state, *page.state.controls):
            assert f"| {name} |" in table and f"`{getattr(one, 'name', one)}`" in table


def test_every_page_stands_in_one_place_of_the_navigation_and_one_opens_first():
    pages = all_pages()
    assert len(pages) >= 13 and all(isinstance(page, Page) for page in pages.values())
    places = [(page.section, page.place) for page in pages.values()]
    assert len(set(places)) == len(places)
    assert [name for name, page in pages.items() if page.is_first] == ["start"]
    assert list(pages)[:2] == ["start", "routing"]
    assert {page.section for page in pages.values()} == set(Section)
