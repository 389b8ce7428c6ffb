/**
 * What links and map show at a step: one number for each pair, drawn by how far it is from a reference.
 *
 * @typedef {import("../../kit/text.js").Labels} Labels
 * @typedef {import("../maths/trace.js").Trace} Trace
 * @typedef {import("../maths/trace.js").PairAt} PairAt
 * @typedef {(labels: Labels) => string} Wording picks a text
 *
 * @typedef {object} Measure a quantity as a kind describes it
 * @property {string} symbol
 * @property {number} reference the value without a colour
 * @property {PairAt} at
 * @property {number} [least] the end below that it can reach
 * @property {number} [most]
 * @property {Wording} more what a value above the reference is called
 * @property {Wording | null} [less] null where nothing lies below the reference
 * @property {Wording} width of the links, explained
 * @property {Wording} map the title of the map
 * @property {Wording} [range] what the map reaches from and to
 *
 * @typedef {Required<Measure> & { widest: number, isFlat: boolean }} Quantity
 *   `widest` is how far it gets from its reference in the whole trace, `isFlat` whether it never leaves it
 */

const SAME = 1e-6 // pairs that differ by less than this are alike; float32 tells no more

/**
 * Return the quantity, measured in the whole trace.
 *
 * @param {Trace} trace
 * @param {Measure} measure
 * @returns {Quantity}
 */
export function measured(trace, measure) {
  const { at, reference } = measure
  let widest = 0
  for (let t = 0; t < trace.iterations; t += 1) {
    for (let i = 0; i < trace.inputs; i += 1) {
      for (let j = 0; j < trace.outputs; j += 1) widest = Math.max(widest, Math.abs(at(t, i, j) - reference))
    }
  }
  const isFlat = widest < SAME
  return {
    least: -Infinity, most: Infinity, less: null, range: (labels) => labels.range, ...measure, isFlat, widest: isFlat ? 1 : widest,
  }
}

/**
 * Return a coupling coefficient, or what takes its place: a share that is uniform where nothing is known.
 *
 * @param {Trace} trace
 * @param {Partial<Measure>} [own]
 */
export function couplingQuantity(trace, own = {}) {
  return measured(trace, {
    symbol: "c",
    reference: trace.uniform,
    at: trace.coupling,
    least: 0,
    most: 1,
    more: (labels) => labels.more_coupling,
    less: (labels) => labels.less_coupling,
    width: (labels) => labels.legend_coupling,
    map: (labels) => labels.map_coupling,
    range: (labels) => labels.range_uniform,
    ...own,
  })
}

/**
 * Return an agreement, or another score around 0.
 *
 * @param {Trace} trace
 * @param {Partial<Measure>} [own]
 */
export function agreementQuantity(trace, own = {}) {
  return measured(trace, {
    symbol: "a",
    reference: 0,
    at: trace.agreement,
    more: (labels) => labels.more_agreement,
    less: (labels) => labels.less_agreement,
    width: (labels) => labels.legend_agreement,
    map: (labels) => labels.map_agreement,
    ...own,
  })
}

/**
 * Return how far `value` is from the reference, in [−1, 1] of the scale.
 *
 * @param {Quantity} quantity
 * @param {number} value
 */
export function deviation({ isFlat, reference, widest }, value) {
  return isFlat ? 0 : (value - reference) / widest
}
