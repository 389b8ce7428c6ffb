"""The files of the browser parts, fetched as a browser does."""

import json
import re

import pytest
import streamlit as st

from lib.parts import served
from lib.parts.served import address_of, version
from tests import routes
from tests.routes import Answer


def get(address: str) -> Answer:
    """Return the answer to a GET."""
    return routes.get(served.routes(), address)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("kit/dom.js", "text/javascript"),
        ("kit/shared.css", "text/css"),
        ("drawing_canvas/component.js", "text/javascript"),
        ("labels/zh/drawing_canvas.json", "application/json"),
    ],
)
def test_scripts_styles_and_labels_are_kept_for_good(path, kind):
    answer = get(f"/{address_of(path)}")
    assert answer.status == 200 and answer.headers["content-type"].startswith(kind)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_labels_come_in_the_language():
    texts = json.loads(get(f"/{address_of('labels/zh/drawing_canvas.json')}").text)
    assert texts["labels"]["undo"] == "撤销"


@pytest.mark.parametrize(
    "path",
    [
        "part.py",
        "drawing_canvas/labels.py",
        "drawing_canvas/__init__.py",
        "labels/en/nothing.json",
        "labels/xx/drawing_canvas.json",
        "labels/en/../drawing_canvas.json",
        "..%2fsettings.py",
        "%2e%2e/%2e%2e/app.py",
        "",
    ],
)
def test_nothing_else_is_served(path):
    answer = get(f"/{address_of('')}{path}")
    assert answer.status == 404 and answer.headers["cache-control"] == "no-store"


def test_another_version_gets_none_of_this_ones_files():
    assert get("/parts/0123456789abcdef/kit/dom.js").status == 404


def test_files_are_below_the_base_path(monkeypatch):
    monkeypatch.setattr(st, "get_option", lambda name: "/school/lab/" if name == "server.baseUrlPath" else None)
    assert get(f"/school/lab/{address_of('kit/dom.js')}").status == 200
    assert get(f"/{address_of('kit/dom.js')}").status == 404


def test_any_script_style_or_text_that_changes_gives_a_new_version(monkeypatch):
    before = version()
    files = dict(served.scripts_and_styles())
    files["kit/dom.js"] = served.ServedFile(files["kit/dom.js"].content + b" ", "text/javascript")
    monkeypatch.setattr(served, "scripts_and_styles", lambda: files)
    assert version.__wrapped__() != before


def test_a_parts_modules_are_asked_for_at_once():
    """Those that its modules import, however deep, are in one script, and no other."""
    entry = get(f"/{address_of('routing_stepper/entry.js')}").text
    found = re.findall(r'^import "\.\./(.+)"$', entry, re.M)
    assert {"kit/part.js", "routing_stepper/state.js", "routing_stepper/views/links.js"} <= set(found)
    assert not [name for name in found if name.startswith("routing_stepper/kinds/dynamic")]  # loaded when needed
    assert entry.endswith('export { default } from "./component.js"\n')
    assert all(get(f"/{address_of(name)}").status == 200 for name in found)
    assert get(f"/{address_of('no_such_part/entry.js')}").status == 404


@pytest.mark.parametrize("script", [name for name in served.scripts_and_styles() if name.endswith("component.js")])
def test_every_import_is_found(script):
    """What is found in a module's text is what its lines import, so that none is left for a later trip."""
    for name in [script, *served.modules_of(script)]:
        text = served.scripts_and_styles()[name].content.decode()
        assert len(served.IMPORTED.findall(text)) == len(re.findall(r'(?:\bfrom |^import )"\.', text, re.M)), name
