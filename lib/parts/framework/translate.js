/**
 * Keeps Streamlit's own words in the page's language, in whatever it adds to the page; the document of each page loads it.
 *
 * The document brings the words along, and says the page's language by its `lang` (`pages/kit/documents.py`).
 */

import { translatorOf } from "./words.js"

const READ = ["placeholder", "aria-label", "title", "alt"]
/** Texts of the app and of learners, which Streamlit shows as they are, and drawings. */
const NOT_OWN = '[data-testid="stMarkdownContainer"], [data-testid="stHtml"], [data-testid="stTable"], [data-tag], script, style, svg'
/** Where a button that Streamlit itself has looks like one of the app. */
const OWN = '[data-tag] button, [data-testid="stTooltipHoverTarget"], [data-testid="stHeaderActionElements"], ' +
  '[data-testid="stFileUploaderDropzone"], [data-testid="stElementToolbar"]'
const ICON = '[role="img"][aria-label$=" icon"]'

const words = JSON.parse(document.getElementById("capsule-lab-words")?.textContent ?? "[]")
const translate = translatorOf(words)
const root = document.documentElement

visit(root)
const observer = new MutationObserver((changes) => {
  for (const { type, target, attributeName, addedNodes } of changes) {
    if (type === "childList") addedNodes.forEach(visit)
    else if (type === "characterData") visit(target)
    else if (attributeName === "lang") {
      if (target === root) visit(root)
    } else if (target instanceof Element) visitAttributes(target)
  }
  observer.takeRecords() // what was just written here
})
observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["lang", ...READ] })

/** @param {Node} node */
function visit(node) {
  if (node instanceof Text) return visitText(node)
  if (!(node instanceof Element)) return
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let one = /** @type {Node | null} */ (node); one; one = walker.nextNode()) {
    if (one instanceof Text) visitText(one)
    else if (one instanceof Element) visitAttributes(one)
  }
}

/** @param {Text} text */
function visitText(text) {
  if (!text.parentElement || !isOwn(text.parentElement)) return
  const translated = translate(text.data, root.lang)
  if (translated !== null) text.data = translated
}

/** @param {Element} element */
function visitAttributes(element) {
  if (element.matches(ICON)) { // its label would be "check_circle icon" in every language
    element.setAttribute("aria-hidden", "true")
    element.removeAttribute("aria-label")
    return
  }
  for (const name of READ) {
    const text = element.getAttribute(name)
    if (!text || !isOwn(element)) continue
    const translated = translate(text, root.lang)
    if (translated !== null) element.setAttribute(name, translated)
  }
}

/** @param {Element} element */
function isOwn(element) {
  return !element.closest(NOT_OWN) || element.closest(OWN) !== null
}
