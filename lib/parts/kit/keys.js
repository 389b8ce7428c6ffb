/** The meaning of keys, the same in every part. */

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
