"""In Chinese no English word of Streamlit's own is left: texts, labels, placeholders, titles."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.e2e.server import Server

NAMES = re.compile(
    r"AlexNet|LeNet|Efficient-CapsNet|Fashion-MNIST|\w*MNIST|CIFAR|CNN|\w*GRU|LRN|ReLU|[CGT]PU|XLA|CSV|EM\b|Adam|Oxford|"
    r"Capsule Lab|English|TensorBoard|TensorFlow|PaddlePaddle|LiteRT|Keras|dropout|\bzip\b|\bZIP\b|IDX|NPZ|"
    r"\bepoch\b|F1|TFRecords?"
)
"""Names, and words of the field that Chinese texts have too."""
SHOWN = r"""() => {
  const [texts, skipped] = [[], 'script, style, noscript, code, [translate=no]']
  for (const element of document.querySelectorAll("body, body *")) {
    if (element.closest(skipped)) continue
    texts.push(...["placeholder", "aria-label", "title", "alt"].map((name) => element.getAttribute(name)))
    texts.push(...[...element.childNodes].filter((node) => node instanceof Text).map((node) => node.data))
  }
  return texts.filter(Boolean)
}"""
"""Returns what stands in the page, without what stands in the shadow roots of our own parts."""


A_CLASSMATES = "一位同学："
"""Stands before the name of another learner's run, which is as it was typed."""


def english_in(page: Page) -> set[str]:
    texts = (text for text in page.evaluate(SHOWN) if A_CLASSMATES not in text)
    return {text for text in texts if re.search("[A-Za-z]{3,}", NAMES.sub("", text))}


def test_no_english_word_of_streamlits_own_is_left(browser: Browser, server: Server):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=server.url, locale="zh-CN")
    try:
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto("/predict")
        page.get_by_test_id("stMultiSelect").locator("input").first.click()
        expect(page.get_by_role("option", name="全选")).to_be_visible()
        assert english_in(page) == set()

        page.goto("/train")
        page.get_by_text("修改选项", exact=True).click()
        page.get_by_label("训练记录的名称（可不填）").fill("cat")
        expect(page.get_by_text("按回车键应用")).to_be_visible()
        page.get_by_test_id("stSelectbox").locator("input").first.click()
        expect(page.get_by_role("option", name="LeNet", exact=True)).to_be_visible()
        assert english_in(page) == set()

        page.goto("/data?look=own")
        page.get_by_text("文件", exact=True).click()
        expect(page.get_by_test_id("stFileUploader")).to_be_visible()
        assert english_in(page) == set()

        page.goto("/evaluate")
        page.get_by_test_id("stDataFrame").hover()
        expect(page.get_by_role("button", name="全屏").first).to_be_visible()
        assert english_in(page) == set()

        page.get_by_text("English", exact=True).click()
        expect(page.get_by_role("button", name="Fullscreen").first).to_be_attached()
        expect(page.locator("html")).to_have_attribute("lang", "en")
    finally:
        context.close()
