/**
 * How evenly each primary capsule is shared out: the entropy of its couplings, −Σⱼ cⱼ ln cⱼ, as a share of the largest possible, ln J.
 *
 * @typedef {object} Entropies
 * @property {(t: number, i: number) => number} at of one primary capsule, from 0 (all to one class) to 1 (uniform)
 * @property {number[]} means over all primary capsules, by iteration
 */

import { indices, sumOver } from "./vectors.js"

/**
 * @param {Pick<import("./trace.js").Trace, "iterations" | "inputs" | "outputs" | "coupling">} trace
 * @returns {Entropies}
 */
export function entropiesOf({ iterations, inputs, outputs, coupling }) {
  const most = Math.log(outputs) || 1
  /** @param {number} t @param {number} i */
  const at = (t, i) => sumOver(outputs, (j) => {
    const share = coupling(t, i, j)
    return share > 0 ? -share * Math.log(share) : 0
  }) / most
  return { at, means: indices(iterations).map((t) => sumOver(inputs, (i) => at(t, i)) / inputs) }
}
