/** What a browser remembers while the tab is open. */

/** @type {Map<string, string>} by key; only these are remembered if the browser's storage is off */
const texts = new Map()

/**
 * Return what is remembered under `key`; null if nothing is.
 *
 * @param {string} key
 */
export function remembered(key) {
  try {
    return window.sessionStorage.getItem(key) ?? texts.get(key) ?? null
  } catch {
    return texts.get(key) ?? null
  }
}

/**
 * Remember a text under `key` while the tab is open.
 *
 * @param {string} key
 * @param {string} text
 */
export function remember(key, text) {
  texts.set(key, text)
  try {
    window.sessionStorage.setItem(key, text)
  } catch { /* storage is off or full */ }
}
