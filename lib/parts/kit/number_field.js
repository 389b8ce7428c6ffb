/** A field for a number that a learner types in, and what a typed text says. */

import { h } from "./dom.js"

const DIGITS = 3

/**
 * Return the number that a text says, to three digits behind the point; null if it says none, or one further from 0 than `largest`.
 *
 * @param {string} text
 * @param {number} largest
 */
export function numberIn(text, largest) {
  const plain = text.trim().replace("−", "-").replace(",", ".")
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null
  const value = asTyped(Number(plain))
  return Math.abs(value) <= largest ? value : null
}

/**
 * Return a number as it could have been typed: with three digits behind the point, and never −0.
 *
 * @param {number} value
 */
export function asTyped(value) {
  return Number(value.toFixed(DIGITS)) + 0
}

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
