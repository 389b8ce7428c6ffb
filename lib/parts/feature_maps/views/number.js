/** Numbers on the page, which carry their unrounded values. */

import { h } from "../../kit/dom.js"

/**
 * Build a number with its unrounded value.
 *
 * @param {import("../../kit/numbers.js").Numbers} numbers
 * @param {number} value
 * @param {string} [testid]
 */
export function numberNode(numbers, value, testid) {
  return h("span", { class: "mono", testid, data: { value } }, numbers.figures(value))
}

/**
 * Write another number into an element that has one.
 *
 * @param {HTMLElement} node
 * @param {number} value
 * @param {string} text
 */
export function writeNumber(node, value, text) {
  node.dataset.value = String(value)
  node.textContent = text
}

/**
 * Write two figures, short enough for a cell: ".62", "1.3", "12".
 *
 * @param {import("../../kit/numbers.js").Numbers} numbers
 * @param {number} value
 */
export function cellText(numbers, value) {
  const size = Math.abs(value)
  if (size < 0.005) return "0"
  const text = numbers.decimals(value, size >= 10 ? 0 : size >= 1 ? 1 : 2)
  return size < 1 ? text.replace(/^(−?)0/, "$1") : text
}
