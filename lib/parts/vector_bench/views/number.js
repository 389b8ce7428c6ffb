/** A field for a number of a vector. */

import { h } from "../../kit/dom.js"

/**
 * @param {string} testid
 * @param {string} label
 * @param {(text: string) => void} onText
 */
export function numberField(testid, label, onText) {
  const input = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", class: "field", testid, "aria-label": label })
  input.onchange = () => onText(input.value)
  return input
}

/**
 * Show a number in its field, unless the learner is writing there.
 *
 * @param {HTMLInputElement} input
 * @param {number} value
 */
export function showNumber(input, value) {
  input.dataset.value = String(value)
  const root = /** @type {Document | ShadowRoot} */ (input.getRootNode())
  const isWriting = root.activeElement === input && input.value !== input.defaultValue
  if (!isWriting || Number(input.value) !== value) input.value = input.defaultValue = String(value).replace("-", "−")
}
