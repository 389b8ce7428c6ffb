/**
 * What the instruments show of a reading.
 *
 * @typedef {import("../kit/network/passes.js").Floats} Floats
 * @typedef {{ low: number, high: number }} Range
 *
 * @typedef {object} Measures
 * @property {Range} given what one primary capsule gives to all classes together
 * @property {Range} received what one class receives from all primary capsules together
 * @property {Range} coupling a single coupling
 * @property {number} below the share of all numbers of the primary capsules that are below 0
 */

/**
 * Return what the instruments show.
 *
 * @param {{ primary: Floats, couplings: Floats }} reading primary [inputs, dim], couplings [inputs, classes]
 * @returns {Measures}
 */
export function measuresOf({ primary, couplings }) {
  return {
    given: rangeOf(sumsOver(couplings, "classes")),
    received: rangeOf(sumsOver(couplings, "inputs")),
    coupling: rangeOf(couplings.data),
    below: primary.data.filter((value) => value < 0).length / primary.data.length,
  }
}

/**
 * Return the sums of couplings [inputs, classes] over one of the axes.
 *
 * @param {Floats} couplings
 * @param {"inputs" | "classes"} axis
 */
export function sumsOver({ data, shape: [inputs, classes] }, axis) {
  const sums = new Array(axis === "classes" ? inputs : classes).fill(0)
  data.forEach((value, at) => {
    sums[axis === "classes" ? Math.floor(at / classes) : at % classes] += value
  })
  return sums
}

/**
 * @param {ArrayLike<number>} values at least one
 * @returns {Range}
 */
function rangeOf(values) {
  let [low, high] = [Infinity, -Infinity]
  for (let at = 0; at < values.length; at += 1) {
    low = Math.min(low, values[at])
    high = Math.max(high, values[at])
  }
  return { low, high }
}

/**
 * Return the numbers of one primary capsule.
 *
 * @param {Floats} primary [inputs, dim]
 * @param {number} which
 */
export function capsuleOf({ data, shape: [, dim] }, which) {
  return data.subarray(which * dim, (which + 1) * dim)
}

/**
 * Return the lengths of the class capsules after the last pass.
 *
 * @param {Floats} lengths [passes, classes]
 * @returns {number[]}
 */
export function lastLengths({ data, shape: [, classes] }) {
  return Array.from(data.subarray(data.length - classes))
}

/**
 * Return the length of one class capsule after each pass, by the pass's number.
 *
 * @param {Floats} lengths [passes, classes]
 * @param {number} which
 * @returns {[number, number][]}
 */
export function lengthsOver({ data, shape: [passes, classes] }, which) {
  return Array.from({ length: passes }, (_, pass) => [pass + 1, data[pass * classes + which]])
}
