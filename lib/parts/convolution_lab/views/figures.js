/** Writes the lab's numbers. */

/** @typedef {import("../../kit/numbers.js").Numbers} Numbers */

/**
 * Write four places after the point, as sums are written.
 *
 * @param {Numbers} numbers
 * @param {number} value
 */
export function exact(numbers, value) {
  return numbers.decimals(value, 4)
}

/**
 * Write a number as it is added to another: "0.5", "(−0.5)".
 *
 * @param {Numbers} numbers
 * @param {number} value
 * @param {(numbers: Numbers, value: number) => string} write
 */
export function summand(numbers, value, write = (shown, one) => shown.short(one)) {
  return value < 0 ? `(${write(numbers, value)})` : write(numbers, value)
}

/**
 * Write a share of 1, in more places the smaller it is: "0 %", "12 %", "1.2 %", "0.012 %".
 *
 * @param {Numbers} numbers
 * @param {number} share
 */
export function percent(numbers, share) {
  return numbers.percent(share, share === 0 || share >= 0.1 ? 0 : share >= 0.001 ? 1 : 3)
}

/**
 * Write a number above 0 with so many figures, zeros at its end included: "0.00010", "1.5".
 *
 * @param {Numbers} numbers
 * @param {number} value
 * @param {number} figures
 */
export function inFigures(numbers, value, figures) {
  return numbers.decimals(value, Math.max(0, figures - 1 - Math.floor(Math.log10(value))))
}

/**
 * Show a number, and keep the unrounded one beside it.
 *
 * @param {HTMLElement} node
 * @param {number} value
 * @param {string} text
 */
export function writeNumber(node, value, text) {
  node.textContent = text
  node.dataset.value = String(value)
}
