"""The page “Is it routing?” on what ships with the app: the guess, the measures, and what others published."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.inspectors.answers.routing_measure import ROUTED, UNIFORM, load_kept
from lib.intervals import wilson
from lib.runs import open_store
from pages.is_it_routing.guess import AS_MANY, FEW, MANY, MORE, outcome_of
from pages.is_it_routing.networks import Reader
from pages.is_it_routing.words import by_iterations, changes, csv_of, rows_of
from tests.pages.test_pages import opened, texts
from tests.parts.payloads import unpacked

SMALL = "Small capsule network · MNIST"


@pytest.fixture(autouse=True)
def nobody_is_asked(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.inspectors.pool.Inspectors.ask", lambda *_: pytest.fail("an inspector was asked"))


def sent(app: AppTest) -> dict[str, Any]:
    """Return what the part got, but for the arrays."""
    return unpacked(app.main.get("bidi_component")[-1].proto.bytes)[0]


def test_the_guess_comes_before_the_numbers_and_the_answer_is_the_measured_one():
    app = opened("is_it_routing")
    shown = texts(app)
    assert f"How many of 1,000 test images would {SMALL} read wrong if every coupling stayed at 1/10?" in shown
    assert "reads 7 of 1,000 wrong" not in shown and "as routed, 4" not in shown
    (button,) = [one for one in app.button if one.label == "a few more (up to 20)"]
    button.click().run()
    shown = texts(app)
    found = load_kept("capsnet_small", "final")
    assert found is not None
    wrong = [int((~found.right[way]).sum()) for way in (UNIFORM, ROUTED)]
    assert (
        "You guessed “a few more (up to 20)”, and that is right. With every coupling at 1/10, "
        f"{SMALL} reads {wrong[0]} of 1,000 wrong; as routed, {wrong[1]}."
    ) == app.info[0].value
    lost, won = changes(found, UNIFORM)
    assert f"{SMALL}: with equal couplings {lost} answers turn wrong, {won} right" in shown
    low, high = (100 * edge for edge in wilson(wrong[1] / 1000, 1000))
    first = rows_of([(Reader(open_store().get("capsnet_small"), "final"), found)])[0][1]
    assert first == (f"{wrong[1]} of 1,000", f"{low:.1f} – {high:.1f}\u00a0%")
    (table,) = [one.proto.body for one in app.html if "<table" in one.proto.body]
    assert table.count('<th scope="col">') == 1 + 5 and first[1] in table
    assert "Mitterreiter, Koch, Giesen, Laue 2023" in shown and "it can neither confirm nor refute it" in shown
    assert f"0 of 128 primary capsules are dead, {found.numbers.leading} ever lead an answer." in shown


def test_a_network_that_routes_nothing_is_not_guessed_about_and_says_so():
    shown = texts(opened("is_it_routing", runs="capsnet_small_uniform"))
    assert "Guess first" not in shown
    assert "has no couplings to decide: all are 1/10 already, in training too." in shown
    assert "None of these networks iterates: each routes in one pass." in shown


def test_what_is_not_measured_is_offered_and_two_pictures_are_shown_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("pages.is_it_routing.networks.load_kept", lambda *_: None)
    monkeypatch.setattr("pages.is_it_routing.pair.load_kept", lambda *_: None)
    app = opened("is_it_routing", runs="capsnet_small")
    assert f"Not measured yet: {SMALL}." in texts(app)
    assert "Measure over the test images" in [one.label for one in app.button]
    assert sent(app)["typical"] is None


def test_the_part_gets_two_kept_pictures_and_what_is_usual():
    meta = sent(opened("is_it_routing", hide="question", to="3", capsule="7"))
    assert [one["picture"] for one in meta["choices"]] == ["test-18", "test-8"]
    assert meta["view"] == {"to": 3, "capsule": 6}
    assert (meta["origin"]["run"], meta["origin"]["iterations"]) == ("capsnet_small", 3)
    found = load_kept("capsnet_small", "final")
    assert found is not None
    low, middle, high = meta["typical"]["alike"]["difference"]
    assert low < middle < high and meta["typical"]["images"] == 1000
    assert (found.numbers.alike[:, 0] < middle).mean() == pytest.approx(0.5, abs=0.01)


def test_what_is_not_there_is_said():
    app = opened("is_it_routing", hide="question", capsule="500", to="12")
    said = " ".join(warning.value for warning in app.warning)
    assert "primary capsule “500”" in said and "class “12”" in said


def test_guesses_reach_up_to_their_limits():
    assert [outcome_of(more, 1000) for more in (-3, 2, 3, 20, 21, 200, 201)] == [
        *(AS_MANY, AS_MANY, FEW, FEW, MORE, MORE, MANY)
    ]


def test_the_file_has_every_way_of_reading():
    store = open_store()
    found = load_kept("capsnet_small_em", "final")
    assert found is not None
    reader = Reader(store.get("capsnet_small_em"), "final")
    counts = by_iterations(reader, found)
    assert list(counts) == list(range(1, 11)) and counts[3] == int((~found.right[ROUTED]).sum())
    lines = csv_of([(reader, found)]).splitlines()
    assert len(lines) == 1 + len(found.right) + 6
    assert any(line.split(",")[2:5] == ["uniform", str(counts[1]), "1000"] for line in lines)
