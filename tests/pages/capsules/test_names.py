"""The names of numbers: each learner's own, kept with the run, and nobody else's."""

import json

import pytest

from lib.learner import cookie_name, sign
from lib.runs import open_store
from lib.runs.number_names import MOST_LETTERS, load_number_names
from pages.capsules.names import names_address, names_route
from pages.kit.posted import class_capsules_of
from tests.routes import Answer, post

JSON = {"Content-Type": "application/json"}


def keep(learner: str, content: object, run_id: str = "capsnet_small", **headers: str) -> Answer:
    cookie = {"Cookie": f"{cookie_name()}={sign(learner)}"} if learner else {}
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return post([names_route()], f"/number-names/{run_id}", body, JSON | cookie | headers)


def named(name: str, which: int = 4, number: int = 3) -> dict[str, object]:
    return {"class": which, "number": number, "name": name}


def test_a_name_is_kept_for_the_learner_who_gave_it(home):
    run = open_store().get("capsnet_small")
    assert names_address(run) == "number-names/capsnet_small"
    assert json.loads(keep("ada", named("slant")).content) == {"names": {"4-3": "slant"}}
    assert json.loads(keep("ada", named("厚", 0, 16)).content) == {"names": {"4-3": "slant", "0-16": "厚"}}
    assert load_number_names(open_store(), run, "ada") == {"4-3": "slant", "0-16": "厚"}
    assert load_number_names(open_store(), run, "grace") == {}
    assert json.loads(keep("ada", named("  ")).content) == {"names": {"0-16": "厚"}}


def test_a_name_is_one_short_line(home):
    keep("ada", named("a\nb\u202e" + "c" * 100))
    (name,) = load_number_names(open_store(), open_store().get("capsnet_small"), "ada").values()
    assert name.startswith("a b c") and len(name) <= MOST_LETTERS


def test_a_damaged_file_is_no_name(home):
    store, run = open_store(), open_store().get("capsnet_small")
    keep("ada", named("slant"))
    (file,) = store.own_files(run).number_names.iterdir()
    file.write_bytes(b"\xff{")
    assert load_number_names(store, run, "ada") == {}
    assert keep("ada", named("width")).status == 200


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"[]", b"3", b"\xff", {}),
        *(named("a", 10), named("a", -1), named("a", 0, 0), named("a", 0, 17)),
        *({"class": True, "number": 1, "name": "a"}, {"class": 1, "number": 1, "name": 3}),
    ],
)
def test_what_names_no_number_is_refused(home, content: object):
    assert keep("ada", content).status == 400


def test_only_who_sees_the_run_names_its_numbers(home):
    assert keep("", named("a")).status == 404
    assert keep("ada", named("a"), "lenet").status == 404
    assert keep("ada", named("a"), "gone").status == 404
    assert keep("ada", named("a"), **{"Content-Type": "text/plain"}).status == 415


def test_the_capsules_of_a_run_are_counted():
    assert class_capsules_of(open_store().get("capsnet_small")) == (10, 16)
