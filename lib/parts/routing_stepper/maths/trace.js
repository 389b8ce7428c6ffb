/** The routing trace as the drawing asks for it: numbers by iteration t, primary capsule i and class capsule j. */

import { placesOfHighest } from "../../kit/maths.js"
import { lengthOf } from "../../kit/vectors.js"
import { indices } from "./vectors.js"

/** @typedef {{ data: Float32Array, shape: number[] }} FloatArray values in row-major order, and the length of each axis */
/** @typedef {ReturnType<typeof readTrace>} Trace */
/** @typedef {(t: number, i: number, j: number) => number} PairAt reads a number of the pair (i, j) in iteration t */

/**
 * Return what every kind of routing reports; a kind reads its own details with `pair`, `capsule`, `perInput` and `perOutput`.
 *
 * @param {Record<string, FloatArray>} arrays
 * @param {number} [named] how many classes the network names
 * @param {boolean} [hasNone] whether “none of the above” takes a share of each capsule too
 */
export function readTrace(arrays, named = 1, hasNone = false) {
  const [iterations, inputs, outputs] = arrays.couplings.shape
  const size = arrays.votes.shape[2]
  const primarySize = arrays.primary.shape[1]
  /** @param {string} name of [iterations, inputs, outputs] @returns {PairAt} */
  const pair = (name) => (t, i, j) => arrays[name].data[(t * inputs + i) * outputs + j]
  /** @param {string} name of [iterations, outputs, size] */
  const capsule = (name) => (/** @type {number} */ t, /** @type {number} */ j) => {
    const at = (t * outputs + j) * size
    return arrays[name].data.subarray(at, at + size)
  }
  /** @param {string} name of [iterations, inputs] */
  const perInput = (name) => (/** @type {number} */ t, /** @type {number} */ i) => arrays[name].data[t * inputs + i]
  /** @param {string} name of [iterations, outputs] */
  const perOutput = (name) => (/** @type {number} */ t, /** @type {number} */ j) => arrays[name].data[t * outputs + j]
  /** @param {number} i @param {number} j */
  const vote = (i, j) => arrays.votes.data.subarray((i * outputs + j) * size, (i * outputs + j + 1) * size)
  /** @param {number} i */
  const primary = (i) => arrays.primary.data.subarray(i * primarySize, (i + 1) * primarySize)
  const [sum, output] = [capsule("weighted_sums"), capsule("outputs")]
  const lengths = indices(iterations).map((t) => indices(outputs).map((j) => lengthOf(output(t, j))))
  const answers = placesOfHighest(lengths[iterations - 1], named)
  return {
    iterations, inputs, outputs, size, primarySize, pair, capsule, perInput, perOutput, vote, primary, sum, output, lengths,
    uniform: 1 / (outputs + Number(hasNone)),
    logit: pair("logits"),
    coupling: pair("couplings"),
    agreement: pair("agreements"),
    sumLengths: indices(iterations).map((t) => indices(outputs).map((j) => lengthOf(sum(t, j)))),
    primaryLengths: indices(inputs).map((i) => lengthOf(primary(i))),
    answer: answers[0],
    answers }
}
