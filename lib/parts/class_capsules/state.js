/**
 * What a learner has chosen on the class capsules.
 *
 * @typedef {object} State
 * @property {number | null} chosen the class whose capsule is looked at; null for the longest
 * @property {number[]} offsets by which its numbers are moved; what is left out is 0
 * @property {number} span how far the numbers are moved in the overview
 * @property {[number, number] | null} pixel row and column of a pixel that is asked about
 *
 * @typedef {{ class?: string | null, span?: string | null }} View where a link starts
 */

/** Of a number's slider, to each side of 0. A capsule is less than 1 long, and its numbers share that. */
export const REACH = 0.75

/**
 * @param {View} view
 * @param {{ classes: readonly unknown[], spans: readonly number[] }} there what there is
 * @returns {State}
 */
export function startingState(view, { classes, spans }) {
  const at = view.class && /^\d+$/.test(view.class) ? Number(view.class) : null
  return {
    chosen: at !== null && at < classes.length ? at : null,
    offsets: [],
    span: spans.find((span) => String(span) === view.span) ?? spans[0],
    pixel: null,
  }
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
export function addressOf({ chosen, span }, { spans }) {
  return { class: chosen, span: span === spans[0] ? null : span }
}
