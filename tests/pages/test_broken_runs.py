"""Runs that cannot be read: listed with their reason on the Train page, left out everywhere else."""

from pathlib import Path

import pytest

from lib.runs import State, open_store
from tests.pages.test_pages import TITLES, opened, texts
from tests.runs.broken import break_run
from tests.runs.specs import spec

REASON = "Its network is called “hypernet”, which this version of Capsule Lab does not have."


@pytest.fixture
def broken(home: Path) -> str:
    """The id of the learner's own completed run of an architecture that is gone."""
    store = open_store()
    run_id = store.create(spec(), "ada", "Of last year").id
    store.change(run_id, state=State.COMPLETED)
    break_run(store, run_id)
    return run_id


@pytest.mark.parametrize("page", TITLES)
def test_every_page_opens_beside_a_broken_run(broken, page):
    app = opened(page)
    assert app.title[0].value == TITLES[page]
    assert not app.error
    assert ("Of last year" in texts(app)) == (page == "train")


def test_the_train_page_says_why_and_lets_the_owner_delete_it(broken):
    app = opened("train")
    assert "Runs that cannot be opened (1)" in [found.label for found in app.expander]
    assert REASON in [found.value for found in app.caption]
    app.get_by_key(f"delete-{broken}").click().run()
    assert not app.exception
    assert "Of last year" not in texts(app)
    assert open_store().broken_runs() == []


@pytest.mark.parametrize(
    ("page", "parameter"), [("train", "view"), ("train", "from"), ("routing", "run"), ("evaluate", "run")]
)
def test_a_link_to_it_says_why(broken, page, parameter):
    app = opened(page, **{parameter: broken})
    assert app.warning[0].value == f"The run “Of last year” cannot be opened. {REASON}"
    assert not app.error
