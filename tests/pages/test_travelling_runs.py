"""A run that is chosen on one page is chosen on the next, where it can be."""

from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import opened


def go_on(app: AppTest, page: str) -> AppTest:
    """Open another page by the navigation, which takes no address along."""
    app.query_params.clear()
    app.switch_page(f"pages/{page}/page.py")
    return app.run()


def test_a_run_travels_to_the_pages_that_can_show_it(home):
    app = opened("evaluate", run="lenet")
    app = go_on(app, "routing")
    assert app.get_by_key("run").value == "capsnet_small"  # LeNet has no capsules
    assert not app.warning
    app = go_on(app, "evaluate")
    assert app.get_by_key("run").value == "lenet"
    assert app.query_params["run"] == "lenet"
    app = go_on(app, "predict")
    assert app.get_by_key("runs").value == ["lenet", "capsnet_small"]


def test_a_run_that_is_looked_at_on_the_train_page_travels_too(home):
    app = opened("train")
    app.button(key="view-efficient_capsnet").click().run()
    assert go_on(app, "routing").get_by_key("run").value == "efficient_capsnet"


def test_without_a_choice_every_page_opens_with_its_own_run(home):
    app = opened("filters")
    assert app.get_by_key("run").value == "capsnet"
    assert go_on(app, "evaluate").get_by_key("run").value == "capsnet_small"


def test_a_run_on_other_pictures_reads_alone(home):
    app = go_on(opened("filters", run="compare-activations-leaky-relu"), "predict")
    assert app.get_by_key("runs").value == ["compare-activations-leaky-relu"]
