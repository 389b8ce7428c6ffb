/**
 * Keeps each part of a page on it once.
 *
 * After Back and Forward a part has another key, that of the new visit (`key_of` of `pages/kit/state.py`), and until the page's
 * run ends Streamlit leaves the one of the visit before beside it.
 */

const KEYED = '[class*="st-key-"]'
const KEY = /(?:^|\s)st-key-(\S+)/
const OF_VISIT = /-visit\d+$/

/**
 * Hide the same part of other visits, now that this one is drawn.
 *
 * @param {Node} parent what Streamlit mounts the part in
 */
export function hideOtherVisits(parent) {
  const root = parent.getRootNode()
  const own = (root instanceof ShadowRoot ? root.host : /** @type {Element} */ (parent)).closest(KEYED)
  if (!own) return
  const key = keyOf(own)
  for (const other of document.querySelectorAll(KEYED)) {
    const isSamePart = keyOf(other) !== key && nameOf(keyOf(other)) === nameOf(key) && !other.contains(own)
    if (isSamePart && other instanceof HTMLElement) other.style.display = "none"
  }
}

/** @param {Element} element */
const keyOf = (element) => KEY.exec(element.className)?.[1] ?? ""

/** @param {string} key */
const nameOf = (key) => key.replace(OF_VISIT, "")
