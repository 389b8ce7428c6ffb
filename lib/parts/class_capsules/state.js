/**
 * What a learner has chosen on the class capsules.
 *
 * @typedef {object} State
 * @property {number | null} chosen the class whose capsule is looked at; null for the longest
 * @property {number[]} offsets by which its numbers are moved; what is left out is 0
 * @property {number} span how far the numbers are moved in the overview
 * @property {[number, number] | null} pixel row and column of a pixel that is asked about
 * @property {number | null} to the number of the test image that the walk leads to; null for whichever comes first
 *
 * @typedef {Partial<Record<"class" | "span" | "moved" | "pixel" | "to", string | null>>} View where a link starts
 */

/** Of a number's slider, to each side of 0. A capsule is less than 1 long, and its numbers share that. */
export const REACH = 0.75

const DECIMALS = 4 // of an offset in the address

/**
 * @param {View} view
 * @param {{ classes: readonly unknown[], spans: readonly number[] }} there what there is
 * @returns {State}
 */
export function startingState(view, { classes, spans }) {
  const at = wholeIn(view.class)
  const [row, column] = (view.pixel ?? "").split(",").map(wholeIn)
  return {
    chosen: at !== null && at < classes.length ? at : null,
    offsets: offsetsIn(view.moved ?? ""),
    span: spans.find((span) => String(span) === view.span) ?? spans[0],
    pixel: row && column ? [row - 1, column - 1] : null,
    to: wholeIn(view.to),
  }
}

/** @param {string | null | undefined} text */
function wholeIn(text) {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** @param {string} text such as "3:0.4,16:-0.05", numbers counted from 1 */
function offsetsIn(text) {
  /** @type {number[]} */
  const offsets = []
  for (const [, number, offset] of text.matchAll(/(\d{1,3}):(-?\d*\.?\d+)/g)) {
    while (offsets.length < Number(number)) offsets.push(0)
    offsets[Number(number) - 1] = Number(offset)
  }
  return offsets
}

/**
 * Return the state with another class in view; what its numbers mean is another matter, so they stand where they are.
 *
 * @param {State} state
 * @param {number | null} chosen
 * @returns {State}
 */
export function withClass(state, chosen) {
  return state.chosen === chosen ? state : { ...state, chosen, offsets: [] }
}

/**
 * Return the state with one number of the capsule at `value`.
 *
 * @param {State} state
 * @param {Float32Array} vector the capsule as the network made it
 * @param {number} number
 * @param {number} value
 * @returns {State}
 */
export function withValue(state, vector, number, value) {
  return { ...state, offsets: Array.from(vector, (own, at) => (at === number ? value - own : state.offsets[at] ?? 0)) }
}

/**
 * Return whether a number was moved.
 *
 * @param {State} state
 */
export function isMoved({ offsets }) {
  return offsets.some((offset) => offset !== 0)
}

/**
 * Return the parameters of the address that bring a learner back.
 *
 * @param {State} state
 * @param {{ spans: readonly number[] }} there
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ chosen, offsets, span, pixel, to }, { spans }) {
  const moved = offsets.flatMap((offset, at) => (offset === 0 ? [] : [[at + 1, Number(offset.toFixed(DECIMALS))].join(":")]))
  return {
    class: chosen,
    span: span === spans[0] ? null : span,
    moved: moved.length > 0 ? String(moved) : null,
    pixel: pixel && String([pixel[0] + 1, pixel[1] + 1]),
    to,
  }
}
