"""The HTML document of each page: where it is served, and what it says of its title, language and server."""

import json
import re

import pytest

from lib.parts.served import served_file
from pages.kit import documents
from pages.kit.discovery import all_pages, first_page
from tests.routes import get


def document_at(address: str, accepted: str = "de-DE,de;q=0.9") -> str:
    """Return the document that a browser with these languages gets."""
    return get(documents.page_routes(), address, {"Accept-Language": accepted}).text


@pytest.mark.parametrize("base", ["", "/lab"])
def test_the_root_and_every_page_are_served_below_the_base_path(monkeypatch, base):
    monkeypatch.setattr(documents, "base_path", lambda: base)
    paths = [route.path for route in documents.page_routes()]
    assert paths == [f"{base}/", *(f"{base}/{name}" for name in all_pages())]


@pytest.mark.parametrize("where", [documents.OF_A_PAGE, documents.OF_THE_ROOT])
def test_the_server_is_named_before_any_other_script(where):
    document = documents.document(all_pages()[first_page()], where, "en")
    assert document.count("window.__streamlit =") == 1
    assert where in document
    assert document.index("window.__streamlit =") < document.index('<script type="module"')


def test_each_tab_has_the_title_of_its_page():
    titles = {name: f"<title>{page.title} · Capsule Lab</title>" for name, page in all_pages().items()}
    assert len(set(titles.values())) == len(titles)
    for name, title in titles.items():
        assert title in document_at(f"/{name}")
    assert titles[first_page()] in document_at("/")


@pytest.mark.parametrize(
    ("address", "accepted", "language", "title"),
    [
        ("/routing?lang=zh", "en-US,en;q=0.9", "zh", "路由"),
        ("/routing?lang=en", "zh-CN", "en", "Routing"),
        ("/routing", "zh-CN,zh;q=0.9,en;q=0.8", "zh", "路由"),
        ("/routing", "fr, zh;q=0.8", "zh", "路由"),
        ("/routing?lang=%22onload", "", "en", "Routing"),
    ],
)
def test_the_document_is_in_the_language_of_the_address_or_of_the_browser(address, accepted, language, title):
    text = document_at(address, accepted)
    assert f'<html lang="{language}">' in text
    assert f"<title>{title} · Capsule Lab</title>" in text


def test_streamlits_words_come_in_every_language_with_the_script_that_puts_them_in():
    document = document_at("/maps")
    [sent] = re.findall(r'<script type="application/json" id="capsule-lab-words">(.*?)</script>', document)
    words = json.loads(sent)
    assert {"en": "Select all", "zh": "全选"} in words
    assert {"en": "Press Enter to apply", "zh": "按回车键应用"} in words
    scripts = re.findall(r'src="parts/[0-9a-f]+/(framework/[a-z.]+)"', document)
    assert scripts == ["framework/translate.js", "framework/folders.js"]
    assert all(served_file(script) is not None for script in scripts)
