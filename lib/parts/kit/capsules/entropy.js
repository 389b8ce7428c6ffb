/**
 * How evenly each primary capsule is shared out: the entropy of its couplings, −Σⱼ cⱼ ln cⱼ, as a share of the largest possible, ln J.
 *
 * @typedef {object} Entropies
 * @property {(t: number, i: number) => number} at of one primary capsule, from 0 (all to one class) to 1 (uniform)
 * @property {number[]} means over all primary capsules, by iteration
 */

/**
 * @param {{ iterations: number, inputs: number, outputs: number, coupling: (t: number, i: number, j: number) => number }} trace
 * @returns {Entropies}
 */
export function entropiesOf({ iterations, inputs, outputs, coupling }) {
  const most = Math.log(outputs) || 1
  /** @param {number} t @param {number} i */
  const at = (t, i) => sumOver(outputs, (j) => {
    const share = coupling(t, i, j)
    return share > 0 ? -share * Math.log(share) : 0
  }) / most
  return { at, means: Array.from({ length: iterations }, (_, t) => sumOver(inputs, (i) => at(t, i)) / inputs) }
}

/** @param {number} count @param {(at: number) => number} value */
function sumOver(count, value) {
  let total = 0
  for (let at = 0; at < count; at += 1) total += value(at)
  return total
}
