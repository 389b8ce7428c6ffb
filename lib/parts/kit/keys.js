/** The meaning of keys, the same in every part. */

const ROLES = ["radio", "tab", "slider", "spinbutton", "combobox", "listbox", "menu", "tree", "grid", "dialog"]
/** What has a use of its own for arrows, pages and the space bar. */
const USES_KEYS = ["input", "select", "textarea", "[contenteditable]", ...ROLES.map((role) => `[role=${role}]`)].join(", ")
/** What has a use for the space bar, but not for the others. */
const USES_SPACE = "button, a, summary, [role=button], [role=link], [role=checkbox], [role=switch]"

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }

/**
 * Return how far an arrow key moves, as [rows, columns], or null for any other key, or with a modifier held.
 *
 * @param {KeyboardEvent} event
 * @returns {[number, number] | null}
 */
export function arrowMove({ key, ctrlKey, metaKey, altKey }) {
  return ctrlKey || metaKey || altKey ? null : ARROWS[key] ?? null
}

/**
 * Return 1 if a key goes one step on, −1 if it goes one back, and 0 for any other, or with a modifier held.
 *
 * Page Down and Page Up are what a presenter's clicker sends.
 *
 * @param {KeyboardEvent} event
 */
export function pageMove({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (ctrlKey || metaKey || altKey || shiftKey) return 0
  return key === "PageDown" ? 1 : key === "PageUp" ? -1 : 0
}

/**
 * Return whether a key event asks to undo: Ctrl+Z, or ⌘Z.
 *
 * @param {KeyboardEvent} event
 */
export function isUndo({ key, ctrlKey, metaKey, shiftKey }) {
  return key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey
}

/**
 * Return whether the event belongs to a control that has a use for keys of its own, such as a field or a slider.
 *
 * @param {Event} event
 */
export function isForControl(event) {
  const [target] = event.composedPath()
  return target instanceof Element && target.matches("input, select, textarea, summary, [contenteditable]")
}

/** @type {Set<unknown>} the parts on the page that step */
const stepping = new Set()

/**
 * Give the keys that are pressed in `root` to `handle`, and, while no other part on the page steps, those too that are
 * pressed where nothing has a use for them: a learner who has just come here need not click first.
 *
 * @param {HTMLElement} root
 * @param {(event: KeyboardEvent) => void} handle prevents the default of the keys that it takes
 * @returns {() => void} a function that stops listening
 */
export function listenToKeys(root, handle) {
  const elsewhere = (/** @type {KeyboardEvent} */ event) => {
    const path = event.composedPath()
    if (stepping.size === 1 && !event.defaultPrevented && !path.includes(root) && isFree(event.key, path)) handle(event)
  }
  const part = {}
  stepping.add(part)
  root.addEventListener("keydown", handle)
  window.addEventListener("keydown", elsewhere)
  return () => {
    stepping.delete(part)
    root.removeEventListener("keydown", handle)
    window.removeEventListener("keydown", elsewhere)
  }
}

/**
 * Return whether nothing on the way from a key's target to the window has a use for it.
 *
 * @param {string} key
 * @param {EventTarget[]} path
 */
function isFree(key, path) {
  const used = key === " " ? `${USES_KEYS}, ${USES_SPACE}` : USES_KEYS
  return !path.some((one) => one instanceof Element && one.matches(used))
}
