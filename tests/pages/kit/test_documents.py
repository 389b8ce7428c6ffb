"""The HTML document of each page: where it is served, and what it says of the server."""

import pytest

from pages.kit import documents
from pages.kit.discovery import all_pages


@pytest.mark.parametrize("base", ["", "/lab"])
def test_the_root_and_every_page_are_served_below_the_base_path(monkeypatch, base):
    monkeypatch.setattr(documents, "base_path", lambda: base)
    paths = [route.path for route in documents.page_routes()]
    assert paths == [f"{base}/", *(f"{base}/{name}" for name in all_pages())]


@pytest.mark.parametrize("where", [documents.OF_A_PAGE, documents.OF_THE_ROOT])
def test_the_server_is_named_before_any_other_script(where):
    document = documents.document(where)
    assert document.count("window.__streamlit =") == 1
    assert where in document
    assert document.index("window.__streamlit =") < document.index('<script type="module"')
