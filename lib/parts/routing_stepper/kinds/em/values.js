/** Values of two sentences that only EM routing has. */

import { placeOfLargest } from "../../../kit/maths.js"
import { indices } from "../../maths/vectors.js"

/** @typedef {import("../../describe/kind.js").Moment} Moment */
/** @typedef {import("./readings.js").Em} Em */

/**
 * Return how much of the primary capsules the class gets that led before.
 *
 * @param {Moment} moment
 * @param {Em} em
 * @returns {Record<string, string>}
 */
export function weightsValues({ trace, numbers, t }, em) {
  if (t === 0) return {}
  const leader = placeOfLargest(trace.lengths[t - 1])
  return { before: numbers.decimals(em.mass(t - 1, leader), 2), mass: numbers.decimals(em.mass(t, leader), 2) }
}

/**
 * Return the class whose variances are smallest, on average.
 *
 * @param {Moment} moment
 * @param {Em} em
 * @returns {Record<string, string>}
 */
export function varianceValues({ trace, classes, numbers, t }, em) {
  const spreads = indices(trace.outputs).map((j) => em.meanVariance(t, j))
  const tightest = placeOfLargest(spreads.map((spread) => -spread))
  return { class: classes[tightest], spread: numbers.figures(spreads[tightest]) }
}
