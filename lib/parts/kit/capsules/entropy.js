/**
 * How evenly each primary capsule is shared out: the entropy of its couplings, −Σⱼ cⱼ ln cⱼ, as a share of the largest possible, ln J.
 * Where couplings add up to less than 1, “none of the above” has the rest and counts as one class more.
 *
 * @typedef {object} Entropies
 * @property {(t: number, i: number) => number} at of one primary capsule, from 0 (all to one class) to 1 (uniform)
 * @property {number[]} means over all primary capsules, by iteration
 */

/**
 * @param {{ iterations: number, inputs: number, outputs: number, uniform: number,
 *   coupling: (t: number, i: number, j: number) => number }} trace uniform: the coupling of each class where nothing is known yet
 * @returns {Entropies}
 */
export function entropiesOf({ iterations, inputs, outputs, uniform, coupling }) {
  const most = -Math.log(uniform) || 1
  /** @param {number} share */
  const part = (share) => (share > 0 ? -share * Math.log(share) : 0)
  /** @param {number} t @param {number} i */
  const at = (t, i) => {
    const none = uniform < 1 / outputs ? 1 - sumOver(outputs, (j) => coupling(t, i, j)) : 0
    return (sumOver(outputs, (j) => part(coupling(t, i, j))) + part(none)) / most
  }
  return { at, means: Array.from({ length: iterations }, (_, t) => sumOver(inputs, (i) => at(t, i)) / inputs) }
}

/** @param {number} count @param {(at: number) => number} value */
function sumOver(count, value) {
  let total = 0
  for (let at = 0; at < count; at += 1) total += value(at)
  return total
}
